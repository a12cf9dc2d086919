"""In which order to lay work so that it is all done early.

`laid_out` lays what nobody gave a date, once or several times, and keeps one of the results. Each
time is a serial pass: of those whose prerequisites are all laid, the one with the smallest key goes
next and takes the earliest days that every rule leaves it. The passes differ in their keys only:

1. *The learner's order.* It stands if it ends within 1 % of a bound that no order can beat: the day
   by which the free minutes suffice, or the end of the longest chain. A few days are not worth
   mixing phases for.
2. *Blends.* A milestone has a turn (the day on which the learner's order alone would come to it)
   and a late start (the day by which it must begin so that the bound can hold, counted backwards
   through what waits for it). The key slides from one to the other in quarters, so that the phases
   are disturbed no more than it takes; the first blend within 1 % of the bound is kept.
3. *There and back.* The best so far is laid backwards from its end, as late as can be, and the late
   starts found there, which know of every limit, are the keys of the next pass forwards.
4. *Shaken late starts*, by fixed amounts, as long as the number of passes allows.

Of those that miss the bound by more the earliest wins, the first of equals. In some passes work
that would trickle over weeks begins as late as its own last day allows, which frees places side by
side. `most_passes` says how many there are: 20 for a plan of a career, three from 250 milestones
on (learner's order, late starts, late starts with work squeezed); while the best is over 2 % after
the bound there may be three times 20, but never more than three in large plans. The bound does not
know the focus limit, so that plans with one or two places side by side use all their passes.

Useful work first (Smith's rule: levels raised per hour, over a milestone and what waits for it) is
not a pass of its own: phases are built from easy to hard by people, and the order inside a phase is
the learner's word. Late starts serve it where it matters, on what much else waits for.

Days are counted from the first day of the schedule, 0-based.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from planner.domain.board import Board
from planner.domain.board_days import (
    days_after,
    month_before,
    months_with_room,
    next_in_months,
    spread,
)
from planner.domain.model import Days, Minutes

#: Milestones laid in all passes together, and bounds of the number of passes.
_WORK = 800
_FEWEST, _MOST = 3, 20
#: So many times as many passes while the best is over 2 % after the bound.
_FAR_OFF = 3
#: The learner's order, in hundredths: how much of a blend is the late start.
_BLENDS = (25, 50, 75, 100)
#: A finish is close to a bound if it is after it by at most one part in this many.
_CLOSE = 100
#: From so many milestones on only one blend is tried, the whole late start.
_MANY = 300
_PRIME = 7_368_787
#: By how many days late starts are shaken, at most.
_SHAKES = (5, 17, 43, 83)


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
class Layout:
    """What one pass found: for each job its first day, last day and minutes by day."""

    finish: int
    starts: list[int]
    finishes: list[int]
    days: list[dict[int, Minutes]]


@dataclass(frozen=True, slots=True)
class _Keys:
    """What one pass goes by: keys, turns of events of a usual month, whether work is squeezed."""

    keys: Sequence[int]
    turns: Sequence[int]
    end_of_all: int
    squeezed: bool = False


def most_passes(count: int) -> int:
    """How many passes a plan with so many milestones to lay gets, unless it is far off."""
    return max(_FEWEST, min(_MOST, _WORK // max(1, count)))


def laid_out(
    board: Board, jobs: Sequence[Job], end_of_given: int = 0, goal: int | None = None
) -> Layout:
    """Lay all jobs on a board with the given work on it, which stays as it is.

    Args:
        board: what is free.
        jobs: in the learner's order; what they wait for makes no cycle.
        end_of_given: the last day of the given work: nothing is won by ending before it.
        goal: where only the question is whether all can end by a day: that day. No pass follows
            the one that keeps it, and none the first where a bound says that it cannot be kept.
    """
    return _Search(board, jobs, end_of_given, goal).best()


class _Search:
    """The passes over one set of jobs: the best of them so far, and the last."""

    def __init__(
        self, board: Board, jobs: Sequence[Job], end_of_given: int, goal: int | None
    ) -> None:
        self._board, self._jobs, self._end_of_given = board, jobs, end_of_given
        self._goal = goal
        self._after: list[list[tuple[int, Days]]] = [[] for _ in jobs]
        for place, job in enumerate(jobs):
            for before, days in job.before:
                self._after[before].append((place, days))
        sums = [0]
        for job in jobs:
            sums.append(sums[-1] + job.minutes)
        by_minutes = days_after(board, sums)
        self._turns, self._end_of_all = by_minutes[:-1], by_minutes[-1]
        self._last = self._best = self._forward(
            _Keys(range(len(jobs)), self._turns, self._end_of_all)
        )

    def best(self) -> Layout:
        """The learner's order, or the first that is close to the bound, or the earliest."""
        bound = max(self._end_of_given, self._end_of_all)
        if self._is_close(bound):
            return self._best
        bound = max(bound, self._longest_chain())
        if self._is_close(bound):
            return self._best
        most = most_passes(len(self._jobs))
        further = most if most == _FEWEST else _FAR_OFF * most
        for number, keys in enumerate(islice(self._passes(bound), further - 1), start=1):
            far_off = self._best.finish > bound + 2 * (bound + 1) // _CLOSE
            if self._is_close(bound) or (number >= most and not far_off):
                break
            self._last = self._forward(keys)
            if self._last.finish < self._best.finish:
                self._best = self._last
        return self._best

    def _is_close(self, bound: int) -> bool:
        if self._goal is not None and (self._best.finish <= self._goal or bound > self._goal):
            return True
        return self._best.finish <= bound + (bound + 1) // _CLOSE

    def _passes(self, bound: int) -> Iterator[_Keys]:
        """What the passes after the learner's order go by."""
        late = self._late_starts(bound)
        shares = _BLENDS if len(self._jobs) < _MANY else _BLENDS[-1:]
        for share in shares:
            keys = [
                (100 - share) * turn + share * start
                for turn, start in zip(self._turns, late, strict=True)
            ]
            yield _Keys(keys, late, bound)
        yield _Keys(late, late, bound, squeezed=True)
        for squeezed in (False, True):
            self._last = self._best
            before = self._best.finish + 1
            while self._best.finish < before:
                before = self._best.finish
                keys = self._back(self._last, squeezed=squeezed)
                yield _Keys(keys, late, bound, squeezed=squeezed)
        number = 0
        while True:
            most = _SHAKES[number % len(_SHAKES)]
            # A multiple of a large prime leaves no pattern, and is the same each time.
            keys = [
                start + (place + 1) * (number + 1) * _PRIME % (2 * most + 1) - most
                for place, start in enumerate(late)
            ]
            yield _Keys(keys, late, bound, squeezed=number % 2 == 1)
            number += 1

    # The bound

    def _longest_chain(self) -> int:
        """The last day there is if each job has all the time and places for itself."""
        jobs, board = self._jobs, self._board
        finishes = [0] * len(jobs)
        for place in self._in_order():
            job = jobs[place]
            day = max([job.earliest, *(finishes[each] + gap for each, gap in job.before)])
            if job.months:
                day = next_in_months(board, day, job.months)
            finishes[place] = _last(_days(board, job, day), day)
        return max(finishes)

    def _late_starts(self, end: int) -> list[int]:
        """The day by which each job must start so that all can be over on a day, alone again."""
        jobs, mirror = self._jobs, self._board.mirrored(end)
        starts = [end] * len(jobs)
        for place in reversed(self._in_order()):
            job = jobs[place]
            day = max([0, *(end - starts[each] + gap for each, gap in self._after[place])])
            if job.months:
                first, last = month_before(self._board, end - day, job.months)
                days = _days(mirror, job, end - last)
                starts[place] = max(first, end - _last(days, end - last))
            else:
                starts[place] = end - _last(_days(mirror, job, day), day)
        return starts

    def _in_order(self) -> list[int]:
        """Every job after what it waits for."""
        missing = [len(job.before) for job in self._jobs]
        order = [place for place, number in enumerate(missing) if not number]
        for place in order:
            for waiting, _ in self._after[place]:
                missing[waiting] -= 1
                if not missing[waiting]:
                    order.append(waiting)
        return order

    # One pass

    def _forward(self, by: _Keys) -> Layout:
        """Lay the job with the smallest key of those that wait for nothing, and so on."""
        jobs, board, keys = self._jobs, self._board.copy(), by.keys
        found = Layout(
            max(0, self._end_of_given), [0] * len(jobs), [0] * len(jobs), [{} for _ in jobs]
        )
        missing = [len(job.before) for job in jobs]
        # Events of a usual month are laid as soon as they can be, while their month has room.
        ready = [
            (not job.months, keys[place], place) for place, job in enumerate(jobs) if not job.before
        ]
        heapq.heapify(ready)
        finish = found.finish
        while ready:
            place = heapq.heappop(ready)[2]
            job, earliest = jobs[place], jobs[place].earliest
            for before, gap in job.before:
                earliest = max(earliest, found.finishes[before] + gap)
            if job.months and job.minutes:
                turn = min(by.turns[place], self._turns[place])
                days = _in_month(board, job, earliest, turn, by.end_of_all)
                start, last = min(days), max(days)
                _put(board, job, start, last, days)
            else:
                start, last, days = _freely(board, job, earliest, squeezed=by.squeezed)
            found.starts[place], found.finishes[place], found.days[place] = start, last, days
            finish = max(finish, last)
            for waiting, _ in self._after[place]:
                missing[waiting] -= 1
                if not missing[waiting]:
                    heapq.heappush(ready, (not jobs[waiting].months, keys[waiting], waiting))
        return replace(found, finish=finish)

    def _back(self, layout: Layout, *, squeezed: bool) -> list[int]:
        """The late starts with every limit kept: each job as late as can be, the last first."""
        jobs, end = self._jobs, layout.finish
        board = self._board.mirrored(end)
        starts = [0] * len(jobs)
        missing = [len(after) for after in self._after]

        def key(place: int) -> tuple[int, int, int]:
            return -layout.finishes[place], -layout.starts[place], -place

        ready = [key(place) for place, number in enumerate(missing) if not number]
        heapq.heapify(ready)
        while ready:
            place = -heapq.heappop(ready)[2]
            job = jobs[place]
            if job.months:
                starts[place] = end - layout.starts[place]
            else:
                after = (starts[each] + gap for each, gap in self._after[place])
                _, starts[place], _ = _freely(board, job, max([0, *after]), squeezed=squeezed)
            for before, _ in job.before:
                missing[before] -= 1
                if not missing[before]:
                    heapq.heappush(ready, key(before))
        return [end - start for start in starts]


def _days(board: Board, job: Job, earliest: int) -> dict[int, Minutes]:
    if not job.minutes:
        return {}
    return board.days_from(earliest, job.minutes, job.week_cap, job.span, job.in_first_week)


def _last(days: dict[int, Minutes], otherwise: int) -> int:
    return next(reversed(days)) if days else otherwise


def _put(board: Board, job: Job, start: int, finish: int, days: dict[int, Minutes]) -> None:
    if job.counts_for_focus:
        board.occupy(0 if job.begun else start, finish)
    board.take(days)


def _freely(
    board: Board, job: Job, earliest: int, *, squeezed: bool = False
) -> tuple[int, int, dict[int, Minutes]]:
    """Take the earliest days on which a job may run: its first, its last and its minutes."""
    if not job.minutes:
        day = board.next_study_day(earliest)
        return day, day, {}
    while True:
        earliest = (board.next_start if job.counts_for_focus else board.next_free)(earliest)
        days = _days(board, job, earliest)
        if squeezed and not job.in_first_week:
            days = board.squeezed(days, job.week_cap, job.span)
        start, finish = next(iter(days)), next(reversed(days))
        crowded = board.last_crowded(start, finish) if job.counts_for_focus else None
        if crowded is None:
            _put(board, job, start, finish, days)
            return start, finish, days
        earliest = crowded + 1


def _in_month(
    board: Board, job: Job, earliest: int, turn: int, end_of_all: int
) -> dict[int, Minutes]:
    """An event spread over one of its usual months; what finds no room follows it.

    It is the first month that ends after the event's turn has come, or an earlier one where that
    would end after everything else: without turns an event with an early prerequisite would stand
    years before its phase, and one of the last phase might hold up the finish.
    """
    days: dict[int, Minutes] = {}
    months = months_with_room(board, earliest, job.months, job.minutes)
    while True:
        first, last = next(months)
        if days and last > end_of_all:
            return days
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
            days = _days(board, job, board.next_free(first))
        crowded = board.last_crowded(min(days), max(days)) if job.counts_for_focus else None
        if crowded is None:
            return days
        first = crowded + 1
    return {}
