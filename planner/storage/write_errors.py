"""Why a file was not written, one class per cause, each with its sentence.

Each sentence stands here twice: as it is said anywhere, and in short, for a place that shows the
file's name already.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from planner.domain.problems import PlannerError
from planner.domain.sentences import Sentence
from planner.domain.system_reasons import reason_of

if TYPE_CHECKING:
    from pathlib import Path

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class WriteError(PlannerError):
    """A file could not be written; what stood there before is untouched."""

    def __init__(self, path: Path, sentence: Sentence, in_short: Sentence) -> None:
        super().__init__(sentence, in_short)
        self.path = path


class DiskFullError(WriteError):
    """There is no room, or the learner's share of it is used up."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” cannot be written: the disk is full. Free some space, or choose another "
                "disk.",
                path=path,
            ),
            Sentence("The disk is full. Free some space, or choose another disk."),
        )


class ReadOnlyError(WriteError):
    """The folder or the file may not be changed."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” cannot be written: changes are not allowed in “{folder}”. Choose another "
                "folder, or change its permissions.",
                path=path,
                folder=path.parent,
            ),
            Sentence(
                "Changes are not allowed in “{folder}”. Choose another folder, or change its "
                "permissions.",
                folder=path.parent,
            ),
        )


class ReadOnlyFileError(WriteError):
    """The file itself is marked as read-only."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” cannot be written: the file is read-only. Choose another name, or allow "
                "changes to the file.",
                path=path,
            ),
            Sentence("The file is read-only. Choose another name, or allow changes to the file."),
        )


class MissingFolderError(WriteError):
    """The folder is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” cannot be written: there is no folder “{folder}”. Make the folder first, "
                "or choose another one.",
                path=path,
                folder=path.parent,
            ),
            Sentence(
                "There is no folder “{folder}”. Make the folder first, or choose another one.",
                folder=path.parent,
            ),
        )


class NotAnOrdinaryFileError(WriteError):
    """Something other than a file has that name."""

    def __init__(self, path: Path) -> None:
        if is_folder(path):
            super().__init__(
                path,
                Sentence(
                    "“{path}” cannot be written: it is a folder. Give the name of a file.",
                    path=path,
                ),
                Sentence("It is a folder. Give the name of a file."),
            )
            return
        super().__init__(
            path,
            Sentence(
                "“{path}” cannot be written: it is not an ordinary file. Give the name of a file.",
                path=path,
            ),
            Sentence("It is not an ordinary file. Give the name of a file."),
        )


class FileExistsAlreadyError(WriteError):
    """A file that was to be made is there already."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” cannot be written: a file of that name exists already. Choose another "
                "name.",
                path=path,
            ),
            Sentence("A file of that name exists already. Choose another name."),
        )


class ChangedOutsideError(WriteError):
    """Another program wrote the file since this one last read or wrote it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” cannot be written: another program has changed it since it was opened. "
                "Open it again, or save a copy elsewhere.",
                path=path,
            ),
            Sentence(
                "Another program has changed it since it was opened. Open it again, or save a copy "
                "elsewhere."
            ),
        )


class LongNameError(WriteError):
    """The system does not take names that long."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” cannot be written: the name is too long. Choose a shorter one.", path=path
            ),
            Sentence("The name is too long. Choose a shorter one."),
        )


class DiskFailedError(WriteError):
    """The system failed for a reason of its own, or what was written is not what is there."""

    def __init__(self, path: Path, reason: Sentence) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” cannot be written: {reason}. Save a copy on another disk.",
                path=path,
                reason=reason,
            ),
            Sentence("The reason: {reason}. Save a copy on another disk.", reason=reason),
        )


def write_error(path: Path, error: OSError | ValueError) -> WriteError:
    """Return the error that explains in a sentence why a file was not written."""
    number = error.errno if isinstance(error, OSError) else None
    if number in _FULL:
        return DiskFullError(path)
    if number in (errno.EROFS, errno.EACCES, errno.EPERM):
        return ReadOnlyError(path)
    if number in (errno.ENOENT, errno.ENOTDIR):
        return MissingFolderError(path)
    if number == errno.ENAMETOOLONG:
        return LongNameError(path)
    if number == errno.EISDIR:
        return NotAnOrdinaryFileError(path)
    return DiskFailedError(path, reason_of(error))


def is_folder(path: Path) -> bool:
    """Tell whether a path is a folder, as far as one may look."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
