"""The pace of recent weeks: days on record, minutes earned on them, and a calendar at a pace."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.calendar import Break, DayException, StudyCalendar, WeekPattern
from planner.domain.pace import Pace, calendar_at, recent_pace
from planner.domain.profile import LogEntry, Milestone, Placement, Profile, Status
from tests.domain.plan_samples import TODAY, WEEKDAYS, day, milestone, placed, profile
from tests.domain.strategies import calendars, profiles


def logged(*entries: tuple[int, int], **fields: Any) -> Milestone:
    """A milestone under way, with (day, minutes) logged."""
    log = tuple(LogEntry(on=day(number), minutes=minutes) for number, minutes in entries)
    return milestone("one", 6000, status=Status.IN_PROGRESS, log=log, **fields)


def learner(*milestones: Milestone, begun: int = -100, **fields: Any) -> Profile:
    values = {"start": day(begun), "created": day(begun)} | fields
    return profile(*milestones, **values)


def pace_of(plan: Profile, today: dt.date = TODAY) -> Pace:
    pace = recent_pace(plan, today)
    assert pace is not None
    return pace


def test_the_pace_is_what_six_weeks_had_a_week() -> None:
    plan = learner(logged((-50, 999), (-42, 100), (-20, 300), (-1, 200), (0, 5000)))
    assert recent_pace(plan, TODAY) == Pace(100, 600, 42, day(-42), day(-1))


def test_before_six_weeks_are_over_it_is_what_there_is() -> None:
    plan = learner(logged((-21, 300)), begun=-21)
    assert pace_of(plan) == Pace(100, 300, 21, day(-21), day(-1))
    assert recent_pace(plan, day(-1)) is None, "twenty days are less than three weeks"


def test_weeks_in_which_nothing_was_earned_are_no_pace() -> None:
    assert recent_pace(learner(milestone("one")), TODAY) is None
    assert recent_pace(learner(logged((-43, 600))), TODAY) is None
    assert recent_pace(learner(logged((0, 600))), TODAY) is None, "today is not over"
    assert recent_pace(learner(logged((-1, 86))), TODAY) is None, "nobody can plan by 14 minutes"
    assert recent_pace(learner(logged((-1, 90))), TODAY) == Pace(15, 90, 42, day(-42), day(-1))


def test_a_check_off_without_a_log_earns_its_estimate_that_day() -> None:
    done = milestone("done", 420, status=Status.DONE, done_on=day(-3),
                     placement=Placement(start=day(-9), finish=day(-3)))  # fmt: skip
    assert pace_of(learner(done)).earned == 420
    timed = done.model_copy(update={"log": (LogEntry(on=day(-4), minutes=120),)})
    assert pace_of(learner(timed)).earned == 120, "logged time counts as it was logged"
    skipped = done.model_copy(update={"status": Status.SKIPPED, "done_on": None})
    assert recent_pace(learner(skipped), TODAY) is None


def test_what_was_reached_before_the_plan_shows_no_pace() -> None:
    held = milestone("held", 6000, status=Status.DONE, done_on=day(-30))
    later = milestone("later", 420, status=Status.DONE, done_on=day(-29))
    assert pace_of(learner(held, later, begun=-30)).earned == 420


def test_breaks_are_left_out_and_bridged() -> None:
    pause = Break(first=day(-21), last=day(-8))
    exception = DayException(day=day(-10), minutes=60)
    plan = learner(
        logged((-57, 999), (-56, 140), (-21, 999), (-7, 280)),
        calendar=StudyCalendar(week=WEEKDAYS, breaks=(pause,)),
    )
    assert pace_of(plan) == Pace(70, 420, 42, day(-56), day(-1))
    lived = plan.model_copy(
        update={"calendar": plan.calendar.model_copy(update={"exceptions": (exception,)})}
    )
    assert pace_of(lived).first == day(-55), "a day that an exception gives time is on record"


def test_a_week_without_any_time_is_a_break() -> None:
    patterns = (
        WeekPattern(start=day(-14), week=(0,) * 7),
        WeekPattern(start=day(-7), week=WEEKDAYS),
    )
    calendar = StudyCalendar(week=WEEKDAYS, patterns=patterns)
    plan = learner(logged((-30, 420), (-10, 999)), calendar=calendar)
    assert pace_of(plan) == Pace(70, 420, 42, day(-49), day(-1))


@pytest.mark.parametrize(
    ("start", "created", "entry", "first"),
    [
        (-30, -30, -5, -30),  # idle weeks after the start are on record
        (-30, -30, -40, -30),  # what came before the start is not
        (-30, -60, -5, -30),  # made ahead: from its start on
        (-60, -30, -5, -30),  # made late: from then on
        (-60, -30, -35, -35),  # unless something was logged for the days before
        (-60, 0, -25, -25),
    ],
)
def test_where_the_record_begins(start: int, created: int, entry: int, first: int) -> None:
    plan = profile(logged((entry, 600), (-1, 600)), start=day(start), created=day(created))
    assert pace_of(plan).first == day(first)


def test_a_plan_that_has_not_begun_has_no_pace() -> None:
    assert recent_pace(learner(logged((-40, 600)), begun=5), TODAY) is None


@given(profiles(), st.integers(0, 60), st.integers(0, 90), st.integers(1, 300))
def test_more_earned_on_a_day_on_record_never_lowers_the_pace(
    plan: Profile, later: int, ago: int, minutes: int
) -> None:
    today = day(later)
    before = recent_pace(plan, today)
    if before is None:
        return
    entry = LogEntry(on=max(before.first, today - dt.timedelta(days=ago)), minutes=minutes)
    more = milestone("more", log=(entry,), status=Status.IN_PROGRESS)
    after = recent_pace(plan.model_copy(update={"milestones": (*plan.milestones, more)}), today)
    assert after is not None
    assert after.minutes >= before.minutes
    assert (after.first, after.days) == (before.first, before.days)
    on_record = entry.on < today and not plan.calendar.breaks
    if on_record and any(plan.calendar.week_on(entry.on)):
        assert after.earned == before.earned + minutes


@given(profiles(), st.integers(0, 90))
def test_a_pace_comes_from_three_to_six_weeks(plan: Profile, later: int) -> None:
    pace = recent_pace(placed(plan), day(later))
    if pace is not None:
        assert 21 <= pace.days <= 42
        assert pace.first >= plan.start
        assert pace.last < day(later)
        assert (pace.last - pace.first).days >= pace.days - 1
        assert abs(pace.minutes * pace.days - pace.earned * 7) <= max(7, pace.days)


# --- the calendar at a pace -------------------------------------------------------------------


def test_a_slower_pace_scales_every_week_alike() -> None:
    calendar = StudyCalendar(
        week=WEEKDAYS,
        patterns=(
            WeekPattern(start=day(10), week=(60, 0, 0, 0, 0, 60, 0)),
            WeekPattern(start=day(20), week=(240, 0, 0, 0, 0, 0, 160)),
        ),
        breaks=(Break(first=day(3), last=day(4)),),
        exceptions=(DayException(day=day(5), minutes=90),),
    )
    slowed = calendar_at(calendar, 100)
    assert slowed.week == (30, 30, 30, 30, 30, 0, 0)
    assert [each.week for each in slowed.patterns] == [
        (15, 0, 0, 0, 0, 15, 0),
        (60, 0, 0, 0, 0, 0, 40),
    ]
    assert slowed.breaks == calendar.breaks
    assert slowed.exceptions[0].minutes == 22


def test_a_faster_pace_plans_no_more_than_there_is() -> None:
    calendar = StudyCalendar(week=WEEKDAYS)
    assert calendar_at(calendar, 600) is calendar
    assert calendar_at(calendar, 9000) is calendar


@given(calendars(), st.integers(1, 3000), st.integers(-30, 120).map(day))
def test_a_calendar_at_a_pace_is_never_above_its_own(
    calendar: StudyCalendar, pace: int, on: dt.date
) -> None:
    slowed = calendar_at(calendar, pace)
    assert slowed.minutes_on(on) <= calendar.minutes_on(on)
    assert slowed.has_time()
    lasting = sum(calendar.week_on(dt.date.max))
    assert sum(slowed.week_on(dt.date.max)) == min(pace, lasting)
