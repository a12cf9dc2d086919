"""Tests of `planner.merge_words`: two values of any field as two short texts."""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain import edits
from planner.domain.calendar import StudyCalendar
from planner.domain.catalogue import Catalogue, Event, Kind, Role
from planner.domain.catch_up import push
from planner.domain.edits import Edit
from planner.domain.merge import Standing, merged
from planner.domain.merge_values import ABSENT, ORDER, Conflict
from planner.domain.network import Contact
from planner.domain.profile import (
    Evidence,
    EvidenceKind,
    LogEntry,
    Pin,
    Preferences,
    Profile,
    Status,
    Step,
)
from planner.merge_words import ENGLISH_MERGE as WORDS
from tests.domain.plan_samples import TODAY, day, milestone, placed, profile


@pytest.fixture
def plan() -> Profile:
    return placed(profile(milestone("one", serial=0), milestone("two", serial=1)))


def conflict(plan: Profile, ours: Edit, theirs: Edit) -> tuple[Profile, Conflict]:
    merge = merged(plan, ours.apply(plan)[0], theirs.apply(plan)[0])
    (found,) = merge.conflicts
    return merge.profile, found


def told(plan: Profile, ours: Edit, theirs: Edit) -> tuple[str, str, str, str]:
    merged_plan, found = conflict(plan, ours, theirs)
    return (
        WORDS.subject(found, merged_plan),
        WORDS.field(found, merged_plan, Catalogue.of()),
        WORDS.value(found, found.ours, merged_plan),
        WORDS.value(found, found.theirs, merged_plan),
    )


def test_texts_stand_as_they_are(plan: Profile) -> None:
    assert told(plan, edits.set_notes("one", "Mine"), edits.set_notes("one", "Theirs")) == (
        "Make one", "notes", "Mine", "Theirs",
    )  # fmt: skip
    title = [edits.edit_definition(plan, "one", title=text) for text in ("A", "B")]
    assert told(plan, *title)[1:] == ("title", "A", "B")


def test_what_was_reached_has_its_day_or_its_reason(plan: Profile) -> None:
    done, skipped = edits.check_off("one", TODAY, TODAY), edits.skip("one", "no time")
    assert told(plan, done, skipped)[1:] == (
        "status", "Done on 4 January 2027", "Skipped: no time",
    )  # fmt: skip
    assert told(plan, edits.skip("one"), done)[2] == "Skipped"


def test_minutes_are_hours(plan: Profile) -> None:
    told_of = told(plan, edits.set_estimate("one", 90), edits.set_estimate("one", 600))
    assert told_of[1:] == ("estimate", "1.5 h", "10 h")


def test_a_milestone_stays_or_is_taken_out(plan: Profile) -> None:
    assert told(plan, edits.remove(plan, "one"), edits.set_notes("one", "x")) == (
        "Make one", "whether it stays in the plan", "taken out", "stays",
    )  # fmt: skip
    path = ("milestones", "nowhere")
    unknown = Conflict(path, ABSENT, ABSENT, ABSENT)
    assert WORDS.subject(unknown, plan) == "nowhere"


def test_the_plan_itself(plan: Profile) -> None:
    assert told(plan, edits.rename("A"), edits.rename("B")) == ("the plan", "name", "A", "B")
    rated = [edits.rate(plan, {"mixing": level}, TODAY) for level in (2, 3)]
    assert told(plan, *rated)[1:] == ("rating of mixing", "2", "3")
    pushed = [push(plan, days, TODAY) for days in (7, 14)]
    assert told(plan, *pushed)[1] == "planned dates"
    assert told(plan, *pushed)[2].startswith("finish on 1")
    weeks = [
        edits.set_calendar(StudyCalendar(week=(minutes, 0, 0, 0, 0, 0, 0))) for minutes in (60, 90)
    ]
    assert told(plan, *weeks)[1] == "study time, week"
    assert WORDS.field(Conflict((), plan, plan, plan), plan, Catalogue.of()) == "everything"


def test_an_order_is_told_by_titles(plan: Profile) -> None:
    found = Conflict(("milestones", ORDER), (), ("two", "one"), ("one", "gone"))
    assert WORDS.field(found, plan, Catalogue.of()) == "order of the milestones"
    assert WORDS.value(found, found.ours, plan) == "Make two; Make one"
    assert WORDS.value(found, found.theirs, plan) == "Make one; gone"


def test_people_are_called_by_their_names(plan: Profile) -> None:
    kit = Contact(id="c-1", name="Kit")
    plan = plan.model_copy(update={"contacts": (kit,)})
    inside = Conflict(("contacts", "c-1", "reach"), "", "a", "b")
    assert WORDS.field(inside, plan, Catalogue.of()) == "how to reach them of Kit"
    whole = Conflict(("contacts", "c-1"), kit, ABSENT, kit)
    assert WORDS.field(whole, plan, Catalogue.of()) == "contacts, Kit"
    assert WORDS.value(whole, whole.ours, plan) == "taken out"
    assert WORDS.value(whole, whole.theirs, plan) == "Kit"
    gone = Conflict(("contacts", "c-2"), kit, ABSENT, kit)
    assert WORDS.field(gone, plan, Catalogue.of()) == "contacts, c-2"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "nothing"),
        ((), "nothing"),
        ("", "nothing"),
        (0, "0"),
        (True, "yes"),
        (False, "no"),
        (Kind.PROJECT, "Project"),
        (Role.CRAFT, "Craft"),
        (Status.TODO, "To do"),
        (EvidenceKind.LINK, "link"),
        (Standing(Status.TODO), "To do"),
        (day(0), "4 January 2027"),
        (Pin(start=day(0), finish=day(1)), "4 January 2027 and 5 January 2027"),
        (LogEntry(on=day(0), minutes=90), "4 January 2027: 1.5 h"),
        (LogEntry(on=day(0), minutes=30, note="slow"), "4 January 2027: 0.5 h, slow"),
        (Evidence(kind=EvidenceKind.NOTE, target="heard", added=day(0)), "heard"),
        ((Step(id="s", text="Cut"), Step(id="t", text="Fade")), "Cut; Fade"),
        (Event(), "nothing"),
        (Preferences(focus_limit=2), "focus limit 2"),
        ({"mixing": 2}, "mixing 2"),
    ],
)
def test_any_value_has_a_text(plan: Profile, value: Any, text: str) -> None:
    found = Conflict(("anything",), None, value, None)
    assert WORDS.value(found, value, plan) == text
    assert WORDS.field(found, plan, Catalogue.of()) == "anything"
