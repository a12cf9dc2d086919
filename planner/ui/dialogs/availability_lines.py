"""The lines of the dialog about time: a week from a date on, a break, a single day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planner.domain.calendar import Break, DayException, WeekPattern
from planner.domain.model import DAY_MINUTES
from planner.ui.widgets.buttons import icon_button, push_button
from planner.ui.widgets.day_chips import DayChips
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.fields import DateField, DecimalField
from planner.ui.widgets.tab_order import set_reading_order

if TYPE_CHECKING:
    from planner.ui.theme import ThemeSource
    from planner.words import Words

_QUARTERS = 0.25


def day_of(field: DateField) -> dt.date:
    """The day in a field."""
    day = field.date()
    return dt.date(day.year(), day.month(), day.day())


def set_day(field: DateField, day: dt.date) -> None:
    """Show a day in a field."""
    field.setDate(QDate(day.year, day.month, day.day))


class Line(QWidget):
    """Fields that stand for one value, and a button that removes them."""

    #: A fact: a field says something else.
    changed = Signal()
    #: A wish: this line goes.
    removed = Signal()

    def __init__(self, themes: ThemeSource, remove: str) -> None:
        """Begin without fields; ``remove`` is what the button's name says."""
        super().__init__()
        self.themes = themes
        self.first = DateField()
        self.remove = icon_button(themes, "trash", remove)
        self.remove.clicked.connect(self.removed)


class BreakLine(Line):
    """First and last day of a break, and what it is."""

    def __init__(self, themes: ThemeSource, pause: Break) -> None:
        """Show a break."""
        super().__init__(themes, self.tr("Remove this break"))
        self.last = DateField()
        self.label = QLineEdit(pause.label)
        self.first.setAccessibleName(self.tr("First day of the break"))
        self.last.setAccessibleName(self.tr("Last day of the break"))
        self.label.setAccessibleName(self.tr("What the break is"))
        self.label.setPlaceholderText(self.tr("Holiday, exams"))
        self.label.setMaxLength(100)
        set_day(self.first, pause.first)
        set_day(self.last, pause.last)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.first, self.last, self.label, self.remove):
            row.addWidget(widget)
        self.first.dateChanged.connect(self.last.setMinimumDate)
        self.last.setMinimumDate(self.first.date())
        for field in (self.first, self.last):
            field.dateChanged.connect(self.changed)
        self.label.textChanged.connect(self.changed)

    def value(self) -> Break:
        """The break as the fields say."""
        first, last = day_of(self.first), day_of(self.last)
        return Break(first=first, last=last, label=self.label.text().strip())


class WeekLine(Line):
    """The day that another week holds from, and its minutes."""

    def __init__(self, themes: ThemeSource, pattern: WeekPattern, words: Words) -> None:
        """Show a week."""
        super().__init__(themes, self.tr("Remove this week"))
        self._words = words
        name = self.tr("Holds from")
        self.first.setAccessibleName(name)
        set_day(self.first, pattern.start)
        self.days = DayChips(themes, self.tr("Study time of each day of that week"))
        self.days.set_minutes(pattern.week)
        self.total = TextLabel(themes, "", "small", "secondary")
        label = TextLabel(themes, name, "small-medium", "secondary")
        label.setBuddy(self.first)
        head = QHBoxLayout()
        for widget in (label, self.first, self.total):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.addLayout(head)
        column.addWidget(self.days)
        self.first.dateChanged.connect(self.changed)
        self.days.minutes_changed.connect(self._changed)
        self._show_total()

    def value(self) -> WeekPattern:
        """The week as the fields say."""
        return WeekPattern.model_validate({"start": day_of(self.first), "week": self.days.minutes})

    def _changed(self) -> None:
        self._show_total()
        self.changed.emit()

    def _show_total(self) -> None:
        hours = self._words.hours(sum(self.days.minutes))
        self.total.setText(self.tr("{hours} a week").format(hours=hours))


class DayLine(Line):
    """A day, and the hours on it whatever its week says."""

    def __init__(self, themes: ThemeSource, exception: DayException) -> None:
        """Show a day."""
        super().__init__(themes, self.tr("Remove this day"))
        self.first.setAccessibleName(self.tr("The day"))
        set_day(self.first, exception.day)
        self.hours = DecimalField(0, DAY_MINUTES / 60, 2, self.tr(" h"))
        self.hours.setSingleStep(_QUARTERS)
        self.hours.setAccessibleName(self.tr("Hours on that day"))
        self.hours.setValue(exception.minutes / 60)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.first)
        row.addWidget(self.hours)
        row.addStretch(1)
        row.addWidget(self.remove)
        self.first.dateChanged.connect(self.changed)
        self.hours.valueChanged.connect(self.changed)

    def value(self) -> DayException:
        """The day as the fields say."""
        return DayException(day=day_of(self.first), minutes=round(self.hours.value() * 60))


_AnyLine = TypeVar("_AnyLine", bound=Line)


class LineList(QWidget, Generic[_AnyLine]):
    """Lines of one sort under their heading, with a button that adds one."""

    #: A fact: a line says something else, is new or gone.
    changed = Signal()
    #: A wish: one more line.
    add_requested = Signal()

    def __init__(self, themes: ThemeSource, heading: str, hint: str, add: str) -> None:
        """Begin without lines."""
        super().__init__()
        self.lines: list[_AnyLine] = []
        self.add_button = push_button(themes, add, "", "plus", compact=True)
        head = QHBoxLayout()
        head.addWidget(TextLabel(themes, heading, "heading"))
        head.addStretch(1)
        head.addWidget(self.add_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.addLayout(head)
        self._column.addWidget(TextLabel(themes, hint, "small", "tertiary", wrap=True))
        self.add_button.clicked.connect(self.add_requested)

    def add(self, line: _AnyLine) -> None:
        """Add a line at the end."""
        line.removed.connect(lambda: self._remove(line))
        line.changed.connect(self.changed)
        self.lines.append(line)
        self._column.addWidget(line)

    def add_new(self, line: _AnyLine) -> None:
        """Add a line that the learner asked for, ready to be filled in."""
        self.add(line)
        line.show()  # at once, or it could not take the keyboard
        set_reading_order(self.window())
        line.first.setFocus()
        self.changed.emit()

    def _remove(self, line: _AnyLine) -> None:
        self.lines.remove(line)
        line.hide()
        line.deleteLater()
        self.add_button.setFocus()
        self.changed.emit()
