"""Fields for numbers, days and times; the wheel changes only the field that has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextCharFormat, QValidator
from PySide6.QtWidgets import (
    QCalendarWidget,
    QDateEdit,
    QDateTimeEdit,
    QDoubleSpinBox,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from planner.ui.date_style import field_format
from planner.ui.region import time_field_format
from planner.ui.widgets.first_weekday import first_weekday
from planner.ui.widgets.hours_text import with_mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QShowEvent, QWheelEvent

#: What brings the keyboard without a step of the learner's towards the field.
_BY_OTHERS: Final = frozenset(
    {
        Qt.FocusReason.MouseFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
    }
)
_INSET = 8
"""Px before the text; Qt's style sheet leaves the left padding of a spin box out."""


def show_parts(field: QDateTimeEdit, form: str) -> None:
    """Let a field for a day or a time have the parts of a format in their order.

    Qt turns them round where the layout runs from right to left, and writes 05:14 for 14:05. But a
    region's format is in its reading order already, whichever way its letters run.
    """
    if field.layoutDirection() is Qt.LayoutDirection.LeftToRight:
        field.setDisplayFormat(form)
        return
    field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    field.setDisplayFormat(form)
    field.unsetLayoutDirection()
    # Latin letters would else stand at the far end, away from the icon.
    field.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)


def enter_parts(field: QDateTimeEdit, reason: Qt.FocusReason) -> None:
    """Begin with the part that is read first, or coming back with the last.

    From right to left Qt begins at the other end, where it has turned the parts round itself.
    """
    if field.layoutDirection() is Qt.LayoutDirection.RightToLeft and reason not in _BY_OTHERS:
        back = reason is Qt.FocusReason.BacktabFocusReason
        field.setSelectedSection(field.sectionAt(field.sectionCount() - 1 if back else 0))


def next_part(field: QDateTimeEdit, forward: bool, go: Callable[[bool], bool]) -> bool:
    """Go to the next part in reading order, or out of the field; ``go`` is Qt's way."""
    if field.layoutDirection() is Qt.LayoutDirection.LeftToRight:
        return go(forward)
    end = field.sectionCount() - 1 if forward else 0
    if field.currentSectionIndex() == end:
        return QWidget.focusNextPrevChild(field, forward)
    return go(not forward)


def calm_calendar(calendar: QCalendarWidget) -> None:
    """Show days only, all in the colour of text."""
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    # Qt writes weekends in pure red, which says "late" here and is too dark on a dark ground.
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, QTextCharFormat())


class NumberField(QSpinBox):
    """A field for a whole number."""

    def __init__(
        self, low: int, high: int, suffix: str = "", parent: QWidget | None = None
    ) -> None:
        """Take numbers from `low` to `high`; `suffix` is the unit with its space, such as " h"."""
        super().__init__(parent)
        self.setRange(low, high)
        self.setSuffix(suffix)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(_INSET, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change only with the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class DecimalField(QDoubleSpinBox):
    """A field for a number with decimals."""

    def __init__(
        self,
        low: float,
        high: float,
        decimals: int = 1,
        suffix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Take numbers from `low` to `high`; `suffix` is the unit with its space, such as " h"."""
        super().__init__(parent)
        self.setDecimals(decimals)
        self.setRange(low, high)
        self.setSuffix(suffix)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(_INSET, 0, 0, 0)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Take either mark before decimals: both are on people's keyboards."""
        before, after = self.prefix(), self.suffix()
        number = text.removeprefix(before).removesuffix(after)
        start = len(before) if text.startswith(before) else 0
        rest = text[start + len(number) :]
        number = with_mark(number, self.locale().decimalPoint())
        found: tuple[QValidator.State, str, int] = super().validate(
            text[:start] + number + rest, position
        )
        return found

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change only with the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class DateField(QDateEdit):
    """A field for a day with a calendar behind the icon; it is written as the learner has dates."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start at Qt's default day; set one before showing."""
        super().__init__(parent)
        self.setCalendarPopup(True)
        show_parts(self, field_format(self.locale()))
        calm_calendar(self.calendarWidget())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def showEvent(self, event: QShowEvent) -> None:
        """Write the day, and let the weeks of the calendar begin, as the learner has them."""
        show_parts(self, field_format(self.locale()))
        self.calendarWidget().setFirstDayOfWeek(first_weekday())
        super().showEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin where reading does."""
        super().focusInEvent(event)
        enter_parts(self, event.reason())

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go through the parts in reading order."""
        return next_part(self, next, super().focusNextPrevChild)

    def sizeHint(self) -> QSize:
        """Leave room between the text and the outline."""
        return super().sizeHint() + QSize(_INSET, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change only with the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class TimeField(QTimeEdit):
    """A field for a time of day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start at midnight."""
        super().__init__(parent)
        show_parts(self, time_field_format(self.locale()))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(_INSET, 0, 0, 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin where reading does."""
        super().focusInEvent(event)
        enter_parts(self, event.reason())

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go through the parts in reading order."""
        return next_part(self, next, super().focusNextPrevChild)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change only with the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
