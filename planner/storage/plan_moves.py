"""Gives a plan's file another name or folder: at every instant the whole plan stands somewhere.

The new file is written and read back before the old one goes, and a name that is taken stays as it
is. Where anything fails, the plan is where it was.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from planner.storage.private_folder import make_private_folder
from planner.storage.profile_errors import MissingProfileError
from planner.storage.safe_write import DISK, Disk, digest_of, resolved, write_durably
from planner.storage.write_errors import ChangedOutsideError, FileExistsAlreadyError, write_error

if TYPE_CHECKING:
    from collections.abc import Collection

#: The folder beside plans for those that are put away.
ARCHIVE: Final = "Archive"


def is_archived(path: Path) -> bool:
    """Whether a plan's file stands in an archive."""
    return path.parent.name == ARCHIVE


def archived(path: Path) -> Path:
    """Where a plan goes that is put away: the archive beside it, under a name that is free."""
    return free_name(path.parent / ARCHIVE, path.stem, path.suffix)


def brought_back(path: Path) -> Path:
    """Where a plan goes that comes back from its archive, under a name that is free."""
    return free_name(path.parent.parent, path.stem, path.suffix)


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """Return a path in a folder that no file has yet; of names that are taken a numbered one."""
    path, number = folder / f"{stem}{suffix}", 2
    while os.path.lexists(path):
        path, number = folder / f"{stem}-{number}{suffix}", number + 1
    return path


def move_plan(
    path: Path, target: Path, *, expected: Collection[str] = (), disk: Disk = DISK
) -> None:
    """Move a plan's file; its folder is made where it is missing.

    What only names the file (a symbolic link) moves alone: the file stays where it is.

    Args:
        path: The file.
        target: Its new path, which nothing has yet.
        expected: SHA-256 digests, one of which the file must have; empty asks nothing.
        disk: The operating system's calls.

    Raises:
        MissingProfileError: The file is not there.
        FileExistsAlreadyError: The new name is taken.
        WriteError: It could not be moved, and is where it was.
    """
    try:
        if path.is_symlink():
            _move_link(path, target)
            return
        data, mode = disk.read(path), stat.S_IMODE(disk.status(path).st_mode)
    except FileNotFoundError as error:
        raise MissingProfileError(path) from error
    except FileExistsError as error:
        raise FileExistsAlreadyError(target) from error
    except OSError as error:
        raise write_error(path, error) from error
    if expected and digest_of(data) not in expected:
        raise ChangedOutsideError(path)
    _make_folder(target)
    write_durably(target, data, mode, new=True, disk=disk)
    try:
        _remove(path, data, disk)
    except BaseException:
        with suppress(OSError):  # two files with one plan are better than none
            disk.remove(target)
        raise


def _remove(path: Path, data: bytes, disk: Disk) -> None:
    """Remove what was moved, unless it holds something else by now."""
    try:
        if disk.read(path) != data:
            raise ChangedOutsideError(path)
        disk.remove(path)
    except OSError as error:
        raise write_error(path, error) from error
    with suppress(OSError):  # it is gone; at worst a power cut brings it back beside the new one
        disk.flush_folder(path.parent)


def _move_link(link: Path, target: Path) -> None:
    _make_folder(target)
    target.symlink_to(resolved(link))
    try:
        link.unlink()
    except OSError:
        target.unlink()
        raise


def _make_folder(target: Path) -> None:
    try:
        make_private_folder(target.parent)
    except OSError as error:
        raise write_error(target, error) from error
