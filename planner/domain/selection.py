"""The cheapest set of milestones that reaches some levels: an exact search.

Depth first with a lower bound at every step (see `planner.domain.landmarks`). The search branches
on the landmark with the fewest milestones left: one of them must be taken, and where the first has
been tried the next branch goes without it. Every bound that comes to the best set known ends its
branch; every milestone that alone would bring it there is ruled out. Up to `EXACT_UP_TO` candidates
nothing else ends the search, so the result is optimal. Beyond, and with many candidates within a
budget that rules out the best set, it may end early with what it has.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from planner.domain.landmarks import NEVER, Bound, Net, raised
from planner.domain.model import Money

#: With more candidates than this the search may stop before it has proved its result.
EXACT_UP_TO = 400
#: With a budget that binds, proofs take minutes from here on, so that the search may stop too.
_EXACT_WITHIN_BUDGET = 60
_BRANCHES_WITHIN_BUDGET = 400
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
    left out. Where even the least price is above the budget, that price takes the budget's
    place.
    """
    posed = Posed(question)
    best = _Search(posed, posed.costs()).best
    least_price = None
    if question.budget is not None and posed.price_of(best) > question.budget:
        cheapest = _Search(posed, posed.prices).best
        budget = max(question.budget, posed.price_of(cheapest))
        if budget > question.budget:
            least_price = budget
        best = _Search(posed, posed.costs(), _Limit.of(posed, budget), cheapest).best
    chosen = frozenset(posed.ids[action] for action in (*posed.forced, *best))
    return Selection(chosen, posed.reached, least_price)


class Posed:
    """A question as a net of numbers, in which everything asked for can be had."""

    def __init__(self, question: Question) -> None:
        self.candidates = candidates = _without_twins(question)
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

    def costs(self) -> list[int]:
        """What each action costs: its own cost, then one each, then its place among the ids."""
        count = len(self.candidates)
        base = count * count + 1
        costs = [each.cost * base + count + place for place, each in enumerate(self.candidates)]
        return [*costs, 0]

    @property
    def prices(self) -> list[Money]:
        """The price of each action."""
        return [*(each.price for each in self.candidates), 0]

    def price_of(self, actions: Iterable[int]) -> Money:
        """The price of the forced and some others."""
        return sum(self.candidates[action].price for action in (*self.forced, *actions))


def _without_twins(question: Question) -> list[Candidate]:
    """The candidates by id, but for those that another does the work of for less."""
    named = set(question.forced).union(*(each.after for each in question.candidates))
    cheapest: dict[object, list[Candidate]] = {}
    kept: list[Candidate] = []
    for each in sorted(question.candidates, key=lambda one: (one.cost, one.price, one.id)):
        work = tuple(sorted(each.builds.items())), tuple(sorted(each.needs.items()))
        twins = cheapest.setdefault((*work, tuple(sorted(each.after))), [])
        if each.id in named or all(each.price < twin.price for twin in twins):
            twins.append(each)
            kept.append(each)
    return sorted(kept, key=lambda one: one.id)


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


class _Limit:
    """A budget for what is not forced, and what a unit of money counts in the bounds.

    Every cost is raised by the price times ``weight``, and every bound lowered by the budget times
    ``weight``: below the budget that only lowers it (Lagrangian relaxation), so that it stays a
    lower bound, and a much better one than cost and price each alone.
    """

    def __init__(self, budget: Money, weight: int) -> None:
        self.budget = budget
        self.weight = weight

    @classmethod
    def of(cls, posed: Posed, budget: Money) -> _Limit:
        """The weight with the highest bound, of some."""
        costs, prices = posed.costs(), posed.prices
        left = budget - posed.price_of(())
        unit = max(1, sum(costs) // max(1, sum(prices)))
        best = (-1, 0)
        for power in range(-4, 7):
            weight = unit * 2**power if power >= 0 else unit >> -power
            weighed = _weighed(posed, costs, weight)
            bound = Bound(0, weighed, [])
            raised(posed.net, bound, NEVER)
            best = max(best, (bound.least - weight * left, weight))
        return cls(left, best[1])


def _weighed(posed: Posed, costs: Sequence[int], weight: int) -> list[int]:
    forced, prices = set(posed.forced), posed.prices
    return [
        0 if action in forced else cost + weight * prices[action]
        for action, cost in enumerate(costs)
    ]


class _Search:
    """Branch and bound; ``best`` is the cheapest set of unforced actions."""

    def __init__(
        self,
        question: Posed,
        costs: Sequence[int],
        limit: _Limit | None = None,
        known: frozenset[int] | None = None,
    ) -> None:
        self.best: frozenset[int] = frozenset()
        self._net = question.net
        self._forced = frozenset(question.forced)
        self._prices = question.prices
        self._limit = limit
        self._plain = costs
        weight = limit.weight if limit is not None else 0
        self._costs = _weighed(question, costs, weight)
        self._relief = weight * limit.budget if limit is not None else 0
        self._ceiling = NEVER
        count = len(question.candidates)
        self._branches_left = _PATIENCE // count if count > EXACT_UP_TO else NEVER
        if limit is not None and count > _EXACT_WITHIN_BUDGET:
            self._branches_left = _BRANCHES_WITHIN_BUDGET
        if known is not None:
            self._accept(known)
        self._branch(Bound(0, list(self._costs), []), self._forced)

    def _branch(self, bound: Bound, taken: frozenset[int]) -> None:
        """Look for something better with what is taken and without what is ruled out."""
        self._branches_left -= 1
        if not raised(self._net, bound, self._ceiling):
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
            self._try(bound.left)
            return
        for action in sorted(landmark, key=lambda each: (bound.left[each], -self._costs[each])):
            if self._branches_left < 0 and self._ceiling < NEVER:
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
        return sum(self._costs[action] for action in actions)

    def _try(self, left: Sequence[int]) -> None:
        """What no landmark leaves a cost to reaches the goal: keep what of it is needed."""
        self._keep(action for action, cost in enumerate(left[:-1]) if cost == 0)

    def _keep(self, actions: Iterable[int]) -> None:
        """Take over what some actions reach the goal with, if it is the best so far."""
        kept = self._net.in_order(actions)
        for action in sorted(kept, key=self._costs.__getitem__, reverse=True):
            if action not in self._forced:
                fewer = [each for each in kept if each != action]
                if self._net.reaches(fewer):
                    kept = self._net.in_order(fewer)
        if self._net.reaches(kept):
            self._accept(frozenset(kept) - self._forced)

    def _accept(self, chosen: frozenset[int]) -> None:
        price = sum(self._prices[action] for action in chosen)
        if self._limit is not None and price > self._limit.budget:
            return
        ceiling = sum(self._plain[action] for action in chosen) + self._relief
        if ceiling < self._ceiling:
            self.best, self._ceiling = chosen, ceiling
