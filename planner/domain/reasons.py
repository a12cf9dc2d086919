"""Why each milestone stands in a plan: what it raises, what waits for it, and who asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from planner.domain.catalogue import Role
from planner.domain.pathway import levels_after
from planner.domain.prerequisites import PrerequisiteGraph
from planner.domain.profile import Depth, Milestone, Profile, Status


class ReasonKind(StrEnum):
    """Why a milestone stands in the plan."""

    RAISES = "raises"
    NEEDED_BY = "needed-by"
    ESSENTIAL = "essential"
    PATH = "path"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, as data: `raises` uses skill and levels, `needed-by` milestone, others career."""

    kind: ReasonKind
    skill: str = ""
    from_level: int = 0
    to_level: int = 0
    asked: int = 0
    milestone: str = ""
    career: str = ""


def reasons_of(profile: Profile, graph: PrerequisiteGraph) -> dict[str, tuple[Reason, ...]]:
    """The reasons of every milestone, by id; levels grow in the order of the phases."""
    required = profile.required
    levels = dict(profile.ratings)
    careers = _careers(profile)
    reasons: dict[str, tuple[Reason, ...]] = {}
    for milestone in sorted(profile.milestones, key=lambda each: each.phase):
        raises = tuple(
            Reason(ReasonKind.RAISES, skill, levels.get(skill, 0), level, required[skill])
            for skill, level in milestone.definition.builds.items()
            if levels.get(skill, 0) < min(level, required.get(skill, 0))
        )
        reasons[milestone.id] = _joined(
            raises, graph.after[milestone.id], milestone, profile.depth, careers
        )
        if milestone.status is not Status.SKIPPED:
            levels = levels_after(levels, (milestone.definition,))
    return reasons


def kept_reasons(
    before: Profile,
    known: Mapping[str, tuple[tuple[str, ...], tuple[Reason, ...]]],
    profile: Profile,
    graph: PrerequisiteGraph,
) -> dict[str, tuple[Reason, ...]]:
    """The reasons of an earlier plan, where nothing that they rest on is different; else none.

    Args:
        before: the profile they were found for.
        known: by id what waits for a milestone there, and its reasons.
        profile: the one that they are asked for now.
        graph: its prerequisites, without cycles.
    """
    if len(before.milestones) != len(profile.milestones):
        return {}
    rests_on = ((each.ratings, each.depth, each.targets) for each in (before, profile))
    if next(rests_on) != next(rests_on):
        return {}
    pairs = zip(before.milestones, profile.milestones, strict=True)
    if not all(old is new or _stands_alike(old, new) for old, new in pairs):
        return {}
    if any(graph.after[name] != needed_by for name, (needed_by, _) in known.items()):
        return {}
    return {name: reasons for name, (_, reasons) in known.items()}


def with_needed_by(
    reasons: Iterable[Reason], needed_by: Iterable[str], milestone: Milestone, profile: Profile
) -> tuple[Reason, ...]:
    """The reasons of a milestone where others wait for it than before."""
    raises = tuple(each for each in reasons if each.kind is ReasonKind.RAISES)
    return _joined(raises, needed_by, milestone, profile.depth, _careers(profile))


def _joined(
    raises: tuple[Reason, ...],
    needed_by: Iterable[str],
    milestone: Milestone,
    depth: Depth,
    careers: str,
) -> tuple[Reason, ...]:
    needed = tuple(Reason(ReasonKind.NEEDED_BY, milestone=name) for name in needed_by)
    standing = _standing(milestone, careers)
    if depth is Depth.FAST and (raises or needed):
        standing = tuple(each for each in standing if each.kind is not ReasonKind.PATH)
    return (*raises, *needed, *standing)


def _standing(milestone: Milestone, careers: str) -> tuple[Reason, ...]:
    if milestone.own:
        return (Reason(ReasonKind.OWN),)
    if milestone.role is Role.ESSENTIAL:
        return (Reason(ReasonKind.ESSENTIAL, career=careers),)
    return (Reason(ReasonKind.PATH, career=careers),)


def _careers(profile: Profile) -> str:
    return ",".join(target.career for target in profile.targets)


def _stands_alike(old: Milestone, new: Milestone) -> bool:
    left_out = (old.status is Status.SKIPPED) == (new.status is Status.SKIPPED)
    before, after = ((e.definition, e.phase, e.role, e.own) for e in (old, new))
    return left_out and before == after
