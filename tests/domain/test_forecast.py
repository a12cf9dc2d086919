"""The range of finishes from low to high estimates."""

from __future__ import annotations

import pytest
from hypothesis import given

from planner.domain.calendar import StudyCalendar
from planner.domain.forecast import finish_range
from planner.domain.problems import NoTimeError
from planner.domain.profile import Profile
from tests.domain.plan_samples import TODAY, day, milestone, placed, profile
from tests.domain.strategies import profiles


def test_low_likely_and_high_estimates_make_the_range(table: Profile) -> None:
    """Two hours a weekday; low is half of likely, high is twice.

    id   min  after
    one  240  -
    two  240  one
    """
    found = finish_range(table, TODAY)
    assert found is not None
    # 4, 8 and 16 hours, two a day, the weekend between.
    assert (found.p10, found.likely, found.p90) == (day(1), day(3), day(9))


def test_an_estimate_of_the_learners_keeps_the_proportions() -> None:
    half = milestone("one", 480, estimate=240)
    found = finish_range(profile(half), TODAY)
    assert found is not None
    assert (found.p10, found.likely, found.p90) == (day(0), day(1), day(3))


def test_logged_minutes_are_taken_off(table: Profile) -> None:
    """id   min  status       log
    one  480  in-progress  3.1:240
    """
    found = finish_range(table, TODAY)
    assert found is not None
    # 240 - 240, 480 - 240 and 960 - 240 minutes.
    assert (found.p10, found.likely, found.p90) == (day(0), day(1), day(7))


def test_nothing_left_has_no_range(table: Profile) -> None:
    """id   status
    one  done
    two  skipped
    """
    assert finish_range(table, TODAY) is None


def test_a_milestone_without_effort_has_a_day() -> None:
    found = finish_range(profile(milestone("none", 0)), day(5))
    assert found is not None
    assert found.p10 == found.p90 == day(7)


def test_no_time_is_said() -> None:
    plan = profile(milestone("one"), calendar=StudyCalendar(week=(0,) * 7))
    with pytest.raises(NoTimeError):
        finish_range(plan, TODAY)


@given(profiles())
def test_a_range_is_in_order_and_likely_is_the_plan(plan: Profile) -> None:
    found = finish_range(plan, TODAY)
    open_ones = [each for each in placed(plan).milestones if each.is_open]
    if not open_ones:
        assert found is None
        return
    assert found is not None
    assert found.p10 <= found.likely <= found.p90
    assert found.likely == max(each.placement.finish for each in open_ones if each.placement)
