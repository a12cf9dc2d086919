"""What a learner short of time can leave out of a plan, and in which order.

Optional milestones go first, then the craft ones that a fast track does not need; among equals the
one with the most hours still to do, then the earlier in the plan. What the learner has begun,
pinned, dated or added is their word and stays. A milestone goes only where everything that stays
can still be done and every level the plan reaches for a career is still reached; one that others
build on therefore goes after them, or not at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from planner.domain.catalogue import Role
from planner.domain.pathway import levels_after
from planner.domain.prerequisites import PrerequisiteGraph, prerequisites_among
from planner.domain.profile import Milestone, Profile, Status


def leaving_order(profile: Profile, keeps: Collection[str]) -> tuple[str, ...]:
    """Ids of all that may be left out, in the order in which it goes.

    Any first part of them may be left out by itself.

    Args:
        profile: the learner's document.
        keeps: ids of what a fast track needs.
    """
    staying = _Staying(profile)
    waiting = sorted(
        (each for each in profile.milestones if _may_go(each, keeps)),
        key=lambda each: (each.is_core, -each.remaining),
    )
    gone: list[str] = []
    while True:
        next_one = next((each for each in waiting if staying.can_spare(each)), None)
        if next_one is None:
            return tuple(gone)
        waiting.remove(next_one)
        gone.append(next_one.id)


def reached_only_just(profile: Profile, left_out: Collection[str]) -> tuple[str, ...]:
    """Skills that leaving milestones out brings down to a single way of reaching their level.

    Such a skill is asked for above the level held now; something left out would have built it as
    far as that; and of what stays exactly one open milestone still does, to that level and not
    further. If that one is not reached, neither is the level.

    Args:
        profile: the learner's document, before anything is left out.
        left_out: ids of what is left out of it.
    """
    held = _held(profile)
    staying = [each for each in profile.milestones if each.is_open and each.id not in left_out]
    gone = [each for each in profile.milestones if each.id in left_out]
    return tuple(
        skill
        for skill, level in profile.required.items()
        if level > held.get(skill, 0)
        and any(built >= level for built in _built(gone, skill))
        and [built for built in _built(staying, skill) if built >= level] == [level]
    )


def _built(milestones: Sequence[Milestone], skill: str) -> list[int]:
    return [each.definition.builds[skill] for each in milestones if skill in each.definition.builds]


def _held(profile: Profile) -> dict[str, int]:
    done = (each.definition for each in profile.milestones if each.status is Status.DONE)
    return levels_after(profile.ratings, done)


def _may_go(milestone: Milestone, keeps: Collection[str]) -> bool:
    return (
        milestone.status is Status.TODO
        and milestone.role is not Role.ESSENTIAL
        and not milestone.own
        and milestone.pin is None
        and milestone.event is None
        and not milestone.log
        and not (milestone.is_core and milestone.id in keeps)
    )


class _Staying:
    """The open milestones that stay, and how often each thing is asked of them and built by them.

    Lives only while an order is worked out. Counts make each question cheap, since a large plan
    asks it a hundred thousand times.
    """

    def __init__(self, profile: Profile) -> None:
        self._held = _held(profile)
        self._order = [each for each in profile.milestones if each.is_open]
        self._open = {each.id for each in self._order}
        self._followers: Counter[str] = Counter()
        self._built: dict[str, Counter[int]] = {}
        self._needed: dict[str, Counter[int]] = {}
        for each in self._order:
            self._count(each, 1)
        self._asked = {
            skill: min(level, self._reached(skill)) for skill, level in profile.required.items()
        }

    def can_spare(self, milestone: Milestone) -> bool:
        """Let a milestone go, if all that stays can be done and reached without it."""
        if self._followers[milestone.id]:
            return False
        self._count(milestone, -1)
        self._open.discard(milestone.id)
        if self._holds_without(milestone):
            return True
        self._open.add(milestone.id)
        self._count(milestone, 1)
        return False

    def _count(self, milestone: Milestone, step: int) -> None:
        definition = milestone.definition
        self._followers.update(dict.fromkeys(definition.after, step))
        for skill, level in definition.builds.items():
            self._built.setdefault(skill, Counter())[level] += step
        for skill, level in definition.needs.items():
            self._needed.setdefault(skill, Counter())[level] += step

    def _reached(self, skill: str) -> int:
        return max(self._held.get(skill, 0), _highest(self._built.get(skill)))

    def _holds_without(self, milestone: Milestone) -> bool:
        needed = False
        for skill, built in milestone.definition.builds.items():
            need = _highest(self._needed.get(skill))
            if self._reached(skill) < min(built, max(need, self._asked.get(skill, 0))):
                return False
            needed = needed or need > self._held.get(skill, 0)
        # What builds the ability instead may itself wait for what needs it.
        return not needed or not self._waits_in_a_circle()

    def _waits_in_a_circle(self) -> bool:
        definitions = [each.definition for each in self._order if each.id in self._open]
        wanted = prerequisites_among(definitions, self._held)
        graph = PrerequisiteGraph.of(
            {name: [each for each in before if each in wanted] for name, before in wanted.items()}
        )
        return bool(graph.cycles())


def _highest(levels: Counter[int] | None) -> int:
    return max((level for level, count in (levels or {}).items() if count), default=0)
