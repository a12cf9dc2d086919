"""Tests of `planner.domain.typed_values`: a value, or a sentence that says what would fit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain import typed_values as typed
from planner.domain.calendar import Break
from planner.domain.problems import (
    BreakError,
    DateError,
    HoursError,
    LevelError,
    PlannerError,
)

DAY = dt.date(2027, 5, 16)


def test_a_date_is_written_as_iso_8601_says() -> None:
    assert typed.date_of("2027-05-16") == DAY
    assert typed.date_of(" 2027-05-16 ") == DAY


@pytest.mark.parametrize("text", ["", "tomorrow", "16.5.2027", "2027-02-29", "2027-13-01", "0"])
def test_what_is_not_a_date(text: str) -> None:
    with pytest.raises(DateError, match="2027-05-16"):
        typed.date_of(text)


@pytest.mark.parametrize("text", ["0001-01-01", "1969-12-31", "2200-01-01", "9999-12-31"])
def test_a_date_no_plan_can_have(text: str) -> None:
    with pytest.raises(typed.FarDateError, match="1970 to 2199"):
        typed.date_of(text)


def test_a_range_of_days_may_be_open() -> None:
    assert typed.dates_of(None, None) == (None, None)
    assert typed.dates_of("2027-05-16", None) == (DAY, None)
    assert typed.dates_of(None, "2027-05-16") == (None, DAY)
    assert typed.dates_of("2027-05-16", "2027-05-16") == (DAY, DAY)
    with pytest.raises(typed.DateOrderError, match="2027-05-15 comes before 2027-05-16"):
        typed.dates_of("2027-05-16", "2027-05-15")


@pytest.mark.parametrize("text", ["-1", "169", "nan", "inf", "1e999", "eight", ""])
def test_hours_no_week_has(text: str) -> None:
    with pytest.raises(HoursError):
        typed.hours_of(text)
    with pytest.raises(HoursError):
        typed.minutes_of(text)


def test_hours_worked_are_minutes() -> None:
    assert typed.hours_of("4.5") == 4.5
    assert typed.minutes_of("4.5") == 270
    assert typed.hours_of("0") == 0
    with pytest.raises(HoursError):
        typed.minutes_of("0")


@pytest.mark.parametrize("text", ["0", "9", "3.5", "three", ""])
def test_a_number_within_bounds(text: str) -> None:
    assert typed.whole_number("8", "--focus", 1, 8) == 8
    with pytest.raises(typed.NumberError, match=r"--focus\. Give a whole number from 1 to 8"):
        typed.whole_number(text, "--focus", 1, 8)


def test_a_text_is_stored_clean() -> None:
    assert typed.short_text(" a\0b\ud800 ", "--name", 3) == "ab\ufffd"
    with pytest.raises(typed.LongTextError, match=r"--name is too long\. Give at most 3"):
        typed.short_text("abcd", "--name", 3)


def test_a_week_is_hours_by_weekday() -> None:
    assert typed.week_of("mon=1,sat=4.5") == (60, 0, 0, 0, 0, 270, 0)
    assert typed.week_of(" Sunday = 24 , TUE=0") == (0, 0, 0, 0, 0, 0, 1440)


@pytest.mark.parametrize(
    "text",
    ["", "mon", "mon=", "=1", "mon=x", "mon=25", "mon=-1", "mon=nan", "mon=1,mon=2", "foo=1"],
)
def test_what_is_not_a_week(text: str) -> None:
    with pytest.raises(typed.WeekError, match=r"mon=1,sat=4\.5"):
        typed.week_of(text)


def test_ratings_are_skill_and_level() -> None:
    assert typed.levels_of(["eq=2", " mixing = 0", "eq=3"]) == {"eq": 3, "mixing": 0}
    assert typed.levels_of([]) == {}
    for text in ("eq", "=2", "  =2"):
        with pytest.raises(typed.PairError, match="eq=2"):
            typed.levels_of([text])
    for text in ("eq=", "eq=two", "eq=2.5"):
        with pytest.raises(LevelError, match="0 to 5"):
            typed.levels_of([text])


def test_a_break_is_two_dates() -> None:
    first, last = dt.date(2027, 7, 1), dt.date(2027, 7, 14)
    assert typed.breaks_of(["2027-07-01..2027-07-14"]) == (Break(first=first, last=last),)
    with pytest.raises(typed.PairError):
        typed.breaks_of(["2027-07-01"])
    with pytest.raises(DateError):
        typed.breaks_of(["2027-07-01.."])
    with pytest.raises(BreakError):
        typed.breaks_of(["2027-07-14..2027-07-01"])


@pytest.mark.parametrize(
    "read",
    [
        typed.date_of, typed.hours_of, typed.minutes_of, typed.week_of,
        lambda text: typed.levels_of([text]), lambda text: typed.breaks_of([text]),
        lambda text: typed.whole_number(text, "it", 1, 9), lambda text: typed.dates_of(text, text),
    ],
)  # fmt: skip
@given(text=st.text(max_size=30))
def test_anything_typed_is_a_value_or_one_sentence(read: Callable[[str], Any], text: str) -> None:
    try:
        read(text)
    except PlannerError as error:
        told = str(error)
    else:
        told = "."
    assert told.endswith((".", "?"))
