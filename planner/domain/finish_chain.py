"""What holds the last finish of a schedule: the chain that leads to it, followed backwards.

From the milestone that finishes last to what it had to wait for, and so on to the first day, every
day of the chain belongs to one `Hold`: the span or weekly limit of the milestone under way, a wait
or lag after one, a date that somebody fixed, the focus limit or full days that kept it from
starting, a break. The hold with most days is the reason why the schedule cannot end earlier.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from planner.domain.calendar import ONE_DAY, days_between
from planner.domain.prerequisites import plan_prerequisites
from planner.domain.problems import Fact
from planner.domain.profile import Milestone, Placement, Profile, Status
from planner.domain.scheduling import counts_for_focus

Placements = Mapping[str, Placement | None]


class Hold(StrEnum):
    """What can keep a plan from ending earlier, with the facts of each."""

    #: title, days: from its first to its last minute.
    SPAN = "span"
    #: title, weekly (minutes): a paced course.
    WEEKLY_LIMIT = "weekly-limit"
    #: title, days: an answer takes them.
    WAIT = "wait"
    #: title, days, needs: they must pass after the other is finished.
    LAG = "lag"
    #: title, first (its day); month in place of it where only the usual month is known.
    EVENT = "event"
    #: title, pinned.
    PIN = "pin"
    #: title, start: the learner's own date.
    NOT_BEFORE = "not-before"
    #: title, days: it is booked so long before.
    LEAD = "lead"
    #: count: milestones side by side.
    FOCUS = "focus"
    #: first, last.
    BREAK = "break"
    #: start: the plan begins then.
    START = "start"
    #: longest (minutes of its longest day): the study days hold no more work.
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Because:
    """A reason as data: what holds, of which milestone (its id), and the facts of a sentence."""

    hold: Hold
    milestone: str | None = None
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))


def last_finish(profile: Profile, placements: Placements, first: dt.date) -> tuple[str, dt.date]:
    """The milestone that is over last, and the day; no milestone and ``first`` where none is open.

    Minutes of an overdue pin lie after its date, so its last minute counts.
    """
    ends = [
        (over_on(placement), each.id)
        for each in profile.milestones
        if each.is_open and (placement := placements.get(each.id)) is not None
    ]
    day, milestone = max(ends, key=lambda end: end[0], default=(first, ""))
    return milestone, day


def over_on(placement: Placement) -> dt.date:
    """The day of the last minute, or the finish where that is later."""
    if not placement.runs:
        return placement.finish
    offset, count, _ = placement.runs[-1]
    return max(placement.finish, placement.start + (offset + count - 1) * ONE_DAY)


def is_fixed(milestone: Milestone) -> bool:
    """Whether somebody else's word dates it: a pin or an event with exact days."""
    dates = milestone.dates
    return milestone.pin is not None or (dates is not None and dates.first is not None)


def because_of(profile: Profile, placements: Placements, today: dt.date) -> Because:
    """Why a schedule does not end earlier.

    Args:
        profile: the learner's document, with the calendar of the schedule.
        placements: the schedule of its open milestones.
        today: the day it was made on.
    """
    days: dict[Hashable, int] = {}
    reasons: dict[Hashable, Because] = {}
    for because, count in _Chain(profile, placements, today).links():
        key = (because.hold, because.milestone, *because.facts.items())
        days[key] = days.get(key, 0) + count
        reasons.setdefault(key, because)
    longest = max(days, key=lambda key: days[key], default=None)
    return Because(Hold.TIME) if longest is None else reasons[longest]


#: A hold, and how many days of the chain are its own.
_Link = tuple[Because, int]


class _Chain:
    """A schedule with what is asked about its days."""

    def __init__(self, profile: Profile, placements: Placements, today: dt.date) -> None:
        self._profile = profile
        self._today = today
        self._first = max(today, profile.start)
        self._by_id = {each.id: each for each in profile.milestones}
        self._placed: dict[str, Placement] = {}
        for each in profile.milestones:
            placement = placements.get(each.id)
            if each.is_open and placement is not None:
                self._placed[each.id] = placement
        graph = plan_prerequisites(profile.milestones, profile.ratings)
        self._before = graph.without_cycles().before
        self._last, end = last_finish(profile, placements, self._first)
        count = max(1, (end - self._first).days + 1)
        self._available = profile.free_calendar(today).daily(self._first, count)
        self._load = [0] * count
        for placement in self._placed.values():
            for day, minutes in placement.days():
                self._load[(day - self._first).days] += minutes
        self._full = Because(Hold.TIME, facts=_facts(longest=max(self._available)))

    def links(self) -> Iterator[_Link]:
        """Every link from the last finish back to today."""
        name = self._last
        while name in self._placed:
            milestone, placement = self._by_id[name], self._placed[name]
            if is_fixed(milestone):
                yield self._fixed(milestone), (over_on(placement) - self._today).days
                return
            ready, before, name = self._ready(milestone)
            yield from self._own(milestone, placement, ready)
            yield from before
        if self._first > self._today:
            start = Because(Hold.START, facts=_facts(start=self._first))
            yield start, (self._first - self._today).days

    def _fixed(self, milestone: Milestone) -> Because:
        """Why something with a date of its own is over then; once past, it waits for time alone."""
        pin, dates = milestone.pin, milestone.dates
        if pin is not None:
            pinned = pin.finish or pin.start
            if pinned is not None and (pin.finish is None or pinned >= self._first):
                return _because(Hold.PIN, milestone, pinned=pinned)
        elif dates is not None and dates.first and dates.last and dates.last >= self._first:
            return _because(Hold.EVENT, milestone, first=dates.first)
        return self._full

    def _ready(self, milestone: Milestone) -> tuple[dt.date, list[_Link], str]:
        """The day from which a milestone could start, what held it until then, what came before."""
        found: list[tuple[dt.date, list[_Link], str]] = [(self._first, [], "")]
        if milestone.status is not Status.IN_PROGRESS:
            found += (self._after(milestone, name) for name in self._before[milestone.id])
        lead, own = milestone.definition.lead, milestone.not_before
        if own is not None:
            because = _because(Hold.NOT_BEFORE, milestone, start=own)
            found.append((own, [(because, (own - self._first).days)], ""))
        if lead:
            booked = self._profile.start + lead * ONE_DAY
            because = _because(Hold.LEAD, milestone, days=lead)
            found.append((booked, [(because, (booked - self._first).days)], ""))
        return max(found, key=lambda each: each[0])

    def _after(self, milestone: Milestone, name: str) -> tuple[dt.date, list[_Link], str]:
        """When a prerequisite lets a milestone start, with its wait and lag."""
        before = self._by_id[name]
        over = over_on(self._placed[name]) if name in self._placed else before.done_on
        if over is None:
            return self._first, [], ""
        wait = before.definition.wait
        lag = sum(lag.days for lag in milestone.definition.lags if lag.after == name)
        ready = over + (wait + lag) * ONE_DAY
        left = (ready - max(over, self._first)).days
        waits = [(_because(Hold.WAIT, before, days=wait), min(wait, left))] if wait else []
        if lag:
            because = _because(Hold.LAG, milestone, days=lag, needs=before.title)
            waits.append((because, min(lag, left)))
        return ready, waits, name

    def _own(self, milestone: Milestone, placement: Placement, ready: dt.date) -> Iterator[_Link]:
        """The days from when a milestone could start to its finish."""
        end = over_on(placement)
        dates = milestone.dates
        if dates is not None and dates.months and milestone.status is not Status.IN_PROGRESS:
            month = placement.start.month
            yield _because(Hold.EVENT, milestone, month=month), (end - ready).days
            return
        begin = min((day for day, _ in placement.days()), default=end)
        focused = milestone.status is not Status.IN_PROGRESS and counts_for_focus(milestone)
        limit = self._profile.preferences.focus_limit
        crowded = Because(Hold.FOCUS, facts=_facts(count=limit)) if focused else self._full
        for day in days_between(ready, begin - ONE_DAY):
            place = (day - self._first).days
            free = self._load[place] < self._available[place]
            yield self._paused(day) or (crowded if free else self._full), 1
        slow, until = self._pace(milestone, begin)
        for day in days_between(begin, end):
            if until is not None and day < until:
                yield slow, 1
            else:
                yield self._paused(day) or (self._full if until else slow), 1

    def _pace(self, milestone: Milestone, begin: dt.date) -> tuple[Because, dt.date | None]:
        """What makes a milestone last, and the day it is over where it is the span."""
        span, limit = milestone.definition.span, milestone.weekly_limit
        paced = 0
        if limit is not None:
            paced = 7 * (-(-milestone.remaining // max(1, limit)) - 1) + 1
        if span > max(1, paced):
            begun = min((entry.on for entry in milestone.log), default=begin)
            return _because(Hold.SPAN, milestone, days=span), begun + span * ONE_DAY
        if limit is not None and paced > 1:
            return _because(Hold.WEEKLY_LIMIT, milestone, weekly=limit), None
        return self._full, None

    def _paused(self, day: dt.date) -> Because | None:
        for pause in self._profile.calendar.breaks:
            if pause.first <= day <= pause.last:
                return Because(Hold.BREAK, facts=_facts(first=pause.first, last=pause.last))
        return None


def _because(hold: Hold, milestone: Milestone, **facts: Fact) -> Because:
    return Because(hold, milestone.id, _facts(title=milestone.title, **facts))


def _facts(**facts: Fact) -> Mapping[str, Fact]:
    return MappingProxyType(facts)
