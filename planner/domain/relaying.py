"""A layout in which one job moves in the order, and only what that changes is laid anew.

What comes before in the order stays as it is. Of what comes after, most lies where it did: what a
job was laid on is compared with what it would be laid on now (`Difference`), and only where that
matters to it is it laid again. The outcome is that of laying the whole order.

A move is given up as soon as it is seen to win nothing: a job ends after the last day so far, or
starts after the day by which it must; or, once the same jobs are laid as before, these take clearly
more of the days on which the others lie.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planner.domain.board import Board
from planner.domain.difference import Difference
from planner.domain.laying import Job, Laid, Layout, Recipe, lay, put, ready

#: A copy of the board is kept of every so many places in the order.
_EVERY = 8
#: Days for each place side by side that a move may take from what is laid after it.
_PUSHED = 2
#: Jobs looked at that are as much work as one laid.
_LOOKS = 16
_NEVER = 10**9


class Relaying:
    """A layout, what is needed to change it, and the steps of work that were spent on it."""

    def __init__(
        self,
        board: Board,
        jobs: Sequence[Job],
        layout: Layout,
        latest: Callable[[int], Sequence[int]],
    ) -> None:
        self.steps = 0
        self.jobs, self._latest_for = jobs, latest
        self.after: list[list[int]] = [[] for _ in jobs]
        for place, job in enumerate(jobs):
            for before, _ in job.before:
                self.after[before].append(place)
        # The boards before every so many places, as far as they are known.
        self._boards = [board]
        self.take(layout)

    def take(self, layout: Layout, first: int = 0) -> None:
        """Go on from a layout whose order is another from some place on."""
        del self._boards[first // _EVERY + 1 :]
        self.layout, jobs = layout, self.jobs
        self.ready = [ready(job, layout.jobs) for job in jobs]
        self.position = {place: at for at, place in enumerate(layout.recipe.order)}
        self._latest = self._latest_for(layout.finish)
        # The first day of all jobs with a place side by side that come after each in the order.
        self._starts, start = [_NEVER] * len(jobs), _NEVER
        for place in reversed(layout.recipe.order):
            self._starts[place] = start
            if jobs[place].counts_for_focus:
                start = min(start, layout.jobs[place].start)

    def moved(self, place: int, first: int, recipe: Recipe) -> Layout | None:
        """The layout of a recipe that differs in one job, or nothing where nothing is won.

        Args:
            place: the job that lies elsewhere in the order, or otherwise.
            first: where in the order it is now: where it was, or earlier.
            recipe: the new one.
        """
        move, order = _Move(self, first, recipe), self.layout.recipe.order
        self.steps += 1 + (len(order) - first) // _LOOKS
        if not move.lay_first(place):
            return None
        for at in range(first, len(order)):
            each = order[at]
            if each == place:
                move.difference.give(self.jobs[place], self.layout.jobs[place])
                if self._pushes(place, move.difference):
                    return None
            elif not move.stays(each) and not move.lay_again(each, at):
                return None
        found = move.found
        return (
            None
            if found == self.layout.jobs
            else Layout(max(each.finish for each in found), found, recipe)
        )

    def _pushes(self, place: int, difference: Difference) -> bool:
        """Whether days on which later jobs lie are lost to them."""
        start = self._starts[place]
        if start == _NEVER:
            return False
        return -difference.places_from(start) > _PUSHED * self._boards[0].focus_limit

    def keeps(self, place: int, laid: Laid) -> bool:
        """Whether a job ends and starts early enough to win anything."""
        return laid.finish <= self.layout.finish and laid.start <= self._latest[place]

    def board_before(self, at: int) -> Board:
        """The board with all on it that comes before a place in the order."""
        order, laid = self.layout.recipe.order, self.layout.jobs
        while len(self._boards) <= at // _EVERY:
            board, done = self._boards[-1].copy(), _EVERY * (len(self._boards) - 1)
            for place in order[done : done + _EVERY]:
                put(board, self.jobs[place], laid[place])
            self._boards.append(board)
        board = self._boards[at // _EVERY].copy()
        for place in order[at - at % _EVERY : at]:
            put(board, self.jobs[place], laid[place])
        return board


class _Move:
    """What is laid so far after one job has moved, and how it differs from what was laid before."""

    def __init__(self, relaying: Relaying, first: int, recipe: Recipe) -> None:
        self._relaying, self._recipe = relaying, recipe
        self._jobs, self._old = relaying.jobs, relaying.layout.jobs
        self.found = [*self._old]
        self.difference = Difference(relaying.layout.finish + 1)
        # What waits for a job that ends on another day, and so may start on another day itself.
        self._unsure: set[int] = set()
        # The board, and the jobs that lie where they did and are not on it yet.
        self._board, self._missing = relaying.board_before(first), list[int]()

    def lay_first(self, place: int) -> bool:
        """Lay the job that moves; whether it is early enough."""
        job, relaying = self._jobs[place], self._relaying
        new = lay(self._board, job, place, relaying.ready[place], self._recipe)
        if not relaying.keeps(place, new):
            return False
        self.difference.take(job, new)
        self._note(place, new)
        return True

    def stays(self, place: int) -> bool:
        """Whether a job lies where it did, because nothing that matters to it has changed."""
        job, earliest = self._jobs[place], self._relaying.ready[place]
        if place in self._unsure and ready(job, self.found) != earliest:
            return False
        squeezed = self._recipe.squeezed[place]
        if not self.difference.leaves(job, earliest, self._old[place], squeezed=squeezed):
            return False
        self._missing.append(place)
        return True

    def lay_again(self, place: int, at: int) -> bool:
        """Lay a job that was at a place in the order anew; whether it is early enough."""
        job, old = self._jobs[place], self._old[place]
        self._bring_board(at)
        new = lay(self._board, job, place, ready(job, self.found), self._recipe)
        if new == old:
            return True
        if not self._relaying.keeps(place, new):
            return False
        self.difference.move(job, old, new)
        self._note(place, new)
        return True

    def _bring_board(self, at: int) -> None:
        """Put on the board what is missing; where that is much, begin with an old board."""
        if len(self._missing) > _EVERY:
            self._board = self._relaying.board_before(at)
            self.difference.change(self._board)
        else:
            for place in self._missing:
                put(self._board, self._jobs[place], self._old[place])
        self._missing.clear()
        self._relaying.steps += 1

    def _note(self, place: int, new: Laid) -> None:
        self.found[place] = new
        if new.finish != self._old[place].finish:
            self._unsure.update(self._relaying.after[place])
