"""Events and sessions of a plan in words: what the calendar marks and what stands in the list."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import chain, compress, count, islice
from operator import gt, itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from planner.domain.catalogue import Kind
from planner.domain.columns import by_phase, columns_of
from planner.domain.event_dates import event_day
from planner.domain.profile import Status
from planner.ui.text_direction import fenced
from planner.ui.widgets.month_calendar import DayMark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.domain.plan import Plan, PlannedMilestone
    from planner.words import Words

translate = QCoreApplication.translate

#: As many lines as anybody reads; the calendar marks the others too.
MOST: Final = 40


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event or session."""

    milestone: str
    day: dt.date
    #: Only its usual month is known.
    provisional: bool
    #: The two lines of the tile.
    top: str
    below: str
    title: str
    note: str
    kind: str
    own: bool
    done: bool
    spoken: str


class EventOn(NamedTuple):
    """An event or a session with its day."""

    day: dt.date
    planned: PlannedMilestone


class Events:
    """Everything of a plan with people and everything with a date of its own, by day.

    A long plan has thousands, of which a month and a list show few: what is not asked for is a
    number for its day and one for its place.
    """

    def __init__(self, plan: Plan) -> None:
        """Find the days; see `planner.domain.event_dates.event_day`, which is the same for one."""
        self._plan = plan
        columns = columns_of(plan.profile)
        facts = zip(
            columns.is_done,
            columns.done,
            columns.dated,
            columns.finish,
            columns.phase,
            count(),
            strict=False,
        )
        events = sorted(
            (day, phase, place)
            for is_done, done, dated, finish, phase, place in compress(
                facts, map(gt, columns.takes_place, columns.is_skipped)
            )
            if (day := done if is_done else dated or finish)
        )
        self._days = [day for day, _, _ in events]
        self._names = [columns.id[place] for _, _, place in events]
        self._left = [not columns.is_done[place] for _, _, place in events]

    def __iter__(self) -> Iterator[EventOn]:
        """All of them."""
        return map(self._event, range(len(self._days)))

    def on(self, day: dt.date) -> tuple[EventOn, ...]:
        """Those of a day."""
        number = day.toordinal()
        first, end = bisect_left(self._days, number), bisect_right(self._days, number)
        return tuple(map(self._event, range(first, end)))

    def to_come(self, today: dt.date) -> tuple[EventOn, ...]:
        """What is not done; what should have been comes first."""
        first = bisect_left(self._days, today.toordinal())
        late = compress(range(first), self._left)
        return tuple(map(self._event, islice(chain(late, range(first, len(self._days))), MOST)))

    def _event(self, number: int) -> EventOn:
        day = dt.date.fromordinal(self._days[number])
        return EventOn(day, self._plan.by_id[self._names[number]])


def event_lines(events: Iterable[EventOn], today: dt.date, words: Words) -> tuple[EventLine, ...]:
    """Events in words."""
    return tuple(_line(each.planned, each.day, today, words) for each in events)


@dataclass(frozen=True, slots=True)
class HeldWith:
    """A session or an event that somebody is part of."""

    milestone: str
    title: str
    when: str
    icon: str
    #: What to talk about before it; what came of it afterwards.
    said: str


def meetings_with(
    plan: Plan, contact: str, words: Words, most: int | None = None
) -> tuple[HeldWith, ...]:
    """What is held with a contact: the next first, then what was, the latest first."""
    columns = columns_of(plan.profile)
    met = by_phase(
        each
        for each in columns.chosen(columns.is_met)
        if each.meeting is not None and contact in each.meeting.contacts
    )
    found = [
        EventOn(day, planned)
        for planned in (plan.by_id[each.id] for each in met)
        if (day := event_day(planned)) is not None
    ]
    found.sort(key=itemgetter(0))
    ahead = [each for each in found if each.planned.milestone.is_open]
    over = [each for each in found if not each.planned.milestone.is_open]
    told = (*ahead, *reversed(over))[:most]
    return tuple(_held(each, day, plan.today, words) for day, each in told)


def day_mark(events: Events, day: dt.date) -> DayMark | None:
    """What the calendar shows on a day; the first of a day gives the shape."""
    found = [each.planned.milestone for each in events.on(day)]
    if not found:
        return None
    first = found[0]
    dashed = first.provisional and first.status is not Status.DONE
    titles = tuple(each.title for each in found)
    return DayMark(first.kind.value, titles, provisional=dashed)


def _line(planned: PlannedMilestone, day: dt.date, today: dt.date, words: Words) -> EventLine:
    milestone = planned.milestone
    done = milestone.status is Status.DONE
    provisional = milestone.provisional and not done
    note = _note(planned, day, today, words, provisional=provisional)
    when = words.date(day)
    if provisional:
        when = translate("Network", "about {date}").format(date=when)
    return EventLine(
        milestone=milestone.id,
        day=day,
        provisional=provisional,
        top=str(day.day),
        below=words.month(day.month),
        title=milestone.title,
        note=note,
        kind=milestone.kind.value,
        own=milestone.own,
        done=done,
        spoken=f"{when}. {milestone.title}. {words.kind(milestone.kind)}. {note}.",
    )


def _held(planned: PlannedMilestone, day: dt.date, today: dt.date, words: Words) -> HeldWith:
    milestone, meeting = planned.milestone, planned.milestone.meeting
    agenda, feedback = (meeting.agenda, meeting.feedback) if meeting else ("", "")
    # On its day there may be something to note already, while the agenda is still asked for.
    said = feedback or ("" if milestone.status is Status.DONE else agenda)
    told = translate("Network", "Agenda: {text}")
    if feedback:
        told = translate("Network", "Feedback: {text}")
    when = words.weekday_date(day, today)
    if milestone.provisional and milestone.is_open:
        when = translate("Network", "About {date}").format(date=words.short_date(day, today))
    elif meeting and meeting.begins:
        when = f"{when} {words.clock(meeting.begins)}"
    return HeldWith(
        milestone=milestone.id,
        title=milestone.title,
        when=when,
        icon="users-three" if milestone.kind is Kind.NETWORKING else "chats-circle",
        said=told.format(text=fenced(said)) if said.strip() else "",
    )


def _note(
    planned: PlannedMilestone, day: dt.date, today: dt.date, words: Words, *, provisional: bool
) -> str:
    milestone = planned.milestone
    if provisional:
        about = translate("Network", "About {date}").format(date=words.short_date(day, today))
        unsure = translate("Network", "date to confirm")
        return f"{about} · {unsure}"
    meeting = milestone.meeting
    when = words.weekday(day)
    if meeting is not None and meeting.begins is not None:
        when = f"{when} {words.clock(meeting.begins)}"
    parts = [when, meeting.place if meeting else "", words.hours(milestone.estimate)]
    if day.year != today.year:
        parts.append(str(day.year))
    if milestone.status is Status.DONE:
        parts.append(translate("Network", "done"))
    return " · ".join(filter(None, parts))
