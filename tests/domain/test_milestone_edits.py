"""What the learner keeps with a milestone changes by edits that can be taken back."""

from __future__ import annotations

import datetime as dt

import pytest

from planner.domain import milestone_edits as edits
from planner.domain.edits import Edit, check_off
from planner.domain.network import Meeting
from planner.domain.plan import with_schedule
from planner.domain.problems import FutureDateError, UnknownMilestoneError, ValueRefusedError
from planner.domain.profile import Evidence, EvidenceKind, Habit, Milestone, Profile, Step
from tests.domain.plan_samples import TODAY, day, milestone, placed, profile

PLAN = placed(profile(milestone("one", 600, criteria=("Loud.", "Clear.")), milestone("two", 60)))
PROOF = Evidence(kind=EvidenceKind.FILE, target="mix.wav", added=TODAY)


def made(plan: Profile, edit: Edit) -> Milestone:
    """The first milestone after an edit, having seen that it can be taken back."""
    after, back = edit.apply(plan)
    assert back.apply(after)[0].model_dump_json() == plan.model_dump_json()
    return after.milestones[0]


def test_parts_keep_their_ticks_while_their_words_stay() -> None:
    plan, _ = edits.set_steps(PLAN, "one", ["Record", " ", "Edit"]).apply(PLAN)
    plan, _ = edits.tick_step(plan, "one", "step-2", TODAY).apply(plan)
    after = made(plan, edits.set_steps(plan, "one", ["Edit", "Mix", "Edit"]))
    assert [(each.text, each.done_on) for each in after.steps] == [
        ("Edit", TODAY),
        ("Mix", None),
        ("Edit", None),
    ]
    assert len({each.id for each in after.steps}) == 3
    assert after.is_touched
    assert made(plan, edits.tick_step(plan, "one", "step-2", None)).steps[1] == Step(
        id="step-2", text="Edit"
    )


def test_criteria_are_met_in_the_order_they_are_asked_in() -> None:
    plan, _ = edits.meet_criterion(PLAN, "one", "Clear.", met=True).apply(PLAN)
    assert made(plan, edits.meet_criterion(plan, "one", "Loud.", met=True)).criteria_met == (
        "Loud.",
        "Clear.",
    )
    assert made(plan, edits.meet_criterion(plan, "one", "Clear.", met=False)).criteria_met == ()
    assert made(PLAN, edits.meet_criterion(PLAN, "one", "Tidy.", met=True)).criteria_met == ()


def test_a_habit_spreads_its_milestone_over_the_weeks() -> None:
    habit = Habit(minutes=20, weekdays=(0, 2, 4))
    edit = with_schedule(PLAN, edits.set_habit(PLAN, "one", habit), TODAY)
    after = made(PLAN, edit)
    assert after.weekly_limit == habit.weekly == 60
    assert after.placement is not None
    assert after.placement.finish >= day(7 * 9), "600 minutes at an hour a week"
    assert made(edit.apply(PLAN)[0], edits.set_habit(PLAN, "one", None)).weekly_limit is None


@pytest.mark.parametrize("weekdays", [(), (1, 1), (3, 2), (7,)])
def test_a_habit_has_some_weekdays_each_once(weekdays: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"weekday|less than or equal to 6"):
        Habit(minutes=20, weekdays=weekdays)


def test_a_meeting_has_its_time_and_words() -> None:
    meeting = Meeting(begins=dt.time(18), place="Online", agenda="Two mixes", feedback="Too loud")
    after = made(PLAN, edits.set_meeting(PLAN, "one", meeting))
    assert after.meeting == meeting
    assert Milestone.model_validate_json(after.model_dump_json()) == after


def test_the_day_it_was_done_can_be_corrected() -> None:
    plan, _ = check_off("one", TODAY, TODAY).apply(PLAN)
    assert made(plan, edits.set_done_on(plan, "one", day(-4), TODAY)).done_on == day(-4)
    assert made(PLAN, edits.set_done_on(PLAN, "one", day(-4), TODAY)).done_on is None
    with pytest.raises(FutureDateError):
        edits.set_done_on(plan, "one", day(1), TODAY)


def test_evidence_is_starred_in_its_place() -> None:
    one = PLAN.milestones[0].model_copy(update={"evidence": (PROOF, PROOF)})
    plan = PLAN.model_copy(update={"milestones": (one, PLAN.milestones[1])})
    starred = PROOF.model_copy(update={"starred": True, "skills": ("mixing",)})
    assert made(plan, edits.change_evidence(plan, "one", 1, starred)).evidence == (PROOF, starred)


def test_pieces_are_attached_together_and_each_once() -> None:
    other = PROOF.model_copy(update={"target": "https://example.org/other"})
    again = PROOF.model_copy(update={"title": "Once more"})
    one = PLAN.milestones[0].model_copy(update={"evidence": (PROOF,)})
    plan = PLAN.model_copy(update={"milestones": (one, *PLAN.milestones[1:])})
    edit = edits.add_pieces(plan, "one", (again, other, other))
    assert edit is not None
    assert made(plan, edit).evidence == (PROOF, other)
    assert edits.add_pieces(plan, "one", (again,)) is None


def test_a_milestone_that_is_not_there_is_named() -> None:
    with pytest.raises(UnknownMilestoneError, match="gone"):
        edits.set_steps(PLAN, "gone", ["Edit"])
    with pytest.raises(ValueRefusedError):
        edits.set_steps(PLAN, "one", ["x" * 301]).apply(PLAN)
