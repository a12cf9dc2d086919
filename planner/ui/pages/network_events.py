"""Events and sessions of a plan in words: what the calendar marks and what stands in the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from planner.domain.catalogue import Kind
from planner.domain.event_dates import event_day
from planner.domain.profile import Status
from planner.ui.widgets.month_calendar import DayMark

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

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


def event_lines(plan: Plan, words: Words) -> tuple[EventLine, ...]:
    """Everything with people and everything with a date of its own, by day."""
    lines = [
        _line(each, day, plan.today, words)
        for each in plan.milestones
        if (day := event_day(each)) is not None
    ]
    return tuple(sorted(lines, key=lambda line: line.day))


@dataclass(frozen=True, slots=True)
class HeldWith:
    """A session or an event that somebody is part of."""

    milestone: str
    title: str
    when: str
    icon: str
    #: What to talk about before it; what came of it afterwards.
    said: str


def meetings_with(plan: Plan, contact: str, words: Words) -> tuple[HeldWith, ...]:
    """What is held with a contact: the next first, then what was, the latest first."""
    found = [
        (day, each)
        for each in plan.milestones
        if (meeting := each.milestone.meeting) is not None
        and contact in meeting.contacts
        and (day := event_day(each)) is not None
    ]
    ahead = sorted((pair for pair in found if pair[1].milestone.is_open), key=lambda pair: pair[0])
    over = sorted((pair for pair in found if pair not in ahead), key=lambda pair: pair[0])
    return tuple(_held(each, day, plan.today, words) for day, each in (*ahead, *reversed(over)))


def to_come(lines: Iterable[EventLine], today: dt.date) -> tuple[EventLine, ...]:
    """What is not done; what should have been comes first."""
    return tuple(each for each in lines if not each.done or each.day >= today)[:MOST]


def day_marks(lines: Iterable[EventLine]) -> dict[dt.date, DayMark]:
    """What the calendar shows on each day; the first of a day gives the shape."""
    marks: dict[dt.date, DayMark] = {}
    for line in lines:
        before = marks.get(line.day)
        titles = (*(before.titles if before else ()), line.title)
        kind = before.kind if before else line.kind
        dashed = before.provisional if before else line.provisional
        marks[line.day] = DayMark(kind, titles, provisional=dashed)
    return marks


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
        said=told.format(text=said) if said.strip() else "",
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
