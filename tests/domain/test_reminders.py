"""When a reminder is due, and that it holds numbers only."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from planner.domain.calendar import Break
from planner.domain.catalogue import Event
from planner.domain.profile import Habit, LogEntry, Placement, Profile, Status
from planner.domain.reminders import Reminder, ReminderWish, reminder_on
from tests.domain.plan_samples import TODAY, day, milestone, profile

FIVE = Placement(start=TODAY, finish=day(4), runs=((0, 5, 120),))
EVERY_DAY = ReminderWish(weekdays=frozenset(range(7)), at=18 * 60, event_days=3)


def _at(number: int = 0, hour: int = 18, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(day(number), dt.time(hour, minute))


def _plan(**fields: Any) -> Profile:
    return profile(milestone("mix", 600, placement=FIVE, **fields))


def _with_event(number: int) -> Profile:
    event = Event(first=day(number), last=day(number), attendance=60)
    return profile(milestone("fair", 60, own_event=event, placement=None))


def test_it_is_due_from_its_time_on_and_says_what_is_still_planned() -> None:
    assert reminder_on(_plan(), _at(hour=17, minute=59), EVERY_DAY) is None
    assert reminder_on(_plan(), _at(), EVERY_DAY) == Reminder(120, 0, 0)
    assert reminder_on(_plan(), _at(hour=23), EVERY_DAY) == Reminder(120, 0, 0)
    begun = _plan(log=(LogEntry(on=TODAY, minutes=30),), status=Status.IN_PROGRESS)
    assert reminder_on(begun, _at(), EVERY_DAY) == Reminder(90, 0, 0)


def test_a_day_that_is_done_or_empty_is_left_in_peace() -> None:
    done = _plan(log=(LogEntry(on=TODAY, minutes=120),), status=Status.IN_PROGRESS)
    assert reminder_on(done, _at(), EVERY_DAY) is None
    assert reminder_on(_plan(), _at(5), EVERY_DAY) is None
    reached = _plan(status=Status.DONE, done_on=TODAY)
    assert reminder_on(reached, _at(), EVERY_DAY) is None


def test_other_weekdays_are_left_in_peace() -> None:
    tuesdays = dataclasses.replace(EVERY_DAY, weekdays=frozenset({1}))
    assert reminder_on(_plan(), _at(0), tuesdays) is None
    assert reminder_on(_plan(), _at(1), tuesdays) is not None


def test_a_habit_of_today_counts() -> None:
    habit = Habit(minutes=20, weekdays=(0,))
    plan = _plan(habit=habit)
    assert reminder_on(plan, _at(0), EVERY_DAY) == Reminder(20, 0, 0)
    assert reminder_on(plan, _at(1), EVERY_DAY) is None


def test_nothing_is_said_in_a_break_or_before_the_start() -> None:
    plan = _plan()
    pause = Break(first=TODAY, last=TODAY)
    resting = plan.model_copy(update={"calendar": plan.calendar.with_breaks([pause])})
    assert reminder_on(resting, _at(), EVERY_DAY) is None
    later = plan.model_copy(update={"start": day(1)})
    assert reminder_on(later, _at(), EVERY_DAY) is None


@pytest.mark.parametrize(("number", "due"), [(0, False), (1, True), (3, True), (4, False)])
def test_an_event_is_reminded_of_some_days_before(number: int, due: bool) -> None:
    found = reminder_on(_with_event(number), _at(), EVERY_DAY)
    assert (found is not None) is due
    if found is not None:
        assert (found.minutes, found.events, found.days) == (0, 1, number)


def test_an_event_is_told_once_and_again_when_its_day_moves() -> None:
    found = reminder_on(_with_event(2), _at(), EVERY_DAY)
    assert found is not None
    assert reminder_on(_with_event(2), _at(1), EVERY_DAY, found.told) is None
    assert reminder_on(_with_event(3), _at(1), EVERY_DAY, found.told) is not None
    never = dataclasses.replace(EVERY_DAY, event_days=0)
    assert reminder_on(_with_event(2), _at(), never) is None


def test_events_are_told_on_days_without_study_too() -> None:
    sundays = dataclasses.replace(EVERY_DAY, weekdays=frozenset({6}))
    assert reminder_on(_with_event(1), _at(), sundays) == Reminder(
        0, 1, 1, (f"fair {day(1).isoformat()}",)
    )


def test_it_holds_no_words_of_the_plan() -> None:
    found = reminder_on(_with_event(1), _at(), EVERY_DAY)
    shown = [getattr(found, each.name) for each in dataclasses.fields(found)][:3]
    assert all(isinstance(value, int) for value in shown)
