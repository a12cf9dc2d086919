"""The plans that benchmarks run on: real careers, and seeded ones of any size."""

from __future__ import annotations

import datetime as dt
import random
from functools import cache

from planner import paths
from planner.domain.calendar import StudyCalendar, week_of_hours
from planner.domain.catalogue import Catalogue, CatalogueMilestone, Effort, Kind, Role
from planner.domain.codes import code_of
from planner.domain.edits import Place
from planner.domain.profile import Milestone, Profile, Target
from planner.domain.scheduling import placements_for
from planner.domain.start import Answers, new_profile
from planner.storage.seeds import load_catalogue

TODAY = dt.date(2027, 1, 4)
CALENDAR = StudyCalendar(week=week_of_hours(20))


@cache
def catalogue() -> Catalogue:
    """The shipped catalogue."""
    return load_catalogue([paths.shipped("seeds")])[0]


def career_profile(career: str = "mixing-engineer") -> Profile:
    """The plan of a shipped career from scratch."""
    answers = Answers(careers=(career,), calendar=CALENDAR, start=TODAY)
    return new_profile(answers, catalogue(), TODAY, "benchmark")


@cache
def large_profile(size: int, seed: int = 1) -> Profile:
    """A plan of many milestones with prerequisites, spans and weekly limits, and its dates."""
    chance = random.Random(seed)
    profile = Profile(
        id="benchmark",
        name=f"{size:,} milestones",
        created=TODAY,
        targets=(
            Target(
                career="benchmark",
                name="Benchmark",
                short_name="Benchmark",
                icon="faders",
                phases=("One", "Two", "Three", "Four"),
            ),
        ),
        start=TODAY,
        calendar=CALENDAR,
        milestones=tuple(_milestone(place, size, chance) for place in range(size)),
    )
    return Place(placements_for(profile, TODAY)).apply(profile)[0]


def _milestone(place: int, size: int, chance: random.Random) -> Milestone:
    minutes = chance.randrange(2, 40) * 60
    near = range(max(0, place - 30), place)
    after = sorted({chance.choice(near) for _ in range(chance.randrange(3))} if near else ())
    definition = CatalogueMilestone(
        id=f"m{place}",
        kind=chance.choice(list(Kind)),
        title=f"Milestone {place}: a piece of work with an ordinary title",
        criteria=("The first thing that counts as done", "The second thing that counts"),
        effort=Effort(low=minutes // 2, likely=minutes, high=minutes * 2),
        span=chance.choice((0, 0, 0, 14, 30)),
        weekly_limit=chance.choice((None, None, None, 180, 360)),
        after=tuple(f"m{each}" for each in after),
    )
    return Milestone(
        definition=definition,
        code=code_of(place),
        phase=1 + 4 * place // size,
        role=Role.CRAFT,
        estimate=minutes,
    )
