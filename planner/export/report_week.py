"""The week a plan is printed in, day by day, as final words: what to do, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.calendar import ONE_DAY, monday_of
from planner.domain.profile import Status
from planner.domain.week_days import WEEK, week_days
from planner.export.report_rows import shown_text

if TYPE_CHECKING:
    from planner.domain.catalogue import Kind
    from planner.domain.network import Contact
    from planner.domain.week_days import DayOfWeek, Portion
    from planner.export.report_rows import Rows


@dataclass(frozen=True, slots=True)
class WeekLine:
    """What a day has of one milestone, or with nothing of a kind somebody to get in touch with."""

    #: Empty for somebody to get in touch with.
    code: str
    title: str
    done: bool
    kind: Kind | None
    own: bool
    #: Time, place, left over, what is logged, in order.
    facts: tuple[str, ...]
    hours: str


@dataclass(frozen=True, slots=True)
class WeekDayLines:
    """A day with its lines."""

    name: str
    hours: str
    lines: tuple[WeekLine, ...]


@dataclass(frozen=True, slots=True)
class WeekPage:
    """Seven days, those without anything said in a word."""

    heading: str
    dates: str
    facts: str
    days: tuple[WeekDayLines, ...]
    nothing: str
    notes_heading: str
    how_to: str


def week_page(rows: Rows) -> WeekPage:
    """Put the week of the day printed into lines."""
    text, words = rows.text, rows.words
    monday = monday_of(rows.printed)
    days = week_days(rows.plan.profile, monday, rows.printed)
    printed = {each.id for phase in rows.plan.phases for each in rows.of_phase(phase)}
    facts = text.week_facts.format(
        planned=words.hours(sum(each.planned for each in days)),
        available=words.hours(sum(each.available for each in days)),
    )
    return WeekPage(
        heading=text.week,
        dates=words.day_range(monday, monday + (WEEK - 1) * ONE_DAY),
        facts=facts,
        days=tuple(_day(rows, each, printed) for each in days),
        nothing=text.nothing_planned,
        notes_heading=text.notes,
        how_to=text.how_to,
    )


def _day(rows: Rows, day: DayOfWeek, printed: set[str]) -> WeekDayLines:
    lines = [_line(rows, each) for each in day.portions if each.milestone.id in printed]
    if rows.options.private:
        lines += [_in_touch(rows, each) for each in day.follow_ups]
    return WeekDayLines(
        name=rows.weekday(day.day),
        hours=rows.words.hours(day.planned) if day.planned else "",
        lines=tuple(lines),
    )


def _line(rows: Rows, portion: Portion) -> WeekLine:
    milestone, text, words = portion.milestone, rows.text, rows.words
    meeting = milestone.meeting
    facts = (
        words.kind(milestone.kind),
        words.clock(portion.begins) if portion.begins else "",
        shown_text(meeting.place) if meeting and portion.takes_place else "",
        text.left_over.format(hours=words.hours(portion.left)) if portion.left else "",
        text.logged.format(hours=words.hours(portion.logged)) if portion.logged else "",
    )
    return WeekLine(
        code=milestone.code,
        title=shown_text(milestone.title),
        done=milestone.status is Status.DONE,
        kind=milestone.kind,
        own=milestone.own,
        facts=tuple(filter(None, facts)),
        hours=words.hours(portion.planned) if portion.planned else "",
    )


def _in_touch(rows: Rows, contact: Contact) -> WeekLine:
    due = contact.follow_up
    facts = (shown_text(due.about), rows.late(due.on)) if due else ()
    return WeekLine(
        code="",
        title=rows.text.get_in_touch.format(name=shown_text(contact.name)),
        done=False,
        kind=None,
        own=False,
        facts=tuple(filter(None, facts)),
        hours=rows.words.hours(due.minutes) if due else "",
    )
