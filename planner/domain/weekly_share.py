"""Which share of the planned study time a learner really gives, and how much that varies.

It comes from the weeks on record: seven days each, counted back from yesterday, breaks bridged (see
`planner.domain.pace`). A week's share is what was worked in it against what could be worked: the
time of the calendar or, where all that could be begun has a weekly limit or a span, no more than
these allow (`planner.domain.workable`). A week in which nothing could be begun tells nothing.
Logged minutes count as they are. A check-off without a log stands for its estimate; in a simulation
it counts with the factor drawn for its kind, so that what nobody measured cancels out between the
time it took and the time that the rest will take.

Weeks are taken to be normal around the learner's mean, both unknown: the conjugate normal model of
Gelman and others, *Bayesian Data Analysis*, 3rd edition, section 3.3, with nothing known of the
mean beforehand and the spread known as well as `_KNOWN` weeks would tell it.
"""

from __future__ import annotations

import datetime as dt
import math
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from planner.domain.calendar import ONE_DAY
from planner.domain.catalogue import Kind
from planner.domain.model import Minutes
from planner.domain.pace import earned_by_day, is_break, record_start
from planner.domain.profile import Profile
from planner.domain.workable import Workable

#: Under so many weeks of record the planned time counts.
LEAST_WEEKS = 4
#: The recent weeks; twice those of the pace, because a spread needs more of them than a mean.
RECENT_WEEKS = 12
#: The least share that a simulation goes by: with less a plan would end in other centuries.
LEAST_SHARE = 0.05
#: How far weeks lie around their mean, as a share of it, and how many weeks' worth that is known.
_SPREAD, _KNOWN = 0.4, 4
_WEEK = 7


@dataclass(frozen=True, slots=True)
class RecordedWeek:
    """Seven days on record.

    ``available`` are the minutes that could be worked, ``logged`` those worked, ``checked`` the
    estimates of what was checked off without a log.
    """

    available: Minutes
    logged: Minutes
    checked: Mapping[Kind, Minutes]


@dataclass(frozen=True, slots=True)
class Share:
    """A share of the planned time: its mean, and the deviation of single weeks from it."""

    mean: float
    spread: float


def weeks_of_record(profile: Profile, today: dt.date) -> tuple[RecordedWeek, ...]:
    """The recent weeks of record, the latest first; none where too few or without any work."""
    logged = earned_by_day(_only(profile, logged=True))
    weeks = _weeks_with_work(profile, today, logged)
    if len(weeks) < LEAST_WEEKS:
        return ()
    checked = {
        kind: earned
        for kind in Kind
        if (earned := earned_by_day(_only(profile, logged=False, kind=kind)))
    }
    found = tuple(
        RecordedWeek(
            available=available,
            logged=sum(logged.get(day, 0) for day in week),
            checked={
                kind: sum(earned.get(day, 0) for day in week) for kind, earned in checked.items()
            },
        )
        for week, available in weeks
    )
    worked = any(week.logged or any(week.checked.values()) for week in found)
    return found if worked else ()


def draw_share(
    weeks: Sequence[RecordedWeek], factors: Mapping[Kind, float], chance: random.Random
) -> Share:
    """One share that may be this learner's, given weeks of record and factors of effort."""
    worked = [
        week.logged + sum(minutes * factors[kind] for kind, minutes in week.checked.items())
        for week in weeks
    ]
    mean = sum(worked) / sum(week.available for week in weeks)
    # A week in which little could be worked tells little of how far weeks lie apart.
    usual = sum(week.available for week in weeks) / len(weeks)
    squares = sum(
        week.available / usual * (each / week.available - mean) ** 2
        for each, week in zip(worked, weeks, strict=True)
    )
    freedom = _KNOWN + len(weeks) - 1
    scale = _KNOWN * (_SPREAD * mean) ** 2 + squares
    # Twice a gamma of half the freedom is a chi-squared; the variance is its scaled inverse.
    spread = math.sqrt(scale / (2 * chance.gammavariate(freedom / 2, 1)))
    drawn = chance.gauss(mean, spread / math.sqrt(len(weeks)))
    # A normal has a lower tail that no learner has.
    return Share(max(drawn, mean / 4, LEAST_SHARE), spread)


def _weeks_with_work(
    profile: Profile, today: dt.date, logged: Mapping[dt.date, Minutes]
) -> list[tuple[list[dt.date], Minutes]]:
    """The recent weeks in which anything could be worked, the latest first, and how much."""
    workable = Workable(profile)
    found: list[tuple[list[dt.date], Minutes]] = []
    for week in _weeks_on_record(profile, today):
        daily = profile.calendar.daily(week[-1], (week[0] - week[-1]).days + 1)
        time = sum(daily[(day - week[-1]).days] for day in week)
        worked = sum(logged.get(day, 0) for day in week)
        # Whatever was worked could be worked, even where an estimate says less.
        available = max(workable.minutes(week, time), min(time, worked))
        if available:
            found.append((week, available))
        if len(found) == RECENT_WEEKS:
            break
    return found


def _weeks_on_record(profile: Profile, today: dt.date) -> Iterator[list[dt.date]]:
    """Seven days each, counted back from yesterday, days of breaks left out."""
    begun = record_start(profile, earned_by_day(profile))
    day, week = today - ONE_DAY, list[dt.date]()
    while day >= begun:
        if not is_break(profile.calendar, day):
            week.append(day)
        if len(week) == _WEEK:
            yield week
            week = []
        day -= ONE_DAY


def _only(profile: Profile, *, logged: bool, kind: Kind | None = None) -> Profile:
    milestones = tuple(
        each
        for each in profile.milestones
        if bool(each.log) is logged and kind in (None, each.kind)
    )
    return profile.model_copy(update={"milestones": milestones})
