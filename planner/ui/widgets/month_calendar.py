"""A month, painted: marked days in the shape and colour of their kind, walked by arrow keys."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.accessible_roles import GROUP
from planner.ui.text_direction import isolated
from planner.ui.widgets.elided_label import plain_tip
from planner.ui.widgets.first_weekday import first_weekday
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from planner.formats import Formats
    from planner.ui.theme import ThemeSource

_WEEK: Final = 7
_ROWS: Final = 6
_HEAD: Final = 24
_ROW: Final = 32
_SHAPE: Final = 26
_YEARS: Final = (1900, 2200)
_CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True, slots=True)
class DayMark:
    """What is on a day: a kind that gives the shape, and titles that are told."""

    kind: str
    titles: tuple[str, ...]
    provisional: bool = False


class MonthCalendar(ThemedWidget):
    """One month of weeks as the learner has them; arrows go by days, Page Up and Down by months."""

    accessible_role = GROUP

    #: A fact: another month is shown, by its first day.
    month_changed = Signal(object)
    #: A wish: what is on a day, pressed or confirmed by Enter.
    day_requested = Signal(object)

    def __init__(
        self, themes: ThemeSource, words: Formats, today: dt.date, parent: QWidget | None = None
    ) -> None:
        """Show the month of a day."""
        super().__init__(themes, parent)
        self._words = words
        self._today = self._day = today
        self._mark_on: Callable[[dt.date], DayMark | None] = lambda _: None
        #: What was drawn when marks were set the last time.
        self._drawn: object = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setProperty("ring_radius", 6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    @property
    def day(self) -> dt.date:
        """The current day."""
        return self._day

    @property
    def today(self) -> dt.date:
        """The day it is, as far as was told."""
        return self._today

    def set_today(self, today: dt.date) -> None:
        """Know another today; who stood on the one before goes along."""
        if today == self._today:
            return
        stood = self._day == self._today
        self._today = today
        if stood:
            self.set_day(today)
        self.update()

    def set_marks(self, mark_on: Callable[[dt.date], DayMark | None]) -> None:
        """Mark other days; where what is drawn stays as it is, nothing is painted."""
        self._mark_on = mark_on
        self._say()
        days = self._days()
        drawn = (days, [*map(mark_on, days)], self._words.narrow_weekdays)
        if drawn != self._drawn:
            self._drawn = drawn
            self.update()

    def set_day(self, day: dt.date) -> None:
        """Make a day current, and its month the one that is shown."""
        if not _YEARS[0] <= day.year <= _YEARS[1] or day == self._day:
            return
        before, self._day = self._day, day
        self._say()
        self.update()
        if (before.year, before.month) != (day.year, day.month):
            self.month_changed.emit(day.replace(day=1))

    def go(self, months: int) -> None:
        """Go on by months."""
        number = self._day.year * 12 + self._day.month - 1 + months
        year, month = divmod(number, 12)
        if _YEARS[0] <= year <= _YEARS[1]:
            last = calendar.monthrange(year, month + 1)[1]
            self.set_day(dt.date(year, month + 1, min(self._day.day, last)))

    def day_at(self, place: QPointF) -> dt.date | None:
        """The day at a place of the widget."""
        found = (day for day in self._days() if self._cell(day).contains(place))
        return next(found, None)

    # --- Qt's side ------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Six weeks under the names of the days."""
        return QSize(299, round(self._head() + _ROWS * self._row()))

    def minimumSizeHint(self) -> QSize:
        """Room for two figures a day."""
        two = QFontMetricsF(self.theme.font("small", tabular=True)).horizontalAdvance("00")
        return QSize(round(_WEEK * (two + 8)), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by days, weeks and months; Enter asks for what is on the day."""
        key, ahead = event.key(), 1
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            ahead = -1
        steps = {
            Qt.Key.Key_Left: -ahead,
            Qt.Key.Key_Right: ahead,
            Qt.Key.Key_Up: -_WEEK,
            Qt.Key.Key_Down: _WEEK,
        }
        if key in steps:
            self.set_day(self._day + dt.timedelta(days=steps[Qt.Key(key)]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Home:
            self.set_day(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.day_requested.emit(self._day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to a day and ask for what is on it."""
        day = self.day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.set_day(day)
            self.day_requested.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what is on the day under the pointer."""
        day = self.day_at(event.position())
        mark = self._mark_on(day) if day is not None else None
        self.setToolTip(plain_tip("\n".join(mark.titles)) if mark else "")

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer."""
        self.setToolTip("")
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the names of the days and the days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.color("text-3"))
        for number, day in enumerate(self._days()[:_WEEK]):
            name = self._words.narrow_weekdays[day.weekday()]
            painter.drawText(self._box(number, 0, self._head()), _CENTRE, isolated(name))
        for day in self._days():
            self._paint_day(painter, day)
        painter.end()

    # --- Internals ------------------------------------------------------------------------------

    def _paint_day(self, painter: QPainter, day: dt.date) -> None:
        theme, mark, cell = self.theme, self._mark_on(day), self._cell(day)
        side = min(self._row() - 4, theme.scaled(_SHAPE))
        shape = QRectF(0, 0, side, side)
        shape.moveCenter(cell.center())
        token = "text" if day.month == self._day.month else "text-3"
        if mark is not None:
            pen = QPen(theme.kind(mark.kind), 1.4)
            if mark.provisional:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(theme.kind_soft(mark.kind))
            _draw_shape(painter, shape, mark.kind)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if day == self._day and self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(cell.adjusted(4, 1, -4, -1), 6, 6)
        if day == self._today:
            width = side * 0.5
            line = QRectF(cell.center().x() - width / 2, cell.bottom() - 4, width, 2)
            painter.fillRect(line, theme.color("accent"))
        strong = mark is not None or day == self._today
        painter.setFont(theme.font("small-strong" if strong else "small", tabular=True))
        painter.setPen(theme.color(token))
        painter.drawText(cell, _CENTRE, str(day.day))

    def _days(self) -> list[dt.date]:
        first = self._day.replace(day=1)
        before = (first.isoweekday() - first_weekday().value) % _WEEK
        return [first + dt.timedelta(days=each) for each in range(-before, _ROWS * _WEEK - before)]

    def _cell(self, day: dt.date) -> QRectF:
        number = (day - self._days()[0]).days
        row = self._row()
        return self._box(number % _WEEK, self._head() + number // _WEEK * row, row)

    def _box(self, column: int, top: float, height: float) -> QRectF:
        width = self.width() / _WEEK
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            column = _WEEK - 1 - column
        return QRectF(column * width, top, width, height)

    def _head(self) -> float:
        return float(self.theme.scaled(_HEAD))

    def _row(self) -> float:
        return float(self.theme.scaled(_ROW))

    def _say(self) -> None:
        day, mark = self._day, self._mark_on(self._day)
        parts = [f"{self._words.weekdays[day.weekday()]}, {self._words.date(day)}"]
        parts += mark.titles if mark else ()
        self.setAccessibleName(". ".join(parts))


def _draw_shape(painter: QPainter, area: QRectF, kind: str) -> None:
    """The shape of a kind round a number: a diamond, a circle, else a rounded square."""
    if kind == "networking":
        grown = area.adjusted(-1, -1, 1, 1)
        middle = grown.center()
        top, bottom = QPointF(middle.x(), grown.top()), QPointF(middle.x(), grown.bottom())
        left, right = QPointF(grown.left(), middle.y()), QPointF(grown.right(), middle.y())
        painter.drawPolygon(QPolygonF([top, right, bottom, left]))
    elif kind == "mentorship":
        painter.drawEllipse(area)
    else:
        painter.drawRoundedRect(area, 5, 5)
