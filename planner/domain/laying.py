"""Laying one milestone on a board: the earliest days that every rule leaves it.

`lay` is what each pass over a plan repeats, whatever the order it goes by. Days are counted from
the first day of the schedule, 0-based.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.board import Board
from planner.domain.board_days import months_with_room, spread
from planner.domain.model import Days, Minutes


@dataclass(frozen=True, slots=True)
class Job:
    """One milestone to lay; ``before`` holds positions of jobs and the days that must pass."""

    minutes: Minutes
    week_cap: Minutes | None
    span: Days
    in_first_week: Minutes
    counts_for_focus: bool
    #: Whether it runs from the first day on, because it was begun.
    begun: bool
    earliest: int
    before: tuple[tuple[int, Days], ...]
    months: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """First day, last day and minutes by day of one job."""

    start: int
    finish: int
    days: dict[int, Minutes]


#: What is not laid yet.
NOWHERE = Laid(0, 0, {})


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a layout came about: laying the same again gives the same.

    ``order`` holds all jobs as they were laid one after the other, ``squeezed`` says of each job
    whether it began as late as its own last day allows (of an event of a usual month: whether it
    keeps to the first half of it), ``turns`` and ``end_of_all`` are those of such events.
    """

    order: Sequence[int]
    squeezed: Sequence[bool]
    turns: Sequence[int]
    end_of_all: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A schedule of all jobs: its last day, and where each job lies."""

    finish: int
    jobs: list[Laid]
    recipe: Recipe


def ready(job: Job, laid: Sequence[Laid]) -> int:
    """The day from which a job may start, once all it waits for is laid."""
    earliest = job.earliest
    for before, gap in job.before:
        earliest = max(earliest, laid[before].finish + gap)
    return earliest


def lay(board: Board, job: Job, place: int, earliest: int, by: Recipe) -> Laid:
    """Lay a job, the one at a place, on the earliest days there are, and take them."""
    if job.months and job.minutes:
        squeezed = by.squeezed[place]
        days = _in_month(board, job, earliest, by.turns[place], by.end_of_all, squeezed=squeezed)
        found = Laid(min(days), max(days), days)
        put(board, job, found)
        return found
    return _freely(board, job, earliest, squeezed=by.squeezed[place])


def put(board: Board, job: Job, laid: Laid) -> None:
    """Use up the minutes and the place side by side of a job that is laid."""
    if job.counts_for_focus and job.minutes:
        board.occupy(0 if job.begun else laid.start, laid.finish)
    board.take(laid.days)


def days_from(board: Board, job: Job, earliest: int) -> dict[int, Minutes]:
    """The minutes of a job on the first free days from a day on; the order of days is theirs."""
    if not job.minutes:
        return {}
    return board.days_from(earliest, job.minutes, job.week_cap, job.span, job.in_first_week)


def _freely(board: Board, job: Job, earliest: int, *, squeezed: bool) -> Laid:
    """Take the earliest days on which a job may run."""
    if not job.minutes:
        day = board.next_study_day(earliest)
        return Laid(day, day, {})
    # It takes all days of its span, so that none of these may be crowded.
    sure = job.span if job.minutes > 1 and not job.in_first_week else 0
    while True:
        earliest = (board.next_start if job.counts_for_focus else board.next_free)(earliest)
        if sure and job.counts_for_focus:
            crowded = board.last_crowded(earliest, earliest + sure - 1)
            if crowded is not None:
                earliest = crowded + 1
                continue
        days = days_from(board, job, earliest)
        if squeezed and not job.in_first_week:
            days = board.squeezed(days, job.week_cap, job.span)
        start, finish = next(iter(days)), next(reversed(days))
        crowded = board.last_crowded(start, finish) if job.counts_for_focus else None
        if crowded is None:
            found = Laid(start, finish, days)
            put(board, job, found)
            return found
        earliest = crowded + 1


def _in_month(
    board: Board, job: Job, earliest: int, turn: int, end_of_all: int, *, squeezed: bool
) -> dict[int, Minutes]:
    """An event spread over one of its usual months; what finds no room follows it.

    It is the first month that ends after the event's turn has come, or an earlier one where that
    would end after everything else: without turns an event with an early prerequisite would stand
    years before its phase, and one of the last phase might hold up the finish. Squeezed, it is
    spread over the first half of the month, if that has room for all of it.
    """
    days: dict[int, Minutes] = {}
    months = months_with_room(board, earliest, job.months, job.minutes)
    while True:
        first, last = next(months)
        if days and last > end_of_all:
            return days
        middle = (first + last) // 2
        early = _days_in_month(board, job, first, middle) if squeezed else {}
        if early and max(early) <= middle:
            days = early
        else:
            days = _days_in_month(board, job, first, last) or days
        if days and last >= turn:
            return days


def _days_in_month(board: Board, job: Job, first: int, last: int) -> dict[int, Minutes]:
    """The minutes of an event spread over the days of a month, or nothing where they do not fit.

    Only what no month can hold (for its weekly limit or its span) goes on after a whole one.
    """
    while first <= last:
        room = [day for day in range(first, last + 1) if board.free(day)]
        days = spread(board, room, job.minutes, job.week_cap)
        fits = sum(days.values()) == job.minutes
        if not fits or (job.minutes > 1 and max(days) - min(days) + 1 < job.span):
            if board.date(first).day > 1:
                return {}
            days = days_from(board, job, board.next_free(first))
        crowded = board.last_crowded(min(days), max(days)) if job.counts_for_focus else None
        if crowded is None:
            return days
        first = crowded + 1
    return {}
