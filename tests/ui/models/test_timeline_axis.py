"""The time axis: days as pixels, and the marks above them."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.ui.models.timeline_axis import CLOSEST, FARTHEST, SCALES, TimeAxis, Zoom
from planner.words import ENGLISH

FIRST = dt.date(2027, 1, 1).toordinal()
LAST = dt.date(2028, 4, 30).toordinal()


def _texts(scale: float, width: float = 900) -> tuple[list[str], list[str]]:
    axis = TimeAxis(FIRST, LAST, scale)
    small = axis.small_marks(0, width, ENGLISH)
    large = axis.large_marks(0, width, ENGLISH)
    return [mark.text for mark in small], [mark.text for mark in large]


def test_the_named_zooms_mark_what_they_are_named_after() -> None:
    weeks = _texts(SCALES[Zoom.WEEKS], 300)
    assert weeks == (["4", "11", "18", "25", "1", "8"], ["January 2027", "February 2027"])
    months = _texts(SCALES[Zoom.MONTHS], 250)
    assert months == (["Jan", "Feb", "Mar", "Apr", "May", "Jun"], ["2027"])
    assert _texts(SCALES[Zoom.QUARTERS], 240)[0] == ["Q1", "Q2", "Q3", "Q4", "Q1"]
    for zoom, scale in SCALES.items():
        assert TimeAxis(FIRST, LAST, scale).zoom is zoom


def test_the_mark_before_the_first_day_is_there_too() -> None:
    axis = TimeAxis(FIRST, LAST, 1.6)
    marks = axis.small_marks(axis.x(FIRST + 20), 300, ENGLISH)
    assert [mark.text for mark in marks][:2] == ["Jan", "Feb"]
    assert axis.large_marks(axis.x(FIRST + 200), 700, ENGLISH)[0].text == "2027"


def test_far_away_there_are_years_with_room_between() -> None:
    axis = TimeAxis(1, dt.date.max.toordinal(), FARTHEST)
    marks = axis.small_marks(0, axis.width, ENGLISH)
    assert len(marks) > 100
    gaps = {round(axis.x(b.day) - axis.x(a.day)) for a, b in itertools.pairwise(marks)}
    assert min(gaps) >= 44
    assert axis.large_marks(0, axis.width, ENGLISH) == []


@given(
    st.integers(1, dt.date.max.toordinal()),
    st.integers(0, 40_000),
    st.floats(FARTHEST, CLOSEST),
    st.floats(0, 1),
)
def test_days_and_pixels_agree_and_marks_are_in_order(
    first: int, length: int, scale: float, part: float
) -> None:
    axis = TimeAxis(first, min(first + length, dt.date.max.toordinal()), scale)
    x = part * axis.width
    day = axis.day_at(x)
    assert axis.x(day) <= x + 1e-6
    assert x < axis.x(day + 1) + 1e-6
    for marks in (
        axis.small_marks(x, x + 800, ENGLISH),
        axis.large_marks(x, x + 800, ENGLISH),
    ):
        days = [mark.day for mark in marks]
        assert days == sorted(set(days))
        for mark in marks:
            assert mark.text
            assert dt.date.fromordinal(mark.day)


@pytest.mark.parametrize("scale", [CLOSEST, 1.0, FARTHEST])
def test_the_width_holds_the_last_day(scale: float) -> None:
    axis = TimeAxis(FIRST, LAST, scale)
    assert axis.x(LAST + 1) == pytest.approx(axis.width, abs=1)
