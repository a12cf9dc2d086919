"""When each milestone is likely to be finished."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from planner.domain import edits
from planner.domain.likely_ends import likely_ends
from planner.domain.plan import plan_of
from tests.ui.worlds import TODAY, small_profile

PLAN = plan_of(small_profile(), TODAY)
FINISH = PLAN.planned_finish


@given(st.integers(-100, 3000))
def test_ends_slip_in_order_and_none_past_the_likely_finish(days: int) -> None:
    likely = FINISH + dt.timedelta(days=days)
    ends = likely_ends(PLAN, likely)
    if likely <= max(FINISH, TODAY):
        assert ends == {}
        return
    open_ones = [each for each in PLAN.milestones if each.milestone.is_open]
    for each in open_ones:
        end = ends.get(each.id, each.finish)
        assert each.finish <= end <= likely
    last = max(open_ones, key=lambda each: each.finish)
    assert ends[last.id] == likely


def test_pins_and_dated_events_stay() -> None:
    profile = small_profile()
    pinned = edits.pin(profile, "piece", None, FINISH)
    profile, _ = pinned.apply(profile)
    profile, _ = edits.set_event_dates(profile, "night", TODAY, TODAY).apply(profile)
    ends = likely_ends(plan_of(profile, TODAY), FINISH + dt.timedelta(days=90))
    assert not {"piece", "night", "listen"} & set(ends)
    assert "rock" in ends


def test_what_is_overdue_still_takes_its_time() -> None:
    late = FINISH + dt.timedelta(days=30)
    plan = plan_of(small_profile(), late)
    ends = likely_ends(plan, late + dt.timedelta(days=60))
    assert len(ends) == sum(each.milestone.is_open for each in plan.milestones)
    assert all(end > late for name, end in ends.items() if plan.by_id[name].milestone.remaining)
