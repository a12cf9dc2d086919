"""The lines of the selected milestone: from what it needs, to what waits for it.

Solid lines come from prerequisites, dashed ones lead to dependents. A milestone in a phase that is
closed is stood for by the row of the phase.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

if TYPE_CHECKING:
    from planner.domain.plan import PlannedMilestone
    from planner.ui.pages.timeline_state import TimelineState

_CORNER: Final = 4.0
_BEFORE: Final = 8.0
#: Coordinates beyond this are of no use to the painter.
_FAR: Final = 20_000.0


@dataclass(frozen=True, slots=True)
class Link:
    """A line from the end of one bar to the beginning of another, in pixels of the whole chart."""

    start: QPointF
    end: QPointF
    is_need: bool


def links_of(state: TimelineState) -> list[Link]:
    """The lines of the selected milestone."""
    planned = state.selected
    if planned is None or state.bar(planned) is None:
        return []
    found = []
    for names, is_need in ((planned.prerequisites, True), (planned.needed_by, False)):
        for name in names:
            other = state.plan.milestone(name)
            if other is None or state.rows.row_standing_for(name) < 0:
                continue
            first, second = (other, planned) if is_need else (planned, other)
            ends = _end(state, first), _begin(state, second)
            if ends[0] is not None and ends[1] is not None:
                found.append(Link(ends[0], ends[1], is_need))
    return found


def _end(state: TimelineState, planned: PlannedMilestone) -> QPointF | None:
    bar = state.bar(planned)
    return None if bar is None else QPointF(state.axis.x(bar.last + 1), _middle(state, planned))


def _begin(state: TimelineState, planned: PlannedMilestone) -> QPointF | None:
    bar = state.bar(planned)
    return None if bar is None else QPointF(state.axis.x(bar.first), _middle(state, planned))


def _middle(state: TimelineState, planned: PlannedMilestone) -> float:
    row = state.rows.row_standing_for(planned.id)
    return state.places.top(row) + state.places.row_height(row) / 2


def paint_links(painter: QPainter, state: TimelineState, left: int, top: int) -> None:
    """Draw the lines on a painter whose first pixel stands at a place of the chart."""
    theme = state.theme
    for link in links_of(state):
        pen = QPen(theme.color("text" if link.is_need else "text-2"), 1.5 if link.is_need else 1.2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        head = QPen(pen)
        if not link.is_need:
            pen.setDashPattern([3 / 1.2, 2.5 / 1.2])
        painter.setPen(pen)
        shift = QPointF(left, top)
        start, end = _near(link.start - shift), _near(link.end - shift)
        painter.drawPath(_path(start, end))
        painter.setPen(head)
        tip = QPainterPath(end + QPointF(-6, -4))
        tip.lineTo(end + QPointF(-1, 0))
        tip.lineTo(end + QPointF(-6, 4))
        painter.drawPath(tip)


def _near(point: QPointF) -> QPointF:
    return QPointF(*(max(-_FAR, min(_FAR, each)) for each in (point.x(), point.y())))


def _path(start: QPointF, end: QPointF) -> QPainterPath:
    """Level, then down or up just before the other bar, then level again; with round corners."""
    path = QPainterPath(start)
    down = 1 if end.y() >= start.y() else -1
    if abs(end.y() - start.y()) < 2 * _CORNER:
        path.lineTo(end)
        return path
    turn = max(start.x() + _CORNER, end.x() - _BEFORE)
    path.lineTo(turn - _CORNER, start.y())
    path.quadTo(turn, start.y(), turn, start.y() + down * _CORNER)
    if turn + _CORNER <= end.x():
        path.lineTo(turn, end.y() - down * _CORNER)
        path.quadTo(turn, end.y(), turn + _CORNER, end.y())
    else:
        # The other bar begins earlier: the line goes round before its row.
        level, back = end.y() - down * 12.0, end.x() - _BEFORE
        path.lineTo(turn, level - down * _CORNER)
        path.quadTo(turn, level, turn - _CORNER, level)
        path.lineTo(back + _CORNER, level)
        path.quadTo(back, level, back, level + down * _CORNER)
        path.lineTo(back, end.y() - down * _CORNER)
        path.quadTo(back, end.y(), back + _CORNER, end.y())
    path.lineTo(end.x() - 1, end.y())
    return path
