"""Dates: each rule in a small table, and all of them over random plans."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.calendar import StudyCalendar
from planner.domain.catalogue import Event
from planner.domain.plan import plan_of
from planner.domain.problems import NoTimeError, TooLongError
from planner.domain.profile import LogEntry, Milestone, Pin, Placement, Profile, Status
from planner.domain.scheduling import (
    Task,
    counts_for_focus,
    gap_days,
    placements_for,
    schedule,
    tasks_of,
)
from tests.domain.plan_samples import (
    TODAY,
    WEEKDAYS,
    dates,
    day,
    laid,
    milestone,
    placed,
    profile,
)
from tests.domain.schedule_checker import broken_rules
from tests.domain.strategies import profiles

# --- every rule over random plans ---------------------------------------------------------------


@pytest.mark.campaign
@given(profiles(most=25))
@settings(max_examples=5_000)
def test_a_long_schedule_keeps_every_rule(plan: Profile) -> None:
    assert broken_rules(plan, placed(plan), TODAY) == []


@given(profiles(), st.integers(0, 60), st.integers(0, 60))
def test_a_schedule_made_again_later_keeps_every_rule(plan: Profile, one: int, two: int) -> None:
    for later in (one, one + two):
        before = plan
        plan = placed(plan, day(later))
        assert broken_rules(before, plan, day(later)) == []


@given(profiles())
def test_the_same_plan_gets_the_same_dates(plan: Profile) -> None:
    again = Profile.model_validate_json(plan.model_dump_json())
    assert placed(plan) == placed(again)
    assert placed(placed(plan)) == placed(plan)


@given(profiles(), st.randoms(use_true_random=False))
def test_phases_come_first_whatever_order_they_are_kept_in(
    plan: Profile, chance: random.Random
) -> None:
    plain = [each.model_copy(update={"definition": each.definition.model_copy(
        update={"needs": {}, "builds": {}})}) for each in plan.milestones]  # fmt: skip
    one = plan.model_copy(update={"milestones": tuple(plain)})
    by_phase = sorted(plain, key=lambda each: each.phase)
    two = plan.model_copy(update={"milestones": tuple(by_phase)})
    assert placements_for(one, TODAY) == placements_for(two, TODAY)


# --- one rule each --------------------------------------------------------------------------------


def test_work_fills_the_days_in_the_learners_order(table: Profile) -> None:
    """id   min
    one  180
    two  120
    """
    plan = placed(table)
    assert laid(plan, "one") == {0: 120, 1: 60}
    assert laid(plan, "two") == {1: 60, 2: 60}


def test_an_earlier_phase_goes_first(table: Profile) -> None:
    """id   min  phase
    late 120  2
    soon 120  1
    """
    assert dates(placed(table)) == {
        "late": ("2027-01-05", "2027-01-05"),
        "soon": ("2027-01-04", "2027-01-04"),
    }


def test_waits_and_lags_hold_up_successors_only(table: Profile) -> None:
    """id     min  after  wait lag
    send   60   -      5    -
    other  60   -      -    -
    answer 60   send   -    -
    rest   60   send   -    send:2
    """
    plan = placed(table)
    assert laid(plan, "other") == {0: 60}
    # Saturday has no time.
    assert laid(plan, "answer") == {7: 60}
    assert laid(plan, "rest") == {7: 60}
    assert gap_days(plan.milestones[0], plan.milestones[3]) == 7


def test_a_prerequisite_that_is_done_was_finished_on_its_day(table: Profile) -> None:
    """id     min  after  wait done
    send   60   -      5    3.1
    answer 60   send   -    -
    """
    assert laid(placed(table), "answer") == {4: 60}


def test_what_is_skipped_holds_up_nothing(table: Profile) -> None:
    """id     min  after  wait status
    send   60   -      50   skipped
    answer 60   send   -    todo
    """
    plan = placed(table)
    assert dates(plan) == {"send": None, "answer": ("2027-01-04", "2027-01-04")}


def test_a_span_keeps_the_last_quarter_of_an_hour(table: Profile) -> None:
    """id     min  span
    long   120  10
    short  60   -
    """
    plan = placed(table)
    # ceil(1.5 x 120 / (10 / 7)) = 126 minutes a week at most; 15 wait for the tenth day.
    assert laid(plan, "long") == {0: 105, 9: 15}
    assert laid(plan, "short") == {0: 15, 1: 45}


def test_a_span_spreads_its_work(table: Profile) -> None:
    """id     min  span
    long   600  28
    """
    # ceil(1.5 x 600 / 4) = 225 a week.
    assert laid(placed(table), "long") == {0: 120, 1: 105, 7: 120, 8: 105, 14: 120, 15: 15, 28: 15}


def test_a_span_that_was_begun_counts_from_its_first_day(table: Profile) -> None:
    """id    min  span  log           status
    long  120  10    1.1:60        in-progress
    """
    assert laid(placed(table), "long") == {0: 45, 6 + 1: 15}


def test_a_weekly_limit_counts_what_is_logged_this_week(table: Profile) -> None:
    """id     min  limit  log     status
    paced  300  100    4.1:60  in-progress
    """
    assert laid(placed(table), "paced") == {0: 40, 7: 100, 14: 100}


def test_minutes_worked_today_are_gone(table: Profile) -> None:
    """id    min  log     status
    done  60   4.1:45  done
    one   120  -       todo
    """
    assert laid(placed(table), "one") == {0: 75, 1: 45}


def test_a_plan_that_starts_later_owes_nothing_to_this_week(table: Profile) -> None:
    """start: 2027-01-11
    id     min  limit  log     status
    paced  200  100    4.1:100 in-progress
    """
    assert laid(placed(table), "paced") == {7: 100}


def test_not_more_run_side_by_side_than_wished(table: Profile) -> None:
    """focus: 1
    id     min  span kind
    long   60   8    project
    talk   60   8    mentorship
    next   60   -    project
    """
    plan = placed(table)
    assert dates(plan) == {
        "long": ("2027-01-04", "2027-01-11"),
        "talk": ("2027-01-04", "2027-01-11"),
        "next": ("2027-01-12", "2027-01-12"),
    }


def test_people_and_light_milestones_take_no_place(table: Profile) -> None:
    """id     kind       limit
    make   project    180
    learn  course     179
    meet   networking -
    ask    mentorship -
    """
    assert [counts_for_focus(each) for each in table.milestones] == [True, False, False, False]


def test_work_that_was_begun_keeps_its_place(table: Profile) -> None:
    """Nothing new starts beside it, though its limit leaves it idle until Monday.

    focus: 1
    id     min  limit  log       status
    begun  300  200    4.1:200   in-progress
    next   60   -      -         todo
    """
    plan = placed(table)
    assert laid(plan, "begun") == {7: 100}
    assert dates(plan)["begun"] == ("2027-01-04", "2027-01-11")
    assert laid(plan, "next") == {8: 60}


def test_what_is_in_progress_goes_first_whatever_waits_for_it(table: Profile) -> None:
    """id     min  after  status
    first  120  -      todo
    begun  120  first  in-progress
    """
    plan = placed(table)
    assert laid(plan, "begun") == {0: 120}
    assert laid(plan, "first") == {1: 120}


def test_days_before_a_milestone_and_its_booking_are_left(table: Profile) -> None:
    """id     min  not_before lead
    later  60   7.1        -
    booked 60   -          2
    both   60   7.1        4
    """
    plan = placed(table)
    assert laid(plan, "later") == {3: 60}
    assert laid(plan, "booked") == {2: 60}
    assert laid(plan, "both") == {4: 60}


def test_a_milestone_without_minutes_has_the_next_study_day(table: Profile) -> None:
    """break: 4.1..6.1
    id    min  status       log    after
    none  0    todo         -      -
    used  60   in-progress  3.1:60 -
    next  0    todo         -      used
    """
    assert dates(placed(table)) == {
        "none": ("2027-01-07", "2027-01-07"),
        "used": ("2027-01-03", "2027-01-07"),
        "next": ("2027-01-07", "2027-01-07"),
    }
    assert laid(placed(table), "none") == {}


# --- pins and events ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pin", "minutes", "span", "days"),
    [
        (Pin(start=day(2)), 180, (2, 3), {2: 120, 3: 60}),
        (Pin(start=day(-3)), 180, (-3, 1), {0: 120, 1: 60}),
        (Pin(finish=day(3)), 180, (2, 3), {2: 60, 3: 120}),
        (Pin(finish=day(1)), 300, (0, 1), {0: 150, 1: 150}),
        (Pin(start=day(1), finish=day(2)), 300, (1, 2), {1: 150, 2: 150}),
        (Pin(start=day(1), finish=day(4)), 60, (1, 4), {1: 60}),
        (Pin(start=day(5), finish=day(6)), 61, (5, 6), {5: 31, 6: 30}),
        (Pin(start=day(-9), finish=day(-5)), 180, (-9, -5), {0: 120, 1: 60}),
        (Pin(finish=day(-5)), 180, (-5, -5), {0: 120, 1: 60}),
        (Pin(finish=day(3)), 0, (3, 3), {}),
        (Pin(start=day(3)), 0, (3, 3), {}),
        (Pin(start=day(-3)), 0, (-3, -3), {}),
        (Pin(finish=day(-3)), 0, (-3, -3), {}),
        (Pin(start=day(-2), finish=day(1)), 60, (-2, 1), {0: 60}),
    ],
)
def test_a_pin_keeps_its_days(
    pin: Pin, minutes: int, span: tuple[int, int], days: dict[int, int]
) -> None:
    plan = placed(profile(milestone("one", minutes, pin=pin)))
    placement = plan.milestones[0].placement
    assert placement is not None
    assert (placement.start, placement.finish) == (day(span[0]), day(span[1]))
    assert laid(plan, "one") == days


def test_a_pin_on_its_own_dates_lasts_as_long_as_before() -> None:
    """A span of ten days, pinned where it lies: it does not shrink, and nobody says it does."""
    plan = placed(profile(milestone("one", 180, span=10)))
    placement = plan.milestones[0].placement
    assert placement is not None
    before = laid(plan, "one")
    for pin in (
        Pin(start=placement.start, finish=placement.finish),
        Pin(start=placement.start),
        Pin(finish=placement.finish),
    ):
        pinned = plan.milestones[0].model_copy(update={"pin": pin})
        again = placed(plan.model_copy(update={"milestones": (pinned,)}))
        assert laid(again, "one") == before
        assert plan_of(again, TODAY).problems == ()


def test_a_pin_shorter_than_a_span_keeps_its_days() -> None:
    plan = placed(profile(milestone("one", 180, span=10, pin=Pin(start=day(1), finish=day(2)))))
    assert laid(plan, "one") == {1: 120, 2: 60}


def test_others_give_way_to_a_pin(table: Profile) -> None:
    """id     min  pin        after
    next   60   -          pinned
    other  120  -          -
    pinned 120  4.1..4.1   -
    """
    plan = placed(table)
    assert laid(plan, "pinned") == {0: 120}
    assert laid(plan, "next") == {1: 60}
    assert laid(plan, "other") == {1: 60, 2: 60}


def test_what_waits_for_an_overdue_pin_waits_for_its_last_minute(table: Profile) -> None:
    """id     min  pin          after
    pinned 240  2.1..3.1     -
    next   60   -            pinned
    """
    plan = placed(table)
    assert laid(plan, "pinned") == {0: 120, 1: 120}
    assert laid(plan, "next") == {2: 60}


@pytest.mark.parametrize(
    ("event", "minutes", "days", "span"),
    [
        # Two days with preparation before and what finds no room there after.
        (Event(first=day(2), last=day(3), attendance=300), 480, {0: 60, 1: 120, 2: 150, 3: 150},
         (0, 3)),
        (Event(first=day(1), last=day(1), attendance=60), 240, {0: 120, 1: 60, 2: 60}, (0, 2)),
        # On the way, over, without hours of its own, without time on its days, on the first day.
        (Event(first=day(-1), last=day(1), attendance=100), 160, {0: 50, 1: 50, 2: 60}, (-1, 2)),
        (Event(first=day(-5), last=day(-4), attendance=60), 180, {0: 120, 1: 60}, (-5, 1)),
        (Event(first=day(2), last=day(2)), 300, {2: 300}, (2, 2)),
        (Event(first=day(5), last=day(6), attendance=60), 60, {5: 30, 6: 30}, (5, 6)),
        (Event(first=day(0), last=day(0), attendance=30), 60, {0: 30, 1: 30}, (0, 1)),
        (Event(first=day(8), last=day(9), attendance=30), 0, {}, (8, 9)),
    ],
)  # fmt: skip
def test_an_event_has_its_hours_on_its_days(
    event: Event, minutes: int, days: dict[int, int], span: tuple[int, int]
) -> None:
    plan = placed(profile(milestone("one", minutes, own_event=event)))
    placement = plan.milestones[0].placement
    assert placement is not None
    assert laid(plan, "one") == days
    assert (placement.start, placement.finish) == (day(span[0]), day(span[1]))


def test_a_usual_month_is_spread_and_provisional(table: Profile) -> None:
    """week: 120 0 0 0 0 0 0
    id    min  months
    meet  240  3
    """
    plan = placed(table)
    march = dt.date(2027, 3, 1)
    mondays = [(march - TODAY).days + 7 * week for week in range(5)]
    assert laid(plan, "meet") == dict.fromkeys(mondays, 48)
    assert plan.milestones[0].provisional


def test_the_month_comes_after_the_prerequisites(table: Profile) -> None:
    """id     min  months not_before after
    ready  60   -      28.3       -
    meet   60   3      -          ready
    """
    placement = placed(table).milestones[1].placement
    assert placement is not None
    # Three study days of March are left, and they hold an hour.
    assert (placement.start.isoformat(), placement.finish.isoformat()) == (
        "2027-03-29",
        "2027-03-31",
    )


def test_what_is_left_of_a_month_may_be_too_short_for_a_span(table: Profile) -> None:
    """id    min  months span  not_before
    jam   60   1,3    10    25.1
    """
    placement = placed(table).milestones[0].placement
    assert placement is not None
    assert placement.start.month == placement.finish.month == 3
    assert (placement.finish - placement.start).days >= 9


def test_an_event_of_a_month_keeps_its_weekly_limit(table: Profile) -> None:
    """The limit is more than a month can hold, so it goes on after March.

    id    min  months limit
    jam   600  3      100
    """
    plan = placed(table)
    placement = plan.milestones[0].placement
    assert placement is not None
    assert (placement.start.isoformat(), placement.finish.isoformat()) == (
        "2027-03-01",
        "2027-04-05",
    )
    assert broken_rules(table, plan, TODAY) == []


def test_an_event_of_a_month_keeps_the_focus_limit(table: Profile) -> None:
    """focus: 1
    id     min  pin          kind     months
    other  900  1.2..18.2    project  -
    meet   60   -            project  2,5
    """
    placement = placed(table).milestones[1].placement
    assert placement is not None
    assert placement.start.isoformat() == "2027-02-19"
    assert placement.finish.isoformat() == "2027-02-26"


def test_a_month_that_is_crowded_to_its_end_is_left(table: Profile) -> None:
    """focus: 1
    id     min  pin          kind     months
    other  900  1.2..28.2    project  -
    meet   60   -            project  2,5
    """
    placement = placed(table).milestones[1].placement
    assert placement is not None
    assert placement.start.month == placement.finish.month == 5


# --- the tasks themselves ---------------------------------------------------------------------


def _schedule(*tasks: Task, calendar: StudyCalendar | None = None) -> dict[str, Placement]:
    return schedule(tasks, {}, calendar or StudyCalendar(week=WEEKDAYS), TODAY, 3)


def test_no_time_is_an_error_only_where_there_is_work() -> None:
    never = StudyCalendar(week=(0,) * 7)
    with pytest.raises(NoTimeError):
        _schedule(Task("one", 1), calendar=never)
    assert _schedule(Task("one", 0), calendar=never)["one"].start == TODAY
    assert _schedule() == {}


def test_a_plan_that_never_ends_is_an_error() -> None:
    crumb = StudyCalendar(week=(1, 0, 0, 0, 0, 0, 0))
    with pytest.raises(TooLongError, match="past the year 9999"):
        _schedule(Task("one", 10_000_000), calendar=crumb)


def test_edges_of_a_cycle_are_ignored_and_no_others() -> None:
    """What only stands behind a cycle still waits for it."""
    found = _schedule(
        Task("behind", 60, after=(("one", 0), ("gone", 3))),
        Task("one", 120, after=(("two", 0),)),
        Task("two", 120, after=(("one", 0),)),
        Task("self", 120, after=(("self", 9),)),
    )
    assert found["one"].start == day(0)
    assert found["two"].start == day(1)
    assert found["behind"].start >= found["one"].finish
    assert found["self"].start <= day(3)


def test_tasks_are_the_open_milestones_by_phase(table: Profile) -> None:
    """id    min  phase status log      lead limit
    late  60   2     todo   -        -    -
    done  60   1     done   -        -    -
    soon  90   1     in-progress 4.1:20,1.1:10 3 60
    left  60   1     skipped - -     -
    """
    soon, late = tasks_of(table, TODAY, {"late": day(9)})
    assert (soon.id, soon.minutes, soon.in_progress, soon.begun) == ("soon", 60, True, True)
    assert (soon.not_before, soon.logged_this_week, soon.week_cap) == (day(3), 20, 60)
    assert (late.id, late.not_before, late.week_cap) == ("late", day(9), None)


@pytest.mark.parametrize(
    ("task", "cap"),
    [
        (Task("one", 600), None),
        (Task("one", 600, weekly_limit=90), 90),
        (Task("one", 600, weekly_limit=0), 1),
        (Task("one", 600, span=28), 225),
        (Task("one", 601, span=28), 226),
        (Task("one", 600, span=28, weekly_limit=60), 60),
        (Task("one", 0, span=28), 1),
    ],
)
def test_limit_and_span_cap_a_week(task: Task, cap: int | None) -> None:
    assert task.week_cap == cap


def test_a_task_is_pinned_by_either_day() -> None:
    task = Task("one", 1)
    assert not task.pinned
    assert dataclasses.replace(task, pin_start=TODAY).pinned
    assert dataclasses.replace(task, pin_finish=TODAY).pinned


def _touched(**fields: object) -> Callable[[Milestone], Milestone]:
    return lambda each: each.model_copy(update=fields)


@pytest.mark.parametrize(
    "change",
    [
        _touched(status=Status.DONE, done_on=TODAY),
        _touched(status=Status.SKIPPED),
        _touched(log=(LogEntry(on=day(-1), minutes=5),), status=Status.IN_PROGRESS),
    ],
)
def test_placing_touches_nothing_but_placements(change: Callable[[Milestone], Milestone]) -> None:
    before = placed(profile(milestone("one"), milestone("two", after=("one",))))
    changed = before.model_copy(
        update={"milestones": (change(before.milestones[0]), before.milestones[1])}
    )
    assert broken_rules(changed, placed(changed, day(1)), day(1)) == []
