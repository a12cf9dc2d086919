"""Contacts in words, and who is shown."""

from __future__ import annotations

import datetime as dt

import pytest

from planner.ui.models.contact_rows import (
    ContactFinder,
    Which,
    contact_row,
    distance,
    icon_of,
    network_line,
)
from planner.words import ENGLISH
from tests.ui.network_worlds import PEOPLE
from tests.ui.worlds import TODAY


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-7, "7 days late"),
        (-1, "1 day late"),
        (0, "today"),
        (1, "tomorrow"),
        (4, "in 4 days"),
        (13, "in 13 days"),
        (45, "in 6 weeks"),
    ],
)
def test_how_far_off_a_follow_up_is(days: int, words: str) -> None:
    assert distance(TODAY + dt.timedelta(days=days), TODAY) == words


@pytest.fixture
def finder() -> ContactFinder:
    """Knows three people."""
    made = ContactFinder()
    made.take(PEOPLE)
    return made


def test_the_nearest_follow_up_comes_first(finder: ContactFinder) -> None:
    shown = finder.found(TODAY, Which.ALL)
    assert [each.name for each in shown] == ["Drummer", "Mentor: <b>studio</b>", "Radio desk"]


@pytest.mark.parametrize(
    ("which", "text", "ids"),
    [
        (Which.MENTORS, "", ["contact-1"]),
        (Which.DUE, "", ["contact-2"]),
        (Which.ALL, "SESSION agreed", ["contact-1"]),
        (Which.ALL, "editors", ["contact-3"]),
        (Which.DUE, "editors", []),
    ],
)
def test_only_who_is_asked_for(
    finder: ContactFinder, which: Which, text: str, ids: list[str]
) -> None:
    assert [each.id for each in finder.found(TODAY, which, text)] == ids
    if not text:
        assert finder.count(TODAY, which) == len(ids)


def test_others_take_the_place_of_those_known(finder: ContactFinder) -> None:
    finder.take(PEOPLE[1:])
    assert [each.id for each in finder.found(TODAY, Which.ALL)] == ["contact-2", "contact-3"]
    assert finder.found(TODAY, Which.ALL, "session") == ()


def test_a_row_says_when_and_what_about() -> None:
    mentor, drummer, radio = (contact_row(each, TODAY, ENGLISH) for each in PEOPLE)
    assert (mentor.due, mentor.due_note, mentor.late) == ("5 Feb", "The mix", False)
    assert (drummer.due, drummer.due_note, drummer.late) == ("25 Jan", "7 days late", True)
    assert (radio.due, radio.due_note, radio.last) == ("Set a date", "", "Never")
    assert mentor.spoken == (
        "Mentor: <b>studio</b>. Mentor. Agreed a session. Met: A meeting. "
        "Last contact: 25 Jan. Next follow-up: 5 Feb, in 4 days"
    )
    assert [icon_of(each) for each in PEOPLE] == ["headphones", "users", "radio"]


def test_the_head_counts_what_is_late() -> None:
    assert network_line(PEOPLE, TODAY) == "3 contacts · 1 follow-up is late"
    assert network_line(PEOPLE[2:], TODAY) == "1 contact"
