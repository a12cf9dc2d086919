"""The forecast: from the estimates, and from 500 simulations of a learner under way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from planner.domain.edits import Place
from planner.domain.forecast import finish_range
from planner.domain.profile import LogEntry, Milestone, Profile, Status
from planner.domain.scheduling import placements_for
from tests.benchmarks.measure import Measure, Work, compared, growing
from tests.benchmarks.samples import TODAY, career_profile, large_profile

SIZES = (36, 1_000, 10_000)
#: Twelve weeks into the plan.
LATER = TODAY + dt.timedelta(weeks=12)


def measures() -> Sequence[Measure]:
    """Simulations beside the three schedules of a forecast from estimates."""
    career = under_way(career_profile())
    return (
        compared(
            "forecast of a career, 500 simulations",
            lambda: finish_range(career, LATER),
            lambda: finish_range(career, LATER, learn=False),
            "from the estimates",
        ),
        *growing("forecast, 500 simulations", SIZES, _forecast),
    )


def _forecast(size: int) -> Work:
    profile = under_way(large_profile(size))
    return lambda: finish_range(profile, LATER)


def under_way(profile: Profile) -> Profile:
    """The plan of a learner who has kept to it until now, and logged it."""
    milestones = tuple(_seen(each) for each in profile.milestones)
    seen = profile.model_copy(update={"milestones": milestones})
    return Place(placements_for(seen, LATER)).apply(seen)[0]


def _seen(milestone: Milestone) -> Milestone:
    placement = milestone.placement
    if placement is None:
        return milestone
    log = tuple(LogEntry(on=on, minutes=minutes) for on, minutes in placement.days() if on < LATER)
    fields: dict[str, object] = {"log": log}
    if placement.finish < LATER:
        fields |= {"status": Status.DONE, "done_on": placement.finish}
    elif log:
        fields["status"] = Status.IN_PROGRESS
    return milestone.model_copy(update=fields)
