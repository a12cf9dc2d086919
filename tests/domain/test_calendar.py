"""When there is time: weeks, later weeks, breaks, single dates, and weeks made from hours."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from planner.domain.calendar import (
    Break,
    DayException,
    StudyCalendar,
    WeekPattern,
    days_between,
    monday_of,
    scaled_week,
    week_of_hours,
)
from planner.domain.problems import HoursError
from tests.domain.plan_samples import TODAY, WEEKDAYS, day, profile
from tests.domain.schedule_checker import available
from tests.domain.strategies import calendars, weeks

EMPTY = (0, 0, 0, 0, 0, 0, 0)


@given(calendars(), st.integers(-60, 120), st.integers(0, 200))
def test_days_have_what_exceptions_breaks_and_weeks_say(
    calendar: StudyCalendar, start: int, count: int
) -> None:
    plan = profile(calendar=calendar)
    expected = [available(plan, day(start + number)) for number in range(count)]
    assert calendar.daily(day(start), count) == expected
    assert [calendar.minutes_on(day(start + number)) for number in range(count)] == expected


def test_an_exception_beats_a_break_and_a_break_beats_the_week() -> None:
    calendar = StudyCalendar(
        week=WEEKDAYS,
        patterns=(WeekPattern(start=day(7), week=(30,) * 7),),
        breaks=(Break(first=day(1), last=day(2)), Break(first=day(8), last=day(8))),
        exceptions=(DayException(day=day(2), minutes=45), DayException(day=day(5), minutes=10)),
    )
    assert calendar.daily(TODAY, 10) == [120, 0, 45, 120, 120, 10, 0, 30, 0, 30]
    assert calendar.weekly_minutes(day(8)) == 210
    assert calendar.weekly_minutes(day(6)) == 600


def test_of_two_patterns_from_one_day_the_later_one_holds_everywhere() -> None:
    some, none = (WeekPattern(start=TODAY, week=week) for week in (WEEKDAYS, EMPTY))
    with_time = StudyCalendar(week=EMPTY, patterns=(none, some))
    without = StudyCalendar(week=EMPTY, patterns=(some, none))
    assert (with_time.week_on(TODAY), with_time.has_time()) == (WEEKDAYS, True)
    assert (without.week_on(TODAY), without.has_time()) == (EMPTY, False)


@given(calendars(with_time=False))
def test_there_is_time_when_weeks_far_ahead_have_some(calendar: StudyCalendar) -> None:
    assert calendar.has_time() == any(calendar.daily(day(1000), 7))


def test_breaks_stand_in_order() -> None:
    late, early = Break(first=day(9), last=day(9)), Break(first=day(3), last=day(4))
    calendar = StudyCalendar(week=WEEKDAYS).with_breaks([late, early])
    assert calendar.breaks == (early, late)
    assert calendar.week == WEEKDAYS


def test_a_break_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValidationError, match="before it begins"):
        Break(first=day(1), last=day(0))


def test_eight_hours_fall_on_four_days() -> None:
    assert week_of_hours(8) == (90, 0, 120, 90, 0, 180, 0)


@given(st.integers(1, 4 * 168))
def test_a_week_of_hours_has_these_hours_and_no_long_day_while_there_is_room(
    quarters: int,
) -> None:
    week = week_of_hours(quarters / 4)
    assert sum(week) == quarters * 15
    assert all(minutes % 15 == 0 for minutes in week)
    assert max(week) <= 8 * 60 or min(week) >= 8 * 60
    if quarters <= 64:
        assert week[1] == week[4] == week[6] == 0


@given(st.integers(1, 4 * 168 - 1))
def test_a_quarter_of_an_hour_more_is_a_quarter_of_an_hour_more(quarters: int) -> None:
    less, more = week_of_hours(quarters / 4), week_of_hours((quarters + 1) / 4)
    assert sum(more) - sum(less) == 15


@pytest.mark.parametrize("hours", [0, 0.2, -1, 168.25, float("nan"), float("inf")])
def test_hours_no_week_has_are_refused(hours: float) -> None:
    with pytest.raises(HoursError, match=r"0\.25 to 168"):
        week_of_hours(hours)


@given(weeks.filter(any), st.integers(1, 4 * 168))
def test_a_scaled_week_has_the_minutes_and_the_shape(
    week: tuple[int, int, int, int, int, int, int], quarters: int
) -> None:
    scaled = scaled_week(week, quarters * 15)
    assert sum(scaled) == quarters * 15
    assert max(scaled) <= 24 * 60
    share = quarters * 15 / sum(week)
    if max(week) * share + 15 <= 24 * 60:
        assert all(abs(new - old * share) < 15 for new, old in zip(scaled, week, strict=True))
        assert all(new == 0 for new, old in zip(scaled, week, strict=True) if old == 0)


@given(st.dates())
def test_a_week_begins_on_its_monday(date: dt.date) -> None:
    if date >= dt.date(1, 1, 8):
        monday = monday_of(date)
        assert monday.weekday() == 0
        assert 0 <= (date - monday).days <= 6


def test_days_between_hold_both_ends() -> None:
    assert list(days_between(day(0), day(2))) == [day(0), day(1), day(2)]
    assert list(days_between(day(0), day(-1))) == []


@given(calendars(), st.integers(-60, 120), weeks)
def test_another_week_takes_the_place_of_the_one_in_force(
    calendar: StudyCalendar, offset: int, week: tuple[int, ...]
) -> None:
    changed = calendar.with_week_on(day(offset), week)
    assert changed.week_on(day(offset)) == week
    starts = sorted(pattern.start for pattern in calendar.patterns)
    assert sorted(pattern.start for pattern in changed.patterns) == starts
    begins = (dt.date.min, *starts)
    in_force = max(each for each in begins if each <= day(offset))
    for start in begins:
        if start != in_force:
            assert changed.week_on(start) == calendar.week_on(start)


def test_weeks_and_days_stand_in_their_order() -> None:
    later, sooner = (WeekPattern(start=day(each), week=WEEKDAYS) for each in (9, 2))
    second, first = (DayException(day=day(each), minutes=5) for each in (4, 3))
    calendar = StudyCalendar(week=EMPTY).with_patterns((later, sooner))
    calendar = calendar.with_exceptions((second, first))
    assert calendar.patterns == (sooner, later)
    assert calendar.exceptions == (first, second)
