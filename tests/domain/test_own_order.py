"""The learner's own order, and copies."""

from __future__ import annotations

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain import edits, own_order
from planner.domain.edits import Change
from planner.domain.model import MAX_TITLE
from planner.domain.problems import OrderError, PhaseError, UnknownMilestoneError
from planner.domain.profile import Profile, Status, Step
from tests.domain.plan_samples import TODAY, milestone, placed, profile
from tests.domain.strategies import profiles

PLAN = profile(
    milestone("one"),
    milestone("two", after=("one",), serial=2),
    milestone("other", phase=2, serial=3),
    milestone("three", serial=4),
)


def _order(plan: Profile) -> list[str]:
    return [each.id for each in plan.milestones]


def _phase(plan: Profile, number: int) -> list[str]:
    return [each.id for each in plan.milestones if each.phase == number]


def test_one_moves_past_its_neighbour_in_its_phase() -> None:
    edit = own_order.move_by(PLAN, "three", -1)
    assert edit is not None
    assert edit.change is Change.MOVE
    after, back = edit.apply(PLAN)
    assert _phase(after, 1) == ["one", "three", "two"]
    assert back.apply(after)[0] == PLAN
    assert own_order.move_by(PLAN, "three", 1) is None
    assert own_order.move_by(PLAN, "other", -1) is None


@pytest.mark.parametrize(
    ("after", "order"),
    [(False, ["three", "one", "two"]), (True, ["one", "three", "two"])],
)
def test_one_moves_beside_another(after: bool, order: list[str]) -> None:
    edit = own_order.move_beside(PLAN, "three", "one", after=after)
    assert edit is not None
    assert _phase(edit.apply(PLAN)[0], 1) == order


@pytest.mark.parametrize(("name", "step"), [("two", -1), ("one", 1)])
def test_nothing_moves_past_what_it_needs(name: str, step: int) -> None:
    with pytest.raises(OrderError, match="“Make two” needs “Make one” first"):
        own_order.move_by(PLAN, name, step)


def test_what_is_reached_stands_in_nobodys_way() -> None:
    done, _ = edits.check_off("one", TODAY, TODAY).apply(PLAN)
    edit = own_order.move_by(done, "two", -1)
    assert edit is not None
    assert _phase(edit.apply(done)[0], 1) == ["two", "one", "three"]


def test_an_order_that_was_wrong_before_can_be_mended_step_by_step() -> None:
    wrong = profile(
        milestone("two", after=("one",)), milestone("three", serial=2), milestone("one", serial=3)
    )
    edit = own_order.move_by(wrong, "one", -1)
    assert edit is not None
    assert _order(edit.apply(wrong)[0]) == ["two", "one", "three"]


def test_what_stands_there_already_does_not_move() -> None:
    assert own_order.move_beside(PLAN, "two", "one", after=True) is None
    assert own_order.move_beside(PLAN, "two", "two", after=True) is None
    assert own_order.move_beside(PLAN, "two", "gone", after=True) is None
    with pytest.raises(UnknownMilestoneError):
        own_order.move_by(PLAN, "gone", 1)


def test_the_phases_of_a_career_are_its_own() -> None:
    with pytest.raises(PhaseError, match="The phase of “Make two” comes from the career"):
        own_order.move_beside(PLAN, "two", "other", after=True)
    with pytest.raises(PhaseError):
        own_order.move_to_phase(PLAN, "two", 2)


#: One of the learner's own between two phases of a career; something needs it, and it nothing.
OWN = placed(
    profile(
        milestone("first", serial=1),
        milestone("mine", phase=2, own=True, serial=2),
        milestone("late", phase=3, after=("mine",), serial=4),
        milestone("last", phase=3, serial=3),
        milestone("second", serial=5),
    )
)


@pytest.mark.parametrize(
    ("other", "after", "order"),
    [
        ("first", False, ["mine", "first", "second"]),
        ("first", True, ["first", "mine", "second"]),
        ("second", True, ["first", "second", "mine"]),
        ("late", False, ["mine", "late", "last"]),
    ],
)
def test_ones_own_moves_beside_another_of_any_phase(
    other: str, after: bool, order: list[str]
) -> None:
    edit = own_order.move_beside(OWN, "mine", other, after=after)
    assert edit is not None
    assert (edit.change, edit.milestone, edit.reschedules) == (Change.PHASE, "mine", False)
    moved, back = edit.apply(OWN)
    assert _phase(moved, OWN.known(other).phase) == order
    assert moved.known("mine").placement == OWN.known("mine").placement
    assert back.apply(moved)[0] == OWN


@pytest.mark.parametrize(
    ("phase", "order"), [(1, ["first", "second", "mine"]), (3, ["mine", "late", "last"])]
)
def test_into_another_phase_it_passes_as_few_as_it_can(phase: int, order: list[str]) -> None:
    edit = own_order.move_to_phase(OWN, "mine", phase)
    assert edit is not None
    moved, back = edit.apply(OWN)
    assert _phase(moved, phase) == order
    assert back.apply(moved)[0] == OWN
    assert own_order.move_to_phase(moved, "mine", phase) is None


def test_no_phase_lies_past_what_is_needed() -> None:
    with pytest.raises(OrderError, match="“Make late” needs “Make mine” first"):
        own_order.move_beside(OWN, "mine", "late", after=True)
    with pytest.raises(OrderError):
        own_order.move_to_phase(OWN, "mine", 4)
    asking = profile(milestone("mine", own=True, phase=3, after=("first",)), milestone("first"))
    with pytest.raises(OrderError, match="“Make mine” needs “Make first” first"):
        own_order.move_beside(asking, "mine", "first", after=False)
    edit = own_order.move_to_phase(asking, "mine", 1)
    assert edit is not None
    assert _phase(edit.apply(asking)[0], 1) == ["first", "mine"]


@given(profiles(), st.data(), st.integers(1, 5))
def test_a_move_to_a_phase_leaves_the_others_in_their_order(
    plan: Profile, data: st.DataObject, phase: int
) -> None:
    name = data.draw(st.sampled_from(_order(plan)))
    mine = edits.EditMilestone(name, MappingProxyType({"own": True}), Change.EDIT)
    plan, _ = mine.apply(plan)
    try:
        edit = own_order.move_to_phase(plan, name, phase)
    except OrderError:
        return
    if edit is None:
        assert plan.known(name).phase == phase
        return
    moved, back = edit.apply(plan)
    assert _phase(moved, phase)[-1 if phase < plan.known(name).phase else 0] == name
    for number in range(1, 6):
        assert [each for each in _phase(moved, number) if each != name] == [
            each for each in _phase(plan, number) if each != name
        ]
    assert back.apply(moved)[0] == plan


@given(profiles(), st.data(), st.booleans())
def test_a_move_keeps_all_milestones_and_other_phases(
    plan: Profile, data: st.DataObject, after: bool
) -> None:
    names = _order(plan)
    name, other = data.draw(st.sampled_from(names)), data.draw(st.sampled_from(names))
    try:
        edit = own_order.move_beside(plan, name, other, after=after)
    except (OrderError, PhaseError):
        return
    if edit is None:
        return
    moved, back = edit.apply(plan)
    assert sorted(_order(moved)) == sorted(names)
    phase = plan.known(name).phase
    for number in {each.phase for each in plan.milestones} - {phase}:
        assert _phase(moved, number) == _phase(plan, number)
    places = _phase(moved, phase)
    assert places.index(name) - places.index(other) == (1 if after else -1)
    assert back.apply(moved)[0] == plan


def test_a_copy_asks_for_the_same_and_is_the_learners_own() -> None:
    plan = profile(
        milestone(
            "one",
            builds={"ears": 2},
            replaces=("old",),
            group="either",
            resources=("tracks",),
            estimate=90,
            notes="Mine",
            status=Status.DONE,
            done_on=TODAY,
            steps=(Step(id="step-1", text="Set up", done_on=TODAY),),
        ),
        milestone("two", after=("one",), serial=2),
    )
    edit = own_order.duplicate(plan, "one", 7, "Make one (copy)\0")
    after, back = edit.apply(plan)
    assert [each.id for each in after.milestones] == ["one", edit.milestone, "two"]
    copy = after.known(edit.milestone or "")
    assert (copy.title, copy.own, copy.estimate, copy.status) == (
        "Make one (copy)",
        True,
        90,
        Status.TODO,
    )
    assert (copy.notes, copy.log, copy.evidence, copy.placement) == ("", (), (), None)
    assert [(each.text, each.done_on) for each in copy.steps] == [("Set up", None)]
    definition = copy.definition
    assert (definition.replaces, definition.group) == ((), None)
    assert (definition.builds, definition.criteria, definition.resources) == (
        {"ears": 2},
        ("It is made.",),
        ("tracks",),
    )
    assert copy.code not in plan.codes
    assert edit.reschedules
    assert back.apply(after)[0] == plan


@given(profiles(), st.data())
def test_copies_of_copies_have_ids_and_codes_of_their_own(
    plan: Profile, data: st.DataObject
) -> None:
    for _ in range(3):
        name = data.draw(st.sampled_from(_order(plan)))
        title = "x" * data.draw(st.integers(1, 2 * MAX_TITLE))
        plan, _ = own_order.duplicate(plan, name, plan.codes_issued, title).apply(plan)
    assert len({each.code for each in plan.milestones}) == len(plan.milestones)
    assert Profile.model_validate_json(plan.model_dump_json()) == plan
