"""What could be worked in past weeks: open, ready, in its month, within limit and span."""

from __future__ import annotations

import datetime as dt

import pytest

from planner.domain.catalogue import Event, Kind
from planner.domain.forecast import finish_range
from planner.domain.profile import LogEntry, Milestone, Status
from planner.domain.weekly_share import weeks_of_record
from planner.domain.workable import Workable
from tests.domain.plan_samples import TODAY, day, milestone, placed, profile

WEEK = [day(number) for number in range(6, -1, -1)]
NEXT = [day(number) for number in range(13, 6, -1)]


def minutes(*milestones: Milestone, week: list[dt.date] = WEEK) -> int:
    return Workable(profile(*milestones)).minutes(week, 600)


def done(name: str, on: int) -> Milestone:
    return milestone(name, status=Status.DONE, done_on=day(on))


def test_one_without_limits_may_take_all_the_time() -> None:
    assert minutes(milestone("one")) == 600
    assert minutes() == 0


def test_limits_and_spans_add_up_to_the_time_there_is() -> None:
    course = milestone("course", 6000, weekly_limit=180)
    slow = milestone("slow", 1200, span=70)
    # 180 a week, and an even share of ten weeks.
    assert minutes(course) == 180
    assert minutes(slow) == 120
    assert minutes(course, slow) == 300
    assert minutes(course, slow, milestone("other", 6000, weekly_limit=500)) == 600


@pytest.mark.parametrize(("over", "wait", "ready"), [(3, 0, 3), (3, 5, 8), (2, 11, 13)])
def test_what_waits_counts_from_the_day_it_was_ready(over: int, wait: int, ready: int) -> None:
    first = milestone("first", status=Status.DONE, done_on=day(over), wait=wait)
    found = Workable(profile(first, milestone("then", after=("first",))))
    between = range(over + 1, 20)
    minutes_of = {number: found.minutes([day(number)], 600) for number in between}
    assert minutes_of == {number: 600 * (number >= ready) for number in between}


def test_what_is_open_holds_up_what_needs_it() -> None:
    limited = milestone("first", 6000, weekly_limit=60)
    assert minutes(limited, milestone("then", after=("first",))) == 60
    skipped = milestone("first", status=Status.SKIPPED)
    assert minutes(skipped, milestone("then", after=("first",))) == 600


def test_done_and_skipped_ones_take_nothing_afterwards() -> None:
    assert minutes(done("one", 3)) == 600
    assert minutes(done("one", 3), week=NEXT) == 0
    assert minutes(milestone("one", status=Status.SKIPPED)) == 0


def test_an_event_waits_for_its_month_and_goes_on_once_it_is_begun() -> None:
    assert minutes(milestone("fair", event=Event(months=(2,)))) == 0
    assert minutes(milestone("fair", event=Event(months=(1,)))) == 600
    begun = milestone("fair", event=Event(months=(12,)), log=(LogEntry(on=day(8), minutes=60),))
    assert minutes(begun) == 0
    assert minutes(begun, week=NEXT) == 600


def test_bounds_hold_until_they_are_over() -> None:
    assert minutes(milestone("one", not_before=day(7))) == 0
    assert minutes(milestone("one", lead=7)) == 0
    assert minutes(milestone("one", lead=7), week=NEXT) == 600


def test_waiting_for_a_month_does_not_look_like_idleness() -> None:
    """Ten weeks of all the time there is, then nothing to do until the event in October."""
    logs = tuple(LogEntry(on=day(7 * week), minutes=600) for week in range(10))
    work = milestone("work", 6000, status=Status.DONE, done_on=day(69), log=logs)
    fair = milestone("fair", 600, after=("work",), event=Event(months=(10,)))
    plan = placed(profile(work, fair), TODAY)
    ready, waited = (finish_range(plan, day(7 * week)) for week in (10, 30))
    assert ready is not None
    assert waited is not None
    assert (ready.p10, ready.p90) == (waited.p10, waited.p90)
    assert waited.p90.month == 10


def test_an_even_pace_over_a_span_is_not_half_of_what_was_asked() -> None:
    """A milestone of 150 days at an even pace, which a week's time would hold twice."""
    logs = tuple(LogEntry(on=day(7 * week), minutes=280) for week in range(15))
    long = milestone("long", 6000, span=150, status=Status.IN_PROGRESS, log=logs)
    weeks = weeks_of_record(profile(long), day(105))
    assert {(week.available, week.logged) for week in weeks} == {(280, 280)}


def test_what_is_begun_takes_the_places_side_by_side() -> None:
    """Two spans run, and two places there are: nothing else may begin before one is over."""
    log = (LogEntry(on=day(0), minutes=15),)
    spans = [milestone(f"s{at}", 700, span=70, log=log, weekly_limit=None) for at in range(2)]
    free, light = milestone("free"), milestone("talk", 600, kind=Kind.NETWORKING, weekly_limit=60)
    plan = profile(*spans, free, light)
    two = plan.preferences.model_copy(update={"focus_limit": 2})
    assert Workable(plan).minutes(WEEK, 600) == 600
    # An even 70 of each span, and what takes no place.
    assert Workable(plan.model_copy(update={"preferences": two})).minutes(WEEK, 600) == 200


def test_an_even_share_goes_by_what_it_is_expected_to_take() -> None:
    slow = milestone("slow", 700, span=70)
    assert Workable(profile(slow), {"slow": 1400.0}).minutes(WEEK, 600) == 140
