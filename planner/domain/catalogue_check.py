"""What can be wrong between the entries of a catalogue, although each is valid by itself.

A *finding* names the entry it is about; `check_catalogue` gives findings back as problems with the
file and the place where somebody would mend them. Prerequisites are those of ``after``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType
from typing import NamedTuple

from planner.domain.catalogue import (
    Career,
    Catalogue,
    CatalogueMilestone,
    Eligibility,
    Role,
    Route,
)
from planner.domain.problems import Fact, Problem, ProblemKind
from planner.domain.regions import region_code


class Part(StrEnum):
    """The four sorts of entries a catalogue has."""

    CAREER = "career"
    SKILL = "skill"
    MILESTONE = "milestone"
    RESOURCE = "resource"


class EntryKey(NamedTuple):
    """What identifies an entry among all entries of a catalogue."""

    part: Part
    id: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with an entry: what, in which of its fields, and with which facts."""

    kind: ProblemKind
    entry: EntryKey
    field: str
    facts: tuple[tuple[str, Fact], ...] = ()
    #: All entries that have a share in it, where that is more than one.
    involved: tuple[EntryKey, ...] = ()

    def as_problem(self, where: Mapping[EntryKey, str]) -> Problem:
        """The finding as it is shown, with the file its entry stands in."""
        facts = {"what": self.entry.part.value, "id": self.entry.id, **dict(self.facts)}
        return Problem(
            self.kind,
            MappingProxyType(facts),
            file=where.get(self.entry, ""),
            place=place_of(self.entry.id, self.field),
        )


def place_of(name: str, field: str = "") -> str:
    """How a place in a file is written: the entry's id, then the field."""
    return f"{name}: {field}" if field else name


def check_catalogue(
    catalogue: Catalogue, where: Mapping[EntryKey, str] | None = None
) -> tuple[Problem, ...]:
    """Everything that is wrong between the entries of a catalogue.

    Args:
        catalogue: What was read.
        where: The file of each entry; an entry without one has no file in its problems.
    """
    return tuple(finding.as_problem(where or {}) for finding in findings(catalogue))


def findings(catalogue: Catalogue) -> Iterator[Finding]:
    """Everything that is wrong between the entries, in the order of the checks below."""
    for check in _CHECKS:
        yield from check(catalogue)


def _key(part: Part, name: str) -> EntryKey:
    return EntryKey(part, name)


def _facts(**facts: Fact) -> tuple[tuple[str, Fact], ...]:
    return tuple(facts.items())


# --- References -----------------------------------------------------------------------------------


def _unknown(
    entry: EntryKey, field: str, part: Part, names: Iterable[str], known: Mapping[str, object]
) -> Iterator[Finding]:
    for name in names:
        if name not in known:
            facts = _facts(part=part.value, reference=name)
            yield Finding(ProblemKind.UNKNOWN_REFERENCE, entry, field, facts)


def _milestone_references(catalogue: Catalogue) -> Iterator[Finding]:
    for milestone in catalogue.milestones.values():
        entry = _key(Part.MILESTONE, milestone.id)
        milestones, skills = catalogue.milestones, catalogue.skills
        yield from _unknown(entry, "after", Part.MILESTONE, milestone.after, milestones)
        yield from _unknown(entry, "builds", Part.SKILL, milestone.builds, skills)
        yield from _unknown(entry, "needs", Part.SKILL, milestone.needs, skills)
        yield from _region_references(entry, milestone.eligibility)
        resources = catalogue.resources
        yield from _unknown(entry, "resources", Part.RESOURCE, milestone.resources, resources)
        for lag in milestone.lags:
            if lag.after not in milestone.after:
                facts = _facts(part="prerequisite", reference=lag.after)
                yield Finding(ProblemKind.UNKNOWN_REFERENCE, entry, "lags", facts)
        for former in milestone.replaces:
            if former in catalogue.milestones:
                facts = _facts(former=former)
                yield Finding(ProblemKind.DUPLICATE_ID, entry, "replaces", facts)


def _resource_references(catalogue: Catalogue) -> Iterator[Finding]:
    for resource in catalogue.resources.values():
        entry = _key(Part.RESOURCE, resource.id)
        yield from _unknown(entry, "skills", Part.SKILL, resource.skills, catalogue.skills)
        yield from _region_references(entry, resource.eligibility)


def _region_references(entry: EntryKey, asked: Eligibility | None) -> Iterator[Finding]:
    for name in asked.regions if asked else ():
        if region_code(name) is None:
            facts = _facts(part="region", reference=name)
            yield Finding(ProblemKind.UNKNOWN_REFERENCE, entry, "eligibility.regions", facts)


def _career_references(catalogue: Catalogue) -> Iterator[Finding]:
    for career in catalogue.careers.values():
        entry = _key(Part.CAREER, career.id)
        yield from _unknown(entry, "close", Part.CAREER, career.close, catalogue.careers)
        yield from _unknown(entry, "required", Part.SKILL, career.required, catalogue.skills)
        listed = [place.id for place in career.milestones]
        yield from _unknown(entry, "milestones", Part.MILESTONE, listed, catalogue.milestones)
        for name in _repeated(listed):
            facts = _facts(part=Part.MILESTONE.value, reference=name)
            yield Finding(ProblemKind.DUPLICATE_ID, entry, "milestones", facts)
        for place in career.milestones:
            if place.phase > len(career.phases):
                field = f"milestones.{place.id}.phase"
                facts = _facts(part="phase", reference=str(place.phase))
                yield Finding(ProblemKind.UNKNOWN_REFERENCE, entry, field, facts)
        yield from _trait_references(career)


def _trait_references(career: Career) -> Iterator[Finding]:
    entry = _key(Part.CAREER, career.id)
    for name in _repeated(each.trait.value for each in career.traits):
        facts = _facts(part="trait", reference=name)
        yield Finding(ProblemKind.DUPLICATE_ID, entry, "traits", facts)
    for each in career.traits:
        if each.responsibility > len(career.responsibilities):
            facts = _facts(part="responsibility", reference=str(each.responsibility))
            field = f"traits.{each.trait.value}.responsibility"
            yield Finding(ProblemKind.UNKNOWN_REFERENCE, entry, field, facts)


def _repeated(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


# --- Order ----------------------------------------------------------------------------------------


def _cycles(catalogue: Catalogue) -> Iterator[Finding]:
    """Every ring of prerequisites, one finding at its alphabetically first member."""
    for ring in _rings(catalogue):
        facts = _facts(members=", ".join(ring))
        involved = tuple(_key(Part.MILESTONE, name) for name in ring)
        yield Finding(ProblemKind.CYCLE, involved[0], "after", facts, involved)


def _rings(catalogue: Catalogue) -> Iterator[list[str]]:
    graph = {
        milestone.id: {name for name in milestone.after if name in catalogue.milestones}
        for milestone in catalogue.milestones.values()
    }
    while True:
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            ring: list[str] = error.args[1][:-1]
            start = ring.index(min(ring))
            yield ring[start:] + ring[:start]
            for name in ring:
                graph[name] = set()
        else:
            return


def _too_late(catalogue: Catalogue) -> Iterator[Finding]:
    for career in catalogue.careers.values():
        phases = {place.id: place.phase for place in career.milestones}
        for place in career.milestones:
            milestone = catalogue.milestones.get(place.id)
            for name in milestone.after if milestone else ():
                if phases.get(name, 0) > place.phase:
                    facts = _facts(
                        milestone=place.id,
                        phase=place.phase,
                        prerequisite=name,
                        later=phases[name],
                    )
                    entry = _key(Part.CAREER, career.id)
                    field = f"milestones.{place.id}.phase"
                    yield Finding(ProblemKind.TOO_LATE, entry, field, facts)


# --- Levels ---------------------------------------------------------------------------------------


def _never_built(catalogue: Catalogue) -> Iterator[Finding]:
    anywhere = _built(catalogue.milestones.values())
    for career in catalogue.careers.values():
        built = _built(core_of(career, catalogue))
        for skill, level in career.required.items():
            if built.get(skill, 0) < level:
                facts = _facts(
                    skill=skill,
                    level=level,
                    built=built.get(skill, 0),
                    anywhere=anywhere.get(skill, 0),
                )
                entry = _key(Part.CAREER, career.id)
                yield Finding(ProblemKind.NEVER_BUILT, entry, f"required.{skill}", facts)
    for milestone in catalogue.milestones.values():
        for skill, level in milestone.needs.items():
            if anywhere.get(skill, 0) < level:
                best = anywhere.get(skill, 0)
                facts = _facts(skill=skill, level=level, built=best, anywhere=best)
                entry = _key(Part.MILESTONE, milestone.id)
                yield Finding(ProblemKind.NEVER_BUILT, entry, f"needs.{skill}", facts)


def _unreachable(catalogue: Catalogue) -> Iterator[Finding]:
    """Levels that something builds, but nobody comes to who begins with nothing.

    Formal education uses everything. Who teaches oneself goes without what is formal only, so that
    route is the harder one, and it is told only where the other is open.
    """
    anywhere = _built(catalogue.milestones.values())
    by_route = {route: _reached(catalogue, route) for route in (Route.ANY, Route.SELF_TAUGHT)}
    for career in catalogue.careers.values():
        for skill, level in career.required.items():
            for route, reached in by_route.items():
                if reached.get(skill, 0) < level <= anywhere.get(skill, 0):
                    facts = _facts(
                        skill=skill, level=level, reached=reached.get(skill, 0), route=route.value
                    )
                    entry = _key(Part.CAREER, career.id)
                    yield Finding(ProblemKind.UNREACHABLE, entry, f"required.{skill}", facts)
                    break


def _reached(catalogue: Catalogue, route: Route) -> dict[str, int]:
    """The levels that all milestones together lead to on a route, each after what it builds on.

    What waits for itself, or for something unknown, is told elsewhere and does not hold up here.
    """
    in_rings = {name for ring in _rings(catalogue) for name in ring}
    done: set[str] = set()
    levels: dict[str, int] = {}
    waiting = [each for each in catalogue.milestones.values() if _has_way(each, catalogue, route)]
    while True:
        ready = [
            each
            for each in waiting
            if all(
                name in done or name in in_rings or name not in catalogue.milestones
                for name in each.after
            )
            and all(levels.get(skill, 0) >= level for skill, level in each.needs.items())
        ]
        if not ready:
            return levels
        for each in ready:
            done.add(each.id)
            for skill, level in each.builds.items():
                levels[skill] = max(level, levels.get(skill, 0))
        waiting = [each for each in waiting if each.id not in done]


def _has_way(milestone: CatalogueMilestone, catalogue: Catalogue, route: Route) -> bool:
    """Whether a route has a resource for it; without any known one it belongs to all."""
    names = milestone.resources
    known = [catalogue.resources[name] for name in names if name in catalogue.resources]
    return route is Route.ANY or not known or any(each.route is not Route.FORMAL for each in known)


def core_of(career: Career, catalogue: Catalogue) -> list[CatalogueMilestone]:
    """The career's essential and craft milestones that the catalogue knows, in its order."""
    return [
        catalogue.milestones[place.id]
        for place in career.milestones
        if place.role is not Role.OPTIONAL and place.id in catalogue.milestones
    ]


def _built(milestones: Iterable[CatalogueMilestone]) -> dict[str, int]:
    levels: dict[str, int] = {}
    for milestone in milestones:
        for skill, level in milestone.builds.items():
            levels[skill] = max(level, levels.get(skill, 0))
    return levels


def _out_of_order(catalogue: Catalogue) -> Iterator[Finding]:
    for resource in catalogue.resources.values():
        if resource.effort_low > resource.effort_high:
            facts = _facts(low=resource.effort_low, high=resource.effort_high)
            entry = _key(Part.RESOURCE, resource.id)
            yield Finding(ProblemKind.OUT_OF_ORDER, entry, "effort_low", facts)


# --- What nobody asks for, what is not there, what is there twice ---------------------------------


def _unused(catalogue: Catalogue) -> Iterator[Finding]:
    used = {place.id for career in catalogue.careers.values() for place in career.milestones}
    waiting = list(used)
    while waiting:
        milestone = catalogue.milestones.get(waiting.pop())
        further = set(milestone.after if milestone else ()) - used
        used |= further
        waiting.extend(further)
    wanted: dict[Part, tuple[Iterable[str], set[str]]] = {
        Part.MILESTONE: (catalogue.milestones, used),
        Part.SKILL: (catalogue.skills, _skills_named(catalogue)),
        Part.RESOURCE: (
            catalogue.resources,
            {name for each in catalogue.milestones.values() for name in each.resources},
        ),
    }
    for part, (names, asked_for) in wanted.items():
        for name in names:
            if name not in asked_for:
                yield Finding(ProblemKind.UNUSED, _key(part, name), "")


def _skills_named(catalogue: Catalogue) -> set[str]:
    named = {skill for career in catalogue.careers.values() for skill in career.required}
    for milestone in catalogue.milestones.values():
        named.update(milestone.builds, milestone.needs)
    return named


def _missing(catalogue: Catalogue) -> Iterator[Finding]:
    for milestone in catalogue.milestones.values():
        entry = _key(Part.MILESTONE, milestone.id)
        if not milestone.criteria:
            yield Finding(ProblemKind.MISSING, entry, "criteria", _facts(missing="criteria"))
        if not milestone.resources:
            yield Finding(ProblemKind.MISSING, entry, "resources", _facts(missing="resources"))
    for career in catalogue.careers.values():
        yield from _missing_in_career(career, catalogue)


def _missing_in_career(career: Career, catalogue: Catalogue) -> Iterator[Finding]:
    entry = _key(Part.CAREER, career.id)
    for field in ("required", "phases", "milestones"):
        if not getattr(career, field):
            yield Finding(ProblemKind.MISSING, entry, field, _facts(missing=field))
    filled = {place.phase for place in career.milestones}
    for number, phase in enumerate(career.phases, start=1):
        if number not in filled:
            facts = _facts(missing="phase-milestones", phase=phase.name)
            yield Finding(ProblemKind.MISSING, entry, f"phases.{number}", facts)
    essential = (
        catalogue.milestones.get(place.id)
        for place in career.milestones
        if place.role is Role.ESSENTIAL
    )
    if not career.no_event_reason and not any(map(_is_dated, essential)):
        facts = _facts(missing="event")
        yield Finding(ProblemKind.MISSING, entry, "no_event_reason", facts)


def _is_dated(milestone: CatalogueMilestone | None) -> bool:
    event = milestone.event if milestone else None
    return event is not None and (event.first is not None or bool(event.months))


def _same_titles(catalogue: Catalogue) -> Iterator[Finding]:
    titled: dict[Part, list[tuple[str, str]]] = {
        Part.CAREER: [(each.id, each.name) for each in catalogue.careers.values()],
        Part.SKILL: [(each.id, each.name) for each in catalogue.skills.values()],
        Part.MILESTONE: [(each.id, each.title) for each in catalogue.milestones.values()],
        Part.RESOURCE: [
            (each.id, f"{each.title} ({each.provider})") for each in catalogue.resources.values()
        ],
    }
    for part, pairs in titled.items():
        first: dict[str, str] = {}
        for name, title in pairs:
            other = first.setdefault(" ".join(title.casefold().split()), name)
            if other != name:
                field = "title" if part in (Part.MILESTONE, Part.RESOURCE) else "name"
                facts = _facts(title=title, other=other)
                yield Finding(ProblemKind.DUPLICATE_TITLE, _key(part, name), field, facts)


_CHECKS: tuple[Callable[[Catalogue], Iterator[Finding]], ...] = (
    _milestone_references,
    _resource_references,
    _career_references,
    _cycles,
    _too_late,
    _never_built,
    _unreachable,
    _out_of_order,
    _missing,
    _same_titles,
    _unused,
)
