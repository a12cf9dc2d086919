"""The time axis of a printed plan: windows of whole months with bars as fractions of their width.

A plan of up to two years has one axis, however many pages its rows take. A longer one is cut where
a page is full or two years are, and each window runs from the first to the last month of its own
rows, so no page is mostly empty. Days are counted as ordinals, so that dates at the very end of the
calendar do no harm.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.catalogue import Kind
from planner.domain.profile import Status
from planner.export.report import (
    Bar,
    LegendEntry,
    Pause,
    Shape,
    Tick,
    Timeline,
    TimelineGroup,
    TimelineRow,
    TimelineWindow,
)
from planner.export.report_rows import days_of, shown_text

if TYPE_CHECKING:
    from planner.domain.plan import Phase, PlannedMilestone
    from planner.export.report_rows import Rows

#: The most months that share one width with a name for each.
MOST_MONTHS = 24
#: A window of a longer plan has at least as many months, so that bars keep their proportions.
LEAST_MONTHS = 12
#: Rows a window has before it is closed for the sake of its months: rows in no order of time would
#: otherwise take a page each.
LEAST_ROWS = 10
#: Lines of a label that fit on a page, and about how many characters stand on one.
PAGE_LINES = 35
LINE_CHARACTERS = 33
#: An event or session of up to this many days is a point on the axis.
POINT_DAYS = 3
_LAST_MONTH = 9999 * 12 + 11


@dataclass(frozen=True, slots=True)
class _Span:
    """A milestone with its first and last day."""

    planned: PlannedMilestone
    phase: Phase
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class _Window:
    """Months counted from year 0; days as ordinals, the end not included."""

    first_month: int
    months: int

    @property
    def start(self) -> int:
        return _month_start(self.first_month)

    @property
    def end(self) -> int:
        return _month_start(self.first_month + self.months)

    def at(self, day: int) -> float:
        """Where a day begins, kept inside the window."""
        fraction = (day - self.start) / (self.end - self.start)
        return round(min(1.0, max(0.0, fraction)), 5)


def timeline_of(rows: Rows) -> Timeline:
    """Lay the milestones to be printed on as many axes as they need."""
    text, words = rows.text, rows.words
    shown = [(phase, planned) for phase in rows.plan.phases for planned in rows.of_phase(phase)]
    spans = [
        _Span(planned, phase, *days)
        for phase, planned in shown
        if (days := days_of(planned)) is not None
    ]
    facts = text.timeline_facts.form(len(shown)).format(
        dates=rows.range(rows.plan.start, rows.plan.planned_finish),
        count=words.number(len(shown)),
        hours=words.whole_hours(sum(planned.milestone.estimate for _, planned in shown)),
        pace=rows.pace,
    )
    return Timeline(
        heading=text.timeline,
        facts=facts,
        legend=_legend(rows, [planned for _, planned in shown]),
        windows=_windows(rows, spans),
        continued=text.continued,
        today=words.date(rows.printed),
        columns=text.timeline_columns,
        explanation=text.explanation,
    )


def _windows(rows: Rows, spans: list[_Span]) -> tuple[TimelineWindow, ...]:
    """One axis for a plan of up to two years, else one for each pageful of rows."""
    if not spans:
        return ()
    first, months = _months_of(spans)
    if months <= MOST_MONTHS:
        return (_window(rows, _Window(first, months), spans),)
    windows = []
    for part in _parts(spans):
        first, months = _months_of(part)
        windows.append(_window(rows, _Window(first, max(months, LEAST_MONTHS)), part))
    return tuple(windows)


def _parts(spans: list[_Span]) -> list[list[_Span]]:
    """Rows in their order, cut where a page is full or too long a time has come together."""
    parts: list[list[_Span]] = []
    current: list[_Span] = []
    lines = 0.0
    phase: Phase | None = None
    for span in spans:
        needed = _lines(span) + (0 if span.phase is phase else 1.25)
        is_long = len(current) >= LEAST_ROWS and _months_of([*current, span])[1] > MOST_MONTHS
        if current and (lines + needed > PAGE_LINES or is_long):
            parts.append(current)
            current, lines = [], 0.0
            needed = _lines(span) + 1.25
        current.append(span)
        lines += needed
        phase = span.phase
    return [*parts, current]


def _lines(span: _Span) -> float:
    """About how many lines a row takes: wide characters count twice, the second line is tighter."""
    title = shown_text(span.planned.milestone.title)
    width = len(title) + sum(unicodedata.east_asian_width(each) in "WF" for each in title)
    return 1.0 if width <= LINE_CHARACTERS else 1.68


def _months_of(spans: list[_Span]) -> tuple[int, int]:
    """The first month of rows, and how many months they run over."""
    first = min(_month_of(span.first) for span in spans)
    return first, max(_month_of(span.last) for span in spans) - first + 1


def _window(rows: Rows, window: _Window, spans: list[_Span]) -> TimelineWindow:
    today = rows.printed.toordinal()
    last_day = dt.date.fromordinal(window.end - 1)
    return TimelineWindow(
        dates=rows.range(dt.date.fromordinal(window.start), last_day),
        ticks=_ticks(rows, window),
        pauses=tuple(
            Pause(
                window.at(pause.first.toordinal()),
                window.at(pause.last.toordinal() + 1),
                shown_text(pause.label) or rows.text.pause,
            )
            for pause in rows.plan.profile.calendar.breaks
            if pause.first.toordinal() < window.end and pause.last.toordinal() >= window.start
        ),
        today=window.at(today) if window.start <= today < window.end else None,
        groups=tuple(
            TimelineGroup(
                name=f"{phase.number} {shown_text(phase.name)}",
                hours=rows.words.whole_hours(phase.effort),
                rows=tuple(_row(rows, window, span) for span in group),
            )
            for phase, group in _by_phase(spans)
        ),
    )


def _by_phase(spans: list[_Span]) -> list[tuple[Phase, list[_Span]]]:
    groups: list[tuple[Phase, list[_Span]]] = []
    for span in spans:
        if not groups or groups[-1][0] is not span.phase:
            groups.append((span.phase, []))
        groups[-1][1].append(span)
    return groups


def _ticks(rows: Rows, window: _Window) -> tuple[Tick, ...]:
    step = -(-window.months // MOST_MONTHS)
    ticks = []
    for index in range(0, window.months, step):
        month = window.first_month + index
        # A label at the very end of the axis would stand over its edge.
        label = rows.words.month(month % 12 + 1) if step == 1 else ""
        is_year = index == 0 or month % 12 < step
        year = str(month // 12) if is_year and (step < 12 or index % (2 * step) == 0) else ""
        ticks.append(Tick(window.at(_month_start(month)), label, year))
    return tuple(ticks)


def _row(rows: Rows, window: _Window, span: _Span) -> TimelineRow:
    milestone, text = span.planned.milestone, rows.text
    done = milestone.status is Status.DONE
    words = rows.words.day_range(span.first, span.last)
    if done:
        words = text.done_bar.format(dates=words)
    elif milestone.provisional:
        words = text.provisional_bar.format(dates=rows.due(span.planned))
    return TimelineRow(
        title=shown_text(milestone.title),
        kind=milestone.kind,
        own=milestone.own,
        done=done,
        hours=rows.words.hours(milestone.estimate),
        bar=Bar(
            shape=_shape(span),
            start=window.at(span.first.toordinal()),
            end=window.at(span.last.toordinal() + 1),
            provisional=milestone.provisional and not done,
            words=words,
        ),
    )


def _shape(span: _Span) -> Shape:
    milestone = span.planned.milestone
    if milestone.own or milestone.kind not in (Kind.NETWORKING, Kind.MENTORSHIP):
        return Shape.BAR
    # Of a provisional event nobody knows the days, so it is one point whatever was planned.
    is_short = milestone.provisional or (span.last - span.first).days < POINT_DAYS
    if milestone.kind is Kind.MENTORSHIP:
        return Shape.POINT if is_short else Shape.BAR
    return Shape.POINT if is_short else Shape.SPAN


def _legend(rows: Rows, shown: list[PlannedMilestone]) -> tuple[LegendEntry, ...]:
    kinds = {planned.milestone.kind for planned in shown if not planned.milestone.own}
    shapes = {Kind.MENTORSHIP: Shape.BAR, Kind.NETWORKING: Shape.POINT}
    entries = [
        LegendEntry(kind, own=False, shape=shapes.get(kind, Shape.BAR), name=rows.words.kind(kind))
        for kind in Kind
        if kind in kinds
    ]
    if any(planned.milestone.own for planned in shown):
        entries.append(
            LegendEntry(Kind.PROJECT, own=True, shape=Shape.BAR, name=rows.text.own_kind)
        )
    return tuple(entries)


def _month_of(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _month_start(month: int) -> int:
    """The ordinal of a month's first day; past the calendar's end, the day after its last."""
    if month > _LAST_MONTH:
        return dt.date.max.toordinal() + 1
    return dt.date(month // 12, month % 12 + 1, 1).toordinal()
