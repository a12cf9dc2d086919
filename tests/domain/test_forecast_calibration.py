"""Whether the range holds the truth as often as it says: four times of five.

The large run prints its table: `python -m tests -m campaign -s -k coverage`.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from planner.domain.forecast import SIMULATIONS, finish_range
from tests.domain.plan_samples import day
from tests.domain.synthetic_learners import SPEEDS, Habits, learner

WEEKS = (6, 12, 26)


@dataclass
class Coverage:
    """How often the truth lay in the range, before it and after it."""

    inside: int = 0
    before: int = 0
    after: int = 0

    @property
    def count(self) -> int:
        return self.inside + self.before + self.after

    @property
    def rate(self) -> float:
        return self.inside / self.count

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage(
            self.inside + other.inside, self.before + other.before, self.after + other.after
        )


def coverage(habits: Habits, week: int, seeds: range, simulations: int = SIMULATIONS) -> Coverage:
    """Learners of some habits, seen after a number of weeks."""
    found, today = Coverage(), day(7 * week)
    for seed in seeds:
        one = learner(habits, seed)
        if one.finish < today:
            continue
        expected = finish_range(one.seen_on(today), today, simulations=simulations)
        assert expected is not None
        found.inside += expected.p10 <= one.finish <= expected.p90
        found.before += one.finish < expected.p10
        found.after += one.finish > expected.p90
    return found


def test_a_few_learners_of_each_speed_finish_inside_their_range() -> None:
    found = sum(
        (
            coverage(Habits(speed=speed), 12, range(100 * place, 100 * place + 6), 100)
            for place, speed in enumerate(SPEEDS)
        ),
        Coverage(),
    )
    # Of 30, 80 % give or take two deviations of chance.
    assert 0.65 <= found.rate <= 0.95


@pytest.mark.campaign
def test_coverage_over_many_learners() -> None:
    learners: dict[str, tuple[dict[str, float], float]] = {
        "as assumed": ({}, 0.75),
        "uneven weeks": ({"share": 0.6, "spread": 0.6, "idle": 0.12}, 0.70),
        # Much more uneven than is assumed: learned in time, but not at once.
        "uneven work": ({"single": 0.5, "kinds": 0.3}, 0.62),
    }
    table = ["", "learners      speed" + "".join(f"{week:>12} weeks   " for week in WEEKS)]
    for name, (others, least) in learners.items():
        totals = {week: Coverage() for week in WEEKS}
        for place, speed in enumerate(SPEEDS):
            seeds, cells = range(1000 * place, 1000 * place + 60), []
            for week in WEEKS:
                found = coverage(Habits(speed=speed, **others), week, seeds)
                totals[week] += found
                cells.append(f"{found.rate:8.0%} (-{found.before:<2} +{found.after:<2})  ")
            table.append(f"{name:<14}{speed:<5}{''.join(cells)}")
        rates = "".join(f"{each.rate:8.1%} of {each.count:<7}" for each in totals.values())
        table.append(f"{name:<14}all  {rates}")
        for total in totals.values():
            # Where many simulations end on one day the range holds more than four of five.
            assert least <= total.rate <= 0.92, "\n".join(table)
    print("\n".join(table))  # noqa: T201 - the table is what the run is for
