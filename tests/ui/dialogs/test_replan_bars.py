"""The phases now and new, as bars."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from planner.domain.plan import plan_of
from planner.domain.profile import Profile
from planner.ui.dialogs.replan_bars import ReplanBars, Span, phase_numbers, spans_of
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH
from tests.ui.worlds import TODAY, small_profile

DAY = dt.timedelta(days=1)


@pytest.fixture
def bars(qtbot: QtBot, themes: ThemeSource) -> ReplanBars:
    bars = ReplanBars(themes, ENGLISH)
    qtbot.addWidget(bars)
    bars.resize(600, bars.sizeHint().height())
    return bars


def _shifted(profile: Profile, days: dict[str, int]) -> Profile:
    milestones = []
    for each in profile.milestones:
        placement = each.placement
        if placement is not None and each.id in days:
            later = dt.timedelta(days=days[each.id])
            moved = {"start": placement.start + later, "finish": placement.finish + later}
            each = each.model_copy(update={"placement": placement.model_copy(update=moved)})  # noqa: PLW2901
        milestones.append(each)
    return profile.model_copy(update={"milestones": tuple(milestones)})


@given(st.dictionaries(st.sampled_from(("signal", "theory", "rock", "night")), st.integers(0, 400)))
def test_bars_never_lie_on_each_other_and_end_where_their_phase_ends(days: dict[str, int]) -> None:
    plan = plan_of(_shifted(small_profile(), days), TODAY)
    spans = spans_of(plan)
    for before, after in pairwise(spans):
        assert before.last <= after.first <= after.last
    finishes = {
        max(each.placement.finish for each in mine)
        for phase in (1, 2)
        if (mine := [m for m in plan.profile.milestones if m.phase == phase and m.is_open])
    }
    assert {span.last for span in spans} == finishes


def test_what_is_done_has_no_bar() -> None:
    assert [span.name for span in spans_of(plan_of(small_profile(), TODAY))] == [
        "Foundations",
        "Core craft",
    ]


def test_time_runs_from_left_to_right_over_both_rows(bars: ReplanBars) -> None:
    now = (Span("One", TODAY, TODAY + 100 * DAY),)
    new = (Span("One", TODAY + 50 * DAY, TODAY + 300 * DAY),)
    bars.set_rows(now, new)
    assert bars.x_of(TODAY) == 0
    assert 0 < bars.x_of(TODAY + 100 * DAY) < bars.x_of(TODAY + 300 * DAY) < bars.width()
    assert bars.accessibleDescription() == (
        f"Now: One until {ENGLISH.date(TODAY + 100 * DAY)}. "
        f"New: One until {ENGLISH.date(TODAY + 300 * DAY)}."
    )
    assert not bars.grab().isNull()


@pytest.mark.parametrize("days", [1, 20, 90, 400, 3_000, 40_000, 2_000_000])
def test_the_axis_marks_a_few_months_each_once(bars: ReplanBars, days: int) -> None:
    bars.set_rows((Span("One", TODAY, TODAY + days * DAY),), ())
    ticks = bars.ticks()
    assert len(ticks) <= 7
    assert all(day.day == 1 for day in ticks)
    assert all(before < after for before, after in pairwise(ticks))
    assert not bars.grab().isNull()


def test_without_dates_nothing_is_drawn(bars: ReplanBars) -> None:
    bars.set_rows((), ())
    assert bars.ticks() == ()
    assert bars.x_of(TODAY) == 0
    assert bars.accessibleDescription() == "No phase has dates to show yet."
    assert not bars.grab().isNull()


def test_as_a_table_each_phase_has_its_days_now_and_new() -> None:
    before = plan_of(small_profile(), TODAY)
    after = plan_of(_shifted(small_profile(), {"rock": 30}), TODAY)
    numbers = phase_numbers(before, after, ENGLISH)
    assert [row[0] for row in numbers.rows] == ["Foundations", "Core craft"]
    first, second = numbers.rows
    assert first[1] == first[2]
    assert second[1] != second[2]
    assert [row[2] for row in phase_numbers(before, None, ENGLISH).rows] == ["", ""]
