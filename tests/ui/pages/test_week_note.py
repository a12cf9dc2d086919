"""The sentence over a week: rest before all else, then what comes after a week that is done."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QApplication

from planner.domain.calendar import Break
from planner.domain.plan import plan_of
from planner.ui.pages.week_note import WeekNote, done_note, resting_note
from planner.words import ENGLISH
from tests.ui.worlds import START, TODAY, small_profile

PLAN = plan_of(small_profile(), TODAY)


def test_a_break_and_a_start_to_come_ask_for_nothing(qapp: QApplication) -> None:
    pause = Break(first=TODAY, last=TODAY)
    assert resting_note(PLAN, pause, ENGLISH) == WeekNote(
        "Break until 1 February 2027. No hours are planned."
    )
    early = plan_of(small_profile(), START - dt.timedelta(days=1))
    assert resting_note(early, None, ENGLISH) == WeekNote("The plan starts on 4 January 2027.")
    assert resting_note(PLAN, None, ENGLISH) is None


@pytest.mark.parametrize(("logged", "available"), [(479, 480), (600, 0)])
def test_a_week_that_is_not_done_or_has_no_hours_says_nothing(
    logged: int, available: int, qapp: QApplication
) -> None:
    coming = [PLAN.milestone("piece")]
    assert done_note(PLAN, coming, ENGLISH, logged=logged, available=available) == WeekNote()
    assert done_note(PLAN, [], ENGLISH, logged=480, available=480) == WeekNote()


def test_what_comes_next_is_named_with_its_day_where_that_is_to_come(qapp: QApplication) -> None:
    late, ahead = PLAN.milestone("signal"), PLAN.milestone("piece")
    said = done_note(PLAN, [late], ENGLISH, logged=480, available=480)
    assert said == WeekNote("This week is done. 8 of 8 h logged. Next up: Signal flow.", "signal")
    said = done_note(PLAN, [ahead], ENGLISH, logged=480, available=480)
    day = ENGLISH.weekday_date(ahead.start, TODAY)
    assert said.text.endswith(f"Next up on {day}: Portfolio piece.")
