"""A bar under the hand: what is taken, how far it is moved, and the ghost that shows it.

Nothing of the plan changes while a bar is dragged; on release the new dates are a wish.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from planner.domain.own_dates import moved_by, with_finish, with_start
from planner.ui.delegates.row_painter import text_width
from planner.ui.models.timeline_rows import Shape
from planner.ui.text_direction import isolated

if TYPE_CHECKING:
    from planner.domain.edits import Edit
    from planner.domain.plan import PlannedMilestone
    from planner.ui.pages.timeline_state import TimelineState

#: Pixels at the ends of a bar by which one end alone is taken.
_END: Final = 5.0
_LEAST_FOR_ENDS: Final = 24.0
_SLOP: Final = 3.0
_ONE_DAY: Final = dt.timedelta(days=1)


class Grip(Enum):
    """What of a bar is taken."""

    WHOLE = "whole"
    START = "start"
    FINISH = "finish"


def grip_at(state: TimelineState, planned: PlannedMilestone, box: QRectF, x: float) -> Grip | None:
    """What of a bar lies under a pixel of its row; None beside it, or where it may not move."""
    milestone, bar = planned.milestone, state.bar(planned)
    if bar is None or not milestone.is_open or milestone.placement is None:
        return None
    if not box.left() - _SLOP <= x <= box.right() + _SLOP:
        return None
    if bar.shape is Shape.BAR and box.width() >= _LEAST_FOR_ENDS:
        if x >= box.right() - _END:
            return Grip.FINISH
        if x <= box.left() + _END and not milestone.log:
            return Grip.START
    return Grip.WHOLE


@dataclass
class Drag:
    """A bar that is being moved."""

    planned: PlannedMilestone
    grip: Grip
    #: Where it was taken, in days from the beginning of the chart: a zoom moves the pixels.
    origin: float
    days: int = 0
    #: Whether it was moved far enough to be no mere click.
    is_moved: bool = False

    def move(self, x: float, scale: float) -> bool:
        """Follow the hand in whole days; tells whether that is somewhere else.

        Args:
            x: The pixel of the chart where the hand is.
            scale: Pixels a day.
        """
        days = round(x / scale - self.origin)
        if self.grip is not Grip.WHOLE:
            days = self._kept_in_order(days)
        was = (self.days, self.is_moved)
        self.days = days
        self.is_moved = self.is_moved or abs(x - self.origin * scale) > _SLOP
        return (self.days, self.is_moved) != was

    def _kept_in_order(self, days: int) -> int:
        placement = self.planned.milestone.placement
        length = (placement.finish - placement.start).days if placement else 0
        return min(days, length) if self.grip is Grip.START else max(days, -length)

    def ends(self, state: TimelineState) -> tuple[int, int]:
        """First and last day, as ordinals, where it would stand."""
        bar = state.bar(self.planned)
        if bar is None:
            return 1, 1
        first = bar.first if self._keeps_start else bar.first + self.days
        last = bar.last if self.grip is Grip.START else bar.last + self.days
        return first, max(first, last)

    @property
    def _keeps_start(self) -> bool:
        begun = bool(self.planned.milestone.log)
        return self.grip is Grip.FINISH or (self.grip is Grip.WHOLE and begun)

    def edit(self, state: TimelineState) -> Edit | None:
        """The new dates as a wish; None where it stands where it did."""
        profile, milestone = state.plan.profile, self.planned.milestone
        if not self.days or milestone.placement is None:
            return None
        if self.grip is Grip.WHOLE:
            return moved_by(profile, milestone, self.days)
        try:
            if self.grip is Grip.START:
                start = milestone.placement.start + self.days * _ONE_DAY
                return with_start(profile, milestone, start)
            return with_finish(
                profile, milestone, milestone.placement.finish + self.days * _ONE_DAY
            )
        except OverflowError:
            return None

    def words(self, state: TimelineState) -> str:
        """The new dates and by how much they move."""
        days = [
            dt.date.fromordinal(min(max(1, each), dt.date.max.toordinal()))
            for each in self.ends(state)
        ]
        text = state.words.day_range(days[0], days[1], state.plan.today)
        if not self.days:
            return text
        sign = "+" if self.days > 0 else "−"  # noqa: RUF001 - a minus sign
        return f"{text} ({sign}{state.words.duration(abs(self.days))})"


def paint_drag(painter: QPainter, state: TimelineState, drag: Drag, row: QRectF, left: int) -> None:
    """Draw the ghost and, above or below it, the new dates."""
    theme, height = state.theme, state.bar_height
    first, last = drag.ends(state)
    start, end = state.axis.x(first) - left, state.axis.x(last + 1) - left
    box = QRectF(start, row.center().y() - height / 2, max(8.0, end - start), height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.color("accent"), 2)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    ground = theme.color("accent-soft")
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 3, 3)
    font = theme.font("small-strong", tabular=True)
    text = drag.words(state)
    width, line = text_width(text, font) + 16, QFontMetricsF(font).height() + 6
    place = QPointF(max(4.0, min(box.left(), row.right() - width - 4)), row.top() - line - 1)
    if place.y() < 2:
        place.setY(row.bottom() + 1)
    tip = QRectF(place.x(), place.y(), width, line)
    painter.setPen(QPen(theme.color("border-strong"), 1))
    painter.setBrush(theme.color("raised"))
    painter.drawRoundedRect(tip, 4, 4)
    painter.setPen(theme.color("text"))
    painter.setFont(font)
    flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextSingleLine)
    painter.drawText(tip, flags, isolated(text))
