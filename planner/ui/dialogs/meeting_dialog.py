"""Asks when and where a session or an event is, who is there, and what was said; or adds one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QWidget

from planner.domain import edits
from planner.domain.catalogue import Event, Kind
from planner.domain.milestone_edits import set_meeting
from planner.domain.model import MAX_NOTE, MAX_TITLE, clean_text
from planner.domain.network import Meeting
from planner.domain.own_dates import with_finish, with_start
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.widgets.bounded_text import BoundedTextEdit
from planner.ui.widgets.effort_field import EffortField
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.fields import DateField, TimeField
from planner.ui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from planner.domain.edits import Edit
    from planner.domain.profile import Milestone
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

_FIRST_MINUTES = 3 * 60
_EVENING = QTime(18, 0)


class MeetingDialog(DialogFrame):
    """The meeting of a milestone, or with None an event of the learner's own."""

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession,
        milestone: Milestone | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Ask; a new event is proposed for today."""
        title = self.tr("Add event") if milestone is None else self.tr("Session or event")
        verb = self.tr("Add event") if milestone is None else self.tr("Save")
        super().__init__(themes, title, verb, parent)
        self._session = session
        self._milestone = milestone
        self.setMinimumWidth(480)
        self._meeting = (milestone.meeting if milestone else None) or Meeting()
        self._was = _day_of(milestone) or session.today
        self._make_fields()
        if milestone is None:
            self.add_field(self.tr("Title"), self.title)
        else:
            self.body.addWidget(TextLabel(themes, milestone.title, "heading", wrap=True))
            self.leave_out(self.title)
        self._lay_out()
        self.timed.toggled.connect(self.time.setEnabled)
        self.title.textChanged.connect(self._look)
        self.hours.textChanged.connect(self._look)
        self._look()
        (self.title if milestone is None else self.place).setFocus()

    @classmethod
    def ask(
        cls,
        themes: ThemeSource,
        session: PlanSession,
        milestone: Milestone | None,
        parent: QWidget,
    ) -> tuple[Edit | None, Edit | None]:
        """Show the dialog; give the edit of the meeting and one of its day, where they changed."""
        dialog = cls(themes, session, milestone, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        found = (dialog.edit(), dialog.date_edit()) if accepted else (None, None)
        dialog.deleteLater()
        return found

    def edit(self) -> Edit | None:
        """What the fields say of the meeting; nothing where it is as it was."""
        meeting = self.meeting()
        if self._milestone is None:
            return self._new(meeting)
        if meeting == self._meeting:
            return None
        kept = None if meeting == Meeting() else meeting
        return set_meeting(self._session.profile, self._milestone.id, kept)

    def date_edit(self) -> Edit | None:
        """The change of its day; nothing where it stays, or is history."""
        milestone, day = self._milestone, self._day()
        if milestone is None or not milestone.is_open or day == self._was:
            return None
        # The work before a session ends with it; an event has days of its own.
        moved = with_finish if milestone.dates is None else with_start
        return moved(self._session.profile, milestone, day)

    def meeting(self) -> Meeting:
        """What the fields say."""
        time = self.time.time()
        return Meeting(
            begins=dt.time(time.hour(), time.minute()) if self.timed.isChecked() else None,
            place=clean_text(self.place.text()).strip(),
            contacts=self.people.ticked,
            agenda=clean_text(self.agenda.toPlainText()[:MAX_NOTE]),
            feedback=clean_text(self.feedback.toPlainText()[:MAX_NOTE]),
        )

    # --- Internals ------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        milestone, before = self._milestone, self._meeting
        self.title = QLineEdit()
        self.title.setMaxLength(MAX_TITLE)
        self.day = DateField()
        self.day.setDate(QDate(self._was.year, self._was.month, self._was.day))
        self.day.setEnabled(milestone is None or milestone.is_open)
        self.timed = QCheckBox(self.tr("At"))
        self.timed.setAccessibleName(self.tr("At a time of day"))
        self.timed.setChecked(before.begins is not None)
        self.time = TimeField()
        self.time.setAccessibleName(self.tr("Time of day"))
        begins = before.begins
        self.time.setTime(QTime(begins.hour, begins.minute) if begins else _EVENING)
        self.time.setEnabled(begins is not None)
        self.hours = EffortField(self.themes, self.tr("Hours it takes"))
        self.hours.set_minutes(_FIRST_MINUTES)
        self.place = QLineEdit(before.place)
        self.place.setMaxLength(MAX_TITLE)
        self.people = TickList(self.themes, self.tr("People"), self.tr("Search contacts"))
        contacts = [(each.id, each.name) for each in self._session.profile.contacts]
        self.people.fill(contacts, before.contacts)
        self.agenda = BoundedTextEdit(MAX_NOTE, before.agenda)
        self.feedback = BoundedTextEdit(MAX_NOTE, before.feedback)
        for field in (self.agenda, self.feedback):
            field.setTabChangesFocus(True)
            field.setFixedHeight(60)

    def _lay_out(self) -> None:
        when = QWidget()
        row = QHBoxLayout(when)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.day, 1)
        row.addWidget(self.timed)
        row.addWidget(self.time)
        self.day.setAccessibleName(self.tr("Day"))
        self.add_field(self.tr("Day"), when)
        self.add_field(self.tr("Place"), self.place)
        if self._milestone is None:
            self.add_field(self.tr("Hours it takes"), self.hours)
        else:
            self.leave_out(self.hours)
        if self._session.profile.contacts:
            self.add_field(self.tr("People"), self.people)
        else:
            self.leave_out(self.people)
        self.add_field(self.tr("Agenda"), self.agenda)
        if self._milestone is None:
            self.leave_out(self.feedback)
        else:
            self.add_field(self.tr("Feedback and notes"), self.feedback)

    def _new(self, meeting: Meeting) -> Edit | None:
        title = clean_text(self.title.text()).strip()
        minutes = self.hours.typed_minutes()
        if not title or minutes is None:
            return None
        profile, day = self._session.profile, self._day()
        edit = edits.add_own(
            profile,
            title=title,
            kind=Kind.NETWORKING,
            minutes=minutes,
            phase=_phase_on(profile.milestones, day),
            codes_issued=self._session.codes_issued,
        )
        dates = Event(first=day, last=day, attendance=minutes)
        fields = {"event": dates, "meeting": None if meeting == Meeting() else meeting}
        return replace(edit, value=edit.value.model_copy(update=fields))

    def _day(self) -> dt.date:
        day = self.day.date()
        return dt.date(day.year(), day.month(), day.day())

    def _look(self) -> None:
        new = self._milestone is None
        ready = bool(self.title.text().strip()) and self.hours.typed_minutes() is not None
        self.set_ready(ready or not new)


def _day_of(milestone: Milestone | None) -> dt.date | None:
    if milestone is None:
        return None
    if milestone.done_on is not None:
        return milestone.done_on
    if milestone.dates is not None and milestone.dates.first is not None:
        return milestone.dates.first
    return milestone.placement.finish if milestone.placement is not None else None


def _phase_on(milestones: tuple[Milestone, ...], day: dt.date) -> int:
    """The phase in which most lies about a day: that of the last milestone begun by then."""
    begun = [each for each in milestones if each.placement and each.placement.start <= day]
    return max((each.phase for each in begun), default=1)
