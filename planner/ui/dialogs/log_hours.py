"""Asks for time that was worked on a milestone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from planner.domain import edits
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.widgets.effort_field import EffortField
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.fields import DateField

if TYPE_CHECKING:
    from planner.domain.edits import Edit
    from planner.domain.profile import Milestone
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource


class LogHoursDialog(DialogFrame):
    """Hours, the day they were worked on and a note."""

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession,
        milestone: Milestone,
        parent: QWidget | None = None,
        day: dt.date | None = None,
    ) -> None:
        """Ask about one milestone; the day is today at first, unless another is given."""
        super().__init__(themes, self.tr("Log hours"), self.tr("Log hours"), parent)
        self._session = session
        self._milestone = milestone
        self.setMinimumWidth(400)
        self.body.addWidget(TextLabel(themes, milestone.title, "heading", wrap=True))
        words = session.words
        so_far = self.tr("{logged} logged of {estimate}").format(
            logged=words.hours(milestone.logged), estimate=words.hours(milestone.estimate)
        )
        self.body.addWidget(TextLabel(themes, so_far, "small", "tertiary"))
        self.hours = EffortField(themes, self.tr("Hours worked"))
        self.hours.set_minutes(60)
        self.hours.selectAll()
        today = session.today
        self.day = DateField()
        self.day.setMaximumDate(QDate(today.year, today.month, today.day))
        first = day or today
        self.day.setDate(QDate(first.year, first.month, first.day))
        self.words = QLineEdit()
        self.words.setMaxLength(1000)
        self.add_field(self.tr("Hours worked"), self.hours)
        self.add_field(self.tr("Day"), self.day)
        self.add_field(self.tr("Note, if you like"), self.words)
        self.hours.textChanged.connect(self._look)
        self._look()
        self.hours.setFocus()

    @classmethod
    def ask(
        cls,
        themes: ThemeSource,
        session: PlanSession,
        milestone: Milestone,
        parent: QWidget,
        day: dt.date | None = None,
    ) -> Edit | None:
        """Show the dialog; give the edit, or nothing where the learner cancelled."""
        dialog = cls(themes, session, milestone, parent, day)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        edit = dialog.edit() if accepted else None
        dialog.deleteLater()
        return edit

    def edit(self) -> Edit | None:
        """What the fields say."""
        minutes = self.hours.typed_minutes()
        if not minutes:
            return None
        day = self.day.date()
        on = dt.date(day.year(), day.month(), day.day())
        return edits.log_minutes(
            self._session.profile,
            self._milestone.id,
            minutes,
            on,
            self._session.today,
            self.words.text(),
        )

    def _look(self) -> None:
        self.set_ready(bool(self.hours.typed_minutes()))
