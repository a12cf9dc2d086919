"""Moving dates on purpose: replanning from today, pushing, and what would move."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.calendar import StudyCalendar
from planner.domain.catch_up import moves, planned_pace, push
from planner.domain.edits import Change, DeleteMilestone, set_notes
from planner.domain.problems import NoTimeError
from planner.domain.profile import Profile
from tests.domain.plan_samples import TODAY, dates, day, milestone, placed, profile
from tests.domain.schedule_checker import broken_rules
from tests.domain.strategies import profiles


def test_the_planned_pace_moves_what_is_left_to_today(table: Profile) -> None:
    """id    min  after  status
    done  240  -      done
    one   240  done   todo
    two   240  one    todo
    """
    plan = placed(table)
    edit = planned_pace(plan, day(7))
    assert edit.change is Change.REPLAN
    after, back = edit.apply(plan)
    assert dates(after) == {
        "done": None,
        "one": ("2027-01-11", "2027-01-12"),
        "two": ("2027-01-13", "2027-01-14"),
    }
    assert back.apply(after)[0] == plan


@given(profiles(), st.integers(0, 40))
def test_a_replanned_schedule_keeps_every_rule(plan: Profile, later: int) -> None:
    before = placed(plan)
    edit = planned_pace(before, day(later))
    after, back = edit.apply(before)
    assert broken_rules(before, after, day(later)) == []
    assert back.apply(after)[0].model_dump_json() == before.model_dump_json()


@given(profiles(), st.integers(1, 60))
def test_a_push_moves_everything_open_and_nothing_given(plan: Profile, days: int) -> None:
    before = placed(plan)
    edit = push(before, days, TODAY)
    after, back = edit.apply(before)
    assert edit.change is Change.PUSH
    assert broken_rules(before, after, TODAY) == []
    for old, new in zip(before.milestones, after.milestones, strict=True):
        dated = new.dates is not None and new.dates.first is not None
        if not new.is_open or new.pin is not None or dated:
            continue
        assert old.placement is not None
        assert new.placement is not None
        first = min((date for date, _ in new.placement.days()), default=new.placement.finish)
        assert (first - max(old.placement.start, TODAY)).days >= days
    assert back.apply(after)[0].model_dump_json() == before.model_dump_json()


@pytest.mark.parametrize("days", [0, -1])
def test_a_push_goes_forward(days: int) -> None:
    with pytest.raises(ValueError, match="at least one day"):
        push(profile(milestone("one")), days, TODAY)


def test_a_push_leaves_what_has_no_dates_where_it_would_be() -> None:
    plan = profile(milestone("one"))
    after, _ = push(plan, 5, TODAY).apply(plan)
    assert dates(after) == {"one": ("2027-01-04", "2027-01-04")}


def test_no_time_is_said() -> None:
    plan = profile(milestone("one"), calendar=StudyCalendar(week=(0,) * 7))
    with pytest.raises(NoTimeError):
        planned_pace(plan, TODAY)


def test_only_what_changes_its_dates_moves(table: Profile) -> None:
    """id    min
    one   120
    two   120
    """
    plan = placed(table)
    assert moves(plan, set_notes("one", "x")) == ()
    moved = moves(plan, push(plan, 1, TODAY))
    assert [each.milestone for each in moved] == ["one", "two"]
    assert [each.title for each in moved] == ["Make one", "Make two"]
    assert moved[0].before == plan.milestones[0].placement
    assert moved[0].after is not None
    assert moved[0].after.start == day(1)
    (gone,) = moves(plan, DeleteMilestone("two"))
    assert (gone.milestone, gone.after) == ("two", None)
