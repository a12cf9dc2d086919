"""The cheapest set of milestones that reaches some levels: an exact search.

Depth first with a lower bound at every step (see `planner.domain.landmarks`). The search branches
on the landmark with the fewest milestones left: one of them must be taken, and where the first has
been tried the next branch goes without it. Every bound that comes to the best set known ends its
branch; every milestone that alone would bring it there is ruled out. Up to `EXACT_UP_TO` candidates
nothing else ends the search, so the result is optimal; beyond, it may end early with what it has.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from planner.domain.landmarks import NEVER, Bound, Net, raised
from planner.domain.model import Money

#: With more candidates than this the search may stop before it has proved its result.
EXACT_UP_TO = 400
#: Branches of a search that may stop early, times candidates: about a second of work.
_PATIENCE = 200_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A milestone that may be chosen: its costs, and what it asks for beyond what is held.

    ``cost`` is compared first and must be more than nothing; ``price`` is money. ``needs`` and
    ``builds`` are skill id -> level, ``after`` ids of other candidates.
    """

    id: str
    cost: int
    price: Money
    builds: Mapping[str, int]
    needs: Mapping[str, int]
    after: Collection[str]


@dataclass(frozen=True, slots=True)
class Question:
    """What may be chosen, what is chosen in any case, the levels wanted, the highest price."""

    candidates: tuple[Candidate, ...]
    forced: frozenset[str]
    #: Skill id -> level; those held are not among them.
    wanted: Mapping[str, int]
    budget: Money | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """Ids chosen, and the levels wanted that no candidate reaches: skill id -> level reached."""

    chosen: frozenset[str]
    reached: Mapping[str, int]
    #: The least price there is, where the budget does not suffice.
    least_price: Money | None = None


def select(question: Question) -> Selection:
    """Choose the cheapest candidates that can be put in an order and reach every level wanted.

    The order of the candidates does not matter. Of two equally cheap sets the one with fewer
    milestones is chosen, then the one whose ids come first. What no candidate provides is not asked
    for: a level wanted is lowered to the highest there is, a condition of a forced milestone is
    left out. Where even the least price is above the budget, the set with the least price is
    chosen.
    """
    posed = Posed(question)
    search = _Search(posed, posed.costs(), question.budget)
    least_price = None
    if search.best is None:
        search = _Search(posed, posed.costs(by_price=True), None)
        least_price = posed.price_of(search.best or ())
    chosen = frozenset(posed.ids[action] for action in (*posed.forced, *(search.best or ())))
    return Selection(chosen, posed.reached, least_price)


class Posed:
    """A question as a net of numbers, in which everything asked for can be had."""

    def __init__(self, question: Question) -> None:
        self.candidates = candidates = sorted(question.candidates, key=lambda each: each.id)
        wanted = question.wanted
        self.ids = [each.id for each in candidates]
        self._number = {name: number for number, name in enumerate(self.ids)}
        self._facts: dict[tuple[str, int], int] = {}
        self._steps = _steps(candidates, wanted)
        needs = [self._needs(each) for each in candidates]
        adds = [self._adds(each) for each in candidates]
        numbers = {self._number[name] for name in question.forced}
        # What waits for something that cannot be had goes ahead without it.
        while True:
            self._net_of_all = Net.of(list(zip(needs, adds, strict=True)), ())
            possible = self._net_of_all.in_order(range(len(candidates)))
            stuck = numbers.difference(possible)
            if not stuck:
                break
            there = {fact for action in possible for fact in adds[action]}
            for action in stuck:
                numbers.update(
                    self._number[name] for name in candidates[action].after if name in self._number
                )
                needs[action] = [fact for fact in needs[action] if fact in there]
        self.forced = sorted(numbers)
        self.reached = _reached((candidates[action] for action in possible), wanted)
        goal = [
            self._fact(skill, self.reached.get(skill, level))
            for skill, level in wanted.items()
            if self.reached.get(skill, level)
        ]
        goal += [self._fact(self.ids[action], 0) for action in self.forced]
        self.net = Net.of(list(zip(needs, adds, strict=True)), goal)

    def _fact(self, name: str, level: int) -> int:
        """The number of a skill's level, or of a milestone's being there (level 0)."""
        return self._facts.setdefault((name, level), len(self._facts) + 1)

    def _needs(self, candidate: Candidate) -> list[int]:
        abilities = [self._fact(skill, level) for skill, level in candidate.needs.items()]
        made = [self._fact(name, 0) for name in candidate.after if name in self._number]
        return abilities + made

    def _adds(self, candidate: Candidate) -> list[int]:
        levels = (
            self._fact(skill, step)
            for skill, level in candidate.builds.items()
            for step in self._steps.get(skill, ())
            if step <= level
        )
        return [self._fact(candidate.id, 0), *levels]

    def costs(self, *, by_price: bool = False) -> list[int]:
        """What each action costs: its own cost, then one each, then its place among the ids."""
        count = len(self.candidates)
        base = count * count + 1
        dear = 1 + base * (sum(each.cost for each in self.candidates) + count)
        costs = [
            each.cost * base + count + place + (each.price * dear if by_price else 0)
            for place, each in enumerate(self.candidates)
        ]
        return [*costs, 0]

    def price_of(self, actions: Iterable[int]) -> Money:
        """The price of the forced and some others."""
        return sum(self.candidates[action].price for action in (*self.forced, *actions))


def _steps(candidates: Sequence[Candidate], wanted: Mapping[str, int]) -> dict[str, set[int]]:
    """The levels of each skill that anything asks for, and those below a wanted one."""
    steps = {skill: set(range(1, level + 1)) for skill, level in wanted.items()}
    for each in candidates:
        for skill, level in each.needs.items():
            steps.setdefault(skill, set()).add(level)
    return steps


def _reached(candidates: Iterable[Candidate], wanted: Mapping[str, int]) -> dict[str, int]:
    """The highest level there is of each wanted skill that falls short."""
    highest = dict.fromkeys(wanted, 0)
    for each in candidates:
        for skill, level in each.builds.items():
            if skill in highest:
                highest[skill] = max(level, highest[skill])
    return {skill: level for skill, level in highest.items() if level < wanted[skill]}


class _Search:
    """Branch and bound; ``best`` is the cheapest set of unforced actions, or None."""

    def __init__(self, question: Posed, costs: Sequence[int], budget: Money | None) -> None:
        self.best: frozenset[int] | None = None
        self._net = question.net
        self._costs = costs
        self._budget = budget
        self._question = question
        self._ceiling = NEVER
        count = len(question.candidates)
        self._branches_left = _PATIENCE // count if count > EXACT_UP_TO else NEVER
        self._priced = [*(each.price for each in question.candidates), 0]
        left = list(costs)
        for action in question.forced:
            left[action] = 0
        self._branch(Bound(0, left, []), frozenset(question.forced))

    def _branch(self, bound: Bound, taken: frozenset[int]) -> None:
        """Look for something better with what is taken and without what is ruled out."""
        self._branches_left -= 1
        if not raised(self._net, bound, self._ceiling) or not self._affordable(taken, bound.left):
            return
        self._try(bound.left)
        bound.without(self._ceiling)
        again = bound.rebuilt(self._cost_of(taken), self._alive(bound.left, taken))
        if not raised(self._net, again, self._ceiling):
            return
        if again.least > bound.least:
            again.without(self._ceiling)
            bound = again
        landmark = self._smallest(bound, taken)
        if landmark is None:
            self._keep(taken)
            return
        for action in sorted(landmark, key=lambda each: (bound.left[each], -self._costs[each])):
            if self._branches_left < 0 and self.best is not None:
                return
            if bound.left[action] >= NEVER:
                continue
            self._branch(bound.after(action, self._costs[action]), taken | {action})
            bound.left[action] = NEVER
            bound.without(self._ceiling)

    def _alive(self, left: Sequence[int], taken: frozenset[int]) -> list[int]:
        return [
            NEVER if cost >= NEVER else 0 if action in taken else self._costs[action]
            for action, cost in enumerate(left)
        ]

    def _smallest(self, bound: Bound, taken: frozenset[int]) -> list[int] | None:
        """The landmark with the fewest actions left, of these the one that uses up the most."""
        best: tuple[int, int] | None = None
        found: list[int] | None = None
        for members, used in bound.landmarks:
            if taken.isdisjoint(members):
                alive = [each for each in members if bound.left[each] < NEVER]
                if best is None or (len(alive), -used) < best:
                    best, found = (len(alive), -used), alive
        return found

    def _cost_of(self, actions: Iterable[int]) -> int:
        forced = set(self._question.forced)
        return sum(self._costs[action] for action in actions if action not in forced)

    def _affordable(self, taken: frozenset[int], left: Sequence[int]) -> bool:
        """Whether the budget may suffice, by the least price of what is still missing."""
        if self._budget is None:
            return True
        paid = sum(self._priced[action] for action in taken)
        prices = [
            NEVER if cost >= NEVER else 0 if action in taken else self._priced[action]
            for action, cost in enumerate(left)
        ]
        if paid > self._budget:
            return False
        return raised(self._net, Bound(paid, prices, []), self._budget + 1)

    def _try(self, left: Sequence[int]) -> None:
        """What no landmark leaves a cost to reaches the goal: keep what of it is needed."""
        self._keep(action for action, cost in enumerate(left[:-1]) if cost == 0)

    def _keep(self, actions: Iterable[int]) -> None:
        kept = self._net.in_order(actions)
        forced = set(self._question.forced)
        for action in sorted(kept, key=self._costs.__getitem__, reverse=True):
            if action not in forced:
                fewer = [each for each in kept if each != action]
                if self._net.reaches(fewer):
                    kept = self._net.in_order(fewer)
        if not self._net.reaches(kept):
            return
        chosen = frozenset(kept) - forced
        cost = self._cost_of(chosen)
        if self._budget is not None and self._question.price_of(chosen) > self._budget:
            return
        if self.best is None or cost < self._ceiling:
            self.best, self._ceiling = chosen, cost
