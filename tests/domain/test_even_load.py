"""The busiest week as light as a finish allows."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.calendar import Break, StudyCalendar, monday_of, week_of_hours
from planner.domain.edits import Change
from planner.domain.even_load import _shares, evened
from planner.domain.finish_chain import last_finish
from planner.domain.network import Contact, FollowUp
from planner.domain.prerequisites import plan_prerequisites
from planner.domain.problems import NoTimeError
from planner.domain.profile import Milestone, Profile, Status
from planner.domain.scheduling import gap_days
from planner.domain.start import Answers, new_profile
from planner.storage.seeds import load_catalogue
from tests.domain.conftest import SEEDS
from tests.domain.plan_samples import TODAY, day, laid, milestone, placed, profile
from tests.domain.schedule_checker import broken_rules
from tests.domain.strategies import profiles

SHIPPED = load_catalogue([SEEDS])[0]


def _weeks(plan: Profile) -> Counter[dt.date]:
    """Minutes of open milestones by the Monday of their week."""
    load: Counter[dt.date] = Counter()
    for each in plan.milestones:
        if each.is_open and each.placement is not None:
            for date, minutes in each.placement.days():
                load[monday_of(date)] += minutes
    return load


def _busiest(plan: Profile) -> int:
    return max(_weeks(plan).values(), default=0)


def _end(plan: Profile, today: dt.date = TODAY) -> dt.date:
    placements = {each.id: each.placement for each in plan.milestones}
    return last_finish(plan, placements, max(today, plan.start))[1]


def _evened(plan: Profile, finish: dt.date | None = None, today: dt.date = TODAY) -> Profile:
    edit = evened(plan, today, finish)
    after, undo = edit.apply(plan)
    assert edit.change is Change.EVEN
    assert undo.apply(after)[0] == plan
    return after


# --- every rule -------------------------------------------------------------------------------


@given(profiles(), st.integers(0, 300))
def test_an_even_plan_keeps_every_rule_and_its_finish(plan: Profile, later: int) -> None:
    full = placed(plan)
    finish = _end(full) + dt.timedelta(days=later)
    after = _evened(full, finish)
    assert broken_rules(full, after, TODAY) == []
    assert _end(after) <= finish
    assert _busiest(after) <= _busiest(full)
    assert evened(full, TODAY, finish) == evened(full, TODAY, finish)


@given(profiles(), st.integers(-30, 30), st.integers(1, 60))
def test_a_finish_out_of_reach_is_as_near_as_full_weeks_come(
    plan: Profile, finish: int, passed: int
) -> None:
    plan, today = placed(plan), day(passed)
    after = _evened(plan, day(finish), today)
    full = placed(plan, today)
    assert broken_rules(plan, after, today) == []
    assert _end(after, today) <= max(day(finish), _end(full, today))
    assert _busiest(after) <= _busiest(full)


# --- single rules -----------------------------------------------------------------------------


def test_free_work_is_spread_to_the_last_minute_of_the_bound(table: Profile) -> None:
    """id  min
    a   1200
    b   600
    """
    assert _busiest(placed(table)) == 600
    after = _evened(placed(table), day(27))
    assert _weeks(after) == {day(0): 450, day(7): 450, day(14): 450, day(21): 450}
    assert laid(after, "a")[0] == 90


def test_without_a_finish_the_planned_one_is_kept(table: Profile) -> None:
    """id  min  not_before
    a   600  -
    b   300  18.1
    """
    plan = placed(table)
    after = _evened(plan)
    assert _end(after) <= _end(plan)
    assert _weeks(after) == {day(0): 300, day(7): 300, day(14): 300}


def test_a_plan_without_dates_gets_the_earliest_finish() -> None:
    plan = profile(milestone("a", 900))
    after = _evened(plan)
    assert _end(after) == _end(placed(plan))


def test_short_weeks_are_filled_and_the_others_share_the_rest(table: Profile) -> None:
    """break: 4.1..6.1
    id  min
    a   1500
    """
    after = _evened(placed(table), day(20))
    assert _weeks(after) == {day(0): 240, day(7): 570, day(14): 570, day(21): 120}
    assert broken_rules(placed(table), after, TODAY) == []


def test_pins_and_dated_events_stay_and_their_weeks_get_less(table: Profile) -> None:
    """id    min   pin         event         there
    pin   420   11.1..15.1  -             -
    fair  600   -           22.1..22.1    600
    a     900   -           -             -
    """
    plan = placed(table)
    after = _evened(plan, day(27))
    for name in ("pin", "fair"):
        assert laid(after, name) == laid(plan, name)
    assert _busiest(after) == 600
    assert _weeks(after)[day(7)] <= 600
    assert broken_rules(plan, after, TODAY) == []


def test_a_week_that_is_full_of_events_gets_nothing_else(table: Profile) -> None:
    """id    min   event         there
    fair  700   11.1..15.1    700
    a     600   -             -
    """
    after = _evened(placed(table), day(27))
    assert _weeks(after)[day(7)] == 700 == _busiest(after)


def test_an_event_of_a_usual_month_stays_inside_it(table: Profile) -> None:
    """id    min   months
    fair  1500  2
    a     600   -
    """
    plan = placed(table)
    after = _evened(plan, day(200))
    fair = after.milestone("fair")
    assert fair is not None
    assert fair.placement is not None
    assert (fair.placement.start.month, fair.placement.finish.month) == (2, 2)
    assert broken_rules(plan, after, TODAY) == []
    assert _busiest(after) < 600


def test_an_event_too_long_for_its_month_keeps_the_month_full(table: Profile) -> None:
    """id    min   months
    fair  9000  2
    """
    plan = placed(table)
    after = _evened(plan, day(400))
    assert broken_rules(plan, after, TODAY) == []
    assert _busiest(after) == 600


def test_what_is_used_up_keeps_its_place_on_the_next_study_day(table: Profile) -> None:
    """week: 0 0 60 0 0 0 0
    id    min  pin        log      status
    pin   120  13.1..13.1 -        -
    used  60   -          3.1:60   in-progress
    a     60   -          -        -
    """
    plan = placed(table)
    after = _evened(plan, day(40))
    assert broken_rules(plan, after, TODAY) == []
    used = after.milestone("used")
    assert used is not None
    assert used.placement is not None
    assert used.placement.finish == day(2)


def test_a_plan_whose_last_day_is_past_has_nothing_to_even(table: Profile) -> None:
    """start: 5.1
    id  min  pin
    a   0    4.1..4.1
    """
    plan = placed(table)
    assert _evened(plan) == plan


def test_minutes_worked_today_leave_the_first_day(table: Profile) -> None:
    """id  min  log      status
    a   660  4.1:60   in-progress
    b   600  -        -
    """
    plan = placed(table)
    after = _evened(plan, day(27))
    assert broken_rules(plan, after, TODAY) == []
    assert _busiest(after) == 300


def test_what_is_done_or_skipped_stays_as_it_is() -> None:
    done = milestone("done", status=Status.DONE, done_on=TODAY)
    skipped = milestone("skipped", status=Status.SKIPPED)
    plan = placed(profile(done, skipped, milestone("a", 600)))
    after = _evened(plan, day(13))
    assert after.milestones[:2] == plan.milestones[:2]
    assert _busiest(after) == 300


def test_a_plan_with_nothing_to_do_stays_as_it_is() -> None:
    plan = placed(profile(milestone("done", status=Status.DONE, done_on=TODAY)))
    assert _evened(plan, day(30)) == plan
    assert _evened(profile()) == profile()


def test_without_any_time_nothing_can_be_evened() -> None:
    plan = profile(milestone("a"), calendar=StudyCalendar(week=(0,) * 7))
    with pytest.raises(NoTimeError):
        evened(plan, TODAY)


@given(st.lists(st.integers(0, 500), min_size=1, max_size=7), st.data())
def test_shares_are_inside_the_rooms_and_come_to_what_is_wanted(
    rooms: list[int], data: st.DataObject
) -> None:
    if not sum(rooms):
        return
    wanted = data.draw(st.integers(0, sum(rooms) - 1))
    shares = _shares(rooms, wanted)
    assert sum(shares) == wanted
    assert all(0 <= share <= room for share, room in zip(shares, rooms, strict=True))
    if all(room % 15 == 0 for room in (*rooms, wanted)):
        assert all(share % 15 == 0 for share in shares)


# --- how good ---------------------------------------------------------------------------------


def _bound(plan: Profile, finish: dt.date) -> int:
    """No schedule by a finish has a lighter busiest week: the fullest range of weeks decides.

    Each milestone has a window: it starts after the shortest chain before it and is over in time
    for the shortest chain after it. What has its window inside a range of weeks is done there, and
    a week without enough time holds no more than it has. An event too long for any month fills one,
    because it leaves its month only where that is full.
    """
    ready, due = _windows(plan, finish)
    count = (finish - TODAY).days + 1
    daily = plan.calendar.daily(TODAY, count)
    weeks = [sum(daily[start : start + 7]) for start in range(0, count, 7)]
    jobs = [(ready[each.id] // 7, due[each.id] // 7, each.remaining) for each in plan.milestones]
    month = 31 * sum(plan.calendar.week) // 7 + max(plan.calendar.week)
    too_long = any(
        each.provisional
        and each.remaining > month
        and not each.definition.span
        and each.definition.weekly_limit is None
        for each in plan.milestones
    )
    least = sum(plan.calendar.week) if too_long else 0
    for begin in {first for first, _, _ in jobs}:
        for end in {last for _, last, _ in jobs if last >= begin}:
            work = sum(minutes for first, last, minutes in jobs if begin <= first and last <= end)
            rooms = weeks[max(0, begin) : end + 1]
            while sum(min(least, room) for room in rooms) < min(work, sum(rooms)):
                least += 15
    return least


def _windows(plan: Profile, finish: dt.date) -> tuple[dict[str, int], dict[str, int]]:
    """Earliest first and latest last day of each milestone, were there time without end."""
    graph = plan_prerequisites(plan.milestones, plan.ratings).without_cycles()
    by_id = {each.id: each for each in plan.milestones}
    ready: dict[str, int] = {}
    due: dict[str, int] = {}
    for name in graph.order():
        ready[name] = max(
            (
                ready[before] + _shortest(by_id[before]) + gap_days(by_id[before], by_id[name])
                for before in graph.before[name]
            ),
            default=0,
        )
    for name in reversed(graph.order()):
        due[name] = min(
            (
                due[after] - _shortest(by_id[after]) - gap_days(by_id[name], by_id[after])
                for after in graph.after[name]
            ),
            default=(finish - TODAY).days,
        )
    return ready, due


def _shortest(each: Milestone) -> int:
    """Days from the first to the last minute, at least."""
    limit = each.definition.weekly_limit
    weeks = -(-each.remaining // max(1, limit)) if limit is not None else 1
    return max(0, each.definition.span - 1, 7 * (weeks - 2) + 1)


#: Each of them takes as long to even as all the others together.
SLOW = ("live-sound-engineer", "music-composer", "post-sound-editor-mixer")


@pytest.mark.parametrize(("hours", "longer", "most"), [(8, 2, 1.02), (20, 1, 1.12)])
def test_shipped_careers_come_near_the_bound(hours: int, longer: float, most: float) -> None:
    _assert_near_the_bound(set(SHIPPED.careers) - set(SLOW), hours, longer, most)


@pytest.mark.campaign
@pytest.mark.parametrize(
    ("hours", "longer", "most"),
    [
        (8, 1, 1.02),
        (8, 1.3, 1.02),
        (8, 2, 1.02),
        (20, 1, 1.12),
        (20, 1.1, 1.03),
        (20, 2, 1.03),
    ],
)
def test_all_shipped_careers_come_near_the_bound(hours: int, longer: float, most: float) -> None:
    _assert_near_the_bound(set(SHIPPED.careers), hours, longer, most)


def _assert_near_the_bound(careers: set[str], hours: int, longer: float, most: float) -> None:
    ratios = []
    calendar = StudyCalendar(
        week=week_of_hours(hours), breaks=(Break(first=day(150), last=day(163)),)
    )
    for career in sorted(careers):
        answers = Answers(careers=(career,), calendar=calendar, start=TODAY)
        plan = new_profile(answers, SHIPPED, TODAY, "p")
        finish = TODAY + (_end(plan) - TODAY) * longer
        after = _evened(plan, finish)
        assert broken_rules(plan, after, TODAY) == []
        assert _busiest(after) >= _bound(plan, finish)
        ratios.append(_busiest(after) / _bound(plan, finish))
    assert sum(ratios) / len(ratios) <= most


def test_weeks_are_evened_within_what_follow_ups_leave() -> None:
    ann = Contact(id="ann", name="Ann", follow_up=FollowUp(on=day(2), minutes=90))
    plan = placed(profile(milestone("one", 900))).model_copy(update={"contacts": (ann,)})
    after = _evened(plan, day(25))
    assert after.contacts == (ann,)
    free = plan.model_copy(update={"calendar": plan.free_calendar(TODAY), "contacts": ()})
    assert after.milestones == _evened(free, day(25)).milestones
