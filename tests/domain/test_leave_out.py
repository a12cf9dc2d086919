"""What can be left out of a plan, in which order, and what is then reached only just."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.leave_out import leaving_order, reached_only_just
from planner.domain.pathway import levels_after
from planner.domain.prerequisites import plan_prerequisites
from planner.domain.profile import Profile, Status
from tests.domain.plan_samples import milestone, profile, target
from tests.domain.strategies import SKILLS, profiles


def test_optional_ones_go_first_then_craft_most_hours_first(table: Profile) -> None:
    """id     min   role       status
    short  60    optional   todo
    long   600   optional   todo
    craft  900   craft      todo
    kept   1200  craft      todo
    must   1500  essential  todo
    begun  600   optional   in-progress
    gone   600   optional   skipped
    small  30    craft      todo
    """
    assert leaving_order(table, frozenset({"kept", "long"})) == ("long", "short", "craft", "small")


def test_the_learners_word_stays(table: Profile) -> None:
    """id     min  role      pin     event       log
    pinned  60   optional  18.1..  -           -
    dated   60   optional  -       1.2..2.2    -
    worked  60   optional  -       -           1.1:30
    """
    mine = milestone("mine", own=True, role="optional", serial=9)
    dated = table.milestones[1]
    dated = dated.model_copy(update={"event": dated.definition.event})
    plan = table.model_copy(update={"milestones": (table.milestones[0], dated,
                                                   table.milestones[2], mine)})  # fmt: skip
    assert leaving_order(plan, frozenset()) == ()


def test_what_others_build_on_goes_after_them(table: Profile) -> None:
    """id     min   after  role
    base   900   -      optional
    top    60    base   optional
    floor  900   -      optional
    must   60    floor  essential
    """
    assert leaving_order(table, frozenset()) == ("top", "base")


def test_a_level_that_is_reached_stays_reached() -> None:
    once = milestone("once", 600, builds={"eq": 3}, role="optional")
    twice = milestone("twice", 500, builds={"eq": 3}, role="optional", serial=8)
    plan = profile(once, twice, targets=(target(eq=3),))
    assert leaving_order(plan, frozenset()) == ("once",)
    assert leaving_order(plan.model_copy(update={"ratings": {"eq": 3}}), ()) == ("once", "twice")
    short = plan.model_copy(update={"targets": (target(eq=5),)})
    assert leaving_order(short, ()) == ("once",), "3 of 5 is what the plan reaches"


def test_what_stays_must_still_be_able_to_begin() -> None:
    teaches = milestone("teaches", 600, builds={"eq": 2}, role="optional")
    uses = milestone("uses", 60, needs={"eq": 2}, role="essential", serial=8)
    assert leaving_order(profile(teaches, uses), ()) == ()
    also = milestone("also", 60, builds={"eq": 2}, role="essential", serial=9)
    assert leaving_order(profile(teaches, uses, also), ()) == ("teaches",)
    # What else builds it waits for the one that needs it.
    circle = also.model_copy(
        update={"definition": also.definition.model_copy(update={"after": ("uses",)})}
    )
    assert leaving_order(profile(teaches, uses, circle), ()) == ()


def test_only_just_is_one_single_way_left() -> None:
    first = milestone("first", builds={"eq": 3, "comp": 2})
    second = milestone("second", builds={"eq": 3}, serial=8)
    third = milestone("third", builds={"eq": 3, "comp": 1}, serial=9)
    plan = profile(first, second, third, targets=(target(eq=3, comp=1),))
    assert reached_only_just(plan, ("third",)) == ()
    assert reached_only_just(plan, ("second", "third")) == ("eq",)
    assert reached_only_just(plan, ("first",)) == ("comp",)
    assert reached_only_just(plan, ()) == ()
    held = plan.model_copy(update={"ratings": {"eq": 3}})
    assert reached_only_just(held, ("second", "third")) == ()
    higher = plan.model_copy(update={"targets": (target(comp=1),)})
    assert reached_only_just(higher, ("third",)) == (), "what builds it further has room"


def test_only_just_takes_a_way_that_was_there() -> None:
    lower = milestone("lower", builds={"eq": 1})
    only = milestone("only", builds={"eq": 3}, serial=8)
    plan = profile(lower, only, targets=(target(eq=3),))
    assert reached_only_just(plan, ("lower",)) == ()


@pytest.mark.parametrize("part", [0.5, 1.0])
@given(plan=profiles(), keeps=st.sets(st.sampled_from(["m0", "m1", "m2", "m3"])))
def test_any_first_part_leaves_a_plan_that_holds(
    part: float, plan: Profile, keeps: set[str]
) -> None:
    order = leaving_order(plan, keeps)
    gone = order[: int(len(order) * part)]
    after = plan.model_copy(
        update={
            "milestones": tuple(
                each.model_copy(update={"status": Status.SKIPPED}) if each.id in gone else each
                for each in plan.milestones
            )
        }
    )
    assert _reached(after, plan) == _reached(plan, plan)
    staying = {each.id for each in after.milestones if each.is_open}
    for each in after.milestones:
        if each.is_open:
            assert not set(each.definition.after) & set(gone)
    assert staying.isdisjoint(gone)
    if not plan_prerequisites(plan.milestones, plan.ratings).cycles():
        assert not plan_prerequisites(after.milestones, after.ratings).cycles()
    for each in plan.milestones:
        if each.id in gone:
            assert each.status is Status.TODO
            assert each.pin is None
            assert each.role != "essential"
            assert each.role == "optional" or each.id not in keeps


def _reached(plan: Profile, asked: Profile) -> dict[str, int]:
    """Levels the plan takes the learner to, of what is asked for and of what open ones need."""
    levels = levels_after(
        plan.ratings,
        (each.definition for each in plan.milestones if each.status is not Status.SKIPPED),
    )
    return {skill: min(levels.get(skill, 0), asked.required.get(skill, 0)) for skill in SKILLS}
