"""What the commands of the action table do where several milestones are selected.

Each is one edit of all of them, so that one undo takes it back.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.domain import several
from planner.domain.profile import Status
from planner.ui.actions import ActionId

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from planner.domain.edits import Edit
    from planner.domain.profile import Milestone
    from planner.ui.milestone_commands import MilestoneCommands
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

_WEEK = 7


class SeveralCommands(QObject):
    """Commands about all milestones that are selected when they are given."""

    def __init__(
        self,
        themes: ThemeSource,
        window: QWidget,
        session: PlanSession,
        selected: Callable[[], tuple[Milestone, ...]],
        single: MilestoneCommands,
    ) -> None:
        """Work on what ``selected`` gives; dates are changed as ``single`` changes them."""
        super().__init__(single)
        self._themes = themes
        self._window = window
        self._session = session
        self._selected = selected
        self._single = single

    def table(self) -> dict[str, Callable[[], None]]:
        """The commands by the ids of their actions."""
        return {
            ActionId.TOGGLE_DONE: self._toggle_done,
            ActionId.SKIP: self._skip,
            ActionId.ESTIMATES: self._estimate,
            ActionId.DELETE: self._delete,
            ActionId.DAY_EARLIER: partial(self._move, -1),
            ActionId.DAY_LATER: partial(self._move, 1),
            ActionId.WEEK_EARLIER: partial(self._move, -_WEEK),
            ActionId.WEEK_LATER: partial(self._move, _WEEK),
        }

    # --- Internals ------------------------------------------------------------------------------

    def _names(self) -> list[str]:
        return [each.id for each in self._selected()]

    def _open(self) -> tuple[Milestone, ...]:
        return tuple(each for each in self._selected() if each.is_open)

    def _apply(self, edit: Edit | None, else_say: str = "") -> None:
        """Make an edit; where it would change nothing, say why."""
        if edit is None:
            return
        if several.milestones_of(edit):
            self._session.apply(edit)
        elif else_say:
            self._session.refused.emit(else_say)

    def _toggle_done(self) -> None:
        session, names = self._session, self._names()
        if self._open():
            today = session.today
            self._apply(several.check_off_all(session.profile, names, today, today))
        else:
            self._apply(several.reopen_all(session.profile, names))

    def _skip(self) -> None:
        from planner.ui.dialogs.skip import SkipDialog

        session, found = self._session, self._open()
        if found:
            self._apply(SkipDialog.ask_about(self._themes, session, found, self._window))
            return
        skipped = [each.id for each in self._selected() if each.status is Status.SKIPPED]
        self._apply(
            several.reopen_all(session.profile, skipped),
            self.tr("All of these are done. Open them again before you skip them."),
        )

    def _estimate(self) -> None:
        from planner.ui.dialogs.estimates import EstimatesDialog

        found = self._open()
        if found:
            self._apply(EstimatesDialog.ask(self._themes, self._session, found, self._window))
        else:
            self._session.refused.emit(self.tr("None of these is open, so nothing is estimated."))

    def _move(self, days: int) -> None:
        edit = several.move_all(self._session.profile, self._names(), days)
        if several.milestones_of(edit):
            self._single.change_dates(edit)
        else:
            self._session.refused.emit(self.tr("None of these has dates that can be moved."))

    def _delete(self) -> None:
        self._apply(
            several.remove_own(self._session.profile, self._names()),
            self.tr(
                "Only milestones of your own are deleted together, and none of these is. Skip them "
                "to leave them out."
            ),
        )
