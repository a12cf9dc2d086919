"""How fast the learner really goes: minutes earned a week, over the last six weeks on record.

Minutes are earned on the day they are logged. A milestone that is checked off without logged time
earns its estimate on the day it was reached. How far estimates hold is not asked here: the pace is
time, and the forecast learns how much of it the work takes.

A day is *on record* if it lies behind today and the plan had begun, and is in no break. The plan
has begun on its start; where it was made later than that, on the first day with anything earned, or
on the day it was made, whichever is earlier. A break is one of the calendar's, save for days that
an exception gives time; so is every day of a week that has no time at all. What is earned in a
break is left out together with its day, so that nothing counts for or against it. Today is left out
because it is not over. The last 42 days on record are the six weeks; a break among them is bridged
rather than making them fewer. Under 21 days there is no pace yet; and less than a quarter of an
hour a week, the least that a plan can have, is none to plan by.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from planner.domain.calendar import ONE_DAY, QUARTER, StudyCalendar, Week
from planner.domain.model import Days, Minutes
from planner.domain.profile import Milestone, Profile, Status

#: The six weeks that the pace is taken from, in days on record.
RECENT_DAYS = 42
#: The three weeks below which there is no pace yet.
LEAST_DAYS = 21
#: What lies further ahead, in weeks, is out of sight: the ten years in which lives change.
SIGHT = 522
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Pace:
    """Minutes earned in an ordinary week of the recent ones, and what they come from.

    ``minutes`` is rounded to whole minutes. ``first`` and ``last`` are the days that ``days`` of
    record lie between, breaks not counted.
    """

    minutes: Minutes
    earned: Minutes
    days: Days
    first: dt.date
    last: dt.date


def recent_pace(profile: Profile, today: dt.date) -> Pace | None:
    """The pace of the last six weeks on record; None where there is too little of it.

    Args:
        profile: the learner's document.
        today: the day it is seen from; only days before it count.
    """
    earned = earned_by_day(profile)
    begun = record_start(profile, earned)
    days: list[dt.date] = []
    day = today - ONE_DAY
    while day >= begun and len(days) < RECENT_DAYS:
        if not is_break(profile.calendar, day):
            days.append(day)
        day -= ONE_DAY
    if len(days) < LEAST_DAYS:
        return None
    minutes = sum(earned.get(each, 0) for each in days)
    weekly = round(minutes * _WEEK / len(days))
    if weekly < QUARTER:
        return None
    return Pace(weekly, minutes, len(days), first=days[-1], last=days[0])


def earned_by_day(profile: Profile) -> dict[dt.date, Minutes]:
    """Minutes earned on each day: what was logged, and estimates checked off without a log."""
    days: dict[dt.date, int] = {}
    for milestone in profile.milestones:
        for day, minutes in _earned(milestone, profile.created):
            days[day] = days.get(day, 0) + minutes
    return days


def unlogged(profile: Profile) -> Profile:
    """The same with only those milestones on which no time is logged."""
    milestones = tuple(each for each in profile.milestones if not each.log)
    return profile.model_copy(update={"milestones": milestones})


def _earned(milestone: Milestone, made: dt.date) -> Iterator[tuple[dt.date, Minutes]]:
    for entry in milestone.log:
        yield entry.on, entry.minutes
    if milestone.status is not Status.DONE or milestone.done_on is None or milestone.log:
        return
    # What was reached before the plan was made stands in it without dates: it shows no pace.
    if milestone.placement is None and milestone.done_on <= made:
        return
    yield milestone.done_on, milestone.estimate


def record_start(profile: Profile, earned: dict[dt.date, Minutes]) -> dt.date:
    """The first day that may be on record; see the top of this module."""
    first = min((day for day, minutes in earned.items() if minutes), default=profile.created)
    return max(profile.start, min(profile.created, first))


def is_break(calendar: StudyCalendar, day: dt.date) -> bool:
    """Whether a day is left out of the record: in a break, or in a week without any time."""
    if any(each.day == day and each.minutes for each in calendar.exceptions):
        return False
    if any(pause.first <= day <= pause.last for pause in calendar.breaks):
        return True
    return not any(calendar.week_on(day))


def is_out_of_sight(day: dt.date, today: dt.date) -> bool:
    """Whether a day is so far off that its date would tell nothing."""
    return (day - today).days > SIGHT * _WEEK


def calendar_at(calendar: StudyCalendar, pace: Minutes) -> StudyCalendar:
    """The calendar as it would be if the learner gave as much time a week as a pace says.

    The week that goes on for ever is brought to the pace, and every other week and single day by
    the same share, to the minute. Nothing is ever planned above the time there is: a pace faster
    than the calendar leaves it as it is.
    """
    most = sum(calendar.week_on(dt.date.max))
    if pace >= most:
        return calendar
    return calendar.model_copy(
        update={
            "week": _share(calendar.week, pace, most),
            "patterns": tuple(
                each.model_copy(update={"week": _share(each.week, pace, most)})
                for each in calendar.patterns
            ),
            "exceptions": tuple(
                each.model_copy(update={"minutes": each.minutes * pace // most})
                for each in calendar.exceptions
            ),
        }
    )


def _share(week: Week, part: Minutes, whole: Minutes) -> Week:
    """The same shape with a share of the minutes, by largest remainder, earlier days first."""
    minutes = [day * part // whole for day in week]
    total = (sum(week) * part + whole // 2) // whole
    by_remainder = sorted(range(_WEEK), key=lambda day: (-(week[day] * part % whole), day))
    for day in by_remainder[: total - sum(minutes)]:
        minutes[day] += 1
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = minutes
    return monday, tuesday, wednesday, thursday, friday, saturday, sunday
