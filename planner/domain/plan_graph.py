"""The prerequisites of a plan, put right where a change of levels held makes others of them.

An ability that is held needs no milestone that builds it, so what is checked off may take
prerequisites away from others, and what is opened again may bring them back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from planner.domain.prerequisites import (
    Builders,
    PrerequisiteGraph,
    builders_of,
    plan_prerequisites,
    prerequisites_of,
)
from planner.domain.profile import Milestone, Profile, Status


@dataclass(frozen=True, slots=True)
class PlanGraph:
    """The prerequisites of a plan, and what they rest on."""

    #: With cycles, and without.
    known: PrerequisiteGraph
    graph: PrerequisiteGraph
    #: Each group of milestones that wait for each other.
    cycles: tuple[tuple[str, ...], ...]
    #: Where each milestone stands in the profile.
    places: Mapping[str, int]
    #: Of each skill the milestones that build it, and the ids of those that need it; what is
    #: skipped is left out.
    builders: Builders
    needing: Mapping[str, Sequence[str]]
    #: Whether everything stands after its prerequisites, so that there cannot be a cycle.
    forward: bool

    @classmethod
    def of(cls, profile: Profile) -> PlanGraph:
        """The prerequisites of a profile."""
        milestones = profile.milestones
        known = plan_prerequisites(milestones, profile.ratings)
        places = {each.id: place for place, each in enumerate(milestones)}
        staying = [
            (place, each.definition)
            for place, each in enumerate(milestones)
            if each.status is not Status.SKIPPED
        ]
        needing: dict[str, list[str]] = {}
        for _, definition in staying:
            for skill in definition.needs:
                needing.setdefault(skill, []).append(definition.id)
        graph, cycles = _without_cycles(known)
        return cls(
            known=known,
            graph=graph,
            cycles=cycles,
            places=places,
            builders=builders_of(staying),
            needing=needing,
            forward=_is_forward(known.before, places),
        )

    def with_levels(
        self, milestones: Sequence[Milestone], skills: Iterable[str], held: Mapping[str, int]
    ) -> tuple[PlanGraph, frozenset[str]]:
        """The prerequisites where other levels are held.

        Args:
            milestones: of the profile after the change; they differ in their progress only.
            skills: those of which another level is held.
            held: the levels now.

        Returns:
            The graph, and the ids of those that wait for others than before or that others wait
            for.
        """
        before: dict[str, tuple[str, ...]] = {}
        for name in {name for skill in skills for name in self.needing.get(skill, ())}:
            place = self.places[name]
            wanted = prerequisites_of(milestones[place].definition, place, self.builders, held)
            kept = dict.fromkeys(each for each in wanted if self._stays(each, milestones))
            if tuple(kept) != self.known.before[name]:
                before[name] = tuple(kept)
        if not before:
            return self, frozenset()
        known, changed = self.known.with_before(before, self.places)
        added = {
            name: set(wanted) - set(self.known.before[name]) for name, wanted in before.items()
        }
        if self.known is self.graph and (
            not any(added.values()) or (self.forward and _is_forward(added, self.places))
        ):
            return replace(self, known=known, graph=known), changed
        graph, cycles = _without_cycles(known)
        forward = graph is known and _is_forward(known.before, self.places)
        changed |= _different(self.graph, graph)
        after = replace(self, known=known, graph=graph, cycles=cycles, forward=forward)
        return after, changed

    def _stays(self, name: str, milestones: Sequence[Milestone]) -> bool:
        place = self.places.get(name)
        return place is not None and milestones[place].status is not Status.SKIPPED


def _without_cycles(
    known: PrerequisiteGraph,
) -> tuple[PrerequisiteGraph, tuple[tuple[str, ...], ...]]:
    graph = known.without_cycles()
    return graph, () if graph is known else known.cycles()


def _is_forward(before: Mapping[str, Iterable[str]], places: Mapping[str, int]) -> bool:
    return all(
        places[each] < place
        for name, wanted in before.items()
        for place in (places[name],)
        for each in wanted
    )


def _different(old: PrerequisiteGraph, new: PrerequisiteGraph) -> frozenset[str]:
    return frozenset(
        name
        for name, wanted in new.before.items()
        if wanted != old.before[name] or new.after[name] != old.after[name]
    )
