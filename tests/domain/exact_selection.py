"""The selection of milestones once more: an exact solver that shares no line with ours.

Every set of candidates that reaches the goal holds a member of each *gap*: the candidates left out
of a set that does not reach it. The least set that meets all gaps known so far is found by OR-tools
CP-SAT; where it reaches the goal, it is the cheapest of all, and where it does not, it is filled up
with whatever still does not reach the goal, and what is left is a new gap (implicit hitting sets:
Bonet and Haslum, "Minimal landmarks for optimal delete-free planning", ICAPS 2012).
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterable, Sequence

from planner.domain.selection import Candidate, Question

#: Gaps found at a time, each by another order of filling up.
_AT_ONCE = 12


def founded(chosen: Sequence[Candidate]) -> list[Candidate]:
    """Those that can be put in an order in which each comes after what it needs."""
    there: list[Candidate] = []
    waiting = list(chosen)
    while True:
        ready = [each for each in waiting if not missing(each, there)]
        if not ready:
            return there
        there += ready
        waiting = [each for each in waiting if each not in ready]


def missing(candidate: Candidate, there: Sequence[Candidate]) -> list[tuple[str, int]]:
    """What a candidate needs that others do not give: a skill and its level, or an id and 0."""
    ids = {each.id for each in there}
    made = [(name, 0) for name in candidate.after if name not in ids]
    return made + [
        (skill, level)
        for skill, level in candidate.needs.items()
        if not any(each.builds.get(skill, 0) >= level for each in there if each is not candidate)
    ]


def gives(candidate: Candidate, need: tuple[str, int]) -> bool:
    """Whether a candidate is what is needed."""
    name, level = need
    return candidate.builds.get(name, 0) >= level if level else candidate.id == name


class Puzzle:
    """A question in bits: one for each level of each skill and for each candidate's being there."""

    def __init__(self, question: Question) -> None:
        self._bits: dict[tuple[str, int], int] = {}
        self.ids = [each.id for each in question.candidates]
        self.needs = [self._all(missing(each, ())) for each in question.candidates]
        self.adds = [
            self._all((skill, step) for skill, top in each.builds.items() for step in steps(top))
            | self._bit(each.id, 0)
            for each in question.candidates
        ]
        wanted = ((skill, level) for skill, level in question.wanted.items() if level)
        self.goal = self._all(wanted) | self._all((name, 0) for name in question.forced)

    def reached(self, have: int, waiting: list[int]) -> tuple[int, list[int]]:
        """What is there once all of some candidates that can be taken are, and which cannot."""
        while True:
            ready = [each for each in waiting if not self.needs[each] & ~have]
            if not ready:
                return have, waiting
            waiting = [each for each in waiting if self.needs[each] & ~have]
            for each in ready:
                have |= self.adds[each]

    def is_goal(self, have: int) -> bool:
        """Whether all that is forced is there and every level wanted is reached."""
        return not self.goal & ~have

    def gap(self, chosen: list[int], chance: random.Random) -> list[int]:
        """Candidates of which every way to the goal holds one; none of the chosen is among them."""
        have, waiting = self.reached(0, chosen)
        others = sorted(set(range(len(self.ids))).difference(chosen))
        chance.shuffle(others)
        left = []
        for each in others:
            more, still = self.reached(have, [*waiting, each])
            if self.is_goal(more):
                left.append(each)
            else:
                have, waiting = more, still
        return left

    def _bit(self, name: str, level: int) -> int:
        return 1 << self._bits.setdefault((name, level), len(self._bits))

    def _all(self, facts: Iterable[tuple[str, int]]) -> int:
        return sum({self._bit(*fact) for fact in facts})


def steps(top: int) -> range:
    """The levels up to one."""
    return range(1, top + 1)


def least_cost(question: Question, seconds: float = 60) -> tuple[int, bool]:
    """The least cost of all, and whether it is proved (else it is a lower bound).

    Raises:
        ValueError: where even all candidates together do not reach the goal.
    """
    from ortools.sat.python import cp_model

    puzzle = Puzzle(question)
    everything = list(range(len(puzzle.ids)))
    if not puzzle.is_goal(puzzle.reached(0, everything)[0]):
        raise ValueError("the goal is out of reach")
    model = cp_model.CpModel()
    takes = [model.new_bool_var(name) for name in puzzle.ids]
    for variable, name in zip(takes, puzzle.ids, strict=True):
        if name in question.forced:
            model.add(variable == 1)
    # In the largest unit they share: the solver is slow with large numbers.
    costs = [each.cost for each in question.candidates]
    unit = math.gcd(*costs) or 1
    model.minimize(sum(cost // unit * take for cost, take in zip(costs, takes, strict=True)))
    chance, until, least = random.Random(1), time.monotonic() + seconds, 0
    while (left := until - time.monotonic()) > 0:
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_time_in_seconds = left
        status = solver.solve(model)
        least = max(least, round(solver.best_objective_bound) * unit)
        if status != cp_model.OPTIMAL:
            break
        chosen = [each for each in everything if solver.value(takes[each])]
        if puzzle.is_goal(puzzle.reached(0, chosen)[0]):
            return least, True
        for _ in range(_AT_ONCE):
            model.add_bool_or([takes[each] for each in puzzle.gap(chosen, chance)])
    return least, False
