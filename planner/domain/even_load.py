"""Even load: for a given finish, the busiest week as light as possible.

Every week gets the same ceiling: its days are cut in proportion, in quarter hours, and the ordinary
scheduler lays the work on what is left, so all its rules hold. The lowest ceiling whose schedule
still ends in time is looked for by halving, from the least that could hold the work up: a schedule
at that bound is the best there is, and the search ends. Weeks are ISO weeks; pins and events with
exact dates stay where they are, and a week in which they alone exceed the ceiling gets nothing
else.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence

from planner.domain.calendar import QUARTER, DayException
from planner.domain.edits import Change, Edit, Place
from planner.domain.finish_chain import Placements, is_fixed, last_finish
from planner.domain.model import Minutes
from planner.domain.profile import Milestone, Placement, Profile, Status
from planner.domain.scheduling import placements_for

_WEEK = 7


def evened(profile: Profile, today: dt.date, finish: dt.date | None = None) -> Edit:
    """New dates with the lightest busiest week that still keeps a finish: one edit, one undo.

    Args:
        profile: the learner's document.
        today: the first day that can still be worked on.
        finish: the last day on which anything may be left to do; by default the planned finish.
            Where even the full weeks end later, the day on which they end.

    Raises:
        NoTimeError: if there is work and no week has time for it.
    """
    first = max(today, profile.start)
    # What follow-ups take is out of the calendar at once, which is made smaller again and again.
    free = {"calendar": profile.free_calendar(today), "contacts": ()}
    profile = profile.model_copy(update=free)
    best = placements_for(profile, today)
    if finish is None:
        planned = {each.id: each.placement for each in profile.milestones}
        _, finish = last_finish(profile, planned, first)
    last = max(first, finish, last_finish(profile, best, first)[1])
    days = _Days(profile, best, first, last)
    low, high = days.bound(), (days.busiest(best) - 1) // QUARTER
    while low <= high:
        ceiling = (low + high) // 2
        trial = placements_for(days.under(ceiling * QUARTER), today, goal=last)
        if days.hold(trial) and days.busiest(trial) < days.busiest(best):
            best, high = trial, ceiling - 1
        else:
            low = ceiling + 1
    return Place(best, Change.EVEN)


class _Days:
    """The days from the first to the last, 0-based, and what stands on them whatever happens."""

    def __init__(self, profile: Profile, laid: Placements, first: dt.date, last: dt.date) -> None:
        self._profile, self._first, self._last = profile, first, last
        self._count = (last - first).days + 1
        self._fixed = {each.id: laid[each.id] for each in profile.milestones if is_fixed(each)}
        self._available = profile.calendar.daily(first, self._count)
        self._taken = self._load(self._fixed)
        self._room = [
            max(0, minutes - taken)
            for minutes, taken in zip(self._available, self._taken, strict=True)
        ]
        logs = (entry for each in profile.milestones for entry in each.log)
        self._worked = sum(entry.minutes for entry in logs if entry.on == first)
        self._room[0] = max(0, self._room[0] - self._worked)
        # What is used up needs no minute, but a study day for its place: none may go.
        used_up = (each.is_open and not each.remaining for each in profile.milestones)
        self._least = 1 if any(used_up) else 0
        # ISO weeks as ranges of days; the first may be cut short.
        mondays = range(-first.weekday(), self._count, _WEEK)
        self._weeks = [range(max(0, day), min(day + _WEEK, self._count)) for day in mondays]

    def bound(self) -> int:
        """The least ceiling, in quarter hours, under which the weeks could hold all the work."""
        milestones = self._profile.milestones
        work = sum(each.remaining for each in milestones if each.id not in self._fixed)
        rooms = [
            (self._sum(self._room, week), self._sum(self._taken, week)) for week in self._weeks
        ]

        def holds(quarters: int) -> bool:
            ceiling = quarters * QUARTER
            return work <= sum(min(room, max(0, ceiling - taken)) for room, taken in rooms)

        least = max(taken for _, taken in rooms) // QUARTER
        most = max(room + taken for room, taken in rooms) // QUARTER + 1
        return bisect_left(range(most), x=True, lo=min(least, most), key=holds)

    def busiest(self, placements: Placements) -> Minutes:
        """The minutes of the fullest week."""
        load = self._load(placements)
        return max(self._sum(load, week) for week in self._weeks)

    def under(self, ceiling: Minutes) -> Profile:
        """The plan with less time: no week holds more than a ceiling, unless fixed work does."""
        cut: dict[dt.date, DayException] = {}
        for week in self._weeks:
            wanted = max(0, ceiling - self._sum(self._taken, week))
            rooms = [self._room[day] for day in week]
            if wanted >= sum(rooms):
                continue
            for day, share in zip(week, _shares(rooms, wanted), strict=True):
                minutes = self._available[day] - self._room[day] + share
                minutes = max(minutes, min(self._least, self._available[day]))
                if minutes != self._available[day]:
                    date = self._first + dt.timedelta(days=day)
                    cut[date] = DayException(day=date, minutes=minutes)
        calendar = self._profile.calendar
        kept = tuple(each for each in calendar.exceptions if each.day not in cut)
        exceptions = (*kept, *cut.values())
        calendar = calendar.model_copy(update={"exceptions": exceptions})
        return self._profile.model_copy(update={"calendar": calendar})

    def hold(self, placements: Placements) -> bool:
        """Whether a schedule made with less time ends in time and keeps the rules as it is."""
        if last_finish(self._profile, placements, self._first)[1] > self._last:
            return False
        load = self._load(placements)
        return all(
            self._keeps_month(each, placement, load)
            for each in self._profile.milestones
            if (placement := placements.get(each.id)) is not None
        )

    def _keeps_month(
        self, milestone: Milestone, placement: Placement, load: Sequence[Minutes]
    ) -> bool:
        """Whether an event leaves its usual month only where that has no room for it.

        Less time can make a month too short that is long enough for the learner.
        """
        definition, start = milestone.definition, placement.start
        if not milestone.provisional or milestone.status is not Status.TODO:
            return True
        if milestone.weekly_limit is not None or definition.span:
            return True
        following = (start.replace(day=1) + dt.timedelta(days=31)).replace(day=1)
        if placement.finish < following:
            return True
        inside = range((start - self._first).days, (following - self._first).days)
        return all(
            load[day] >= self._available[day] - (self._worked if day == 0 else 0) for day in inside
        )

    def _load(self, placements: Placements) -> list[Minutes]:
        """Minutes of open milestones by day."""
        load = [0] * self._count
        for each in self._profile.milestones:
            placement = placements.get(each.id)
            if each.is_open and placement is not None:
                begin = (placement.start - self._first).days
                for offset, count, minutes in placement.runs:
                    for day in range(begin + offset, begin + offset + count):
                        load[day] += minutes
        return load

    @staticmethod
    def _sum(minutes: Sequence[Minutes], week: range) -> Minutes:
        return sum(minutes[week.start : week.stop])


def _shares(rooms: Sequence[Minutes], wanted: Minutes) -> list[Minutes]:
    """Part of the room of some days, in proportion and in quarter hours by largest remainder."""
    total = sum(rooms)
    shares = [wanted * room // total // QUARTER * QUARTER for room in rooms]
    by_remainder = sorted(
        range(len(rooms)), key=lambda day: (shares[day] * total - wanted * rooms[day], day)
    )
    left = wanted - sum(shares)
    while left:
        for day in by_remainder:
            more = min(QUARTER, left, rooms[day] - shares[day])
            shares[day] += more
            left -= more
    return shares
