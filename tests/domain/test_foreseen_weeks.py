"""Walks through the weeks ahead: the rules of the schedule hold, and what is drawn decides."""

from __future__ import annotations

import datetime as dt
import random
from itertools import cycle

import pytest
from hypothesis import given

from planner.domain.calendar import Break, StudyCalendar
from planner.domain.catalogue import Event, Kind, Lag
from planner.domain.foreseen_weeks import Walk, WayAhead
from planner.domain.profile import LogEntry, Milestone, Pin, Profile, Status
from tests.domain.plan_samples import TODAY, WEEKDAYS, day, milestone, placed, profile
from tests.domain.strategies import profiles
from tests.domain.synthetic_learners import Habits, learner


def walked(plan: Profile, *shares: float, today: dt.date = TODAY, seed: int = 1) -> int | None:
    """Days until a plan is done, at its estimates and with some shares in turn."""
    way = WayAhead(plan, today)
    left = {each.id: max(1.0, each.remaining) for each in plan.milestones}
    minutes = [left[step.id] for step in way.steps]
    draw = cycle(shares or (1.0,)).__next__
    return Walk(way, minutes, draw, random.Random(seed)).finish(520)


def done(name: str, on: int, minutes: int = 120, **fields: object) -> Milestone:
    return milestone(name, minutes, status=Status.DONE, done_on=day(on), **fields)


def test_work_takes_the_study_days_it_needs() -> None:
    assert walked(profile(milestone("one", 240))) == 1
    # Five days of two hours, the weekend, and two more.
    assert walked(profile(milestone("one", 840))) == 8
    assert walked(profile(milestone("one", 600), milestone("two", 600))) == 11


def test_a_share_of_each_week_is_worked() -> None:
    one = profile(milestone("one", 1200))
    assert walked(one) == 11
    assert walked(one, 0.5) == 25
    assert walked(one, 2.0) == 4
    assert walked(one, 0.0, 1.0) == 7 + 18


def test_what_waits_begins_when_all_before_it_is_over() -> None:
    first = milestone("first", 240, wait=3)
    then = milestone("then", 240, after=("first",), lags=(Lag(after="first", days=2),))
    # Done on Tuesday; Sunday is the fifth day after it, so Monday and Tuesday follow.
    assert walked(profile(first, then)) == 8
    over = done("first", -2, wait=3)
    assert walked(profile(over, then)) == 4


def test_limits_and_spans_hold() -> None:
    assert walked(profile(milestone("one", 600, weekly_limit=200))) == 15
    # It ends on the first study day from the end of its span on.
    assert walked(profile(milestone("one", 240, span=28))) == 28
    log = (LogEntry(on=day(-7), minutes=60),)
    begun = milestone("one", 240, span=28, status=Status.IN_PROGRESS, log=log)
    assert walked(profile(begun)) == 21


def test_who_gives_little_time_is_late_for_the_end_of_a_span() -> None:
    plan = profile(milestone("one", 240, span=26))
    ends = {walked(plan, 0.5, seed=seed) for seed in range(40)}
    assert ends == {25, 28}


def test_breaks_and_what_was_worked_today_are_left_out() -> None:
    away = StudyCalendar(week=WEEKDAYS, breaks=(Break(first=day(0), last=day(6)),))
    assert walked(profile(milestone("one", 240), calendar=away)) == 8
    log = (LogEntry(on=TODAY, minutes=120),)
    begun = milestone("one", 240, status=Status.IN_PROGRESS, log=log)
    assert walked(profile(begun)) == 1


def test_an_event_happens_on_some_day_of_its_month() -> None:
    fair = profile(milestone("fair", 120, event=Event(months=(3,))))
    ends = {day(walked(fair, seed=seed) or 0) for seed in range(60)}
    assert {each.month for each in ends} == {3}
    assert min(each.day for each in ends) < 5
    assert max(each.day for each in ends) > 28
    dated = Event(first=day(40), last=day(42), attendance=60)
    assert walked(profile(milestone("fair", 120, own_event=dated))) == 42


def test_pins_hold() -> None:
    assert walked(profile(milestone("one", 120, pin=Pin(start=day(10))))) == 10
    assert walked(profile(milestone("one", 120, pin=Pin(finish=day(11))))) == 11
    assert walked(profile(milestone("one", 120, pin=Pin(finish=day(-3))))) == 0


def test_no_more_run_side_by_side_than_places_there_are() -> None:
    spans = [milestone(f"s{at}", 60, span=12) for at in range(3)]
    talk = milestone("talk", 60, span=12, kind=Kind.NETWORKING)
    plan = profile(*spans)
    assert walked(plan) == 11
    one = plan.preferences.model_copy(update={"focus_limit": 1})
    assert walked(plan.model_copy(update={"preferences": one})) == 35
    assert walked(profile(spans[0], talk, preferences=one)) == 11


def test_what_nobody_logs_has_gone_on_since_the_last_check_off() -> None:
    """A span of ten weeks that began four weeks ago is over in six, log or none."""
    first, then = done("first", 0), milestone("then", 600, span=70, after=("first",))
    assert walked(profile(first, then, created=day(-1)), today=day(28)) == 70 - 28
    logged = done("first", 0, log=(LogEntry(on=TODAY, minutes=120),))
    assert walked(profile(logged, then, created=day(-1)), today=day(28)) == 70
    # However long ago it could have been over: it is not, or it would be checked off.
    assert walked(profile(first, then, created=day(-1)), today=day(112)) == 0


def test_who_logs_is_known_up_to_now() -> None:
    """What was done before the plan, or is logged since, hides no work."""
    then = milestone("then", 600, span=70, after=("first",))
    assert walked(profile(done("first", -200), then), today=day(28)) == 70
    other = milestone("other", 30, status=Status.IN_PROGRESS, log=(LogEntry(on=day(9), minutes=5),))
    assert walked(profile(done("first", 7), then, other, created=day(-1)), today=day(28)) == 70
    unlogged = milestone("one", 600, span=70, status=Status.IN_PROGRESS)
    assert walked(placed(profile(unlogged)), today=day(28)) == 70


def test_a_plan_that_is_never_done_ends_at_the_horizon() -> None:
    assert walked(profile(milestone("one", 240)), 0.0) is None


@pytest.mark.parametrize("seed", range(4))
def test_as_planned_a_walk_ends_with_the_schedule(seed: int) -> None:
    plan = learner(Habits(), seed).planned
    finish = max(each.placement.finish for each in plan.milestones if each.placement)
    assert walked(plan) == pytest.approx((finish - TODAY).days, abs=10)


@given(profiles())
def test_whatever_the_plan_all_of_it_is_done_and_no_day_is_before_today(plan: Profile) -> None:
    seen = placed(plan)
    found = walked(seen, 1.0, 0.3, today=day(30))
    if seen.calendar.has_time() and any(each.is_open for each in plan.milestones):
        assert found is None or found >= 0
