"""The sum of a finished plan, and that an open one has none."""

from __future__ import annotations

from typing import Any

from planner.domain.catalogue import Kind, Role
from planner.domain.finished import finished
from planner.domain.plan import Plan, plan_of
from planner.domain.profile import Evidence, EvidenceKind, LogEntry, Milestone, Status
from tests.domain.plan_samples import TODAY, day, milestone, profile

PROOF = Evidence(kind=EvidenceKind.LINK, target="https://example.org", added=TODAY)


def _done(name: str, number: int, **fields: Any) -> Milestone:
    return milestone(name, 60, status=Status.DONE, done_on=day(number), placement=None, **fields)


def _plan(*milestones: Milestone) -> Plan:
    return plan_of(profile(*milestones), day(30))


def test_while_anything_is_open_there_is_no_sum() -> None:
    assert finished(_plan(_done("one", 1), milestone("two", placement=None))) is None
    assert finished(_plan()) is None
    skipped = milestone("one", status=Status.SKIPPED, placement=None)
    assert finished(_plan(skipped)) is None, "skipping alone finishes nothing"


def test_it_counts_hours_weeks_and_milestones() -> None:
    log = (LogEntry(on=day(2), minutes=90),)
    found = finished(_plan(_done("one", 2, log=log), _done("two", 15)))
    assert (found.since, found.on, found.weeks) == (TODAY, day(15), 3)
    assert (found.milestones, found.logged, found.left_out) == (2, 90, 0)


def test_work_before_the_start_counts_from_its_day() -> None:
    early = (LogEntry(on=day(-8), minutes=30),)
    found = finished(_plan(_done("one", 2, log=early)))
    assert (found.since, found.weeks) == (day(-8), 3)


def test_what_was_made_is_pieces_and_projects_with_evidence_first() -> None:
    found = finished(
        _plan(
            _done("project", 1, kind=Kind.PROJECT),
            _done("shown", 2, kind=Kind.PROJECT, evidence=(PROOF,)),
            _done("piece", 3, kind=Kind.PORTFOLIO),
            _done("course", 4, kind=Kind.COURSE),
        )
    )
    assert [each.id for each in found.made] == ["piece", "shown", "project"]


def test_what_was_left_out_of_the_core_is_said() -> None:
    left = milestone("left", status=Status.SKIPPED, placement=None)
    extra = milestone("extra", status=Status.SKIPPED, placement=None, role=Role.OPTIONAL)
    found = finished(_plan(_done("one", 1), left, extra))
    assert (found.milestones, found.left_out) == (1, 1)


def test_skills_are_those_asked_for() -> None:
    plan = _plan(_done("one", 1, builds={"hearing": 3}))
    target = plan.profile.targets[0].model_copy(update={"required": {"hearing": 3, "editing": 2}})
    asked = plan_of(plan.profile.model_copy(update={"targets": (target,)}), day(30))
    found = finished(asked)
    assert [each.skill for each in found.reached] == ["hearing"]
    assert [each.skill for each in found.below] == ["editing"]
