"""Changes to several milestones at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain import edits, several
from planner.domain.edits import Change, Edit, Together
from planner.domain.plan import with_schedule
from planner.domain.problems import FutureDateError, UnknownMilestoneError
from planner.domain.profile import Profile, Status
from tests.domain.plan_samples import TODAY, day, milestone, profile
from tests.domain.strategies import profiles
from tests.ui import worlds

#: One way to call each, on a plan, some of its milestones and a number.
MAKERS: dict[str, Callable[[Profile, list[str], int], Edit]] = {
    "check_off_all": lambda plan, names, n: several.check_off_all(plan, names, day(-n), TODAY),
    "reopen_all": lambda plan, names, _: several.reopen_all(plan, names),
    "skip_all": lambda plan, names, n: several.skip_all(plan, names, f"reason {n}"),
    "estimate_all": lambda plan, names, n: several.estimate_all(plan, dict.fromkeys(names, n)),
    "move_all": lambda plan, names, n: several.move_all(plan, names, n - 20),
    "remove_own": lambda plan, names, _: several.remove_own(plan, names),
}


@given(profiles(), st.data(), st.sampled_from(sorted(MAKERS)), st.integers(0, 60))
def test_each_can_be_taken_back_to_the_byte(
    plan: Profile, data: st.DataObject, name: str, number: int
) -> None:
    own = tuple(
        each.model_copy(update={"own": place % 2 == 0})
        for place, each in enumerate(plan.milestones)
    )
    plan = plan.model_copy(update={"milestones": own})
    names = data.draw(st.lists(st.sampled_from([each.id for each in own]), unique=True))
    edit = MAKERS[name](plan, names, number)
    after, back = edit.apply(plan)
    before, again = back.apply(after)
    assert before.model_dump_json() == plan.model_dump_json()
    assert again.apply(before)[0].model_dump_json() == after.model_dump_json()
    assert several.milestones_of(back) == several.milestones_of(edit) <= set(names)
    untouched = {each.id: each for each in plan.milestones if each.id not in names}
    assert {each.id: each for each in after.milestones if each.id not in names} == untouched


def test_done_skipped_and_open_ones_are_told_apart() -> None:
    plan = worlds.small_profile()
    names = ["listen", "signal", "rock"]
    edit = several.check_off_all(plan, names, TODAY, TODAY)
    assert several.milestones_of(edit) == {"signal", "rock"}
    assert (edit.change, edit.milestone, edit.reschedules) == (Change.MARK_DONE, None, False)
    after, _ = edit.apply(plan)
    assert all(after.known(name).status is Status.DONE for name in names)
    assert after.known("listen").done_on == plan.known("listen").done_on
    again, _ = several.reopen_all(after, names).apply(after)
    assert again.known("rock").status is Status.IN_PROGRESS
    assert again.known("signal").status is Status.TODO
    skipped, _ = several.skip_all(after, ["theory", "listen"], "No\0 room").apply(after)
    assert skipped.known("theory").skip_reason == "No room"
    assert skipped.known("listen").status is Status.DONE


def test_what_was_skipped_gets_new_dates_and_what_was_done_keeps_its_own() -> None:
    plan = worlds.small_profile()
    done, _ = several.check_off_all(plan, ["signal"], TODAY, TODAY).apply(plan)
    assert not several.reopen_all(done, ["signal"]).reschedules
    skipped, _ = several.skip_all(plan, ["signal"]).apply(plan)
    assert several.reopen_all(skipped, ["signal", "rock"]).reschedules


def test_nothing_is_done_on_a_day_to_come() -> None:
    with pytest.raises(FutureDateError):
        several.check_off_all(worlds.small_profile(), ["signal"], day(1), TODAY)


def test_an_edit_that_changes_nothing_says_so() -> None:
    plan = worlds.small_profile()
    edit = several.check_off_all(plan, ["listen"], TODAY, TODAY)
    assert several.milestones_of(edit) == frozenset()
    assert not several.skip_all(plan, ["listen"]).reschedules
    assert edit.apply(plan)[0] == plan


def test_estimates_go_by_a_factor_in_quarter_hours_and_never_to_nothing() -> None:
    plan = profile(
        milestone("one", minutes=120),
        milestone("two", minutes=10, serial=2),
        milestone("done", status=Status.DONE, done_on=TODAY, serial=3),
        milestone("free", minutes=0, serial=4),
    )
    scaled = several.scaled_estimates(plan, ["one", "two", "done", "free"], 120)
    assert scaled == {"one": 150, "two": 15, "free": 0}
    assert several.scaled_estimates(plan, ["one", "two"], 10) == {"one": 15, "two": 10}
    edit = several.estimate_all(plan, scaled)
    assert edit.reschedules
    assert [each.estimate for each in edit.apply(plan)[0].milestones] == [150, 15, 120, 0]


def test_dates_move_together_and_events_get_days() -> None:
    plan = worlds.small_profile()
    plan, _ = edits.set_event_dates(plan, "night", TODAY, TODAY).apply(plan)
    edit = several.move_all(plan, ["signal", "night", "listen"], 7)
    assert several.milestones_of(edit) == {"signal", "night"}
    after, _ = with_schedule(plan, edit, worlds.TODAY).apply(plan)
    week = dt.timedelta(days=7)
    assert after.known("signal").pin.finish == plan.known("signal").placement.finish + week
    assert after.known("night").event.first == TODAY + week
    assert after.known("night").pin is None


def test_only_own_ones_are_deleted() -> None:
    plan = profile(
        milestone("one"), milestone("mine", own=True, serial=2), milestone("two", serial=3)
    )
    edit = several.remove_own(plan, ["one", "mine"])
    assert [each.id for each in edit.apply(plan)[0].milestones] == ["one", "two"]
    assert several.milestones_of(Together((edit,), edit.change)) == {"mine"}


def test_a_milestone_that_is_not_there_is_named() -> None:
    plan = worlds.small_profile()
    for make in MAKERS.values():
        with pytest.raises(UnknownMilestoneError, match="gone"):
            make(plan, ["rock", "gone"], 1).apply(plan)


def test_what_an_edit_is_about() -> None:
    plan = worlds.small_profile()
    assert several.milestones_of(edits.rename("Other")) == frozenset()
    assert several.milestones_of(edits.set_notes("rock", "A note")) == {"rock"}
    moved = with_schedule(plan, several.move_all(plan, ["rock"], 7), worlds.TODAY)
    assert several.milestones_of(moved) == {"rock"}
