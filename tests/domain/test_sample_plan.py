"""The sample is a plan like any other: valid, consistent, and the same each time."""

from __future__ import annotations

import datetime as dt

import pytest

from planner.domain.catalogue import Kind
from planner.domain.plan import plan_of
from planner.domain.problems import ProblemKind, UnknownCareerError
from planner.domain.profile import EvidenceKind, Profile, Status
from planner.domain.sample_plan import sample_profile
from tests.domain.conftest import SHIPPED

DAY = dt.date(2027, 5, 20)
SAMPLE = sample_profile(SHIPPED, DAY, "mixing-engineer", "sample")


def test_it_is_the_same_each_time_and_valid() -> None:
    again = sample_profile(SHIPPED, DAY, "mixing-engineer", "sample")
    assert again == SAMPLE
    assert Profile.model_validate_json(SAMPLE.model_dump_json()) == SAMPLE


def test_some_is_done_some_goes_on_and_most_is_ahead() -> None:
    statuses = [each.status for each in SAMPLE.milestones]
    assert statuses.count(Status.DONE) >= 5
    assert statuses.count(Status.IN_PROGRESS) >= 1
    assert statuses.count(Status.TODO) > len(statuses) / 2


@pytest.mark.parametrize("career", sorted(SHIPPED.careers))
def test_nothing_in_it_lies_ahead_or_contradicts_itself(career: str) -> None:
    sample = sample_profile(SHIPPED, DAY, career, "sample")
    for each in sample.milestones:
        assert (each.done_on is not None) == (each.status is Status.DONE)
        assert each.done_on is None or each.done_on < DAY
        assert all(entry.on < DAY for entry in each.log)
        assert not each.log or each.status is not Status.TODO
    kinds = {problem.kind for problem in plan_of(sample, DAY, SHIPPED).problems}
    assert kinds <= {ProblemKind.ESTIMATE_USED_UP, ProblemKind.STARTED_TOO_EARLY}


def test_what_was_made_has_a_link_and_the_rest_a_note() -> None:
    made = (Kind.PORTFOLIO, Kind.PROJECT)
    shown = {
        (each.kind in made, evidence.kind)
        for each in SAMPLE.milestones
        for evidence in each.evidence
    }
    assert shown == {(True, EvidenceKind.LINK), (False, EvidenceKind.NOTE)}


def test_people_are_what_they_do() -> None:
    assert len({each.id for each in SAMPLE.contacts}) == len(SAMPLE.contacts)
    assert any(each.mentor for each in SAMPLE.contacts)
    due = [each.follow_up.days_late(DAY) for each in SAMPLE.contacts if each.follow_up]
    assert any(due)
    assert not all(due)


def test_the_next_session_has_its_mentor_and_its_agenda() -> None:
    mentor = next(each.id for each in SAMPLE.contacts if each.mentor)
    held = [each.meeting for each in SAMPLE.milestones if each.is_open and each.meeting]
    assert [each.contacts for each in held] == [(mentor,)]
    assert held[0].agenda


def test_a_career_that_is_not_there_is_named() -> None:
    with pytest.raises(UnknownCareerError):
        sample_profile(SHIPPED, DAY, "astronaut", "sample")
