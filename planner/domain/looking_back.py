"""Looking back on a week: what was done of what was planned, and what to write down of it.

Nobody has to: a week that nobody looked back on is no gap, and weeks are never counted. Times are
minutes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from planner.domain.calendar import ONE_DAY, monday_of
from planner.domain.columns import columns_of
from planner.domain.edits import Change, Edit, Together, log_minutes
from planner.domain.model import Minutes
from planner.domain.network_edits import review_week
from planner.domain.profile import Milestone, Profile, Review, Status
from planner.domain.slack import days_left
from planner.domain.week_days import WEEK, DayOfWeek, of_week, week_days

#: From Saturday on people look back on the week that ends, before that on the one that ended.
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class Worked:
    """An open milestone that a week had minutes for, or that was worked on in it."""

    milestone: Milestone
    planned: Minutes
    logged: Minutes
    #: The last day of the week that it was planned or worked on, and that is not to come.
    last: dt.date


@dataclass(frozen=True, slots=True)
class WeekBehind:
    """What became of a week."""

    monday: dt.date
    days: tuple[DayOfWeek, ...]
    planned: Minutes
    logged: Minutes
    #: What was checked off in it.
    reached: tuple[Milestone, ...]
    worked: tuple[Worked, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look back on."""
        return not (self.planned or self.logged or self.reached)


def week_to_look_back_on(today: dt.date) -> dt.date:
    """The Monday of the week that somebody looks back on on a day."""
    monday = monday_of(today)
    return monday if today.weekday() >= _SATURDAY else monday - WEEK * ONE_DAY


def review_of(profile: Profile, monday: dt.date) -> Review | None:
    """What was written down of a week, if somebody looked back on it."""
    return next((each for each in profile.reviews if each.week == monday), None)


def week_to_offer(profile: Profile, today: dt.date) -> WeekBehind | None:
    """The week before today's, where looking back on it is worth an offer.

    There is none for a week that was looked back on or was empty, for a plan that is finished, and
    none in a break.
    """
    monday = monday_of(today) - WEEK * ONE_DAY
    resting = any(each.first <= today <= each.last for each in profile.calendar.breaks)
    going_on = any(columns_of(profile).is_open)
    if resting or not going_on or review_of(profile, monday) is not None:
        return None
    # A review that was made of this week already is one in this week.
    if any(monday_of(each.on) == monday_of(today) for each in profile.reviews):
        return None
    week = week_behind(profile, monday, today)
    return None if week.is_empty else week


def week_behind(profile: Profile, monday: dt.date, today: dt.date) -> WeekBehind:
    """Look at a week from a day in it or after it; days to come are left out."""
    days = tuple(each for each in week_days(profile, monday, today) if each.day <= today)
    end = min(today, monday + (WEEK - 1) * ONE_DAY)
    return WeekBehind(
        monday=monday,
        days=days,
        planned=sum(each.planned for each in days),
        logged=sum(each.logged for each in days),
        reached=tuple(
            each
            for each in of_week(profile, monday, today)
            if each.status is Status.DONE and each.done_on and monday <= each.done_on <= end
        ),
        worked=_worked(days),
    )


def left_over(profile: Profile, monday: dt.date, today: dt.date) -> Minutes:
    """What was planned by the end of a week, or by today, and is still to do; habits just pass."""
    number = min(today, monday + (WEEK - 1) * ONE_DAY).toordinal()
    return sum(
        minutes
        for milestone in profile.milestones
        if milestone.habit is None
        for day, minutes in days_left(milestone)
        if day <= number
    )


def look_back(
    profile: Profile,
    monday: dt.date,
    today: dt.date,
    hours: Mapping[str, tuple[dt.date, Minutes]],
    note: str = "",
) -> Edit:
    """Write down a week, with minutes that were worked in it and not logged, as one change.

    Args:
        profile: the learner's document.
        monday: the first day of the week.
        today: the day it is done.
        hours: a day and minutes by the id of their milestone.
        note: a sentence of the learner's own.

    Raises:
        FutureDateError: if a day is still to come.
        UnknownMilestoneError: if the plan does not hold a milestone.
    """
    logged = tuple(
        log_minutes(profile, name, minutes, on, today) for name, (on, minutes) in hours.items()
    )
    return Together((*logged, review_week(profile, monday, today, note)), Change.REVIEW)


def _worked(days: tuple[DayOfWeek, ...]) -> tuple[Worked, ...]:
    found: dict[str, Worked] = {}
    for each in days:
        for portion in each.portions:
            milestone = portion.milestone
            if not milestone.is_open or not (portion.planned or portion.logged):
                continue
            before = found.get(milestone.id)
            found[milestone.id] = Worked(
                milestone=milestone,
                planned=portion.planned + (before.planned if before else 0),
                logged=portion.logged + (before.logged if before else 0),
                last=each.day,
            )
    return tuple(found.values())
