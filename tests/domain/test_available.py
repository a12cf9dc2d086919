"""What can be worked on today."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.available import is_available
from planner.domain.catalogue import Lag
from planner.domain.plan import plan_of
from planner.domain.profile import Profile, Status
from tests.domain.plan_samples import TODAY, day, milestone, placed
from tests.domain.strategies import profiles


@pytest.mark.parametrize(
    ("status", "available"),
    [
        (Status.TODO, False),
        (Status.IN_PROGRESS, False),
        (Status.DONE, True),
        (Status.SKIPPED, True),
    ],
)
def test_a_prerequisite_is_reached_or_skipped(status: Status, available: bool) -> None:
    done_on = TODAY if status is Status.DONE else None
    before = milestone("one", status=status, done_on=done_on)
    assert is_available(milestone("two"), (before,), TODAY) is available


@pytest.mark.parametrize("status", [Status.DONE, Status.SKIPPED])
def test_what_is_closed_is_not_worked_on(status: Status) -> None:
    assert not is_available(milestone("one", status=status), (), TODAY)


def test_a_wait_and_a_lag_must_be_over() -> None:
    before = milestone("one", wait=3, status=Status.DONE, done_on=TODAY)
    after = milestone("two", after=("one",), lags=(Lag(after="one", days=2),))
    first = [number for number in range(9) if is_available(after, (before,), day(number))]
    assert first == [5, 6, 7, 8]


def test_a_wait_may_go_past_the_end_of_the_calendar() -> None:
    last = dt.date(9999, 12, 30)
    before = milestone("one", wait=30_000, status=Status.DONE, done_on=last)
    assert not is_available(milestone("two"), (before,), last)


def test_what_the_learner_holds_back_is_not_available_before() -> None:
    held = milestone("one", not_before=day(2))
    assert [is_available(held, (), day(number)) for number in (1, 2, 3)] == [False, True, True]


@given(profiles(), st.integers(0, 60))
def test_only_what_is_open_and_waits_for_nothing_is_available(plan: Profile, later: int) -> None:
    for each in plan_of(placed(plan), day(later)).milestones:
        if each.available:
            assert each.milestone.is_open
            assert not each.waits_for
            assert not each.blocked
