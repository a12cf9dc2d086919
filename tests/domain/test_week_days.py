"""The days of a week: what each asks for, what was done, what stands with today only."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.catalogue import Event, Kind
from planner.domain.network import Contact, FollowUp, Meeting
from planner.domain.profile import Habit, LogEntry, Milestone, Placement, Profile, Status
from planner.domain.week_days import DayOfWeek, Portion, day_of_meeting, week_days
from tests.domain.plan_samples import TODAY, day, milestone, profile

#: Two hours on each of five days from Monday on.
FIVE = Placement(start=TODAY, finish=day(4), runs=((0, 5, 120),))
WEDNESDAY = day(2)


def _mixed(**fields: Any) -> Milestone:
    return milestone("mix", 600, placement=FIVE, **fields)


def _week(plan: Profile, today: dt.date = WEDNESDAY) -> tuple[DayOfWeek, ...]:
    return week_days(plan, TODAY, today)


def _of(plan: Profile, today: dt.date = WEDNESDAY) -> list[list[tuple[int, int, int]]]:
    """Planned, logged and left over minutes of each portion of each day."""
    return [
        [(each.planned, each.logged, each.left) for each in found.portions]
        for found in _week(plan, today)
    ]


def _logged(*entries: tuple[int, int]) -> dict[str, Any]:
    log = tuple(LogEntry(on=day(number), minutes=minutes) for number, minutes in entries)
    return {"log": log, "status": Status.IN_PROGRESS}


def test_what_was_missed_stands_with_today_and_its_own_days_show_it() -> None:
    assert _of(profile(_mixed())) == [
        [(120, 0, 0)],
        [(120, 0, 0)],
        [(120, 0, 240)],
        [(120, 0, 0)],
        [(120, 0, 0)],
        [],
        [],
    ]


def test_work_of_today_counts_against_today() -> None:
    on_time = profile(_mixed(**_logged((0, 120), (1, 120), (2, 90))))
    assert _of(on_time)[2] == [(120, 90, 0)]
    finished = profile(_mixed(**_logged((0, 120), (1, 120), (2, 120))))
    assert _of(finished)[2] == [(120, 120, 0)]
    more = profile(_mixed(**_logged((0, 120), (1, 120), (2, 200))))
    assert _of(more)[2:4] == [[(120, 200, 0)], [(40, 0, 0)]]


def test_what_was_done_ahead_is_not_asked_for_again() -> None:
    ahead = profile(_mixed(**_logged((1, 480))))
    assert _of(ahead)[2:5] == [[], [], [(120, 0, 0)]]


def test_done_shows_its_days_up_to_then_and_the_day_it_was_reached() -> None:
    done = profile(_mixed(status=Status.DONE, done_on=day(1)))
    week = _week(done)
    assert _of(done) == [[(120, 0, 0)], [(120, 0, 0)], [], [], [], [], []]
    assert [each.reached for found in week for each in found.portions] == [False, True]
    late = profile(_mixed(status=Status.DONE, done_on=day(6)))
    assert [len(found) for found in _of(late, day(6))] == [1, 1, 1, 1, 1, 0, 1]


def test_skipped_keeps_only_what_was_logged() -> None:
    fields = {**_logged((0, 30)), "status": Status.SKIPPED}
    assert _of(profile(_mixed(**fields))) == [[(0, 30, 0)], [], [], [], [], [], []]


def test_another_week_has_nothing_left_over() -> None:
    plan = profile(_mixed())
    assert all(
        not each.left for found in week_days(plan, day(-7), day(9)) for each in found.portions
    )
    coming = week_days(plan, day(7), day(9))
    assert [(each.planned, each.left) for each in coming[2].portions] == [(0, 600)]


def test_a_habit_asks_on_its_weekdays_and_leaves_nothing_over() -> None:
    habit = Habit(minutes=20, weekdays=(0, 3))
    plan = profile(milestone("ears", 600, habit=habit, placement=FIVE))
    assert _of(plan) == [[(20, 0, 0)], [], [], [(20, 0, 0)], [], [], []]
    assert _week(plan)[0].portions[0].is_habit


def test_a_session_stands_on_its_day_at_its_time_before_the_rest() -> None:
    meeting = Meeting(begins=dt.time(18))
    session = milestone(
        "talk",
        60,
        kind=Kind.MENTORSHIP,
        meeting=meeting,
        placement=Placement(start=day(3), finish=day(3), runs=((0, 1, 60),)),
    )
    early = session.model_copy(
        update={
            "code": "code-early",
            "definition": session.definition.model_copy(update={"id": "early"}),
            "meeting": Meeting(begins=dt.time(9)),
        }
    )
    thursday = _week(profile(_mixed(), session, early))[3]
    assert [(each.milestone.id, each.begins) for each in thursday.portions] == [
        ("early", dt.time(9)),
        ("talk", dt.time(18)),
        ("mix", None),
    ]
    assert thursday.planned == 240
    assert all(each.takes_place for each in thursday.portions[:2])


def test_an_event_stands_on_its_first_day() -> None:
    event = milestone("fair", 60, own_event=Event(first=day(5), last=day(6), attendance=60))
    assert day_of_meeting(event) == day(5)
    assert [each.takes_place for each in _week(profile(event))[5].portions] == [True]
    assert day_of_meeting(_mixed()) is None
    assert day_of_meeting(milestone("talk", meeting=Meeting(), placement=None)) is None


def test_what_only_was_left_over_comes_last() -> None:
    old = milestone(
        "old", 60, placement=Placement(start=day(-7), finish=day(-7), runs=((0, 1, 60),))
    )
    wednesday = _week(profile(old, _mixed()))[2]
    assert [each.milestone.id for each in wednesday.portions] == ["mix", "old"]


def test_follow_ups_stand_on_their_day_and_late_ones_with_today_only() -> None:
    people = tuple(
        Contact(id=name, name=name, follow_up=FollowUp(on=day(number)) if number else None)
        for name, number in (("later", 4), ("late", 1), ("older", -20), ("next", 9), ("none", 0))
    )
    plan = profile(_mixed()).model_copy(update={"contacts": people})
    week = _week(plan)
    assert [[each.id for each in found.follow_ups] for found in week] == [
        [],
        [],
        ["older", "late"],
        [],
        ["later"],
        [],
        [],
    ]


def test_nothing_is_available_before_the_start() -> None:
    plan = profile(_mixed()).model_copy(update={"start": day(2)})
    assert [found.available > 0 for found in _week(plan)] == [False] * 2 + [True] * 3 + [False] * 2


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 300)), max_size=5), st.integers(0, 6))
def test_all_that_is_still_to_do_stands_somewhere_once(
    entries: list[tuple[int, int]], today: int
) -> None:
    entries = [(number, minutes) for number, minutes in entries if number <= today]
    mix = _mixed(**_logged(*sorted(entries)))
    week = _week(profile(mix), day(today))
    portions: list[Portion] = [each for found in week for each in found.portions]
    later = sum(each.planned for found in week if found.day > day(today) for each in found.portions)
    now = next((each for each in week[today].portions), None)
    still = max(0, now.planned - now.logged) if now else 0
    left = sum(each.left for each in portions)
    assert later + left <= mix.remaining <= later + left + (now.planned if now else 0)
    assert still <= mix.remaining
    assert sum(each.logged for each in portions) == mix.logged
