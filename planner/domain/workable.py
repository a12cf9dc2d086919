"""How much of the study time of a past week could be worked at all.

Somebody who waits for the month of an event, or lives with one milestone that takes its months,
works little however willing. Held against all the time of the calendar such weeks would look like
weeks of idleness. So a week is held against what could be worked in it: what was open and could
have been begun, each milestone at most with its weekly limit and with an even share of its span,
which is what keeps to it. A single milestone without either may take all. What was begun takes the
places side by side, and only places that are free let others begin.

It is worked out from what is on record, not from the dates that were planned then, which later
plans replace: what was done, the day it was done, the first day logged.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.domain.calendar import ONE_DAY
from planner.domain.model import Minutes
from planner.domain.prerequisites import plan_prerequisites
from planner.domain.profile import Milestone, Profile, Status
from planner.domain.scheduling import counts_for_focus, gap_days

_WEEK = 7


@dataclass(frozen=True, slots=True)
class _Window:
    """When a milestone could be worked on, both days included, and how much a week."""

    first: dt.date
    last: dt.date
    #: Months in which it may begin; empty once it has begun, and for what has none.
    months: tuple[int, ...]
    begun: dt.date
    weekly: float
    counts_for_focus: bool

    def holds(self, days: Sequence[dt.date]) -> bool:
        """Whether it could be worked on in some days of a week, the latest first."""
        if self.last < days[-1] or self.first > days[0]:
            return False
        return any(
            self.first <= day <= self.last
            and (not self.months or day >= self.begun or day.month in self.months)
            for day in days
        )


class Workable:
    """What could be worked in the weeks behind a learner."""

    def __init__(self, profile: Profile, expected: Mapping[str, float] | None = None) -> None:
        """The windows of a profile.

        Args:
            profile: the learner's document.
            expected: minutes that milestones take, where that is not what they are estimated at.
        """
        by_id = {each.id: each for each in profile.milestones}
        graph = plan_prerequisites(profile.milestones, profile.ratings).without_cycles()
        self._limit = profile.preferences.focus_limit
        windows = {
            each.id: _window(
                each,
                [by_id[name] for name in graph.before[each.id]],
                profile,
                (expected or {}).get(each.id, each.estimate),
            )
            for each in profile.milestones
        }
        self._by_id = {name: window for name, window in windows.items() if window is not None}
        # What may take any time comes first: then nothing else has to be asked.
        self._windows = sorted(self._by_id.values(), key=lambda each: -each.weekly)

    def minutes(self, days: Sequence[dt.date], available: Minutes) -> Minutes:
        """Of the minutes available in some days of one week, those that could be worked.

        Args:
            days: the latest first.
            available: by the calendar.
        """
        found, waiting, places = 0.0, list[float](), self._limit
        for window in self._windows:
            if not window.holds(days):
                continue
            if not window.counts_for_focus:
                found += window.weekly
            elif window.begun <= days[0]:
                found += window.weekly
                places -= 1
            else:
                waiting.append(window.weekly)
        found += math.fsum(waiting[: max(0, places)])
        return available if found >= available else math.floor(found)

    def ready(self, name: str) -> dt.date | None:
        """The first day on which a milestone could be worked on, where there is any."""
        window = self._by_id.get(name)
        return None if window is None else window.first

    def open_on(self, days: Sequence[dt.date]) -> set[str]:
        """The milestones that could be worked on in some days of a week, the latest first."""
        return {name for name, window in self._by_id.items() if window.holds(days)}


def _window(
    each: Milestone, before: Sequence[Milestone], profile: Profile, expected: float
) -> _Window | None:
    """When a milestone could be worked on; nothing where it never could."""
    if each.status is Status.SKIPPED:
        return None
    begun = each.log[0].on if each.log else dt.date.max
    last = each.done_on if each.status is Status.DONE and each.done_on else dt.date.max
    first = min(begun, _ready(each, before, profile))
    dates = each.dates
    months = dates.months if dates is not None and dates.first is None else ()
    if first > last:
        return None
    weekly = _weekly(each, expected)
    return _Window(first, last, months, begun, weekly, counts_for_focus(each))


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


def _weekly(each: Milestone, expected: float) -> float:
    """Minutes of a week at most, by its weekly limit and its span."""
    definition = each.definition
    weekly = math.inf if each.weekly_limit is None else max(1.0, each.weekly_limit)
    if definition.span:
        weekly = min(weekly, max(1.0, max(expected, each.logged) * _WEEK / definition.span))
    return weekly
