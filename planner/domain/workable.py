"""How much of the study time of a past week could be worked at all.

Somebody who waits for the month of an event, or lives with one milestone that takes its months,
works little however willing. Held against all the time of the calendar such weeks would look like
weeks of idleness. So a week is held against what could be worked in it: what was open and could
have been begun, each milestone at most with its weekly limit and with the one and a half even
shares of its span that the scheduler gives it. A single milestone without either may take all.

It is worked out from what is on record, not from the dates that were planned then, which later
plans replace: what was done, the day it was done, the first day logged.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.calendar import ONE_DAY
from planner.domain.model import Minutes
from planner.domain.prerequisites import plan_prerequisites
from planner.domain.profile import Milestone, Profile, Status
from planner.domain.scheduling import gap_days
from planner.domain.task import Task


@dataclass(frozen=True, slots=True)
class _Window:
    """When a milestone could be worked on, both days included, and how much a week."""

    first: dt.date
    last: dt.date
    #: Months in which it may begin; empty once it has begun, and for what has none.
    months: tuple[int, ...]
    begun: dt.date
    weekly: float

    def minutes_in(self, days: Sequence[dt.date]) -> float:
        """At most so many minutes in some days of a week."""
        held = any(
            self.first <= day <= self.last
            and (not self.months or day >= self.begun or day.month in self.months)
            for day in days
        )
        return self.weekly if held else 0.0


class Workable:
    """What could be worked in the weeks behind a learner."""

    def __init__(self, profile: Profile) -> None:
        by_id = {each.id: each for each in profile.milestones}
        graph = plan_prerequisites(profile.milestones, profile.ratings).without_cycles()
        windows = (
            _window(each, [by_id[name] for name in graph.before[each.id]], profile)
            for each in profile.milestones
        )
        # What may take any time comes first: then nothing else has to be asked.
        self._windows = sorted(
            (window for window in windows if window is not None), key=lambda each: -each.weekly
        )

    def minutes(self, days: Sequence[dt.date], available: Minutes) -> Minutes:
        """Of the minutes available in some days of one week, those that could be worked."""
        found = 0.0
        for window in self._windows:
            found += window.minutes_in(days)
            if found >= available:
                return available
        return math.floor(found)


def _window(each: Milestone, before: Sequence[Milestone], profile: Profile) -> _Window | None:
    """When a milestone could be worked on; nothing where it never could."""
    if each.status is Status.SKIPPED:
        return None
    begun = each.log[0].on if each.log else dt.date.max
    last = each.done_on if each.status is Status.DONE and each.done_on else dt.date.max
    first = min(begun, _ready(each, before, profile))
    dates = each.dates
    months = dates.months if dates is not None and dates.first is None else ()
    return None if first > last else _Window(first, last, months, begun, _weekly(each))


def _ready(each: Milestone, before: Sequence[Milestone], profile: Profile) -> dt.date:
    """The first day on which it might have been begun."""
    days = [profile.start, profile.start + each.definition.lead * ONE_DAY]
    days += [each.not_before] if each.not_before else []
    days += [each.pin.start] if each.pin and each.pin.start else []
    for other in before:
        if other.status is Status.SKIPPED:
            continue
        if other.status is not Status.DONE or other.done_on is None:
            return dt.date.max
        days.append(other.done_on + gap_days(other, each) * ONE_DAY)
    return max(days)


def _weekly(each: Milestone) -> float:
    """Minutes of a week at most, by its weekly limit and its span."""
    definition = each.definition
    task = Task(
        id=each.id,
        minutes=each.estimate,
        weekly_limit=each.weekly_limit,
        span=definition.span,
    )
    return math.inf if task.week_cap is None else task.week_cap
