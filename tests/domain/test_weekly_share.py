"""The share of the planned time that is really given, from weeks of record."""

from __future__ import annotations

import random
from statistics import fmean, stdev

import pytest

from planner.domain.calendar import Break, StudyCalendar
from planner.domain.catalogue import Kind
from planner.domain.profile import LogEntry, Milestone, Profile, Status
from planner.domain.weekly_share import (
    RECENT_WEEKS,
    RecordedWeek,
    Share,
    draw_share,
    weeks_of_record,
)
from tests.domain.plan_samples import WEEKDAYS, day, milestone, profile

ALIKE = dict.fromkeys(Kind, 1.0)


def logs(*minutes: int) -> tuple[LogEntry, ...]:
    """So many minutes on the Wednesday of each week."""
    return tuple(
        LogEntry(on=day(7 * week + 2), minutes=each) for week, each in enumerate(minutes) if each
    )


def working(*minutes: int, **fields: object) -> Profile:
    one = milestone("one", 60_000, status=Status.IN_PROGRESS, log=logs(*minutes))
    return profile(one, **fields)


def test_weeks_are_counted_back_from_yesterday() -> None:
    weeks = weeks_of_record(working(300, 0, 450, 600), day(28))
    assert [week.logged for week in weeks] == [600, 450, 0, 300]
    assert {week.available for week in weeks} == {600}


def test_under_four_weeks_or_without_work_there_is_no_record() -> None:
    assert weeks_of_record(working(300, 300, 300, 300), day(27)) == ()
    assert weeks_of_record(working(0, 0, 0, 0, 0), day(35)) == ()
    assert weeks_of_record(profile(), day(35)) == ()


def test_only_the_recent_weeks_count() -> None:
    weeks = weeks_of_record(working(*range(1, 21)), day(140))
    assert [week.logged for week in weeks] == list(range(20, 20 - RECENT_WEEKS, -1))


def test_breaks_are_left_out() -> None:
    away = StudyCalendar(week=WEEKDAYS, breaks=(Break(first=day(14), last=day(27)),))
    weeks = weeks_of_record(working(300, 300, 999, 0, 300, 300, calendar=away), day(42))
    assert [week.logged for week in weeks] == [300] * 4
    assert {week.available for week in weeks} == {600}


def test_a_check_off_without_a_log_counts_its_estimate_by_kind() -> None:
    done: dict[str, object] = {"status": Status.DONE, "done_on": day(3), "kind": Kind.COURSE}
    checked: Milestone = milestone("checked", 480, **done)
    placed = profile(checked, *working(60).milestones, created=day(-1))
    weeks = weeks_of_record(placed, day(28))
    assert weeks[-1] == RecordedWeek(600, 60, {Kind.COURSE: 480})
    share = fmean(
        draw_share(weeks, {**ALIKE, Kind.COURSE: 2.0}, random.Random(seed)).mean
        for seed in range(400)
    )
    assert share > (2 * 480 + 60) / 2400 * 0.9


@pytest.mark.parametrize("count", [4, 12])
def test_shares_lie_around_the_mean_of_the_weeks_the_closer_the_more_there_are(count: int) -> None:
    weeks = tuple(RecordedWeek(600, 300 + 200 * (at % 2), {}) for at in range(count))
    chance = random.Random(3)
    means = [draw_share(weeks, ALIKE, chance).mean for _ in range(3000)]
    assert fmean(means) == pytest.approx(400 / 600, abs=0.01)
    # Weeks scatter by about a quarter of the planned time.
    assert stdev(means) == pytest.approx(0.23 / count**0.5, rel=0.25)


def test_a_mean_is_never_far_below_what_was_worked() -> None:
    chance = random.Random(3)
    wild = [RecordedWeek(600, minutes, {}) for minutes in (6000, 0, 0, 0)]
    assert min(draw_share(wild, ALIKE, chance).mean for _ in range(300)) == pytest.approx(2.5 / 4)


def checked(name: str, minutes: int, on: int, **fields: object) -> Milestone:
    return milestone(name, minutes, status=Status.DONE, done_on=day(on), **fields)


def shares(*milestones: Milestone, today: int) -> list[float]:
    weeks = weeks_of_record(profile(*milestones, created=day(-1)), day(today))
    return [sum(week.checked.values()) / week.available for week in weeks]


def test_a_check_off_was_worked_on_before_its_day() -> None:
    """Three weeks of work checked off at the end of the third are no week of three."""
    long, rest = checked("long", 1800, 18), checked("rest", 600, 25)
    assert shares(long, rest, milestone("open"), today=28) == [1.0] * 4
    # What has no room before its day stands on it, and nothing before it was ready.
    first, then = checked("first", 60, 14), checked("then", 2400, 25, after=("first",))
    assert shares(first, then, milestone("open"), today=28) == pytest.approx([3.0, 1.0, 0.1, 0.0])


def test_weeks_after_the_last_check_off_tell_nothing_while_they_may_hide_work() -> None:
    done, going = checked("done", 2400, 25), milestone("going", 1200)
    # Twice the 1200 minutes that are open have room in four weeks of 600.
    for today in (28, 42, 56):
        assert shares(done, going, today=today) == [1.0] * 4, today
    assert shares(done, going, today=70) == [0.0, 0.0, *[1.0] * 4]


def test_single_weeks_lie_around_the_mean_and_none_is_below_nothing() -> None:
    draw = Share(0.8, 0.4).weekly(random.Random(1))
    drawn = [draw() for _ in range(5000)]
    assert fmean(drawn) == pytest.approx(0.8, rel=0.03)
    assert stdev(drawn) == pytest.approx(0.4, rel=0.05)
    assert min(drawn) >= 0
