"""Tests of `planner.export.report_network`: people, events and sessions on paper."""

from __future__ import annotations

import datetime as dt
from typing import Any

from planner.domain.catalogue import Event, Kind
from planner.domain.network import Contact, Encounter, FollowUp, Meeting
from planner.domain.plan import Plan, plan_of
from planner.domain.profile import Status
from planner.export.plan_report import PrintOptions, Report, Section, plan_report
from planner.export.report_network import ContactPages, EventPages
from planner.words import ENGLISH
from tests.export import print_samples as samples

START = samples.START
NETWORK = (Section.CONTACTS, Section.EVENTS)
LATE = Contact(
    id="late",
    name="Front of\nhouse",
    role="Engineer",
    met="Audio society",
    reach="foh@example.org",
    notes="Prefers mail",
    encounters=(
        Encounter(on=START - dt.timedelta(days=30), note="First talk"),
        Encounter(on=START - dt.timedelta(days=9)),
        Encounter(on=START - dt.timedelta(days=8), note="Offered a shift"),
    ),
    follow_up=FollowUp(on=START - dt.timedelta(days=1), about="Dates in May"),
)
MENTOR = Contact(
    id="mentor",
    name="Ann",
    mentor=True,
    follow_up=FollowUp(on=START + dt.timedelta(days=6), about="The mix", minutes=45),
)
NOBODY = Contact(id="nobody", name="Zoe")


def _plan(**meeting: Any) -> Plan:
    """The fresh plan with three people, and a meeting of its first session."""
    profile = samples.fresh().profile
    session = next(each for each in profile.milestones if each.kind is Kind.MENTORSHIP)
    linked = MENTOR.model_copy(update={"milestones": (session.id, "gone")})
    held = session.model_copy(update={"meeting": Meeting(contacts=("mentor", "gone"), **meeting)})
    milestones = tuple(held if each is session else each for each in profile.milestones)
    people = {"contacts": (NOBODY, linked, LATE), "milestones": milestones}
    return plan_of(profile.model_copy(update=people), START)


def _report(plan: Plan, **options: Any) -> Report:
    chosen = PrintOptions(**{"sections": NETWORK, "private": True, **options})
    return plan_report(plan, samples.catalogue(), ENGLISH, chosen, START)


def _contacts(plan: Plan, **options: Any) -> ContactPages:
    pages = _report(plan, **options).contacts
    assert pages is not None
    return pages


def _events(plan: Plan, **options: Any) -> EventPages:
    pages = _report(plan, **options).events
    assert pages is not None
    return pages


def test_contacts_stand_by_their_follow_ups_with_all_that_was_noted() -> None:
    pages = _contacts(_plan())
    late, mentor, nobody = pages.rows
    assert pages.facts == "3 contacts"
    assert (late.name, late.role, late.met) == ("Front of house", "Engineer", "Audio society")
    assert (late.due, late.due_note, late.late) == ("3 Jan", "1 day late", True)
    assert late.last == "27 Dec 2026"
    assert late.notes == (
        "Reach: foh@example.org",
        "Prefers mail",
        "27 Dec 2026: Offered a shift",
        "5 Dec 2026: First talk",
    )
    assert (mentor.role, mentor.due, mentor.due_note) == ("Mentor", "10 Jan", "The mix")
    session = next(
        each.milestone for each in _plan().milestones if each.milestone.kind is Kind.MENTORSHIP
    )
    assert mentor.notes == (f"Linked to: {session.title}",), "what is gone is not named"
    assert (nobody.last, nobody.due, nobody.notes) == ("never", "none set", ())


def test_follow_ups_are_counted_in_days() -> None:
    contact = LATE.model_copy(update={"follow_up": FollowUp(on=START - dt.timedelta(days=7))})
    profile = samples.fresh().profile.model_copy(update={"contacts": (contact,)})
    pages = _contacts(plan_of(profile, START))
    assert pages.facts == "1 contact"
    assert pages.rows[0].due_note == "7 days late"


def test_people_are_on_no_page_unless_private_things_are_asked_for() -> None:
    plan = _plan(agenda="Low end", feedback="Less bass", place="online", begins=dt.time(18))
    shy = _report(plan, private=False)
    assert shy.contacts is None
    assert shy.events is not None
    assert shy.events.follow_ups == ()
    session = next(row for row in shy.events.rows if row.kind is Kind.MENTORSHIP)
    assert (session.people, session.agenda, session.feedback) == ("", "", "")
    assert (session.day_note, session.facts) == ("18:00", ("Mentorship", "online"))
    for told in ("Ann", "Low end", "Less bass", "Offered"):
        assert told not in str(shy)
    open_one = next(row for row in _events(plan).rows if row.kind is Kind.MENTORSHIP)
    assert open_one.people == "With Ann"
    assert (open_one.agenda, open_one.feedback) == ("Low end", "Less bass")


def test_events_stand_by_day_and_say_what_is_not_sure() -> None:
    rows = _events(_plan()).rows
    assert {row.kind for row in rows} >= {Kind.MENTORSHIP, Kind.NETWORKING}
    provisional = next(row for row in rows if row.day_note == "date to confirm")
    assert provisional.day.startswith("about ")
    assert any(fact.startswith(("book by", "entries close")) for fact in provisional.facts)
    event = Event(first=dt.date(2027, 1, 6), last=dt.date(2027, 1, 6))
    held = samples.changed(_plan(), sh_event={"event": event})
    first = _events(held).rows[0]
    assert (first.day, first.day_note, first.done) == ("Wed 6 Jan", "", False)


def test_what_is_done_stands_ticked_on_its_day() -> None:
    done = {"status": Status.DONE, "done_on": START}
    rows = _events(samples.changed(_plan(), sh_event=done)).rows
    assert (rows[0].done, rows[0].day, rows[0].day_note) == (True, "Mon 4 Jan", "")
    assert len(_events(samples.changed(_plan(), sh_event=done), leave_out_done=True).rows) == (
        len(rows) - 1
    )


def test_days_and_kinds_narrow_events_and_days_narrow_follow_ups() -> None:
    pages = _events(_plan(), kinds=(Kind.MENTORSHIP,))
    assert {row.kind for row in pages.rows} == {Kind.MENTORSHIP}
    assert [(each.name, each.day, each.late, each.hours) for each in pages.follow_ups] == [
        ("Front of house", "Sun 3 Jan", "1 day late", "0.5 h"),
        ("Ann", "Sun 10 Jan", "", "0.75 h"),
    ]
    pages = _events(_plan(), first_day=START, last_day=START + dt.timedelta(days=6))
    assert pages.rows == ()
    assert [each.name for each in pages.follow_ups] == ["Ann"]


def test_one_event_is_counted_as_one() -> None:
    session = [each for each in _events(_plan()).rows if each.kind is Kind.MENTORSHIP]
    pages = _events(_plan(), kinds=(Kind.MENTORSHIP,))
    assert pages.facts == (
        "1 event or session" if len(session) == 1 else f"{len(session)} events and sessions"
    )
    only = {
        each.id.replace("-", "_"): {"status": Status.SKIPPED}
        for each in _plan().milestones
        if each.milestone.title != session[0].title
    }
    assert _events(samples.changed(_plan(), **only)).facts == "1 event or session"
