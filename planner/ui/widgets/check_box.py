"""The milestone check box, painted: to do, in progress as a rising level, done, skipped, blocked.

Drawn on an 18 unit square that is scaled to the rectangle given. Each state reads in greyscale by
its shape.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from planner.ui.roles import CheckState

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from planner.ui.theme import Theme

GRID = 18.0
_BOX = QRectF(1.75, 1.75, 14.5, 14.5)


def level_height(progress: float) -> float:
    """Give the fill height, 3 to 10 units, of a logged part from 0 to 1, in steps of a quarter."""
    quarters = math.floor(min(max(progress, 0.0), 1.0) * 4 + 0.5)
    return max(3.0, quarters * 2.5)


def paint_check_box(
    painter: QPainter, rect: QRectF, state: CheckState, progress: float, theme: Theme
) -> None:
    """Draw a check box centred in `rect`, as large as its shorter side (18 px in lists).

    `progress` is the logged part from 0 to 1 and shows only while in progress.
    """
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.scale(side / GRID, side / GRID)
    if state is CheckState.DONE:
        _done(painter, theme)
    elif state is CheckState.IN_PROGRESS:
        _in_progress(painter, progress, theme)
    elif state is CheckState.SKIPPED:
        _outline(painter, theme.color("control"), theme.color("sunken"))
        painter.setPen(_round_pen(theme.color("text-3"), 1.7))
        painter.drawLine(QPointF(5.4, 12.6), QPointF(12.6, 5.4))
    elif state is CheckState.BLOCKED:
        _blocked(painter, theme)
    else:
        _outline(painter, theme.color("control"), theme.color("surface"))
    painter.restore()


def _outline(painter: QPainter, line: QColor, fill: QColor) -> None:
    painter.setPen(QPen(line, 1.5))
    painter.setBrush(fill)
    painter.drawRoundedRect(_BOX, 4, 4)


def _in_progress(painter: QPainter, progress: float, theme: Theme) -> None:
    _outline(painter, theme.color("accent"), theme.color("surface"))
    height = level_height(progress)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawRoundedRect(QRectF(4, 14 - height, 10, height), 1.5, 1.5)


def _done(painter: QPainter, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawRoundedRect(QRectF(1, 1, 16, 16), 4.5, 4.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_round_pen(theme.color("on-accent"), 1.9))
    painter.drawPolyline(QPolygonF([QPointF(5, 9.3), QPointF(7.7, 12), QPointF(13, 6.4)]))


def _blocked(painter: QPainter, theme: Theme) -> None:
    pen = QPen(theme.color("control"), 1.4)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([2.4 / 1.4, 2.1 / 1.4])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(_BOX, 4, 4)
    theme.icons.paint(
        painter, QRectF(4.2, 3.8, 9.6, 9.6), "lock-simple-fill", theme.color("text-3")
    )


def _round_pen(color: QColor, width: float) -> QPen:
    return QPen(
        color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )
