"""Hours planned and earned over time, and what was expected by a day."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from planner.domain import edits
from planner.domain.burn_up import burn_up, expected_minutes, minutes_ahead
from planner.domain.calendar import StudyCalendar, week_of_hours
from planner.domain.catalogue import CatalogueMilestone, Effort, Kind, Role
from planner.domain.catch_up import planned_pace
from planner.domain.codes import code_of
from planner.domain.plan import plan_of
from planner.domain.profile import Milestone, Profile, Target

START = dt.date(2027, 1, 4)
DAY = dt.timedelta(days=1)


def _milestone(place: int, hours: int, role: Role = Role.CRAFT) -> Milestone:
    minutes = hours * 60
    definition = CatalogueMilestone(
        id=f"m{place}",
        kind=Kind.COURSE,
        title=f"Milestone {place}",
        criteria=("Shown",),
        effort=Effort(low=minutes, likely=minutes, high=minutes),
    )
    return Milestone(
        definition=definition, code=code_of(place), phase=1, role=role, estimate=minutes
    )


def _profile(*hours: int) -> Profile:
    """Milestones one after the other at 8 h a week from the start."""
    target = Target(career="c", name="C", short_name="C", icon="compass", phases=("One",))
    profile = Profile(
        id="p",
        name="P",
        created=START,
        targets=(target,),
        start=START,
        calendar=StudyCalendar(week=week_of_hours(8)),
        milestones=tuple(_milestone(place, each) for place, each in enumerate(hours)),
    )
    return planned_pace(profile, START).apply(profile)[0]


def _after(profile: Profile, *changes: edits.Edit) -> Profile:
    for change in changes:
        profile, _ = change.apply(profile)
    return profile


def test_nothing_is_expected_before_the_first_day_is_over() -> None:
    profile = _profile(8, 8)
    assert expected_minutes(profile, START) == 0
    assert expected_minutes(profile, START + DAY) == 90  # Monday's 1.5 h
    assert expected_minutes(profile, START + 7 * DAY) == 8 * 60
    assert expected_minutes(profile, START + 700 * DAY) == 16 * 60


def test_what_is_behind_is_the_part_of_what_was_expected_that_is_not_done() -> None:
    today = START + 8 * DAY
    profile = _profile(8, 8)
    logged = _after(profile, edits.log_minutes(profile, "m0", 120, START, today))
    plan = plan_of(logged, today)
    assert expected_minutes(logged, today) - plan.progress.done == plan.behind


def test_work_done_before_its_days_is_ahead_and_work_of_today_is_not() -> None:
    profile = _profile(8, 8)
    done = _after(profile, edits.check_off("m0", START, START))
    assert minutes_ahead(done, START) == 8 * 60 - 90
    assert minutes_ahead(done, START + 7 * DAY) == 0
    today = edits.log_minutes(profile, "m0", 90, START, START)
    assert minutes_ahead(_after(profile, today), START) == 0


def test_what_is_skipped_is_neither_expected_nor_ahead() -> None:
    profile = _after(_profile(8, 8), edits.skip("m0"))
    assert expected_minutes(profile, START + 700 * DAY) == 8 * 60
    assert minutes_ahead(profile, START) == 0


def test_the_lines_begin_at_nothing_and_end_at_what_counts() -> None:
    today = START + 9 * DAY
    profile = _profile(8, 8)
    profile = _after(profile, edits.check_off("m0", START + 2 * DAY, today))
    lines = burn_up(profile, today)
    assert lines.total == 16 * 60
    assert lines.planned[0] == lines.done[0] == (START - DAY, 0)
    assert lines.planned[1] == (START + 6 * DAY, 8 * 60)
    assert lines.planned[-1][1] == 16 * 60
    assert lines.done[-1] == (today, 8 * 60)


def test_weeks_without_work_are_level() -> None:
    today = START + 30 * DAY
    profile = _profile(8)
    profile = _after(
        profile,
        edits.log_minutes(profile, "m0", 60, START, today),
    )
    profile = _after(profile, edits.log_minutes(profile, "m0", 60, START + 22 * DAY, today))
    done = burn_up(profile, today).done
    assert (START + 20 * DAY, 60) in done
    assert done[-1] == (today, 120)


def test_more_logged_than_estimated_earns_the_estimate() -> None:
    profile = _profile(2)
    profile = _after(profile, edits.log_minutes(profile, "m0", 900, START, START))
    assert burn_up(profile, START).done[-1] == (START, 120)


def test_a_plan_without_milestones_has_level_lines() -> None:
    lines = burn_up(_profile(), START)
    assert (lines.total, lines.planned[-1][1], lines.done[-1][1]) == (0, 0, 0)


@given(
    hours=st.lists(st.integers(1, 30), min_size=1, max_size=6),
    logs=st.lists(st.tuples(st.integers(0, 5), st.integers(1, 600), st.integers(0, 60))),
    done=st.sets(st.integers(0, 5)),
    days=st.integers(0, 200),
)
def test_lines_rise_and_agree_with_the_plan(
    hours: list[int], logs: list[tuple[int, int, int]], done: set[int], days: int
) -> None:
    today = START + days * DAY
    profile = _profile(*hours)
    for place, minutes, day in logs:
        if place < len(hours) and day <= days:
            log = edits.log_minutes(profile, f"m{place}", minutes, START + day * DAY, today)
            profile = _after(profile, log)
    for place in done:
        if place < len(hours):
            profile = _after(profile, edits.check_off(f"m{place}", today, today))
    plan, lines = plan_of(profile, today), burn_up(profile, today)
    for line in (lines.planned, lines.done):
        assert list(line) == sorted(line)
        assert [height for _, height in line] == sorted(height for _, height in line)
    assert lines.planned[-1][1] == lines.total == plan.progress.total
    assert lines.done[-1][1] == plan.progress.done
    assert 0 <= expected_minutes(profile, today) <= lines.total
    assert expected_minutes(profile, today) - plan.behind <= plan.progress.done
