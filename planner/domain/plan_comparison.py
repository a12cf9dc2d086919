"""What two plans have in common and what not: a what-if with its original, or any two.

Milestones are the same where their ids are; one of the learner's own, whose id says little, only
where its title is the same too. What is left out of a plan counts as not in it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from planner.domain.model import Minutes
from planner.domain.plan import Plan, PlannedMilestone
from planner.domain.profile import Depth, Profile, Status
from planner.domain.progress import SkillState


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """One of the plans in figures."""

    name: str
    finish: dt.date | None
    wished_finish: dt.date | None
    #: Of an ordinary week, as it is today.
    weekly: Minutes
    remaining: Minutes
    percent: int
    milestones: int
    #: Skills that reach what is asked for once all is done, and those that are asked for.
    skills_reached: int
    skills_asked: int
    cost: int
    currency: str
    depth: Depth
    focus_limit: int


@dataclass(frozen=True, slots=True)
class LevelPair:
    """The levels of a skill once either plan is done, and what is asked for at the most."""

    skill: str
    one: int
    other: int
    asked: int


#: One milestone as either plan has it.
MilestonePair = tuple[PlannedMilestone, PlannedMilestone]


@dataclass(frozen=True, slots=True)
class PlanComparison:
    """Two plans side by side; each collection in the order of the first plan that has it."""

    one: PlanFigures
    other: PlanFigures
    only_in_one: tuple[PlannedMilestone, ...]
    only_in_other: tuple[PlannedMilestone, ...]
    #: In both, with another status.
    standing: tuple[MilestonePair, ...]
    #: In both and open in both, with another finish.
    dated: tuple[MilestonePair, ...]
    #: Skills that end at other levels.
    levels: tuple[LevelPair, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing that is compared differs, names aside."""
        milestones = self.only_in_one or self.only_in_other or self.standing or self.dated
        return not milestones and not self.levels and _nameless(self.one) == _nameless(self.other)


def compare_plans(one: Plan, other: Plan) -> PlanComparison:
    """Hold two plans side by side, both seen from their own day."""
    mine, theirs = _by_identity(one), _by_identity(other)
    both = [(each, theirs[key]) for key, each in mine.items() if key in theirs]
    return PlanComparison(
        one=_figures(one),
        other=_figures(other),
        only_in_one=tuple(each for key, each in mine.items() if key not in theirs),
        only_in_other=tuple(each for key, each in theirs.items() if key not in mine),
        standing=tuple(pair for pair in both if _status(pair[0]) is not _status(pair[1])),
        dated=tuple(pair for pair in both if _is_dated_apart(*pair)),
        levels=_levels(one, other),
    )


def likeness(one: Profile, other: Profile) -> int:
    """How much two plans look like copies of one: milestones that have the same code in both."""
    codes = {(each.id, each.code) for each in one.milestones}
    return sum((each.id, each.code) in codes for each in other.milestones)


def _by_identity(plan: Plan) -> dict[tuple[str, str], PlannedMilestone]:
    return {
        (each.id, each.milestone.title if each.milestone.own else ""): each
        for each in plan.milestones
        if each.milestone.status is not Status.SKIPPED
    }


def _status(planned: PlannedMilestone) -> Status:
    return planned.milestone.status


def _is_dated_apart(one: PlannedMilestone, other: PlannedMilestone) -> bool:
    return one.milestone.is_open and other.milestone.is_open and one.finish != other.finish


def _figures(plan: Plan) -> PlanFigures:
    profile, preferences = plan.profile, plan.profile.preferences
    asked = [each for each in plan.skills if each.required]
    return PlanFigures(
        name=profile.name,
        finish=plan.planned_finish,
        wished_finish=profile.wished_finish,
        weekly=profile.calendar.weekly_minutes(plan.today),
        remaining=plan.progress.remaining,
        percent=plan.progress.percent,
        milestones=len(_by_identity(plan)),
        skills_reached=sum(each.planned >= each.required for each in asked),
        skills_asked=len(asked),
        cost=plan.cost,
        currency=preferences.currency,
        depth=profile.depth,
        focus_limit=preferences.focus_limit,
    )


def _nameless(figures: PlanFigures) -> tuple[object, ...]:
    return tuple(
        getattr(figures, name) for name in PlanFigures.__dataclass_fields__ if name != "name"
    )


def _levels(one: Plan, other: Plan) -> tuple[LevelPair, ...]:
    mine, theirs = _states(one), _states(other)
    pairs = (
        LevelPair(
            skill,
            one=mine[skill].planned if skill in mine else 0,
            other=theirs[skill].planned if skill in theirs else 0,
            asked=max(state.required for state in (mine.get(skill), theirs.get(skill)) if state),
        )
        for skill in dict.fromkeys((*mine, *theirs))
    )
    return tuple(pair for pair in pairs if pair.one != pair.other)


def _states(plan: Plan) -> dict[str, SkillState]:
    return {each.skill: each for each in plan.skills}
