"""What the page of a week says of its days and habits."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QApplication

from planner.domain import edits, milestone_edits
from planner.domain.calendar import Break
from planner.domain.habits import tick_day
from planner.domain.network import Contact, FollowUp, Meeting
from planner.domain.plan import plan_of, with_schedule
from planner.domain.profile import Habit, Profile
from planner.ui.pages.week_facts import (
    LEFT_OVER,
    DayByDay,
    day_by_day,
    habit_words,
    habits_of,
)
from planner.ui.roles import CheckState
from planner.words import ENGLISH
from tests.ui.worlds import START, TODAY, small_profile

MONDAY = TODAY
WEDNESDAY = dt.date(2027, 2, 3)


def _after(profile: Profile, *changes: edits.Edit) -> Profile:
    for change in changes:
        profile, _ = with_schedule(profile, change, TODAY).apply(profile)
    return profile


def _week(profile: Profile, today: dt.date = TODAY, monday: dt.date = MONDAY) -> DayByDay:
    return day_by_day(plan_of(profile, today), monday, ENGLISH)


def _practised(profile: Profile) -> Profile:
    """The small plan with a habit on three days, of which Monday is ticked."""
    profile = _after(
        profile,
        edits.reopen(profile, "listen"),
        milestone_edits.set_habit(profile, "listen", Habit(minutes=20, weekdays=(0, 2, 4))),
    )
    return _after(profile, tick_day(profile, "listen", MONDAY, TODAY))


def test_each_day_has_its_name_and_hours(qapp: QApplication) -> None:
    week = _week(small_profile())
    assert [day.title for day in week.days][:2] == ["Monday 1 February", "Tuesday 2 February"]
    assert [day.today for day in week.days] == [True, *[False] * 6]
    assert [day.past for day in _week(small_profile(), WEDNESDAY).days] == [True] * 2 + [False] * 5
    assert (week.logged, week.available) == (300, 8 * 60)
    assert week.days[0].hours == "5 of 1.5 h"
    assert [day.hours for day in week.days[1:]] == ["", "2 h", "1.5 h", "", "3 h", ""]


def test_rows_say_what_is_done_of_the_minutes_of_the_day(qapp: QApplication) -> None:
    today = {row.id: row for row in _week(small_profile()).days[0].rows}
    rock = today["rock"]
    assert (rock.amount, rock.part, rock.check) == ("5 of 1.5 h", 1.0, CheckState.IN_PROGRESS)
    assert rock.spoken == (
        "Full mix: indie <b>rock</b>. Project. 4 h left from earlier days. 5 of 1.5 h."
    )
    signal = today["signal"]
    assert (signal.amount, signal.part) == ("6 h", None)
    assert signal.state == "6 h left from earlier days"
    assert not any(row.late for row in today.values()), "nobody is told off in red"


def test_only_some_of_what_is_left_over_stands_with_today(qapp: QApplication) -> None:
    late = dt.date(2027, 6, 1)
    week = _week(small_profile(), late, dt.date(2027, 5, 31))
    tuesday = week.days[1]
    assert len(tuesday.rows) == LEFT_OVER
    assert tuesday.more == 7 - LEFT_OVER


def test_a_check_off_is_said_on_its_day(qapp: QApplication) -> None:
    profile = _after(small_profile(), edits.check_off("signal", TODAY, TODAY))
    row = next(row for row in _week(profile).days[0].rows if row.id == "signal")
    assert (row.check, row.state, row.amount) == (CheckState.DONE, "done", "")


def test_the_day_of_a_session_says_time_and_place(qapp: QApplication) -> None:
    meeting = Meeting(begins=dt.time(18), place="Studio A")
    profile = _after(
        small_profile(),
        edits.set_event_dates(small_profile(), "night", WEDNESDAY, None),
        milestone_edits.set_meeting(small_profile(), "night", meeting),
    )
    first = _week(profile).days[2].rows[0]
    assert (first.id, first.state) == ("night", "18:00 · Studio A")


def test_what_is_due_or_blocked_says_so(qapp: QApplication) -> None:
    profile = small_profile()
    rows = {
        row.id: row.state
        for monday in (START, START + dt.timedelta(weeks=1))
        for day in _week(profile, START, monday).days
        for row in day.rows
    }
    assert "due this day" in rows.values()
    later = _week(profile, dt.date(2027, 1, 11), dt.date(2027, 1, 11))
    states = [row.state for day in later.days for row in day.rows if row.id == "balance"]
    assert states
    assert all(state.startswith("needs first: Signal flow") for state in states)


def test_empty_days_are_free_planned_away_or_in_a_break(qapp: QApplication) -> None:
    profile = small_profile()
    for each in profile.milestones:
        profile = _after(profile, edits.check_off(each.id, START, TODAY))
    notes = [day.note for day in _week(profile, WEDNESDAY).days]
    assert notes[0] == ""
    assert notes[1:4] == ["Nothing planned", "Free", "Free"]
    assert notes[4:] == ["Nothing planned", "Free", "Nothing planned"]
    pause = Break(first=WEDNESDAY, last=dt.date(2027, 2, 9))
    away = profile.model_copy(update={"calendar": profile.calendar.with_breaks([pause])})
    assert [day.note for day in _week(away).days][2:] == ["Break"] * 5


def test_people_to_get_in_touch_with_stand_on_their_day(qapp: QApplication) -> None:
    people = (
        Contact(id="a", name="Ada", follow_up=FollowUp(on=WEDNESDAY, about="the mix")),
        Contact(id="b", name="Bea", follow_up=FollowUp(on=TODAY - dt.timedelta(days=2))),
    )
    week = _week(small_profile().model_copy(update={"contacts": people}))
    assert [each.text for each in week.days[2].follow_ups] == ["Get in touch: Ada · the mix"]
    assert [each.text for each in week.days[0].follow_ups] == ["Get in touch: Bea · 2 days over"]


def test_a_habit_has_seven_boxes_and_no_row(qapp: QApplication) -> None:
    profile = _practised(small_profile())
    week = _week(profile, WEDNESDAY)
    assert all(row.id != "listen" for day in week.days for row in day.rows)
    (habit,) = week.habits
    assert (habit.id, habit.told) == ("listen", "20 min on Mon, Wed and Fri")
    assert [day.ticked for day in habit.days] == [True, *[False] * 6]
    assert [day.asked for day in habit.days] == [True, False, True, False, True, False, False]
    assert [day.open for day in habit.days] == [True] * 3 + [False] * 4
    assert [day.today for day in habit.days].index(True) == 2
    assert habit.days[0].spoken == "Monday 1 February: 20 min of 20 min"
    assert habit.days[1].spoken == "Tuesday 2 February: not asked for"
    assert habit.days[2].spoken == "Wednesday 3 February: open"
    assert week.logged == 320


def test_a_habit_that_was_done_stays_for_its_last_week(qapp: QApplication) -> None:
    done = _after(_practised(small_profile()), edits.check_off("listen", TODAY, TODAY))
    assert len(habits_of(plan_of(done, TODAY), MONDAY, ENGLISH)) == 1
    next_week = MONDAY + dt.timedelta(weeks=1)
    assert habits_of(plan_of(done, next_week), next_week, ENGLISH) == ()
    row = next(row for row in _week(done).days[0].rows if row.id == "listen")
    assert row.check is CheckState.DONE


@pytest.mark.parametrize(
    ("weekdays", "told"),
    [
        (tuple(range(7)), "1.5 h every day"),
        ((5,), "1.5 h on Sat"),
        ((1, 3), "1.5 h on Tue and Thu"),
    ],
)
def test_a_habit_in_words(weekdays: tuple[int, ...], told: str, qapp: QApplication) -> None:
    assert habit_words(Habit(minutes=90, weekdays=weekdays), ENGLISH) == told
