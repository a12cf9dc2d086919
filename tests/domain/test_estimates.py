"""Factors learned from logged milestones."""

from __future__ import annotations

import math
import random
from statistics import fmean, median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.catalogue import Effort, Kind
from planner.domain.estimates import (
    COMMON,
    OF_A_KIND,
    OF_A_MILESTONE,
    deviation,
    effort_factors,
    learned_effort,
)
from planner.domain.profile import LogEntry, Milestone, Status
from tests.domain.plan_samples import TODAY, day, milestone, profile
from tests.domain.synthetic_learners import SPEEDS, Habits, learner


def logged(name: str, minutes: int, kind: Kind = Kind.COURSE, estimate: int = 600) -> Milestone:
    entry = LogEntry(on=TODAY, minutes=minutes)
    return milestone(
        name, estimate, kind=kind, status=Status.DONE, done_on=TODAY, log=(entry,),
        effort=Effort(low=500, likely=600, high=700),
    )  # fmt: skip


def test_without_logs_there_is_nothing_to_show_and_every_factor_is_one() -> None:
    unlogged = milestone("checked", status=Status.DONE, done_on=TODAY)
    open_one = logged("open", 6000).model_copy(update={"status": Status.IN_PROGRESS})
    free = logged("free", 60, estimate=0)
    assert not effort_factors(profile(unlogged, open_one, free))
    learned = learned_effort((unlogged, open_one, free))
    assert learned.milestones == 0
    for kind in Kind:
        factor = learned.factor(kind)
        assert factor.value == 1
        assert factor.low == pytest.approx(1 / factor.high)
        assert factor.milestones == 0


def test_one_log_is_the_closed_formula() -> None:
    found = learned_effort([logged("one", 1200)]).factor(Kind.COURSE)
    prior = COMMON**2 + OF_A_KIND**2
    share = prior / (prior + OF_A_MILESTONE**2)
    assert found.value == pytest.approx(2**share)
    other = learned_effort([logged("one", 1200)]).factor(Kind.PROJECT)
    share = COMMON**2 / (prior + OF_A_MILESTONE**2)
    assert other.value == pytest.approx(2**share)
    assert other.low < found.low


@given(st.integers(1, 30), st.floats(0.3, 3.5))
def test_a_factor_lies_between_one_and_the_logs_and_nears_them(count: int, true: float) -> None:
    logs = [logged(f"m{number}", round(600 * true)) for number in range(count)]
    fewer, more = (
        learned_effort(some).factor(Kind.COURSE) for some in (logs[: max(1, count - 1)], logs)
    )
    shown = math.log(round(600 * true) / 600)
    assert abs(math.log(more.value)) <= abs(shown)
    assert abs(math.log(more.value) - shown) <= abs(math.log(fewer.value) - shown) + 1e-12
    assert math.log(more.value) * shown >= 0
    assert more.high / more.low <= fewer.high / fewer.low + 1e-12


def test_a_log_kept_in_part_counts_as_a_quarter_at_most() -> None:
    assert learned_effort([logged("a", 1)]) == learned_effort([logged("a", 150)])
    assert learned_effort([logged("a", 60_000)]) == learned_effort([logged("a", 2400)])


def test_the_order_does_not_matter() -> None:
    logs = [logged(f"m{at}", 400 + 37 * at, list(Kind)[at % 3]) for at in range(20)]
    shuffled = random.Random(1).sample(logs, len(logs))
    assert learned_effort(logs) == learned_effort(shuffled)


def test_scattered_logs_make_the_learner_less_predictable() -> None:
    steady = [logged(f"m{at}", 600) for at in range(10)]
    wild = [logged(f"m{at}", 300 if at % 2 else 1200) for at in range(10)]
    assert learned_effort(steady).scatter == 1
    assert learned_effort(wild).scatter > 1.5
    ranges = [learned_effort(each).factor(Kind.COURSE) for each in (steady, wild)]
    assert ranges[0].high / ranges[0].low < ranges[1].high / ranges[1].low


def test_draws_agree_with_the_factor_shown() -> None:
    learned = learned_effort([logged("a", 900), logged("b", 1000), logged("c", 700, Kind.WORK)])
    chance = random.Random(5)
    draws = [learned.draw(chance) for _ in range(4000)]
    for kind in (Kind.COURSE, Kind.WORK, Kind.PROJECT):
        found = sorted(each[kind] for each in draws)
        factor = learned.factor(kind)
        assert median(found) == pytest.approx(factor.value, rel=0.04)
        assert found[400] == pytest.approx(factor.low, rel=0.05)
        assert found[3600] == pytest.approx(factor.high, rel=0.05)


@pytest.mark.parametrize("speed", SPEEDS)
def test_the_factor_of_a_learner_converges(speed: float) -> None:
    """Of 36 milestones of several kinds; what is left of the error is the learner's own chance."""
    habits = Habits(speed=speed, single=0.2, kinds=0)
    errors = []
    for seed in range(6):
        one = learner(habits, seed)
        found = effort_factors(one.seen_on(one.finish.replace(year=one.finish.year + 1)))
        assert sum(each.milestones for each in found.values()) == 36
        errors += [math.log(each.value * speed) for each in found.values()]
    assert abs(fmean(errors)) < 0.06
    early, late = learner(habits, 3).seen_on(day(42)), learner(habits, 3).seen_on(day(7 * 26))
    shown = [learned_effort(each.milestones).factor(Kind.PROJECT) for each in (early, late)]
    assert shown[1].high / shown[1].low < shown[0].high / shown[0].low


def test_low_and_high_are_read_as_a_tenth_and_nine_tenths() -> None:
    wide = milestone("wide", effort=Effort(low=100, likely=300, high=900))
    assert deviation(wide) == pytest.approx(math.log(9) / 2 / 1.2815515)
    assert deviation(milestone("free", effort=Effort(low=0, likely=60, high=90))) == OF_A_MILESTONE
    assert deviation(logged("narrow", 600)) == OF_A_MILESTONE
