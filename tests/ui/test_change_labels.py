"""What the screen says of a change."""

from __future__ import annotations

import pytest

from planner.domain import edits
from planner.domain.plan import Plan, plan_of
from planner.domain.several import check_off_all
from planner.ui.change_labels import about, change_message
from planner.ui.text_direction import fenced
from planner.words import ENGLISH
from tests.ui.worlds import TODAY, small_profile


@pytest.fixture
def plan() -> Plan:
    return plan_of(small_profile(), TODAY)


def test_a_long_title_is_named_in_passing(plan: Plan) -> None:
    long = "A title of many words " * 13
    edit = edits.edit_definition(plan.profile, "signal", title=long.strip())
    renamed = plan_of(edit.apply(plan.profile)[0], TODAY)
    done = edits.check_off("signal", TODAY, TODAY)
    said = change_message(done, renamed, renamed, ENGLISH)
    assert said.startswith("Marked done: A title of many words A")
    assert said.endswith("….")
    assert len(said) < 100


def test_it_is_about_one_by_its_title_or_about_so_many(plan: Plan) -> None:
    title = plan.by_id["signal"].milestone.title
    assert about(edits.check_off("signal", TODAY, TODAY), plan) == title
    assert about(edits.rename("Other"), plan) == ""
    names = [each.id for each in plan.milestones if each.milestone.is_open][:2]
    assert about(check_off_all(plan.profile, names, TODAY, TODAY), plan) == "2 milestones"


def test_what_was_not_reached_first_is_told_when_something_is_done(plan: Plan) -> None:
    waiting = next(each for each in plan.milestones if each.waits_for and each.milestone.is_open)
    done = edits.check_off(waiting.id, TODAY, TODAY)
    after = plan_of(done.apply(plan.profile)[0], TODAY)
    first = plan.by_id[waiting.waits_for[0]].milestone.title
    assert change_message(done, plan, after, ENGLISH) == f"Done, though “{first}” is still open."


def test_dates_that_move_nothing_else_say_so(plan: Plan) -> None:
    pinned = edits.pin(plan.profile, "signal", None, None)
    assert change_message(pinned, plan, plan, ENGLISH).endswith(". Nothing else moves.")


def test_what_goes_with_a_milestone_is_told(plan: Plan) -> None:
    gone = edits.remove(plan.profile, "rock")
    after = plan_of(gone.apply(plan.profile)[0], TODAY)
    logged = plan.by_id["rock"].milestone.logged // 60
    said = change_message(gone, plan, after, ENGLISH)
    assert said.startswith("Milestone deleted, with ")
    assert f"its {logged} logged hours" in said


def test_a_title_that_runs_the_other_way_is_fenced_off(plan: Plan) -> None:
    other = edits.edit_definition(plan.profile, "signal", title="مزيج 2")
    renamed = plan_of(other.apply(plan.profile)[0], TODAY)
    message = change_message(other, renamed, renamed, ENGLISH)
    assert message == f"Milestone changed: {fenced('مزيج 2')}."
    assert message != "Milestone changed: مزيج 2."
