"""The weekly load under the timeline: what was logged, what is planned, and what there is time for.

The words at the side say the same: which weeks carry more than they have.
"""

from __future__ import annotations

from itertools import chain
from operator import add, attrgetter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPaintEvent, QPen

from planner.ui.delegates.row_painter import RowPainter, text_width
from planner.ui.pages.timeline_facts import over_words
from planner.ui.pages.timeline_sides import TimelineSide
from planner.ui.text_direction import isolated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from planner.domain.plan import Plan
    from planner.domain.week_loads import WeekLoad
    from planner.ui.pages.timeline_state import TimelineState

HEIGHT: Final = 95
LOW: Final = 64
_TOP: Final = 20
_BOTTOM: Final = 23
#: So many times the usual time fill the height.
_MOST: Final = 1.5
#: A week that is narrower has no number.
_LEAST: Final = 5.0
_BESIDE: Final = 60
#: Narrower bars have no outline.
_OUTLINED: Final = 3.0
_CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextSingleLine)


class LoadStrip(TimelineSide):
    """A bar for each week."""

    def __init__(self, state: TimelineState, parent: QWidget) -> None:
        """Show the weeks of a state."""
        super().__init__(state, parent)
        self._most: tuple[Plan | None, int] = (None, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the weeks that are exposed."""
        state, theme, exposed = self.state, self.theme, event.rect()
        painter = QPainter(self)
        painter.fillRect(exposed, theme.color("canvas"))
        base = self.height() - self.foot
        # Numbers are wider than their weeks, so those beside what is exposed count too.
        left, right = (
            exposed.left() - _BESIDE + self.offset,
            exposed.right() + _BESIDE + self.offset,
        )
        weeks = list(self._weeks(left, right))
        self._bars(painter, weeks, base)
        self._breaks(painter, base)
        strong = theme.color("border-strong")
        painter.fillRect(QRectF(exposed.left(), base, exposed.width(), 1), strong)
        painter.fillRect(QRectF(exposed.left(), 0, exposed.width(), 1), strong)
        x = round(state.axis.x(state.plan.today.toordinal() + 0.5)) - self.offset
        painter.fillRect(QRectF(x, 0, 1.5, base), theme.color("today"))
        for week in weeks:
            self._number(painter, week)
        painter.end()

    @property
    def foot(self) -> float:
        """Room under the bars, for the word Break."""
        line = QFontMetricsF(self.theme.font("caption")).height()
        return max(_BOTTOM, line + 4) if self.height() > LOW else 4.0

    @property
    def most(self) -> int:
        """The minutes that fill the height: a bar beyond is cut, and its number says how much."""
        if self._most[0] is not self.state.plan:
            weeks = self.state.plan.weeks
            # There may be thousands, and this is asked for after every change.
            logged = [*map(attrgetter("logged"), weeks)]
            usual = max(chain(map(attrgetter("available"), weeks), logged), default=0)
            highest = max(map(add, map(attrgetter("planned"), weeks), logged), default=0)
            most = max(60, usual, min(highest, round(_MOST * usual) or highest))
            self._most = (self.state.plan, most)
        return self._most[1]

    def y_of(self, minutes: float) -> float:
        """Where an amount stands."""
        base, room = self._room()
        return base - room * min(1.0, minutes / self.most)

    def _room(self) -> tuple[float, float]:
        """The line that bars stand on, and the height of the highest."""
        base = self.height() - self.foot
        return base, base - min(_TOP, self.height() * 0.25)

    def _weeks(self, left: float, right: float) -> Iterator[WeekLoad]:
        """Those between two pixels; of several on one pixel the fullest."""
        plan, axis = self.state.plan, self.state.axis
        if not plan.weeks:
            return
        origin, count = plan.weeks[0].start.toordinal(), len(plan.weeks)
        first = max(0, (axis.day_at(left) - origin) // 7 - 1)
        last = min(count, (axis.day_at(right) - origin) // 7 + 2)
        step = max(1, round(2 / (7 * axis.scale)))
        for place in range(first - first % step, last, step):
            yield max(plan.weeks[place : place + step], key=lambda week: week.planned)

    def _bars(self, painter: QPainter, weeks: Sequence[WeekLoad], base: float) -> None:
        """Logged below, planned above it, and what is over the time there is on top."""
        axis, plan, most = self.state.axis, self.state.plan, self.most
        room, today = self._room()[1], plan.today.toordinal()
        width, shift = max(1.0, 7 * axis.scale - 2), 1 - self.offset
        logged, planned, over, lines = [], [], [], []
        for week in weeks:
            day = week.start.toordinal()
            left = axis.x(day) + shift
            whole = week.logged + (week.planned if day + 7 > today else 0)
            limit = max(week.available, week.logged)
            top = base - room * min(1.0, week.logged / most)
            if week.logged:
                logged.append(QRectF(left, top, width, base - top))
            if whole > week.logged:
                under = base - room * min(1.0, min(whole, limit) / most)
                planned.append(QRectF(left, under, width, top - under))
            if whole > limit:
                high = base - room * min(1.0, whole / most)
                over.append(QRectF(left, high, width, under - high))
            if week.available:
                line = round(base - room * min(1.0, week.available / most))
                lines.append(QRectF(left - 1, line, width + 2, 1.2))
        theme = self.theme
        self._boxes(painter, logged, QBrush(theme.color("accent")), "")
        self._boxes(painter, planned, QBrush(theme.color("accent-soft")), "accent")
        self._boxes(painter, over, QBrush(theme.color("warning-soft")), "")
        hatch = QBrush(theme.color("warning"), Qt.BrushStyle.BDiagPattern)
        self._boxes(painter, over, hatch, "warning")
        self._boxes(painter, lines, QBrush(theme.color("text")), "")

    def _boxes(self, painter: QPainter, boxes: list[QRectF], fill: QBrush, line: str) -> None:
        """Draw many at once; an outline that would be all there is fills the whole."""
        if not boxes:
            return
        narrow = bool(line) and boxes[0].width() < _OUTLINED
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(self.theme.color(line)) if narrow else fill)
        painter.drawRects(boxes)
        if line and not narrow:
            painter.setPen(QPen(self.theme.color(line), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRects([box.adjusted(0.5, 0.5, -0.5, -0.5) for box in boxes])

    def _number(self, painter: QPainter, week: WeekLoad) -> None:
        """Write the hours of a week that carries more than it has."""
        axis, plan, whole = self.state.axis, self.state.plan, week.planned + week.logged
        is_past = week.start.toordinal() + 7 <= plan.today.toordinal()
        if is_past or whole <= max(week.available, week.logged) or 7 * axis.scale < _LEAST:
            return
        font = self.theme.font("caption-strong", tabular=True)
        text = self.state.words.hours(whole)
        width, height = text_width(text, font) + 4, QFontMetricsF(font).height()
        middle = axis.x(week.start.toordinal() + 3.5) - self.offset
        area = QRectF(middle - width / 2, max(1.0, self.y_of(whole) - height), width, height)
        painter.fillRect(area, self.theme.color("canvas"))
        painter.setFont(font)
        painter.setPen(self.theme.color("warning"))
        painter.drawText(area, _CENTRE, isolated(text))

    def _breaks(self, painter: QPainter, base: float) -> None:
        state, theme = self.state, self.theme
        if self.foot < _BOTTOM:
            return
        font, text = theme.font("caption"), self.tr("Break")
        width, height = text_width(text, font) + 4, QFontMetricsF(font).height()
        painter.setFont(font)
        painter.setPen(theme.color("text-2"))
        free = -1e9
        for pause in state.plan.profile.calendar.breaks:
            days = pause.first.toordinal() + pause.last.toordinal() + 1
            left = state.axis.x(days / 2) - self.offset - width / 2
            if left < free or left > self.width() or left + width < 0:
                continue
            free = left + width + 4
            painter.drawText(QRectF(left, base + 3, width, height), _CENTRE, isolated(text))


class LoadTitle(TimelineSide):
    """What the strip shows, in words, and the time of an ordinary week beside its line."""

    def __init__(self, strip: LoadStrip, parent: QWidget) -> None:
        """Stand beside a strip."""
        super().__init__(strip.state, parent)
        self._strip = strip
        self._over: tuple[Plan | None, str] = (None, "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words."""
        state, theme = self.state, self.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("canvas"))
        row = RowPainter(painter, QRectF(self.rect()), theme, self.layoutDirection())
        row.line(0, row.width, 0, "border-strong")
        row.painter.fillRect(
            row.rect(row.width - 1, 0, 1, row.height), theme.color("border-strong")
        )
        weekly = state.plan.profile.calendar.weekly_minutes(state.plan.today)
        hours, caption = state.words.hours(weekly), theme.font("caption", tabular=True)
        width = text_width(hours, caption) + 2
        y = self._strip.y_of(weekly)
        if weekly:
            area = row.rect(row.width - 8 - width, max(1.0, y - 9), width, 18)
            row.text(area, hours, caption, "text-3", at_end=True)
        room = row.width - 24 - width - 16
        lines = [(self.tr("Weekly load"), "strong", "text")]
        lines.append((self.tr("Logged up to today, planned after"), "caption", "text-3"))
        if self._over[0] is not state.plan:
            self._over = (state.plan, over_words(state.plan, state.words))
        over = self._over[1]
        if over:
            lines.append((over, "caption-strong", "warning"))
        heights = [QFontMetricsF(theme.font(style)).height() + 3 for _, style, _ in lines]
        top = 12.0 if sum(heights) + 16 <= self.height() else 5.0
        if top + sum(heights) > self.height() and over:
            del lines[1], heights[1]
        for (text, style, tone), height in zip(lines, heights, strict=True):
            row.text(row.rect(24, top, room, height), text, theme.font(style), tone)
            top += height
        painter.end()
