"""Another depth or another career for a plan that is under way."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain import edits
from planner.domain.calendar import StudyCalendar
from planner.domain.catalogue import Catalogue, Role
from planner.domain.plan import with_schedule
from planner.domain.problems import UnknownCareerError
from planner.domain.profile import Depth, Profile, Status
from planner.domain.repath import carries_over, fast_track_keeps, with_pathway
from planner.domain.start import Answers, efforts_by_depth, new_profile
from tests.domain.conftest import SHIPPED

TODAY = dt.date(2026, 11, 23)
WEEK = StudyCalendar(week=(90, 0, 120, 0, 90, 180, 0))
ANSWERS = Answers(careers=("mastering-engineer",), calendar=WEEK, start=TODAY)
LATER = TODAY + dt.timedelta(days=60)


@pytest.fixture(scope="module")
def plan() -> Profile:
    return new_profile(ANSWERS, SHIPPED, TODAY, "p")


def _applied(profile: Profile, edit: edits.Edit) -> Profile:
    return edit.apply(profile)[0]


def repathed(profile: Profile, *given: Any, **wanted: Any) -> edits.Edit:
    """`with_pathway`, all codes that were issued being those the plan shows."""
    return with_pathway(profile, *given, codes_issued=profile.codes_issued, **wanted)


def _begun(profile: Profile) -> Profile:
    """Some done, one begun, one skipped, one of the learner's own."""
    first, second, third, fourth = (each.id for each in profile.milestones[:4])
    some = [
        edits.check_off(first, LATER, LATER),
        edits.log_minutes(profile, second, 60, LATER, LATER),
        edits.skip(third, "Known"),
        edits.set_notes(fourth, "Ask Mia"),
    ]
    for edit in some:
        profile = _applied(profile, with_schedule(profile, edit, LATER))
    return profile


def test_each_depth_is_told_with_its_hours_and_the_fast_one_is_shorter(plan: Profile) -> None:
    efforts = efforts_by_depth(ANSWERS, SHIPPED, TODAY)
    assert efforts[Depth.FULL] == sum(each.estimate for each in plan.milestones)
    fast = _applied(plan, repathed(plan, SHIPPED, TODAY, depth=Depth.FAST))
    assert efforts[Depth.FAST] == sum(each.estimate for each in fast.milestones)
    assert efforts[Depth.FAST] < efforts[Depth.FULL]


def test_there_and_back_nothing_is_lost_but_dates_are_new(plan: Profile) -> None:
    begun = _begun(plan)
    fast = _applied(begun, repathed(begun, SHIPPED, LATER, depth=Depth.FAST))
    assert fast.depth is Depth.FAST
    assert len(fast.milestones) < len(begun.milestones)
    touched = {each.id: each for each in begun.milestones if each.is_touched}
    assert touched.keys() <= {each.id for each in fast.milestones}
    back = _applied(fast, repathed(fast, SHIPPED, LATER, depth=Depth.FULL))
    codes = {each.id: each.code for each in begun.milestones}
    assert {each.id: each.code for each in back.milestones}.items() >= codes.items()
    for name, before in touched.items():
        after = back.milestone(name)
        assert after is not None
        for field in ("status", "log", "notes", "evidence", "code", "estimate", "done_on"):
            assert getattr(after, field) == getattr(before, field)
    assert not {name for name, _ in back.former_codes} & {each.id for each in back.milestones}


def test_it_is_one_edit_and_one_undo(plan: Profile) -> None:
    begun = _begun(plan)
    edit = repathed(begun, SHIPPED, LATER, depth=Depth.FAST, careers=("foley-artist",))
    after, inverse = edit.apply(begun)
    assert after != begun
    assert _applied(after, inverse) == begun


def test_codes_are_never_given_twice(plan: Profile) -> None:
    profile, owners = plan, {each.code: each.id for each in plan.milestones}
    for careers, depth in (
        (("foley-artist",), Depth.FAST),
        (("mastering-engineer",), Depth.FULL),
        (("foley-artist", "mixing-engineer"), Depth.FULL),
        (("mastering-engineer",), Depth.FAST),
    ):
        edit = repathed(profile, SHIPPED, TODAY, careers=careers, depth=depth)
        profile = _applied(profile, edit)
        for each in profile.milestones:
            assert owners.setdefault(each.code, each.id) == each.id


def test_what_was_skipped_is_not_chosen_again_and_its_levels_are_made_up_for(
    plan: Profile,
) -> None:
    craft = next(
        each
        for each in plan.milestones
        if each.role is Role.CRAFT and any(level >= 3 for level in each.definition.builds.values())
    )
    skipped = _applied(plan, edits.skip(craft.id, "No"))
    anew = _applied(skipped, repathed(skipped, SHIPPED, TODAY))
    there = anew.milestone(craft.id)
    assert there is not None
    assert there.status is Status.SKIPPED
    levels: dict[str, int] = {}
    for each in anew.milestones:
        if each.is_open:
            for skill, level in each.definition.builds.items():
                levels[skill] = max(level, levels.get(skill, 0))
    assert all(levels.get(skill, 0) >= level for skill, level in anew.required.items())


def test_what_carries_over_is_told_before_it_is_done(plan: Profile) -> None:
    begun = _begun(plan)
    told = carries_over(begun, SHIPPED, LATER, careers=("mixing-engineer",))
    after = _applied(begun, repathed(begun, SHIPPED, LATER, careers=("mixing-engineer",)))
    before_ids = {each.id for each in begun.milestones}
    after_ids = {each.id for each in after.milestones}
    assert set(told.added) == after_ids - before_ids
    assert set(told.dropped) == before_ids - after_ids
    assert set(told.kept) <= before_ids & after_ids
    assert told.effort_before == sum(each.remaining for each in begun.milestones)
    assert told.effort_after == sum(each.remaining for each in after.milestones)
    assert [target.career for target in after.targets] == ["mixing-engineer"]


def test_a_career_that_is_not_there_is_refused(plan: Profile) -> None:
    with pytest.raises(UnknownCareerError):
        repathed(plan, SHIPPED, TODAY, careers=("astronaut",))


def test_choosing_the_same_again_changes_nothing_but_dates(plan: Profile) -> None:
    anew = _applied(plan, repathed(plan, SHIPPED, TODAY))
    assert anew == plan


def test_a_fast_track_among_the_plan_keeps_every_essential_and_reaches_the_levels(
    plan: Profile,
) -> None:
    keeps = fast_track_keeps(plan, SHIPPED, TODAY)
    kept = [each for each in plan.milestones if each.id in keeps]
    assert len(kept) < len(plan.milestones)
    assert {each.id for each in plan.milestones if each.role is Role.ESSENTIAL} <= keeps
    levels: dict[str, int] = {}
    for each in kept:
        for skill, level in each.definition.builds.items():
            levels[skill] = max(level, levels.get(skill, 0))
    assert all(levels.get(skill, 0) >= level for skill, level in plan.required.items())
    assert fast_track_keeps(plan, Catalogue.of(), TODAY) == keeps


@settings(max_examples=6)
@given(st.sets(st.integers(0, 35), max_size=20), st.sampled_from(sorted(SHIPPED.careers)))
def test_whatever_is_done_stays_done_with_another_career(done: set[int], career: str) -> None:
    profile = new_profile(ANSWERS, SHIPPED, TODAY, "p")
    names = [profile.milestones[number].id for number in sorted(done)]
    for name in names:
        profile = _applied(profile, edits.check_off(name, TODAY, TODAY))
    edit = repathed(profile, SHIPPED, TODAY, careers=(career,))
    after = _applied(profile, edit)
    for name in names:
        there = after.milestone(name)
        assert there is not None
        assert there.status is Status.DONE
