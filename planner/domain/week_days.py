"""What each day of a week has: how much of which milestone is planned on it, and what was done.

Days that are over show what was planned and what was logged. From today on a day holds what is
still to do, so that work done ahead is not asked for again; what earlier days left over stands
with today and nowhere else. Times are minutes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import compress, repeat
from operator import le
from typing import Final

from planner.domain.calendar import ONE_DAY
from planner.domain.columns import columns_of
from planner.domain.habits import asked_on, logged_on
from planner.domain.model import Minutes
from planner.domain.network import Contact
from planner.domain.profile import Milestone, Placement, Profile, Status
from planner.domain.slack import Left, days_left

WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Portion:
    """What one day has of one milestone."""

    milestone: Milestone
    planned: Minutes
    logged: Minutes
    #: Left over from earlier days; only today has any.
    left: Minutes = 0
    #: Reached on this day.
    reached: bool = False
    #: The time of day at which its session or event begins.
    begins: dt.time | None = None
    #: It takes place on this day, whether at a known time or not.
    takes_place: bool = False

    @property
    def is_habit(self) -> bool:
        """Whether it recurs."""
        return self.milestone.habit is not None


@dataclass(frozen=True, slots=True)
class DayOfWeek:
    """One day of a week."""

    day: dt.date
    #: What begins at a time of day first, then in the learner's order, then what was left over.
    portions: tuple[Portion, ...]
    #: Whom to get in touch with; those that are late stand with today.
    follow_ups: tuple[Contact, ...]
    available: Minutes

    @property
    def planned(self) -> Minutes:
        """The minutes asked for, without what earlier days left over."""
        return sum(each.planned for each in self.portions)

    @property
    def logged(self) -> Minutes:
        """The minutes worked on what stands here."""
        return sum(each.logged for each in self.portions)


def week_days(profile: Profile, monday: dt.date, today: dt.date) -> tuple[DayOfWeek, ...]:
    """The seven days from a Monday on, as they are seen from today."""
    days = [monday + number * ONE_DAY for number in range(WEEK)]
    portions: dict[dt.date, list[Portion]] = {day: [] for day in days}
    for milestone in of_week(profile, monday, today):
        for day, portion in _portions(milestone, days, today):
            portions[day].append(portion)
    available = profile.calendar.daily(monday, WEEK)
    return tuple(
        DayOfWeek(
            day=day,
            portions=tuple(sorted(portions[day], key=_order)),
            follow_ups=_follow_ups(profile.contacts, day, today),
            available=minutes if day >= profile.start else 0,
        )
        for day, minutes in zip(days, available, strict=True)
    )


def of_week(profile: Profile, monday: dt.date, today: dt.date) -> list[Milestone]:
    """The milestones that a week may have to do with, as seen from today, in the learner's order.

    All of a long plan are asked for the few that are found.
    """
    columns, first = columns_of(profile), monday.toordinal()
    last = first + WEEK - 1
    begun = compress(range(len(columns.first)), map(le, columns.first, repeat(last)))
    # Earlier days may have left something over.
    is_this = first <= today.toordinal() <= last
    return [
        columns.milestones[place]
        for place in begun
        if columns.last[place] >= first
        or (is_this and columns.is_open[place] and columns.start[place] <= last)
    ]


def day_of_meeting(milestone: Milestone) -> dt.date | None:
    """The day on which a session or an event takes place, as far as one is known."""
    dates = milestone.dates
    if dates is not None and dates.first is not None:
        return dates.first
    if milestone.meeting is None or milestone.placement is None:
        return None
    return milestone.placement.finish


def _order(portion: Portion) -> tuple[bool, dt.time, bool]:
    late = bool(portion.left) and not portion.planned and not portion.logged
    return portion.begins is None, portion.begins or dt.time.min, late


def _portions(
    milestone: Milestone, days: list[dt.date], today: dt.date
) -> Iterable[tuple[dt.date, Portion]]:
    still = days_left(milestone)
    planned = _planned(milestone, still, days, today)
    left = _left_over(milestone, still, today) if today in days else 0
    worked = _worked(milestone, days)
    meets = None if milestone.status is Status.SKIPPED else day_of_meeting(milestone)
    for day in days:
        logged = worked.get(day, 0)
        due = planned.get(day, 0)
        reached = milestone.status is Status.DONE and milestone.done_on == day
        late = left if day == today else 0
        takes_place = day == meets and milestone.is_open
        if due or logged or reached or late or takes_place:
            begins = milestone.meeting.begins if milestone.meeting and day == meets else None
            yield day, Portion(milestone, due, logged, late, reached, begins, takes_place)


def _worked(milestone: Milestone, days: list[dt.date]) -> dict[dt.date, Minutes]:
    """The minutes logged on each of some days in a row."""
    found: dict[dt.date, Minutes] = {}
    for entry in milestone.log:
        if days[0] <= entry.on <= days[-1]:
            found[entry.on] = found.get(entry.on, 0) + entry.minutes
    return found


def _planned(
    milestone: Milestone, still: Left, days: list[dt.date], today: dt.date
) -> dict[dt.date, Minutes]:
    """The minutes asked for on each day, of what is done up to the day it was."""
    if milestone.status is Status.SKIPPED:
        return {}
    if milestone.habit is not None:
        return {day: asked_on(milestone, day) for day in days}
    placed = dict(_placed(milestone.placement, days)) if milestone.placement else {}
    last = milestone.done_on or today - ONE_DAY
    found = {day: minutes for day, minutes in placed.items() if day <= last}
    first, end = max(today, days[0]).toordinal(), days[-1].toordinal()
    for number, minutes in still:
        if first <= number <= end:
            found[dt.date.fromordinal(number)] = minutes
    if milestone.is_open and today in placed:
        # What was done of today's minutes still stands with them; what was done ahead does not.
        rest = found.get(today, 0)
        most = max(placed[today], rest)
        found[today] = min(most, rest + logged_on(milestone, today))
    return found


def _placed(placement: Placement, days: list[dt.date]) -> Iterable[tuple[dt.date, Minutes]]:
    """The days among some in a row that a placement has minutes on."""
    first, last = days[0].toordinal(), days[-1].toordinal()
    start = placement.start.toordinal()
    for offset, count, minutes in placement.runs:
        begin = max(first, start + offset)
        for number in range(begin, min(last + 1, start + offset + count)):
            yield dt.date.fromordinal(number), minutes


def _left_over(milestone: Milestone, still: Left, today: dt.date) -> Minutes:
    """The minutes planned before today that are still to do; a habit's days just pass."""
    if not milestone.is_open or milestone.habit is not None:
        return 0
    number = today.toordinal()
    return sum(minutes for day, minutes in still if day < number)


def _follow_ups(contacts: Iterable[Contact], day: dt.date, today: dt.date) -> tuple[Contact, ...]:
    due = [
        (each.follow_up.on, each)
        for each in contacts
        if each.follow_up is not None and max(each.follow_up.on, today) == day
    ]
    return tuple(each for _, each in sorted(due, key=lambda pair: pair[0]))
