"""When the plan will be finished, as a range.

The range runs from the schedule in which every open milestone takes its low estimate to the one in
which it takes its high estimate, laid from today on with what is logged taken off. An estimate that
the learner's levels shortened, or that the learner set, keeps the catalogue's proportions.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from planner.domain.model import Minutes
from planner.domain.profile import Milestone, Profile
from planner.domain.scheduling import placements_for


@dataclass(frozen=True, slots=True)
class FinishRange:
    """An early, a likely and a late day on which the plan is finished."""

    p10: dt.date
    likely: dt.date
    p90: dt.date


def finish_range(profile: Profile, today: dt.date) -> FinishRange | None:
    """The range of finishes from low to high estimates; None where nothing is left to do.

    Raises:
        NoTimeError: if no week has time for what is left.
    """
    if not any(milestone.is_open for milestone in profile.milestones):
        return None
    early = _finish(profile, today, "low")
    likely = _finish(profile, today, "likely")
    late = _finish(profile, today, "high")
    # Laying is greedy, so that a little less work may, rarely, finish a little later.
    return FinishRange(min(early, likely), likely, max(late, likely))


def _finish(profile: Profile, today: dt.date, estimate: str) -> dt.date:
    milestones = tuple(
        milestone.model_copy(update={"estimate": _scaled(milestone, estimate)})
        for milestone in profile.milestones
    )
    placements = placements_for(profile.model_copy(update={"milestones": milestones}), today)
    return max(
        placements[milestone.id].finish  # type: ignore[union-attr] # open ones are placed
        for milestone in milestones
        if milestone.is_open
    )


def _scaled(milestone: Milestone, estimate: str) -> Minutes:
    effort = milestone.definition.effort
    wanted: int = getattr(effort, estimate)
    return milestone.estimate * wanted // effort.likely if effort.likely else milestone.estimate
