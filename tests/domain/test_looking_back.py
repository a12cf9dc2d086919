"""Looking back on a week: what became of it, when it is offered, what is written down."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from planner.domain.calendar import Break
from planner.domain.edits import Change, Edit
from planner.domain.looking_back import (
    left_over,
    look_back,
    review_of,
    week_behind,
    week_to_look_back_on,
    week_to_offer,
)
from planner.domain.problems import FutureDateError, UnknownMilestoneError
from planner.domain.profile import Habit, LogEntry, Milestone, Placement, Profile, Review, Status
from tests.domain.plan_samples import TODAY, day, milestone, profile

#: Two hours on each of five days from Monday on.
FIVE = Placement(start=TODAY, finish=day(4), runs=((0, 5, 120),))
MONDAY = day(7)


def _mixed(*entries: tuple[int, int], **fields: Any) -> Milestone:
    log = tuple(LogEntry(on=day(number), minutes=minutes) for number, minutes in entries)
    status = Status.IN_PROGRESS if entries else Status.TODO
    return milestone("mix", 600, placement=FIVE, **{"log": log, "status": status, **fields})


def _after(plan: Profile, edit: Edit) -> Profile:
    """The plan after an edit, having seen that it can be taken back."""
    after, back = edit.apply(plan)
    assert back.apply(after)[0].model_dump_json() == plan.model_dump_json()
    return after


def test_a_week_says_what_was_done_of_what_was_planned() -> None:
    done = milestone("done", 60, status=Status.DONE, done_on=day(3), placement=FIVE)
    week = week_behind(profile(_mixed((0, 120), (4, 90)), done), TODAY, MONDAY)
    assert (week.planned, week.logged) == (600 + 480, 210)
    assert [each.id for each in week.reached] == ["done"]
    (worked,) = week.worked
    assert (worked.milestone.id, worked.planned, worked.logged) == ("mix", 600, 210)
    assert worked.last == day(4)
    assert left_over(profile(_mixed((0, 120), (4, 90)), done), TODAY, MONDAY) == 390


def test_days_to_come_and_other_weeks_are_left_out() -> None:
    week = week_behind(profile(_mixed((0, 120))), TODAY, day(1))
    assert [each.day for each in week.days] == [TODAY, day(1)]
    assert week.worked[0].last == day(1)
    assert left_over(profile(_mixed((0, 120))), TODAY, day(1)) == 120
    early = milestone("early", 60, status=Status.DONE, done_on=day(-1), placement=None)
    assert week_behind(profile(early), TODAY, MONDAY).is_empty


def test_days_of_a_habit_that_passed_are_not_left_over() -> None:
    habit = Habit(minutes=20, weekdays=(0, 1))
    plan = profile(_mixed((0, 20), habit=habit))
    week = week_behind(plan, TODAY, MONDAY)
    assert (week.planned, week.logged) == (40, 20)
    assert left_over(plan, TODAY, MONDAY) == 0


@pytest.mark.parametrize(("number", "monday"), [(0, -7), (4, -7), (5, 0), (6, 0)])
def test_at_the_weekend_one_looks_back_on_the_week_that_ends(number: int, monday: int) -> None:
    assert week_to_look_back_on(day(number)) == day(monday)


def test_a_week_with_something_in_it_is_offered_until_it_was_looked_back_on() -> None:
    plan = profile(_mixed())
    assert week_to_offer(plan, day(13)).monday == TODAY
    assert week_to_offer(plan, day(14)) is None, "nothing was planned or done in it"
    after = _after(plan, look_back(plan, TODAY, MONDAY, {}, "Ill."))
    assert week_to_offer(after, MONDAY) is None
    assert review_of(after, TODAY) == Review(week=TODAY, on=MONDAY, note="Ill.")
    assert review_of(plan, TODAY) is None


def test_it_is_never_offered_twice_in_a_week() -> None:
    plan = profile(_mixed()).model_copy(update={"reviews": (Review(week=day(-7), on=day(8)),)})
    assert week_to_offer(plan, day(9)) is None


def test_nothing_is_offered_in_a_break_or_when_all_is_done() -> None:
    plan = profile(_mixed())
    pause = Break(first=MONDAY, last=day(9))
    resting = plan.model_copy(update={"calendar": plan.calendar.with_breaks([pause])})
    assert week_to_offer(resting, day(9)) is None
    assert week_to_offer(resting, day(10)) is not None
    finished = profile(_mixed((0, 600), status=Status.DONE, done_on=day(4)))
    assert week_to_offer(finished, MONDAY) is None


def test_the_rest_is_logged_in_the_same_change() -> None:
    plan = profile(_mixed((0, 120)), milestone("two", 60, placement=None))
    edit = look_back(plan, TODAY, MONDAY, {"mix": (day(4), 45), "two": (day(2), 30)}, " Fine. ")
    assert edit.change is Change.REVIEW
    after = _after(plan, edit)
    assert after.known("mix").log[-1] == LogEntry(on=day(4), minutes=45)
    assert after.known("two").status is Status.IN_PROGRESS
    with pytest.raises(FutureDateError):
        look_back(plan, TODAY, MONDAY, {"mix": (day(8), 45)})
    with pytest.raises(UnknownMilestoneError):
        look_back(plan, TODAY, MONDAY, {"gone": (day(1), 45)}).apply(plan)


def test_once_more_takes_the_place_of_the_first() -> None:
    plan = profile(_mixed())
    once = _after(plan, look_back(plan, TODAY, MONDAY, {}, "Slow"))
    twice = _after(once, look_back(once, TODAY, day(8), {}, "Fine"))
    assert [(each.week, each.note) for each in twice.reviews] == [(TODAY, "Fine")]


def test_the_day_is_asked_of_whoever_looks() -> None:
    assert week_to_look_back_on(dt.date(2027, 1, 3)) == dt.date(2026, 12, 28)
