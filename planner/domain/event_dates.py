"""The days that come before something with a date: when entries close and when to book.

They are derived, never stored. What they count back from is the first day of an event with exact
dates; of an event of which only the usual month is known the first of that month, so that nobody
comes too late; and of anything else the day its work is planned to begin. Only the first is sure,
so a day counted from another event is *provisional*.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from planner.domain.model import Days
    from planner.domain.plan import PlannedMilestone


class KeyDay(NamedTuple):
    """A day, and whether only its month should be told, because the event's own is not known."""

    day: dt.date
    provisional: bool


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
