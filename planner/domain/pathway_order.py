"""The order and the phases of a pathway's milestones.

Phases and order are the careers', as far as prerequisites allow: what must come first joins the
phase of what waits for it. What comes from outside the careers gets the phase of its first
successor, or the last one where it only reaches a level.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from planner.domain.catalogue import CatalogueMilestone, Role

Places = Mapping[str, tuple[int, Role]]


@dataclass(frozen=True, slots=True)
class Ordered:
    """A milestone and its 1-based phase."""

    milestone: CatalogueMilestone
    phase: int


def in_order(
    milestones: Collection[CatalogueMilestone], places: Places, held: Mapping[str, int]
) -> tuple[Ordered, ...]:
    """Put milestones in an order in which each stands after what it needs.

    Args:
        milestones: the chosen ones.
        places: phase and role of each milestone of the careers, in their order.
        held: levels held, skill id -> level.
    """
    phases = _wished_phases(milestones, places, held)
    rank = {name: place for place, name in enumerate(places)}
    waiting = sorted(milestones, key=lambda each: (phases[each.id], rank.get(each.id, -1), each.id))
    chosen = {each.id for each in milestones}
    levels = dict(held)
    ordered: list[CatalogueMilestone] = []
    there: set[str] = set()
    while waiting:
        # Of milestones that wait for each other, the first goes ahead.
        one = next((each for each in waiting if _ready(each, chosen - there, levels)), waiting[0])
        waiting.remove(one)
        ordered.append(one)
        there.add(one.id)
        for skill, level in one.builds.items():
            levels[skill] = max(level, levels.get(skill, 0))
    _bring_forward(ordered, phases, held)
    return tuple(
        Ordered(each, phases[each.id]) for each in sorted(ordered, key=lambda one: phases[one.id])
    )


def _ready(milestone: CatalogueMilestone, absent: set[str], levels: Mapping[str, int]) -> bool:
    return absent.isdisjoint(milestone.after) and all(
        levels.get(skill, 0) >= level for skill, level in milestone.needs.items()
    )


def _wished_phases(
    milestones: Collection[CatalogueMilestone], places: Places, held: Mapping[str, int]
) -> dict[str, int]:
    """The careers' phases; from outside, the first phase that cannot do without it."""
    phases = {each.id: places[each.id][0] for each in milestones if each.id in places}
    last = max(phases.values(), default=1)
    outside = sorted((each for each in milestones if each.id not in phases), key=lambda one: one.id)
    phases |= {each.id: last for each in outside}
    changed = bool(outside)
    while changed:
        changed = False
        for each in outside:
            waits = [one for one in milestones if _hangs_on(one, each, milestones, phases, held)]
            first = min((phases[one.id] for one in waits), default=last)
            if first < phases[each.id]:
                phases[each.id], changed = first, True
    return phases


def _hangs_on(
    one: CatalogueMilestone,
    other: CatalogueMilestone,
    milestones: Collection[CatalogueMilestone],
    phases: Mapping[str, int],
    held: Mapping[str, int],
) -> bool:
    """Whether one needs the other, because nothing else gives it by its phase."""
    if one is other:
        return False
    if other.id in one.after:
        return True
    return any(
        held.get(skill, 0) < level <= other.builds.get(skill, 0)
        and not any(
            each.builds.get(skill, 0) >= level and phases[each.id] <= phases[one.id]
            for each in milestones
            if each is not one and each is not other
        )
        for skill, level in one.needs.items()
    )


def _bring_forward(
    ordered: Sequence[CatalogueMilestone], phases: dict[str, int], held: Mapping[str, int]
) -> None:
    """Nothing stands in a later phase than what waits for it."""
    for place in range(len(ordered) - 1, -1, -1):
        one = ordered[place]
        needed = {skill: lvl for skill, lvl in one.needs.items() if held.get(skill, 0) < lvl}
        for before in ordered[:place]:
            gives = [skill for skill, lvl in needed.items() if before.builds.get(skill, 0) >= lvl]
            if gives or before.id in one.after:
                phases[before.id] = min(phases[before.id], phases[one.id])
                for skill in gives:
                    del needed[skill]
