"""What the milestone panel says of the days before a milestone, and of who may take part."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

from planner.domain.catalogue import Eligibility, Event
from planner.domain.plan import Plan, plan_of
from planner.domain.profile import Placement, Status
from planner.ui.labels import due
from planner.ui.pages.inspector_ahead import AheadPart, ahead_lines
from planner.ui.pages.inspector_parts import Subject
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH
from tests.domain.catalogue_samples import sound_catalogue
from tests.domain.plan_samples import TODAY, day, milestone, profile

PLACED = Placement(start=day(60), finish=day(75))
EXACT = Event(first=day(70), last=day(72))
USUAL = Event(months=(3, 5))


def _plan(**fields: Any) -> Plan:
    return plan_of(profile(milestone("one", **{"placement": PLACED, **fields})), TODAY)


def _lines(**fields: Any) -> tuple[str, ...]:
    return ahead_lines(_plan(**fields).milestones[0], TODAY, ENGLISH)


def test_days_before_an_event_are_named() -> None:
    assert _lines(event=EXACT, entry_deadline=28, lead=14) == (
        "Takes place from Mon 15 Mar.",
        "Entries close 15 Feb.",
        "Book by 1 Mar.",
    )


def test_a_usual_month_gives_only_months() -> None:
    assert _lines(event=USUAL, entry_deadline=28, lead=60) == (
        "Usually in March and May.",
        "Entries close about Feb.",
        "Should be booked since about Dec 2026.",
    )
    assert _lines(event=EXACT, entry_deadline=90)[1] == "Entries closed 15 Dec 2026."


def test_conditions_are_told_in_words() -> None:
    asked = Eligibility(student=True, max_age=29, regions=("US", "GB-ENG"), membership="AES")
    assert _lines(eligibility=asked) == (
        (
            "Open to: students, at most 29 years old, living in United States / England, "
            "members of AES (you can join)."
        ),
    )


def test_nothing_is_said_of_what_has_none_or_is_closed() -> None:
    assert _lines() == ()
    assert _lines(event=EXACT, lead=5, status=Status.SKIPPED) == ()


def test_the_list_tells_the_next_day_that_must_not_be_missed() -> None:
    planned = _plan(event=EXACT, entry_deadline=28, lead=100).milestones[0]
    assert due(planned, TODAY, ENGLISH)[1] == "enter by 15 Feb"
    planned = _plan(lead=14).milestones[0]
    assert due(planned, TODAY, ENGLISH)[1] == "book by 19 Feb"


def test_confirm_stands_beside_it(qtbot: QtBot, themes: ThemeSource) -> None:
    part = AheadPart(themes)
    qtbot.addWidget(part)
    for plan, shown in ((_plan(event=EXACT, lead=14), True), (_plan(), False)):
        subject = Subject(plan.milestones[0], plan, sound_catalogue(), ENGLISH)
        part.show_subject(subject)
        assert part.isHidden() is not shown
    assert part.caution.text() == "Confirm before you rely on it."
