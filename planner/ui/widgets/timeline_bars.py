"""The bars of the timeline: every kind by its colour and the shape of its ends.

A soft fill with an outline is planned, a solid one done, and what is in progress is solid as far as
it has come.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

if TYPE_CHECKING:
    from planner.ui.theme import Theme

_CUT: Final = 4.0
#: Half the height of a point, as a part of the height of a bar.
_POINT: Final = 0.54


@dataclass(frozen=True, slots=True)
class BarLook:
    """What a bar says without words."""

    kind: str
    own: bool = False
    #: The part that is done, from 0 to 1.
    done: float = 0.0
    provisional: bool = False


def bar_path(kind: str, box: QRectF, *, own: bool = False) -> QPainterPath:
    """The outline of a bar over some days."""
    path = QPainterPath()
    left, top, right, bottom = box.left(), box.top(), box.right(), box.bottom()
    middle, width = box.center().y(), box.width()
    if own:
        path.addRect(box)
    elif kind in ("course", "practice"):
        path.addRoundedRect(box, min(3, width / 2), 3)
    elif kind == "project":
        tip = min(5.0, width / 2)
        points = [(left + tip, top), (right - tip, top), (right, middle)]
        points += [(right - tip, bottom), (left + tip, bottom), (left, middle)]
        path.addPolygon(_polygon(points))
        path.closeSubpath()
    elif kind == "portfolio":
        tip = min(6.0, width)
        points = [(left, top), (right - tip, top), (right, middle)]
        path.addPolygon(_polygon([*points, (right - tip, bottom), (left, bottom)]))
        path.closeSubpath()
    elif kind == "work":
        cut = min(_CUT, width / 2)
        points = [(left + cut, top), (right - cut, top), (right, top + cut)]
        points += [(right, bottom - cut), (right - cut, bottom), (left + cut, bottom)]
        path.addPolygon(_polygon([*points, (left, bottom - cut), (left, top + cut)]))
        path.closeSubpath()
    else:
        radius = min(box.height(), width) / 2
        path.addRoundedRect(box, radius, radius)
    return path


def point_path(kind: str, centre: QPointF, height: float) -> QPainterPath:
    """A day: a circle for a session, a diamond for an event."""
    path, half = QPainterPath(), height * _POINT
    if kind == "mentorship":
        path.addEllipse(centre, half * 0.88, half * 0.88)
    else:
        x, y = centre.x(), centre.y()
        half *= 1.1
        path.addPolygon(_polygon([(x, y - half), (x + half, y), (x, y + half), (x - half, y)]))
        path.closeSubpath()
    return path


def paint_bar(painter: QPainter, theme: Theme, box: QRectF, look: BarLook) -> None:
    """Draw a bar over some days."""
    path = bar_path(look.kind, box, own=look.own)
    painter.fillPath(path, theme.kind_soft(look.kind))
    color = theme.kind(look.kind)
    if look.done > 0:
        painter.save()
        part = QRectF(box.left(), box.top(), box.width() * look.done, box.height())
        painter.setClipRect(part.adjusted(-1, -1, 0, 1), Qt.ClipOperation.IntersectClip)
        painter.fillPath(path, color)
        painter.restore()
    _outline(painter, theme, path, look, 1.2)
    if look.kind == "practice" and not look.own:
        middle = box.center().y()
        ink = theme.color("surface") if look.done >= 1 else color
        painter.setPen(QPen(ink, 1.2))
        painter.drawLine(QPointF(box.left() + 3, middle), QPointF(box.right() - 3, middle))


def paint_point(
    painter: QPainter, theme: Theme, centre: QPointF, height: float, look: BarLook
) -> None:
    """Draw one day."""
    path = point_path(look.kind, centre, height)
    done = look.done >= 1
    painter.fillPath(path, theme.kind(look.kind) if done else theme.kind_soft(look.kind))
    _outline(painter, theme, path, look, 1.5)


def paint_span(painter: QPainter, theme: Theme, box: QRectF, look: BarLook) -> None:
    """Draw two days and a line between them."""
    middle = box.center().y()
    inset = min(box.height() / 2, box.width() / 2)
    ends = QPointF(box.left() + inset, middle), QPointF(box.right() - inset, middle)
    painter.setPen(QPen(theme.kind(look.kind), 1.5))
    painter.drawLine(*ends)
    for end in ends:
        paint_point(painter, theme, end, box.height() * 0.8, look)


def _outline(
    painter: QPainter, theme: Theme, path: QPainterPath, look: BarLook, width: float
) -> None:
    pen = QPen(theme.kind(look.kind), width)
    if look.provisional:
        pen.setDashPattern([2.5 / width, 2 / width])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _polygon(points: list[tuple[float, float]]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])
