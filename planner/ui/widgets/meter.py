"""A thin progress meter: a paint function for rows and a widget for pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.accessible_roles import GRAPHIC

if TYPE_CHECKING:
    from planner.ui.theme import Theme, ThemeSource


def paint_meter(
    painter: QPainter,
    rect: QRectF,
    part: float,
    theme: Theme,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> None:
    """Fill `rect` (4 px high in rows) up to a part from 0 to 1, from where reading starts."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = rect.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("border"))
    painter.drawRoundedRect(rect, radius, radius)
    part = min(max(part, 0.0), 1.0)
    if part > 0:
        filled = QRectF(rect)
        filled.setWidth(max(rect.width() * part, rect.height()))
        if direction is Qt.LayoutDirection.RightToLeft:
            filled.moveRight(rect.right())
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(filled, radius, radius)
    painter.restore()


class Meter(QWidget):
    """A meter without words; whoever uses it writes the numbers beside it and names it."""

    accessible_role = GRAPHIC

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._themes = themes
        self._part = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.theme_changed.connect(self._redraw)

    @property
    def part(self) -> float:
        """How much is filled, from 0 to 1."""
        return self._part

    def set_part(self, part: float) -> None:
        """Fill up to a part from 0 to 1."""
        if part != self._part:
            self._part = part
            self.setAccessibleDescription(
                self.tr("{percent} %").format(percent=int(min(max(part, 0.0), 1.0) * 100))
            )
            self.update()

    def sizeHint(self) -> QSize:
        """96 by 4."""
        return QSize(96, 4)

    def minimumSizeHint(self) -> QSize:
        """24 by 4."""
        return QSize(24, 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the meter in the middle of the height."""
        area = QRectF(0, (self.height() - 4) / 2, self.width(), 4)
        painter = QPainter(self)
        paint_meter(painter, area, self._part, self._themes.theme, self.layoutDirection())
        painter.end()

    def _redraw(self) -> None:
        self.update()
