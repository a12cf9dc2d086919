"""The number disc of a phase or a step: outlined later, filled now, ticked when done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from planner.ui.roles import PhaseState

if TYPE_CHECKING:
    from planner.ui.theme import Theme


def paint_phase_disc(
    painter: QPainter, rect: QRectF, number: int, state: PhaseState, theme: Theme
) -> None:
    """Draw a disc centred in `rect`, as large as its shorter side (20 px in lists)."""
    side = min(rect.width(), rect.height())
    disc = QRectF(0, 0, side, side)
    disc.moveCenter(rect.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = theme.color("control" if state is PhaseState.LATER else "accent")
    painter.setPen(QPen(line, 1.5))
    painter.setBrush(
        theme.color("accent") if state is PhaseState.CURRENT else Qt.BrushStyle.NoBrush
    )
    painter.drawEllipse(disc.adjusted(0.75, 0.75, -0.75, -0.75))
    if state is PhaseState.DONE:
        unit = side / 20
        pen = QPen(
            line,
            1.4 * unit,
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        )
        painter.setPen(pen)
        points = [(6.4, 10.3), (9, 12.9), (13.8, 7.7)]
        painter.drawPolyline(QPolygonF([disc.topLeft() + QPointF(x, y) * unit for x, y in points]))
    else:
        painter.setFont(_fitting(theme.font("caption-strong", tabular=True), side))
        painter.setPen(theme.color("on-accent" if state is PhaseState.CURRENT else "text-2"))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(number))
    painter.restore()


def _fitting(font: QFont, side: float) -> QFont:
    """Give the font, made smaller where a line of it would not fit into a disc of this size."""
    height = QFontMetricsF(font).height()
    if height <= side * 0.85:
        return font
    smaller = QFont(font)
    smaller.setPixelSize(max(1, round(side * 0.6)))
    return smaller
