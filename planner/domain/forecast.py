"""When the plan will be finished, as a range.

Before anything is learned, the range runs from the schedule in which every open milestone takes its
low estimate to the one in which it takes its high estimate, laid from today on with what is logged
taken off. An estimate that the learner's levels shortened, or that the learner set, keeps the
catalogue's proportions.

Once a logged milestone is finished or four weeks are on record, the range comes from simulations.
Each draws, in this order, what is not known of the learner and then what chance adds:

* the learner's factors, overall and of each kind, from what logged milestones say of them
  (`planner.domain.estimates`), and around these the minutes of every single milestone; what is
  begun takes more than is logged on it;
* the learner's mean share of the planned time and how far weeks lie around it, from the recent
  weeks (`planner.domain.weekly_share`), and around these the share of every single week;
* the day of an event of which only the month is known, and the pace at which a span is kept;

and then lives the weeks ahead with them, to the day on which all is done
(`planner.domain.foreseen_weeks`). So the range is that of a posterior predictive distribution
(Gelman and others, *Bayesian Data Analysis*, 3rd edition, section 1.3): what few weeks and logs
leave open makes it wide, and it narrows as they grow, down to what chance alone does. It is read
off at the tenth, the middle and the ninetieth of a hundred simulations in the order in which they
finish. All of them finish on study days, so the range is one of study days: where a span or an
event decides and many simulations end on the same day, more than four of five lie in it.

No finish is foreseen, because a date would only pretend to know, where the late day is over ten
years off and not reached at a quarter of the pace the plan was made for either, or where the likely
day is over two years off and needs less than that quarter.

Nothing here moves a date: a forecast is only looked at.
"""

from __future__ import annotations

import datetime as dt
import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import NormalDist

from planner.domain.catalogue import Kind
from planner.domain.estimates import LearnedEffort, deviation, learned_effort
from planner.domain.foreseen_weeks import Walk, WayAhead
from planner.domain.model import Minutes
from planner.domain.pace import SIGHT
from planner.domain.pauses import Between, go_on
from planner.domain.profile import Milestone, Profile, Status
from planner.domain.scheduling import placements_for
from planner.domain.weekly_share import RecordedWeek, draw_share, weeks_of_record

#: Which simulations are drawn unless another seed is given: the same for screen, paper and JSON.
SEED = 1
SIMULATIONS = 500
#: After so many weeks in all no further ones are drawn, once there are the fewest that will do:
#: long plans need fewer, because what differs between simulations differs less in them.
_MOST_WEEKS, _FEWEST = 100_000, 30
#: From a likely day of so many weeks on, the plan has to be done at a quarter of its pace at least.
_LONG, _SLOWEST = 104, 4
_WEEK = 7
#: Minutes that what is open takes at least: it is finished on a day.
_LEAST = 0.01
_NORMAL = NormalDist()
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

    Four of five cases lie from ``p10`` to ``p90``, one in ten before and one after. Where the late
    day is too far off to be ``foreseen``, it is the last that was looked at.
    """

    p10: dt.date
    likely: dt.date
    p90: dt.date
    basis: Basis = Basis()
    foreseen: bool = True


def finish_range(
    profile: Profile,
    today: dt.date,
    *,
    learn: bool = True,
    seed: int = SEED,
    simulations: int = SIMULATIONS,
    between: Between = go_on,
) -> FinishRange | None:
    """The range of finishes as of a day; None where nothing is left to do.

    Args:
        profile: the learner's document.
        today: the first day that can still be worked on.
        learn: whether the learner's record counts; without it the estimates do as they are.
        seed: of the simulations; the same seed and profile give the same range.
        simulations: how many are drawn at most, at least one.
        between: called in each week of each simulation.

    Raises:
        NoTimeError: if no week has time for what is left.
        TooLongError: if it would go on beyond the last date there is.
    """
    if not any(milestone.is_open for milestone in profile.milestones):
        return None
    if learn:
        learned = learned_effort(profile.milestones)
        weeks = weeks_of_record(profile, today, _expected(profile, learned))
        # Without time, laying the plan out says so.
        if (weeks or learned.milestones) and profile.calendar.has_time():
            left = _Left.of(profile, today, learned)
            sight = _Sight.of(profile, left.way)
            chance = random.Random(seed)
            days = _simulate(left, weeks, chance, simulations, sight.horizon, between)
            basis = Basis(len(weeks), learned.milestones)
            return _read_off(days, left.way.today, sight, basis)
    estimates = ("low", "likely", "high")
    return _in_order([_finish(profile, today, _estimated(profile, each)) for each in estimates])


def _in_order(days: Sequence[dt.date]) -> FinishRange:
    early, likely, late = days
    # Laying is greedy, so that a little less work may, rarely, finish a little later.
    return FinishRange(min(early, likely), likely, max(late, likely))


# --- What is left --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Begun:
    """An open milestone with logged minutes; it will take more than those."""

    kind: Kind
    estimate: Minutes
    spread: float
    logged: Minutes

    def draw(self, factor: float, chance: random.Random) -> float:
        """Minutes left in one simulation."""
        tail = self._tail(factor)
        if tail > _FAR:
            return self.spread * self.logged / tail * chance.expovariate(1)
        # From the upper end, where a small chance keeps its digits.
        place = max(_NORMAL.cdf(-tail) * chance.random(), 1e-12)
        drawn = self.estimate * factor * math.exp(-self.spread * _NORMAL.inv_cdf(place))
        return max(_LEAST, drawn - self.logged)

    def _tail(self, factor: float) -> float:
        """How many deviations the log lies beyond what was expected."""
        return math.log(self.logged / (self.estimate * factor)) / self.spread


@dataclass(frozen=True, slots=True)
class _Untouched:
    """An open milestone without logged minutes."""

    kind: Kind
    estimate: Minutes
    spread: float

    def draw(self, factor: float, chance: random.Random) -> float:
        """Minutes left in one simulation."""
        return max(_LEAST, self.estimate * factor * math.exp(chance.gauss(0, self.spread)))


@dataclass(frozen=True, slots=True)
class _Left:
    """What is left of a plan: the way ahead, and what each step of it may take."""

    way: WayAhead
    learned: LearnedEffort
    steps: tuple[_Begun | _Untouched, ...]

    @classmethod
    def of(cls, profile: Profile, today: dt.date, learned: LearnedEffort) -> _Left:
        """What is left on a day."""
        way = WayAhead(profile, today)
        by_id = {each.id: each for each in profile.milestones}
        return cls(way, learned, tuple(_step(by_id[step.id], learned) for step in way.steps))


def _step(each: Milestone, learned: LearnedEffort) -> _Begun | _Untouched:
    spread = deviation(each) * learned.scatter
    if each.logged and each.estimate:
        return _Begun(each.kind, each.estimate, spread, each.logged)
    return _Untouched(each.kind, each.estimate, spread)


def _expected(profile: Profile, learned: LearnedEffort) -> dict[str, float]:
    """What each milestone takes, as far as is known: logged when it is done, else learned."""
    factors = {kind: learned.factor(kind).value for kind in Kind}
    return {
        each.id: each.logged
        if each.logged and each.status is Status.DONE
        else each.estimate * factors[each.kind]
        for each in profile.milestones
    }


# --- Simulations ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Sight:
    """How far a finish is foreseen, in days: at all, and for the likely day."""

    horizon: int
    likely: int

    @classmethod
    def of(cls, profile: Profile, way: WayAhead) -> _Sight:
        """How far it is for what is left of a plan."""
        ordinary = profile.calendar.weekly_minutes(dt.date.max) or 1
        remaining = sum(each.remaining for each in profile.milestones if each.is_open)
        slowest = _SLOWEST * remaining // ordinary
        horizon = min(max(SIGHT, slowest), way.weeks.most)
        return cls(_WEEK * horizon, _WEEK * max(_LONG, slowest))


def _simulate(
    left: _Left,
    weeks: Sequence[RecordedWeek],
    chance: random.Random,
    count: int,
    horizon: int,
    between: Between,
) -> list[int]:
    """Days until simulations finish, in order; the horizon stands for those that do not."""
    days, lived, beyond = list[int](), 0, 0
    # Once more than a tenth are beyond the horizon, so is the late day, whatever follows.
    while len(days) < max(1, count) and beyond <= count // 10:
        factors = left.learned.draw(chance)
        minutes = [each.draw(factors[each.kind], chance) for each in left.steps]
        shares = draw_share(weeks, factors, chance).weekly(chance) if weeks else _as_planned
        walk = Walk(left.way, minutes, partial(_share, shares, between), chance)
        day = walk.finish(horizon // _WEEK)
        beyond += day is None
        days.append(horizon if day is None else day)
        lived += days[-1] // _WEEK
        if lived > _MOST_WEEKS and len(days) >= _FEWEST:
            break
    return sorted(days)


def _read_off(days: Sequence[int], first: dt.date, sight: _Sight, basis: Basis) -> FinishRange:
    last = len(days) - 1
    early, likely, late = (
        days[place] for place in (math.floor(0.1 * last), round(0.5 * last), math.ceil(0.9 * last))
    )
    p10, middle, p90 = (first + dt.timedelta(days=each) for each in (early, likely, late))
    foreseen = late < sight.horizon and likely <= sight.likely
    return FinishRange(p10, middle, p90, basis, foreseen)


def _share(drawn: Callable[[], float], between: Between) -> float:
    """The share of the next week, which begins once nobody has to be waited for."""
    between()
    return drawn()


def _as_planned() -> float:
    return 1.0


# --- On the calendar -----------------------------------------------------------------------------


def _finish(profile: Profile, today: dt.date, left: Mapping[str, Minutes]) -> dt.date:
    """The last finish with other minutes left."""
    milestones = tuple(
        milestone.model_copy(update={"estimate": milestone.logged + left[milestone.id]})
        if milestone.id in left
        else milestone
        for milestone in profile.milestones
    )
    trial = profile.model_copy(update={"milestones": milestones})
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
