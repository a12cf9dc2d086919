"""What an edit would bring, worked out before it is made."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain import edits
from planner.domain.catalogue import Catalogue
from planner.domain.catch_up import weeks_over
from planner.domain.consequences import consequences_of
from planner.domain.own_dates import moved_by, where_it_stands
from planner.domain.plan import Plan, plan_of
from planner.domain.problems import ProblemKind, UnknownMilestoneError
from tests.ui.worlds import TODAY, small_profile

NOTHING = Catalogue.of()
OPEN = ("signal", "theory", "balance", "rock", "session", "night", "piece")


def _plan() -> Plan:
    """A plan that was laid out today, so that nothing but the edit moves it."""
    profile = small_profile()
    laid = consequences_of(plan_of(profile, TODAY), edits.pin(profile, "rock", None, None), NOTHING)
    return laid.after


@given(st.sampled_from(OPEN), st.integers(-60, 200))
def test_it_says_exactly_what_applying_the_edit_does(name: str, days: int) -> None:
    before = _plan()
    edit = moved_by(before.profile, before.by_id[name].milestone, days)
    found = consequences_of(before, edit, NOTHING)
    after, undo = found.edit.apply(before.profile)
    assert after == found.after.profile
    assert undo.apply(after)[0] == before.profile
    changed = {
        each.id
        for each in before.profile.milestones
        if _dates(each) != _dates(after.milestone(each.id))
    }
    assert {each.milestone for each in found.moves} == changed
    assert {each.milestone for each in found.others} == changed - {name}
    known = {each.key for each in before.problems}
    assert {each.key for each in found.clashes} == {e.key for e in found.after.problems} - known
    assert found.weeks_over == weeks_over(found.after)
    if found.is_quiet:
        assert changed <= {name}
        assert found.after.planned_finish == before.planned_finish


def _dates(milestone: object) -> tuple[dt.date, dt.date] | None:
    placement = milestone.placement
    return None if placement is None else (placement.start, placement.finish)


def test_a_pin_where_it_stands_is_quiet() -> None:
    before = _plan()
    milestone = before.by_id["signal"].milestone
    edit = where_it_stands(before.profile, milestone, TODAY)
    found = consequences_of(before, edit, NOTHING)
    assert found.is_quiet
    assert found.moves == ()


def test_what_waits_moves_too_and_the_finish_with_it() -> None:
    before = _plan()
    edit = moved_by(before.profile, before.by_id["rock"].milestone, 60)
    found = consequences_of(before, edit, NOTHING)
    assert {"session", "piece"} <= {each.milestone for each in found.others}
    assert found.after.planned_finish > before.planned_finish
    assert not found.is_quiet


def test_a_pin_before_what_it_needs_clashes() -> None:
    before = _plan()
    edit = edits.pin(before.profile, "piece", TODAY, TODAY + dt.timedelta(days=1))
    found = consequences_of(before, edit, NOTHING)
    assert ProblemKind.PIN_TOO_EARLY in {each.kind for each in found.clashes}
    assert not found.is_quiet


def test_an_edit_that_cannot_be_made_says_so() -> None:
    with pytest.raises(UnknownMilestoneError):
        consequences_of(_plan(), edits.skip("nobody"), NOTHING)
