"""Honest progress: how far the learner is, what is left, and which levels are reached.

Milestones weigh as much as their effort, and percentages are rounded down. What is in progress
counts its logged minutes, at most its estimate. Core (essential and craft) and optional ones are
also told apart. Skipped optional milestones leave the sum; skipped
core ones stay in it and are listed as left out, so skipping alone never completes the core.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import add, sub
from typing import NamedTuple

from planner.domain.catalogue import CatalogueMilestone
from planner.domain.model import Minutes
from planner.domain.pathway import levels_after
from planner.domain.prerequisites import Builders
from planner.domain.profile import Milestone, Profile, Status
from planner.domain.progressed import Moved


class Share(NamedTuple):
    """What the milestones that count come to, of some; effort in minutes."""

    number: int = 0
    done: int = 0
    effort: Minutes = 0
    earned: Minutes = 0
    remaining: Minutes = 0

    @property
    def percent(self) -> int:
        """100 only once everything is done, whatever was logged and however small the rest is."""
        if not self.number:
            return 0
        if self.done == self.number:
            return 100
        return min(99, 100 * self.earned // self.effort) if self.effort else 0

    def plus(self, other: Share) -> Share:
        """Both together."""
        return Share(*map(add, self, other))

    def changed(self, old: Milestone, new: Milestone) -> Share:
        """The same where one of the milestones is another one now."""
        return Share(*map(add, self, map(sub, share_of((new,)), share_of((old,)))))


@dataclass(frozen=True, slots=True)
class Progress:
    """Effort in minutes and percentages from 0 to 100, rounded down."""

    core: Share
    optional: Share
    #: Ids left to reach 100 %, in order.
    left: tuple[str, ...]
    #: Core milestones the learner skipped.
    left_out: tuple[str, ...]

    @property
    def total(self) -> Minutes:
        """The effort of all that counts."""
        return self.core.effort + self.optional.effort

    @property
    def done(self) -> Minutes:
        """The part of it that is earned."""
        return self.core.earned + self.optional.earned

    @property
    def remaining(self) -> Minutes:
        """Minutes still to do."""
        return self.core.remaining + self.optional.remaining

    @property
    def percent(self) -> int:
        """How much of all is done."""
        return self.core.plus(self.optional).percent

    @property
    def core_percent(self) -> int:
        """How much of the core is done."""
        return self.core.percent

    @property
    def optional_percent(self) -> int:
        """The same of optional milestones that were not skipped; 0 where there are none."""
        return self.optional.percent


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
    counted = [each for each in milestones if counts(each)]
    return Progress(
        core=share_of(each for each in counted if each.is_core),
        optional=share_of(each for each in counted if not each.is_core),
        left=tuple(each.id for each in counted if each.status is not Status.DONE),
        left_out=tuple(each.id for each in counted if each.status is Status.SKIPPED),
    )


def share_of(milestones: Iterable[Milestone]) -> Share:
    """What those of some milestones that count come to."""
    number = done = effort = gained = remaining = 0
    for each in milestones:
        if counts(each):
            number += 1
            done += each.status is Status.DONE
            effort += each.estimate
            gained += earned(each)
            remaining += each.remaining
    return Share(number, done, effort, gained, remaining)


def progress_after(before: Progress, moved: Iterable[Moved], places: Mapping[str, int]) -> Progress:
    """The progress once some milestones were moved on; ``places`` says where each stands."""
    core, optional = before.core, before.optional
    left = list(before.left)
    for _, old, new in moved:
        if new.is_core:
            core = core.changed(old, new)
        else:
            optional = optional.changed(old, new)
        is_left = counts(new) and new.status is not Status.DONE
        if is_left is not (counts(old) and old.status is not Status.DONE):
            place = bisect_left(left, places[new.id], key=places.__getitem__)
            left[place : place + (not is_left)] = [new.id] if is_left else []
    return Progress(core, optional, tuple(left), before.left_out)


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


def skills_after(
    before: tuple[SkillState, ...],
    moved: Iterable[Moved],
    milestones: Sequence[Milestone],
    builders: Builders,
) -> tuple[SkillState, ...]:
    """The skills once some milestones were moved on.

    Args:
        before: the skills before that.
        moved: what was moved on.
        milestones: all milestones of the profile as they are now.
        builders: who builds which skill, with places in the profile.
    """
    touched = {
        skill
        for _, old, new in moved
        if (old.status, old.evidence) != (new.status, new.evidence)
        for skill in new.definition.builds
    }
    if not touched:
        return before

    def now(state: SkillState) -> SkillState:
        if state.skill not in touched:
            return state
        done = [
            (level, milestones[place])
            for level, place, _ in builders.get(state.skill, ())
            if milestones[place].status is Status.DONE
        ]
        reached = max((level for level, _ in done), default=0)
        shown = (level for level, each in done if shows(each, state.skill))
        return replace(state, now=max(state.rated, reached), evidenced=max(shown, default=0))

    return tuple(map(now, before))


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
