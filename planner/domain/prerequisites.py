"""What must be reached before what: order, ancestors, cycles.

Two things make one milestone wait for another inside a plan: `after` names a milestone whose
product is needed, `needs` an ability, which the first chosen milestone that builds it provides.
What is skipped, or left out because its levels are held, counts as met.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from planner.domain.catalogue import CatalogueMilestone
from planner.domain.problems import CycleError
from planner.domain.profile import Milestone, Status


@dataclass(frozen=True, slots=True)
class PrerequisiteGraph:
    """A directed graph of ids: ``before[x]`` must be reached first, ``after[x]`` wait for x."""

    before: MappingProxyType[str, tuple[str, ...]]
    after: MappingProxyType[str, tuple[str, ...]]

    @classmethod
    def of(cls, prerequisites: Mapping[str, Iterable[str]]) -> PrerequisiteGraph:
        """Build the graph; prerequisites that are not keys themselves are ignored."""
        before = {
            name: tuple(dict.fromkeys(each for each in wanted if each in prerequisites))
            for name, wanted in prerequisites.items()
        }
        after: dict[str, list[str]] = {name: [] for name in before}
        for name, wanted in before.items():
            for each in wanted:
                after[each].append(name)
        return cls(
            MappingProxyType(before),
            MappingProxyType({name: tuple(waiting) for name, waiting in after.items()}),
        )

    def with_before(
        self, changes: Mapping[str, tuple[str, ...]], places: Mapping[str, int]
    ) -> tuple[PrerequisiteGraph, frozenset[str]]:
        """The graph where some ids wait for others than before.

        Args:
            changes: those ids, with all that they wait for now.
            places: where each id stands in the order in which they were given.

        Returns:
            The graph, and every id one of whose edges is different.
        """
        after: dict[str, tuple[str, ...]] = {}
        for name, wanted in changes.items():
            old = self.before[name]
            for each in set(old) ^ set(wanted):
                waiting = after.get(each, self.after[each])
                others = (other for other in waiting if other != name)
                more = (name,) if each in wanted else ()
                after[each] = tuple(sorted((*others, *more), key=places.__getitem__))
        graph = PrerequisiteGraph(
            MappingProxyType(self.before | changes), MappingProxyType(self.after | after)
        )
        return graph, frozenset((*changes, *after))

    def order(self) -> tuple[str, ...]:
        """Every id after its prerequisites, otherwise in the order they were given.

        Raises:
            CycleError: where some wait for each other.
        """
        ordered = self._ordered()
        if len(ordered) < len(self.before):
            raise CycleError(self.cycles()[0])
        return ordered

    def _ordered(self) -> tuple[str, ...]:
        rank = {name: place for place, name in enumerate(self.before)}
        names = tuple(self.before)
        missing = {name: len(wanted) for name, wanted in self.before.items()}
        ready = [rank[name] for name, count in missing.items() if count == 0]
        heapq.heapify(ready)
        ordered: list[str] = []
        while ready:
            name = names[heapq.heappop(ready)]
            ordered.append(name)
            for waiting in self.after[name]:
                missing[waiting] -= 1
                if missing[waiting] == 0:
                    heapq.heappush(ready, rank[waiting])
        return tuple(ordered)

    def cycles(self) -> tuple[tuple[str, ...], ...]:
        """Each group of ids that wait for each other, in the order they were given."""
        left = set(self.before) - set(self._ordered())
        rank = {name: place for place, name in enumerate(self.before)}
        groups: list[tuple[str, ...]] = []
        while left:
            name = min(left, key=rank.__getitem__)
            group = {name} | (self._reached(name, self.before) & self._reached(name, self.after))
            if name in self._reached(name, self.before):
                groups.append(tuple(sorted(group, key=rank.__getitem__)))
            left -= group
        return tuple(groups)

    def ancestors(self, name: str) -> frozenset[str]:
        """Everything that must be reached before an id, near and far."""
        return frozenset(self._reached(name, self.before))

    @staticmethod
    def _reached(name: str, edges: Mapping[str, tuple[str, ...]]) -> set[str]:
        seen: set[str] = set()
        stack = list(edges[name])
        while stack:
            each = stack.pop()
            if each not in seen:
                seen.add(each)
                stack.extend(edges[each])
        return seen

    def without_cycles(self) -> PrerequisiteGraph:
        """The same graph without the edges inside cycles, so that work on it can go on."""
        cyclic = [set(group) for group in self.cycles()]
        if not cyclic:
            return self
        return PrerequisiteGraph.of(
            {
                name: tuple(
                    each
                    for each in wanted
                    if not any(name in group and each in group for group in cyclic)
                )
                for name, wanted in self.before.items()
            }
        )


def plan_prerequisites(
    milestones: Sequence[Milestone], ratings: Mapping[str, int]
) -> PrerequisiteGraph:
    """The prerequisites inside a plan, cycles included.

    Args:
        milestones: the chosen milestones in order.
        ratings: levels held without any milestone, skill id -> level.
    """
    staying = [each for each in milestones if each.status is not Status.SKIPPED]
    held = dict(ratings)
    for each in staying:
        if each.status is Status.DONE:
            for skill, level in each.definition.builds.items():
                held[skill] = max(level, held.get(skill, 0))
    wanted = prerequisites_among([each.definition for each in staying], held)
    return PrerequisiteGraph.of(
        {
            each.id: [name for name in wanted.get(each.id, ()) if name in wanted]
            for each in milestones
        }
    )


def prerequisites_among(
    definitions: Sequence[CatalogueMilestone], held: Mapping[str, int]
) -> dict[str, list[str]]:
    """What each of some milestones waits for, by id: things made, and who builds its abilities.

    Args:
        definitions: the milestones in order.
        held: levels held already, skill id -> level.
    """
    builders = builders_of(enumerate(definitions))
    return {
        each.id: prerequisites_of(each, place, builders, held)
        for place, each in enumerate(definitions)
    }


#: Skill id -> of each milestone that builds it the level, its place and its id.
Builders = Mapping[str, Sequence[tuple[int, int, str]]]


def builders_of(definitions: Iterable[tuple[int, CatalogueMilestone]]) -> Builders:
    """Who builds which skill.

    Args:
        definitions: the milestones with their places, in order.
    """
    builders: dict[str, list[tuple[int, int, str]]] = {}
    for place, each in definitions:
        for skill, level in each.builds.items():
            builders.setdefault(skill, []).append((level, place, each.id))
    return builders


def prerequisites_of(
    definition: CatalogueMilestone, place: int, builders: Builders, held: Mapping[str, int]
) -> list[str]:
    """What a milestone waits for: what it names, and who builds the abilities it needs.

    Args:
        definition: the milestone.
        place: where it stands among those of ``builders``.
        builders: who builds which skill.
        held: levels held already, skill id -> level.
    """
    wanted = list(definition.after)
    for skill, level in definition.needs.items():
        if held.get(skill, 0) < level:
            provider = _provider(builders.get(skill, ()), level, place, definition.id)
            if provider is not None:
                wanted.append(provider)
    return wanted


def _provider(
    builders: Sequence[tuple[int, int, str]], level: int, place: int, name: str
) -> str | None:
    """The first milestone before ``place`` that builds a level, else the first anywhere."""
    able = [(at > place, at, each) for built, at, each in builders if built >= level]
    able = [each for each in able if each[2] != name]
    return min(able)[2] if able else None
