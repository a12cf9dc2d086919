"""What the commands of the action table do to the selected milestone.

Each finds the milestone, asks for what it needs in a dialog and hands the session one edit.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from planner.domain import edits, own_order
from planner.domain.consequences import consequences_of
from planner.domain.own_dates import moved_by, where_it_stands
from planner.domain.problems import PhaseError, PlannerError
from planner.domain.profile import Status
from planner.ui.actions import ActionId
from planner.ui.beside import worked_out
from planner.ui.spoken import said

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from planner.domain.consequences import Consequences
    from planner.domain.edits import Edit
    from planner.domain.profile import Milestone, Profile
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

_WEEK = 7


class MilestoneCommands(QObject):
    """Commands about the milestone that is selected when they are given."""

    #: A fact: a milestone stands in another phase now.
    phase_changed = Signal(str)

    def __init__(
        self,
        themes: ThemeSource,
        window: QWidget,
        session: PlanSession,
        chosen: Callable[[], Milestone | None],
        parent: QObject,
    ) -> None:
        """Work on what ``chosen`` gives; dialogs stand over ``window``."""
        super().__init__(parent)
        self._themes = themes
        self._window = window
        self._session = session
        self._milestone = chosen

    def table(self) -> dict[str, Callable[[], None]]:
        """The commands by the ids of their actions."""
        return {
            ActionId.RENAME: self._edit_milestone,
            ActionId.DELETE: self._delete,
            ActionId.TOGGLE_DONE: self._toggle_done,
            ActionId.LOG_HOURS: self._log_hours,
            ActionId.CORRECT_LOG: self._correct_log,
            ActionId.SKIP: self._skip,
            ActionId.PIN_DATES: self._pin,
            ActionId.HABIT: self._habit,
            ActionId.MOVE_EARLIER: lambda: self._move(-1),
            ActionId.MOVE_LATER: lambda: self._move(1),
            ActionId.MOVE_TO_PHASE: self._ask_for_phase,
            ActionId.ESTIMATES: self._estimate,
            ActionId.DAY_EARLIER: lambda: self._move_dates(-1),
            ActionId.DAY_LATER: lambda: self._move_dates(1),
            ActionId.WEEK_EARLIER: lambda: self._move_dates(-_WEEK),
            ActionId.WEEK_LATER: lambda: self._move_dates(_WEEK),
        }

    def _apply(self, edit: Edit | None) -> None:
        if edit is None:
            return
        profile, name = self._session.profile, edit.milestone or ""
        before = profile.milestone(name)
        self._session.apply(edit)
        after = self._session.profile.milestone(name)
        if before is not None and after is not None and before.phase != after.phase:
            self.phase_changed.emit(name)

    def _toggle_done(self) -> None:
        milestone = self._milestone()
        if milestone is None:
            return
        today = self._session.today
        if milestone.is_open:
            self._apply(edits.check_off(milestone.id, today, today))
        else:
            self._apply(edits.reopen(self._session.profile, milestone.id))

    def _skip(self) -> None:
        from planner.ui.dialogs.skip import SkipDialog

        milestone = self._milestone()
        if milestone is None:
            return
        if milestone.status is Status.SKIPPED:
            self._apply(edits.reopen(self._session.profile, milestone.id))
        else:
            self._apply(SkipDialog.ask(self._themes, milestone, self._window))

    def _log_hours(self) -> None:
        self.log_hours_on(self._milestone())

    def log_hours_on(self, milestone: Milestone | None, day: dt.date | None = None) -> None:
        """Ask for hours worked on a milestone, on a day or, until told otherwise, today."""
        from planner.ui.dialogs.log_hours import LogHoursDialog

        if milestone is not None:
            parts = (self._themes, self._session, milestone, self._window)
            self._apply(
                LogHoursDialog.ask(*parts) if day is None else LogHoursDialog.ask(*parts, day)
            )

    def _correct_log(self) -> None:
        from planner.ui.dialogs.worked import WorkedDialog

        milestone = self._milestone()
        if milestone is not None:
            self._apply(WorkedDialog.ask(self._themes, self._session, milestone, self._window))

    def _estimate(self) -> None:
        from planner.ui.dialogs.estimates import EstimatesDialog

        milestone = self._milestone()
        if milestone is not None and milestone.is_open:
            found = (milestone,)
            self._apply(EstimatesDialog.ask(self._themes, self._session, found, self._window))

    def _edit_milestone(self) -> None:
        from planner.ui.dialogs.milestone_dialog import MilestoneDialog

        milestone = self._milestone()
        if milestone is not None:
            phase = milestone.phase
            session = self._session
            parts = (self._themes, session, milestone, phase, self._window)
            self._try(lambda _: MilestoneDialog.ask(*parts))

    def _delete(self) -> None:
        milestone = self._milestone()
        if milestone is not None:
            self._apply(edits.remove(self._session.profile, milestone.id))

    def _pin(self) -> None:
        milestone = self._milestone()
        if milestone is None:
            return
        profile, today = self._session.profile, self._session.today
        if milestone.pin is not None:
            self.change_dates(edits.pin(profile, milestone.id, None, None))
        else:
            self.change_dates(where_it_stands(profile, milestone, today))

    def _habit(self) -> None:
        from planner.ui.dialogs.habit_dialog import HabitDialog

        milestone = self._milestone()
        if milestone is not None:
            parts = (self._themes, self._session, milestone, self._window)
            self.change_dates(HabitDialog.ask(*parts))

    def _move_dates(self, days: int) -> None:
        milestone = self._milestone()
        if milestone is not None:
            self.change_dates(moved_by(self._session.profile, milestone, days))

    def change_dates(self, edit: Edit | None) -> None:
        """Make a change of dates; what it would bring beside that is shown first."""
        session = self._session
        if edit is None:
            return
        if session.read_only:
            session.apply(edit)
            return
        try:
            found = self._consequences(edit)
        except PlannerError:
            session.apply(edit)  # which says why it cannot be
            return
        if found.is_quiet:
            session.apply(found.edit)
        else:
            # Later, because a field that loses the keyboard may be the one that asks.
            QTimer.singleShot(0, self, lambda: self._preview(found))

    def _consequences(self, edit: Edit) -> Consequences:
        """What an edit would bring to the plan; worked out again where that changed meanwhile."""
        session = self._session
        while True:
            plan = session.plan
            work = partial(consequences_of, plan, edit, session.catalogue)
            found = worked_out(work, "consequences")
            if plan is session.plan:
                return found

    def _preview(self, found: Consequences) -> None:
        from planner.ui.dialogs.date_preview import DatePreviewDialog

        session = self._session
        edit = DatePreviewDialog.ask(self._themes, session, found, self._window)
        if edit is None:
            # Fields go back to what the plan says.
            session.plan_changed.emit(session.plan)
        else:
            session.apply(edit)

    def _move(self, step: int) -> None:
        milestone = self._milestone()
        if milestone is not None:
            self._try(lambda profile: own_order.move_by(profile, milestone.id, step))

    def move_beside(self, milestone: str, other: str, after: bool) -> None:
        """Move a milestone to just before or after another, unless one needs the other."""
        self._try(lambda profile: own_order.move_beside(profile, milestone, other, after=after))

    def move_to_phase(self, milestone: str, phase: int) -> None:
        """Move a milestone of the learner's own to another phase, unless that breaks the order."""
        self._try(lambda profile: own_order.move_to_phase(profile, milestone, phase))

    def _ask_for_phase(self) -> None:
        from planner.ui.dialogs.phase_dialog import PhaseDialog

        milestone, session = self._milestone(), self._session
        if milestone is None:
            return
        if milestone.own:
            self._try(lambda _: PhaseDialog.ask(self._themes, session, milestone, self._window))
        else:
            session.refused.emit(said(PhaseError(milestone.title).sentence))

    def _try(self, made: Callable[[Profile], Edit | None]) -> None:
        """Make the edit that a profile gives, or say why there is none."""
        session = self._session
        try:
            self._apply(made(session.profile))
        except PlannerError as error:
            session.refused.emit(said(error.sentence))

    def open_link(self, title: str, address: str) -> None:
        """Open a resource's address after asking."""
        from planner.ui.dialogs.links import open_link

        open_link(address, self._window)

    def open_evidence(self, place: int) -> None:
        """Open the piece of evidence at a position."""
        from planner.ui.dialogs.links import open_evidence

        milestone = self._milestone()
        if milestone is not None and place < len(milestone.evidence):
            open_evidence(milestone.evidence[place], self._window)
