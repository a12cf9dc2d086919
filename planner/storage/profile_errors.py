"""What can be wrong with a profile's file, one class per cause, each with its sentence.

Every sentence says what happened and names a way on that works today.
"""

from __future__ import annotations

from pathlib import Path

from planner.domain.problems import PlannerError
from planner.domain.sentences import Sentence
from planner.domain.system_reasons import reason_of
from planner.storage.write_errors import is_folder

#: No plan is as large as this, in bytes.
MAX_BYTES = 64 << 20


class ProfileFileError(PlannerError):
    """A profile's file could not be used; it is as it was."""

    def __init__(self, path: Path, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.path = path


class MissingProfileError(ProfileFileError):
    """There is no such file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” does not exist. Check the name, or make a plan with “planner new”.",
                path=path,
                on_screen=Sentence(
                    "“{path}” does not exist. Look for it with “Open plan”, or begin a new plan.",
                    path=path,
                ),
            ),
        )


class NotAProfileFileError(ProfileFileError):
    """A folder, a device or a pipe."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            Sentence("“{path}” is a folder. Give the name of a plan's file.", path=path)
            if is_folder(path)
            else Sentence(
                "“{path}” is not an ordinary file. Give the name of a plan's file.", path=path
            ),
        )


class UnreadableProfileError(ProfileFileError):
    """The system does not let the file be read."""

    def __init__(self, path: Path, reason: Sentence) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” cannot be read: {reason}. Check its permissions, or copy it to another "
                "folder.",
                path=path,
                reason=reason,
            ),
        )


class TooLargeProfileError(ProfileFileError):
    """Larger than any plan."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” is larger than {size} MB, so it is not a plan. Choose another file.",
                path=path,
                size=MAX_BYTES >> 20,
            ),
        )


class ForeignFileError(ProfileFileError):
    """The file of another program."""

    def __init__(self, path: Path, *, pdf: bool = False) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” is not a plan of this program. To take the plan out of a printed PDF, "
                "use “planner open FILE.pdf NEW_PROFILE”.",
                path=path,
                on_screen=Sentence(
                    "“{path}” is not a plan of this program. To take the plan out of a printed "
                    "PDF, drop the PDF onto the window.",
                    path=path,
                ),
            )
            if pdf
            else Sentence(
                "“{path}” is not a plan of this program. Choose a file that “planner new” or the "
                "app has made.",
                path=path,
                on_screen=Sentence(
                    "“{path}” is not a plan of this program. Choose a file that it has made.",
                    path=path,
                ),
            ),
        )


class DamagedProfileError(ProfileFileError):
    """One of our files that is no longer whole."""

    def __init__(self, path: Path, reason: Sentence) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” is damaged ({reason}) and was left as it is. Save what can be read of it "
                "with “planner recover PROFILE NEW”, or go back to an earlier state with “planner "
                "snapshots PROFILE”.",
                path=path,
                reason=reason,
                on_screen=Sentence(
                    "“{path}” is damaged ({reason}) and was left as it is. Open it with “Open "
                    "plan”: what can be read of it, and its earlier states, are offered there.",
                    path=path,
                    reason=reason,
                ),
            ),
        )
        self.reason = reason


class NothingToRecoverError(ProfileFileError):
    """A file in which nothing of a plan can be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” holds nothing of a plan that can be read, and was left as it is. Put "
                "back an earlier copy, or take the plan out of its last printed PDF with “planner "
                "open FILE.pdf NEW_PROFILE”.",
                path=path,
                on_screen=Sentence(
                    "“{path}” holds nothing of a plan that can be read, and was left as it is. Put "
                    "back an earlier copy, or drop its last printed PDF onto the window.",
                    path=path,
                ),
            ),
        )


class NewerProfileError(ProfileFileError):
    """Written by a newer version of this program."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” was saved by a newer version of the planner (schema {found}, this "
                "version reads up to {known}). Install the newer version to open it.",
                path=path,
                found=str(found),
                known=str(known),
            ),
        )


class EditedProfileError(ProfileFileError):
    """A valid plan that is not as this program wrote it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” was edited outside the planner. Add --trust-edits to use it as it is, or "
                "go back to an earlier state with “planner snapshots PROFILE”.",
                path=path,
                on_screen=Sentence(
                    "“{path}” was edited outside the planner. Open it with “Open plan” to use it "
                    "as it is, or to go back to an earlier state.",
                    path=path,
                ),
            ),
        )


class ProfileInUseError(ProfileFileError):
    """Another window or command holds the profile."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            Sentence("“{path}” is open in the planner. Close it there and try again.", path=path),
        )


class ProfileExistsError(ProfileFileError):
    """A new plan would take the name of a file that is there."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” exists already and was not overwritten. Choose another name.", path=path
            ),
        )


class EmptiedPlanError(ProfileFileError):
    """A plan without milestones would replace one that has some."""

    def __init__(self, path: Path, count: int) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” holds {count} milestones and was not overwritten by an empty plan. Save "
                "the empty plan under another name.",
                one="“{path}” holds 1 milestone and was not overwritten by an empty plan. Save the "
                "empty plan under another name.",
                path=path,
                count=count,
            ),
        )


class UnsavableProfileError(ProfileFileError):
    """A profile that could not be read back once written: a fault of this program."""

    def __init__(self, path: Path, reason: Sentence) -> None:
        super().__init__(
            path,
            Sentence(
                "“{path}” was not overwritten, because the change could not be read back "
                "({reason}). Undo the last change.",
                path=path,
                reason=reason,
            ),
        )


class LockError(PlannerError):
    """The file that keeps two programs apart could not be made."""

    def __init__(self, folder: Path, error: Exception) -> None:
        super().__init__(
            Sentence(
                "“{folder}” cannot be used to lock the plan: {reason}. Make that folder writable "
                "and try again.",
                folder=folder,
                reason=reason_of(error),
            )
        )


class NothingLoadedError(RuntimeError):
    """A fault of the program: saving what was neither loaded nor created."""

    def __init__(self) -> None:
        super().__init__("a profile is loaded or created before it is saved")
