"""Reads what a person typed: dates, hours, weeks, levels, breaks, numbers and short texts.

Each function returns a value or raises the error whose sentence says what would fit. Nothing heavy
is imported before it is needed, because the command line reads its arguments here.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from planner.domain.problems import BreakError, DateError, HoursError, LevelError, PlannerError
from planner.domain.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.calendar import Break, Week

#: Years that a plan can begin and end in.
YEARS = range(1970, 2200)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEK_HOURS = 7 * 24


class FarDateError(PlannerError):
    """A date no plan can have."""

    def __init__(self, day: dt.date) -> None:
        super().__init__(
            Sentence(
                "{day} is too far away. Give a year from {first} to {last}.",
                day=day,
                first=str(YEARS[0]),
                last=str(YEARS[-1]),
            )
        )


class DateOrderError(PlannerError):
    """An end before its beginning."""

    def __init__(self, first: dt.date, last: dt.date) -> None:
        super().__init__(
            Sentence("{last} comes before {first}. Swap the two.", last=last, first=first)
        )


class WeekError(PlannerError):
    """Study time that is not written as hours by weekday."""

    def __init__(self, text: str) -> None:
        super().__init__(
            Sentence(
                "“{text}” is not a week. Write hours by weekday like mon=1,sat=4.5, each day once "
                "and with at most 24.",
                text=text,
            )
        )


class PairError(PlannerError):
    """Text that does not have the two parts it needs."""

    def __init__(self, text: str, example: str) -> None:
        super().__init__(
            Sentence(
                "“{text}” has not the two parts it needs. Write it like {example}.",
                text=text,
                example=example,
            )
        )


class NumberError(PlannerError):
    """A number outside of what fits."""

    def __init__(self, text: str, what: str, low: int, high: int) -> None:
        super().__init__(
            Sentence(
                "“{text}” does not fit {what}. Give a whole number from {low} to {high}.",
                text=text,
                what=what,
                low=low,
                high=high,
            )
        )


class LongTextError(PlannerError):
    """More text than a field holds."""

    def __init__(self, what: str, most: int) -> None:
        super().__init__(
            Sentence(
                "The text of {what} is too long. Give at most {most} characters.",
                what=what,
                most=most,
            )
        )


def date_of(text: str) -> dt.date:
    """Return a date written as ISO 8601 says.

    Raises:
        DateError: It is not a date.
        FarDateError: No plan reaches that far.
    """
    try:
        day = dt.date.fromisoformat(text.strip())
    except ValueError as error:
        raise DateError(text) from error
    if day.year not in YEARS:
        raise FarDateError(day)
    return day


def dates_of(first: str | None, last: str | None) -> tuple[dt.date | None, dt.date | None]:
    """Return the two ends of a range of days, either of which may be open.

    Raises:
        DateError: One of them is not a date.
        DateOrderError: The end comes before the beginning.
    """
    start = None if first is None else date_of(first)
    end = None if last is None else date_of(last)
    if start is not None and end is not None and end < start:
        raise DateOrderError(start, end)
    return start, end


def hours_of(text: str) -> float:
    """Return a number of hours from 0 to those of a week.

    Raises:
        HoursError: It is no number, negative, or more than a week has.
    """
    try:
        hours = float(text)
    except ValueError as error:
        raise HoursError(text) from error
    if not 0 <= hours <= _WEEK_HOURS:
        raise HoursError(text)
    return hours


def minutes_of(text: str) -> int:
    """Return hours worked as whole minutes, at least one.

    Raises:
        HoursError: It is no number, not above none, or more than a week has.
    """
    minutes = round(hours_of(text) * 60)
    if minutes < 1:
        raise HoursError(text)
    return minutes


def whole_number(text: str, what: str, low: int, high: int) -> int:
    """Return a whole number within two bounds.

    Raises:
        NumberError: It is not one.
    """
    try:
        number = int(text)
    except ValueError as error:
        raise NumberError(text, what, low, high) from error
    if not low <= number <= high:
        raise NumberError(text, what, low, high)
    return number


def short_text(text: str, what: str, most: int) -> str:
    """Return a text as it can be stored, without blanks at its ends.

    Raises:
        LongTextError: It is longer than its field.
    """
    from planner.domain.model import clean_text

    cleaned = clean_text(text).strip()
    if len(cleaned) > most:
        raise LongTextError(what, most)
    return cleaned


def week_of(text: str) -> Week:
    """Return the minutes of each weekday from hours like ``mon=1,sat=4.5``.

    Raises:
        WeekError: It is written otherwise, names a day twice, or gives one more than 24 hours.
    """
    minutes: dict[str, int] = {}
    for part in text.split(","):
        name, _, hours = part.partition("=")
        day = name.strip().lower()[:3]
        try:
            value = float(hours)
        except ValueError as error:
            raise WeekError(text) from error
        if day not in _WEEKDAYS or day in minutes or not 0 <= value <= 24:
            raise WeekError(text)
        minutes[day] = round(value * 60)
    mon, tue, wed, thu, fri, sat, sun = (minutes.get(day, 0) for day in _WEEKDAYS)
    return mon, tue, wed, thu, fri, sat, sun


def levels_of(texts: Sequence[str]) -> dict[str, int]:
    """Return ratings from texts like ``eq=2``; of two for one skill the later counts.

    Raises:
        PairError: One is written otherwise.
        LevelError: A level is no whole number; whether it is on the scale is found out later.
    """
    levels: dict[str, int] = {}
    for text in texts:
        skill, equals, level = text.partition("=")
        if not equals or not skill.strip():
            raise PairError(text, "eq=2")
        try:
            levels[skill.strip()] = int(level)
        except ValueError as error:
            raise LevelError(skill, level) from error
    return levels


def breaks_of(texts: Sequence[str]) -> tuple[Break, ...]:
    """Return breaks from texts like ``2027-07-01..2027-07-14``.

    Raises:
        PairError: One is written otherwise.
        DateError: One of its ends is not a date.
        BreakError: It ends before it begins.
    """
    from planner.domain.calendar import Break

    breaks = []
    for text in texts:
        start, dots, end = text.partition("..")
        if not dots:
            raise PairError(text, "2027-07-01..2027-07-14")
        first, last = date_of(start), date_of(end)
        if last < first:
            raise BreakError(first, last)
        breaks.append(Break(first=first, last=last))
    return tuple(breaks)
