"""A layout made earlier by exchanges: one job goes before another that it could have gone before.

A pass lays jobs one after the other, in an order. Each exchange takes a job out of the order and
puts it before an earlier one on whose first day it could have started too; or it begins a job as
late as its own last day allows (or no longer so); or it lays an event in another month. What came
before in the order stays as it is, so that only the rest is laid anew, and no more of it than it
takes to see that nothing is won: a job that starts after the day by which it must, or nothing that
lies elsewhere once the exchanged jobs are laid. What ends no later becomes the order that the next
exchange changes: from many layouts that end on one day a way leads on to an earlier one. The first
layout that ends on the earliest day is the answer, because what is changed after that serves
nothing.

The work is bounded by a number of steps, each of them one job laid or one exchange looked for.
Which exchange comes next is drawn from numbers that are the same each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from planner.domain.board import Board
from planner.domain.laying import Job, Layout, Recipe, lay, put, ready

#: A copy of the board is kept of every so many places in the order.
_EVERY = 8
#: How far behind a job in the order, as a part of all, the one is that goes before it.
_REACH = 0.4
#: Days after the start of a job by which another may be ready that goes before it all the same.
_NEARLY = 3
#: One in so many exchanges lays an event in another of its months.
_EVENT, _MONTH = 10, 31
#: One in so many exchanges changes how late a job begins, and no order.
_SQUEEZE = 6


def exchanged(
    board: Board,
    jobs: Sequence[Job],
    layout: Layout,
    latest: Callable[[int], Sequence[int]],
    enough: Callable[[int], bool],
    steps: int,
) -> Layout:
    """The earliest layout that exchanges find, or the one there is.

    Args:
        board: what is free, with the given work on it.
        jobs: in any order, what they wait for included.
        layout: where to begin.
        latest: the day by which each job must start so that all can be over on a day.
        enough: whether a finish needs no exchange any more.
        steps: how much may be tried.
    """
    search = _Exchanges(board, jobs, layout, latest)
    best, tries = layout, _numbers()
    while search.steps < steps and not enough(best.finish):
        search.exchange(next(tries), next(tries))
        if search.layout.finish < best.finish:
            best = search.layout
    return best


def _numbers() -> Iterator[int]:
    """Numbers without a pattern: a linear congruential generator, its high bits."""
    number = 1
    while True:
        number = (number * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64
        yield number >> 33


class _Exchanges:
    """A layout, and what is needed to change it from some place in its order on."""

    def __init__(
        self,
        board: Board,
        jobs: Sequence[Job],
        layout: Layout,
        latest: Callable[[int], Sequence[int]],
    ) -> None:
        self.layout, self.steps = layout, 0
        self._jobs, self._latest_for = jobs, latest
        self._boards: dict[int, Board] = {}
        self._events = [place for place, job in enumerate(jobs) if job.months and job.minutes]
        board = board.copy()
        for at, place in enumerate(layout.recipe.order):
            if at % _EVERY == 0:
                self._boards[at] = board.copy()
            put(board, jobs[place], layout.jobs[place])
        self._look()

    def _look(self) -> None:
        """What a new layout tells: when each job could start, and by when it must."""
        found = self.layout
        self._ready = [ready(job, found.jobs) for job in self._jobs]
        self._latest = self._latest_for(found.finish)
        self._position = {place: at for at, place in enumerate(found.recipe.order)}

    def exchange(self, one: int, other: int) -> None:
        """Try the exchange that two numbers choose."""
        self.steps += 1
        at = one % len(self._jobs)
        if other % _SQUEEZE == 0:
            self._squeeze(at)
        elif self._events and other % _EVENT == 0:
            self._move_event(self._events[at % len(self._events)], earlier=one % 3 > 0)
        else:
            self._go_before(at, other // _SQUEEZE)

    def _squeeze(self, at: int) -> None:
        """Begin a job as late as its own last day allows, or no longer so."""
        recipe, squeezed = self.layout.recipe, [*self.layout.recipe.squeezed]
        place = recipe.order[at]
        squeezed[place] = not squeezed[place]
        self._try(replace(recipe, squeezed=squeezed), at, at)

    def _move_event(self, place: int, *, earlier: bool) -> None:
        """Lay an event in the first of its months that can be, or in the next."""
        recipe, turns = self.layout.recipe, [*self.layout.recipe.turns]
        turns[place] = 0 if earlier else self.layout.jobs[place].finish + _MONTH
        at = self._position[place]
        self._try(replace(recipe, turns=turns), at, at)

    def _go_before(self, at: int, choice: int) -> None:
        """Lay another job before one, of those that could have started on its first day."""
        recipe = self.layout.recipe
        start = self.layout.jobs[recipe.order[at]].start + _NEARLY
        reach = at + max(2, int(_REACH * len(self._jobs)))
        could = [place for place in recipe.order[at + 1 : reach] if self._ready[place] <= start]
        if not could:
            return
        place = could[choice % len(could)]
        before = (self._position[each] + 1 for each, _ in self._jobs[place].before)
        first, last = max([at, *before]), self._position[place]
        if first < last:
            order = [*recipe.order]
            order.insert(first, order.pop(last))
            self._try(replace(recipe, order=order), first, last)

    def _try(self, recipe: Recipe, first: int, last: int) -> None:
        """Lay an order anew that is changed between two places; it stays if it ends no later."""
        board, boards = self._board_before(first), dict[int, Board]()
        found, finish, same = [*self.layout.jobs], self.layout.finish, True
        for at in range(first, len(recipe.order)):
            if same and at > last:
                return
            if at % _EVERY == 0:
                boards[at] = board.copy()
            place = recipe.order[at]
            job, old = self._jobs[place], found[place]
            self.steps += 1
            new = found[place] = lay(board, job, place, ready(job, found), recipe)
            if new.finish > finish or new.start > self._latest[place]:
                return
            same = same and new.days == old.days and new.start == old.start
        if same:
            return
        self._boards |= boards
        self.layout = Layout(max(each.finish for each in found), found, recipe)
        self._look()

    def _board_before(self, at: int) -> Board:
        """The board with all on it that comes before a place in the order."""
        kept = at - at % _EVERY
        board = self._boards[kept].copy()
        for place in self.layout.recipe.order[kept:at]:
            put(board, self._jobs[place], self.layout.jobs[place])
        return board
