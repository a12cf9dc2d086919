"""The least weekly time for a wished finish, and what stands in its way."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from planner.domain.calendar import (
    Break,
    DayException,
    StudyCalendar,
    WeekPattern,
    scaled_week,
    week_of_hours,
)
from planner.domain.finish_chain import Hold, over_on
from planner.domain.finish_wish import LONGEST_DAY, NotBefore, WeeklyTime, _Weeks, least_weekly_time
from planner.domain.problems import NoTimeError
from planner.domain.profile import Profile, Status
from planner.domain.start import Answers, new_profile
from planner.storage.seeds import load_catalogue
from planner.words import ENGLISH
from tests.domain.conftest import SEEDS
from tests.domain.plan_samples import TODAY, WEEKDAYS, day, milestone, placed, profile
from tests.domain.schedule_checker import broken_rules
from tests.domain.strategies import profiles

SHIPPED = load_catalogue([SEEDS])[0]


def _end(plan: Profile, calendar: StudyCalendar, today: dt.date = TODAY) -> dt.date:
    """The last day of a plan's work with another calendar."""
    return _last_of(placed(plan.model_copy(update={"calendar": calendar}), today), today)


def _last_of(plan: Profile, today: dt.date = TODAY) -> dt.date:
    return max(
        (over_on(each.placement) for each in plan.milestones if each.is_open and each.placement),
        default=max(today, plan.start),
    )


def _check(plan: Profile, finish: dt.date, today: dt.date = TODAY) -> WeeklyTime | NotBefore:
    """Ask, and hold the answer to what it promises."""
    found = least_weekly_time(plan, today, finish)
    weeks = _Weeks.of(plan, today)
    if isinstance(found, NotBefore):
        assert found.day > finish
        assert _end(plan, weeks.scaled(weeks.most), today) >= found.day
        assert ENGLISH.not_before(found).startswith(f"Not before {ENGLISH.date(found.day)}, ")
        return found
    assert _end(plan, found.calendar, today) <= finish
    assert found.minutes % 15 == 0
    quarters = next(
        number for number in range(1, weeks.most + 1) if weeks.scaled(number) == found.calendar
    )
    assert quarters == 1 or _end(plan, weeks.scaled(quarters - 1), today) > finish
    return found


@given(profiles(), st.integers(-5, 400).map(day))
def test_the_answer_reaches_the_date_and_a_quarter_less_does_not(
    plan: Profile, finish: dt.date
) -> None:
    found = _check(plan, finish)
    if isinstance(found, WeeklyTime):
        other = plan.model_copy(update={"calendar": found.calendar})
        assert broken_rules(other, placed(other), TODAY) == []


@settings(max_examples=max(4, settings().max_examples // 10))
@example("audio-software-developer", 4, 140, 0)
@given(
    st.sampled_from(sorted(SHIPPED.careers)),
    st.sampled_from((4, 8, 20)),
    st.integers(90, 1500),
    st.integers(0, 300),
)
def test_shipped_careers_get_the_least_time(
    career: str, hours: float, days: int, later: int
) -> None:
    calendar = StudyCalendar(week=week_of_hours(hours))
    answers = Answers(careers=(career,), calendar=calendar, start=TODAY)
    plan = new_profile(answers, SHIPPED, TODAY, "p")
    _check(plan, day(later + days), day(later))


@settings(max_examples=max(8, settings().max_examples // 10))
@given(profiles(), st.integers(0, 300), st.integers(0, 60))
def test_a_later_wish_never_needs_more(plan: Profile, days: int, more: int) -> None:
    """Where one more hour never makes a plan end later."""
    soon = least_weekly_time(plan, TODAY, day(days))
    late = least_weekly_time(plan, TODAY, day(days + more))
    weeks = _Weeks.of(plan, TODAY)
    ends = [_end(plan, weeks.scaled(number)) for number in range(1, weeks.most + 1, 9)]
    assume(ends == sorted(ends, reverse=True))
    if isinstance(soon, WeeklyTime):
        assert isinstance(late, WeeklyTime)
        assert late.minutes <= soon.minutes


@given(profiles(), st.integers(-5, 200).map(day))
def test_a_search_with_a_goal_answers_as_the_whole_search_does(
    plan: Profile, goal: dt.date
) -> None:
    whole, short = placed(plan), placed(plan, goal=goal)
    ends = [_last_of(whole), _last_of(short)]
    assert (ends[0] <= goal) == (ends[1] <= goal)
    assert ends[0] <= ends[1]
    assert broken_rules(plan, short, TODAY) == []


# --- the calendar -----------------------------------------------------------------------------


def test_weeks_lived_in_stay_and_those_ahead_are_scaled_alike() -> None:
    calendar = StudyCalendar(
        week=(60, 0, 0, 0, 0, 0, 0),
        patterns=(
            WeekPattern(start=day(-14), week=(120, 0, 120, 0, 0, 0, 0)),
            WeekPattern(start=day(28), week=(0, 240, 240, 0, 0, 0, 0)),
        ),
        breaks=(Break(first=day(7), last=day(13)),),
        exceptions=(DayException(day=day(15), minutes=45),),
    )
    plan = profile(milestone("a", 4_000), calendar=calendar, start=day(-30))
    found = _check(plan, day(60))
    assert isinstance(found, WeeklyTime)
    assert found.calendar.daily(day(-30), 30) == calendar.daily(day(-30), 30)
    assert sum(found.calendar.week_on(day(28))) == 2 * found.minutes
    assert found.minutes == sum(found.calendar.week_on(TODAY))
    assert found.calendar.breaks == calendar.breaks
    assert found.calendar.exceptions == calendar.exceptions
    study_days = [bool(minutes) for minutes in found.calendar.week_on(day(28))]
    assert study_days == [False, True, True, False, False, False, False]


def test_a_plan_that_has_not_begun_keeps_no_week() -> None:
    earlier = WeekPattern(start=day(-7), week=WEEKDAYS)
    calendar = StudyCalendar(week=(60,) * 7, patterns=(earlier,))
    found = _check(profile(milestone("a", 1_200), calendar=calendar), day(11))
    assert isinstance(found, WeeklyTime)
    assert found.minutes == 600
    assert found.calendar == StudyCalendar(week=WEEKDAYS)


def test_the_present_time_as_an_answer_changes_nothing() -> None:
    plan = profile(milestone("a", 1_200), start=day(-7))
    found = _check(plan, day(11))
    assert found == WeeklyTime(600, plan.calendar)


def test_no_day_gets_more_than_sixteen_hours_and_no_free_day_any() -> None:
    calendar = StudyCalendar(week=(0, 180, 0, 0, 0, 0, 60))
    plan = profile(milestone("a", 10_000), calendar=calendar)
    found = _check(plan, day(48))
    assert isinstance(found, WeeklyTime)
    assert max(found.calendar.week) <= LONGEST_DAY
    assert [each for each, minutes in enumerate(found.calendar.week) if minutes] == [1, 6]
    assert isinstance(_check(plan, day(20)), NotBefore)


def test_a_scaled_week_fills_its_own_days_first() -> None:
    assert scaled_week((0, 180, 0, 0, 0, 0, 60), 30 * 60, 16 * 60) == (0, 960, 0, 0, 0, 0, 840)
    assert scaled_week((0, 60, 0, 0, 0, 0, 0), 17 * 60, 16 * 60) == (60, 960, 0, 0, 0, 0, 0)


def test_a_week_that_is_empty_now_counts_the_first_that_is_not() -> None:
    later = WeekPattern(start=day(7), week=WEEKDAYS)
    plan = profile(milestone("a", 1_200), calendar=StudyCalendar(week=(0,) * 7, patterns=(later,)))
    found = _check(plan, day(18))
    assert isinstance(found, WeeklyTime)
    assert found.minutes == 600
    assert not any(found.calendar.week)


def test_small_weeks_never_shrink_to_nothing() -> None:
    later = WeekPattern(start=day(700), week=(15, 0, 0, 0, 0, 0, 0))
    plan = profile(milestone("a", 60), calendar=StudyCalendar(week=WEEKDAYS, patterns=(later,)))
    found = _check(plan, day(600))
    assert isinstance(found, WeeklyTime)
    assert found.minutes == 15


def test_without_any_time_there_is_no_shape_to_keep() -> None:
    plan = profile(milestone("a"), calendar=StudyCalendar(week=(0,) * 7))
    with pytest.raises(NoTimeError):
        least_weekly_time(plan, TODAY, day(100))


def test_a_plan_with_everything_done_needs_hardly_any_time() -> None:
    plan = profile(milestone("a", status=Status.DONE, done_on=TODAY))
    assert _check(plan, day(1)) == WeeklyTime(15, StudyCalendar(week=(15, 0, 0, 0, 0, 0, 0)))


# --- not before -------------------------------------------------------------------------------


def _why(plan: Profile, finish: dt.date = TODAY, today: dt.date = TODAY) -> str:
    found = _check(plan, finish, today)
    assert isinstance(found, NotBefore)
    return ENGLISH.not_before(found)


def test_a_span_holds_the_finish(table: Profile) -> None:
    """id    min   span  after
    a     600   -     -
    slow  300   182   a
    b     300   -     slow
    """
    assert _why(table, day(60)) == (
        "Not before 5 July 2027, because “Make slow” takes at least 26 weeks."
    )


def test_of_two_alike_either_is_named(table: Profile) -> None:
    """id    min   span
    a     300   15
    b     300   15
    """
    assert _why(table) == "Not before 18 January 2027, because “Make a” takes at least 15 days."


def test_a_paced_course_holds_the_finish(table: Profile) -> None:
    """id      min  limit
    course  900  180
    other   300  -
    """
    assert _why(table) == (
        "Not before 1 February 2027, because “Make course” takes at most 3 h a week."
    )


def test_a_limit_slower_than_its_span_is_named(table: Profile) -> None:
    """id      min  limit span
    course  900  180   21
    """
    assert "takes at most 3 h a week" in _why(table)


def test_a_wait_holds_the_finish(table: Profile) -> None:
    """id   min  wait  after
    ask  60   60    -
    use  60   -     ask
    """
    assert _why(table) == (
        "Not before 5 March 2027, because “Make ask” is followed by 60 days of waiting for an "
        "answer."
    )


def test_the_wait_after_something_done_counts_from_today() -> None:
    ask = milestone("ask", wait=40, status=Status.DONE, done_on=day(-10))
    assert "is followed by 40 days" in _why(profile(ask, milestone("use", after=("ask",))))


def test_something_done_on_no_known_day_holds_nothing() -> None:
    ask = milestone("ask", wait=40, status=Status.DONE)
    assert "your study days hold no more" in _why(
        profile(ask, milestone("use", after=("ask",))), day(-1)
    )


def test_a_lag_holds_the_finish(table: Profile) -> None:
    """id   min  after lag
    ask  60   -     -
    use  60   ask   ask:30
    """
    assert _why(table) == (
        "Not before 3 February 2027, because 30 days must pass between “Make ask” and “Make use”."
    )


def test_a_dated_event_holds_the_finish_and_what_follows_it(table: Profile) -> None:
    """id    min  event       there  after
    fair  300  18.3..19.3  120    -
    note  60   -           -      fair
    """
    assert (
        _why(table) == "Not before 19 March 2027, because “Make fair” takes place on 18 March 2027."
    )


def test_an_event_of_a_usual_month_holds_the_finish(table: Profile) -> None:
    """id    min  months  after
    make  900  -       -
    fair  120  6       make
    """
    assert _why(table).endswith("because “Make fair” takes place in June.")


def test_a_pin_holds_the_finish(table: Profile) -> None:
    """id    min  pin       after
    make  900  ..20.4    -
    more  60   -         make
    """
    assert (
        _why(table) == "Not before 20 April 2027, because “Make make” is pinned to 20 April 2027."
    )


def test_a_pinned_start_holds_the_finish(table: Profile) -> None:
    """id    min  pin
    make  60   20.4..
    """
    assert _why(table).endswith("because “Make make” is pinned to 20 April 2027.")


def test_an_overdue_pin_waits_for_time_alone(table: Profile) -> None:
    """id    min    pin
    make  20000  ..1.1
    """
    assert "your study days hold no more, even with 16 h on the longest" in _why(table)


def test_a_past_event_waits_for_time_alone(table: Profile) -> None:
    """id    min    event     there
    fair  20000  1.1..2.1  120
    """
    assert "your study days hold no more" in _why(table)


def test_the_learners_own_date_holds_the_finish(table: Profile) -> None:
    """id    min  not_before
    make  60   20.4
    """
    assert _why(table).endswith("because “Make make” is not to start before 20 April 2027.")


def test_a_booking_holds_the_finish(table: Profile) -> None:
    """id    min  lead
    make  60   45
    """
    assert _why(table).endswith("because “Make make” has to be booked 45 days ahead.")


def test_the_focus_limit_holds_the_finish(table: Profile) -> None:
    """focus: 1
    id  min  span
    a   60   20
    b   60   21
    c   60   20
    """
    assert _why(table).endswith("because only one milestone runs at a time.")


def test_more_side_by_side_are_counted(table: Profile) -> None:
    """focus: 2
    id  min  span
    a   60   20
    b   60   20
    c   60   20
    d   60   20
    e   60   20
    """
    assert _why(table).endswith("because at most 2 milestones run side by side.")


def test_work_in_progress_does_not_wait_for_a_place(table: Profile) -> None:
    """focus: 1
    id  min    status
    a   20000  in-progress
    b   20000  in-progress
    """
    assert "your study days hold no more" in _why(table)


def test_a_break_holds_the_finish(table: Profile) -> None:
    """break: 5.1..30.6
    id  min
    a   6000
    """
    assert _why(table).endswith("because there is a break from 5 January 2027 to 30 June 2027.")


def test_a_late_beginning_holds_the_finish(table: Profile) -> None:
    """start: 20.4
    id  min
    a   60
    """
    assert _why(table) == "Not before 20 April 2027, because the plan begins on 20 April 2027."


def test_the_hours_themselves_can_hold_the_finish(table: Profile) -> None:
    """week: 0 0 0 0 0 60 0
    id  min
    a   9600
    """
    assert _why(table) == (
        "Not before 13 March 2027, because your study days hold no more, even with 16 h on the "
        "longest."
    )


def test_the_hold_with_most_days_of_the_chain_is_the_reason(table: Profile) -> None:
    """id     min  span  wait  after
    a      600  30    -     -
    ask    60   -     40    a
    b      600  14    -     ask
    other  600  60    -     -
    """
    found = _check(table, day(70))
    assert isinstance(found, NotBefore)
    assert (found.milestone, found.because.hold, found.because.milestone) == ("b", Hold.WAIT, "ask")


@given(profiles())
def test_a_date_in_the_past_is_never_reached_and_the_reason_is_in_the_plan(plan: Profile) -> None:
    found = least_weekly_time(plan, TODAY, TODAY - dt.timedelta(days=1))
    assert isinstance(found, NotBefore)
    ids = {each.id for each in plan.milestones if each.is_open or each.status is Status.DONE}
    assert found.because.milestone is None or found.because.milestone in ids
    assert found.milestone in {*ids, ""}


_FREE = {
    Hold.SPAN: {"span": 0},
    Hold.WEEKLY_LIMIT: {"weekly_limit": None},
    Hold.WAIT: {"wait": 0},
    Hold.LAG: {"lags": ()},
    Hold.LEAD: {"lead": 0},
}


@settings(max_examples=30)
@given(
    st.lists(
        st.tuples(st.sampled_from((0, 20, 45)), st.sampled_from((0, 25, 60)), st.integers(0, 20)),
        min_size=1,
        max_size=5,
    )
)
def test_taking_away_the_reason_lets_a_single_chain_end_earlier(
    links: list[tuple[int, int, int]],
) -> None:
    plan = profile(
        *(
            milestone(
                f"m{at}",
                240,
                span=span,
                wait=wait,
                lead=lead,
                after=(f"m{at - 1}",) if at else (),
            )
            for at, (span, wait, lead) in enumerate(links)
        )
    )
    found = _check(plan, TODAY - dt.timedelta(days=1))
    assert isinstance(found, NotBefore)
    free = _FREE.get(found.because.hold)
    if free is None:
        assert found.because.hold is Hold.TIME
        return
    without = [
        each.model_copy(update={"definition": each.definition.model_copy(update=free)})
        if each.id == found.because.milestone
        else each
        for each in plan.milestones
    ]
    other = least_weekly_time(
        plan.model_copy(update={"milestones": tuple(without)}), TODAY, TODAY - dt.timedelta(days=1)
    )
    assert isinstance(other, NotBefore)
    assert other.day < found.day
