"""Start, due date and hours of a milestone; an edited date is pinned once it is agreed to."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QDateEdit, QGridLayout, QLabel, QWidget

from planner.domain import edits
from planner.domain.own_dates import with_finish, with_start
from planner.domain.profile import LogEntry
from planner.ui.date_style import field_format
from planner.ui.widgets.effort_field import EffortField
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.fields import calm_calendar, enter_parts, next_part, show_parts
from planner.ui.widgets.first_weekday import first_weekday

if TYPE_CHECKING:
    from planner.ui.pages.inspector_parts import Subject
    from planner.ui.theme import ThemeSource

_NONE = QDate(1900, 1, 1)


class DateField(QDateEdit):
    """A date with a calendar below it; reports an edited one on leaving, Enter or a click there."""

    date_edited = Signal(object)

    def __init__(self, name: str) -> None:
        """Start without a date; ``name`` is read aloud."""
        super().__init__()
        self._shown: dt.date | None = None
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        calm_calendar(self.calendarWidget())
        show_parts(self, field_format(self.locale()))
        self.setMinimumDate(_NONE)
        self.setMaximumDate(QDate(2200, 12, 31))
        self.setSpecialValueText(self.tr("No date"))
        # A wheel over a panel that scrolls must not move dates.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.installEventFilter(self)
        self.editingFinished.connect(self._finish)
        self.calendarWidget().clicked.connect(self._finish)
        self.calendarWidget().activated.connect(self._finish)

    def set_day(self, day: dt.date | None, today: dt.date) -> None:
        """Show a date without reporting it; one of this year goes without its year in words."""
        self._shown = day
        this_year = day is None or day.year == today.year
        show_parts(self, field_format(self.locale(), year=not this_year))
        self.calendarWidget().setFirstDayOfWeek(first_weekday())
        self.setDate(_NONE if day is None else QDate(day.year, day.month, day.day))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin where reading does."""
        super().focusInEvent(event)
        enter_parts(self, event.reason())

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go through the parts in reading order."""
        return next_part(self, next, super().focusNextPrevChild)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel pass to the panel unless the field has the focus; Esc takes back."""
        if event.type() == QEvent.Type.Wheel and not self.hasFocus():
            event.ignore()
            return True
        escaped = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escaped and event.type() == QEvent.Type.KeyPress and self._typed() != self._shown:
            shown = self._shown
            self.setDate(QDate(shown.year, shown.month, shown.day) if shown else _NONE)
            return True
        return super().eventFilter(watched, event)

    def _typed(self) -> dt.date | None:
        day = self.date()
        return None if day == _NONE else dt.date(day.year(), day.month(), day.day())

    def _finish(self) -> None:
        typed = self._typed()
        if typed is not None and typed != self._shown:
            self._shown = typed
            self.date_edited.emit(typed)


class DatesPart(QWidget):
    """Four fields: start, due, hours logged, estimate."""

    #: A wish: an edit of the milestone shown.
    edit_requested = Signal(object)
    #: A wish: an edit of its dates, after its consequences were shown.
    dates_requested = Signal(object)

    def __init__(self, themes: ThemeSource) -> None:
        """Start empty."""
        super().__init__()
        self._subject: Subject | None = None
        self._fields: list[QWidget] = []
        self._start = DateField(self.tr("Start"))
        self._due = DateField(self.tr("Due"))
        self._logged = EffortField(themes, self.tr("Hours logged"))
        self._estimate = EffortField(themes, self.tr("Estimate"))
        for place, field in enumerate((self._start, self._due, self._logged, self._estimate)):
            self._add(themes, place, field)
        self._measure()
        self._start.date_edited.connect(self._start_edited)
        self._due.date_edited.connect(self._due_edited)
        self._logged.minutes_edited.connect(self._logged_edited)
        self._estimate.minutes_edited.connect(self._estimate_edited)

    def show_subject(self, subject: Subject) -> None:
        """Show dates and hours of a milestone."""
        self._subject = subject
        planned, milestone, words = subject.planned, subject.milestone, subject.words
        today = subject.plan.today
        self._start.set_day(planned.start, today)
        self._due.set_day(planned.finish, today)
        for field in (self._start, self._due, self._estimate):
            field.setEnabled(milestone.is_open)
        self._logged.set_minutes(milestone.logged)
        percent = milestone.logged * 100 // milestone.estimate if milestone.estimate else 0
        self._logged.set_note(
            self.tr("{percent} %").format(percent=percent) if milestone.logged else ""
        )
        self._estimate.set_minutes(milestone.estimate)
        left = self.tr("{hours} left").format(hours=words.hours(milestone.remaining))
        self._estimate.set_note(left if milestone.logged and milestone.is_open else "")

    def _add(self, themes: ThemeSource, place: int, field: QWidget) -> None:
        grid = self.layout()
        if not isinstance(grid, QGridLayout):
            grid = QGridLayout(self)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setHorizontalSpacing(12)
            grid.setVerticalSpacing(2)
            grid.setColumnStretch(0, 1)
            grid.setColumnStretch(1, 1)
        label: QLabel = TextLabel(themes, field.accessibleName(), "caption", "tertiary")
        label.setBuddy(field)
        field.setMinimumWidth(60)
        field.setProperty("compact", True)
        self._fields.append(field)
        row, column = divmod(place, 2)
        grid.addWidget(label, row * 2, column)
        grid.addWidget(field, row * 2 + 1, column)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        # Lower than the fields of a dialog, so that the panel needs less scrolling.
        for field in self._fields:
            field.setFixedHeight(max(28, field.fontMetrics().height() + 10))

    def _start_edited(self, day: dt.date) -> None:
        if self._subject is not None:
            profile, milestone = self._subject.plan.profile, self._subject.milestone
            self.dates_requested.emit(with_start(profile, milestone, day))

    def _due_edited(self, day: dt.date) -> None:
        if self._subject is not None:
            profile, milestone = self._subject.plan.profile, self._subject.milestone
            self.dates_requested.emit(with_finish(profile, milestone, day))

    def _logged_edited(self, minutes: int) -> None:
        subject = self._subject
        if subject is not None:
            log = corrected_log(subject.milestone.log, minutes, subject.plan.today)
            self.edit_requested.emit(edits.set_log(subject.plan.profile, subject.milestone.id, log))

    def _estimate_edited(self, minutes: int) -> None:
        if self._subject is not None:
            self.edit_requested.emit(edits.set_estimate(self._subject.milestone.id, minutes))


def corrected_log(log: tuple[LogEntry, ...], minutes: int, today: dt.date) -> tuple[LogEntry, ...]:
    """The log whose sum is the minutes given: more are added today, fewer taken from the end."""
    more = minutes - sum(entry.minutes for entry in log)
    if more > 0:
        return (*log, LogEntry(on=today, minutes=more))
    kept: list[LogEntry] = []
    left = minutes
    for entry in log:
        share = min(left, entry.minutes)
        left -= share
        if share or not entry.minutes:
            kept.append(
                entry if share == entry.minutes else entry.model_copy(update={"minutes": share})
            )
    return tuple(kept)
