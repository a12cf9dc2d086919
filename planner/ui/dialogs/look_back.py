"""Looks back on a week in three short steps; nothing is written before the last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from planner.domain.calendar import ONE_DAY
from planner.domain.looking_back import (
    left_over,
    look_back,
    review_of,
    week_behind,
    week_to_look_back_on,
)
from planner.domain.week_days import WEEK, week_days
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.dialogs.look_back_steps import WhatComes, WhatHappened, WhatIsLeft
from planner.ui.widgets.side_panel import ScrollColumn
from planner.ui.widgets.step_header import StepHeader

if TYPE_CHECKING:
    import datetime as dt

    from planner.domain.edits import Edit
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

_LAST: Final = 2


class LookedBack(NamedTuple):
    """What came of it: the change, and whether the learner wants new dates next."""

    edit: Edit
    replan: bool


class LookBackDialog(DialogFrame):
    """What happened, what is left, what comes."""

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession,
        parent: QWidget | None = None,
        monday: dt.date | None = None,
    ) -> None:
        """Look back on the week of a Monday, or on the one that people look back on today."""
        title = self.tr("Look back on the week")
        note = self.tr("Five minutes at most. Undo with Ctrl+Z.")
        super().__init__(themes, title, self.tr("Next"), parent, note=note)
        self._session = session
        plan, words, today = session.plan, session.words, session.today
        self._monday = monday or week_to_look_back_on(today)
        week = week_behind(plan.profile, self._monday, today)
        before = review_of(plan.profile, self._monday)
        coming = week_days(plan.profile, self._monday + WEEK * ONE_DAY, today)
        self.happened = WhatHappened(themes, week, plan, words)
        over = left_over(plan.profile, self._monday, today)
        self.left = WhatIsLeft(themes, week, over, words)
        self.comes = WhatComes(themes, coming, plan, words, before.note if before else "")
        names = (self.tr("What happened"), self.tr("What is left"), self.tr("What comes"))
        self.steps = StepHeader(themes, names)
        self._stack = QStackedWidget()
        for name, step in zip(names, (self.happened, self.left, self.comes), strict=True):
            area = ScrollColumn("surface", name)
            area.column.addWidget(step)
            self._stack.addWidget(area)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self.steps)
        self.body.addWidget(self._stack, 1)
        self.take_size(620, 520)
        self.left.changed.connect(self._look)
        self.steps.step_requested.connect(self._show)

    @classmethod
    def ask(
        cls,
        themes: ThemeSource,
        session: PlanSession,
        parent: QWidget,
        monday: dt.date | None = None,
    ) -> LookedBack | None:
        """Show the dialog; give what came of it, or nothing where the learner cancelled."""
        dialog = cls(themes, session, parent, monday)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        found = LookedBack(dialog.edit(), dialog.left.move_on.isChecked()) if accepted else None
        dialog.deleteLater()
        return found

    @property
    def step(self) -> int:
        """The step shown, from 0."""
        return self._stack.currentIndex()

    def edit(self) -> Edit:
        """The hours that were added and the note, as one change."""
        session = self._session
        note = self.comes.note.text()
        hours = self.left.hours
        return look_back(session.profile, self._monday, session.today, hours, note)

    def accept(self) -> None:
        """Go to the next step; after the last, end."""
        if self.step < _LAST:
            self._show(self.step + 1)
        else:
            super().accept()

    def _show(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self.steps.set_current(step)
        self.accept_button.setText(self.tr("Done") if step == _LAST else self.tr("Next"))
        self._look()
        if step == 1 and self.left.lines:
            self.left.lines[0].field.setFocus()
        elif step == _LAST:
            self.comes.note.setFocus()
        else:
            self.accept_button.setFocus()

    def _look(self) -> None:
        self.set_ready(self.step != 1 or self.left.is_fit)
