"""Which share of the planned study time a learner really gives, and how much that varies.

It comes from the weeks on record: seven days each, counted back from yesterday, breaks bridged (see
`planner.domain.pace`). A week's share is what was worked in it against what could be worked: the
time of the calendar or, where all that could be begun has a weekly limit or a span, no more than
these allow (`planner.domain.workable`). A week in which nothing could be begun tells nothing.

Logged minutes count as they are. A check-off without a log stands for its estimate, worked on the
last free days before it: for the pace it counts on its day, but here one day must not look like a
week of work after weeks of none. In a simulation it counts with the factor drawn for its kind, so
that what nobody measured cancels out between the time it took and the time that the rest will take.
After the last of such check-offs weeks tell nothing for as long as what is open may hold the work.

Weeks are taken to scatter around the learner's mean, mean and spread both unknown: the conjugate
normal model of Gelman and others, *Bayesian Data Analysis*, 3rd edition, section 3.3, with nothing
known of the mean beforehand and the spread known as well as `_KNOWN` weeks would tell it. Single
weeks ahead are drawn from a gamma distribution of that mean and spread: it has no week below none,
weeks of illness or of other things to do, and now and then one of far more than was planned.
"""

from __future__ import annotations

import datetime as dt
import math
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from planner.domain.calendar import ONE_DAY
from planner.domain.catalogue import Kind
from planner.domain.model import Minutes
from planner.domain.pace import earned_by_day, is_break, record_start, unlogged
from planner.domain.profile import Milestone, Profile
from planner.domain.workable import Workable

#: Under so many weeks of record the planned time counts.
LEAST_WEEKS = 4
#: The recent weeks; twice those of the pace, because a spread needs more of them than a mean.
RECENT_WEEKS = 12
#: How far weeks lie around their mean, as a share of it, and how many weeks' worth that is known.
_SPREAD, _KNOWN = 0.4, 4
_WEEK = 7
#: Work nobody sees until its check-off may come to so many times its estimate.
_OF_ESTIMATE = 2


@dataclass(frozen=True, slots=True)
class RecordedWeek:
    """Seven days on record.

    ``available`` are the minutes that could be worked, ``logged`` those worked, ``checked`` the
    estimates of what was checked off without a log.
    """

    available: Minutes
    logged: Minutes
    checked: Mapping[Kind, float]


@dataclass(frozen=True, slots=True)
class Share:
    """A share of the planned time: its mean, and the deviation of single weeks from it."""

    mean: float
    spread: float

    def weekly(self, chance: random.Random) -> Callable[[], float]:
        """Draws of the shares of single weeks: gamma, because nobody works less than nothing."""
        shape = (self.mean / self.spread) ** 2
        scale = self.mean / shape
        return lambda: chance.gammavariate(shape, scale)


def weeks_of_record(
    profile: Profile, today: dt.date, expected: Mapping[str, float] | None = None
) -> tuple[RecordedWeek, ...]:
    """The recent weeks of record, the latest first; none where too few or without any work.

    Args:
        profile: the learner's document.
        today: the day it is seen from; only days before it count.
        expected: minutes that milestones take, where that is not what they are estimated at.
    """
    record = _Record(profile, expected or {})
    weeks = list(islice(record.weeks(today), RECENT_WEEKS))
    if len(weeks) < LEAST_WEEKS:
        return ()
    worked = any(week.logged or any(week.checked.values()) for week in weeks)
    return tuple(weeks) if worked else ()


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
    return Share(max(drawn, mean / 4), spread)


class _Record:
    """What was worked on which day, as far as it can be told."""

    def __init__(self, profile: Profile, expected: Mapping[str, float]) -> None:
        self._profile = profile
        self._workable = Workable(profile, expected)
        self._logged = dict[dt.date, int]()
        for entry in (entry for each in profile.milestones for entry in each.log):
            self._logged[entry.on] = self._logged.get(entry.on, 0) + entry.minutes
        checked = unlogged(profile)
        self._last = max(earned_by_day(checked), default=None)
        self._begun = record_start(profile, earned_by_day(profile))
        self._checked: dict[Kind, dict[dt.date, float]] = {}
        if self._last is not None:
            self._lay_back(checked)

    def _lay_back(self, checked: Profile) -> None:
        """Lay what was checked off without a log on the days before, as full as they can be."""
        last = self._last or self._begun
        daily = self._profile.calendar.daily(self._begun, max(1, (last - self._begun).days + 1))
        free = [float(each) for each in daily]
        done = [each for each in checked.milestones if earned_by_day(_just(checked, each))]
        for each in sorted(done, key=lambda each: (each.done_on, each.id), reverse=True):
            over = each.done_on or last
            ready = self._workable.ready(each.id) or over
            left, day = float(each.estimate), (over - self._begun).days
            earned = self._checked.setdefault(each.kind, {})
            while left > 0 and day >= max(0, (ready - self._begun).days):
                take = min(left, free[day])
                if take:
                    on = self._begun + day * ONE_DAY
                    earned[on] = earned.get(on, 0.0) + take
                    free[day] -= take
                    left -= take
                day -= 1
            # More than there was time for was done in the time there was.
            earned[over] = earned.get(over, 0.0) + left

    def weeks(self, today: dt.date) -> Iterator[RecordedWeek]:
        """The weeks in which anything could be worked, the latest first."""
        hidden = self._may_be_hidden(today)
        for week in _weeks_on_record(self._profile, today, self._begun):
            daily = self._profile.calendar.daily(week[-1], (week[0] - week[-1]).days + 1)
            time = sum(daily[(day - week[-1]).days] for day in week)
            logged = sum(self._logged.get(day, 0) for day in week)
            # Whatever was worked could be worked, even where an estimate says less.
            available = max(self._workable.minutes(week, time), min(time, logged))
            if not available:
                continue
            if self._last is not None and week[-1] > self._last and not logged:
                hidden -= available
                if hidden >= 0:
                    continue
            checked = {
                kind: sum(earned.get(day, 0.0) for day in week)
                for kind, earned in self._checked.items()
            }
            yield RecordedWeek(available, logged, checked)

    def _may_be_hidden(self, today: dt.date) -> float:
        """Minutes that may have been worked since the last check-off without being seen yet."""
        week = [today - ONE_DAY * number for number in range(1, _WEEK + 1)]
        going = self._workable.open_on(week)
        return _OF_ESTIMATE * sum(
            each.estimate
            for each in self._profile.milestones
            if each.id in going and each.is_open and not each.log
        )


def _weeks_on_record(profile: Profile, today: dt.date, begun: dt.date) -> Iterator[list[dt.date]]:
    """Seven days each, counted back from yesterday, days of breaks left out."""
    day, week = today - ONE_DAY, list[dt.date]()
    while day >= begun:
        if not is_break(profile.calendar, day):
            week.append(day)
        if len(week) == _WEEK:
            yield week
            week = []
        day -= ONE_DAY


def _just(profile: Profile, milestone: Milestone) -> Profile:
    return profile.model_copy(update={"milestones": (milestone,)})
