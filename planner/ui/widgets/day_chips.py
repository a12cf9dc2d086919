"""Weekday chips: which days have study time and how much, in whole minutes.

Space or a click turns a day on or off; the wheel and the up and down keys change its time by a
quarter of an hour.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.accessible_roles import GROUP
from planner.ui.text_direction import isolated
from planner.ui.widgets.first_weekday import first_weekday
from planner.ui.widgets.flow_layout import FlowLayout
from planner.ui.widgets.hours_text import hours_text
from planner.ui.widgets.themed import ThemedButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from planner.ui.theme import ThemeSource

STEP: Final = 15
"""Minutes added or taken by one key press or wheel notch."""
DAY_LIMIT: Final = 24 * 60
"""Most minutes a day may have."""
FIRST_MINUTES: Final = 60
"""Minutes a day gets when it is turned on and never had any."""


class DayChip(ThemedButton):
    """One weekday; off means no minutes."""

    minutes_changed = Signal(int)

    def __init__(self, themes: ThemeSource, weekday: int, parent: QWidget | None = None) -> None:
        """Take a weekday from 0, Monday, to 6; the day starts off."""
        day = Qt.DayOfWeek(weekday + 1).value
        super().__init__(
            themes, QLocale().standaloneDayName(day, QLocale.FormatType.ShortFormat), parent
        )
        self._long_name = QLocale().standaloneDayName(day, QLocale.FormatType.LongFormat)
        self._minutes = 0
        self._last = FIRST_MINUTES
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._flip)
        self._describe()

    @property
    def minutes(self) -> int:
        """Study time of this weekday."""
        return self._minutes

    def set_minutes(self, minutes: int) -> None:
        """Show another time without reporting it as the learner's change."""
        minutes = min(max(minutes, 0), DAY_LIMIT)
        self.setChecked(minutes > 0)
        if minutes != self._minutes:
            self._minutes = minutes
            self._last = minutes or self._last
            self._describe()
            self.update()

    def sizeHint(self) -> QSize:
        """54 by 46, more with larger text."""
        strong, small = (
            QFontMetrics(self.theme.font("strong")),
            QFontMetrics(self.theme.font("caption")),
        )
        widest = max(
            strong.horizontalAdvance(self.label), small.horizontalAdvance(hours_text(10 * 60 + 15))
        )
        return QSize(max(54, widest + 14), max(46, strong.height() + small.height() + 10))

    def minimumSizeHint(self) -> QSize:
        """The text is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down change the time; the rest is a button's."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Plus):
            self._change(self._minutes + STEP)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Minus):
            self._change(self._minutes - STEP)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the time of the focused day; otherwise the page scrolls."""
        notches = event.angleDelta().y()
        if self.hasFocus() and notches:
            self._change(self._minutes + (STEP if notches > 0 else -STEP))
            event.accept()
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Write names and numbers anew when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LocaleChange:
            self._describe()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the short day name over its hours or "off"."""
        theme, on = self.theme, self._minutes > 0
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if on else "border-strong"), 1))
        off = "hover" if self.underMouse() and self.isEnabled() else "surface"
        painter.setBrush(theme.color("accent-soft" if on else off))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, 6, 6)
        strong, small = theme.font("strong"), theme.font("caption", tabular=True)
        name_height, time_height = QFontMetrics(strong).height(), QFontMetrics(small).height()
        top = (area.height() - name_height - time_height) / 2
        centre = int(Qt.AlignmentFlag.AlignCenter)
        painter.setPen(theme.color("text" if on else "text-3"))
        painter.setFont(strong)
        painter.drawText(QRectF(0, top, self.width(), name_height), centre, self.label)
        painter.setFont(small)
        painter.drawText(
            QRectF(0, top + name_height, self.width(), time_height),
            centre,
            isolated(self._time_text()),
        )
        painter.end()

    def _flip(self) -> None:
        self._change(0 if self._minutes else self._last)

    def _change(self, minutes: int) -> None:
        before = self._minutes
        self.set_minutes(minutes)
        if self._minutes != before:
            self.minutes_changed.emit(self._minutes)

    def _time_text(self) -> str:
        return hours_text(self._minutes) if self._minutes else self.tr("off")

    def _describe(self) -> None:
        self.setAccessibleName(f"{self._long_name}: {self._time_text()}")
        self.setToolTip(
            self.tr("{0}. Up and down change the time.").format(
                f"{self._long_name}: {self._time_text()}"
            )
        )


class DayChips(QWidget):
    """Seven weekdays in the order the learner has them; minutes are kept Monday first."""

    accessible_role = GROUP

    minutes_changed = Signal(tuple)
    """Seven ints, Monday first, after the learner changed one."""

    def __init__(self, themes: ThemeSource, name: str, parent: QWidget | None = None) -> None:
        """Start with all days off; `name` is read aloud."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._days = tuple(DayChip(themes, weekday, self) for weekday in range(7))
        self._row = FlowLayout(self, spacing=6)
        self._first = -1
        self._arrange()
        for day in self._days:
            day.minutes_changed.connect(self._changed)

    @property
    def minutes(self) -> tuple[int, ...]:
        """Minutes of each weekday, Monday first."""
        return tuple(day.minutes for day in self._days)

    def set_minutes(self, minutes: Sequence[int]) -> None:
        """Show seven times, Monday first, without reporting them as the learner's change."""
        for day, value in zip(self._days, minutes, strict=True):
            day.set_minutes(value)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin the week as the learner has it."""
        self._arrange()
        super().showEvent(event)

    def _arrange(self) -> None:
        first = first_weekday().value - 1
        if first == self._first:
            return
        self._first = first
        while self._row.takeAt(0) is not None:
            pass
        ordered = [self._days[(first + offset) % 7] for offset in range(7)]
        for day in ordered:
            self._row.addWidget(day)
        for before, after in pairwise(ordered):
            QWidget.setTabOrder(before, after)

    def _changed(self) -> None:
        self.minutes_changed.emit(self.minutes)
