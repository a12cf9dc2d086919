"""Random plans: milestones that wait for each other, calendars with gaps, learners under way.

`profiles` gives plans without dates that a learner could have; `TODAY` is the day to schedule on.
"""

from __future__ import annotations

import datetime as dt
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


@st.composite
def calendars(draw: st.DrawFn, *, with_time: bool = True) -> StudyCalendar:
    """A calendar; ``with_time``: its last week pattern has some."""
    lasting = weeks.filter(any) if with_time else weeks
    patterns = draw(st.lists(st.builds(WeekPattern, start=near_days, week=lasting), max_size=2))
    breaks = [
        Break(first=first, last=last) for first, last in draw(st.lists(short_ranges, max_size=2))
    ]
    exceptions = st.builds(DayException, day=near_days, minutes=day_minutes)
    return StudyCalendar(
        week=draw(lasting),
        patterns=tuple(patterns),
        breaks=tuple(breaks),
        exceptions=tuple(draw(st.lists(exceptions, max_size=2))),
    )


def _nothing_or(wanted: st.SearchStrategy[Any], odds: int = 4) -> st.SearchStrategy[Any]:
    """Nothing most of the time: a plan in which everything is special tests nothing."""
    return st.integers(0, odds).flatmap(lambda dice: wanted if dice == odds else st.none())


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


@st.composite
def milestones(draw: st.DrawFn, number: int) -> Milestone:
    """The milestone ``m<number>``; what it waits for has a smaller number."""
    names = [f"m{before}" for before in range(number)]
    after = tuple(draw(st.lists(st.sampled_from(names), max_size=2, unique=True))) if names else ()
    fields: dict[str, Any] = {
        "after": after,
        "kind": draw(st.sampled_from((Kind.PROJECT, Kind.COURSE, Kind.NETWORKING, Kind.WORK))),
        "role": draw(st.sampled_from(Role)),
        "phase": draw(st.integers(1, 3)),
        "weekly_limit": draw(_nothing_or(st.sampled_from((0, 60, 180, 300)))),
        "span": draw(_nothing_or(st.sampled_from((1, 5, 14, 40)))) or 0,
        "wait": draw(_nothing_or(st.integers(1, 20))) or 0,
        "lead": draw(_nothing_or(st.integers(1, 20), 8)) or 0,
        "not_before": draw(_nothing_or(near_days, 6)),
        "builds": draw(_nothing_or(levels, 2)) or {},
        "needs": draw(_nothing_or(levels, 4)) or {},
    }
    if after:
        fields["lags"] = (Lag(after=after[0], days=draw(st.integers(0, 10))),)
    special = draw(st.integers(0, 11))
    if special == 0:
        fields["pin"] = draw(pins)
    elif special == 1:
        fields[draw(st.sampled_from(("event", "own_event")))] = draw(exact_events)
    elif special == 2:
        fields["event"] = draw(usual_events)
    status = draw(st.integers(0, 9))
    if status in (0, 1):
        fields |= {"status": Status.IN_PROGRESS, "log": draw(_nothing_or(logs, 1)) or ()}
    elif status == 2:
        fields |= {"status": Status.DONE, "done_on": draw(past_days)}
    elif status == 3:
        fields["status"] = Status.SKIPPED
    return milestone(f"m{number}", draw(minutes), serial=number, **fields)


@st.composite
def profiles(draw: st.DrawFn, most: int = 9) -> Profile:
    """A plan as it stands on ``TODAY`` before its dates are worked out."""
    count = draw(st.integers(1, most))
    chosen = [draw(milestones(number)) for number in range(count)]
    return profile(
        *chosen,
        calendar=draw(calendars()),
        start=draw(st.integers(-30, 10).map(day)),
        ratings=draw(ratings),
        targets=(target(**draw(ratings)),),
        preferences=Preferences(focus_limit=draw(st.integers(1, 4))),
    )


def _laid_out(plan: Profile) -> Profile:
    return Place(placements_for(plan, TODAY)).apply(plan)[0]


#: The same with their dates.
laid_out = profiles().map(_laid_out)

__all__ = ["TODAY", "calendars", "laid_out", "milestones", "profiles", "ranges", "ratings", "weeks"]
