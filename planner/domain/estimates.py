"""How far estimates hold for this learner: a factor for each kind, learned from logged milestones.

A milestone that is finished and has logged minutes shows by which factor its estimate was off. The
logarithms of these factors are taken to be normal, in three layers:

    log(logged / estimate) = common + own of the kind + own of the milestone

with mean 0 and the deviations `COMMON`, `OF_A_KIND` and that of the milestone: from its low and
high estimate, at least `OF_A_MILESTONE`, and wider where the learner's own logs scatter more. Seen
milestones move the common part and that of their kind, each as far as its share of the variance:
without any, all factors are 1, a few move them part of the way, many settle them, and a kind not
met yet follows the others. This is the conjugate normal model with partial pooling of Gelman and
others, *Bayesian Data Analysis*, 3rd edition, sections 2.5 and 5.4, on logarithms, its variances
set beforehand but for that of single milestones, which follows section 2.6 (`_scatter`).

Check-offs without a log teach nothing, and neither does what is not finished.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import NormalDist
from types import MappingProxyType

from planner.domain.catalogue import Kind
from planner.domain.profile import Milestone, Profile, Status

#: Deviation of the logarithm of a learner's overall factor: four in five lie from 0.46 to 2.2.
COMMON = 0.6
#: Deviation of a kind's factor around the learner's overall one.
OF_A_KIND = 0.25
#: Least deviation of a single milestone around the factor of its kind.
OF_A_MILESTONE = 0.35
#: How many logged milestones' worth the scatter of single ones is known beforehand.
_KNOWN = 4
#: The standard normal value below which nine of ten lie.
TENTH = NormalDist().inv_cdf(0.9)
#: A log further off than this by factor is more likely kept in part than true.
_FURTHEST = 4.0


@dataclass(frozen=True, slots=True)
class Factor:
    """By what the estimates of a kind have to be multiplied for this learner.

    ``value`` is the middle one, ``low`` and ``high`` hold four of five cases between them;
    ``milestones`` says how many logged ones of this kind it comes from.
    """

    value: float
    low: float
    high: float
    milestones: int


@dataclass(frozen=True, slots=True)
class _Normal:
    mean: float
    variance: float


@dataclass(frozen=True, slots=True)
class _Seen:
    """Milestones of one kind: how many, the sum of their weights, and their weighted mean."""

    count: int
    weight: float
    mean: float


@dataclass(frozen=True, slots=True)
class LearnedEffort:
    """What is known of a learner's factors; logarithms throughout."""

    common: _Normal
    seen: Mapping[Kind, _Seen]
    #: By how much single milestones of this learner scatter more than their estimates say.
    scatter: float

    @property
    def milestones(self) -> int:
        """How many milestones it was learned from."""
        return sum(seen.count for seen in self.seen.values())

    def factor(self, kind: Kind) -> Factor:
        """The factor of a kind, seen or not."""
        at_none, at_one = self._given(kind, 0.0), self._given(kind, 1.0)
        slope = at_one.mean - at_none.mean
        mean = at_none.mean + slope * self.common.mean
        reach = TENTH * math.sqrt(at_none.variance + slope**2 * self.common.variance)
        seen = self.seen.get(kind)
        return Factor(
            value=math.exp(mean),
            low=math.exp(mean - reach),
            high=math.exp(mean + reach),
            milestones=seen.count if seen else 0,
        )

    def draw(self, chance: random.Random) -> dict[Kind, float]:
        """One set of factors that may be this learner's."""
        common = chance.gauss(self.common.mean, math.sqrt(self.common.variance))
        drawn = {}
        for kind in Kind:
            given = self._given(kind, common)
            drawn[kind] = math.exp(chance.gauss(given.mean, math.sqrt(given.variance)))
        return drawn

    def _given(self, kind: Kind, common: float) -> _Normal:
        """A kind's part and the common one together, for a known common one."""
        seen = self.seen.get(kind)
        before = 1 / OF_A_KIND**2
        weight, mean = (seen.weight, seen.mean) if seen else (0.0, 0.0)
        return _Normal(
            mean=(before * common + weight * mean) / (before + weight),
            variance=1 / (before + weight),
        )


def learned_effort(milestones: Iterable[Milestone]) -> LearnedEffort:
    """Learn the factors from what is finished and logged; the order does not matter."""
    logs: dict[Kind, list[tuple[float, float]]] = {}
    for each in milestones:
        if each.status is Status.DONE and each.logged and each.estimate:
            off = min(max(each.logged / each.estimate, 1 / _FURTHEST), _FURTHEST)
            logs.setdefault(each.kind, []).append((deviation(each) ** -2, math.log(off)))
    scatter = _scatter(logs)
    seen = {kind: _summed_up(logs[kind], scatter) for kind in Kind if kind in logs}
    # Seen through its kind, the common part carries the kind's own variance on top.
    weights = {kind: 1 / (OF_A_KIND**2 + 1 / each.weight) for kind, each in seen.items()}
    total = 1 / COMMON**2 + math.fsum(weights.values())
    mean = math.fsum(weights[kind] * each.mean for kind, each in seen.items()) / total
    return LearnedEffort(_Normal(mean, 1 / total), MappingProxyType(seen), scatter)


def effort_factors(profile: Profile) -> Mapping[Kind, Factor]:
    """The factors of the kinds of which a logged milestone is finished ("courses take you 1.2x").

    Other kinds are left out: nothing is known of them but what the others suggest.
    """
    learned = learned_effort(profile.milestones)
    return MappingProxyType({kind: learned.factor(kind) for kind in learned.seen})


def deviation(milestone: Milestone) -> float:
    """How far the logarithm of a milestone's minutes lies around its estimate.

    Its low and high estimates are read as the 10 % and 90 % points, as in Keefer and Bodily,
    "Three-Point Approximations for Continuous Random Variables", Management Science 29 (1983).
    """
    effort = milestone.definition.effort
    if not effort.low:
        return OF_A_MILESTONE
    return max(OF_A_MILESTONE, math.log(effort.high / effort.low) / (2 * TENTH))


def _summed_up(logs: list[tuple[float, float]], scatter: float = 1.0) -> _Seen:
    weight = math.fsum(each for each, _ in logs)
    mean = math.fsum(each * off for each, off in logs) / weight
    return _Seen(len(logs), weight / scatter**2, mean)


def _scatter(logs: Mapping[Kind, list[tuple[float, float]]]) -> float:
    """How much wider than expected logs lie around the mean of their kind; never narrower.

    The expected variance counts as much as `_KNOWN` milestones: the scaled inverse chi-squared.
    """
    squares, freedom = [float(_KNOWN)], _KNOWN
    for of_kind in logs.values():
        mean = _summed_up(of_kind).mean
        squares += [weight * (off - mean) ** 2 for weight, off in of_kind]
        freedom += len(of_kind) - 1
    return max(1.0, math.sqrt(math.fsum(squares) / freedom))
