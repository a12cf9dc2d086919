"""When the learner has time.

Days are calendar dates without a zone, weeks start on ISO Monday (index 0), time is whole minutes.
Ranges of days include both ends.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from planner.domain.model import DAY_MINUTES, WEEK_MINUTES, FrozenModel, Minutes
from planner.domain.problems import HoursError
from planner.domain.sentences import Sentence

DayMinutes = Annotated[int, Field(ge=0, le=DAY_MINUTES)]
#: Minutes from Monday to Sunday.
Week = tuple[DayMinutes, DayMinutes, DayMinutes, DayMinutes, DayMinutes, DayMinutes, DayMinutes]

ONE_DAY = dt.timedelta(days=1)
QUARTER = 15
#: A long but ordinary day; more is given only when every day has this much.
FULL_DAY = 8 * 60
#: How weekly hours fall on Monday, Wednesday, Thursday and Saturday.
_SHAPE = {0: 3, 2: 4, 3: 3, 5: 6}
#: The order in which further days are used once those four are full.
_MORE_DAYS = (4, 1, 6)


class Break(FrozenModel):
    """Days without study, both ends included."""

    first: dt.date
    last: dt.date
    label: str = ""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError(Sentence("a break cannot end before it begins"))
        return self


class WeekPattern(FrozenModel):
    """Another week that holds from a date on (exams, summer)."""

    identity: ClassVar = ("start",)

    start: dt.date
    week: Week


class DayException(FrozenModel):
    """A single date with more or less time than its weekday has."""

    identity: ClassVar = ("day",)

    day: dt.date
    minutes: DayMinutes


class StudyCalendar(FrozenModel):
    """Minutes per weekday, later week patterns, breaks and single-date exceptions.

    An exception beats a break, a break beats the week.
    """

    week: Week
    patterns: tuple[WeekPattern, ...] = ()
    breaks: tuple[Break, ...] = ()
    exceptions: tuple[DayException, ...] = ()

    def week_on(self, day: dt.date) -> Week:
        """The week pattern in force on a day."""
        patterns = sorted(self.patterns, key=lambda pattern: pattern.start)
        position = bisect_right([pattern.start for pattern in patterns], day)
        return patterns[position - 1].week if position else self.week

    def minutes_on(self, day: dt.date) -> Minutes:
        """The minutes available on one day."""
        return self.daily(day, 1)[0]

    def weekly_minutes(self, day: dt.date) -> Minutes:
        """The minutes of an ordinary week as it is on a day, breaks left out."""
        return sum(self.week_on(day))

    def daily(self, first: dt.date, count: int) -> list[Minutes]:
        """The minutes of ``count`` days from ``first`` on."""
        minutes: list[int] = []
        starts = sorted(pattern.start for pattern in self.patterns)
        day, end = first, count
        while len(minutes) < end:
            nearest = next((start for start in starts if start > day), None)
            length = end - len(minutes) if nearest is None else (nearest - day).days
            length = min(length, end - len(minutes))
            week = self.week_on(day)
            shifted = week[day.weekday() :] + week[: day.weekday()]
            minutes.extend((shifted * (length // 7 + 1))[:length])
            if nearest is not None:
                day = nearest
        for pause in self.breaks:
            start = max(0, (pause.first - first).days)
            for index in range(start, min(count, (pause.last - first).days + 1)):
                minutes[index] = 0
        for exception in self.exceptions:
            index = (exception.day - first).days
            if 0 <= index < count:
                minutes[index] = exception.minutes
        return minutes

    def has_time(self) -> bool:
        """Whether any week that goes on for ever has a minute in it."""
        return any(self.week_on(dt.date.max))

    def with_breaks(self, breaks: Iterable[Break]) -> Self:
        """The same calendar with other breaks, in order of their first day."""
        ordered = tuple(sorted(breaks, key=lambda pause: (pause.first, pause.last)))
        return self.model_copy(update={"breaks": ordered})

    def with_patterns(self, patterns: Iterable[WeekPattern]) -> Self:
        """The same calendar with other weeks that hold from a date, in order of their start."""
        ordered = tuple(sorted(patterns, key=lambda pattern: pattern.start))
        return self.model_copy(update={"patterns": ordered})

    def with_exceptions(self, exceptions: Iterable[DayException]) -> Self:
        """The same calendar with other single days, in their order."""
        ordered = tuple(sorted(exceptions, key=lambda exception: exception.day))
        return self.model_copy(update={"exceptions": ordered})

    def with_week_on(self, day: dt.date, week: Week) -> Self:
        """The same calendar with another week in the place of the one in force on a day."""
        running = [pattern for pattern in self.patterns if pattern.start <= day]
        if not running:
            return self.model_copy(update={"week": week})
        # Of two from one day on the later one in the list holds, as in `week_on`.
        _, now = max(enumerate(running), key=lambda pair: (pair[1].start, pair[0]))
        changed = now.model_copy(update={"week": week})
        return self.with_patterns(changed if each is now else each for each in self.patterns)


def week_of_hours(hours: float) -> Week:
    """Lay weekly hours on Monday, Wednesday, Thursday and Saturday as 3 : 4 : 3 : 6.

    In quarter hours by largest remainder; no day above eight hours while another has room.

    Args:
        hours: hours a week, from 0.25 to 168, rounded to quarter hours.

    Raises:
        HoursError: if they are not a number, less than a quarter of an hour or more than a week
            has.
    """
    if not 0.25 <= hours <= WEEK_MINUTES / 60:
        raise HoursError(hours)
    quarters = round(hours * 60 / QUARTER)
    total = sum(_SHAPE.values())
    week = [0] * 7
    for day, share in _SHAPE.items():
        week[day] = quarters * share // total
    by_remainder = sorted(_SHAPE, key=lambda day: (-(quarters * _SHAPE[day] % total), day))
    for day in by_remainder[: quarters - sum(week)]:
        week[day] += 1
    _level(week, FULL_DAY // QUARTER)
    _level(week, DAY_MINUTES // QUARTER)
    return _as_week(week)


def scaled_week(week: Week, minutes: Minutes, longest: Minutes = DAY_MINUTES) -> Week:
    """The same shape of week with other weekly minutes, in quarter hours by largest remainder.

    No day goes above ``longest``; days without time stay without, as long as the others can hold
    it.
    """
    total = sum(week)
    quarters = minutes // QUARTER
    shares = [quarters * day // total for day in week]
    by_remainder = sorted(range(7), key=lambda day: (-(quarters * week[day] % total), day))
    for day in by_remainder[: quarters - sum(shares)]:
        shares[day] += 1
    _level(shares, longest // QUARTER)
    return _as_week(shares)


def _as_week(quarters: list[int]) -> Week:
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = (
        count * QUARTER for count in quarters
    )
    return monday, tuesday, wednesday, thursday, friday, saturday, sunday


def _level(week: list[int], most: int) -> None:
    """Move what is above ``most`` quarter hours to days with room, as far as there is any."""
    # Days that have time take more before others get any.
    for day in sorted((*_SHAPE, *_MORE_DAYS), key=lambda day: not week[day]):
        for full in range(7):
            moved = min(week[full] - most, most - week[day])
            if moved > 0:
                week[full] -= moved
                week[day] += moved


def days_later(day: dt.date, count: int) -> dt.date:
    """The day so many days later, or the last one there is."""
    return dt.date.fromordinal(min(day.toordinal() + count, dt.date.max.toordinal()))


def monday_of(day: dt.date) -> dt.date:
    """The ISO Monday of a day's week."""
    return day - dt.timedelta(days=day.weekday())


def days_between(first: dt.date, last: dt.date) -> Iterable[dt.date]:
    """Every day from ``first`` to ``last``, both included."""
    day = first
    while day <= last:
        yield day
        day += ONE_DAY
