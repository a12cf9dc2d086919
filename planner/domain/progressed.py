"""Which milestones a change moved on, where it is about nothing but what was done with them.

Checking off, logging minutes and writing are by far the most frequent changes, and each touches one
milestone. What is derived from all others stays as it was.
"""

from __future__ import annotations

from itertools import compress, count
from operator import is_, is_not
from typing import Any, NamedTuple

from planner.domain.profile import Milestone, Profile, Status

#: Fields of a milestone that say what was done with it.
PROGRESS = frozenset(
    {
        "status",
        "done_on",
        "skip_reason",
        "log",
        "notes",
        "evidence",
        "steps",
        "criteria_met",
        "meeting",
    }
)
#: Fields of a profile from which no part of a plan is derived.
ASIDE = frozenset({"id", "name", "created", "rated", "reviews", "former_codes", "declined"})
_LASTING = tuple(name for name in Milestone.model_fields if name not in {*PROGRESS, "definition"})
_OF_PLAN = tuple(
    name
    for name in Profile.model_fields
    if name not in {*ASIDE, "milestones", "targets", "ratings"}
)


class Moved(NamedTuple):
    """One milestone before and after a change, and its place in the profile."""

    place: int
    old: Milestone
    new: Milestone


def progressed(before: Profile, after: Profile) -> tuple[Moved, ...] | None:
    """The milestones that are different, in their order; of one change several parts ask.

    Returns:
        None where more than progress is different: others are in the plan or left out, they stand
        in another order, or something else that a plan is derived from has changed.
    """
    one, other, moved = _kept[0]
    if one is not before or other is not after:
        moved = _found(before, after)
        _kept[0] = (before, after, moved)
    return moved


def _found(before: Profile, after: Profile) -> tuple[Moved, ...] | None:
    if len(before.milestones) != len(after.milestones):
        return None
    if not _planned_alike(before, after):
        return None
    # Profiles are frozen, so what was left alone is the very same object; in a large plan it takes
    # a fraction of a millisecond to see that.
    differ = map(is_not, before.milestones, after.milestones)
    moved = tuple(
        Moved(place, before.milestones[place], after.milestones[place])
        for place in compress(count(), differ)
    )
    return moved if all(_moved_only(old, new) for _, old, new in moved) else None


def _planned_alike(before: Profile, after: Profile) -> bool:
    # Mappings that are equal may be in another order, and so would be what is derived from them.
    return (
        list(before.ratings.items()) == list(after.ratings.items())
        and len(before.targets) == len(after.targets)
        and all(map(is_, before.targets, after.targets))
        and all(_same(before, after, name) for name in _OF_PLAN)
    )


def _moved_only(old: Milestone, new: Milestone) -> bool:
    left_out = (old.status is Status.SKIPPED) == (new.status is Status.SKIPPED)
    alike = left_out and old.definition is new.definition
    return alike and all(_same(old, new, name) for name in _LASTING)


def _same(one: Any, other: Any, name: str) -> bool:
    """Identity first: comparing two large values field by field costs more than all else."""
    before, after = getattr(one, name), getattr(other, name)
    return before is after or bool(before == after)


#: The two asked about last, and the answer.
_kept: list[tuple[Profile | None, Profile | None, tuple[Moved, ...] | None]] = [(None, None, None)]
