"""Tests of `planner.domain.check_off`: what the learner did, on record."""

from __future__ import annotations

import datetime as dt

import pytest

from planner.domain.calendar import StudyCalendar, week_of_hours
from planner.domain.catalogue import CatalogueMilestone, Effort, Kind, Role
from planner.domain.check_off import Record, milestone_named, recorded
from planner.domain.codes import code_of
from planner.domain.edits import Place
from planner.domain.problems import FutureDateError, UnknownMilestoneError
from planner.domain.profile import Evidence, EvidenceKind, Milestone, Profile, Status, Target
from planner.domain.scheduling import placements_for

TODAY = dt.date(2027, 3, 1)
BEFORE = dt.date(2027, 2, 20)


@pytest.fixture
def profile() -> Profile:
    """Three milestones with dates."""
    milestones = tuple(
        Milestone(
            definition=CatalogueMilestone(
                id=f"mix-{number}", kind=Kind.PROJECT, title=f"Mix song {number}", criteria=(),
                effort=Effort(low=60, likely=120, high=180),
            ),
            code=code_of(number), phase=1, role=Role.CRAFT, estimate=120,
        )
        for number in range(3)
    )  # fmt: skip
    target = Target(career="m", name="M", short_name="M", icon="m", phases=("One",))
    bare = Profile(
        id="p", name="P", created=TODAY, targets=(target,), start=TODAY,
        calendar=StudyCalendar(week=week_of_hours(4)), milestones=milestones,
    )  # fmt: skip
    return Place(placements_for(bare, TODAY)).apply(bare)[0]


def one(profile: Profile) -> Milestone:
    return profile.milestones[1]


def test_a_milestone_is_named_by_id_or_code(profile: Profile) -> None:
    code = one(profile).code
    for name in ("mix-1", code, code.lower(), f" {code[:2]}-{code[2:]} "):
        assert milestone_named(profile, name).id == "mix-1"


def test_a_mistyped_name_gets_the_nearest(profile: Profile) -> None:
    code = one(profile).code
    swapped = code[1] + code[0] + code[2:]
    with pytest.raises(UnknownMilestoneError, match=rf"Did you mean {code} \(Mix song 1\)"):
        milestone_named(profile, swapped)
    with pytest.raises(UnknownMilestoneError, match="Did you mean mix-"):
        milestone_named(profile, "mixx-1")
    with pytest.raises(UnknownMilestoneError, match="planner show"):
        milestone_named(profile, "unlike anything")


def test_it_is_done_today_or_on_a_day(profile: Profile) -> None:
    after = one(recorded(profile, "mix-1", Record(), TODAY))
    assert (after.status, after.done_on) == (Status.DONE, TODAY)
    after = one(recorded(profile, "mix-1", Record(day=BEFORE), TODAY))
    assert after.done_on == BEFORE


def test_done_twice_keeps_the_first_day_unless_another_is_given(profile: Profile) -> None:
    done = recorded(profile, "mix-1", Record(day=BEFORE), TODAY)
    assert recorded(done, "mix-1", Record(), TODAY) == done
    assert one(recorded(done, "mix-1", Record(day=TODAY), TODAY)).done_on == TODAY


def test_nothing_happened_tomorrow(profile: Profile) -> None:
    tomorrow = TODAY + dt.timedelta(days=1)
    with pytest.raises(FutureDateError):
        recorded(profile, "mix-1", Record(day=tomorrow), TODAY)
    with pytest.raises(FutureDateError):
        recorded(profile, "mix-1", Record(Status.IN_PROGRESS, tomorrow, minutes=5), TODAY)


def test_minutes_notes_and_evidence_are_added(profile: Profile) -> None:
    link = Evidence(kind=EvidenceKind.LINK, target="https://a.b", added=TODAY)
    first = Record(Status.IN_PROGRESS, BEFORE, 30, "first", (link, link))
    second = Record(Status.IN_PROGRESS, None, 45, "second")
    after = one(recorded(recorded(profile, "mix-1", first, TODAY), "mix-1", second, TODAY))
    assert after.status is Status.IN_PROGRESS
    assert [(entry.on, entry.minutes) for entry in after.log] == [(BEFORE, 30), (TODAY, 45)]
    assert after.notes == "first\nsecond"
    assert after.evidence == (link, link)
    assert after.done_on is None


@pytest.mark.parametrize("first", list(Status))
@pytest.mark.parametrize("last", list(Status))
def test_every_status_follows_every_other(profile: Profile, first: Status, last: Status) -> None:
    before = recorded(profile, "mix-1", Record(first), TODAY)
    after = recorded(before, "mix-1", Record(last), TODAY)
    assert one(before).status is first
    assert one(after).status is last
    assert (one(after).done_on is None) == (last is not Status.DONE)
    if one(after).is_open:
        placement = one(after).placement
        assert placement is not None, "what is open has dates"
        assert placement.minutes() == 120


def test_a_milestone_that_is_not_there(profile: Profile) -> None:
    with pytest.raises(UnknownMilestoneError):
        recorded(profile, "gone", Record(), TODAY)
