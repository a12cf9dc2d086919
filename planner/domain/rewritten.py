"""The plan after a change of words from which nothing is derived: notes, parts, criteria, meetings.

Notes are saved while they are typed, and deriving a large plan anew for every few letters would
make the typing stutter.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from planner.domain.plan import Phase, Plan
from planner.domain.profile import Milestone, Profile

#: Fields of a milestone that no date, level, number or problem of a plan depends on.
WORDS = frozenset({"notes", "steps", "criteria_met", "meeting", "skip_reason"})
_WEIGHTY = tuple(name for name in Milestone.model_fields if name not in WORDS)
_OF_PLAN = tuple(name for name in Profile.model_fields if name != "milestones")


def rewritten(plan: Plan, profile: Profile) -> Plan | None:
    """The plan of a profile that differs in words only from the one a plan was derived from.

    Returns:
        What `plan_of` would give for the same day and catalogue, or None where more than words is
        different.
    """
    before = plan.profile
    if len(before.milestones) != len(profile.milestones):
        return None
    if any(getattr(before, name) != getattr(profile, name) for name in _OF_PLAN):
        return None
    pairs = zip(before.milestones, profile.milestones, strict=True)
    changed = [(old, new) for old, new in pairs if old is not new]
    if not all(_same_weight(old, new) for old, new in changed):
        return None
    words = {new.id: new for _, new in changed}
    by_id = dict(plan.by_id)
    for name, milestone in words.items():
        by_id[name] = replace(by_id[name], milestone=milestone)
    numbers = {milestone.phase for milestone in words.values()}

    def phase_of(phase: Phase) -> Phase:
        if phase.number not in numbers:
            return phase
        return replace(phase, milestones=tuple(by_id[each.id] for each in phase.milestones))

    return replace(
        plan,
        profile=profile,
        milestones=tuple(by_id[each.id] for each in plan.milestones),
        by_id=MappingProxyType(by_id),
        phases=tuple(map(phase_of, plan.phases)),
    )


def _same_weight(old: Milestone, new: Milestone) -> bool:
    return all(getattr(old, name) == getattr(new, name) for name in _WEIGHTY)
