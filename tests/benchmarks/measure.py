"""How a benchmark is measured and shown.

Machines are shared and drift, so that a time alone says little. Each measure runs what is measured
and its floor in turn, in the same process, and the ratio is the median of the ratios of the rounds.
"""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of the table; times in milliseconds, ``exponent`` of growth from the row before."""

    name: str
    ours: float
    floor: float | None = None
    ratio: float | None = None
    floor_name: str = ""
    exponent: float | None = None

    def row(self) -> str:
        """The measure as a line of the table."""
        floor = f"{self.floor:10.2f}" if self.floor is not None else " " * 10
        ratio = f"{self.ratio:8.2f}" if self.ratio is not None else " " * 8
        growth = f"{self.exponent:9.2f}" if self.exponent is not None else " " * 9
        return f"{self.name:<44}{self.ours:10.2f}{floor}{ratio}{growth}  {self.floor_name}".rstrip()


HEADING = f"{'what':<44}{'ms':>10}{'floor ms':>10}{'ratio':>8}{'exponent':>9}  floor"


def milliseconds(work: Work) -> float:
    """The time of one run, with the garbage of earlier runs gone first."""
    gc.collect()
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def measured(name: str, work: Work, rounds: int = 7) -> Measure:
    """Measure something that has no floor; one run goes first to warm up."""
    work()
    return Measure(name, median(milliseconds(work) for _ in range(rounds)))


def compared(name: str, work: Work, floor: Work, floor_name: str, rounds: int = 7) -> Measure:
    """Measure something and its floor in turn."""
    work(), floor()
    pairs = [(milliseconds(work), milliseconds(floor)) for _ in range(rounds)]
    return Measure(
        name,
        median(ours for ours, _ in pairs),
        median(least for _, least in pairs),
        median(ours / least for ours, least in pairs),
        floor_name,
    )


def growing(name: str, sizes: tuple[int, ...], make: Callable[[int], Work]) -> list[Measure]:
    """Measure the same work at several sizes, with the exponent from each size to the next."""
    rows: list[Measure] = []
    for place, size in enumerate(sizes):
        row = measured(f"{name}, {size:,}", make(size), rounds=7 if size <= 1000 else 3)
        if place:
            grown = math.log(row.ours / rows[-1].ours) / math.log(size / sizes[place - 1])
            row = Measure(row.name, row.ours, exponent=grown)
        rows.append(row)
    return rows
