"""When the learner has time: hours of the week and breaks, with the finish they lead to."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from planner.domain import edits
from planner.domain.calendar import Break, StudyCalendar
from planner.domain.plan import plan_of, with_schedule
from planner.domain.problems import PlannerError
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.widgets.buttons import icon_button, push_button
from planner.ui.widgets.day_chips import DayChips
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.fields import DateField

if TYPE_CHECKING:
    from planner.domain.edits import Edit
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

#: The preview runs the scheduler, so it waits for a pause.
_PREVIEW_MS = 250


class _BreakLine(QWidget):
    """First and last day of a break, and what it is."""

    def __init__(self, themes: ThemeSource, pause: Break) -> None:
        super().__init__()
        self.first, self.last = DateField(), DateField()
        self.label = QLineEdit(pause.label)
        self.remove = icon_button(themes, "trash", self.tr("Remove this break"))
        self.first.setAccessibleName(self.tr("First day of the break"))
        self.last.setAccessibleName(self.tr("Last day of the break"))
        self.label.setAccessibleName(self.tr("What the break is"))
        self.label.setPlaceholderText(self.tr("Holiday, exams"))
        self.label.setMaxLength(100)
        self.first.setDate(QDate(pause.first.year, pause.first.month, pause.first.day))
        self.last.setDate(QDate(pause.last.year, pause.last.month, pause.last.day))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.first, self.last, self.label, self.remove):
            row.addWidget(widget)
        self.first.dateChanged.connect(self.last.setMinimumDate)
        self.last.setMinimumDate(self.first.date())

    def value(self) -> Break:
        """The break as the fields say."""
        return Break(first=_day(self.first), last=_day(self.last), label=self.label.text().strip())


def _day(field: DateField) -> dt.date:
    day = field.date()
    return dt.date(day.year(), day.month(), day.day())


class AvailabilityDialog(DialogFrame):
    """Minutes of each weekday and a list of breaks."""

    def __init__(
        self, themes: ThemeSource, session: PlanSession, parent: QWidget | None = None
    ) -> None:
        """Start with the plan's own calendar."""
        super().__init__(
            themes,
            self.tr("Hours and breaks"),
            self.tr("Apply"),
            parent,
            note=self.tr("Open milestones get new dates. Undo with Ctrl+Z."),
        )
        self._session = session
        self._lines: list[_BreakLine] = []
        self.resize(620, 480)
        calendar = session.profile.calendar
        self.days = DayChips(themes, self.tr("Study time of each day"))
        self.days.set_minutes(calendar.week_on(session.today))
        self._total = TextLabel(themes, "", "strong")
        self._finish = TextLabel(themes, "", "body", "secondary", wrap=True)
        self.add_break = push_button(themes, self.tr("Add break"), "", "plus", compact=True)
        self._breaks = QVBoxLayout()
        self._preview = QTimer(self)
        self._preview.setSingleShot(True)
        self._preview.setInterval(_PREVIEW_MS)
        self._preview.timeout.connect(self._look)
        self._assemble()
        for pause in calendar.breaks:
            self._add(pause)
        self.days.minutes_changed.connect(self._changed)
        self.add_break.clicked.connect(self._add_new)
        self._look()

    @classmethod
    def ask(cls, themes: ThemeSource, session: PlanSession, parent: QWidget) -> Edit | None:
        """Show the dialog; give the edit, or nothing where nothing was changed."""
        dialog = cls(themes, session, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        edit = dialog.edit() if accepted else None
        dialog.deleteLater()
        return edit

    def calendar(self) -> StudyCalendar:
        """The calendar as the fields say; they edit the week pattern that is in force today."""
        calendar, today = self._session.profile.calendar, self._session.today
        week = self.days.minutes
        if week != calendar.week_on(today):
            running = [pattern for pattern in calendar.patterns if pattern.start <= today]
            if not running:
                calendar = calendar.model_copy(update={"week": week})
            else:
                now = max(running, key=lambda pattern: pattern.start)
                patterns = tuple(
                    pattern.model_copy(update={"week": week}) if pattern is now else pattern
                    for pattern in calendar.patterns
                )
                calendar = calendar.model_copy(update={"patterns": patterns})
        return calendar.with_breaks(line.value() for line in self._lines)

    def edit(self) -> Edit | None:
        """The change of the calendar, if there is one."""
        calendar = self.calendar()
        if calendar == self._session.profile.calendar or not calendar.has_time():
            return None
        return edits.set_calendar(calendar)

    def _assemble(self) -> None:
        themes = self.themes
        self.body.addWidget(TextLabel(themes, self.tr("An ordinary week"), "heading"))
        hint = self.tr("Plan for an ordinary week, not your best one.")
        self.body.addWidget(TextLabel(themes, hint, "small", "tertiary"))
        self.body.addWidget(self.days)
        self.body.addWidget(self._total)
        self.body.addSpacing(8)
        row = QHBoxLayout()
        row.addWidget(TextLabel(themes, self.tr("Breaks"), "heading"))
        row.addStretch(1)
        row.addWidget(self.add_break)
        self.body.addLayout(row)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._breaks)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(self.tr("Breaks"))
        area.setWidget(inner)
        self.body.addWidget(area, 1)
        self.body.addWidget(self._finish)

    def _add_new(self) -> None:
        today = self._session.today
        first = today + dt.timedelta(days=7 - today.weekday())
        self._add(Break(first=first, last=first + dt.timedelta(days=6)))
        self._lines[-1].first.setFocus()
        self._changed()

    def _add(self, pause: Break) -> None:
        line = _BreakLine(self.themes, pause)
        line.remove.clicked.connect(lambda: self._remove(line))
        line.first.dateChanged.connect(self._changed)
        line.last.dateChanged.connect(self._changed)
        self._lines.append(line)
        self._breaks.addWidget(line)

    def _remove(self, line: _BreakLine) -> None:
        self._lines.remove(line)
        line.hide()
        line.deleteLater()
        self.add_break.setFocus()
        self._changed()

    def _changed(self) -> None:
        self._preview.start()
        self._show_total()

    def _show_total(self) -> None:
        total = self._session.words.hours(sum(self.days.minutes))
        self._total.setText(self.tr("{hours} a week").format(hours=total))

    def _look(self) -> None:
        self._show_total()
        session = self._session
        try:
            edit = with_schedule(
                session.profile, edits.set_calendar(self.calendar()), session.today
            )
            after, _ = edit.apply(session.profile)
        except PlannerError as error:
            self._finish.setText(error.sentence)
            self.set_ready(False)
            return
        finish = plan_of(after, session.today, session.catalogue).planned_finish
        self.set_ready(True)
        if finish is not None:
            text = self.tr("The plan then finishes on {date}.")
            self._finish.setText(text.format(date=session.words.date(finish)))
