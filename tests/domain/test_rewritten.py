"""A change of words gives the plan that deriving it anew would give."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from planner.domain import edits, milestone_edits
from planner.domain.edits import Edit
from planner.domain.network import Meeting
from planner.domain.plan import plan_of
from planner.domain.profile import Milestone, Profile, Step
from planner.domain.rewritten import WORDS, rewritten
from tests.domain.edit_samples import MAKERS
from tests.domain.plan_samples import TODAY, day, placed
from tests.domain.strategies import profiles

#: Another value of each field that is words only.
OTHER = {
    "notes": "Other notes.",
    "steps": (Step(id="step-1", text="A part", done_on=TODAY),),
    "criteria_met": ("It is made.",),
    "meeting": Meeting(place="Elsewhere", contacts=("somebody",)),
    "skip_reason": "No room",
}


def test_every_field_that_is_words_is_tried() -> None:
    assert set(OTHER) == WORDS
    assert set(Milestone.model_fields) >= WORDS


@given(profiles(), st.data(), st.integers(0, 60))
def test_words_change_nothing_that_is_derived(
    plan: Profile, data: st.DataObject, later: int
) -> None:
    plan, today = placed(plan), day(later)
    names = data.draw(st.lists(st.sampled_from([each.id for each in plan.milestones]), min_size=1))
    fields = data.draw(st.sets(st.sampled_from(sorted(OTHER)), min_size=1))
    after = plan.model_copy(
        update={
            "milestones": tuple(
                each.model_copy(update={name: OTHER[name] for name in fields})
                if each.id in names
                else each
                for each in plan.milestones
            )
        }
    )
    assert rewritten(plan_of(plan, today), after) == plan_of(after, today)


@given(profiles(), st.sampled_from(sorted(MAKERS)), st.integers(1, 60), st.data())
def test_any_other_change_is_left_to_be_derived(
    plan: Profile, name: str, number: int, data: st.DataObject
) -> None:
    plan = placed(plan)
    milestone = data.draw(st.sampled_from([each.id for each in plan.milestones]))
    edit: Edit = MAKERS[name](plan, milestone, number)
    after, _ = edit.apply(plan)
    found = rewritten(plan_of(plan, TODAY), after)
    assert found is None or found == plan_of(after, TODAY)


def test_the_milestones_left_alone_are_the_same() -> None:
    from tests.ui.worlds import small_profile

    before = plan_of(small_profile(), dt.date(2027, 2, 1))
    after, _ = edits.set_notes("rock", "Louder").apply(before.profile)
    plan = rewritten(before, after)
    assert plan is not None
    assert plan.milestone("signal") is before.milestone("signal")
    assert plan.phases[0] is before.phases[0]
    rock = plan.milestone("rock")
    assert rock is not None
    assert rock.milestone.notes == "Louder"
    assert rock in plan.phases[1].milestones
    ticked, _ = milestone_edits.meet_criterion(after, "rock", "Proof of rock", met=True).apply(
        after
    )
    assert rewritten(plan, ticked) is not None
