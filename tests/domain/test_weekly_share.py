"""The share of the planned time that is really given, from weeks of record."""

from __future__ import annotations

import random
from statistics import fmean, stdev

import pytest

from planner.domain.calendar import Break, StudyCalendar
from planner.domain.catalogue import Kind
from planner.domain.profile import LogEntry, Milestone, Profile, Status
from planner.domain.weekly_share import (
    LEAST_SHARE,
    RECENT_WEEKS,
    RecordedWeek,
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


def test_a_share_is_never_too_small_to_plan_with() -> None:
    hardly = [RecordedWeek(600, minutes, {}) for minutes in (10, 0, 0, 0, 0, 0)]
    chance = random.Random(3)
    assert min(draw_share(hardly, ALIKE, chance).mean for _ in range(300)) == LEAST_SHARE
    wild = [RecordedWeek(600, minutes, {}) for minutes in (6000, 0, 0, 0)]
    assert min(draw_share(wild, ALIKE, chance).mean for _ in range(300)) == pytest.approx(2.5 / 4)
