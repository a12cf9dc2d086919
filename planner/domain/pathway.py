"""Which milestones a learner needs, and why: the selection.

The full path is every essential and craft milestone of the careers aimed at, except craft ones that
would raise nothing these careers still ask for, plus what prerequisites and required levels still
need. Two careers together take what either of them takes. The effort of a craft milestone that
stays shrinks with what is held: likely effort times level steps still missing over level steps
built, never below its low estimate, in quarter hours. Steps count only up to the level asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from planner.domain.calendar import QUARTER
from planner.domain.catalogue import (
    Career,
    CareerMilestone,
    Catalogue,
    CatalogueMilestone,
    Role,
)
from planner.domain.model import Minutes
from planner.domain.prerequisites import PrerequisiteGraph, prerequisites_among
from planner.domain.problems import Problem, ProblemKind

_WEIGHT = {Role.ESSENTIAL: 0, Role.CRAFT: 1, Role.OPTIONAL: 2}


@dataclass(frozen=True, slots=True)
class Choice:
    """A milestone of the pathway: its phase and role in the career, its effort for this learner."""

    milestone: CatalogueMilestone
    phase: int
    role: Role
    estimate: Minutes
    shortened: bool


@dataclass(frozen=True, slots=True)
class Pathway:
    """The chosen milestones by phase, each after its prerequisites, and what stays out of reach."""

    choices: tuple[Choice, ...]
    problems: tuple[Problem, ...]

    @property
    def effort(self) -> Minutes:
        """All minutes of the pathway."""
        return sum(choice.estimate for choice in self.choices)


def required_levels(careers: Iterable[Career]) -> dict[str, int]:
    """The levels that careers ask for together: skill id -> the highest level."""
    levels: dict[str, int] = {}
    for career in careers:
        for skill, level in career.required.items():
            levels[skill] = max(level, levels.get(skill, 0))
    return levels


def levels_after(
    held: Mapping[str, int], milestones: Iterable[CatalogueMilestone]
) -> dict[str, int]:
    """The levels once milestones are reached as well."""
    levels = dict(held)
    for milestone in milestones:
        for skill, level in milestone.builds.items():
            levels[skill] = max(level, levels.get(skill, 0))
    return levels


def raises_something(
    milestone: CatalogueMilestone, held: Mapping[str, int], required: Mapping[str, int]
) -> bool:
    """Whether a milestone raises a level that is still asked for."""
    return any(
        held.get(skill, 0) < min(level, required.get(skill, 0))
        for skill, level in milestone.builds.items()
    )


def shortened_effort(
    milestone: CatalogueMilestone, held: Mapping[str, int], required: Mapping[str, int]
) -> Minutes:
    """The likely effort for somebody who holds some levels, in minutes; see the module."""
    built = missing = 0
    for skill, level in milestone.builds.items():
        goal = min(level, required.get(skill, 0))
        built += goal
        missing += max(0, goal - held.get(skill, 0))
    likely = milestone.effort.likely
    if missing == built:
        return likely
    # Rounded up, so that holding more can never round to a longer effort.
    quarters = -(-likely * missing // (built * QUARTER))
    return min(likely, max(milestone.effort.low, quarters * QUARTER))


def full_path(
    catalogue: Catalogue,
    careers: Sequence[Career],
    ratings: Mapping[str, int],
    done: frozenset[str] = frozenset(),
) -> Pathway:
    """Choose the full path.

    Args:
        catalogue: everything to choose from.
        careers: one or more careers aimed at.
        ratings: levels held, skill id -> level.
        done: ids of milestones already reached; they are left out and their levels are held.
    """
    reached = [catalogue.milestones[name] for name in sorted(done) if name in catalogue.milestones]
    held = levels_after(ratings, reached)
    places = career_places(careers)
    chosen: dict[str, Choice] = {}
    for career in careers:
        for choice in _for_one(catalogue, career, held, done):
            phase, role = places.get(choice.milestone.id, (choice.phase, choice.role))
            phase = min(phase, choice.phase)
            joined = replace(choice, phase=phase, role=role)
            chosen[choice.milestone.id] = _joined(chosen.get(choice.milestone.id), joined)
    met = frozenset(name for name in places if name not in chosen) | done
    required = required_levels(careers)
    _fill_prerequisites(catalogue, chosen, held, required, met, places)
    return Pathway(
        _in_order(chosen, held, places), _out_of_reach(catalogue, chosen, held, required)
    )


def _for_one(
    catalogue: Catalogue, career: Career, held: Mapping[str, int], done: frozenset[str]
) -> Iterable[Choice]:
    """The path of one career; two careers take what either takes, so never more than the sum."""
    places = career_places((career,))
    required = career.required
    chosen: dict[str, Choice] = {}
    left_out: set[str] = set()
    for name, (phase, role) in places.items():
        milestone = catalogue.milestones.get(name)
        if milestone is None or name in done or role is Role.OPTIONAL:
            continue
        if role is Role.CRAFT and not raises_something(milestone, held, required):
            left_out.add(name)
            continue
        chosen[name] = _choice(milestone, phase, role, held, required)
    met = frozenset(done | left_out)
    _fill_levels(catalogue, chosen, held, required, met, places)
    _fill_prerequisites(catalogue, chosen, held, required, met, places)
    return chosen.values()


def _joined(one: Choice | None, two: Choice) -> Choice:
    """The same milestone for two careers: the earlier phase, the longer effort."""
    if one is None:
        return two
    longer = max(one, two, key=lambda choice: choice.estimate)
    return replace(longer, phase=min(one.phase, two.phase))


def career_places(careers: Iterable[Career]) -> Mapping[str, tuple[int, Role]]:
    """Each milestone of some careers with its phase and role, in order of phase."""
    return joined_places(career.milestones for career in careers)


def joined_places(careers: Iterable[Iterable[CareerMilestone]]) -> dict[str, tuple[int, Role]]:
    """A milestone of two careers stands in the earlier phase, with the weightier role."""
    places: dict[str, tuple[int, Role]] = {}
    for milestones in careers:
        for entry in milestones:
            phase, role = places.get(entry.id, (entry.phase, entry.role))
            role = min(role, entry.role, key=_WEIGHT.__getitem__)
            places[entry.id] = (min(phase, entry.phase), role)
    return dict(sorted(places.items(), key=lambda item: item[1][0]))


def _choice(
    milestone: CatalogueMilestone,
    phase: int,
    role: Role,
    held: Mapping[str, int],
    required: Mapping[str, int],
) -> Choice:
    likely = milestone.effort.likely
    estimate = shortened_effort(milestone, held, required) if role is Role.CRAFT else likely
    return Choice(milestone, phase, role, estimate, shortened=estimate < likely)


def _fill_levels(
    catalogue: Catalogue,
    chosen: dict[str, Choice],
    held: Mapping[str, int],
    required: Mapping[str, int],
    met: frozenset[str],
    places: Mapping[str, tuple[int, Role]],
) -> None:
    """Add the least effortful milestone for each required level that nothing chosen reaches."""
    for skill in sorted(required):
        levels = levels_after(held, (choice.milestone for choice in chosen.values()))
        if levels.get(skill, 0) >= required[skill]:
            continue
        able = [
            milestone
            for milestone in catalogue.milestones.values()
            if milestone.builds.get(skill, 0) >= required[skill] and milestone.id not in met
        ]
        if able:
            best = min(able, key=lambda each: (each.id not in places, each.effort.likely, each.id))
            phase, role = places.get(best.id, (_last_phase(chosen), Role.CRAFT))
            chosen[best.id] = _choice(best, phase, role, held, required)


def _last_phase(chosen: Mapping[str, Choice]) -> int:
    return max((choice.phase for choice in chosen.values()), default=1)


def _fill_prerequisites(
    catalogue: Catalogue,
    chosen: dict[str, Choice],
    held: Mapping[str, int],
    required: Mapping[str, int],
    met: frozenset[str],
    places: Mapping[str, tuple[int, Role]],
) -> None:
    """Add what chosen milestones build on; from outside it joins its first successor's phase."""
    waiting = list(chosen.values())
    while waiting:
        successor = waiting.pop(0)
        made = [name for name in successor.milestone.after if name not in met]
        for name in (*made, *_missing_abilities(catalogue, successor, chosen, held, places)):
            milestone = catalogue.milestones.get(name)
            if milestone is None:
                continue
            phase, role = places.get(name, (successor.phase, Role.CRAFT))
            before = chosen.get(name)
            if before is None:
                before = _choice(milestone, min(phase, successor.phase), role, held, required)
            elif before.phase > successor.phase:
                before = replace(before, phase=successor.phase)
            else:
                continue
            chosen[name] = before
            waiting.append(before)


def _missing_abilities(
    catalogue: Catalogue,
    successor: Choice,
    chosen: Mapping[str, Choice],
    held: Mapping[str, int],
    places: Mapping[str, tuple[int, Role]],
) -> Iterable[str]:
    """For each ability that is needed and that nothing held or chosen gives, the least effort."""
    for skill, level in successor.milestone.needs.items():
        others = (each.milestone for each in chosen.values() if each is not successor)
        if levels_after(held, others).get(skill, 0) >= level:
            continue
        able = [
            each
            for each in catalogue.milestones.values()
            if each.builds.get(skill, 0) >= level and each.id != successor.milestone.id
        ]
        if able:
            yield min(
                able, key=lambda each: (each.id not in places, each.effort.likely, each.id)
            ).id


def _in_order(
    chosen: Mapping[str, Choice],
    held: Mapping[str, int],
    places: Mapping[str, tuple[int, Role]],
) -> tuple[Choice, ...]:
    """By phase, then as the careers order them, each after its prerequisites of that phase."""
    rank = {name: place for place, name in enumerate(places)}
    by_place = sorted(
        chosen.values(),
        key=lambda choice: (choice.phase, rank.get(choice.milestone.id, -1), choice.milestone.id),
    )
    definitions = [choice.milestone for choice in by_place]
    graph = PrerequisiteGraph.of(prerequisites_among(definitions, held))
    return tuple(chosen[name] for name in graph.without_cycles().order())


def _out_of_reach(
    catalogue: Catalogue,
    chosen: Mapping[str, Choice],
    held: Mapping[str, int],
    required: Mapping[str, int],
) -> tuple[Problem, ...]:
    levels = levels_after(held, (choice.milestone for choice in chosen.values()))
    return tuple(
        Problem.of(
            ProblemKind.LEVEL_OUT_OF_REACH,
            skill=skill,
            name=catalogue.skill_name(skill),
            reached=levels.get(skill, 0),
            asked=level,
        )
        for skill, level in sorted(required.items())
        if levels.get(skill, 0) < level
    )
