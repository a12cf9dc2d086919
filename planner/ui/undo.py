"""Edits on Qt's undo stack: a command applies an edit and keeps the edit that takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:
    from planner.domain.edits import Edit
    from planner.domain.profile import Profile


class ProfileHolder(Protocol):
    """Whatever holds the current profile; the session in the app, a plain object in tests."""

    @property
    def profile(self) -> Profile:
        """The profile as it is now."""

    def take(self, profile: Profile, edit: Edit) -> None:
        """Hold another profile; ``edit`` is what led to it."""


#: Commands with one number may become one; -1 is that of those that never do.
_ALONE, _TYPED = -1, 1


class EditCommand(QUndoCommand):
    """One edit that can be done, undone and done again.

    Profiles are frozen, so the command holds two small edits and never a whole profile.
    """

    def __init__(
        self, holder: ProfileHolder, edit: Edit, text: str, *, typed: bool = False
    ) -> None:
        """Prepare an edit; nothing happens until the command is pushed.

        Args:
            holder: What holds the profile.
            edit: The change, with its new dates already joined to it.
            text: What the learner did, for the Edit menu.
            typed: Whether the learner is still typing: what comes next of the same text is one
                step with it.
        """
        super().__init__(text)
        self._typed = typed
        self._holder = holder
        self.edit = edit
        self._inverse: Edit | None = None

    def id(self) -> int:
        """Tell Qt whether to ask `mergeWith`."""
        return _TYPED if self._typed else _ALONE

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in what was typed since."""
        if not isinstance(other, EditCommand):
            return False
        ours, theirs = self.edit, other.edit
        if (ours.milestone, ours.change) != (theirs.milestone, theirs.change):
            return False
        self.edit = theirs
        return True

    def redo(self) -> None:
        """Apply the edit and keep its inverse."""
        profile, self._inverse = self.edit.apply(self._holder.profile)
        self._holder.take(profile, self.edit)

    def undo(self) -> None:
        """Apply the inverse."""
        if self._inverse is None:
            return
        profile, _ = self._inverse.apply(self._holder.profile)
        self._holder.take(profile, self._inverse)
