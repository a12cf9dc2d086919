"""Made-up learners whose true speed is known, to compare forecasts with what then happens.

A learner has a plan, a speed (work takes the estimate divided by it, give or take), and weeks that
differ. What truly happens is laid out by the scheduler on the true efforts and the true days; a
learner seen on a day has logged what was laid before it, and checked off what was finished.
"""

from __future__ import annotations

import datetime as dt
import math
import random
from collections.abc import Mapping
from dataclasses import dataclass

from planner.domain.calendar import Break, DayException, StudyCalendar, week_of_hours
from planner.domain.catalogue import Effort, Event, Kind
from planner.domain.profile import LogEntry, Milestone, Placement, Profile, Status
from planner.domain.scheduling import placements_for
from tests.domain.plan_samples import TODAY, day, milestone, placed, profile

#: How many days of weeks that differ are made up; later ones are as planned.
HORIZON = 7 * 300
SPEEDS = (0.5, 0.75, 1.0, 1.5, 2.0)
_KINDS = (*(Kind.PROJECT,) * 4, *(Kind.PRACTICE,) * 3, *(Kind.COURSE,) * 2, *Kind)


@dataclass(frozen=True)
class Habits:
    """What is true of a learner."""

    #: 2: everything takes half of its estimate.
    speed: float = 1.0
    #: Share of the planned minutes that is worked on average.
    share: float = 0.9
    #: How far weeks lie around that, as a share of it.
    spread: float = 0.4
    #: How often a week passes without any work.
    idle: float = 0.05
    #: How far the logarithm of a single milestone lies around the speed.
    single: float = 0.35
    #: How far that of a kind does.
    kinds: float = 0.2


@dataclass(frozen=True)
class Learner:
    """A plan, and what truly happens to it: placements on true efforts and true days."""

    planned: Profile
    truth: Mapping[str, Placement]

    @property
    def finish(self) -> dt.date:
        """The day on which the last milestone is truly finished."""
        return max(placement.finish for placement in self.truth.values())

    def seen_on(self, today: dt.date, *, logs: bool = True) -> Profile:
        """The learner's document as of a day, with or without what was logged."""
        milestones = tuple(self._seen(each, today, logs) for each in self.planned.milestones)
        return self.planned.model_copy(update={"milestones": milestones})

    def _seen(self, planned: Milestone, today: dt.date, logs: bool) -> Milestone:
        truth = self.truth[planned.id]
        log = tuple(LogEntry(on=on, minutes=minutes) for on, minutes in truth.days() if on < today)
        fields: dict[str, object] = {"log": log if logs else ()}
        if truth.finish < today:
            fields |= {"status": Status.DONE, "done_on": truth.finish}
        elif log:
            fields["status"] = Status.IN_PROGRESS
        return planned.model_copy(update=fields)


def learner(habits: Habits, seed: int, plan: Profile | None = None) -> Learner:
    """A learner with some habits; the seed decides everything else."""
    chance = random.Random(seed)
    planned = placed(plan or random_plan(chance))
    kinds = {kind: math.exp(chance.gauss(0, habits.kinds)) for kind in Kind}
    true = tuple(
        each.model_copy(update={"estimate": _true_minutes(each, habits, kinds, chance)})
        for each in planned.milestones
    )
    calendar = true_calendar(planned.calendar, habits, chance)
    really = planned.model_copy(update={"milestones": true, "calendar": calendar})
    truth = placements_for(really, planned.start)
    return Learner(planned, {name: found for name, found in truth.items() if found is not None})


def _true_minutes(
    each: Milestone, habits: Habits, kinds: Mapping[Kind, float], chance: random.Random
) -> int:
    noise = math.exp(chance.gauss(0, habits.single))
    return max(1, round(each.estimate / habits.speed * kinds[each.kind] * noise))


def true_calendar(planned: StudyCalendar, habits: Habits, chance: random.Random) -> StudyCalendar:
    """The days as they truly are: weeks differ, breaks are kept."""
    daily = planned.daily(TODAY, HORIZON)
    exceptions = []
    for first in range(0, HORIZON, 7):
        share = habits.share * max(0.0, chance.gauss(1, habits.spread))
        if chance.random() < habits.idle:
            share = 0.0
        exceptions += [
            DayException(day=day(number), minutes=min(1440, round(daily[number] * share)))
            for number in range(first, first + 7)
        ]
    return planned.model_copy(update={"exceptions": tuple(exceptions)})


def random_plan(chance: random.Random, count: int = 36, hours: float = 8) -> Profile:
    """A plan like those of the catalogue: kinds, prerequisites, some spans, waits and an event."""
    milestones = []
    for number in range(count):
        low = 60 * chance.randrange(3, 16)
        likely = low * 3 // 2
        near = range(max(0, number - 6), number)
        after = {f"m{chance.choice(near)}" for _ in range(chance.randrange(3))} if near else set()
        milestones.append(
            milestone(
                f"m{number}",
                likely,
                serial=number,
                effort=Effort(low=low, likely=likely, high=2 * low),
                kind=chance.choice(_KINDS),
                phase=1 + 4 * number // count,
                after=tuple(sorted(after)),
                span=chance.choice((0, 0, 0, 0, 14, 30)),
                wait=chance.choice((0, 0, 0, 0, 14)),
                weekly_limit=chance.choice((None, None, None, None, 300)),
                event=Event(months=(5, 10)) if number == count * 2 // 3 else None,
            )
        )
    summer = [
        Break(first=dt.date(year, 7, 20), last=dt.date(year, 8, 9)) for year in range(2027, 2033)
    ]
    calendar = StudyCalendar(week=week_of_hours(hours), breaks=tuple(summer))
    return profile(*milestones, calendar=calendar)
