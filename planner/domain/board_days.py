"""Finding days on a board: in some months, by sums of minutes, evenly."""

from __future__ import annotations

import calendar as months_of_the_year
from collections.abc import Iterable, Iterator, Sequence

from planner.domain.board import Board
from planner.domain.model import Minutes


def months_with_room(
    board: Board, day: int, months: Sequence[int], minutes: Minutes
) -> Iterator[tuple[int, int]]:
    """First and last day of those of some months that can hold minutes, from ``day`` on.

    A month under way counts with what is left of it. A month too short for all the minutes
    counts when nothing in it is taken.
    """
    while True:
        date = board.date(day)
        length = months_of_the_year.monthrange(date.year, date.month)[1]
        end = day + length - date.day
        board.free(end)  # says so where the calendar ends
        if date.month in months:
            room = sum(board.free(each) for each in range(day, end + 1))
            most = sum(board.calendar.daily(board.date(day - date.day + 1), length))
            if room >= min(minutes, most) > 0:
                yield day, end
        day = end + 1


def next_in_months(board: Board, day: int, months: Sequence[int]) -> int:
    """The first day with a free minute from ``day`` on that lies in one of some months."""
    while True:
        day = board.next_free(day)
        date = board.date(day)
        if date.month in months:
            return day
        day += months_of_the_year.monthrange(date.year, date.month)[1] - date.day + 1


def month_before(board: Board, day: int, months: Sequence[int]) -> tuple[int, int]:
    """First and last day up to ``day`` of the latest of some months; days may be negative."""
    while (date := board.date(day)).month not in months:
        day -= date.day
    return day - date.day + 1, day


def days_after(board: Board, sums: Iterable[Minutes]) -> list[int]:
    """For each of some rising sums of minutes the day by which so many are free in all."""
    days: list[int] = []
    day = 0
    free = board.free(0)
    for minutes in sums:
        while free < minutes:
            day = board.next_free(day + 1)
            free += board.free(day)
        days.append(day)
    return days


def spread(
    board: Board, days: Sequence[int], minutes: Minutes, week_cap: Minutes | None = None
) -> dict[int, Minutes]:
    """Minutes over some days as evenly as their free minutes and a weekly limit allow."""
    taken: dict[int, Minutes] = {}
    left, room = minutes, {board.week(day): week_cap or minutes for day in days}
    by_room = sorted(days, key=lambda day: (board.free(day), day))
    for position, day in enumerate(by_room):
        share, week = -(-left // (len(by_room) - position)), board.week(day)
        taken[day] = min(share, board.free(day), room[week])
        room[week] -= taken[day]
        left -= taken[day]
    return {day: taken[day] for day in sorted(taken) if taken[day]}
