"""The days of a schedule: what is free, what runs, and where minutes find room."""

from __future__ import annotations

import datetime as dt
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.board import Board
from planner.domain.board_days import (
    days_after,
    month_before,
    months_with_room,
    next_in_months,
    spread,
)
from planner.domain.calendar import Break, DayException, StudyCalendar, WeekPattern
from planner.domain.problems import TooLongError
from tests.domain.plan_samples import TODAY, WEEKDAYS, day
from tests.domain.strategies import calendars

PLAIN = StudyCalendar(week=WEEKDAYS)
THURSDAY = dt.date(2027, 1, 7)


def _board(calendar: StudyCalendar = PLAIN, limit: int = 2, worked: int = 0) -> Board:
    return Board(calendar, TODAY, limit, worked)


def test_days_are_counted_from_the_first() -> None:
    board = Board(PLAIN, THURSDAY, 1)
    assert (board.index(THURSDAY), board.date(3), board.index(TODAY)) == (0, day(6), -3)
    assert [board.week(number) for number in range(-3, 12)] == [0] * 7 + [1] * 7 + [2]


@given(calendars(), st.dictionaries(st.integers(0, 800), st.integers(1, 600), max_size=30))
def test_the_next_free_day_is_the_first_with_a_minute(
    calendar: StudyCalendar, taken: dict[int, int]
) -> None:
    board = _board(calendar)
    board.take(taken)
    daily = calendar.daily(TODAY, 1500)
    left = [max(0, minutes - taken.get(number, 0)) for number, minutes in enumerate(daily)]
    for start in (0, 1, 90, 365, 366, 367, 799):
        expected = next(number for number in range(start, 1500) if left[number])
        assert board.next_free(start) == expected
        assert board.free(start) == left[start]


def test_minutes_worked_today_are_not_free() -> None:
    assert _board(worked=50).free(0) == 70
    board = _board(worked=500)
    assert (board.free(0), board.next_free(0)) == (0, 1)


def test_given_work_may_take_more_than_there_is() -> None:
    board = _board()
    board.take({0: 500})
    assert (board.free(0), board.next_free(0)) == (0, 1)


def test_a_study_day_has_time_even_when_it_is_taken() -> None:
    board = _board()
    board.take({7: 120})
    assert (board.next_study_day(5), board.next_free(5)) == (7, 8)
    assert _board(StudyCalendar(week=(0,) * 7)).next_study_day(3) == 3


def test_a_break_without_end_is_an_error() -> None:
    end = dt.date(9999, 12, 31)
    almost = dt.date(9998, 6, 1)
    calendar = StudyCalendar(week=WEEKDAYS, breaks=(Break(first=almost, last=end),))
    board = Board(calendar, almost, 1)
    with pytest.raises(TooLongError):
        board.next_study_day(0)


def test_forward_takes_the_first_free_minutes() -> None:
    board = _board()
    board.take({0: 100})
    assert board.forward(0, None, 150) == {0: 20, 1: 120, 2: 10}
    assert board.forward(0, None, 0) == {}
    assert board.forward(0, 2, 100) == {0: 20, 1: 80}
    assert board.forward(0, 1, 201) == {0: 20 + 31, 1: 120 + 30}
    assert board.forward(5, 6, 3) == {5: 2, 6: 1}


def test_backward_takes_the_last_free_minutes() -> None:
    board = _board()
    assert board.backward(6, 0, 150) == {4: 120, 3: 30}
    assert board.backward(1, 0, 300) == {1: 150, 0: 150}
    assert board.backward(1, 0, 300, within=False) == {1: 120, 0: 120}


def test_an_even_share_looks_at_study_days_only() -> None:
    assert _board().evenly(3, 6, 241) == {3: 121, 4: 120}
    assert _board().evenly(5, 6, 1) == {5: 1}


@given(
    calendars(),
    st.integers(0, 20),
    st.integers(1, 40),
    st.integers(1, 3000),
    st.none() | st.integers(1, 400),
)
def test_spread_is_as_even_as_the_days_allow(
    calendar: StudyCalendar, start: int, count: int, minutes: int, cap: int | None
) -> None:
    board = _board(calendar)
    days = range(start, start + count)
    taken = spread(board, days, minutes, cap)
    assert list(taken) == sorted(taken)
    assert all(0 < taken[number] <= board.free(number) for number in taken)
    assert sum(taken.values()) <= minutes
    weeks: dict[int, int] = {}
    for number, share in taken.items():
        weeks[board.week(number)] = weeks.get(board.week(number), 0) + share
    assert cap is None or max(weeks.values(), default=0) <= cap
    if cap is None:
        room = sum(board.free(number) for number in days)
        assert sum(taken.values()) == min(minutes, room)
        most = max(taken.values(), default=0)
        for number in days:
            full = taken.get(number, 0) == board.free(number)
            assert full or taken.get(number, 0) >= most - 1


def test_no_more_than_the_limit_run_side_by_side() -> None:
    board = _board(limit=2)
    board.occupy(2, 5)
    assert board.last_crowded(0, 9) is None
    board.occupy(4, 7)
    assert board.last_crowded(0, 9) == 5
    assert board.last_crowded(6, 9) is None
    assert board.next_start(4) == 7


def test_months_with_room() -> None:
    board = _board()
    january, march, january_after = islice(months_with_room(board, 10, (1, 3), 60), 3)
    assert (board.date(january[0]), board.date(january[1])) == (day(10), dt.date(2027, 1, 31))
    assert (board.date(march[0]), board.date(march[1])) == (
        dt.date(2027, 3, 1),
        dt.date(2027, 3, 31),
    )
    assert board.date(january_after[0]) == dt.date(2028, 1, 1)
    # January has 20 study days left, so 2,520 minutes have no room; all of March is not enough
    # for 9,999 either, but nothing in it is taken.
    assert next(months_with_room(board, 0, (1, 3), 2520))[0] == board.index(dt.date(2027, 3, 1))
    assert next(months_with_room(board, 0, (1, 3), 9999))[0] == board.index(dt.date(2027, 3, 1))
    board.take({board.index(dt.date(2027, 3, 1)): 1})
    assert next(months_with_room(board, 10, (3,), 9999))[0] == board.index(dt.date(2028, 3, 1))


def test_a_month_without_any_time_has_no_room() -> None:
    off = WeekPattern(start=TODAY, week=(0,) * 7)
    on = WeekPattern(start=dt.date(2028, 2, 1), week=WEEKDAYS)
    board = _board(StudyCalendar(week=WEEKDAYS, patterns=(off, on)))
    assert board.date(next(months_with_room(board, 0, (1, 3), 60))[0]) == dt.date(2028, 3, 1)


def test_days_by_which_minutes_are_free() -> None:
    assert days_after(_board(), [0, 120, 121, 600, 601]) == [0, 0, 1, 4, 7]


def test_a_placement_joins_days_alike() -> None:
    exception = DayException(day=day(2), minutes=60)
    board = _board(StudyCalendar(week=WEEKDAYS, exceptions=(exception,)))
    days = board.forward(0, None, 500)
    placement = board.placement(0, max(days), {**days, 20: 0})
    assert placement.runs == ((0, 2, 120), (2, 1, 60), (3, 1, 120), (4, 1, 80))
    assert placement.minutes() == 500
    assert dict(placement.days()) == {day(number): minutes for number, minutes in days.items()}


def test_the_calendar_ends_in_the_year_9999() -> None:
    with pytest.raises(TooLongError):
        Board(PLAIN, dt.date(9999, 6, 1), 1)


# --- the days of one milestone, and the board from its other end ---------------------------------


def test_a_copy_shares_nothing() -> None:
    board = _board()
    board.take({0: 100})
    other = board.copy()
    other.take({0: 20})
    other.occupy(0, 3)
    assert (board.free(0), other.free(0)) == (20, 0)
    assert board.last_crowded(0, 3) is None


def test_a_mirror_has_the_days_from_the_last_to_the_first() -> None:
    board = _board(limit=1)
    board.take({0: 100, 1: 120})
    board.occupy(2, 3)
    mirror = board.mirrored(8)
    assert [mirror.free(number) for number in range(9)] == [120, 120, 0, 0, 120, 120, 120, 0, 20]
    # The week of Monday 11 January comes first, and its two days are one week.
    assert [mirror.week(number) for number in range(9)] == [0, 0, 1, 1, 1, 1, 1, 1, 1]
    assert mirror.next_free(2) == 4
    assert mirror.next_start(4) == 4
    assert mirror.next_start(5) == 8
    # Before the first day is time without end.
    assert mirror.free(9) > 0


@given(calendars(), st.integers(0, 200))
def test_weeks_of_a_mirror_are_the_same_weeks(calendar: StudyCalendar, end: int) -> None:
    board = _board(calendar)
    mirror = board.mirrored(end)
    for number in range(end):
        same = board.week(number) == board.week(number + 1)
        assert (mirror.week(end - number) == mirror.week(end - number - 1)) == same
        assert mirror.free(end - number) == board.free(number)


@pytest.mark.parametrize(
    ("work", "days"),
    [
        ({"minutes": 250}, {0: 120, 1: 120, 2: 10}),
        ({"minutes": 250, "week_cap": 200}, {0: 120, 1: 80, 7: 50}),
        ({"minutes": 250, "week_cap": 200, "in_first_week": 150}, {0: 50, 7: 120, 8: 80}),
        ({"minutes": 50, "in_first_week": 150}, {0: 50}),
        ({"minutes": 120, "span": 10}, {0: 105, 9: 15}),
        ({"minutes": 1, "span": 10}, {0: 1}),
        ({"minutes": 120, "span": 6}, {0: 105, 7: 15}),
        ({"minutes": 60, "earliest": 5}, {7: 60}),
    ],
)
def test_days_from_a_day_on(work: dict[str, int], days: dict[int, int]) -> None:
    found = _board().days_from(**{"earliest": 0} | work)
    assert list(found.items()) == list(days.items())


def test_squeezed_days_begin_as_late_as_their_last_allows() -> None:
    board = _board()
    board.take({0: 110, 1: 110, 2: 110})
    trickle = board.days_from(0, 120)
    assert trickle == {0: 10, 1: 10, 2: 10, 3: 90}
    assert board.squeezed(trickle) == {3: 120}
    capped = board.days_from(0, 120, 60)
    assert capped == {0: 10, 1: 10, 2: 10, 3: 30, 7: 60}
    assert board.squeezed(capped, 60) == {4: 60, 7: 60}
    spanned = board.days_from(0, 120, None, 4)
    assert list(board.squeezed(spanned, None, 4).items()) == list(spanned.items())


def test_months_ahead_and_behind() -> None:
    board = _board()
    march = (dt.date(2027, 3, 1) - TODAY).days
    assert next_in_months(board, 0, (1,)) == 0
    assert next_in_months(board, 0, (3, 4)) == march
    assert month_before(board, march - 1, (1, 2)) == (march - 28, march - 1)
    assert month_before(board, march + 3, (3,)) == (march, march + 3)
    # December of the year before has 31 days, and Monday the 4th is day 0.
    assert month_before(board, 10, (12,)) == (-34, -4)


def test_squeezing_ends_where_a_full_week_begins_before_all_days() -> None:
    """The first day is in a week whose limit is used up: there is nothing before it to look at."""
    every_day = StudyCalendar(week=(60,) * 7)
    board = Board(every_day, dt.date(2027, 1, 5), 1)
    days = {0: 12, 6: 12, 13: 6, 39: 12, 41: 3}
    assert board.squeezed(days, 12, 40) == days
