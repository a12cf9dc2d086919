"""When to remind a learner of their plan, and of how much; never of what is written in it.

A reminder may be read by whoever passes the screen, so it holds numbers only: no title, no name and
no note. It is worth one a day at most, and none in a break, before the start or once all is done.
Times are minutes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from planner.domain.calendar import monday_of
from planner.domain.model import Minutes
from planner.domain.profile import Milestone, Profile
from planner.domain.week_days import week_days


@dataclass(frozen=True, slots=True)
class ReminderWish:
    """What a learner wants to be reminded of; ``at`` is minutes after midnight."""

    #: Weekdays on which study is reminded of; 0 is Monday.
    weekdays: frozenset[int]
    at: Minutes
    #: How many days before its first day an event with a date is reminded of; 0 is never.
    event_days: int


@dataclass(frozen=True, slots=True)
class Reminder:
    """What one reminder says."""

    #: Still planned for today.
    minutes: Minutes
    #: How many events and sessions are near, and the days until the first of them.
    events: int
    days: int
    #: The keys of those events, so that none is told again.
    told: tuple[str, ...] = ()


def reminder_on(
    profile: Profile, now: dt.datetime, wish: ReminderWish, told: Collection[str] = ()
) -> Reminder | None:
    """What to remind of at a moment, if its time has come and there is anything.

    Args:
        profile: the learner's document.
        now: the local date and time.
        wish: what the learner wants.
        told: keys of events of this plan that were told before.
    """
    today = now.date()
    if now.hour * 60 + now.minute < wish.at or not _is_going_on(profile, today):
        return None
    near = [
        (day, key)
        for day, key in _events(profile.milestones)
        if 0 < (day - today).days <= wish.event_days and key not in told
    ]
    minutes = _still_planned(profile, today) if today.weekday() in wish.weekdays else 0
    if not minutes and not near:
        return None
    days = (min(day for day, _ in near) - today).days if near else 0
    return Reminder(minutes, len(near), days, tuple(key for _, key in near))


def _is_going_on(profile: Profile, today: dt.date) -> bool:
    resting = any(each.first <= today <= each.last for each in profile.calendar.breaks)
    return (
        not resting
        and today >= profile.start
        and any(milestone.is_open for milestone in profile.milestones)
    )


def _still_planned(profile: Profile, today: dt.date) -> Minutes:
    day = week_days(profile, monday_of(today), today)[today.weekday()]
    return sum(
        max(0, each.planned - each.logged) for each in day.portions if each.milestone.is_open
    )


def _events(milestones: Iterable[Milestone]) -> Iterable[tuple[dt.date, str]]:
    """The first day of each open event with a date, and its key: another day is another event."""
    for milestone in milestones:
        dates = milestone.dates
        if milestone.is_open and dates is not None and dates.first is not None:
            yield dates.first, f"{milestone.id} {dates.first.isoformat()}"
