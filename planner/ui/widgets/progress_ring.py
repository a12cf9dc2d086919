"""The progress ring: a part of a circle from 12 o'clock, and a tick where it was expected to be."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.accessible_roles import GRAPHIC
from planner.ui.text_direction import isolated
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from planner.ui.theme import ThemeSource

SIZE: Final = 116
_STROKE: Final = 11
#: The tick reaches this far past both edges of the ring.
_PAST: Final = 3
#: A sixteenth of a degree, Qt's unit of angles.
_UNIT: Final = 16


class ProgressRing(ThemedWidget):
    """Shows a part of 1 with its value in the middle; clockwise in every language."""

    accessible_role = GRAPHIC

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(themes, parent)
        self._part = 0.0
        self._expected: float | None = None
        self._value = ""
        self._caption = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def part(self) -> float:
        """How much of the ring is filled, from 0 to 1."""
        return self._part

    @property
    def expected(self) -> float | None:
        """Where the tick stands, from 0 to 1; None without one."""
        return self._expected

    @property
    def value(self) -> str:
        """The words in the middle."""
        return self._value

    def set_progress(
        self, part: float, value: str, caption: str, spoken: str, expected: float | None = None
    ) -> None:
        """Show a part from 0 to 1; `value` and `caption` stand in the middle, `spoken` is read."""
        part = min(max(part, 0.0), 1.0)
        wanted = (part, value, caption, expected)
        if wanted != (self._part, self._value, self._caption, self._expected):
            self._part, self._value, self._caption, self._expected = wanted
            self.update()
        self.setAccessibleName(spoken)

    def sizeHint(self) -> QSize:
        """116 and the tick's ends, more with larger text."""
        side = self.theme.scaled(SIZE) + 2 * _PAST
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ring, tick and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stroke = self.theme.scaled(_STROKE)
        side = self.theme.scaled(SIZE) - stroke
        ring = QRectF(0, 0, side, side)
        ring.moveCenter(QRectF(self.rect()).center())
        self._arc(painter, ring, stroke, 1.0, "border")
        if self._part > 0:
            self._arc(painter, ring, stroke, self._part, "accent")
        if self._expected is not None:
            self._tick(painter, ring, stroke, self._expected)
        self._words(painter, ring.center())
        painter.end()

    def _arc(self, painter: QPainter, ring: QRectF, stroke: float, part: float, token: str) -> None:
        pen = QPen(self.theme.color(token), stroke)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(ring, 90 * _UNIT, -round(part * 360 * _UNIT))

    def _tick(self, painter: QPainter, ring: QRectF, stroke: float, part: float) -> None:
        angle = math.tau * part
        outward = QPointF(math.sin(angle), -math.cos(angle))
        inner = ring.width() / 2 - stroke / 2 - _PAST + 1
        outer = ring.width() / 2 + stroke / 2 + _PAST - 1
        for width, token in ((4.0, "surface"), (2.0, "text")):
            # The light edge keeps the tick apart from the filled part.
            pen = QPen(self.theme.color(token), width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(ring.center() + outward * inner, ring.center() + outward * outer)

    def _words(self, painter: QPainter, center: QPointF) -> None:
        value, caption = self.theme.font("ring"), self.theme.font("caption")
        if QFontMetricsF(value).horizontalAdvance(
            self._value
        ) > self.width() - 4 * self.theme.scaled(_STROKE):
            value = self.theme.font("heading")
        high, low = QFontMetricsF(value).height(), QFontMetricsF(caption).height()
        top = center.y() - (high + low) / 2 + 1
        for text, font, token, y, height in (
            (self._value, value, "text", top, high),
            (self._caption, caption, "text-3", top + high - 2, low),
        ):
            painter.setFont(font)
            painter.setPen(self.theme.color(token))
            area = QRectF(0, y, self.width(), height)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), isolated(text))
