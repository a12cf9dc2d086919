"""Contacts and what is due with them."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.calendar import StudyCalendar, monday_of
from planner.domain.network import (
    Contact,
    Encounter,
    FollowUp,
    by_follow_up,
    calendar_beside,
    late_follow_ups,
    next_follow_up,
)
from planner.domain.plan import plan_of
from planner.domain.profile import Profile
from planner.domain.scheduling import placements_for
from tests.domain.plan_samples import TODAY, WEEKDAYS, day, milestone, placed, profile
from tests.domain.schedule_checker import broken_rules
from tests.domain.strategies import calendars, profiles


def contact(name: str, due: int | None = None) -> Contact:
    """Somebody to get in touch with so many days from today."""
    following = None if due is None else FollowUp(on=day(due))
    return Contact(id=name, name=name.title(), follow_up=following)


def test_a_follow_up_is_late_from_the_day_after_its_own() -> None:
    today = FollowUp(on=TODAY)
    assert [today.days_late(day(n)) for n in (-3, 0, 1, 7)] == [0, 0, 1, 7]


def test_the_longest_overdue_come_first() -> None:
    people = (contact("ann", -2), contact("ben"), contact("cem", 0), contact("dee", -9))
    assert [each.id for each in late_follow_ups(people, TODAY)] == ["dee", "ann"]


def test_the_nearest_follow_up_comes_first_then_the_name() -> None:
    people = (contact("zoe"), contact("ann"), contact("ben", 5), contact("cem", -2))
    assert [each.id for each in by_follow_up(people)] == ["cem", "ben", "ann", "zoe"]


def test_the_last_time_in_touch_is_the_newest() -> None:
    met = tuple(Encounter(on=day(n)) for n in (-9, -2))
    assert contact("ann").model_copy(update={"encounters": met}).last == met[1]
    assert contact("ann").last is None


def test_a_follow_up_is_proposed_a_week_after_what_was_attended() -> None:
    assert next_follow_up(dt.date(2027, 6, 3)) == dt.date(2027, 6, 10)


# --- the time that follow-ups leave -----------------------------------------------------------


@st.composite
def people(draw: st.DrawFn) -> tuple[Contact, ...]:
    """Contacts with and without follow-ups."""
    due = st.none() | st.builds(
        FollowUp, on=st.integers(-40, 90).map(day), minutes=st.integers(1, 240)
    )
    found = draw(st.lists(due, max_size=6))
    return tuple(
        Contact(id=f"c{number}", name="Ann", follow_up=each) for number, each in enumerate(found)
    )


def beside(plan: Profile, contacts: tuple[Contact, ...]) -> Profile:
    """A plan with contacts."""
    return plan.model_copy(update={"contacts": contacts})


@given(calendars(), people(), st.integers(-20, 20))
def test_a_week_loses_what_its_follow_ups_take_and_never_more_than_it_has(
    calendar: StudyCalendar, contacts: tuple[Contact, ...], past: int
) -> None:
    today = day(past)
    first = monday_of(today)
    before = calendar.daily(first, 30 * 7)
    after = calendar_beside(calendar, contacts, today).daily(first, 30 * 7)
    assert all(0 <= now <= then for now, then in zip(after, before, strict=True))
    assert after[: today.weekday()] == before[: today.weekday()]
    due: Counter[int] = Counter()
    for each in contacts:
        if each.follow_up is not None:
            due[(max(each.follow_up.on, today) - first).days // 7] += each.follow_up.minutes
    for week in range(30):
        days = slice(week * 7 + (today.weekday() if week == 0 else 0), week * 7 + 7)
        had, has = sum(before[days]), sum(after[days])
        assert has == max(0, had - due[week])


@given(profiles(), people())
def test_a_schedule_lays_work_into_what_follow_ups_leave(
    plan: Profile, contacts: tuple[Contact, ...]
) -> None:
    busy = beside(plan, contacts)
    free = plan.model_copy(update={"calendar": busy.free_calendar(TODAY)})
    placements = placements_for(busy, TODAY)
    assert placements == placements_for(free, TODAY)
    after = free.model_copy(
        update={
            "milestones": tuple(
                each.model_copy(update={"placement": placements[each.id]})
                for each in free.milestones
            )
        }
    )
    assert broken_rules(free, after, TODAY) == []


def test_a_follow_up_takes_its_own_day_first_then_the_nearest_of_its_week() -> None:
    calendar = StudyCalendar(week=WEEKDAYS)
    due = FollowUp(on=day(3), minutes=150)
    ann = contact("ann").model_copy(update={"follow_up": due})
    assert calendar_beside(calendar, (ann,), TODAY).daily(TODAY, 7) == [120, 120, 120, 0, 90, 0, 0]


def test_a_late_follow_up_counts_today() -> None:
    calendar = StudyCalendar(week=WEEKDAYS)
    people = (contact("ann", -30), contact("ben"))
    assert calendar_beside(calendar, people, TODAY).daily(TODAY, 3) == [90, 120, 120]


def test_on_the_last_day_there_is_a_follow_up_is_no_trouble() -> None:
    ann = contact("ann").model_copy(update={"follow_up": FollowUp(on=dt.date.max)})
    left = calendar_beside(StudyCalendar(week=WEEKDAYS), (ann,), TODAY)
    assert left.minutes_on(dt.date.max) == 90


def test_the_load_of_a_week_holds_its_follow_ups() -> None:
    plan = placed(beside(profile(milestone("one", 600)), (contact("ann", 1), contact("ben", 400))))
    weeks = plan_of(plan, TODAY).weeks
    assert [(week.planned, week.available) for week in weeks] == [(600, 600), (30, 600)]
