"""How little work still reaches a goal: the relaxation behind `planner.domain.selection`.

A milestone that adds levels and never takes one away is an action of a planning problem without
deletes. For these, a *landmark* is a set of actions of which every way to the goal takes at least
one. Landmarks are found one after the other with the LM-cut method (Helmert and Domshlak,
"Landmarks, critical paths and abstractions: what's the difference anyway?", ICAPS 2009): each uses
up part of the cost of its actions, and what all use up together is a lower bound for any way.

Facts and actions are numbers from 0. Fact 0 holds from the start; the last action is the goal.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: A cost that no sum of real ones reaches: the action is ruled out.
NEVER = 1 << 200
_FROM_THE_START = 0


@dataclass(frozen=True, slots=True)
class Net:
    """Actions, the facts each needs and the facts each adds, and both read from the facts."""

    needs: tuple[tuple[int, ...], ...]
    adds: tuple[tuple[int, ...], ...]
    needed_by: tuple[tuple[int, ...], ...]
    added_by: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, actions: Sequence[tuple[Sequence[int], Sequence[int]]], goal: Sequence[int]) -> Net:
        """A net of actions (facts needed, facts added) and the facts that are wanted."""
        end = 1 + max((fact for pair in actions for side in pair for fact in side), default=0)
        end = max(end, 1 + max(goal, default=0))
        all_actions = [*actions, (goal, (end,))]
        needs = tuple(tuple(needs) or (_FROM_THE_START,) for needs, _ in all_actions)
        adds = tuple(tuple(adds) for _, adds in all_actions)
        return cls(needs, adds, _inverted(needs, end + 1), _inverted(adds, end + 1))

    @property
    def last(self) -> int:
        """The action that stands for the goal."""
        return len(self.needs) - 1

    def in_order(self, actions: Iterable[int]) -> list[int]:
        """Those of some actions that can be taken, each once what it needs is there."""
        holds = {_FROM_THE_START}
        waiting = list(actions)
        taken: list[int] = []
        while waiting:
            still = []
            for action in waiting:
                if holds.issuperset(self.needs[action]):
                    holds.update(self.adds[action])
                    taken.append(action)
                else:
                    still.append(action)
            if len(still) == len(waiting):
                break
            waiting = still
        return taken

    def reaches(self, actions: Iterable[int]) -> bool:
        """Whether some actions reach the goal."""
        return self.last in self.in_order((*actions, self.last))


def _inverted(lists: Sequence[Sequence[int]], count: int) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in range(count)]
    for number, entries in enumerate(lists):
        for entry in entries:
            found[entry].append(number)
    return tuple(map(tuple, found))


class Bound:
    """A lower bound that rises, and what it rests on.

    ``left`` is the cost of each action that no landmark has used up, `NEVER` where it is ruled
    out; ``landmarks`` pairs each landmark with the cost it uses of every action in it.
    """

    __slots__ = ("landmarks", "least", "left")

    def __init__(
        self, least: int, left: list[int], landmarks: list[tuple[tuple[int, ...], int]]
    ) -> None:
        self.least = least
        self.left = left
        self.landmarks = landmarks

    def without(self, ceiling: int) -> None:
        """Rule out the actions that would bring the least to a ceiling."""
        room = ceiling - self.least
        self.left = [NEVER if cost >= room and cost else cost for cost in self.left]

    def after(self, action: int, cost: int) -> Bound:
        """The bound once an action is taken at its cost; its landmarks give back what they used."""
        left = list(self.left)
        least, kept = self.least + cost, []
        for landmark in self.landmarks:
            members, used = landmark
            if action not in members:
                kept.append(landmark)
                continue
            least -= used
            for member in members:
                if left[member] < NEVER:
                    left[member] += used
        left[action] = 0
        return Bound(least, left, kept)

    def rebuilt(self, base: int, costs: Sequence[int]) -> Bound:
        """The same landmarks, the smallest first, which often use up more together.

        Args:
            base: cost of what is taken.
            costs: what each action costs, 0 where taken, `NEVER` where ruled out.
        """
        left = list(costs)
        sized = [
            ([each for each in members if left[each] < NEVER], members)
            for members, _ in self.landmarks
        ]
        landmarks, least = [], base
        for alive, members in sorted(sized, key=lambda pair: len(pair[0])):
            used = min((left[each] for each in alive), default=0)
            if used:
                for each in alive:
                    left[each] -= used
                landmarks.append((members, used))
                least += used
        return Bound(least, left, landmarks)


def raised(net: Net, bound: Bound, ceiling: int) -> bool:
    """Add landmarks to a bound until there are no more, or it comes to a ceiling.

    Returns:
        Whether the goal can be reached at all for less than the ceiling, as far as is known.
    """
    while bound.least < ceiling:
        values, dearest = _values(net, bound.left)
        value = values[net.adds[net.last][0]]
        if value == 0:
            return True
        if value >= NEVER:
            return False
        members = _landmark(net, bound.left, dearest)
        used = min(bound.left[action] for action in members)
        for action in members:
            if bound.left[action] < NEVER:
                bound.left[action] -= used
        bound.landmarks.append((members, used))
        bound.least += used
    return False


def _values(net: Net, costs: Sequence[int]) -> tuple[list[int], list[int]]:
    """What each fact costs if only its dearest condition is paid, and that condition by action."""
    values = [NEVER] * len(net.needed_by)
    values[_FROM_THE_START] = 0
    waits_for = [len(needs) for needs in net.needs]
    dearest = [-1] * len(net.needs)
    heap = [(0, _FROM_THE_START)]
    while heap:
        value, fact = heapq.heappop(heap)
        if value > values[fact]:
            continue
        for action in net.needed_by[fact]:
            waits_for[action] -= 1
            if waits_for[action] == 0 and costs[action] < NEVER:
                dearest[action] = fact
                then = value + costs[action]
                for added in net.adds[action]:
                    if then < values[added]:
                        values[added] = then
                        heapq.heappush(heap, (then, added))
    return values, dearest


def _landmark(net: Net, costs: Sequence[int], dearest: Sequence[int]) -> tuple[int, ...]:
    """The actions that lead from what is cheap to what reaches the goal without further cost."""
    near = set(net.adds[net.last])
    waiting = list(near)
    while waiting:
        for action in net.added_by[waiting.pop()]:
            fact = dearest[action]
            if costs[action] == 0 and fact >= 0 and fact not in near:
                near.add(fact)
                waiting.append(fact)
    hanging_on: dict[int, list[int]] = {}
    for action, fact in enumerate(dearest):
        if fact >= 0:
            hanging_on.setdefault(fact, []).append(action)
    seen = {_FROM_THE_START}
    waiting = [_FROM_THE_START]
    members: list[int] = []
    while waiting:
        for action in hanging_on.get(waiting.pop(), ()):
            if not near.isdisjoint(net.adds[action]):
                members.append(action)
                continue
            for fact in net.adds[action]:
                if fact not in seen:
                    seen.add(fact)
                    waiting.append(fact)
    return tuple(members)
