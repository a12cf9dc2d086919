"""The least weekly time that reaches a wished finish, or what stands in its way.

The weekly time is looked for in quarter hours of the learner's own shape of week: all week patterns
from now on grow and shrink together, breaks and single-date exceptions stay. No study day gets more
than 16 hours and a day without study time stays without. Where even such weeks end too late, the
reason is looked for in the chain that leads to the last finish (`planner.domain.finish_chain`).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass
from typing import Self

from planner.domain.calendar import QUARTER, StudyCalendar, Week, WeekPattern, scaled_week
from planner.domain.finish_chain import Because, because_of, is_fixed, last_finish
from planner.domain.model import Minutes
from planner.domain.problems import NoTimeError
from planner.domain.profile import Profile
from planner.domain.scheduling import placements_for

#: The longest day anybody could study.
LONGEST_DAY = 16 * 60


@dataclass(frozen=True, slots=True)
class WeeklyTime:
    """The least weekly time that reaches a date.

    ``minutes`` are those of the week in force now (of the first week with time, where that one has
    none); ``calendar`` is the learner's with all its weeks from now on scaled alike.
    """

    minutes: Minutes
    calendar: StudyCalendar


@dataclass(frozen=True, slots=True)
class NotBefore:
    """No weekly time reaches the date: the plan does not end before ``day``.

    ``milestone`` is the id of the one that finishes last.
    """

    day: dt.date
    milestone: str
    because: Because


def least_weekly_time(profile: Profile, today: dt.date, finish: dt.date) -> WeeklyTime | NotBefore:
    """The least weekly time, in quarter hours of the same shape, that finishes by a day.

    The schedule of the answer ends by that day; that of a quarter of an hour less does not. The
    search starts at the least time that could hold the work, so it takes few schedules.

    Args:
        profile: the learner's document; the dates it has now play no part.
        today: the first day that can still be worked on.
        finish: the last day on which anything may be left to do.

    Raises:
        NoTimeError: if no week from now on has any time, so that there is no shape to keep.
    """
    weeks = _Weeks.of(profile, today)
    ends: dict[int, dt.date] = {}

    def finishes(quarters: int) -> bool:
        trial = profile.model_copy(update={"calendar": weeks.scaled(quarters)})
        placements = placements_for(trial, today, goal=finish)
        _, ends[quarters] = last_finish(profile, placements, weeks.since)
        return ends[quarters] <= finish

    work = sum(each.remaining for each in profile.milestones if not is_fixed(each))
    high = 1 + bisect_left(
        range(1, weeks.most), x=True, key=lambda quarters: weeks.hold(quarters, finish, work)
    )
    low, step = high - 1, 1
    while not finishes(high):
        if high == weeks.most:
            earliest = min(ends, key=lambda quarters: (ends[quarters], quarters))
            # With a goal the search for the best order may end early, so both are made in full.
            tried = (_not_before(profile, weeks.scaled(each), today) for each in (earliest, high))
            return min(tried, key=lambda found: found.day)
        low, high, step = high, min(weeks.most, high + step), 2 * step
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if finishes(middle) else (middle, high)
    return WeeklyTime(sum(weeks.week(weeks.base, high)), weeks.scaled(high))


def _not_before(profile: Profile, calendar: StudyCalendar, today: dt.date) -> NotBefore:
    trial = profile.model_copy(update={"calendar": calendar})
    placements = placements_for(trial, today)
    milestone, day = last_finish(trial, placements, max(today, profile.start))
    return NotBefore(day, milestone, because_of(trial, placements, today))


@dataclass(frozen=True, slots=True)
class _Weeks:
    """A calendar whose weeks from a day on can be scaled: ``base`` is the week that is counted."""

    calendar: StudyCalendar
    #: The first day of the schedule.
    since: dt.date
    #: Whether the weeks before that day were lived in, so that they have to stay.
    started: bool
    base: Week
    #: Quarter hours of the base week at which no week can grow any more.
    most: int

    @classmethod
    def of(cls, profile: Profile, today: dt.date) -> Self:
        """The weeks of a plan as of a day; raises `NoTimeError` where they have no time."""
        calendar, since = profile.calendar, max(today, profile.start)
        ahead = [each.week for each in calendar.patterns if each.start > since]
        weeks = [week for week in (calendar.week_on(since), *ahead) if any(week)]
        if not weeks:
            raise NoTimeError
        base = weeks[0]
        most = max(-(-_longest(week) * sum(base) // sum(week)) for week in weeks)
        return cls(calendar, since, profile.start < since, base, most)

    def scaled(self, quarters: int) -> StudyCalendar:
        """The calendar in which the base week has some quarter hours, the others in proportion."""
        week = self.calendar.week
        before = [each for each in self.calendar.patterns if each.start <= self.since]
        ahead = [each for each in self.calendar.patterns if each.start > self.since]
        now = self.week(self.calendar.week_on(self.since), quarters)
        if not self.started:
            week, before = now, []
        elif now != self.calendar.week_on(self.since):
            before = [each for each in before if each.start < self.since]
            before.append(WeekPattern(start=self.since, week=now))
        later = [
            WeekPattern(start=each.start, week=self.week(each.week, quarters)) for each in ahead
        ]
        return self.calendar.model_copy(update={"week": week, "patterns": (*before, *later)})

    def week(self, week: Week, quarters: int) -> Week:
        """A week in the proportion in which the base week gets some quarter hours."""
        if not any(week):
            return week
        wanted = min(_longest(week), -(-quarters * sum(week) // sum(self.base)))
        return scaled_week(week, wanted * QUARTER, max(LONGEST_DAY, *week))

    def hold(self, quarters: int, finish: dt.date, work: Minutes) -> bool:
        """Whether the days up to a finish have the minutes of some work."""
        count = (finish - self.since).days + 1
        return sum(self.scaled(quarters).daily(self.since, max(0, count))) >= work


def _longest(week: Week) -> int:
    """Quarter hours of the longest such week."""
    return sum(max(LONGEST_DAY, minutes) // QUARTER for minutes in week if minutes)
