"""Tests of `planner.domain.plan_comparison`: what two plans share, and what they do not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from planner.domain import edits
from planner.domain.calendar import week_of_hours
from planner.domain.catalogue import Kind
from planner.domain.edits import Edit
from planner.domain.plan import Plan, plan_of, with_schedule
from planner.domain.plan_comparison import LevelPair, compare_plans, likeness
from planner.domain.profile import Profile, Status
from tests.ui.worlds import TODAY, small_profile

SMALL = small_profile()


def _after(*changes: Edit, profile: Profile = SMALL) -> Profile:
    for change in changes:
        profile, _ = with_schedule(profile, change, TODAY).apply(profile)
    return profile


def _plan(*changes: Edit) -> Plan:
    return plan_of(_after(*changes), TODAY)


def test_a_plan_differs_in_nothing_from_a_copy_of_another_name() -> None:
    found = compare_plans(_plan(), _plan(edits.rename("A copy")))
    assert found.is_same
    assert (found.one.name, found.other.name) == ("Mixing Engineer", "A copy")


def test_more_hours_end_sooner_and_move_dates() -> None:
    calendar = SMALL.calendar.model_copy(update={"week": week_of_hours(20)})
    found = compare_plans(_plan(), _plan(edits.set_calendar(calendar)))
    assert not found.is_same
    assert (found.one.weekly, found.other.weekly) == (480, 1200)
    assert found.other.finish < found.one.finish
    assert {one.id for one, _ in found.dated} <= {each.id for each in SMALL.milestones}
    assert all(one.finish != other.finish for one, other in found.dated)
    assert found.dated
    assert not found.only_in_one + found.only_in_other + found.standing + found.levels


def test_what_is_left_out_counts_as_not_in_the_plan() -> None:
    found = compare_plans(_plan(), _plan(edits.skip("theory")))
    assert [each.id for each in found.only_in_one] == ["theory"]
    assert found.only_in_other == ()
    assert (found.one.milestones, found.other.milestones) == (8, 7)
    turned = compare_plans(_plan(edits.skip("theory")), _plan())
    assert [each.id for each in turned.only_in_other] == ["theory"]


def test_own_milestones_of_one_id_are_told_apart_by_their_titles() -> None:
    def own(title: str) -> Edit:
        return edits.add_own(
            SMALL, title=title, kind=Kind.COURSE, minutes=60, phase=1, codes_issued=8
        )

    same = compare_plans(_plan(own("Mine")), _plan(own("Mine")))
    assert same.is_same
    apart = compare_plans(_plan(own("Mine")), _plan(own("Another")))
    assert [each.milestone.title for each in apart.only_in_one] == ["Mine"]
    assert [each.milestone.title for each in apart.only_in_other] == ["Another"]


def test_what_is_done_in_one_only_is_no_matter_of_dates() -> None:
    found = compare_plans(_plan(), _plan(edits.check_off("signal", TODAY, TODAY)))
    ((one, other),) = found.standing
    assert (one.milestone.status, other.milestone.status) == (Status.TODO, Status.DONE)
    assert "signal" not in [pair[0].id for pair in found.dated]
    assert found.other.remaining < found.one.remaining
    assert found.other.percent > found.one.percent


def test_levels_are_those_that_the_plans_end_at() -> None:
    asking = SMALL.targets[0].model_copy(update={"required": {"mixing": 4, "ears": 2}})
    profile = SMALL.model_copy(update={"targets": (asking,)})
    rated = edits.rate(profile, {"mixing": 4, "extra": 1}, TODAY)
    one = plan_of(profile, TODAY)
    other = plan_of(_after(rated, profile=profile), TODAY)
    found = compare_plans(one, other)
    assert set(found.levels) == {LevelPair("mixing", 0, 4, 4), LevelPair("extra", 0, 1, 0)}
    assert (found.one.skills_reached, found.one.skills_asked) == (0, 2)
    assert found.other.skills_reached == 1
    back = {replace(each, one=each.other, other=each.one) for each in found.levels}
    assert set(compare_plans(other, one).levels) == back


def test_copies_look_more_alike_than_plans_with_other_codes() -> None:
    recoded = tuple(
        each.model_copy(update={"code": f"Z{place}"}) for place, each in enumerate(SMALL.milestones)
    )
    other = SMALL.model_copy(update={"milestones": recoded})
    assert likeness(SMALL, _after(edits.rename("copy"))) == len(SMALL.milestones)
    assert likeness(SMALL, other) == 0


@given(
    st.lists(st.sampled_from([each.id for each in SMALL.milestones if each.is_open]), unique=True)
)
def test_turning_the_plans_round_turns_what_is_found(skipped: list[str]) -> None:
    one, other = _plan(), _plan(*map(edits.skip, skipped))
    found, turned = compare_plans(one, other), compare_plans(other, one)
    assert (found.one, found.other) == (turned.other, turned.one)
    assert {each.id for each in found.only_in_one} == set(skipped)
    assert {each.id for each in turned.only_in_other} == set(skipped)
    assert {(a.id, a.finish, b.finish) for a, b in found.dated} == {
        (a.id, b.finish, a.finish) for a, b in turned.dated
    }
    assert found.is_same == turned.is_same == (not skipped)
    assert isinstance(found.one.finish, dt.date)
