"""How late everything may start: slack and the critical path, with the minutes there are.

With one learner milestones compete for the same minutes, so prerequisites alone would say that
nearly all of them may wait for months. Slack here asks the calendar too. It is measured against the
*latest plan*: the stored plan with every milestone moved as late as the planned finish allows,
without any that starts earlier than stored. The milestones are taken in turn, the one that is over
last first, and each is laid again from its latest day backwards:

* Its latest day is the planned finish, or the day on which what waits for it starts in the latest
  plan, waits and lags kept free.
* It takes free minutes: what is available less what the others have placed, of which those that
  were moved already stand at their latest days and the rest keep their stored ones.
* Weekly limits, spans, the focus limit and the month of an event hold as in the schedule.
* Pins and events with exact dates stay where they are; their own slack says how far they could be
  put off, and nothing that comes before them may count on it.
* What was planned before today and is still to do is laid from today on.

**Slack** is the days from the planned start (today, if that has passed) to the start in the latest
plan. Each step leaves a plan that keeps every rule and the finish, so a milestone may be put off by
its slack if what comes after it makes way, and no free minute is promised twice: where two want it,
the one that is over later has it. A milestone left without slack for that reason alone gets as many
days as it could be put off with everything else where it is stored. One that has none even so is
**critical**: the planned finish holds neither if it slips alone nor if all after it makes way.

This is the backward pass of the critical path method (Kelley and Walker 1959) with the right shift
that resources ask for (Wiest 1964). It takes time linear in the placed days. Days are counted from
today, 0-based.
"""

from __future__ import annotations

import calendar as months_of_the_year
import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from types import MappingProxyType

from planner.domain.calendar import monday_of
from planner.domain.day_set import DaySet
from planner.domain.model import Days, Minutes
from planner.domain.pauses import Between, go_on
from planner.domain.prerequisites import PrerequisiteGraph
from planner.domain.profile import Milestone, Placement, Profile
from planner.domain.scheduling import counts_for_focus, gap_days

#: Days, as ordinals, with the minutes still to do on each; the last day first.
Left = Sequence[tuple[int, Minutes]]
#: The same with days counted from today.
Pairs = list[tuple[int, Minutes]]

_WEEK = 7
#: Kept for the first day of a span, so that the span is as long as it must be.
_HELD_BACK = 15


@dataclass(frozen=True, slots=True)
class Latest:
    """Where a milestone stands in the latest plan, and by how much its start may be put off.

    ``days`` are ordinals with minutes, the last day first. What has a fixed date stands there where
    it is stored, whatever its slack.
    """

    days: Left
    slack: Days


def days_left(milestone: Milestone) -> Left:
    """The days on which a milestone's minutes still to do are planned: what was logged came first.

    Minutes that were never placed (a log that was shortened since) are due on its last day.
    """
    left, placement = milestone.remaining, milestone.placement
    if not left or placement is None:
        return ()
    days: list[tuple[int, Minutes]] = []
    start = placement.start.toordinal()
    for offset, count, minutes in reversed(placement.runs):
        for day in range(start + offset + count - 1, start + offset - 1, -1):
            take = min(left, minutes)
            if take:
                days.append((day, take))
                left -= take
        if not left:
            return days
    if days:
        return [(days[0][0], days[0][1] + left), *days[1:]]
    return [(placement.finish.toordinal(), left)]


def fixed_start(milestone: Milestone) -> dt.date | None:
    """The day on which a milestone with a date of its own needs what comes before it, or nothing.

    That is the start of a pin and the first day of an event, whose preparation may come earlier.
    """
    if milestone.pin is not None:
        return milestone.placement.start if milestone.placement else milestone.pin.start
    return milestone.dates.first if milestone.dates is not None else None


class LatestPlan:
    """The latest plan of a profile, worked out when it is first asked for.

    Most changes are followed by a new plan whose slack nobody looks at.
    """

    def __init__(self, profile: Profile, graph: PrerequisiteGraph, today: dt.date) -> None:
        self._profile = profile
        self._graph = graph
        self._today = today
        self._kept: Mapping[str, Latest] | None = None

    @property
    def milestones(self) -> Mapping[str, Latest]:
        """The open milestones that have dates, by id."""
        return self.worked_out(go_on)

    def worked_out(self, between: Between) -> Mapping[str, Latest]:
        """The same, with pauses; what was worked out once is kept."""
        if self._kept is None:
            found = latest_plan(self._profile, self._graph, self._today, between)
            self._kept = MappingProxyType(found)
        return self._kept

    def slack(self, name: str) -> Days | None:
        """Days by which a milestone may be put off; None where it is not open or has no dates."""
        latest = self.milestones.get(name)
        return latest.slack if latest else None


def latest_plan(
    profile: Profile, graph: PrerequisiteGraph, today: dt.date, between: Between = go_on
) -> dict[str, Latest]:
    """Every open milestone that has dates, as late as the planned finish allows.

    Args:
        profile: the learner's document.
        graph: its prerequisites, without cycles.
        today: no minute is laid before this day.
        between: called after each milestone.
    """
    rank = {name: place for place, name in enumerate(graph.order())}
    rows: dict[str, _Row] = {}
    for each in profile.milestones:
        if each.is_open and each.placement is not None:
            rows[each.id] = _Row.of(each, rank[each.id], today)
            between()
    if not rows:
        return {}
    board = _Board(profile, rows.values(), today)
    ordered = sorted(rows, key=lambda name: (rows[name].last, rows[name].rank), reverse=True)
    found: dict[str, Latest] = {}
    for name in ordered:
        found[name] = board.put_off(rows[name], _due(rows, graph, name, board.end))
        between()
    tight = [name for name in ordered if not found[name].slack and not rows[name].fixed]
    if tight:
        for row in rows.values():
            row.go_back()
        board = _Board(profile, rows.values(), today)
    for name in tight:
        alone = board.put_off(rows[name], _due(rows, graph, name, board.end), alone=True)
        found[name] = Latest(found[name].days, alone.slack)
        between()
    return found


def _due(rows: Mapping[str, _Row], graph: PrerequisiteGraph, name: str, end: int) -> int:
    """The last day on which what waits for a milestone lets it finish."""
    finish = end
    for waiting in graph.after[name]:
        if (after := rows.get(waiting)) is not None:
            gap = gap_days(rows[name].milestone, after.milestone)
            finish = min(finish, after.needs - gap)
    return finish


@dataclass(slots=True)
class _Row:
    """A milestone while the latest plan is made; days are counted from today."""

    milestone: Milestone
    rank: int
    minutes: Minutes
    #: The stored days from today on, the last first, and those in the latest plan.
    stored: Pairs
    days: Pairs
    #: First and last day with minutes, or the day of a place without; negative before today.
    first: int
    last: int
    #: From this day on it runs side by side with others.
    start: int
    #: The day on which what comes before it must be over, and the same in the latest plan.
    stored_needs: int
    needs: int
    fixed: bool
    crowds: bool
    cap: Minutes | None
    span: Days

    @classmethod
    def of(cls, milestone: Milestone, rank: int, today: dt.date) -> _Row:
        """Read a milestone that has dates."""
        placement, base = milestone.placement or Placement(start=today, finish=today), _zero(today)
        finish = placement.finish.toordinal() - base
        days = [(day - base, minutes) for day, minutes in days_left(milestone)]
        first, last = (days[-1][0], days[0][0]) if days else (finish, finish)
        fixed = fixed_start(milestone)
        minutes = milestone.remaining
        needs = first if fixed is None else fixed.toordinal() - base
        if first < 0:
            days = [pair for pair in days if pair[0] >= 0]
        row = cls(
            milestone=milestone,
            rank=rank,
            minutes=minutes,
            stored=days,
            days=days,
            first=first,
            last=last,
            start=max(0, placement.start.toordinal() - base),
            stored_needs=needs,
            needs=needs,
            fixed=fixed is not None,
            crowds=minutes > 0 and counts_for_focus(milestone),
            cap=None,
            span=0 if milestone.log else milestone.definition.span,
        )
        row.cap = row._week_cap(today)
        return row

    def go_back(self) -> None:
        """Stand where it is stored."""
        self.days, self.needs = self.stored, self.stored_needs

    def _week_cap(self, today: dt.date) -> Minutes | None:
        """The most minutes in one week, never less than the stored plan has in one."""
        limit = self.milestone.weekly_limit
        caps = [] if limit is None else [max(1, limit)]
        if self.span:
            # ceil(1.5 x effort / weeks of span), in whole numbers.
            caps.append(max(1, -(-3 * self.minutes * _WEEK // (2 * self.span))))
        if not caps:
            return None
        stored = {0: logged_this_week(self.milestone, today)}
        for day, minutes in self.days:
            number = (day + today.weekday()) // _WEEK
            stored[number] = stored.get(number, 0) + minutes
        return max(min(caps), *stored.values())


class _Board:
    """Free minutes of each day up to the planned finish, and how many run side by side."""

    def __init__(self, profile: Profile, rows: Collection[_Row], today: dt.date) -> None:
        self.end = max(row.last for row in rows)
        self._today = today
        self._weekday = today.weekday()
        self._limit = profile.preferences.focus_limit
        count = max(0, self.end + 1)
        self._available = profile.free_calendar(today).daily(today, count)
        free = self._free = list(self._available)
        if free:
            free[0] -= sum(
                entry.minutes
                for each in profile.milestones
                for entry in each.log
                if entry.on == today
            )
        for row in rows:
            for day, minutes in row.days:
                free[day] -= minutes
        self._open = DaySet(day for day, minutes in enumerate(free) if minutes > 0)
        self._running = _running(rows, count)
        full = (day for day, running in enumerate(self._running) if running >= self._limit)
        self._crowded = DaySet(full)

    def put_off(self, row: _Row, finish: int, *, alone: bool = False) -> Latest:
        """Lay a milestone as late as it can be, up to a day, and say by how much that is later.

        What has a fixed date, or is asked about alone, then goes back to where it is stored.
        """
        first, stored = max(0, row.first), row.days
        finish = min(finish, self._end_of_month(row))
        days = None
        if finish >= max(0, row.last):
            days = self._latest(row, finish) if row.minutes else self._place(row, finish)
        if days is None:
            return Latest(self._ordinals(stored), 0)
        slack = days[-1][0] - first
        if row.fixed or alone:
            self._exchange(days, stored)
            return Latest(self._ordinals(stored), slack)
        self._run(row, days)
        row.days, row.needs = days, days[-1][0]
        return Latest(self._ordinals(days), slack)

    def _ordinals(self, days: Pairs) -> Left:
        base = _zero(self._today)
        return [(day + base, minutes) for day, minutes in days if minutes]

    def _end_of_month(self, row: _Row) -> int:
        """The last day of the month in which an event without exact dates begins."""
        if not row.milestone.provisional:
            return self.end
        date = self._today + dt.timedelta(days=row.first)
        length = months_of_the_year.monthrange(date.year, date.month)[1]
        return row.first + length - date.day

    def _place(self, row: _Row, finish: int) -> Pairs | None:
        """The last study day, for what has no minutes left."""
        for day in range(finish, max(0, row.last) - 1, -1):
            if self._available[day]:
                return [(day, 0)]
        return None

    def _latest(self, row: _Row, finish: int) -> Pairs | None:
        """Take the last free days instead of the stored ones; nothing where that is not later."""
        last_open = self._open.before(finish)
        if row.first >= 0 and (last_open is None or last_open <= row.first):
            return None
        self._exchange(row.days, ())
        days = self._backwards(row, finish)
        while days is not None and (crowded := self._crowded_day(row, days)) is not None:
            days = self._backwards(row, crowded - 1)
        self._exchange((), row.days if days is None else days)
        return days

    def _crowded_day(self, row: _Row, days: Pairs) -> int | None:
        """The first of the days it would newly run on that has no place left."""
        if not row.crowds:
            return None
        start = 0 if row.milestone.log else days[-1][0]
        crowded = self._crowded.after(max(row.last + 1, start))
        return None if crowded is None or crowded > days[0][0] else crowded

    def _backwards(self, row: _Row, finish: int) -> Pairs | None:
        """Minutes on the last free days, or nothing where it would start earlier than stored."""
        before, free, weekday = self._open.before, self._free, self._weekday
        first, left, cap, span = max(0, row.first), row.minutes, row.cap, row.span
        held_back = min(_HELD_BACK, left // 2) if span else 0
        opening = week = -1
        in_week = 0
        days: Pairs = []
        day = before(finish)
        while day is not None and day >= first:
            take = min(left, free[day])
            if cap is not None:
                if (day + weekday) // _WEEK != week:
                    week = (day + weekday) // _WEEK
                    in_week = 0 if week else logged_this_week(row.milestone, self._today)
                take = min(take, cap - in_week)
            if span:
                opening = opening if days else day - span + 1
                take = min(take, left - held_back) if day > opening else take
            if take > 0:
                days.append((day, take))
                left -= take
                in_week += take
                if not left:
                    return days
            next_day = day - 1 if cap is None or in_week < cap else week * _WEEK - weekday - 1
            day = before(min(next_day, opening) if held_back and left == held_back else next_day)
        return None

    def _exchange(self, given_back: Pairs | tuple[()], taken: Pairs | tuple[()]) -> None:
        """Give minutes of some days back and take those of others."""
        free = self._free
        for day, minutes in given_back:
            was = free[day]
            free[day] = was + minutes
            if was <= 0 < was + minutes:
                self._open.add(day)
        for day, minutes in taken:
            was = free[day]
            free[day] = was - minutes
            if was - minutes <= 0 < was:
                self._open.discard(day)

    def _run(self, row: _Row, days: Pairs) -> None:
        """Count a milestone side by side with others where it runs now, not where it ran."""
        if not row.crowds:
            return
        start, running, limit = days[-1][0], self._running, self._limit
        if not row.milestone.log:
            for day in range(row.start, min(start, row.last + 1)):
                running[day] -= 1
                if running[day] == limit - 1:
                    self._crowded.discard(day)
        for day in range(max(row.last + 1, start), days[0][0] + 1):
            running[day] += 1
            if running[day] == limit:
                self._crowded.add(day)


def _running(rows: Iterable[_Row], count: int) -> list[int]:
    """How many milestones that count for focus run on each day."""
    changes = [0] * (count + 1)
    for row in rows:
        if row.crowds and row.last >= 0:
            changes[row.start] += 1
            changes[row.last + 1] -= 1
    return list(accumulate(changes[:count]))


def logged_this_week(milestone: Milestone, today: dt.date) -> Minutes:
    """Minutes worked from Monday to today."""
    if not milestone.log:
        return 0
    monday = monday_of(today)
    return sum(entry.minutes for entry in milestone.log if monday <= entry.on <= today)


def _zero(today: dt.date) -> int:
    return today.toordinal()
