"""The badge of a milestone kind: outline, icon and colour, always together.

Drawn on a 26 unit square that is scaled to the rectangle given.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.ui.theme import Theme

GRID = 26.0

#: The icon of each kind, and of a milestone the learner wrote.
KIND_ICONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "course": "book-open",
        "practice": "repeat",
        "project": "wrench",
        "portfolio": "star",
        "mentorship": "chats-circle",
        "networking": "users-three",
        "work": "handshake",
        "own": "flag",
    }
)
_ICON_SIZES: Final[Mapping[str, float]] = MappingProxyType(
    {"networking": 13.5, "project": 14.0, "portfolio": 14.0}
)


def badge_path(kind: str) -> QPainterPath:
    """Give the outline of a kind's badge in badge units; `own` is the square drawn dashed."""
    path = QPainterPath()
    if kind == "course":
        path.addRoundedRect(QRectF(1, 1, 24, 24), 6, 6)
    elif kind == "mentorship":
        path.addEllipse(QPointF(13, 13), 12.2, 12.2)
    elif kind == "networking":
        path.addPolygon(_polygon((13, -0.4), (26.4, 13), (13, 26.4), (-0.4, 13)))
    elif kind == "project":
        path.addPolygon(_polygon((6.6, 2), (19.4, 2), (26, 13), (19.4, 24), (6.6, 24), (0, 13)))
    elif kind == "practice":
        path.addPolygon(_polygon((1.5, 1.5), (18, 1.5), (24.5, 8), (24.5, 24.5), (1.5, 24.5)))
    elif kind == "work":
        near, far = 8.1, 17.9
        path.addPolygon(
            _polygon(
                (near, 1),
                (far, 1),
                (25, near),
                (25, far),
                (far, 25),
                (near, 25),
                (1, far),
                (1, near),
            )
        )
    elif kind == "portfolio":
        _add_shield(path)
    else:
        path.addRoundedRect(QRectF(1.6, 1.6, 22.8, 22.8), 2, 2)
    path.closeSubpath()
    return path


def paint_kind_badge(
    painter: QPainter, rect: QRectF, kind: str, theme: Theme, *, own: bool = False
) -> None:
    """Draw the badge centred in `rect`, as large as its shorter side (26 px in lists).

    A milestone the learner wrote (`own`) keeps its kind's icon and colour inside a dashed square.
    """
    side = min(rect.width(), rect.height())
    shape = "own" if own else kind
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.scale(side / GRID, side / GRID)
    color = theme.kind(kind)
    painter.setBrush(theme.kind_soft(kind))
    painter.setPen(Qt.PenStyle.NoPen)
    if shape == "own" or theme.high_contrast:
        pen = QPen(color, 1.2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if shape == "own":
            pen.setDashPattern([3 / 1.2, 2.4 / 1.2])
        painter.setPen(pen)
    painter.drawPath(badge_path(shape))
    size = 15.0 if own else _ICON_SIZES.get(kind, 15.0)
    icon = QRectF(0, 0, size, size)
    icon.moveCenter(QPointF(13, 13))
    theme.icons.paint(painter, icon, KIND_ICONS[kind], color)
    painter.restore()


def _polygon(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _add_shield(path: QPainterPath) -> None:
    path.moveTo(3, 1.2)
    path.lineTo(23, 1.2)
    path.quadTo(24.5, 1.2, 24.5, 2.7)
    path.lineTo(24.5, 15)
    path.cubicTo(24.5, 20, 19, 23.3, 13, 25.4)
    path.cubicTo(7, 23.3, 1.5, 20, 1.5, 15)
    path.lineTo(1.5, 2.7)
    path.quadTo(1.5, 1.2, 3, 1.2)
