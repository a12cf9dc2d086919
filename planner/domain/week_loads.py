"""What each week of a plan holds: minutes to do, minutes there are, and minutes logged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from planner.domain.calendar import StudyCalendar
from planner.domain.model import Minutes
from planner.domain.profile import LogEntry, Milestone, Profile
from planner.domain.progressed import Moved
from planner.domain.work_load import WorkLoad, monday_before

_WEEK = 7


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """One ISO week: minutes still to do in it, follow-ups too, minutes available and logged."""

    start: dt.date
    planned: int
    available: int
    logged: int


#: Monday as an ordinal -> minutes logged, and how many entries these are.
_Logged = MappingProxyType[int, tuple[Minutes, int]]


@dataclass(frozen=True, slots=True)
class _Sums:
    """What the weeks of a plan are made of."""

    load: WorkLoad
    logged: _Logged
    #: Monday -> minutes of follow-ups.
    due: Mapping[int, Minutes]
    calendar: StudyCalendar
    #: The Monday of the week in which the plan starts.
    start: int

    def ends(self) -> tuple[int, int]:
        """The first and the last week; a follow-up after all work makes no weeks of its own."""
        first, last = self.load.ends() or (self.start, self.start)
        return (
            min(self.start, first, min(self.logged, default=self.start)),
            max(self.start, last, max(self.logged, default=self.start)),
        )

    def week(self, monday: int, available: Minutes) -> WeekLoad:
        """A week in which there are so many minutes."""
        return WeekLoad(
            start=dt.date.fromordinal(monday),
            planned=self.load.planned(monday) + self.due.get(monday, 0),
            available=available,
            logged=self.logged.get(monday, (0, 0))[0],
        )

    def weeks(self, first: int, last: int) -> list[WeekLoad]:
        """All weeks from one to another; none where the last comes before the first."""
        if last < first:
            return []
        daily = self.calendar.daily(dt.date.fromordinal(first), last - first + _WEEK)
        return [
            self.week(monday, sum(daily[monday - first : monday - first + _WEEK]))
            for monday in range(first, last + 1, _WEEK)
        ]


@dataclass(frozen=True, slots=True)
class WeekLoads:
    """The weeks of a plan, from the first to the last with anything in it."""

    weeks: tuple[WeekLoad, ...]
    _sums: _Sums

    @classmethod
    def of(cls, profile: Profile, load: WorkLoad) -> WeekLoads:
        """The weeks of a profile with its minutes still to do."""
        due: dict[int, Minutes] = {}
        for each in (one.follow_up for one in profile.contacts if one.follow_up is not None):
            week = monday_before(max(each.on.toordinal(), load.today))
            due[week] = due.get(week, 0) + each.minutes
        sums = _Sums(
            load=load,
            logged=_with_logs(MappingProxyType({}), (), profile.milestones),
            due=due,
            calendar=profile.calendar,
            start=monday_before(profile.start.toordinal()),
        )
        return cls(tuple(sums.weeks(*sums.ends())), sums)

    @property
    def has_logs(self) -> bool:
        """Whether anything is logged at all."""
        return bool(self._sums.logged)

    def after(self, load: WorkLoad, days: Iterable[int], moved: Iterable[Moved]) -> WeekLoads:
        """The weeks once some milestones were moved on.

        Args:
            load: the minutes still to do after that.
            days: the days on which these are different.
            moved: what was moved on.
        """
        logs = [each for each in moved if each.old.log != each.new.log]
        touched = {monday_before(max(day, load.today)) for day in days}
        for _, old, new in logs:
            touched.update(_week_of(entry) for entry in (*old.log, *new.log))
        if not touched:
            return self
        logged = self._sums.logged
        if logs:
            logged = _with_logs(logged, [each.old for each in logs], [each.new for each in logs])
        sums = replace(self._sums, load=load, logged=logged)
        return WeekLoads(_with_weeks(self.weeks, sums, touched), sums)


def _with_weeks(
    before: tuple[WeekLoad, ...], sums: _Sums, touched: set[int]
) -> tuple[WeekLoad, ...]:
    """The weeks where some of them, by their Mondays, hold something else."""
    first, last = (before[place].start.toordinal() for place in (0, -1))
    weeks, low = list(before), first
    if min(touched) <= first or max(touched) >= last:
        low, high = sums.ends()
        kept = weeks[max(0, low - first) // _WEEK : (high - first) // _WEEK + 1]
        weeks = [*sums.weeks(low, first - _WEEK), *kept, *sums.weeks(last + _WEEK, high)]
    for monday in touched:
        place = (monday - low) // _WEEK
        if 0 <= place < len(weeks):
            weeks[place] = sums.week(monday, weeks[place].available)
    return tuple(weeks)


def _with_logs(logged: _Logged, old: Iterable[Milestone], new: Iterable[Milestone]) -> _Logged:
    """What is logged by week, without the entries of some milestones and with those of others."""
    found = logged.copy()
    for sign, milestones in ((-1, old), (1, new)):
        for milestone in milestones:
            for entry in milestone.log:
                monday = _week_of(entry)
                minutes, entries = found.get(monday, (0, 0))
                found[monday] = minutes + sign * entry.minutes, entries + sign
                if not found[monday][1]:
                    del found[monday]
    return MappingProxyType(found)


def _week_of(entry: LogEntry) -> int:
    return monday_before(entry.on.toordinal())
