"""The phases of a plan now and as they would be: two rows of bars over one axis of months."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.text_direction import isolated
from planner.ui.widgets.chart import Chart, ChartNumbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.plan import Plan
    from planner.ui.theme import ThemeSource
    from planner.words import Words

translate = QCoreApplication.translate

_BAR = 20
_PAD = 8
_MOST_TICKS = 6
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 600, 1_200, 6_000, 12_000, 24_000)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(
    Qt.TextFlag.TextSingleLine
)


class Span(NamedTuple):
    """A phase's open work: its name, its first and its last day."""

    name: str
    first: dt.date
    last: dt.date


def spans_of(plan: Plan) -> tuple[Span, ...]:
    """The phases with dates ahead, in the order in which they end.

    Phases run side by side; each bar begins where the one before it ends, so that none lies on
    another and every end stands where it is.
    """
    days = _open_days(plan)
    found = [Span(phase.name, *days[phase.number]) for phase in plan.phases if phase.number in days]
    spans: list[Span] = []
    for span in sorted(found, key=lambda each: each.last):
        if spans and span.last == spans[-1].last:
            names = f"{spans[-1].name}, {span.name}"
            spans[-1] = spans[-1]._replace(name=names)
            continue
        begin = max(span.first, spans[-1].last) if spans else span.first
        spans.append(span._replace(first=begin))
    return tuple(spans)


def _open_days(plan: Plan) -> dict[int, tuple[dt.date, dt.date]]:
    """First and last day of the open work of each phase that has dates, by its number."""
    found = {}
    for phase in plan.phases:
        dates = [
            each.placement
            for each in (planned.milestone for planned in phase.milestones)
            if each.is_open and each.placement is not None
        ]
        if dates:
            first = min(each.start for each in dates)
            found[phase.number] = (first, max(each.finish for each in dates))
    return found


def phase_numbers(before: Plan, after: Plan | None, words: Words) -> ChartNumbers:
    """The open work of each phase now and new, as a table of days."""
    now, new = _open_days(before), {} if after is None else _open_days(after)
    names = {phase.number: phase.name for plan in (after, before) if plan for phase in plan.phases}
    heads = (
        translate("ReplanBars", "Phase"),
        translate("ReplanBars", "Now"),
        translate("ReplanBars", "New"),
    )
    rows = tuple(
        (
            names[number],
            *(words.day_range(*days[number]) if number in days else "" for days in (now, new)),
        )
        for number in sorted({*now, *new})
    )
    return ChartNumbers(translate("ReplanBars", "Phases now and new"), heads, rows)


class ReplanBars(Chart):
    """Two rows of bars; time runs from left to right in every language."""

    def __init__(self, themes: ThemeSource, words: Words, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(themes, parent)
        self._words = words
        self._rows: tuple[Sequence[Span], Sequence[Span]] = ((), ())
        self.setAccessibleName(self.tr("Phases now and new"))
        self.setAccessibleDescription(self._nothing())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> tuple[Sequence[Span], Sequence[Span]]:
        """The spans now and new."""
        return self._rows

    def set_rows(self, now: Sequence[Span], new: Sequence[Span]) -> None:
        """Draw other spans."""
        self._rows = (now, new)
        texts = (self.tr("Now: {phases}."), self.tr("New: {phases}."))
        told = " ".join(
            text.format(phases=self._words.listed([self._spoken(span) for span in spans]))
            for text, spans in zip(texts, self._rows, strict=True)
            if spans
        )
        self.setAccessibleDescription(told or self._nothing())
        self.update()

    def sizeHint(self) -> QSize:
        """Two rows of a name and bars, and the axis."""
        return QSize(480, round(2 * self._row_height() + self._line("caption") + 4))

    def minimumSizeHint(self) -> QSize:
        """It may become narrow."""
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw axis, names and bars."""
        ends = self._ends()
        if ends is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._axis(painter, *ends)
        names = (self.tr("Now"), self.tr("New"))
        for place, (name, spans) in enumerate(zip(names, self._rows, strict=True)):
            self._row(painter, place, name, spans)
        painter.end()

    def _nothing(self) -> str:
        return self.tr("No phase has dates to show yet.")

    def x_of(self, day: dt.date) -> float:
        """Where a day begins."""
        ends = self._ends()
        if ends is None:
            return 0.0
        first, last = ends
        return self.width() * (day - first).days / max(1, (last - first).days)

    def ticks(self) -> tuple[dt.date, ...]:
        """First days of months where the axis is marked, about six at most."""
        ends = self._ends()
        if ends is None:
            return ()
        first, last = ends
        months = [12 * day.year + day.month - 1 for day in ends]
        count = months[1] - months[0]
        step = next((each for each in _STEPS if count / each <= _MOST_TICKS), _STEPS[-1])
        found = []
        for month in range(months[0] + 1, months[1] + 1):
            if (month % 12 if step <= 12 else month) % step:
                continue
            day = dt.date(month // 12, month % 12 + 1, 1)
            if first <= day <= last:
                found.append(day)
        return tuple(found)

    # --- Internals ------------------------------------------------------------------------------

    def _ends(self) -> tuple[dt.date, dt.date] | None:
        spans = [span for spans in self._rows for span in spans]
        if not spans:
            return None
        first, last = min(span.first for span in spans), max(span.last for span in spans)
        # A little room at the end, so that the name of the last month fits.
        room = dt.timedelta(days=max(7, (last - first).days // 20))
        return first, min(last, dt.date.max - room) + room

    def _line(self, style: str) -> float:
        return QFontMetricsF(self.theme.font(style)).height()

    def _row_height(self) -> float:
        return self._line("small") + self._bar_height() + 8

    def _bar_height(self) -> float:
        return max(_BAR, self._line("caption-strong") + 4)

    def _axis(self, painter: QPainter, first: dt.date, last: dt.date) -> None:
        theme, font = self.theme, self.theme.font("caption", tabular=True)
        metrics = QFontMetricsF(font)
        bottom, free, year = 2 * self._row_height(), 0.0, 0
        painter.setFont(font)
        painter.setPen(theme.color("text-3"))
        for day in self.ticks():
            # The year stands with the first month of it that has room.
            name = self._words.month(day.month)
            name = name if day.year == year else f"{name} {day.year}"
            x, width = round(self.x_of(day)), metrics.horizontalAdvance(name)
            painter.fillRect(QRectF(x, 0, 1, bottom), theme.color("chart-grid"))
            if x + 4 < free or x + 4 + width > self.width():
                continue
            painter.drawText(
                QRectF(x + 4, bottom + 2, width + 2, metrics.height()), _LEFT, isolated(name)
            )
            free, year = x + width + 16, day.year

    def _row(self, painter: QPainter, place: int, name: str, spans: Sequence[Span]) -> None:
        theme, new = self.theme, place == 1
        top = place * self._row_height()
        painter.setFont(theme.font("small-strong" if new else "small"))
        painter.setPen(theme.color("text" if new else "text-3"))
        painter.drawText(QRectF(0, top, self.width(), self._line("small")), _LEFT, isolated(name))
        top += self._line("small") + 2
        font = theme.font("caption-strong")
        for span in spans:
            left = self.x_of(span.first)
            until = self.x_of(min(span.last, dt.date.max - dt.timedelta(days=1)))
            bar = QRectF(left, top, max(3.0, until - left - 2), self._bar_height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent" if new else "border-strong"))
            painter.drawRoundedRect(bar, min(4.0, bar.width() / 2), 4)
            room = bar.width() - 2 * _PAD
            text = QFontMetricsF(font).elidedText(span.name, Qt.TextElideMode.ElideRight, room)
            if len(text) > 2 or text == span.name:
                painter.setFont(font)
                painter.setPen(theme.color("on-accent" if new else "text"))
                area = bar.adjusted(_PAD, 0, 1 - _PAD, 0)
                if room > 0:
                    painter.drawText(area, _LEFT, isolated(text))

    def _spoken(self, span: Span) -> str:
        text = self.tr("{name} until {date}")
        return text.format(name=span.name, date=self._words.date(span.last))
