"""The dates a learner gives a milestone: pins, or the days of an event."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from planner.domain import edits
from planner.domain.catalogue import Event
from planner.domain.own_dates import event_dates, moved_by, where_it_stands, with_finish, with_start
from planner.domain.profile import Pin
from tests.ui.worlds import TODAY, small_profile

ONE = dt.timedelta(days=1)


def test_a_start_and_a_finish_are_pinned_one_by_one() -> None:
    profile = small_profile()
    profile, _ = with_start(profile, profile.milestone("piece"), TODAY).apply(profile)
    assert profile.milestone("piece").pin == Pin(start=TODAY)
    last = TODAY + 9 * ONE
    profile, _ = with_finish(profile, profile.milestone("piece"), last).apply(profile)
    assert profile.milestone("piece").pin == Pin(start=TODAY, finish=last)


def test_the_date_given_last_wins() -> None:
    profile = small_profile()
    profile, _ = edits.pin(profile, "piece", TODAY, TODAY + ONE).apply(profile)
    later, earlier = TODAY + 5 * ONE, TODAY - 5 * ONE
    after, _ = with_start(profile, profile.milestone("piece"), later).apply(profile)
    assert after.milestone("piece").pin == Pin(start=later)
    after, _ = with_finish(profile, profile.milestone("piece"), earlier).apply(profile)
    assert after.milestone("piece").pin == Pin(finish=earlier)


def test_an_event_gets_its_days_and_no_pin() -> None:
    profile = small_profile()
    profile, _ = edits.set_event_dates(profile, "night", TODAY, TODAY + ONE).apply(profile)
    night = profile.milestone("night")
    for edit, first, last in (
        (with_start(profile, night, TODAY + 7 * ONE), TODAY + 7 * ONE, TODAY + 8 * ONE),
        (with_finish(profile, night, TODAY + 3 * ONE), TODAY, TODAY + 3 * ONE),
        (moved_by(profile, night, -7), TODAY - 7 * ONE, TODAY - 6 * ONE),
    ):
        after, _ = edit.apply(profile)
        assert (after.milestone("night").event.first, after.milestone("night").event.last) == (
            first,
            last,
        )
        assert after.milestone("night").pin is None


@given(st.integers(-400, 4000))
def test_moving_shifts_both_days_or_the_finish_of_what_is_begun(days: int) -> None:
    profile, shift = small_profile(), dt.timedelta(days=days)
    for name in ("piece", "rock"):
        milestone = profile.milestone(name)
        placed = milestone.placement
        after, _ = moved_by(profile, milestone, days).apply(profile)
        start = None if milestone.log else placed.start + shift
        assert after.milestone(name).pin == Pin(start=start, finish=placed.finish + shift)


def test_a_pin_where_it_stands_moves_nothing_that_is_still_to_come() -> None:
    profile = small_profile()
    piece, signal = profile.milestone("piece"), profile.milestone("signal")
    edit = where_it_stands(profile, piece, TODAY)
    assert edit.apply(profile)[0].milestone("piece").pin == Pin(
        start=piece.placement.start, finish=piece.placement.finish
    )
    assert not edit.reschedules
    assert signal.placement.start < TODAY
    assert where_it_stands(profile, signal, TODAY).reschedules
    bare = piece.model_copy(update={"placement": None})
    assert where_it_stands(profile, bare, TODAY) is None


def test_what_is_closed_or_has_no_room_does_not_move() -> None:
    profile = small_profile()
    assert moved_by(profile, profile.milestone("listen"), 7) is None
    assert moved_by(profile, profile.milestone("piece"), 3_000_000) is None


def test_an_event_keeps_its_length_when_its_start_moves() -> None:
    known = Event(first=dt.date(2027, 6, 3), last=dt.date(2027, 6, 5))
    moved = dt.date(2027, 7, 1)
    assert event_dates(known, moved, is_start=True) == (moved, dt.date(2027, 7, 3))
    early = dt.date(2027, 6, 1)
    assert event_dates(known, early, is_start=False) == (early, early)
    assert event_dates(Event(months=(10,)), moved, is_start=False) == (moved, moved)
