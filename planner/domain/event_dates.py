"""When events and sessions take place, and the days before: when entries close, when to book.

They are derived, never stored. What they count back from is the first day of an event with exact
dates; of an event of which only the usual month is known the first of that month, so that nobody
comes too late; and of anything else the day its work is planned to begin. Only the first is sure,
so a day counted from another event is *provisional*.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, NamedTuple

from planner.domain.catalogue import Kind
from planner.domain.profile import Status

if TYPE_CHECKING:
    from planner.domain.model import Days
    from planner.domain.plan import PlannedMilestone
    from planner.domain.profile import Milestone

#: Kinds that are reached together with other people.
_WITH_PEOPLE: Final = (Kind.MENTORSHIP, Kind.NETWORKING)


class KeyDay(NamedTuple):
    """A day, and whether only its month should be told, because the event's own is not known."""

    day: dt.date
    provisional: bool


def takes_place(milestone: Milestone) -> bool:
    """Whether it is an event or a session: with people, or with a date of its own."""
    return milestone.kind in _WITH_PEOPLE or milestone.dates is not None


def event_day(planned: PlannedMilestone) -> dt.date | None:
    """When an event or a session takes place or took place, unless it was skipped or has no day."""
    milestone, dates = planned.milestone, planned.milestone.dates
    if milestone.status is Status.SKIPPED or not takes_place(milestone):
        return None
    if milestone.status is Status.DONE:
        return milestone.done_on
    return (dates.first if dates else None) or planned.finish


def entry_closes(planned: PlannedMilestone) -> KeyDay | None:
    """When entries close, or None where nothing is entered, planned or open."""
    return _before(planned, planned.milestone.definition.entry_deadline)


def book_by(planned: PlannedMilestone) -> KeyDay | None:
    """The latest day to book a place, or None where nothing is booked, planned or open."""
    return _before(planned, planned.milestone.definition.lead or None)


def _before(planned: PlannedMilestone, days: Days | None) -> KeyDay | None:
    event = _happens(planned) if planned.milestone.is_open else None
    if days is None or event is None:
        return None
    return KeyDay(event.day - dt.timedelta(days=days), event.provisional)


def _happens(planned: PlannedMilestone) -> KeyDay | None:
    dates = planned.milestone.dates
    if dates is not None and dates.first is not None:
        return KeyDay(dates.first, provisional=False)
    if planned.start is None or planned.finish is None:
        return None
    if planned.milestone.provisional:
        return KeyDay(planned.finish.replace(day=1), provisional=True)
    return KeyDay(planned.start, provisional=dates is not None)
