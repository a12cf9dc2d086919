"""The gap bar of a skill: five cells for what is shown, claimed and planned, and a mark to reach.

Solid is shown, hatched is claimed, dashed is planned, plain is beyond; the mark stands after the
cell asked for. The words beside it carry the meaning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.accessible_roles import GRAPHIC
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from planner.ui.theme import Theme, ThemeSource

_CELLS: Final = 5
_HEIGHT: Final = 10
_GAP: Final = 3
_MARK: Final = 2
_PAST: Final = 2


class GapBar(ThemedWidget):
    """Shows levels from 0 to 5; level 1 stands where reading starts."""

    accessible_role = GRAPHIC

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start with nothing shown, planned or asked for."""
        super().__init__(themes, parent)
        self._levels = (0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def levels(self) -> tuple[int, int, int, int]:
        """Levels shown, held now, held once the plan is done, and asked for."""
        return self._levels

    def set_levels(self, shown: int, now: int, planned: int, required: int) -> None:
        """Show other levels."""
        if (shown, now, planned, required) != self._levels:
            self._levels = (shown, now, planned, required)
            self.update()

    def sizeHint(self) -> QSize:
        """10 high, and the ends of the mark."""
        return QSize(160, _HEIGHT + 2 * _PAST)

    def minimumSizeHint(self) -> QSize:
        """Cells become narrow."""
        return QSize(60, self.sizeHint().height())

    def cell(self, level: int) -> QRectF:
        """Where the cell of a level from 1 to 5 stands."""
        return gap_cell(self._area, level, self.layoutDirection())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw cells and mark."""
        painter = QPainter(self)
        paint_gap_bar(
            painter, self._area, self._levels, self.theme, self.layoutDirection(), past=_PAST
        )
        painter.end()

    @property
    def _area(self) -> QRectF:
        return QRectF(0, _PAST, self.width(), _HEIGHT)


def gap_cell(area: QRectF, level: int, direction: Qt.LayoutDirection) -> QRectF:
    """Where the cell of a level from 1 to 5 stands in the area of a bar."""
    width = (area.width() - _GAP * (_CELLS - 1)) / _CELLS
    place = _CELLS - level if direction is Qt.LayoutDirection.RightToLeft else level - 1
    return QRectF(area.left() + place * (width + _GAP), area.top(), width, area.height())


def paint_gap_bar(
    painter: QPainter,
    area: QRectF,
    levels: tuple[int, int, int, int],
    theme: Theme,
    direction: Qt.LayoutDirection,
    *,
    past: float,
) -> None:
    """Draw five cells in an area; the mark reaches `past` px above and below them.

    Args:
        painter: Draws on the widget or view.
        area: Where the cells stand.
        levels: Levels shown, held now, held once the plan is done, and asked for.
        theme: The look.
        direction: Level 1 stands where reading starts.
        past: How far the mark reaches beyond the cells.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for level in range(1, _CELLS + 1):
        cell = gap_cell(area, level, direction)
        paint_gap_cell(painter, cell, cell_state(levels, level), theme)
    if levels[3]:
        cell = gap_cell(area, levels[3], direction)
        mirrored = direction is Qt.LayoutDirection.RightToLeft
        x = cell.left() - _MARK if mirrored else cell.right()
        x = min(max(x, area.left()), area.right() - _MARK)
        mark = QRectF(x, area.top() - past, _MARK, area.height() + 2 * past)
        painter.fillRect(mark, theme.color("text"))


def cell_state(levels: tuple[int, int, int, int], level: int) -> str:
    """What the cell of a level shows; see `paint_gap_bar` for the levels."""
    shown, now, planned, _ = levels
    if level <= shown:
        return "shown"
    if level <= now:
        return "claimed"
    return "planned" if level <= planned else "beyond"


def paint_gap_cell(painter: QPainter, cell: QRectF, state: str, theme: Theme) -> None:
    """Draw one cell in the state `shown`, `claimed`, `planned` or `beyond`."""
    inner = cell.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.save()
    fill = {"shown": "accent", "planned": "accent-soft"}.get(state, "sunken")
    pen = QPen(theme.color("border-strong" if state == "beyond" else "accent"), 1)
    if state == "planned":
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(theme.color(fill))
    painter.drawRoundedRect(inner, 2, 2)
    if state == "claimed":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(theme.color("accent"), Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(inner, 2, 2)
    painter.restore()
