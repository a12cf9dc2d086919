"""Honest percentages: rounded down, 100 only when all is done, and never by skipping."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.catalogue import Role
from planner.domain.profile import Evidence, EvidenceKind, Milestone, Profile, Status
from planner.domain.progress import SkillState, counts, earned, progress_of, skill_states
from tests.domain.plan_samples import TODAY, milestone, profile, target
from tests.domain.strategies import profiles


def _with(milestones: tuple[Milestone, ...], **fields: object) -> list[Milestone]:
    return [each.model_copy(update=fields) for each in milestones]


@given(profiles())
def test_percentages_are_rounded_down_and_never_too_good(plan: Profile) -> None:
    progress = progress_of(plan.milestones)
    counted = [each for each in plan.milestones if counts(each)]
    assert progress.total == sum(each.estimate for each in counted)
    assert 0 <= progress.done <= progress.total
    assert 0 <= progress.percent <= 100
    if progress.percent < 100 and progress.total:
        exact = 100 * progress.done / progress.total
        assert progress.percent <= exact
        assert progress.percent == min(99, int(exact))
    finished = bool(counted) and all(each.status is Status.DONE for each in counted)
    assert (progress.percent == 100) == finished


@given(profiles())
def test_what_is_left_empties_at_one_hundred(plan: Profile) -> None:
    progress = progress_of(plan.milestones)
    by_id = {each.id: each for each in plan.milestones}
    if any(map(counts, plan.milestones)):
        assert (progress.percent == 100) == (progress.left == ())
    done = {"status": Status.DONE, "done_on": TODAY}
    finished = [
        each.model_copy(update=done) if each.id in progress.left else each
        for each in plan.milestones
    ]
    after = progress_of(finished)
    assert after.left == after.left_out == ()
    assert after.remaining == 0
    assert after.percent == 100 or not any(map(counts, finished))
    assert all(by_id[name].is_core for name in progress.left_out)


@given(profiles())
def test_skipping_alone_never_completes_the_core(plan: Profile) -> None:
    skipped = progress_of(_with(plan.milestones, status=Status.SKIPPED))
    assert (skipped.percent, skipped.core_percent, skipped.done) == (0, 0, 0)
    core = [each for each in plan.milestones if each.is_core]
    assert skipped.left_out == skipped.left == tuple(each.id for each in core)
    before = progress_of(plan.milestones)
    open_core = [each for each in core if each.is_open]
    for each in open_core:
        others = [one if one.id != each.id else _with((one,), status=Status.SKIPPED)[0]
                  for one in plan.milestones]  # fmt: skip
        after = progress_of(others)
        assert after.core_percent <= before.core_percent < 100
        assert after.percent < 100


@given(profiles())
def test_all_done_is_one_hundred(plan: Profile) -> None:
    progress = progress_of(_with(plan.milestones, status=Status.DONE))
    core = any(each.is_core for each in plan.milestones)
    assert progress.percent == 100
    assert progress.core_percent == (100 if core else 0)
    assert progress.done == progress.total


def test_what_is_in_progress_counts_its_minutes_up_to_the_estimate(table: Profile) -> None:
    """id     min  status       log       role
    half   100  in-progress  3.1:50    craft
    over   100  in-progress  3.1:500   essential
    done   100  done         3.1:10    craft
    left   100  skipped      3.1:90    craft
    extra  100  skipped      -         optional
    """
    assert [earned(each) for each in table.milestones] == [50, 100, 100, 0, 0]
    progress = progress_of(table.milestones)
    assert (progress.total, progress.done, progress.remaining) == (400, 250, 50)
    assert (progress.percent, progress.core_percent) == (62, 62)
    assert progress.left == ("half", "over", "left")
    assert progress.left_out == ("left",)


def test_everything_logged_but_nothing_checked_off_is_not_all(table: Profile) -> None:
    """id   min  status       log
    one  100  in-progress  3.1:100
    """
    assert progress_of(table.milestones).percent == 99


def test_optional_milestones_stand_beside_the_core(table: Profile) -> None:
    """id     min  status  role
    one    100  done    craft
    extra  300  todo    optional
    """
    progress = progress_of(table.milestones)
    assert (progress.percent, progress.core_percent, progress.optional_percent) == (25, 100, 0)


def test_skipped_optional_milestones_leave_the_sum(table: Profile) -> None:
    """id     min  status  role
    one    100  done    craft
    extra  100  done    optional
    gone   800  skipped optional
    """
    progress = progress_of(table.milestones)
    assert (progress.total, progress.percent, progress.optional_percent) == (200, 100, 100)
    assert progress.left == progress.left_out == ()


def test_an_empty_plan_is_at_zero() -> None:
    progress = progress_of(())
    assert (progress.percent, progress.core_percent, progress.left) == (0, 0, ())


def test_milestones_without_effort_do_not_divide_by_zero() -> None:
    assert progress_of((milestone("none", 0),)).percent == 0
    assert progress_of((milestone("none", 0, status=Status.DONE),)).percent == 100


def test_levels_come_from_ratings_and_what_is_done() -> None:
    proof = Evidence(kind=EvidenceKind.LINK, target="https://example.org", added=TODAY)
    plan = profile(
        milestone("ear", builds={"hearing": 3}, status=Status.DONE, evidence=(proof,)),
        milestone("mix", builds={"mixing": 2, "hearing": 1}, status=Status.DONE),
        milestone("more", builds={"mixing": 4}),
        milestone("left", builds={"mixing": 5, "law": 2}, status=Status.SKIPPED),
        ratings={"mixing": 1, "piano": 2},
        targets=(target(mixing=4, law=1), target("other", hearing=2, mixing=2)),
    )
    assert skill_states(plan) == (
        SkillState("mixing", rated=1, now=2, planned=4, required=4, evidenced=0),
        SkillState("law", rated=0, now=0, planned=0, required=1, evidenced=0),
        SkillState("hearing", rated=0, now=3, planned=3, required=2, evidenced=3),
        SkillState("piano", rated=2, now=2, planned=2, required=0, evidenced=0),
    )


@given(profiles())
def test_levels_never_fall_from_now_to_the_end(plan: Profile) -> None:
    for state in skill_states(plan):
        assert max(state.rated, state.evidenced) <= state.now <= state.planned <= 5


@given(st.dates(), st.sampled_from(Role))
def test_a_done_milestone_counts_its_estimate_whatever_was_logged(day: dt.date, role: Role) -> None:
    done = milestone("one", 90, status=Status.DONE, done_on=day, role=role)
    assert earned(done) == 90
    assert counts(done)
