"""The days of a schedule while work is laid on them: free minutes, and how many run side by side.

Days are counted from the first day of the schedule, 0-based. Only `Board.take` and `Board.occupy`
change anything, and only while one schedule is made: a board never leaves it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from planner.domain.calendar import FULL_DAY, StudyCalendar
from planner.domain.model import Minutes
from planner.domain.problems import TooLongError
from planner.domain.profile import Placement, Run

_CHUNK = 366
_WEEK = 7
_A_MONDAY = dt.date(2001, 1, 1)
#: Held back for the last day of a span, so that the span is as long as it must be.
_HELD_BACK = 15
#: Of each day: free minutes, how many run, and the links to the next day with room for either.
_Lists = tuple[list[int], list[int], list[int], list[int]]


class Board:
    """Free minutes and running milestones of each day, made longer as work asks for it."""

    def __init__(
        self,
        calendar: StudyCalendar,
        first: dt.date,
        focus_limit: int,
        worked_today: Minutes = 0,
        lists: _Lists | None = None,
    ) -> None:
        self.calendar = calendar
        self._first = first
        self._limit = focus_limit
        # Next day with a free minute, and next on which also one more may run side by side: found
        # by path halving, so that a long stretch of full days is skipped in one step.
        self._free, self._focus, self._next, self._next_start = lists or ([], [], [], [])
        if lists is None:
            self._grow(_CHUNK)
            self._free[0] = max(0, self._free[0] - worked_today)
            self._close(0)

    def copy(self) -> Board:
        """Another board with the same work on it."""
        lists = (self._free[:], self._focus[:], self._next[:], self._next_start[:])
        return Board(self.calendar, self._first, self._limit, lists=lists)

    def mirrored(self, end: int) -> Board:
        """The days up to ``end`` from the last to the first, to lay work as late as it can be.

        Before the first day there is time without end, so that what finds no room is seen there.
        """
        self._reach(end)
        free, focus = self._free[end::-1], self._focus[end::-1]
        days = range(end + 1)
        after = [day if free[day] > 0 else day + 1 for day in days]
        starts = [after[day] if focus[day] < self._limit else day + 1 for day in days]
        # Mirrored weeks begin on what was a Sunday.
        sunday = (6 - end - self._first.weekday()) % _WEEK
        first = _A_MONDAY + dt.timedelta(days=sunday)
        calendar = StudyCalendar(week=(FULL_DAY,) * 7)
        return Board(calendar, first, self._limit, lists=(free, focus, after, starts))

    # Reading

    def index(self, day: dt.date) -> int:
        """The number of a day; negative before the first."""
        return (day - self._first).days

    def date(self, day: int) -> dt.date:
        """The day with a number."""
        return self._first + dt.timedelta(days=day)

    def week(self, day: int) -> int:
        """A number that days of one ISO week share."""
        return (day + self._first.weekday()) // _WEEK

    def next_monday(self, day: int) -> int:
        """The Monday after a day."""
        return day + _WEEK - (day + self._first.weekday()) % _WEEK

    def free(self, day: int) -> Minutes:
        """Minutes nothing has taken yet; none where given work took more than there is."""
        self._reach(day)
        return max(0, self._free[day])

    def next_free(self, day: int) -> int:
        """The first day from ``day`` on with a free minute."""
        return self._follow(self._next, day)

    def next_start(self, day: int) -> int:
        """The first day from ``day`` on with a free minute on which one more may run."""
        return self._follow(self._next_start, day)

    def _follow(self, links: list[int], day: int) -> int:
        while True:
            try:
                while links[day] != day:
                    links[day] = links[links[day]]
                    day = links[day]
            except IndexError:
                self._reach(links[day] if day < len(links) else day)
            else:
                return day

    def next_study_day(self, day: int) -> int:
        """The first day from ``day`` on that the calendar gives any time, taken or not."""
        if not self.calendar.has_time():
            return day
        while not self.calendar.minutes_on(self.date(day)):
            day += 1
            self._reach(day)
        return day

    def last_crowded(self, start: int, finish: int) -> int | None:
        """The last day of a range on which no more may run side by side, or nothing."""
        self._reach(finish)
        running = self._focus[start : finish + 1]
        if max(running) < self._limit:
            return None
        return next(day for day in range(finish, start - 1, -1) if self._focus[day] >= self._limit)

    # Finding days

    def days_from(
        self,
        earliest: int,
        minutes: Minutes,
        week_cap: Minutes | None = None,
        span: int = 0,
        in_first_week: Minutes = 0,
    ) -> dict[int, Minutes]:
        """As many minutes as are free each day from ``earliest`` on, in the order of the days.

        Args:
            earliest: the first day that may be used.
            minutes: to be laid, at least one.
            week_cap: the most in one week.
            span: the fewest days from the first minute to the last.
            in_first_week: minutes the first week of the board has had already.
        """
        cap = minutes + in_first_week if week_cap is None else week_cap
        left, held_back = minutes, min(_HELD_BACK, minutes // 2) if span else 0
        days: dict[int, Minutes] = {}
        free, links, shift = self._free, self._next, self._first.weekday()
        day = self.next_free(earliest)
        sunday, room = -1, 0
        last = day + span - 1
        while True:
            if day > sunday:
                room = cap if day + shift >= _WEEK else cap - in_first_week
                sunday = day + _WEEK - 1 - (day + shift) % _WEEK
            wanted = left - held_back if day < last else left
            take = min(wanted, free[day], room)
            if take > 0:
                if not days:
                    last = day + span - 1
                days[day] = take
                left -= take
                room -= take
                if not left:
                    return days
            if room <= 0 and sunday >= day:
                after = sunday + 1
            elif left <= held_back:
                after = max(day + 1, last)
            else:
                after = day + 1
            known = after < len(links) and links[after] == after
            day = after if known else self.next_free(after)

    def squeezed(
        self,
        days: Mapping[int, Minutes],
        week_cap: Minutes | None = None,
        span: int = 0,
    ) -> dict[int, Minutes]:
        """The same minutes with the same last day and the latest first day there can be.

        ``days`` are what `days_from` gave, in order, and stay as they are if nothing is better.
        """
        start, finish, left = next(iter(days)), next(reversed(days)), sum(days.values())
        held_back = min(_HELD_BACK, left // 2) if span else 0
        cap = left if week_cap is None else week_cap
        found: list[tuple[int, Minutes]] = []
        free, shift = self._free, self._first.weekday()
        monday, room = finish + 1, cap
        for day in range(finish, start - 1, -1):
            if day < monday:
                monday, room = day - (day + shift) % _WEEK, cap
            wanted = left - held_back if day > finish - span + 1 else left
            take = min(wanted, free[day], room)
            if take > 0:
                found.append((day, take))
                left -= take
                room -= take
                if not left:
                    return dict(reversed(found))
        return dict(days)

    def forward(self, start: int, finish: int | None, minutes: Minutes) -> dict[int, Minutes]:
        """Minutes on free days from ``start`` on; with a ``finish`` all of them inside."""
        days: dict[int, Minutes] = {}
        if not minutes:
            return days
        day = self.next_free(start)
        while minutes and (finish is None or day <= finish):
            days[day] = min(minutes, self.free(day))
            minutes -= days[day]
            day = self.next_free(day + 1)
        if minutes and finish is not None:
            self._over(days, range(start, finish + 1), minutes)
        return days

    def backward(
        self, finish: int, start: int, minutes: Minutes, *, within: bool = True
    ) -> dict[int, Minutes]:
        """Minutes on the last free days up to ``finish``; ``within``: all of them inside."""
        days: dict[int, Minutes] = {}
        for day in range(finish, start - 1, -1):
            if not minutes:
                break
            take = min(minutes, self.free(day))
            if take:
                days[day] = take
                minutes -= take
        if minutes and within:
            self._over(days, range(start, finish + 1), minutes)
        return days

    def evenly(self, start: int, finish: int, minutes: Minutes) -> dict[int, Minutes]:
        """Minutes on every day of a range alike, whatever is free."""
        days: dict[int, Minutes] = {}
        self._over(days, range(start, finish + 1), minutes)
        return days

    def _over(self, days: dict[int, Minutes], inside: Sequence[int], minutes: Minutes) -> None:
        """Share minutes among days over what is free: study days if there are any, else all."""
        self._reach(inside[-1])
        study = [day for day in inside if self.calendar.minutes_on(self.date(day))] or inside
        share, more = divmod(minutes, len(study))
        for position, day in enumerate(study):
            extra = share + (position < more)
            if extra:
                days[day] = days.get(day, 0) + extra

    # Changing

    def take(self, days: Mapping[int, Minutes]) -> None:
        """Use up minutes."""
        if days:
            self._reach(max(days))
        for day, minutes in days.items():
            self._free[day] -= minutes
            self._close(day)

    def occupy(self, start: int, finish: int) -> None:
        """Count one more milestone that runs from ``start`` to ``finish``."""
        self._reach(finish)
        for day in range(start, finish + 1):
            self._focus[day] += 1
            if self._focus[day] >= self._limit:
                self._next_start[day] = day + 1

    def placement(self, start: int, finish: int, days: Mapping[int, Minutes]) -> Placement:
        """The placement of some days."""
        return Placement(start=self.date(start), finish=self.date(finish), runs=_runs(days, start))

    def _close(self, day: int) -> None:
        if self._free[day] <= 0:
            self._next[day] = self._next_start[day] = day + 1

    def _reach(self, day: int) -> None:
        if day >= len(self._free):
            self._grow(max(_CHUNK, day + 1 - len(self._free), len(self._free) // 2))

    def _grow(self, count: int) -> None:
        start = len(self._free)
        try:
            self.date(start + count)
        except OverflowError as error:
            raise TooLongError from error
        self._free.extend(self.calendar.daily(self.date(start), count))
        self._focus.extend([0] * count)
        self._next.extend(range(start, start + count))
        self._next_start.extend(range(start, start + count))
        for day in range(start, start + count):
            self._close(day)


def _runs(days: Mapping[int, Minutes], start: int) -> tuple[Run, ...]:
    """Run-length encode minutes by day: neighbours with the same minutes join."""
    runs: list[Run] = []
    for day, minutes in _ordered(days):
        if runs:
            offset, count, same = runs[-1]
            if day - start == offset + count and minutes == same:
                runs[-1] = (offset, count + 1, same)
                continue
        runs.append((day - start, 1, minutes))
    return tuple(runs)


def _ordered(days: Mapping[int, Minutes]) -> Iterable[tuple[int, Minutes]]:
    return sorted((day, minutes) for day, minutes in days.items() if minutes)
