"""The people of a printed plan, and its events and sessions, as final words.

Who somebody is and what was said with them is private: contacts stand on no page unless private
things are asked for, and without them an event has its time and its place, and room to write.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.event_dates import book_by, entry_closes, event_day
from planner.domain.network import by_follow_up
from planner.domain.profile import Status
from planner.export.report_rows import shown_text

if TYPE_CHECKING:
    from planner.domain.catalogue import Kind
    from planner.domain.network import Contact, Meeting
    from planner.domain.plan import PlannedMilestone
    from planner.export.report_rows import Rows


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A person: who, since when, what comes next, and everything that was noted."""

    name: str
    #: What they do, and that they are a mentor.
    role: str
    met: str
    last: str
    due: str
    #: What the follow-up is about, or how late it is.
    due_note: str
    late: bool
    #: How to reach them, what was said, what they have to do with.
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContactPages:
    """Everybody, those with the nearest follow-up first."""

    heading: str
    facts: str
    columns: tuple[str, str, str, str]
    rows: tuple[ContactLine, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """An event or a session with its box."""

    code: str
    title: str
    done: bool
    kind: Kind
    own: bool
    facts: tuple[str, ...]
    people: str
    agenda: str
    feedback: str
    hours: str
    day: str
    #: "Date to confirm", or the time it begins.
    day_note: str


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """Somebody to get in touch with."""

    name: str
    about: str
    hours: str
    day: str
    late: str


@dataclass(frozen=True, slots=True)
class EventPages:
    """Events and sessions by day, and below them the follow-ups."""

    heading: str
    facts: str
    columns: tuple[str, str, str]
    rows: tuple[MeetingLine, ...]
    nothing: str
    agenda: str
    feedback: str
    follow_ups_heading: str
    follow_ups: tuple[FollowUpLine, ...]
    how_to: str


def contact_pages(rows: Rows) -> ContactPages:
    """Put everybody into lines."""
    text, contacts = rows.text, rows.plan.profile.contacts
    return ContactPages(
        heading=text.contacts,
        facts=text.contacts_count.form(len(contacts)).format(count=len(contacts)),
        columns=text.contacts_columns,
        rows=tuple(_contact(rows, each) for each in by_follow_up(contacts)),
        nothing=text.no_contacts,
    )


def event_pages(rows: Rows) -> EventPages:
    """Put events and sessions that are printed, and follow-ups, into lines."""
    text, plan = rows.text, rows.plan
    printed = [each for phase in plan.phases for each in rows.of_phase(phase)]
    dated = [(day, each) for each in printed if (day := event_day(each)) is not None]
    dated.sort(key=lambda pair: pair[0])
    return EventPages(
        heading=text.events,
        facts=text.events_count.form(len(dated)).format(count=len(dated)),
        columns=text.events_columns,
        rows=tuple(_meeting(rows, day, each) for day, each in dated),
        nothing=text.no_events,
        agenda=text.agenda,
        feedback=text.feedback,
        follow_ups_heading=text.follow_ups,
        follow_ups=_follow_ups(rows) if rows.options.private else (),
        how_to=text.how_to,
    )


def _contact(rows: Rows, contact: Contact) -> ContactLine:
    text, due, last = rows.text, contact.follow_up, contact.last
    late = rows.late(due.on) if due else ""
    told = [
        text.in_touch.format(date=rows.short(each.on), note=shown_text(each.note))
        for each in reversed(contact.encounters)
        if each.note.strip()
    ]
    titles = [rows.titles[name] for name in contact.milestones if name in rows.titles]
    notes = (
        text.reach.format(address=shown_text(contact.reach)) if contact.reach else "",
        shown_text(contact.notes),
        *told,
        text.linked_to.format(titles="; ".join(titles)) if titles else "",
    )
    role = (text.mentor if contact.mentor else "", shown_text(contact.role))
    return ContactLine(
        name=shown_text(contact.name),
        role=" · ".join(filter(None, role)),
        met=shown_text(contact.met),
        last=rows.short(last.on) if last else text.never,
        due=rows.short(due.on) if due else text.none_set,
        due_note=late or (shown_text(due.about) if due else ""),
        late=bool(late),
        notes=tuple(filter(None, notes)),
    )


def _meeting(rows: Rows, day: dt.date, planned: PlannedMilestone) -> MeetingLine:
    milestone, text = planned.milestone, rows.text
    done, meeting = milestone.status is Status.DONE, milestone.meeting
    provisional = milestone.provisional and not done
    begins = rows.words.clock(meeting.begins) if meeting and meeting.begins else ""
    private = meeting if rows.options.private else None
    return MeetingLine(
        code=milestone.code,
        title=shown_text(milestone.title),
        done=done,
        kind=milestone.kind,
        own=milestone.own,
        facts=_facts(rows, planned, meeting),
        people=_people(rows, private),
        agenda=shown_text(private.agenda) if private else "",
        feedback=shown_text(private.feedback) if private else "",
        hours=rows.words.hours(milestone.estimate),
        day=rows.about_month(day) if provisional else rows.weekday(day),
        day_note=text.to_confirm if provisional else begins,
    )


def _facts(rows: Rows, planned: PlannedMilestone, meeting: Meeting | None) -> tuple[str, ...]:
    text = rows.text
    keys = ((text.enter_by, entry_closes(planned)), (text.book_by, book_by(planned)))
    ahead = [words.format(date=rows.key_day(key)) for words, key in keys if key is not None]
    place = shown_text(meeting.place) if meeting else ""
    return tuple(filter(None, (rows.words.kind(planned.milestone.kind), place, *ahead)))


def _people(rows: Rows, meeting: Meeting | None) -> str:
    if meeting is None:
        return ""
    names = [
        shown_text(each.name) for each in rows.plan.profile.contacts if each.id in meeting.contacts
    ]
    return rows.text.with_people.format(names=rows.words.listed(names)) if names else ""


def _follow_ups(rows: Rows) -> tuple[FollowUpLine, ...]:
    first = rows.options.first_day or dt.date.min
    last = rows.options.last_day or dt.date.max
    return tuple(
        FollowUpLine(
            name=shown_text(contact.name),
            about=shown_text(due.about),
            hours=rows.words.hours(due.minutes),
            day=rows.weekday(due.on),
            late=rows.late(due.on),
        )
        for contact in by_follow_up(rows.plan.profile.contacts)
        if (due := contact.follow_up) is not None and first <= due.on <= last
    )
