"""How the level of a skill rose over time: a line of steps, with a dot for each own rating."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.text_direction import isolated
from planner.ui.widgets.chart import Chart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.theme import ThemeSource

_HIGHEST: Final = 5
_HEIGHT: Final = 92
_PAD: Final = 5


@dataclass(frozen=True, slots=True)
class LevelPoint:
    """The level from a day on, days counted from any first one; a rating is drawn as a dot."""

    day: int
    level: int
    rating: int | None = None


class LevelChart(Chart):
    """Draws values it is given; time runs from left to right in every language."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(themes, parent)
        self._points: tuple[LevelPoint, ...] = ()
        self._today = 0
        self._target = 0
        self._ends = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def points(self) -> tuple[LevelPoint, ...]:
        """The points shown."""
        return self._points

    def set_points(
        self, points: Sequence[LevelPoint], today: int, target: int, ends: tuple[str, str]
    ) -> None:
        """Show points in the order of their days; `ends` are words for the first day and today."""
        given = (tuple(points), today, target, ends)
        if given != (self._points, self._today, self._target, self._ends):
            self._points, self._today, self._target, self._ends = given
            self.update()

    def sizeHint(self) -> QSize:
        """Six levels and a line of words."""
        words = QFontMetricsF(self.theme.font("caption")).height()
        return QSize(240, round(self.theme.scaled(_HEIGHT - 15) + max(15, words)))

    def minimumSizeHint(self) -> QSize:
        """It may be narrow."""
        return QSize(120, self.sizeHint().height())

    def place(self, day: int, level: int) -> QPointF:
        """Where a level on a day is drawn."""
        area = self._area
        first = self._points[0].day if self._points else self._today
        part = (day - first) / max(1, self._today - first)
        x = area.left() + min(max(part, 0.0), 1.0) * area.width()
        return QPointF(x, area.bottom() - level / _HIGHEST * area.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw grid, target, steps and dots."""
        theme, area = self.theme, self._area
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_grid(painter)
        if self._target:
            pen = QPen(theme.color("text-2"), 1)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            height = self.place(self._today, self._target).y()
            painter.drawLine(QPointF(area.left(), height), QPointF(area.right(), height))
        if self._points:
            self._paint_steps(painter)
        painter.end()

    @property
    def _area(self) -> QRectF:
        words = QFontMetricsF(self.theme.font("caption"))
        left = words.horizontalAdvance(str(_HIGHEST)) + 10
        below = max(15.0, words.height())
        return QRectF(left, _PAD, self.width() - left - _PAD, self.height() - _PAD - below - 4)

    def _paint_grid(self, painter: QPainter) -> None:
        theme, area = self.theme, self._area
        painter.setFont(theme.font("caption", tabular=True))
        for level in range(_HIGHEST + 1):
            height = round(self.place(self._today, level).y()) + 0.5
            painter.setPen(QPen(theme.color("chart-grid"), 1))
            painter.drawLine(QPointF(area.left(), height), QPointF(area.right(), height))
            if level in (0, _HIGHEST):
                painter.setPen(theme.color("text-3"))
                box = QRectF(0, height - 10, area.left() - 6, 20)
                flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
                painter.drawText(box, int(flags), str(level))
        below = QRectF(area.left(), area.bottom() + 4, area.width(), self.height() - area.bottom())
        painter.setPen(theme.color("text-3"))
        for words, side in zip(
            self._ends, (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight), strict=True
        ):
            flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
            painter.drawText(below, int(flags), isolated(words))

    def _paint_steps(self, painter: QPainter) -> None:
        line = QPolygonF()
        level = self._points[0].level
        for point in self._points:
            line.append(self.place(point.day, level))
            line.append(self.place(point.day, point.level))
            level = point.level
        line.append(self.place(self._today, level))
        painter.setPen(QPen(self.theme.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(line)
        painter.setBrush(self.theme.color("canvas"))
        for point in self._points:
            if point.rating is not None:
                painter.drawEllipse(self.place(point.day, point.rating), 3, 3)
