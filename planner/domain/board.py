"""The days of a schedule while work is laid on them: free minutes, and how many run side by side.

Days are counted from the first day of the schedule, 0-based. Only `Board.take`, `Board.occupy` and
`Board.change` change anything, and only while one schedule is made: a board never leaves it.
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
#: Places side by side that are left are a byte, and from this on they stand for fewer than none.
_NEGATIVE = 128
#: Of each number of places the number with one fewer; what is below all numbers stays there.
_ONE_FEWER = bytes((each - 1) % 256 if each != _NEGATIVE else each for each in range(256))
#: Of each number of places whether there is one.
_ANY = bytes(0 < each < _NEGATIVE for each in range(256))
#: What is known of each day, see `Board`.
_Arrays = tuple[list[int], bytearray, bytearray, bytearray, bytearray]


class Board:
    """Free minutes and running milestones of each day, made longer as work asks for it.

    Days are sought in arrays of bytes, one for each question: the standard library finds the next
    byte of a kind as fast as memory is read, so that a long stretch of full days costs nothing.
    """

    def __init__(
        self,
        calendar: StudyCalendar,
        first: dt.date,
        focus_limit: int,
        worked_today: Minutes = 0,
        arrays: _Arrays | None = None,
    ) -> None:
        self.calendar = calendar
        self.focus_limit = focus_limit
        self._first = first
        # Free minutes, and whether there are any; places side by side that are left, and whether
        # there are any; whether there are both a minute and a place.
        self._free, self._open, self._places, self._calm, self._both = arrays or _no_days()
        if arrays is None:
            self._grow(_CHUNK)
            self.take({0: worked_today})

    def copy(self) -> Board:
        """Another board with the same work on it."""
        return self._of(self.calendar, self._first, slice(None))

    def mirrored(self, end: int) -> Board:
        """The days up to ``end`` from the last to the first, to lay work as late as it can be.

        Before the first day there is time without end, so that what finds no room is seen there.
        """
        self._reach(end)
        # Mirrored weeks begin on what was a Sunday.
        sunday = (6 - end - self._first.weekday()) % _WEEK
        first = _A_MONDAY + dt.timedelta(days=sunday)
        return self._of(StudyCalendar(week=(FULL_DAY,) * 7), first, slice(end, None, -1))

    def _of(self, calendar: StudyCalendar, first: dt.date, days: slice) -> Board:
        free, places = self._free[days], self._places[days]
        marks = self._open[days], self._calm[days], self._both[days]
        arrays = free, marks[0], places, marks[1], marks[2]
        return Board(calendar, first, self.focus_limit, arrays=arrays)

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

    def free(self, day: int) -> Minutes:
        """Minutes nothing has taken yet; none where given work took more than there is."""
        self._reach(day)
        return max(0, self._free[day])

    def next_free(self, day: int) -> int:
        """The first day from ``day`` on with a free minute."""
        return self._next(self._open, day)

    def next_start(self, day: int) -> int:
        """The first day from ``day`` on with a free minute on which one more may run."""
        return self._next(self._both, day)

    def _next(self, marks: bytearray, day: int) -> int:
        found = marks.find(1, day)
        while found < 0:
            day = max(day, len(marks))
            self._reach(day)
            found = marks.find(1, day)
        return found

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
        day = self._calm.rfind(0, start, finish + 1)
        return None if day < 0 else day

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
        free, next_open, shift = self._free, self._open.find, self._first.weekday()
        day = self.next_free(earliest)
        sunday, room = -1, 0
        last = day + span - 1
        while True:
            if day > sunday:
                room = cap if day + shift >= _WEEK else cap - in_first_week
                sunday = day + _WEEK - 1 - (day + shift) % _WEEK
            take = left - held_back if day < last else left
            if take > room:  # noqa: PLR1730 - min() takes longer, and this is where time goes
                take = room
            if take > free[day]:  # noqa: PLR1730 - as above
                take = free[day]
            if take > 0:
                if not days:
                    last = day + span - 1
                days[day] = take
                left -= take
                if not left:
                    return days
                room -= take
            if room <= 0:
                after = sunday + 1
            elif left <= held_back and last > day:
                after = last
            else:
                after = day + 1
            day = next_open(1, after)
            if day < 0:
                day = self.next_free(after)

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
        free, previous_open, shift = self._free, self._open.rfind, self._first.weekday()
        first_of_span = finish - span + 1
        monday, room, day = finish + 1, cap, finish
        while day >= start:
            if day < monday:
                monday, room = day - (day + shift) % _WEEK, cap
            take = left - held_back if day > first_of_span else left
            if take > room:  # noqa: PLR1730 - min() takes longer, and this is where time goes
                take = room
            if take > free[day]:  # noqa: PLR1730 - as above
                take = free[day]
            if take > 0:
                found.append((day, take))
                left -= take
                room -= take
                if not left:
                    return dict(reversed(found))
            if room <= 0:
                last = monday - 1
            elif left <= held_back and day > first_of_span:
                last = first_of_span
            else:
                last = day - 1
            # An end below 0 would count from the other end of the days, and never come down.
            day = previous_open(1, start, max(0, last + 1))
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
        free = self._free
        for day, minutes in days.items():
            free[day] -= minutes
            if free[day] <= 0:
                self._open[day] = self._both[day] = 0

    def occupy(self, start: int, finish: int) -> None:
        """Count one more milestone that runs from ``start`` to ``finish``."""
        self._reach(finish)
        days = slice(start, finish + 1)
        self._places[days] = left = self._places[days].translate(_ONE_FEWER)
        self._calm[days] = calm = left.translate(_ANY)
        if 0 in calm:
            both = int.from_bytes(calm) & int.from_bytes(self._both[days])
            self._both[days] = both.to_bytes(len(calm))

    def change(self, day: int, minutes: Minutes, places: int) -> None:
        """Give a day so many more free minutes and places side by side, or fewer."""
        self._reach(day)
        self._free[day] += minutes
        left = self._places[day] = (self._places[day] + places) % 256
        self._open[day] = self._free[day] > 0
        self._calm[day] = 0 < left < _NEGATIVE
        self._both[day] = self._open[day] & self._calm[day]

    def placement(self, start: int, finish: int, days: Mapping[int, Minutes]) -> Placement:
        """The placement of some days."""
        return Placement(start=self.date(start), finish=self.date(finish), runs=_runs(days, start))

    def _reach(self, day: int) -> None:
        if day >= len(self._free):
            self._grow(max(_CHUNK, day + 1 - len(self._free), len(self._free) // 2))

    def _grow(self, count: int) -> None:
        start = len(self._free)
        try:
            self.date(start + count)
        except OverflowError as error:
            raise TooLongError from error
        minutes = self.calendar.daily(self.date(start), count)
        self._free.extend(minutes)
        marks = bytes(each > 0 for each in minutes)
        self._open.extend(marks)
        self._both.extend(marks)
        self._places.extend(bytes([self.focus_limit]) * count)
        self._calm.extend(bytes([1]) * count)


def _no_days() -> _Arrays:
    return [], bytearray(), bytearray(), bytearray(), bytearray()


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
