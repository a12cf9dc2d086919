"""A layout made earlier by exchanges: one job goes before another that it could have gone before.

A pass lays jobs one after the other, in an order. Each exchange takes a job out of the order and
puts it before an earlier one on whose first day it could have started too; or it begins a job as
late as its own last day allows (or no longer so); or it lays an event in another month, or over
half of its month (or all of it again). Only what that changes is laid anew (`relaying`). What ends
no later becomes the order that the next exchange changes: from many layouts that end on one day a
way leads on to an earlier one. An event that has to wait for its month may hold the last day for
long; of two that end on one day the one that would end earlier if events had no months counts as
the earlier. An event keeps to the first half of its month only where all would end later without:
in the end those that hold up nothing get their month back.

Where such a way leads is a matter of luck, and it seldom leads back. So several are gone for some
steps, half of them (those that came to the earliest day) for some more, and so on; where a round
brings nothing, the next is left out. On every other way all jobs are laid there and back now and
then: as late as can be, from the last day on, and then forwards by the days on which they began.
Where chains of jobs hold up the last day, that brings all they begin with forward at once; where
places side by side do, single exchanges lead further.

The work is bounded by a number of steps, each of them one job laid or one exchange looked for.
Which exchange comes next is drawn from numbers that are the same each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from planner.domain.board import Board
from planner.domain.laying import Job, Laid, Layout, Recipe, ready
from planner.domain.relaying import Relaying

#: How many ways are gone in each round, and for how many parts of all steps each of them.
_ROUNDS, _PARTS = ((8, 2), (4, 2), (2, 2), (1, 4)), 32
#: After how many steps all jobs are laid there and back, and how often in a row.
_BETWEEN, _IN_A_ROW = 1250, 3
#: How far behind a job in the order, as a part of all, the one is that goes before it.
_REACH = 0.4
#: Days after the start of a job by which another may be ready that goes before it all the same.
_NEARLY = 3
#: Exchanges in a hundred that change how late a job begins, and that lay an event otherwise.
_SQUEEZES, _EVENTS = 15, 12
#: Of so many draws for an event, the one that is about half of its month.
_EVENT_DRAWS, _HALF = 8, 5
#: Days after its last day from which an event is laid in its next month.
_MONTH = 31
#: Drawn numbers are below this.
_DRAWN = 2**31


def exchanged(
    board: Board,
    jobs: Sequence[Job],
    layout: Layout,
    latest: Callable[[int], Sequence[int]],
    enough: Callable[[int], bool],
    steps: int,
    there_and_back: Sequence[Callable[[Layout], Layout]] = (),
) -> Layout:
    """The earliest layout that exchanges find, or the one there is.

    Args:
        board: what is free, with the given work on it.
        jobs: in any order, what they wait for included.
        layout: where to begin.
        latest: the day by which each job must start so that all can be over on a day.
        enough: whether a finish needs no exchange any more.
        steps: how much may be tried.
        there_and_back: ways to lay all of a layout backwards and forwards again.
    """
    if not steps or enough(layout.finish):
        return layout
    latest = cache(latest)
    layout = _hastened(Relaying(board, jobs, layout, latest))
    ways = [
        _Way(Relaying(board, jobs, layout, latest), seed, there_and_back if seed % 2 else ())
        for seed in range(_ROUNDS[0][0])
    ]
    found = Relaying(board, jobs, _followed(ways, enough, steps), latest)
    _hastened(found)
    return _eased(found)


def _followed(ways: list[_Way], enough: Callable[[int], bool], steps: int) -> Layout:
    """The earliest layout on several ways, of which the better are gone further."""
    best = ways[0].best
    for count, parts in _ROUNDS:
        before = best.finish
        del ways[count:]
        for way in ways:
            way.go(steps * parts // _PARTS, enough)
            if enough(way.best.finish):
                return way.best
        ways.sort(key=lambda way: way.best.finish)
        best = ways[0].best
        if best.finish == before:
            break
    return best


def _hastened(relaying: Relaying) -> Layout:
    """Spread events over the first half of their month only, where that ends everything earlier.

    One that nothing waits for keeps its month: that its day is not known is all there is to it.
    """
    for place in _events(relaying, squeezed=False):
        if relaying.after[place]:
            _spread_otherwise(relaying, place, relaying.layout.finish - 1)
    return relaying.layout


def _eased(relaying: Relaying) -> Layout:
    """Give events all of their month again where that ends nothing later."""
    for place in _events(relaying, squeezed=True):
        _spread_otherwise(relaying, place, relaying.layout.finish)
    return relaying.layout


def _events(relaying: Relaying, *, squeezed: bool) -> list[int]:
    """Events that keep to half of their month, or those that do not."""
    kept = relaying.layout.recipe.squeezed
    return [
        place for place, job in enumerate(relaying.jobs) if job.months and kept[place] is squeezed
    ]


def _spread_otherwise(relaying: Relaying, place: int, by: int) -> None:
    """Spread an event over half of its month, or over all of it, if all then ends by a day."""
    at = relaying.position[place]
    layout = relaying.moved(place, at, _squeezed_otherwise(relaying.layout.recipe, place))
    if layout is not None and layout.finish <= by:
        relaying.take(layout, at)


def _squeezed_otherwise(recipe: Recipe, place: int) -> Recipe:
    squeezed = [*recipe.squeezed]
    squeezed[place] = not squeezed[place]
    return replace(recipe, squeezed=squeezed)


def _numbers(seed: int) -> Iterator[int]:
    """Numbers without a pattern: a linear congruential generator, its high bits."""
    number = seed + 1
    while True:
        number = (number * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64
        yield number >> 33


class _Way:
    """One exchange after the other, and the first of the earliest layouts on the way."""

    def __init__(
        self,
        relaying: Relaying,
        seed: int,
        there_and_back: Sequence[Callable[[Layout], Layout]],
    ) -> None:
        self.best = relaying.layout
        self._relaying, self._jobs = relaying, relaying.jobs
        self._numbers = _numbers(seed)
        self._there_and_back, self._turn = there_and_back, _BETWEEN
        self._events = [place for place, job in enumerate(self._jobs) if job.months and job.minutes]
        self._unbound = self._without_months(self.best.jobs)

    def go(self, steps: int, enough: Callable[[int], bool]) -> None:
        """Try exchanges for so many steps more."""
        most = self._relaying.steps + steps
        while self._relaying.steps < most and not enough(self.best.finish):
            if self._relaying.steps >= self._turn:
                self._turn += _BETWEEN
                self._justify()
            self._exchange(next(self._numbers), next(self._numbers), next(self._numbers))

    def _exchange(self, kind: int, one: int, other: int) -> None:
        """Try the exchange that three numbers choose."""
        self._relaying.steps += 1
        kind, at = kind % 100, one % len(self._jobs)
        if kind < _SQUEEZES:
            self._squeeze(at)
        elif self._events and kind < _SQUEEZES + _EVENTS:
            self._move_event(self._events[one % len(self._events)], other % _EVENT_DRAWS)
        else:
            self._go_before(at, other)

    def _squeeze(self, at: int) -> None:
        """Begin a job as late as its own last day allows, or no longer so."""
        recipe = self._relaying.layout.recipe
        place = recipe.order[at]
        if not self._jobs[place].months:
            self._try(place, at, _squeezed_otherwise(recipe, place))

    def _move_event(self, place: int, draw: int) -> None:
        """Lay an event over half of its month or all of it, in its first month, or in the next."""
        relaying, recipe = self._relaying, self._relaying.layout.recipe
        if draw == _HALF and relaying.after[place]:
            recipe = _squeezed_otherwise(recipe, place)
        else:
            turns = [*recipe.turns]
            turns[place] = 0 if draw % 2 else relaying.layout.jobs[place].finish + _MONTH
            recipe = replace(recipe, turns=turns)
        self._try(place, relaying.position[place], recipe)

    def _go_before(self, at: int, number: int) -> None:
        """Lay another job before one, of those that could have started on its first day."""
        relaying = self._relaying
        order, position = relaying.layout.recipe.order, relaying.position
        start = relaying.layout.jobs[order[at]].start + _NEARLY
        reach = at + max(2, int(_REACH * len(order)))
        could = [place for place in order[at + 1 : reach] if relaying.ready[place] <= start]
        if not could:
            return
        # The square makes near ones likelier: less has to be laid anew for them.
        place = could[len(could) * number**2 // _DRAWN**2]
        first = max([at, *(position[each] + 1 for each, _ in self._jobs[place].before)])
        if first < position[place]:
            changed = [*order]
            changed.insert(first, changed.pop(position[place]))
            self._try(place, first, replace(relaying.layout.recipe, order=changed))

    def _try(self, place: int, first: int, recipe: Recipe) -> None:
        """Go on from the layout of a recipe if it ends no later."""
        layout = self._relaying.moved(place, first, recipe)
        if layout is not None:
            self._take(layout, first)

    def _justify(self) -> None:
        """Lay all jobs there and back, for as long as that makes the best better."""
        for there_and_back in self._there_and_back:
            for _ in range(_IN_A_ROW):
                self._relaying.steps += 2 * len(self._jobs)
                before = self.best
                self._take(there_and_back(self._relaying.layout), 0)
                if self.best is before:
                    break

    def _take(self, layout: Layout, first: int) -> None:
        """Go on from a layout whose order is another from some place on, if it ends no later."""
        relaying, unbound = self._relaying, self._without_months(layout.jobs)
        if (layout.finish, unbound) <= (relaying.layout.finish, self._unbound):
            relaying.take(layout, first)
            self._unbound = unbound
            if layout.finish < self.best.finish:
                self.best = layout

    def _without_months(self, laid: Sequence[Laid]) -> int:
        """The last day there would be if events of a usual month could begin once they are ready.

        Where an event ends long after all else, it says what the last day does not: whether the
        rest comes nearer to an earlier month.
        """
        last = max(
            (each.finish for each, job in zip(laid, self._jobs, strict=True) if not job.months),
            default=0,
        )
        for place in self._events:
            each = laid[place]
            last = max(last, ready(self._jobs[place], laid) + each.finish - each.start)
        return last
