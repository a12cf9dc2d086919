"""Random plans: milestones that wait for each other, calendars with gaps, learners under way.

`profiles` gives plans without dates that a learner could have; `TODAY` is the day to schedule on.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from hypothesis import strategies as st

from planner.domain.calendar import Break, DayException, StudyCalendar, WeekPattern
from planner.domain.catalogue import Event, Kind, Lag, Role
from planner.domain.edits import Place
from planner.domain.profile import LogEntry, Milestone, Pin, Preferences, Profile, Status
from planner.domain.scheduling import placements_for
from tests.domain.plan_samples import TODAY, day, milestone, profile, target

SKILLS = ("hearing", "mixing", "editing")

minutes = st.sampled_from((0, 1, 15, 45, 90, 120, 240, 600, 1500, 3000))
levels = st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 5), max_size=2)
ratings = st.dictionaries(st.sampled_from(SKILLS), st.integers(0, 5))
near_days = st.integers(-20, 90).map(day)
past_days = st.integers(-20, 0).map(day)
day_minutes = st.sampled_from((0, 0, 30, 60, 120, 300, 480))
weeks = st.tuples(*[day_minutes] * 7)


def _in_order(pair: tuple[dt.date, dt.date]) -> tuple[dt.date, dt.date]:
    return min(pair), max(pair)


ranges = st.tuples(near_days, near_days).map(_in_order)
short_ranges = st.tuples(near_days, st.integers(0, 4)).map(
    lambda pair: (pair[0], pair[0] + dt.timedelta(days=pair[1]))
)


weeks_with_time = weeks.filter(any)
patterns = {
    lasting: st.lists(st.builds(WeekPattern, start=near_days, week=lasting), max_size=2)
    for lasting in (weeks, weeks_with_time)
}
breaks = st.lists(short_ranges, max_size=2)
exceptions = st.lists(st.builds(DayException, day=near_days, minutes=day_minutes), max_size=2)


@cache
@st.composite
def calendars(draw: st.DrawFn, *, with_time: bool = True) -> StudyCalendar:
    """A calendar; ``with_time``: its last week pattern has some."""
    lasting = weeks_with_time if with_time else weeks
    changes = draw(patterns[lasting])
    rests = [Break(first=first, last=last) for first, last in draw(breaks)]
    return StudyCalendar(
        week=draw(lasting),
        patterns=tuple(changes),
        breaks=tuple(rests),
        exceptions=tuple(draw(exceptions)),
    )


def _nothing_or(draw: st.DrawFn, wanted: st.SearchStrategy[Any], odds: int = 4) -> Any:
    """Nothing most of the time: a plan in which everything is special tests nothing."""
    return draw(wanted) if draw(_dice(odds)) == odds else None


pins = st.one_of(
    st.builds(lambda on: Pin(start=on), near_days),
    st.builds(lambda on: Pin(finish=on), near_days),
    st.builds(lambda days: Pin(start=days[0], finish=days[1]), ranges),
)
exact_events = st.builds(
    lambda days, there: Event(first=days[0], last=days[1], attendance=there), short_ranges, minutes
)
usual_events = st.builds(
    lambda months: Event(months=tuple(sorted(months))),
    st.sets(st.integers(1, 12), min_size=1, max_size=3),
)
logs = st.lists(
    st.builds(LogEntry, on=past_days, minutes=st.sampled_from((5, 60, 120))), min_size=1, max_size=3
).map(lambda entries: tuple(sorted(entries, key=lambda entry: entry.on)))


# Made once: a strategy is looked through for mistakes when it is first drawn from, which takes
# longer than to draw.
kinds = st.sampled_from((Kind.PROJECT, Kind.COURSE, Kind.NETWORKING, Kind.WORK))
roles = st.sampled_from(Role)
phases, lags = st.integers(1, 3), st.integers(0, 10)
weekly_limits, spans = st.sampled_from((0, 60, 180, 300)), st.sampled_from((1, 5, 14, 40))
waits, leads = st.integers(1, 20), st.integers(1, 20)
ten, twelve = st.integers(0, 9), st.integers(0, 11)
kinds_of_event = st.sampled_from(("event", "own_event"))


@cache
def _dice(odds: int) -> st.SearchStrategy[int]:
    return st.integers(0, odds)


@cache
def _some_before(number: int) -> st.SearchStrategy[list[str]]:
    names = [f"m{before}" for before in range(number)]
    return st.lists(st.sampled_from(names), max_size=2, unique=True) if names else st.just([])


@cache
@st.composite
def milestones(draw: st.DrawFn, number: int) -> Milestone:
    """The milestone ``m<number>``; what it waits for has a smaller number."""
    after = tuple(draw(_some_before(number)))
    fields: dict[str, Any] = {
        "after": after,
        "kind": draw(kinds),
        "role": draw(roles),
        "phase": draw(phases),
        "weekly_limit": _nothing_or(draw, weekly_limits),
        "span": _nothing_or(draw, spans) or 0,
        "wait": _nothing_or(draw, waits) or 0,
        "lead": _nothing_or(draw, leads, 8) or 0,
        "not_before": _nothing_or(draw, near_days, 6),
        "builds": _nothing_or(draw, levels, 2) or {},
        "needs": _nothing_or(draw, levels, 4) or {},
    }
    if after:
        fields["lags"] = (Lag(after=after[0], days=draw(lags)),)
    special = draw(twelve)
    if special == 0:
        fields["pin"] = draw(pins)
    elif special == 1:
        fields[draw(kinds_of_event)] = draw(exact_events)
    elif special == 2:
        fields["event"] = draw(usual_events)
    status = draw(ten)
    if status in (0, 1):
        fields |= {"status": Status.IN_PROGRESS, "log": _nothing_or(draw, logs, 1) or ()}
    elif status == 2:
        fields |= {"status": Status.DONE, "done_on": draw(past_days)}
    elif status == 3:
        fields["status"] = Status.SKIPPED
    return milestone(f"m{number}", draw(minutes), serial=number, **fields)


starts, focus_limits = st.integers(-30, 10).map(day), st.integers(1, 4)


@st.composite
def profiles(draw: st.DrawFn, most: int = 9) -> Profile:
    """A plan as it stands on ``TODAY`` before its dates are worked out."""
    count = draw(st.integers(1, most))
    chosen = [draw(milestones(number)) for number in range(count)]
    return profile(
        *chosen,
        calendar=draw(calendars()),
        start=draw(starts),
        ratings=draw(ratings),
        targets=(target(**draw(ratings)),),
        preferences=Preferences(focus_limit=draw(focus_limits)),
    )


def _laid_out(plan: Profile) -> Profile:
    return Place(placements_for(plan, TODAY)).apply(plan)[0]


#: The same with their dates.
laid_out = profiles().map(_laid_out)

__all__ = ["TODAY", "calendars", "laid_out", "milestones", "profiles", "ranges", "ratings", "weeks"]
