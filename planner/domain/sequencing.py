"""In which order to lay work so that it is all done early.

`laid_out` lays what nobody gave a date, once or several times, and keeps one of the results. Each
time is a serial pass: of those whose prerequisites are all laid, the one with the smallest key goes
next and takes the earliest days that every rule leaves it. The passes differ in their keys only:

1. *The learner's order.* It stands if it ends within 2 % of a bound that no order can beat: the day
   by which the free minutes suffice, or the end of the longest chain. A few days are not worth
   mixing phases for.
2. *Blends.* A milestone has a turn (the day on which the learner's order alone would come to it)
   and a late start (the day by which it must begin so that the bound can hold, counted backwards
   through what waits for it). The key slides from one to the other in quarters, so that the phases
   are disturbed no more than it takes; the first blend within 2 % of the bound is kept.
3. *There and back.* The best so far is laid backwards from its end, as late as can be, and the late
   starts found there, which know of every limit, are the keys of the next pass forwards.
4. *Shaken late starts*, by fixed amounts, as long as the number of passes allows.
5. *Exchanges* (`planner.domain.exchanges`): the earliest so far is changed step by step, on several
   ways of which the best are followed.

Of those that miss the bound by more the earliest wins, the first of equals. In some passes work
that would trickle over weeks begins as late as its own last day allows, which frees places side by
side. `most_passes` says how many passes there are: 60 for a plan of a career, three from 250
milestones on (learner's order, late starts, late starts with work squeezed); `most_steps` how many
steps of exchanges, none from 250 on. The bound does not know the focus limit, so that plans with
one to three places side by side use all passes and, as long as they bring something, all steps: up
to a second for 100 milestones. Others seldom come so far.

Useful work first (Smith's rule: levels raised per hour, over a milestone and what waits for it) is
not a pass of its own: phases are built from easy to hard by people, and the order inside a phase is
the learner's word. Late starts serve it where it matters, on what much else waits for.

Days are counted from the first day of the schedule, 0-based.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from planner.domain.board import Board
from planner.domain.board_days import days_after, month_before, next_in_months
from planner.domain.exchanges import exchanged
from planner.domain.laying import NOWHERE, Job, Layout, Recipe, days_from, lay, ready
from planner.domain.model import Days, Minutes

#: Milestones laid in all passes together, and bounds of the number of passes.
_WORK = 800
_FEWEST, _MOST = 3, 20
#: So many times as many passes where there may be more than the fewest.
_PATIENCE = 3
#: Steps of exchanges for each milestone, at most, and from how many milestones on there are none.
_STEPS, _MOST_STEPS, _TOO_MANY = 1_250, 60_000, 250
#: The learner's order, in hundredths: how much of a blend is the late start.
_BLENDS = (25, 50, 75, 100)
#: A finish is close to a bound if it is after it by at most one part in this many.
_CLOSE = 50
#: From so many milestones on only one blend is tried, the whole late start.
_MANY = 300
_PRIME = 7_368_787
#: By how many days late starts are shaken, at most.
_SHAKES = (5, 17, 43, 83)


@dataclass(frozen=True, slots=True)
class _Keys:
    """What one pass goes by: keys, turns of events of a usual month, whether work is squeezed."""

    keys: Sequence[int]
    turns: Sequence[int]
    end_of_all: int
    squeezed: bool = False


def most_passes(count: int) -> int:
    """How many passes a plan with so many milestones to lay gets."""
    most = min(_MOST, _WORK // max(1, count))
    return _FEWEST if most <= _FEWEST else _PATIENCE * most


def most_steps(count: int) -> int:
    """How many steps of exchanges a plan with so many milestones to lay gets."""
    fewer = _MOST_STEPS * 2 * (_TOO_MANY - count) // _TOO_MANY
    return max(0, min(_STEPS * count, _MOST_STEPS, fewer))


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
        self._last = self._best = self._pass(_Keys(range(len(jobs)), self._turns, self._end_of_all))

    def best(self) -> Layout:
        """The learner's order, or the first that is close to the bound, or the earliest."""
        bound = max(self._end_of_given, self._end_of_all)
        if self._is_close(bound):
            return self._best
        bound = max(bound, self._longest_chain())
        if self._is_close(bound):
            return self._best
        most = most_passes(len(self._jobs))
        for keys in islice(self._passes(bound), most - 1):
            self._last = self._pass(keys)
            if self._last.finish < self._best.finish:
                self._best = self._last
            if self._is_close(bound):
                return self._best
        return exchanged(
            self._board,
            self._jobs,
            self._best,
            self._late_starts,
            lambda finish: self._is_enough(finish, bound),
            most_steps(len(self._jobs)),
            [partial(self._there_and_back, squeezed=squeezed) for squeezed in (False, True)],
        )

    def _is_close(self, bound: int) -> bool:
        return self._is_enough(self._best.finish, bound)

    def _is_enough(self, finish: int, bound: int) -> bool:
        """Whether an earlier finish than one is not worth a search, given a bound of all."""
        if self._goal is not None and (finish <= self._goal or bound > self._goal):
            return True
        return finish <= bound + (bound + 1) // _CLOSE

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
            finishes[place] = _last(days_from(board, job, day), day)
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
                days = days_from(mirror, job, end - last)
                starts[place] = max(first, end - _last(days, end - last))
            else:
                starts[place] = end - _last(days_from(mirror, job, day), day)
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

    def _pass(self, by: _Keys) -> Layout:
        """Lay all jobs by keys; events of a usual month as soon as their month has room."""
        sooner = max(by.keys, default=0) - min(by.keys, default=0) + 1
        keys = [
            key - sooner if job.months else key
            for job, key in zip(self._jobs, by.keys, strict=True)
        ]
        turns = [min(pair) for pair in zip(by.turns, self._turns, strict=True)]
        return self._forward(
            keys, Recipe((), self._squeezed(squeezed=by.squeezed), turns, by.end_of_all)
        )

    def _there_and_back(self, layout: Layout, *, squeezed: bool) -> Layout:
        """Lay all jobs backwards from the end of a layout, and forwards by where that began."""
        return self._forward(self._back(layout, squeezed=squeezed), layout.recipe)

    def _forward(self, keys: Sequence[int], recipe: Recipe) -> Layout:
        """Lay the job with the smallest key of those that wait for nothing, and so on."""
        jobs, board = self._jobs, self._board.copy()
        order: list[int] = []
        recipe = replace(recipe, order=order)
        laid = [NOWHERE] * len(jobs)
        missing = [len(job.before) for job in jobs]
        waiting = [(keys[place], place) for place, job in enumerate(jobs) if not job.before]
        heapq.heapify(waiting)
        while waiting:
            place = heapq.heappop(waiting)[1]
            order.append(place)
            laid[place] = lay(board, jobs[place], place, ready(jobs[place], laid), recipe)
            for after, _ in self._after[place]:
                missing[after] -= 1
                if not missing[after]:
                    heapq.heappush(waiting, (keys[after], after))
        finish = max((each.finish for each in laid), default=0)
        return Layout(max(0, self._end_of_given, finish), laid, recipe)

    def _squeezed(self, *, squeezed: bool) -> list[bool]:
        """The same for all but events of a usual month: these squeeze only what must end early."""
        return [squeezed and not job.months for job in self._jobs]

    def _back(self, layout: Layout, *, squeezed: bool) -> list[int]:
        """The late starts with every limit kept: each job as late as can be, the last first."""
        jobs, end = self._jobs, layout.finish
        board = self._board.mirrored(end)
        starts = [0] * len(jobs)
        recipe = replace(layout.recipe, squeezed=self._squeezed(squeezed=squeezed))
        missing = [len(after) for after in self._after]

        def key(place: int) -> tuple[int, int, int]:
            return -layout.jobs[place].finish, -layout.jobs[place].start, -place

        waiting = [key(place) for place, number in enumerate(missing) if not number]
        heapq.heapify(waiting)
        while waiting:
            place = -heapq.heappop(waiting)[2]
            job = jobs[place]
            if job.months:
                starts[place] = end - layout.jobs[place].start
            else:
                after = (starts[each] + gap for each, gap in self._after[place])
                starts[place] = lay(board, job, place, max([0, *after]), recipe).finish
            for before, _ in job.before:
                missing[before] -= 1
                if not missing[before]:
                    heapq.heappush(waiting, key(before))
        return [end - start for start in starts]


def _last(days: dict[int, Minutes], otherwise: int) -> int:
    return next(reversed(days)) if days else otherwise
