"""The minutes still to do, by the day they were planned on.

They are kept by week, so that a change of one milestone makes new sums of its own weeks only. Days
and Mondays are ordinals: a large plan has many more placed days than days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from planner.domain.model import Minutes
from planner.domain.slack import Left

_WEEK = 7
#: Minutes from Monday to Sunday.
Week = tuple[Minutes, ...]


def monday_before(day: int) -> int:
    """The Monday of a day's week; the first day of the calendar is a Monday."""
    return day - (day - 1) % _WEEK


@dataclass(frozen=True, slots=True)
class WorkLoad:
    """Minutes still to do as of a day."""

    today: int
    #: Monday -> minutes of its days; weeks without any are left out.
    weeks: MappingProxyType[int, Week]
    #: Minutes planned before the week of today.
    early: Minutes

    @classmethod
    def of(cls, left: Iterable[Left], today: dt.date) -> WorkLoad:
        """Sum up the days of milestones."""
        days: dict[int, Minutes] = {}
        for each in left:
            for day, minutes in each:
                days[day] = days.get(day, 0) + minutes
        weeks: dict[int, list[Minutes]] = {}
        for day, minutes in days.items():
            offset = (day - 1) % _WEEK
            monday = day - offset
            week = weeks.get(monday)
            if week is None:
                week = weeks[monday] = [0] * _WEEK
            week[offset] = minutes
        now = today.toordinal()
        this = monday_before(now)
        early = sum(sum(week) for monday, week in weeks.items() if monday < this)
        kept = {monday: tuple(week) for monday, week in weeks.items()}
        return cls(now, MappingProxyType(kept), early)

    @property
    def this_week(self) -> int:
        """The Monday of the week of today."""
        return monday_before(self.today)

    @property
    def behind(self) -> Minutes:
        """Minutes planned before today."""
        monday = self.this_week
        week = self.weeks.get(monday, ())
        return self.early + sum(week[: self.today - monday])

    def planned(self, monday: int) -> Minutes:
        """Minutes to do in a week: what was planned earlier is due in this one."""
        this = self.this_week
        if monday < this:
            return 0
        return sum(self.weeks.get(monday, ())) + (self.early if monday == this else 0)

    def ends(self) -> tuple[int, int] | None:
        """The first and the last week with anything to do, or nothing."""
        if not self.weeks:
            return None
        first, last, this = min(self.weeks), max(self.weeks), self.this_week
        return max(this, first), max(this, last)

    def on(self, day: int) -> Minutes:
        """Minutes of a day."""
        monday = monday_before(day)
        week = self.weeks.get(monday)
        return week[day - monday] if week is not None else 0

    def days(self) -> Iterator[tuple[int, Minutes]]:
        """Every day with minutes, in order."""
        for monday in sorted(self.weeks):
            for day, minutes in enumerate(self.weeks[monday], start=monday):
                if minutes:
                    yield day, minutes

    def changed(self, gone: Iterable[Left], come: Iterable[Left]) -> WorkLoad:
        """The load without the days of some milestones and with those of others."""
        more: dict[int, list[Minutes]] = {}
        for sign, lefts in ((-1, gone), (1, come)):
            for left in lefts:
                for day, minutes in left:
                    offset = (day - 1) % _WEEK
                    week = more.setdefault(day - offset, [0] * _WEEK)
                    week[offset] += sign * minutes
        if not more:
            return self
        weeks, early, this = self.weeks.copy(), self.early, self.this_week
        for monday, added in more.items():
            summed = tuple(map(sum, zip(weeks.get(monday, (0,) * _WEEK), added, strict=True)))
            if any(summed):
                weeks[monday] = summed
            else:
                weeks.pop(monday, None)
            early += sum(added) if monday < this else 0
        return WorkLoad(self.today, MappingProxyType(weeks), early)
