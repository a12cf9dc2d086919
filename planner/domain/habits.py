"""Practice that recurs: on which days, how much of it was done, and days that are ticked.

A day counts as ticked once as many minutes are logged on it as the habit has; days are never
counted in a row. Ticking writes an ordinary entry of the log, so hours, pace and forecast know it.
"""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType
from typing import TYPE_CHECKING

from planner.domain.edits import Change, Edit, EditMilestone, Together
from planner.domain.problems import FutureDateError
from planner.domain.profile import LogEntry, Milestone, Profile, Status

if TYPE_CHECKING:
    from planner.domain.model import Minutes


def is_running(milestone: Milestone, day: dt.date) -> bool:
    """Whether a milestone is a habit that is going on on a day: begun, and not yet done by then."""
    if milestone.habit is None or milestone.status is Status.SKIPPED:
        return False
    if milestone.done_on is not None and milestone.done_on < day:
        return False
    begun = milestone.log or milestone.status is Status.IN_PROGRESS
    placement = milestone.placement
    return bool(begun) or placement is None or placement.start <= day


def asked_on(milestone: Milestone, day: dt.date) -> Minutes:
    """The minutes a habit asks for on a day."""
    habit = milestone.habit
    if habit is None or day.weekday() not in habit.weekdays or not is_running(milestone, day):
        return 0
    return habit.minutes


def logged_on(milestone: Milestone, day: dt.date) -> Minutes:
    """The minutes worked on a milestone on a day."""
    return sum(entry.minutes for entry in milestone.log if entry.on == day)


def is_ticked(milestone: Milestone, day: dt.date) -> bool:
    """Whether the habit's minutes of a day are done."""
    habit = milestone.habit
    return habit is not None and logged_on(milestone, day) >= habit.minutes


def tick_day(profile: Profile, milestone: str, day: dt.date, today: dt.date) -> Edit:
    """Log what a day lacks of a habit's minutes; nothing where it lacks none.

    Raises:
        FutureDateError: if the day is still to come.
        UnknownMilestoneError: if the plan does not hold the milestone.
    """
    if day > today:
        raise FutureDateError(day)
    before = profile.known(milestone)
    wanted = before.habit.minutes if before.habit else 0
    lacking = wanted - logged_on(before, day)
    if lacking <= 0:
        return Together((), Change.HABIT_TICK, milestone)
    log = (*before.log, LogEntry(on=day, minutes=lacking))
    status = Status.IN_PROGRESS if before.status is Status.TODO else before.status
    return _with_log(milestone, log, status, Change.HABIT_TICK)


def untick_day(profile: Profile, milestone: str, day: dt.date) -> Edit:
    """Take entries of a day away until its tick is gone: the latest first, those with words last.

    Raises:
        UnknownMilestoneError: if the plan does not hold the milestone.
    """
    before = profile.known(milestone)
    wanted = before.habit.minutes if before.habit else 0
    left = logged_on(before, day)
    places = [place for place, entry in enumerate(before.log) if entry.on == day]
    gone = []
    for place in sorted(places, key=lambda place: (bool(before.log[place].note), -place)):
        if left < wanted:
            break
        gone.append(place)
        left -= before.log[place].minutes
    log = tuple(entry for place, entry in enumerate(before.log) if place not in gone)
    emptied = not log and before.status is Status.IN_PROGRESS
    status = Status.TODO if emptied else before.status
    return _with_log(milestone, log, status, Change.HABIT_UNTICK)


def _with_log(milestone: str, log: tuple[LogEntry, ...], status: Status, change: Change) -> Edit:
    ordered = tuple(sorted(log, key=lambda entry: entry.on))
    return EditMilestone(milestone, MappingProxyType({"log": ordered, "status": status}), change)
