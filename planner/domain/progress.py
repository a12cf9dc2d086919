"""Honest progress: how far the learner is, what is left, and which levels are reached.

Milestones weigh as much as their effort, and percentages are rounded down. What is in progress
counts its logged minutes, at most its estimate. Core (essential and craft) and optional ones are
also told apart. Skipped optional milestones leave the sum; skipped
core ones stay in it and are listed as left out, so skipping alone never completes the core.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from planner.domain.catalogue import CatalogueMilestone
from planner.domain.model import Minutes
from planner.domain.pathway import levels_after
from planner.domain.profile import Milestone, Profile, Status


@dataclass(frozen=True, slots=True)
class Progress:
    """Effort in minutes and percentages from 0 to 100, rounded down."""

    total: Minutes
    done: Minutes
    remaining: Minutes
    percent: int
    core_percent: int
    #: The same of optional milestones that were not skipped; 0 where there are none.
    optional_percent: int
    #: Ids left to reach 100 %, in order.
    left: tuple[str, ...]
    #: Core milestones the learner skipped.
    left_out: tuple[str, ...]


#: Key skills are those a career asks for at this level or above.
KEY_LEVEL = 4


@dataclass(frozen=True, slots=True)
class SkillState:
    """Where a skill stands: now, once the plan is done, and what the careers ask for."""

    skill: str
    rated: int
    now: int
    planned: int
    required: int
    #: Level shown by done milestones with evidence.
    evidenced: int

    @property
    def shown(self) -> int:
        """The part of the level now that is more than claimed.

        A rating is the learner's own word; what milestones built beyond it is claimed until one of
        them carries evidence.
        """
        return min(self.now, max(self.rated, self.evidenced))

    @property
    def is_key(self) -> bool:
        """Whether a career asks for it at a high level."""
        return self.required >= KEY_LEVEL

    @property
    def reached(self) -> bool:
        """Whether it is asked for and the level now is enough."""
        return 0 < self.required <= self.now


def counts(milestone: Milestone) -> bool:
    """Whether a milestone counts in the sum: all but skipped optional ones."""
    return milestone.is_core or milestone.status is not Status.SKIPPED


def earned(milestone: Milestone) -> Minutes:
    """The part of its effort that is done, in minutes."""
    if milestone.status is Status.DONE:
        return milestone.estimate
    if milestone.status is Status.SKIPPED:
        return 0
    return min(milestone.logged, milestone.estimate)


def progress_of(milestones: Sequence[Milestone]) -> Progress:
    """Sum up milestones."""
    counted = [(each, earned(each)) for each in milestones if counts(each)]
    return Progress(
        total=sum(each.estimate for each, _ in counted),
        done=sum(done for _, done in counted),
        remaining=sum(each.remaining for each, _ in counted),
        percent=_percent(counted),
        core_percent=_percent([pair for pair in counted if pair[0].is_core]),
        optional_percent=_percent([pair for pair in counted if not pair[0].is_core]),
        left=tuple(each.id for each, _ in counted if each.status is not Status.DONE),
        left_out=tuple(each.id for each, _ in counted if each.status is Status.SKIPPED),
    )


def _percent(counted: Sequence[tuple[Milestone, Minutes]]) -> int:
    """100 only once everything is done, whatever was logged and however small the rest is."""
    if not counted:
        return 0
    if all(each.status is Status.DONE for each, _ in counted):
        return 100
    total = sum(each.estimate for each, _ in counted)
    done = sum(done for _, done in counted)
    return min(99, 100 * done // total) if total else 0


def skill_states(profile: Profile) -> tuple[SkillState, ...]:
    """Every skill that is asked for, rated or built, those asked for first.

    The level now is the higher of the learner's rating and what done milestones built; it is
    claimed until one of these carries evidence.
    """
    required = profile.required
    done = [each for each in profile.milestones if each.status is Status.DONE]
    staying = [each for each in profile.milestones if each.status is not Status.SKIPPED]
    now = levels_after(profile.ratings, _definitions(done))
    planned = levels_after(profile.ratings, _definitions(staying))
    evidenced: dict[str, int] = {}
    for milestone in done:
        for skill, level in milestone.definition.builds.items():
            if shows(milestone, skill):
                evidenced[skill] = max(level, evidenced.get(skill, 0))
    names = dict.fromkeys((*required, *profile.ratings, *planned))
    return tuple(
        SkillState(
            skill=name,
            rated=profile.ratings.get(name, 0),
            now=now.get(name, 0),
            planned=planned.get(name, 0),
            required=required.get(name, 0),
            evidenced=evidenced.get(name, 0),
        )
        for name in names
    )


def main_skill(definition: CatalogueMilestone, required: Mapping[str, int]) -> str:
    """Of the skills a milestone builds the one most asked for, then the one built furthest.

    Empty where it builds none.
    """
    builds = definition.builds
    return max(builds, key=lambda name: (required.get(name, 0), builds[name]), default="")


def shows(milestone: Milestone, skill: str) -> bool:
    """Whether evidence of a milestone is about a skill; it is about all unless some are named."""
    return any(not each.skills or skill in each.skills for each in milestone.evidence)


def _definitions(milestones: Iterable[Milestone]) -> Iterable[CatalogueMilestone]:
    return (milestone.definition for milestone in milestones)
