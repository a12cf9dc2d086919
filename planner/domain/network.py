"""The people somebody learns from and works with, and what is agreed with them.

A contact holds what the learner wants to remember of a person; a follow-up is the next time to get
in touch, and takes its minutes from the week it lies in. A meeting is the time, the place and the
words of a session or an event, whose days are those of its milestone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import Field

from planner.domain.calendar import DayException, StudyCalendar, monday_of
from planner.domain.model import MAX_TITLE, FrozenModel, Id, Minutes, Note, Title

#: What a follow-up takes unless the learner says otherwise, in minutes.
FOLLOW_UP_MINUTES = 30
#: How long after an event or a session a follow-up is proposed.
FOLLOW_UP_AFTER = dt.timedelta(weeks=1)

#: A line that may stay empty.
Line = Annotated[str, Field(max_length=MAX_TITLE)]


class Meeting(FrozenModel):
    """When on its day and where a session or an event takes place, who is there, what is said."""

    begins: dt.time | None = None
    place: Line = ""
    #: Ids of contacts.
    contacts: tuple[Id, ...] = ()
    agenda: Note = ""
    feedback: Note = ""


class Encounter(FrozenModel):
    """A day on which the learner was in touch with somebody."""

    on: dt.date
    note: Note = ""


class FollowUp(FrozenModel):
    """When to get in touch next, and what about."""

    on: dt.date
    about: Line = ""
    minutes: Minutes = FOLLOW_UP_MINUTES

    def days_late(self, today: dt.date) -> int:
        """Days since its day; none where it is still to come."""
        return max(0, (today - self.on).days)


class Contact(FrozenModel):
    """A person the learner knows or wants to know."""

    id: Id
    name: Title
    #: What they do.
    role: Line = ""
    mentor: bool = False
    #: Where or how they met.
    met: Line = ""
    #: An address or a number to reach them by.
    reach: Line = ""
    notes: Note = ""
    #: Oldest first.
    encounters: tuple[Encounter, ...] = ()
    follow_up: FollowUp | None = None
    #: Ids of milestones they have to do with.
    milestones: tuple[Id, ...] = ()

    @property
    def last(self) -> Encounter | None:
        """The last time they were in touch."""
        return self.encounters[-1] if self.encounters else None


def late_follow_ups(contacts: Iterable[Contact], today: dt.date) -> tuple[Contact, ...]:
    """The contacts whose follow-up is over its day, the longest overdue first."""
    late = [each for each in contacts if each.follow_up is not None and each.follow_up.on < today]
    return tuple(sorted(late, key=lambda each: each.follow_up.on if each.follow_up else today))


def by_follow_up(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """Contacts with the nearest follow-up first, then by name."""

    def order(contact: Contact) -> tuple[dt.date, str]:
        due = contact.follow_up
        return due.on if due else dt.date.max, contact.name.casefold()

    return tuple(sorted(contacts, key=order))


def next_follow_up(attended: dt.date) -> dt.date:
    """The day on which a follow-up to something attended is proposed."""
    return attended + FOLLOW_UP_AFTER


def calendar_beside(
    calendar: StudyCalendar, contacts: Iterable[Contact], today: dt.date
) -> StudyCalendar:
    """The time that follow-ups leave for everything else.

    A follow-up takes its minutes from its own day, what that day does not have from the nearest
    other days of its week, and no more than those have. One that is late counts today.
    """
    left: dict[dt.date, int] = {}
    due = [each.follow_up for each in contacts if each.follow_up is not None]
    for each in sorted(due, key=lambda due: due.on):
        wanted = each.minutes
        for day in _days_of_week(max(each.on, today), today):
            before = left[day] if day in left else calendar.minutes_on(day)
            taken = min(wanted, before)
            if taken:
                left[day] = before - taken
                wanted -= taken
    if not left:
        return calendar
    kept = (each for each in calendar.exceptions if each.day not in left)
    taken_off = (DayException(day=day, minutes=minutes) for day, minutes in left.items())
    return calendar.model_copy(update={"exceptions": (*kept, *taken_off)})


def _days_of_week(day: dt.date, today: dt.date) -> Iterator[dt.date]:
    """The days of a day's week that are not over, the nearest first."""
    monday = monday_of(day).toordinal()
    last = min(monday + 6, dt.date.max.toordinal())
    numbers = range(max(monday, today.toordinal()), last + 1)
    nearest = sorted(numbers, key=lambda number: (abs(number - day.toordinal()), -number))
    return map(dt.date.fromordinal, nearest)
