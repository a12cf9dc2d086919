"""Which rows the timeline has, where they stand, and the days of each bar."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from planner.domain import edits
from planner.domain.catalogue import Event
from planner.domain.plan import Phase, Plan, plan_of
from planner.domain.profile import Profile
from planner.ui.models.timeline_rows import RowPlaces, Shape, TimelineRows, bar_days, day_range
from tests.ui.worlds import START, TODAY, small_profile

PLAN = plan_of(small_profile(), TODAY)


def _ids(rows: TimelineRows) -> list[str]:
    found = [rows.at(row) for row in range(rows.count)]
    return [f"phase {e.number}" if isinstance(e, Phase) else e.id for e in found]


def _changed(*made: edits.Edit) -> Plan:
    profile = small_profile()
    for edit in made:
        profile, _ = edit.apply(profile)
    return plan_of(profile, TODAY)


def test_every_phase_is_followed_by_its_milestones() -> None:
    rows = TimelineRows(PLAN)
    assert _ids(rows)[:5] == ["phase 1", "listen", "signal", "theory", "phase 2"]
    assert rows.count == 10
    assert [rows.row_of(each.id) for each in PLAN.milestones] == [1, 2, 3, 5, 6, 7, 8, 9]
    assert rows.phase_row(2) == 4
    assert rows.phase_at(7).number == 2


def test_closed_phases_done_and_skipped_ones_are_left_out() -> None:
    plan = _changed(edits.skip("night"))
    assert "night" not in _ids(TimelineRows(plan))
    assert "listen" not in _ids(TimelineRows(plan, with_done=False))
    closed = TimelineRows(plan, {1})
    assert _ids(closed)[:3] == ["phase 1", "phase 2", "balance"]
    assert closed.row_of("signal") == -1
    assert closed.row_standing_for("signal") == 0
    assert closed.row_standing_for("nobody") == -1


@given(st.sets(st.sampled_from([1, 2])), st.integers(20, 60), st.integers(20, 60))
def test_rows_stand_one_under_the_other(closed: set[int], phase: int, milestone: int) -> None:
    rows = TimelineRows(PLAN, closed)
    places = RowPlaces(rows, phase, milestone)
    y = 0
    for row in range(rows.count):
        height = phase if isinstance(rows.at(row), Phase) else milestone
        assert (places.top(row), places.row_height(row)) == (y, height)
        assert places.row_at(y) == places.row_at(y + height - 1) == row
        y += height
    assert places.height == y
    assert places.row_at(-1) == places.row_at(y) == -1
    first, second = places.top(1), places.top(2)
    assert places.rows_between(first, second) == range(1, 2)
    assert places.rows_between(second - 1, second + 1) == range(1, min(3, rows.count))
    assert places.rows_between(0, y + 1000) == range(rows.count)


def _shape(profile: Profile, name: str) -> object:
    return bar_days(plan_of(profile, TODAY).by_id[name])


def test_what_has_its_days_stands_at_them() -> None:
    profile = small_profile()
    first = dt.date(2027, 3, 4)
    day = first.toordinal()
    one, _ = edits.set_event_dates(profile, "night", first, first).apply(profile)
    found = _shape(one, "night")
    assert (found.shape, found.first, found.last) == (Shape.POINT, day, day)
    week, _ = edits.set_event_dates(profile, "night", first, first + dt.timedelta(6)).apply(profile)
    assert (_shape(week, "night").shape, _shape(week, "night").last) == (Shape.SPAN, day + 6)
    met, _ = edits.set_event_dates(profile, "session", first, first).apply(profile)
    assert _shape(met, "session").shape is Shape.POINT


def test_a_month_is_one_point_and_work_is_a_bar_over_its_days() -> None:
    profile = small_profile()
    night = profile.milestone("night")
    usual = night.model_copy(update={"event": Event(months=(6,))})
    after = profile.model_copy(update={"milestones": (usual,)})
    assert _shape(after, "night").shape is Shape.POINT
    found, placed = _shape(profile, "rock"), profile.milestone("rock").placement
    assert found.shape is Shape.BAR
    assert (found.first, found.last) == (placed.start.toordinal(), placed.finish.toordinal())
    assert _shape(profile, "session").shape is Shape.BAR
    bare = profile.milestone("piece").model_copy(update={"placement": None})
    assert _shape(profile.model_copy(update={"milestones": (bare,)}), "piece") is None


def test_the_days_begin_with_a_month_and_hold_what_is_likely() -> None:
    first, last = day_range(PLAN)
    assert first == START.replace(day=1).toordinal()
    assert last == PLAN.planned_finish.toordinal()
    late = dt.date(2028, 1, 1)
    assert day_range(PLAN, [late])[1] == late.toordinal()
