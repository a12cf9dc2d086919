"""The linear program rules out what cannot be, and nothing that can."""

from __future__ import annotations

import pytest

from planner.domain.profile import Preferences, Profile
from planner.domain.scheduling import placements_for
from tests.domain.exact_schedule import HORIZON, Puzzle
from tests.domain.plan_samples import TODAY, milestone, profile
from tests.domain.test_schedule_quality import random_plan
from tests.domain.time_indexed import is_impossible

pytest.importorskip("ortools")


def impossible(plan: Profile, day: int) -> bool:
    return is_impossible(Puzzle.of(plan, TODAY, day + HORIZON), day, seconds=60)


def one_after_the_other(*plans: int, **fields: int) -> Profile:
    """Milestones of some minutes each, with one place; two hours on each weekday."""
    return profile(
        *(milestone(f"m{number}", minutes, **fields) for number, minutes in enumerate(plans)),
        preferences=Preferences(focus_limit=1),
    )


def test_places_side_by_side_are_counted() -> None:
    """Three spans of two weeks, from Monday to Monday and from Tuesday to the second Monday."""
    plan = one_after_the_other(60, 60, 60, span=14)
    assert impossible(plan, 41)
    assert not impossible(plan, 42)


def test_what_is_left_of_a_day_is_of_no_use_to_the_next_milestone() -> None:
    """Ten times one hour: minutes for a week, but each takes its day, and two weeks have ten."""
    plan = one_after_the_other(*[60] * 10)
    assert impossible(plan, 10)
    assert not impossible(plan, 11)


def test_minutes_are_counted() -> None:
    """Twenty hours in weeks of ten, however many stand side by side."""
    plan = profile(*(milestone(f"m{number}", 240) for number in range(5)))
    assert impossible(plan, 10)
    assert not impossible(plan, 11)


def test_the_order_is_kept() -> None:
    """Monday to Friday, a wait until the next Friday, and five days from that on."""
    plan = profile(milestone("one", 600, wait=7), milestone("two", 600, after=("one",)))
    assert impossible(plan, 16)
    assert not impossible(plan, 17)


@pytest.mark.parametrize("hours", [8, 40])
@pytest.mark.parametrize("seed", range(5))
def test_what_has_a_schedule_is_not_ruled_out(hours: float, seed: int) -> None:
    plan = random_plan(12, hours, seed)
    laid = placements_for(plan, TODAY, keep=False).values()
    last = max((each.finish - TODAY).days for each in laid if each is not None)
    assert not impossible(plan, last)
    assert impossible(plan, last // 3)
