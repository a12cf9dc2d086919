"""When the plan will be finished, as a range.

Before anything is learned, the range runs from the schedule in which every open milestone takes its
low estimate to the one in which it takes its high estimate, laid from today on with what is logged
taken off. An estimate that the learner's levels shortened, or that the learner set, keeps the
catalogue's proportions.

Once a logged milestone is finished or four weeks are on record, the range comes from simulations.
Each draws what varies: the learner's factors (`planner.domain.estimates`), the minutes that what is
left then takes, and the share of the planned time that the learner gives to it week by week
(`planner.domain.weekly_share`). That gives the minutes of the *calendar* which the plan uses up,
and with them the simulations are put in order. Only the tenth, the middle and the ninetieth of a
hundred are laid out by the scheduler, with their effort and their share of the calendar: so breaks,
spans, waits, limits and events count in full, at the price of three schedules. It holds as far as
more work or less time finish later, which is what the scheduler promises; tests lay simulations
out one by one and compare.

Nothing here moves a date: a forecast is only looked at.
"""

from __future__ import annotations

import datetime as dt
import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist

from planner.domain.calendar import StudyCalendar, Week
from planner.domain.catalogue import Kind
from planner.domain.estimates import LearnedEffort, deviation, learned_effort, sum_of
from planner.domain.model import DAY_MINUTES, Minutes
from planner.domain.profile import Milestone, Profile
from planner.domain.scheduling import placements_for
from planner.domain.weekly_share import RecordedWeek, draw_share, weeks_of_record

#: Which simulations are drawn unless another seed is given: the same for screen, paper and JSON.
SEED = 1
SIMULATIONS = 500
_NORMAL = NormalDist()
#: Simulations whose place is this far from the one wanted tell its typical effort.
_NEAR = 0.05
#: So many deviations out, a log-normal's tail is that of an exponential.
_FAR = 6.0


@dataclass(frozen=True, slots=True)
class Basis:
    """What a forecast comes from: weeks of record and logged milestones; without, the estimates."""

    weeks: int = 0
    milestones: int = 0

    @property
    def estimates_only(self) -> bool:
        """Whether nothing was learned yet, or nothing was to be."""
        return not self.weeks and not self.milestones


@dataclass(frozen=True, slots=True)
class FinishRange:
    """An early, a likely and a late day on which the plan is finished.

    Four of five cases lie from ``p10`` to ``p90``, one in ten before and one after.
    """

    p10: dt.date
    likely: dt.date
    p90: dt.date
    basis: Basis = Basis()


def finish_range(
    profile: Profile,
    today: dt.date,
    *,
    learn: bool = True,
    seed: int = SEED,
    simulations: int = SIMULATIONS,
) -> FinishRange | None:
    """The range of finishes as of a day; None where nothing is left to do.

    Args:
        profile: the learner's document.
        today: the first day that can still be worked on.
        learn: whether the learner's record counts; without it the estimates do as they are.
        seed: of the simulations; the same seed and profile give the same range.
        simulations: how many are drawn, at least one.

    Raises:
        NoTimeError: if no week has time for what is left.
        TooLongError: if it would go on beyond the last date there is.
    """
    if not any(milestone.is_open for milestone in profile.milestones):
        return None
    if learn:
        learned, weeks = learned_effort(profile.milestones), weeks_of_record(profile, today)
        basis = Basis(len(weeks), learned.milestones)
        if not basis.estimates_only:
            work = _Work.of(profile, learned)
            draws = _simulate(work, weeks, _ordinary_week(profile, today), seed, simulations)
            days = [
                _finish(profile, today, work.spread_over(case.minutes), case.share)
                for case in (_case(draws, part) for part in (0.1, 0.5, 0.9))
            ]
            return _in_order(days, basis)
    estimates = ("low", "likely", "high")
    return _in_order([_finish(profile, today, _estimated(profile, each)) for each in estimates])


def _in_order(days: Sequence[dt.date], basis: Basis = Basis()) -> FinishRange:
    early, likely, late = days
    # Laying is greedy, so that a little less work may, rarely, finish a little later.
    return FinishRange(min(early, likely), likely, max(late, likely), basis)


# --- What is left --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Begun:
    """An open milestone with logged minutes; it will take more than those."""

    id: str
    kind: Kind
    estimate: Minutes
    spread: float
    logged: Minutes

    def expected(self, factor: float) -> float:
        """The mean of the minutes left: of a log-normal beyond what is logged."""
        tail = self._tail(factor)
        if tail > _FAR:
            return self.spread * self.logged / tail
        mean = self.estimate * factor * math.exp(self.spread**2 / 2)
        beyond = _NORMAL.cdf(self.spread - tail) / _NORMAL.cdf(-tail)
        return max(1.0, mean * beyond - self.logged)

    def draw(self, factor: float, chance: random.Random) -> float:
        """Minutes left in one simulation."""
        tail = self._tail(factor)
        if tail > _FAR:
            return self.expected(factor) * chance.expovariate(1)
        # From the upper end, where a small chance keeps its digits.
        place = max(_NORMAL.cdf(-tail) * chance.random(), 1e-12)
        drawn = self.estimate * factor * math.exp(-self.spread * _NORMAL.inv_cdf(place))
        return max(1.0, drawn - self.logged)

    def _tail(self, factor: float) -> float:
        """How many deviations the log lies beyond what was expected."""
        return math.log(self.logged / (self.estimate * factor)) / self.spread


@dataclass(frozen=True, slots=True)
class _Work:
    """What is left of a plan: untouched milestones summed up by kind, begun ones one by one."""

    learned: LearnedEffort
    #: Median minutes at factor 1, and the deviation of their logarithm.
    untouched: Mapping[Kind, tuple[float, float]]
    begun: tuple[_Begun, ...]
    #: What each open milestone is expected to take still, in minutes.
    expected: Mapping[str, float]

    @classmethod
    def of(cls, profile: Profile, learned: LearnedEffort) -> _Work:
        """The open milestones of a profile."""
        factors = {kind: learned.factor(kind).value for kind in Kind}
        open_ones = [each for each in profile.milestones if each.is_open and each.estimate]
        spreads = {each.id: deviation(each) * learned.scatter for each in open_ones}
        begun = tuple(
            _Begun(each.id, each.kind, each.estimate, spreads[each.id], each.logged)
            for each in sorted(open_ones, key=lambda each: each.id)
            if each.logged
        )
        untouched: dict[Kind, list[tuple[Minutes, float]]] = {}
        expected = {each.id: each.expected(factors[each.kind]) for each in begun}
        for each in open_ones:
            if each.id not in expected:
                untouched.setdefault(each.kind, []).append((each.estimate, spreads[each.id]))
                expected[each.id] = each.estimate * factors[each.kind]
        sums = {kind: sum_of(untouched[kind]) for kind in Kind if kind in untouched}
        return cls(learned, sums, begun, expected)

    def draw(self, factors: Mapping[Kind, float], chance: random.Random) -> float:
        """The minutes that all of it takes in one simulation."""
        minutes = [
            factors[kind] * median * math.exp(chance.gauss(0, spread))
            for kind, (median, spread) in self.untouched.items()
        ]
        minutes += [each.draw(factors[each.kind], chance) for each in self.begun]
        return math.fsum(minutes)

    def spread_over(self, minutes: float) -> dict[str, Minutes]:
        """Minutes of the whole, shared out as expected: id -> whole minutes left."""
        total = math.fsum(self.expected.values())
        return {name: max(1, round(each * minutes / total)) for name, each in self.expected.items()}


# --- Simulations ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Draw:
    """One simulation: the minutes that are left, and those of the calendar they use up."""

    minutes: float
    calendar: float

    @property
    def share(self) -> float:
        """The share of the calendar's minutes that is worked."""
        return self.minutes / self.calendar if self.calendar else 1.0


def _simulate(
    work: _Work, weeks: Sequence[RecordedWeek], ordinary: Minutes, seed: int, count: int
) -> list[_Draw]:
    """Simulations in the order in which they finish."""
    chance = random.Random(seed)
    draws = []
    for _ in range(max(1, count)):
        factors = work.learned.draw(chance)
        minutes = work.draw(factors, chance)
        used = minutes
        if weeks:
            share = draw_share(weeks, factors, chance)
            noise = share.spread * chance.gauss(0, 1)
            used = _used_up(minutes, share.mean, noise, ordinary)
        draws.append(_Draw(minutes, used))
    return sorted(draws, key=lambda draw: (draw.calendar, draw.minutes))


def _used_up(minutes: float, share: float, noise: float, ordinary: Minutes) -> float:
    """Minutes of the calendar until so many are worked.

    Over n weeks a share of them is worked, give or take ``noise`` times the root of n: solved for
    n, this is a draw from the distribution of Z. W. Birnbaum and S. C. Saunders, "A New Family of
    Life Distributions", Journal of Applied Probability 6 (1969), that of a sum reaching a bound.
    """
    if not minutes:
        return 0.0
    needed = minutes / ordinary
    root = (math.sqrt(noise**2 + 4 * share * needed) - noise) / (2 * share)
    return ordinary * root**2


def _case(draws: Sequence[_Draw], part: float) -> _Draw:
    """The case that a part of the simulations, given in their order, does not go beyond.

    Its calendar is that of the simulation in this place. How effort and share make it up differs
    much between neighbours, so their geometric mean is taken.
    """
    last = len(draws) - 1
    near = draws[math.floor((part - _NEAR) * last) : math.ceil((part + _NEAR) * last) + 1]
    minutes = math.exp(math.fsum(math.log(max(each.minutes, 1.0)) for each in near) / len(near))
    if all(each.calendar == each.minutes for each in near):
        minutes = draws[round(part * last)].calendar
    return _Draw(minutes, draws[round(part * last)].calendar)


def _ordinary_week(profile: Profile, today: dt.date) -> Minutes:
    """Minutes of a week as most of those ahead will be."""
    calendar, first = profile.calendar, max(today, profile.start)
    return calendar.weekly_minutes(first) or calendar.weekly_minutes(dt.date.max) or 1


# --- On the calendar -----------------------------------------------------------------------------


def _finish(
    profile: Profile, today: dt.date, left: Mapping[str, Minutes], share: float = 1.0
) -> dt.date:
    """The last finish with other minutes left and a share of the study time."""
    milestones = tuple(
        milestone.model_copy(update={"estimate": milestone.logged + left[milestone.id]})
        if milestone.id in left
        else milestone
        for milestone in profile.milestones
    )
    calendar = profile.calendar if share == 1.0 else _shared(profile.calendar, share)
    trial = profile.model_copy(update={"milestones": milestones, "calendar": calendar})
    placements = placements_for(trial, today)
    return max(
        placements[milestone.id].finish  # type: ignore[union-attr] # open ones are placed
        for milestone in milestones
        if milestone.is_open
    )


def _estimated(profile: Profile, estimate: str) -> dict[str, Minutes]:
    """Minutes left of each open milestone when all take their low, likely or high estimate."""
    return {
        milestone.id: max(0, _scaled(milestone, estimate) - milestone.logged)
        for milestone in profile.milestones
        if milestone.is_open
    }


def _scaled(milestone: Milestone, estimate: str) -> Minutes:
    effort = milestone.definition.effort
    wanted: int = getattr(effort, estimate)
    return milestone.estimate * wanted // effort.likely if effort.likely else milestone.estimate


def _shared(calendar: StudyCalendar, share: float) -> StudyCalendar:
    """The calendar with a share of its minutes on every day, at least one where it had any."""
    return calendar.model_copy(
        update={
            "week": _shared_week(calendar.week, share),
            "patterns": tuple(
                each.model_copy(update={"week": _shared_week(each.week, share)})
                for each in calendar.patterns
            ),
            "exceptions": tuple(
                each.model_copy(update={"minutes": _shared_day(each.minutes, share)})
                for each in calendar.exceptions
            ),
        }
    )


def _shared_week(week: Week, share: float) -> Week:
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = (
        _shared_day(minutes, share) for minutes in week
    )
    return monday, tuesday, wednesday, thursday, friday, saturday, sunday


def _shared_day(minutes: Minutes, share: float) -> Minutes:
    return min(DAY_MINUTES, max(1, round(minutes * share))) if minutes else 0
