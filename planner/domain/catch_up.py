"""What can be done when a plan no longer fits: move its dates, and see what moves first.

Nothing here happens by itself. Each way is one edit, so one undo takes it back.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from planner.domain.edits import Change, Edit, Place
from planner.domain.profile import Placement, Profile
from planner.domain.scheduling import placements_for


@dataclass(frozen=True, slots=True)
class Moved:
    """A milestone whose dates an edit changes."""

    milestone: str
    title: str
    before: Placement | None
    after: Placement | None


def planned_pace(profile: Profile, today: dt.date) -> Edit:
    """Dates move so that what is left fits from today on; the weekly hours stay.

    Raises:
        NoTimeError: if no week has time for what is left.
    """
    return Place(placements_for(profile, today), Change.REPLAN)


def push(profile: Profile, days: int, today: dt.date) -> Edit:
    """Everything open starts at least some days later; pins and dated events stay.

    Args:
        profile: the learner's document.
        days: how many days, from 1 on.
        today: nothing is planned before it.

    Raises:
        NoTimeError: if no week has time for what is left.
        ValueError: if the days are less than one.
    """
    if days < 1:
        raise ValueError("a push needs at least one day")
    later = dt.timedelta(days=days)
    earliest = {
        milestone.id: max(milestone.placement.start, today) + later
        for milestone in profile.milestones
        if milestone.is_open and milestone.placement is not None
    }
    return Place(placements_for(profile, today, earliest), Change.PUSH)


def moves(profile: Profile, edit: Edit) -> tuple[Moved, ...]:
    """What an edit would move, in the order of the plan; nothing is changed."""
    after, _ = edit.apply(profile)
    placements = {milestone.id: milestone.placement for milestone in after.milestones}
    return tuple(
        Moved(milestone.id, milestone.title, milestone.placement, placements.get(milestone.id))
        for milestone in profile.milestones
        if _dates(milestone.placement) != _dates(placements.get(milestone.id))
    )


def _dates(placement: Placement | None) -> tuple[dt.date, dt.date] | None:
    return None if placement is None else (placement.start, placement.finish)
