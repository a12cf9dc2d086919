"""Five small cells of a skill: filled up to the level held, outlined up to the one asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from planner.ui.theme import Theme, ThemeSource

_CELLS = 5
_CELL = QSize(15, 7)
_STEP = 17


def paint_level_bar(
    painter: QPainter,
    rect: QRectF,
    held: int,
    asked: int,
    theme: Theme,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> None:
    """Draw five cells across `rect`, level 1 where reading starts."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    step = rect.width() * _STEP / (_STEP * (_CELLS - 1) + _CELL.width())
    width = step * _CELL.width() / _STEP
    for place in range(_CELLS):
        level = place + 1 if direction is Qt.LayoutDirection.LeftToRight else _CELLS - place
        cell = QRectF(rect.left() + place * step, rect.top(), width, rect.height())
        line = "accent" if level <= max(held, asked) else "border-strong"
        fill = "accent" if level <= held else "surface" if level <= asked else "sunken"
        painter.setPen(QPen(theme.color(line), 1))
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5)
    painter.restore()


class LevelBar(ThemedWidget):
    """Shows a level held and a level asked for; the words stand beside it."""

    def __init__(
        self, themes: ThemeSource, held: int, asked: int, parent: QWidget | None = None
    ) -> None:
        """Show two levels from 0 to 5."""
        super().__init__(themes, parent)
        self._held, self._asked = held, asked
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_held(self, held: int) -> None:
        """Show another level held."""
        if held != self._held:
            self._held = held
            self.update()

    def sizeHint(self) -> QSize:
        """86 by 8."""
        scaled = self.theme.scaled
        return QSize(scaled(_STEP * (_CELLS - 1) + _CELL.width() + 1), scaled(_CELL.height() + 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells."""
        painter = QPainter(self)
        area = QRectF(self.rect())
        paint_level_bar(painter, area, self._held, self._asked, self.theme, self.layoutDirection())
        painter.end()
