"""The engine: a whole plan, schedules of growing size, and what one check-off derives again."""

from __future__ import annotations

from collections.abc import Sequence
from graphlib import TopologicalSorter

from planner.domain import edits
from planner.domain.forecast import finish_range
from planner.domain.plan import plan_of
from planner.domain.scheduling import placements_for
from tests.benchmarks.measure import Measure, Work, compared, growing, measured
from tests.benchmarks.samples import TODAY, career_profile, catalogue, large_profile

SIZES = (36, 1_000, 10_000)
#: The largest is more than anybody will have; it shows how time grows.
SCHEDULE_SIZES = (*SIZES, 100_000)


def measures() -> Sequence[Measure]:
    """Schedules beside a bare topological sort; everything else by itself."""
    return (
        measured("new plan of a career, all of it", career_profile),
        measured("forecast of a career", lambda: finish_range(career_profile(), TODAY)),
        _beside_sort(1_000),
        *growing("schedule", SCHEDULE_SIZES, _schedule),
        *growing("derive the plan", SIZES, _derive),
        *growing("check off and derive", SIZES, _check_off),
        *(_beside_whole(size) for size in SIZES),
    )


def _schedule(size: int) -> Work:
    profile = large_profile(size)
    return lambda: placements_for(profile, TODAY)


def _derive(size: int) -> Work:
    profile = large_profile(size)
    return lambda: plan_of(profile, TODAY, catalogue())


def _check_off(size: int) -> Work:
    profile = large_profile(size)
    before = plan_of(profile, TODAY, catalogue())
    edit = edits.check_off(profile.milestones[size // 2].id, TODAY, TODAY)

    def work() -> object:
        after, inverse = edit.apply(profile)
        return plan_of(after, TODAY, catalogue(), before), inverse

    return work


def _beside_whole(size: int) -> Measure:
    """What is derived from the plan before, beside deriving all of it."""
    name = f"check off and derive, {size:,}"
    return compared(name, _check_off(size), _derive(size), "the whole plan", rounds=5)


def _beside_sort(size: int) -> Measure:
    profile = large_profile(size)
    graph = {each.id: each.definition.after for each in profile.milestones}
    return compared(
        f"schedule, {size:,}",
        lambda: placements_for(profile, TODAY),
        lambda: list(TopologicalSorter(graph).static_order()),
        "graphlib's topological sort",
    )
