"""The weekly load under the timeline: what was logged, what is planned, and what there is time for.

The words at the side say the same: which weeks carry more than they have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPaintEvent, QPen

from planner.ui.delegates.row_painter import RowPainter, text_width
from planner.ui.pages.timeline_facts import over_words
from planner.ui.pages.timeline_sides import TimelineSide
from planner.ui.widgets.themed import isolated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from planner.domain.plan import WeekLoad

HEIGHT: Final = 95
LOW: Final = 64
_TOP: Final = 20
_BOTTOM: Final = 23
_CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextSingleLine)


class LoadStrip(TimelineSide):
    """A bar for each week."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the weeks that are exposed."""
        state, theme, exposed = self.state, self.theme, event.rect()
        painter = QPainter(self)
        painter.fillRect(exposed, theme.color("canvas"))
        base = self.height() - self.foot
        for week in self._weeks(exposed.left() + self.offset, exposed.right() + self.offset):
            self._week(painter, week, base)
        self._breaks(painter, base)
        strong = theme.color("border-strong")
        painter.fillRect(QRectF(exposed.left(), base, exposed.width(), 1), strong)
        painter.fillRect(QRectF(exposed.left(), 0, exposed.width(), 1), strong)
        x = round(state.axis.x(state.plan.today.toordinal() + 0.5)) - self.offset
        painter.fillRect(QRectF(x, 0, 1.5, base), theme.color("today"))
        painter.end()

    @property
    def foot(self) -> float:
        """Room under the bars, for the word Break."""
        line = QFontMetricsF(self.theme.font("caption")).height()
        return max(_BOTTOM, line + 4) if self.height() > LOW else 4.0

    @property
    def most(self) -> int:
        """The minutes of the highest bar or of the most time there is."""
        weeks = self.state.plan.weeks
        return max(60, *(max(week.planned + week.logged, week.available) for week in weeks))

    def y_of(self, minutes: float) -> float:
        """Where an amount stands."""
        base, top = self.height() - self.foot, min(_TOP, self.height() * 0.25)
        return base - (base - top) * minutes / self.most

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

    def _week(self, painter: QPainter, week: WeekLoad, base: float) -> None:
        theme, axis, plan = self.theme, self.state.axis, self.state.plan
        day = week.start.toordinal()
        left = axis.x(day) - self.offset + 1
        width = max(1.0, 7 * axis.scale - 2)
        top = self.y_of(week.logged)
        is_past = day + 7 <= plan.today.toordinal()
        painter.fillRect(QRectF(left, top, width, base - top), theme.color("accent"))
        planned = 0 if is_past else week.planned
        whole = week.logged + planned
        limit = max(week.available, week.logged)
        if planned:
            under = min(whole, limit)
            box = QRectF(left, self.y_of(under), width, top - self.y_of(under))
            self._outlined(painter, box, "accent-soft", "accent")
        if planned and whole > limit:
            over = QRectF(left, self.y_of(whole), width, self.y_of(limit) - self.y_of(whole))
            painter.fillRect(over, QBrush(theme.color("warning"), Qt.BrushStyle.Dense4Pattern))
            self._outlined(painter, over, "", "warning")
            self._number(painter, left + width / 2, over.top(), whole)
        if week.available:
            y = round(self.y_of(week.available))
            painter.fillRect(QRectF(left - 1, y, width + 2, 1.2), theme.color("text"))

    def _outlined(self, painter: QPainter, box: QRectF, fill: str, line: str) -> None:
        theme = self.theme
        if fill:
            painter.fillRect(box, theme.color(fill))
        if box.width() >= 3:
            painter.setPen(QPen(theme.color(line), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        else:
            painter.fillRect(box, theme.color(line))

    def _number(self, painter: QPainter, middle: float, bottom: float, minutes: int) -> None:
        if 7 * self.state.axis.scale < 5:
            return
        font = self.theme.font("caption-strong", tabular=True)
        text = self.state.words.hours(minutes)
        width, height = text_width(text, font) + 4, QFontMetricsF(font).height()
        painter.setFont(font)
        painter.setPen(self.theme.color("warning"))
        area = QRectF(middle - width / 2, max(1.0, bottom - height), width, height)
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
        over = over_words(state.plan, state.words)
        if over:
            lines.append((over, "caption-strong", "warning"))
        if self.height() <= LOW and over:
            del lines[1]
        top = 8.0 if self.height() <= LOW else 12.0
        for text, style, tone in lines:
            height = QFontMetricsF(theme.font(style)).height() + 3
            row.text(row.rect(24, top, room, height), text, theme.font(style), tone)
            top += height
        painter.end()
