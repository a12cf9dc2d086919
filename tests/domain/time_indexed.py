"""Days by which a plan cannot be over, from a linear program over all days on which work begins.

It is the time-indexed program of Pritsker, Watters and Wolfe (1969) with the order written day by
day as Christofides, Alvarez-Valdes and Tamarit (1987) do it, made wider: milestones may begin in
parts on several days. What no such parts allow, no schedule does. With few places side by side it
proves more than CP-SAT in the same time (`exact_schedule`), whose model it shares, the *puzzle*.

A milestone that begins on a day is over no earlier than alone from that day on, and as much of it
as then is left for later weeks is left at least. So these hold for every schedule:

* *Places*: those side by side go from milestone to milestone, or wait for the next study day.
* *Order*: by no day has more of a milestone begun than is over of each that it waits for.
* *Minutes*: what is left for a week and those after it has room there.

The program leaves out as little as it can. Where that is something, not all can be over by the day.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from tests.domain.exact_schedule import WEEK, Puzzle

#: Earliest first and last day of a job, and its latest ones.
_Window = tuple[tuple[int, int], tuple[int, int]]
#: What is left out, in milestones, is more than what rounding makes of nothing.
_SURELY = 1e-3


def is_impossible(puzzle: Puzzle, end: int, seconds: float) -> bool:
    """Whether it is proven that not all of a plan can be over on a day, counted from its first."""
    windows = [*zip(puzzle.heads(), puzzle.tails(end), strict=True)]
    if any(tail[0] < head[0] or tail[1] < head[1] for head, tail in windows):
        return True
    return _Program(puzzle, end, windows).left_out(seconds) > _SURELY


class _Program:
    """The linear program for one last day."""

    def __init__(self, puzzle: Puzzle, end: int, windows: Sequence[_Window]) -> None:
        from ortools.math_opt.python import mathopt

        self._puzzle, self._end = puzzle, end
        self._model = mathopt.Model()
        #: For each job the days it may begin on, how much of it does, and how much has by then.
        self._starts = [
            [
                day
                for day in range(head[0], tail[0] + 1)
                if puzzle.starts_on(job, day) and puzzle.last_day(job, day) <= tail[1]
            ]
            for job, (head, tail) in zip(puzzle.jobs, windows, strict=True)
        ]
        self._begins = [[self._part() for _ in days] for days in self._starts]
        self._begun = [[self._part() for _ in days] for days in self._starts]
        left_out = []
        for begins, begun in zip(self._begins, self._begun, strict=True):
            before: Any = 0
            for part, so_far in zip(begins, begun, strict=True):
                self._model.add_linear_constraint(so_far == before + part)
                before = so_far
            left_out.append(self._part())
            self._model.add_linear_constraint(before + left_out[-1] == 1)
        self._model.minimize(mathopt.fast_sum(left_out))
        self._keep_places()
        self._keep_order()
        self._keep_minutes()

    def left_out(self, seconds: float) -> float:
        """How many milestones, at least, have no room; nothing is told where time runs out."""
        from ortools.math_opt.python import mathopt

        found = mathopt.solve(
            self._model,
            mathopt.SolverType.HIGHS,
            params=mathopt.SolveParameters(
                time_limit=dt.timedelta(seconds=seconds), lp_algorithm=mathopt.LPAlgorithm.BARRIER
            ),
        )
        return float(found.termination.objective_bounds.dual_bound)

    # --- Internals ------------------------------------------------------------------------------

    def _part(self) -> Any:
        return self._model.add_variable(lb=0, ub=1)

    def _keep_places(self) -> None:
        """Each place side by side goes from study day to study day, by a milestone or idle."""
        from ortools.math_opt.python import mathopt

        puzzle = self._puzzle
        days = [day for day in range(self._end + 1) if puzzle.daily[day]]
        at = {day: number for number, day in enumerate(days)}
        taken: list[list[Any]] = [[] for _ in days]
        free: list[list[Any]] = [[] for _ in range(len(days) + 1)]
        for job, starts, begins in zip(puzzle.jobs, self._starts, self._begins, strict=True):
            if job.focus:
                for day, part in zip(starts, begins, strict=True):
                    taken[at[day]].append(part)
                    free[bisect_right(days, puzzle.last_day(job, day))].append(part)
        idle: Any = puzzle.limit
        for given_back, takes in zip(free, taken, strict=False):
            waits = self._model.add_variable(lb=0)
            comes = idle + mathopt.fast_sum(given_back)
            self._model.add_linear_constraint(comes == waits + mathopt.fast_sum(takes))
            idle = waits

    def _keep_order(self) -> None:
        puzzle = self._puzzle
        for job, starts, begun in zip(puzzle.jobs, self._starts, self._begun, strict=True):
            for before, gap in job.before:
                other = puzzle.jobs[before]
                ends = [puzzle.last_day(other, day) + gap for day in self._starts[before]]
                over = [bisect_right(ends, day) for day in starts]
                # Of days by which the same is over, the last says all.
                lasts = [place for place, (a, b) in enumerate(pairwise([*over, -1])) if a != b]
                for place in lasts:
                    most = self._begun[before][over[place] - 1] if over[place] else 0
                    self._model.add_linear_constraint(begun[place] <= most)

    def _keep_minutes(self) -> None:
        from ortools.math_opt.python import mathopt

        puzzle, shift = self._puzzle, self._puzzle.first.weekday()
        weeks: list[list[Any]] = [[] for _ in range(puzzle.week(self._end) + 1)]
        for job, starts, begins in zip(puzzle.jobs, self._starts, self._begins, strict=True):
            for day, part in zip(starts, begins, strict=True):
                for week, minutes in puzzle.alone_by_week(job, day):
                    weeks[week].append(minutes * part)
        later: Any = 0
        for week in range(len(weeks) - 1, -1, -1):
            begin = max(0, week * WEEK - shift)
            room = puzzle.sums[self._end + 1] - puzzle.sums[begin]
            left = self._model.add_variable(lb=0, ub=room)
            self._model.add_linear_constraint(left == later + mathopt.fast_sum(weeks[week]))
            later = left
