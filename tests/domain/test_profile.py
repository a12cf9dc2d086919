"""The learner's document: what it refuses, and what it can be asked."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from planner.domain.catalogue import Event, Role
from planner.domain.profile import LogEntry, Pin, Placement, Status
from tests.domain.plan_samples import TODAY, day, milestone, profile, target


def test_a_pin_fixes_something_and_in_order() -> None:
    with pytest.raises(ValidationError, match="a start, a finish or both"):
        Pin()
    with pytest.raises(ValidationError, match="cannot come before its start"):
        Pin(start=day(1), finish=day(0))
    assert Pin(start=TODAY, finish=TODAY).finish == TODAY


def test_no_milestone_and_no_code_stands_twice() -> None:
    with pytest.raises(ValidationError, match="in the plan twice"):
        profile(milestone("one", code="A"), milestone("one", code="B"))
    with pytest.raises(ValidationError, match="the same code"):
        profile(milestone("one", code="A"), milestone("two", code="A"))


def test_a_placement_counts_its_days() -> None:
    placement = Placement(start=day(0), finish=day(5), runs=((0, 2, 30), (5, 1, 10)))
    assert list(placement.days()) == [(day(0), 30), (day(1), 30), (day(5), 10)]
    assert placement.minutes() == 70
    assert list(Placement(start=TODAY, finish=TODAY).days()) == []


@pytest.mark.parametrize(
    ("status", "logged", "remaining"),
    [
        (Status.TODO, 0, 60),
        (Status.IN_PROGRESS, 20, 40),
        (Status.IN_PROGRESS, 90, 0),
        (Status.DONE, 0, 0),
        (Status.SKIPPED, 10, 0),
    ],
)
def test_what_remains_is_never_less_than_nothing(
    status: Status, logged: int, remaining: int
) -> None:
    one = milestone("one", 60, status=status, log=(LogEntry(on=TODAY, minutes=logged),))
    assert (one.logged, one.remaining) == (logged, remaining)
    assert one.is_open == (status in (Status.TODO, Status.IN_PROGRESS))


def test_the_learners_dates_of_an_event_beat_the_usual_month() -> None:
    usual = milestone("one", event=Event(months=(5,)))
    assert usual.provisional
    entered = milestone("one", event=Event(months=(5,)), own_event=Event(first=TODAY, last=TODAY))
    assert not entered.provisional
    assert entered.dates == Event(first=TODAY, last=TODAY)
    assert not milestone("two", event=Event()).provisional
    assert milestone("two").dates is None


def test_two_careers_join_their_levels_and_the_longer_list_of_phases() -> None:
    plan = profile(targets=(target("a", hearing=2, mixing=1), target("b", hearing=1, mixing=3)))
    assert plan.required == {"hearing": 2, "mixing": 3}
    assert plan.phase_names == ("Foundations", "Core craft", "Work")
    assert profile(targets=()).phase_names == ()
    assert profile().milestone("gone") is None


def test_only_optional_milestones_are_not_core() -> None:
    assert [milestone("one", role=role).is_core for role in Role] == [True, True, False]


def test_a_placement_ends_within_the_calendar() -> None:
    early, late = dt.date(9999, 12, 30), dt.date(9999, 12, 31)
    assert list(Placement(start=early, finish=early, runs=((0, 1, 5),)).days()) == [(early, 5)]
    for runs in (((0, 2, 5),), ((0, 1, 5), (400, 1, 5))):
        with pytest.raises(ValidationError, match="past the year 9999"):
            Placement(start=early, finish=late, runs=runs)


def test_a_milestone_is_found_wherever_a_change_has_put_it() -> None:
    one, two, three = (
        milestone(name, serial=at) for at, name in enumerate(("one", "two", "three"))
    )
    plan = profile(one, two, three)
    assert [plan.place_of(name) for name in ("one", "three", "gone", "")] == [0, 2, -1, -1]
    turned = plan.model_copy(update={"milestones": (three, one)})
    assert [turned.place_of(name) for name in ("one", "two", "three")] == [1, -1, 0]
    assert turned.milestone("three") is three
    assert turned.milestone("two") is None
    # What is remembered of places is no part of the value.
    assert plan == profile(one, two, three)
    assert plan.model_dump_json() == profile(one, two, three).model_dump_json()
