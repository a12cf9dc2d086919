"""What can be wrong with a profile's file, one class per cause, each with its sentence.

Every sentence says what happened and names a way on that works today.
"""

from __future__ import annotations

from pathlib import Path

from planner.domain.problems import PlannerError
from planner.storage.safe_write import is_folder

#: No plan is as large as this, in bytes.
MAX_BYTES = 64 << 20


class ProfileFileError(PlannerError):
    """A profile's file could not be used; it is as it was."""

    def __init__(self, path: Path, rest: str) -> None:
        super().__init__(f"“{path}” {rest}")
        self.path = path


class MissingProfileError(ProfileFileError):
    """There is no such file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "does not exist. Check the name, or make a plan with “planner new”.")


class NotAProfileFileError(ProfileFileError):
    """A folder, a device or a pipe."""

    def __init__(self, path: Path) -> None:
        what = "a folder" if is_folder(path) else "not an ordinary file"
        super().__init__(path, f"is {what}. Give the name of a plan's file.")


class UnreadableProfileError(ProfileFileError):
    """The system does not let the file be read."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            path,
            f"cannot be read: {reason}. Check its permissions, or copy it to another folder.",
        )


class TooLargeProfileError(ProfileFileError):
    """Larger than any plan."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, f"is larger than {MAX_BYTES >> 20} MB, so it is not a plan. Choose another file."
        )


class ForeignFileError(ProfileFileError):
    """The file of another program."""

    def __init__(self, path: Path, *, pdf: bool = False) -> None:
        way_on = (
            "To take the plan out of a printed PDF, use “planner open FILE.pdf NEW_PROFILE”."
            if pdf
            else "Choose a file that “planner new” or the app has made."
        )
        super().__init__(path, f"is not a plan of this program. {way_on}")


class DamagedProfileError(ProfileFileError):
    """One of our files that is no longer whole."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            path,
            f"is damaged ({reason}) and was left as it is. Save what can be read of it with "
            "“planner recover PROFILE NEW”, or go back to an earlier state with “planner snapshots "
            "PROFILE”.",
        )
        self.reason = reason


class NothingToRecoverError(ProfileFileError):
    """A file in which nothing of a plan can be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            "holds nothing of a plan that can be read, and was left as it is. Put back an earlier "
            "copy, or take the plan out of its last printed PDF with “planner open FILE.pdf "
            "NEW_PROFILE”.",
        )


class NewerProfileError(ProfileFileError):
    """Written by a newer version of this program."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            path,
            f"was saved by a newer version of the planner (schema {found}, this version reads up "
            f"to {known}). Install the newer version to open it.",
        )


class EditedProfileError(ProfileFileError):
    """A valid plan that is not as this program wrote it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            "was edited outside the planner. Add --trust-edits to use it as it is, or go back to "
            "an earlier state with “planner snapshots PROFILE”.",
        )


class ProfileInUseError(ProfileFileError):
    """Another window or command holds the profile."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "is open in the planner. Close it there and try again.")


class ProfileExistsError(ProfileFileError):
    """A new plan would take the name of a file that is there."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "exists already and was not overwritten. Choose another name.")


class EmptiedPlanError(ProfileFileError):
    """A plan without milestones would replace one that has some."""

    def __init__(self, path: Path, count: int) -> None:
        super().__init__(
            path,
            f"holds {count} milestones and was not overwritten by an empty plan. "
            "Save the empty plan under another name.",
        )


class UnsavableProfileError(ProfileFileError):
    """A profile that could not be read back once written: a fault of this program."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            path,
            f"was not overwritten, because the change could not be read back ({reason}). "
            "Undo the last change.",
        )


class LockError(PlannerError):
    """The file that keeps two programs apart could not be made."""

    def __init__(self, folder: Path, error: Exception) -> None:
        reason = getattr(error, "strerror", None) or str(error)
        super().__init__(
            f"“{folder}” cannot be used to lock the plan: {reason}. "
            "Make that folder writable and try again."
        )


class NothingLoadedError(RuntimeError):
    """A fault of the program: saving what was neither loaded nor created."""

    def __init__(self) -> None:
        super().__init__("a profile is loaded or created before it is saved")
