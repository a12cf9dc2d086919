"""The time axis of the timeline: days as pixels, and the marks above them.

Days are ordinals. A mark's day may lie outside what the calendar can write; then it has no label.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.words import Words

#: Pixels a day that the learner may zoom to.
CLOSEST: Final = 40.0
FARTHEST: Final = 0.005
_LAST_MONTH: Final = 9999 * 12 + 11
#: From so many pixels a day on, weeks, months and quarters are marked.
_WEEKS, _MONTHS, _QUARTERS = 4.5, 1.0, 0.25
_YEAR_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_LEAST_YEAR: Final = 44.0


class Zoom(StrEnum):
    """The three zooms that have names."""

    WEEKS = "weeks"
    MONTHS = "months"
    QUARTERS = "quarters"


#: Pixels a day.
SCALES: Final = {Zoom.WEEKS: 8.0, Zoom.MONTHS: 1.6, Zoom.QUARTERS: 0.55}


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of the axis at the beginning of a day, and what is written after it."""

    day: int
    text: str


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Days from `first` to `last`, each `scale` pixels wide."""

    first: int
    last: int
    scale: float

    @property
    def width(self) -> int:
        """Of all days, in pixels."""
        return round((self.last + 1 - self.first) * self.scale)

    @property
    def zoom(self) -> Zoom:
        """What the marks are nearest to."""
        if self.scale >= _WEEKS:
            return Zoom.WEEKS
        return Zoom.MONTHS if self.scale >= _MONTHS else Zoom.QUARTERS

    def x(self, day: float) -> float:
        """Where a day begins."""
        return (day - self.first) * self.scale

    def day_at(self, x: float) -> int:
        """The day at a pixel."""
        return self.first + int(x // self.scale)

    # --- Marks ------------------------------------------------------------------------------------

    def small_marks(self, left: float, right: float, words: Words) -> list[Mark]:
        """The lower line between two pixels: weeks, months, quarters or years."""
        first, last = self.day_at(left), self.day_at(right) + 1
        if self.scale >= _WEEKS:
            return [Mark(day, _day_text(day)) for day in _mondays(first, last)]
        if self.scale >= _MONTHS:
            months = _months(first - 31, last, 1)
            found = [Mark(_month_start(month), words.month(month % 12 + 1)) for month in months]
        elif self.scale >= _QUARTERS:
            months = _months(first - 92, last, 3)
            found = [Mark(_month_start(month), _quarter_text(month)) for month in months]
        else:
            step = self._year_step
            months = _months(first - step * 366, last, 12 * step)
            found = [Mark(_month_start(month), str(month // 12)) for month in months]
        return _from(found, first)

    def large_marks(self, left: float, right: float, words: Words) -> list[Mark]:
        """The upper line between two pixels: months or years; none where the lower has years."""
        first, last = self.day_at(left), self.day_at(right) + 1
        if self.scale >= _WEEKS:
            months = _months(first - 31, last, 1)
            texts = [(month, words.month_year(month % 12 + 1, month // 12)) for month in months]
        elif self.scale >= _QUARTERS:
            texts = [(month, str(month // 12)) for month in _months(first - 366, last, 12)]
        else:
            texts = []
        return _from([Mark(_month_start(month), text) for month, text in texts], first)

    @property
    def _year_step(self) -> int:
        year = 365.25 * self.scale
        return next((each for each in _YEAR_STEPS if each * year >= _LEAST_YEAR), _YEAR_STEPS[-1])


def _from(marks: list[Mark], first: int) -> list[Mark]:
    """Marks from a day on, with the one before it, whose time that day belongs to."""
    before = sum(mark.day <= first for mark in marks)
    return marks[max(0, before - 1) :]


def _quarter_text(month: int) -> str:
    text = QCoreApplication.translate("Timeline", "Q{number}")
    return text.format(number=month % 12 // 3 + 1)


def _day_text(day: int) -> str:
    return str(dt.date.fromordinal(day).day)


def _mondays(first: int, last: int) -> Iterator[int]:
    # Day 1 of the calendar is a Monday.
    start = first + (1 - first) % 7
    return iter(range(max(1, start), min(last, dt.date.max.toordinal()) + 1, 7))


def _months(first: int, last: int, step: int) -> Iterator[int]:
    """Months, counted from year 0, that begin between two days, of which each number is a step."""
    low, high = (_month_of(day) for day in (first, last))
    for month in range(-(-low // step) * step, min(high, _LAST_MONTH) + 1, step):
        if month >= 12 and first <= _month_start(month) <= last:
            yield month


def _month_of(day: int) -> int:
    date = dt.date.fromordinal(min(max(1, day), dt.date.max.toordinal()))
    return date.year * 12 + date.month - 1


def _month_start(month: int) -> int:
    return dt.date(month // 12, month % 12 + 1, 1).toordinal()
