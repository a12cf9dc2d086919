"""The wish for a finish and the even load: many schedules each, so one schedule is their floor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from planner.domain.even_load import evened
from planner.domain.finish_wish import least_weekly_time
from planner.domain.plan import plan_of
from planner.domain.profile import Profile
from planner.domain.scheduling import placements_for
from tests.benchmarks.measure import Measure, compared
from tests.benchmarks.samples import TODAY, career_profile, catalogue, large_profile


def measures() -> Sequence[Measure]:
    """A career and a plan of 1,000 milestones, with a wish that is kept and one that is not."""
    career, large = career_profile(), large_profile(1_000)
    return (
        _beside_one("wish of a career", career, lambda: _wish(career, 1.25)),
        _beside_one("wish of a career, out of reach", career, lambda: _wish(career, 0.1)),
        _beside_one("even load of a career", career, lambda: _even(career, 1)),
        _beside_one(
            "even load of a career, half as long again", career, lambda: _even(career, 1.5)
        ),
        _slowest("wish, slowest of all careers", lambda profile: _wish(profile, 0.8)),
        _slowest("even load, slowest of all careers", lambda profile: _even(profile, 1.5)),
        _beside_one("wish, 1,000", large, lambda: _wish(large, 1.25)),
        _beside_one("even load, 1,000", large, lambda: _even(large, 1.25)),
    )


def _date(profile: Profile, part: float) -> dt.date:
    """A part of the way to the planned finish."""
    finish = plan_of(profile, TODAY).planned_finish or TODAY
    return TODAY + (finish - TODAY) * part


def _wish(profile: Profile, part: float) -> object:
    return least_weekly_time(profile, TODAY, _date(profile, part))


def _even(profile: Profile, part: float) -> object:
    return evened(profile, TODAY, _date(profile, part))


def _beside_one(
    name: str, profile: Profile, work: Callable[[], object], rounds: int = 5
) -> Measure:
    return compared(name, work, lambda: placements_for(profile, TODAY), "one schedule", rounds)


def _slowest(name: str, work: Callable[[Profile], object]) -> Measure:
    profiles = [career_profile(career) for career in catalogue().careers]
    rows = [_beside_one(name, each, partial(work, each), rounds=1) for each in profiles]
    return max(rows, key=lambda row: row.ours)
