"""How a plan raises one skill, how its level came about, and when a new look at ratings is due.

A level comes from the learner's rating or from a finished milestone, whichever is higher (see
`planner.domain.progress`). Nothing here is stored.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, compress
from operator import and_, gt, not_

from planner.domain.columns import Columns, by_phase, columns_of
from planner.domain.plan import Plan, PlannedMilestone
from planner.domain.profile import Milestone, Profile, Rating, Status
from planner.domain.progress import SkillState, shows


class Standing(StrEnum):
    """What a level rests on."""

    RATED = "rated"
    EVIDENCED = "evidenced"
    CLAIMED = "claimed"
    PLANNED = "planned"
    #: Asked for, but nothing in the plan reaches it.
    BEYOND = "beyond"


@dataclass(frozen=True, slots=True)
class Rung:
    """A level on the way, with the day it was or will be reached where that is known."""

    level: int
    standing: Standing
    on: dt.date | None
    is_target: bool


@dataclass(frozen=True, slots=True)
class Ladder:
    """The way of one skill: where it starts, then milestones and the levels they bring, in turn."""

    steps: tuple[Rung | PlannedMilestone, ...]
    #: Finished milestones of a claimed level without evidence: the highest level, then the newest.
    claims: tuple[PlannedMilestone, ...]
    #: Open milestones that build the skill.
    to_go: int


@dataclass(frozen=True, slots=True)
class LevelChange:
    """A day on which a skill was rated or a milestone that builds it was finished."""

    on: dt.date
    #: The level from then on, and of it the learner's own rating; None where there was none.
    level: int
    rating: int | None
    #: Id of the finished milestone; empty for a rating.
    milestone: str = ""


def milestones_to_go(plan: Plan) -> dict[str, int]:
    """How many open milestones build each skill."""
    columns = columns_of(plan.profile)
    return Counter(chain.from_iterable(compress(columns.builds, columns.is_open)))


def skill_state(plan: Plan, skill: str) -> SkillState:
    """Where a skill stands; one that the plan does not know stands at nothing."""
    nothing = SkillState(skill, rated=0, now=0, planned=0, required=0, evidenced=0)
    return next((each for each in plan.skills if each.skill == skill), nothing)


def ladder_of(plan: Plan, skill: str) -> Ladder:
    """The way of a skill: what was finished first, then what is planned by its finish."""
    state = skill_state(plan, skill)
    found = by_phase(_builders(plan.profile, skill))
    builders = sorted((plan.by_id[each.id] for each in found), key=_when)
    ratings = ratings_of(plan.profile, skill)
    rated_on = ratings[-1].on if ratings else None
    level = state.rated
    # What was finished and taken into the rating stands before it.
    known = [rated_on is not None and _is_known(each, skill, level, rated_on) for each in builders]
    steps: list[Rung | PlannedMilestone] = [*compress(builders, known)]
    steps.append(Rung(level, Standing.RATED, rated_on, 0 < level == state.required))
    for each in compress(builders, map(not_, known)):
        steps.append(each)
        built = each.milestone.definition.builds[skill]
        if built > level:
            level = built
            steps.append(_rung(each, level, state))
    if level < state.required:
        steps.append(Rung(state.required, Standing.BEYOND, None, is_target=True))
    return Ladder(
        steps=tuple(steps),
        claims=tuple(
            sorted(
                (each for each in reversed(builders) if _is_claim(each, state)),
                key=lambda each: -each.milestone.definition.builds[skill],
            )
        ),
        to_go=sum(each.milestone.is_open for each in builders),
    )


def _builders(profile: Profile, skill: str) -> list[Milestone]:
    """The milestones that build a skill and were not left out, in the learner's order."""
    found = columns_of(profile).building(skill)
    return [each for each in found if each.status is not Status.SKIPPED]


def _when(planned: PlannedMilestone) -> tuple[bool, dt.date]:
    milestone = planned.milestone
    if milestone.status is Status.DONE:
        return False, milestone.done_on or dt.date.min
    return True, planned.finish or dt.date.max


def _is_known(planned: PlannedMilestone, skill: str, level: int, rated_on: dt.date) -> bool:
    done_on = planned.milestone.done_on
    built = planned.milestone.definition.builds[skill]
    return done_on is not None and done_on <= rated_on and built <= level


def _rung(planned: PlannedMilestone, level: int, state: SkillState) -> Rung:
    milestone = planned.milestone
    standing, on = Standing.PLANNED, planned.finish
    if milestone.status is Status.DONE:
        standing, on = Standing.CLAIMED, milestone.done_on
        if level <= state.evidenced:
            standing = Standing.EVIDENCED
    return Rung(level, standing, on, level == state.required)


def _is_claim(planned: PlannedMilestone, state: SkillState) -> bool:
    """Whether evidence for it would show a level that is only claimed."""
    milestone = planned.milestone
    return (
        milestone.status is Status.DONE
        and milestone.definition.builds[state.skill] > state.shown
        and not shows(milestone, state.skill)
    )


def ratings_of(profile: Profile, skill: str) -> tuple[Rating, ...]:
    """Every rating of a skill, oldest first; one from before ratings were kept is the plan's."""
    kept = tuple(each for each in profile.rated if each.skill == skill)
    known = profile.ratings.get(skill)
    if kept or known is None:
        return tuple(sorted(kept, key=lambda each: each.on))
    return (Rating(on=profile.created, skill=skill, level=known),)


def level_history(profile: Profile, skill: str) -> tuple[LevelChange, ...]:
    """How the level of a skill came about, oldest first; on one day ratings come first."""
    rating, built = None, 0
    changes = []
    for on, _, found in sorted(_happened(profile, skill), key=lambda each: each[:2]):
        if isinstance(found, Rating):
            rating = found.level
        else:
            built = max(built, found.definition.builds[skill])
        name = "" if isinstance(found, Rating) else found.id
        changes.append(LevelChange(on, max(rating or 0, built), rating, name))
    return tuple(changes)


def _happened(profile: Profile, skill: str) -> Iterator[tuple[dt.date, int, Rating | Milestone]]:
    for rating in ratings_of(profile, skill):
        yield rating.on, 0, rating
    for milestone in _builders(profile, skill):
        if milestone.status is Status.DONE and milestone.done_on:
            yield milestone.done_on, 1, milestone


def phase_to_rate_after(profile: Profile) -> int | None:
    """The phase whose core was finished last, where no skill was rated since; else nothing."""
    if not profile.required:
        return None
    rated = max((each.on for each in profile.rated), default=profile.created)
    columns = columns_of(profile)
    unfinished = {*compress(columns.phase, map(gt, columns.is_core, columns.is_done))}
    finished = [
        (day, number)
        for number in {*columns.phase} - unfinished
        if (day := _core_finished(columns, number)) > rated.toordinal()
    ]
    return max(finished)[1] if finished else None


def _core_finished(columns: Columns, phase: int) -> int:
    """The day on which the last of the core of a phase was done, as an ordinal; 0 without one."""
    core = map(and_, map(phase.__eq__, columns.phase), columns.is_core)
    return max(compress(columns.done, core), default=0)
