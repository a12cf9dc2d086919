"""Events and sessions of a plan in words: what the calendar marks and what stands in the list."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, insort
from dataclasses import dataclass
from itertools import chain, compress, count, islice
from operator import gt, itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from planner.domain.catalogue import Kind
from planner.domain.columns import by_phase, columns_of
from planner.domain.event_dates import event_day
from planner.domain.profile import Status
from planner.domain.progressed import progressed
from planner.ui.text_direction import fenced
from planner.ui.widgets.month_calendar import DayMark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planner.domain.columns import Columns
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


#: The day, the phase and the place of an event: they stand in this order.
Turn = tuple[int, int, int]


class EventOn(NamedTuple):
    """An event or a session with its day."""

    day: dt.date
    planned: PlannedMilestone


@dataclass(frozen=True, slots=True)
class Events:
    """Everything of a plan with people and everything with a date of its own, by day.

    A long plan has thousands, of which a month and a list show few: what is not asked for is a
    number for its day, one for its phase and one for its place.
    """

    plan: Plan
    columns: Columns
    turns: Sequence[Turn]

    @classmethod
    def of(cls, plan: Plan) -> Events:
        """Find the days; see `planner.domain.event_dates.event_day`, which is the same for one."""
        columns = columns_of(plan.profile)
        happen = compress(count(), map(gt, columns.takes_place, columns.is_skipped))
        turns = (_turn(columns, place) for place in happen)
        return cls(plan, columns, sorted(filter(None, turns)))

    def after(self, plan: Plan) -> Events:
        """The events of the plan after a change, which mostly moves one of them or none."""
        moved = progressed(self.plan.profile, plan.profile)
        if moved is None:
            return Events.of(plan)
        columns, turns = columns_of(plan.profile), [*self.turns]
        for place, _, _ in moved:
            was, now = _turn(self.columns, place), _turn(columns, place)
            if was is not None:
                del turns[bisect_left(turns, was)]
            if now is not None:
                insort(turns, now)
        return Events(plan, columns, turns)

    def __iter__(self) -> Iterator[EventOn]:
        """All of them."""
        return map(self._event, self.turns)

    def on(self, day: dt.date) -> tuple[EventOn, ...]:
        """Those of a day."""
        number = day.toordinal()
        return tuple(map(self._event, self.turns[self._first(number) : self._first(number + 1)]))

    def to_come(self, today: dt.date) -> tuple[EventOn, ...]:
        """What is not done; what should have been comes first."""
        turns, first = self.turns, self._first(today.toordinal())
        late = (turn for turn in islice(turns, first) if self.columns.is_open[turn[-1]])
        return tuple(map(self._event, islice(chain(late, islice(turns, first, None)), MOST)))

    def _first(self, day: int) -> int:
        """Where the events of a day begin."""
        return bisect_left(self.turns, (day, 0, 0))

    def _event(self, turn: Turn) -> EventOn:
        day, _, place = turn
        return EventOn(dt.date.fromordinal(day), self.plan.by_id[self.columns.id[place]])


def _turn(columns: Columns, place: int) -> Turn | None:
    """When a milestone takes place; None where it does not, or has no day."""
    if not columns.takes_place[place] or columns.is_skipped[place]:
        return None
    day = columns.dated[place] or columns.finish[place]
    if columns.is_done[place]:
        day = columns.done[place]
    return (day, columns.phase[place], place) if day else None


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
