"""A change draws few rows of the timeline again, or all of them where it may be about more."""

from __future__ import annotations

import datetime as dt

import pytest

from planner.domain import edits
from planner.domain.calendar import Break
from planner.domain.edits import Edit
from planner.domain.plan import plan_of
from planner.domain.profile import Profile
from planner.ui.pages.timeline_changes import Drawn, rows_to_draw
from planner.ui.pages.timeline_state import Shown, TimelineState
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH
from tests.ui.worlds import TODAY, small_profile

LATE = TODAY + dt.timedelta(days=80)


@pytest.fixture
def state(themes: ThemeSource) -> TimelineState:
    return TimelineState(plan_of(small_profile(), TODAY), ENGLISH, themes.theme)


def drawn(state: TimelineState, profile: Profile, today: dt.date = TODAY) -> tuple[int, ...] | None:
    """The rows that are drawn again once another profile is shown."""
    before = Drawn.of(state)
    state.plan = plan_of(profile, today, None, state.plan)
    state.arrange()
    return rows_to_draw(before, state, range(state.rows.count))


def after(state: TimelineState, edit: Edit) -> tuple[int, ...] | None:
    return drawn(state, edit.apply(state.plan.profile)[0])


def test_progress_draws_the_milestone_and_its_phase(state: TimelineState) -> None:
    rock = state.rows.row_of("rock")
    phase = state.rows.phase_row(state.plan.by_id["rock"].milestone.phase)
    rows = after(state, edits.check_off("rock", TODAY, TODAY))
    assert rows is not None
    assert {rock, phase} <= set(rows)
    assert len(rows) < state.rows.count
    assert after(state, edits.rename("Another name")) == ()


@pytest.mark.parametrize(
    "edit",
    [
        edits.set_estimate("rock", 6000),
        edits.skip("theory"),
        edits.set_calendar(small_profile().calendar.with_breaks([Break(first=LATE, last=LATE)])),
    ],
)
def test_what_is_more_than_progress_draws_all(state: TimelineState, edit: Edit) -> None:
    assert after(state, edit) is None


def test_another_day_or_another_way_of_writing_draws_all(state: TimelineState) -> None:
    profile = state.plan.profile
    assert drawn(state, profile) is None
    renamed, _ = edits.rename("Another name").apply(profile)
    assert drawn(state, renamed, TODAY + dt.timedelta(days=1)) is None


def test_what_stands_elsewhere_or_is_foreseen_otherwise_draws_all(state: TimelineState) -> None:
    before = Drawn.of(state)
    state.likely = {"rock": LATE}
    state.plan = plan_of(edits.rename("One").apply(state.plan.profile)[0], TODAY)
    assert rows_to_draw(before, state, range(3)) is None
    state.hidden.add(Shown.DONE)
    state.arrange()
    assert after(state, edits.check_off("rock", TODAY, TODAY)) is None


def test_lines_that_end_elsewhere_draw_all(state: TimelineState) -> None:
    profile = state.plan.profile
    undated = tuple(
        each.model_copy(update={"placement": None}) if each.id == "rock" else each
        for each in profile.milestones
    )
    drawn(state, profile.model_copy(update={"milestones": undated}))
    state.choose(state.rows.row_of("balance"))
    assert "balance" in state.plan.by_id["rock"].prerequisites
    earlier = edits.log_minutes(state.plan.profile, "rock", 60, TODAY - dt.timedelta(7), TODAY)
    assert after(state, earlier) is None
