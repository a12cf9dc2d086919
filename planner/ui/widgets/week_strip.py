"""Seven days side by side: how much was done on each, and a dashed line where it was planned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.text_direction import isolated
from planner.ui.widgets.chart import Chart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.theme import ThemeSource

_GAP: Final = 6
_BOX: Final = 26
_BELOW: Final = 4


@dataclass(frozen=True, slots=True)
class StripDay:
    """One day; parts run from 0 to 1, `planned` 0 draws no line."""

    name: str
    amount: str
    done: float
    planned: float
    today: bool = False


class WeekStrip(Chart):
    """Draws days that come as values; the words under each box name the day and what was done."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start without days."""
        super().__init__(themes, parent)
        self._days: tuple[StripDay, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def days(self) -> tuple[StripDay, ...]:
        """The days shown."""
        return self._days

    def set_days(self, days: Sequence[StripDay], name: str, spoken: str) -> None:
        """Show days in reading order; `spoken` says in words what is drawn, "" for nothing."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(spoken or self.tr("Nothing is planned or logged."))
        if tuple(days) != self._days:
            self._days = tuple(days)
            self.update()

    def sizeHint(self) -> QSize:
        """A box of 26 and a line of words below."""
        words = QFontMetricsF(self.theme.font("caption")).height()
        return QSize(400, round(self.theme.scaled(_BOX) + _BELOW + max(15, words)))

    def minimumSizeHint(self) -> QSize:
        """Boxes become narrow."""
        return QSize(7 * 40, self.sizeHint().height())

    def box(self, place: int) -> QRectF:
        """Where the box of a day stands."""
        count = max(1, len(self._days))
        width = (self.width() - _GAP * (count - 1)) / count
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place = count - 1 - place
        return QRectF(place * (width + _GAP), 0, width, self.theme.scaled(_BOX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw boxes and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, day in enumerate(self._days):
            self._box(painter, self.box(place), day)
            self._words(painter, self.box(place), day)
        painter.end()

    def _box(self, painter: QPainter, box: QRectF, day: StripDay) -> None:
        theme = self.theme
        inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(inner, 4, 4)
        painter.fillPath(shape, theme.color("sunken"))
        painter.save()
        painter.setClipPath(shape)
        if day.done > 0:
            height = max(2.0, inner.height() * min(day.done, 1.0))
            filled = QRectF(inner.left(), inner.bottom() - height, inner.width(), height)
            painter.fillRect(filled, theme.color("accent"))
        if day.planned > 0:
            y = max(inner.top() + 1, inner.bottom() - inner.height() * min(day.planned, 1.0))
            pen = QPen(theme.color("control"), 1.5)
            pen.setDashPattern([2.5, 2])
            painter.setPen(pen)
            painter.drawLine(round(inner.left()), round(y), round(inner.right()), round(y))
        painter.restore()
        painter.setPen(QPen(theme.color("accent" if day.today else "border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(inner, 4, 4)

    def _words(self, painter: QPainter, box: QRectF, day: StripDay) -> None:
        font = self.theme.font("caption-strong" if day.today else "caption", tabular=True)
        metrics = QFontMetricsF(font)
        text = f"{day.name} {day.amount}" if day.amount else day.name
        if metrics.horizontalAdvance(text) > box.width() + _GAP - 1:
            text = day.name
        area = QRectF(box.left() - _GAP / 2, 0, box.width() + _GAP, max(15.0, metrics.height()))
        area.moveTop(box.bottom() + _BELOW)
        painter.setFont(font)
        painter.setPen(self.theme.color("text" if day.today else "text-3"))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), isolated(text))
