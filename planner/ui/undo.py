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


class EditCommand(QUndoCommand):
    """One edit that can be done, undone and done again.

    Profiles are frozen, so the command holds two small edits and never a whole profile.
    """

    def __init__(self, holder: ProfileHolder, edit: Edit, text: str) -> None:
        """Prepare an edit; nothing happens until the command is pushed.

        Args:
            holder: What holds the profile.
            edit: The change, with its new dates already joined to it.
            text: What the learner did, for the Edit menu.
        """
        super().__init__(text)
        self._holder = holder
        self._edit = edit
        self._inverse: Edit | None = None

    def redo(self) -> None:
        """Apply the edit and keep its inverse."""
        profile, self._inverse = self._edit.apply(self._holder.profile)
        self._holder.take(profile, self._edit)

    def undo(self) -> None:
        """Apply the inverse."""
        if self._inverse is None:
            return
        profile, _ = self._inverse.apply(self._holder.profile)
        self._holder.take(profile, self._inverse)
