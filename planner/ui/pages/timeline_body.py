"""The painting of the timeline's body: grid, breaks, bars, whiskers, lines and today.

Everything is drawn for the part that is exposed. `left` and `top` say which pixel of the whole
chart stands at the painter's first one; what reaches far beyond is cut, since painters do not like
coordinates in the millions.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from planner.domain.plan import Phase
from planner.domain.profile import Status
from planner.ui.models.timeline_rows import Shape
from planner.ui.pages.timeline_links import paint_links
from planner.ui.pages.timeline_state import Shown
from planner.ui.widgets.timeline_bars import BarLook, paint_bar, paint_point, paint_span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.plan import PlannedMilestone
    from planner.ui.models.timeline_rows import BarDays
    from planner.ui.pages.timeline_state import TimelineState

_LEAST: Final = 8.0
_BEYOND: Final = 64.0
_WHISKER: Final = 3.5


class BodyPainter:
    """Draws a part of the body once."""

    def __init__(
        self, painter: QPainter, state: TimelineState, left: int, top: int, exposed: QRect
    ) -> None:
        """Draw on a painter; ``exposed`` is in its pixels."""
        self._painter = painter
        self._state = state
        self._left, self._top = left, top
        self._exposed = QRectF(exposed)
        self._first = max(0, state.places.row_at(max(0, exposed.top() + top)))
        bottom = min(exposed.bottom() + top, state.places.height - 1)
        self._last = state.places.row_at(bottom) if bottom >= 0 else -1
        # The days exposed, with room for bars that are drawn wider than their days.
        ends = exposed.left() + left - _LEAST * 2, exposed.right() + left + _LEAST * 2
        self._days = tuple(state.axis.day_at(each) for each in ends)

    def paint(self) -> None:
        """Draw everything, from the ground up."""
        painter, state = self._painter, self._state
        painter.fillRect(self._exposed, state.theme.color("surface"))
        self._breaks()
        self._grid()
        rows = self._rows()
        self._ground(rows)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state.shows(Shown.LINKS):
            paint_links(painter, state, self._left, self._top)
        for _, found, box in rows:
            if isinstance(found, Phase):
                self._phase(found, box)
            else:
                self._milestone(found, box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._today()

    # --- Ground -----------------------------------------------------------------------------------

    def _x(self, day: float) -> float:
        """Where a day begins, kept near what is exposed."""
        x = self._state.axis.x(day) - self._left
        return min(self._exposed.right() + _BEYOND, max(self._exposed.left() - _BEYOND, x))

    def _rows(self) -> list[tuple[int, Phase | PlannedMilestone, QRectF]]:
        """The rows that are exposed, with where they stand."""
        places, left, width = self._state.places, self._exposed.left(), self._exposed.width()
        found, y = [], places.top(self._first) - self._top
        for row in range(self._first, self._last + 1):
            each = self._state.rows.at(row)
            height = places.phase_height if isinstance(each, Phase) else places.milestone_height
            found.append((row, each, QRectF(left, y, width, height)))
            y += height
        return found

    def _breaks(self) -> None:
        state = self._state
        if not state.shows(Shown.BREAKS):
            return
        brush = QBrush(state.theme.color("border"), Qt.BrushStyle.BDiagPattern)
        self._painter.setBrushOrigin(-self._left, -self._top)
        bottom = min(self._exposed.bottom(), state.places.height - self._top)
        for pause in state.plan.profile.calendar.breaks:
            left, right = self._x(pause.first.toordinal()), self._x(pause.last.toordinal() + 1)
            if right > self._exposed.left() and left < self._exposed.right():
                box = QRectF(left, self._exposed.top(), right - left, bottom - self._exposed.top())
                self._painter.fillRect(box, state.theme.color("sunken"))
                self._painter.fillRect(box, brush)

    def _grid(self) -> None:
        state, exposed = self._state, self._exposed
        left, right = exposed.left() + self._left, exposed.right() + self._left
        self._painter.setPen(Qt.PenStyle.NoPen)
        for marks, token in (
            (state.axis.small_marks(left, right, state.words), "chart-grid"),
            (state.axis.large_marks(left, right, state.words), "border-strong"),
        ):
            # Rounded before they are moved, so that they stand alike however far it is scrolled.
            places = [round(state.axis.x(mark.day)) - self._left for mark in marks]
            self._painter.setBrush(state.theme.color(token))
            self._painter.drawRects([QRectF(x, exposed.top(), 1, exposed.height()) for x in places])

    def _ground(self, rows: Sequence[tuple[int, Phase | PlannedMilestone, QRectF]]) -> None:
        """Phases and the current row filled, a line under every other."""
        theme, current = self._state.theme, self._state.current_row
        lines = []
        for row, found, box in rows:
            if row == current:
                self._painter.fillRect(box, theme.color("selected"))
            elif isinstance(found, Phase):
                self._painter.fillRect(box, theme.color("sunken"))
            else:
                lines.append(QRectF(box.left(), box.bottom() - 1, box.width(), 1))
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(theme.color("chart-grid"))
        self._painter.drawRects(lines)

    def _today(self) -> None:
        x = round(self._state.axis.x(self._state.plan.today.toordinal() + 0.5)) - self._left
        line = QRectF(x, self._exposed.top(), 1.5, self._exposed.height())
        self._painter.fillRect(line, self._state.theme.color("today"))

    # --- Bars -------------------------------------------------------------------------------------

    def _phase(self, phase: Phase, row: QRectF) -> None:
        state, painter = self._state, self._painter
        if phase.start is None or phase.finish is None:
            return
        left, right = self._x(phase.start.toordinal()), self._x(phase.finish.toordinal() + 1)
        theme = state.theme
        box = QRectF(left, row.center().y() - 3, max(6.0, right - left), 6)
        painter.setPen(QPen(theme.color("text-3"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(box, 3, 3)
        part = phase.earned / phase.effort if phase.effort else 0.0
        if part > 0:
            whole = phase.finish.toordinal() + 1 - phase.start.toordinal()
            until = self._x(phase.start.toordinal() + whole * min(1.0, part))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("text-2"))
            painter.drawRoundedRect(QRectF(left, box.top(), max(6.0, until - left), 6), 3, 3)
        if phase.number in state.closed:
            for planned in phase.milestones:
                self._event(planned, row)

    def _event(self, planned: PlannedMilestone, row: QRectF) -> None:
        """A dated event on the row of its phase, which is closed."""
        dates = planned.milestone.dates
        if dates is None or dates.first is None or planned.milestone.status is Status.SKIPPED:
            return
        bar = self._state.bar(planned)
        if bar is not None and bar.shape is not Shape.BAR:
            centre = QPointF(self._x((bar.first + bar.last + 1) / 2), row.center().y())
            look, height = _look(planned), self._state.bar_height * 0.9
            paint_point(self._painter, self._state.theme, centre, height, look)

    def _milestone(self, planned: PlannedMilestone, row: QRectF) -> None:
        state, painter = self._state, self._painter
        bar = state.bar(planned)
        if bar is None:
            return
        whisker = state.forecast_day(planned) if state.shows(Shown.FORECAST) else None
        if planned.id != state.chosen and not self._reaches(bar, whisker):
            return
        box = bar_box(state, planned, row, self._left)
        start = self._x(bar.lead)
        look, theme = _look(planned), state.theme
        if bar.lead < bar.first:
            painter.setPen(QPen(theme.kind(look.kind), 1.5))
            painter.drawLine(QPointF(start, row.center().y()), box.center())
        if bar.shape is Shape.POINT:
            paint_point(painter, theme, box.center(), box.height(), look)
        elif bar.shape is Shape.SPAN:
            paint_span(painter, theme, box, look)
        else:
            paint_bar(painter, theme, box, replace(look, done=self._part_of(box, bar, look.done)))
        if whisker is not None:
            self._whisker(box.right() + 2, self._x(whisker + 1), row.center().y())
        if state.is_critical(planned.id):
            painter.fillRect(
                QRectF(box.left(), box.bottom() + 1.5, max(4.0, box.width()), 2),
                theme.color("text"),
            )
        if planned.id == state.chosen and state.shows(Shown.SLACK):
            self._slack(planned, box, row)

    def _part_of(self, box: QRectF, bar: BarDays, done: float) -> float:
        """The part of a box, which may be cut, that stands for the part of a bar that is done."""
        if not 0 < done < 1:
            return done
        whole = max(_LEAST, (bar.last + 1 - bar.first) * self._state.axis.scale)
        until = self._state.axis.x(bar.first) - self._left + whole * done
        return min(1.0, max(0.0, (until - box.left()) / box.width()))

    def _reaches(self, bar: BarDays, whisker: int | None) -> bool:
        """Whether anything of a bar meets what is exposed."""
        first, last = self._days
        return (bar.last if whisker is None else whisker) >= first and bar.lead <= last

    def _whisker(self, left: float, right: float, middle: float) -> None:
        if right - left < 2:
            return
        self._painter.setPen(QPen(self._state.theme.color("text-3"), 1.3))
        self._painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        self._painter.drawLine(QPointF(right, middle - _WHISKER), QPointF(right, middle + _WHISKER))

    def _slack(self, planned: PlannedMilestone, box: QRectF, row: QRectF) -> None:
        """How far the selected milestone may slip: a thin line under the whisker's height."""
        days, bar = self._state.slack(planned.id), self._state.bar(planned)
        if not days or bar is None:
            return
        right, y = self._x(bar.last + 1 + days), row.bottom() - 4
        pen = QPen(self._state.theme.color("accent"), 1.5)
        pen.setDashPattern([1, 1.6])
        self._painter.setPen(pen)
        self._painter.drawLine(QPointF(box.right(), y), QPointF(right, y))
        pen.setStyle(Qt.PenStyle.SolidLine)
        self._painter.setPen(pen)
        self._painter.drawLine(QPointF(right, y - 3), QPointF(right, y + 3))


def _look(planned: PlannedMilestone) -> BarLook:
    milestone = planned.milestone
    done = milestone.status is Status.DONE
    part = 1.0 if done else 0.0
    if milestone.status is Status.IN_PROGRESS and milestone.estimate:
        part = min(1.0, milestone.logged / milestone.estimate)
    return BarLook(
        milestone.kind.value, milestone.own, part, provisional=milestone.provisional and not done
    )


def bar_box(state: TimelineState, planned: PlannedMilestone, row: QRectF, left: int) -> QRectF:
    """Where a milestone's bar stands in its row; far beyond it is cut."""
    bar, height = state.bar(planned), state.bar_height
    if bar is None:
        return QRectF()
    top = row.center().y() - height / 2
    near, far = row.left() - _BEYOND, row.right() + _BEYOND
    start = min(far, max(near, state.axis.x(bar.first) - left))
    end = min(far, max(near, state.axis.x(bar.last + 1) - left))
    if bar.shape is Shape.POINT:
        return QRectF((start + end) / 2 - height / 2, top, height, height)
    return QRectF(start + 0.5, top + 0.5, max(_LEAST, end - start - 1), height - 1)
