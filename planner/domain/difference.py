"""How the days of one layout differ from those of another in which most work lies the same."""

from __future__ import annotations

from collections.abc import Mapping

from planner.domain.board import Board
from planner.domain.laying import Job, Laid
from planner.domain.model import Minutes

#: An event of a usual month looks at all days of it, so at most so many behind its last.
_MONTH = 31


class Difference:
    """Minutes and places side by side that each day of one board has more than another's, or fewer.

    It knows of work that lies on the other board whether it would lie otherwise on the one. That it
    comes earlier takes more of something before it; that it comes later, or on other days, takes
    other minutes or fewer places on its own. Work that begins as late as it can, and an event of a
    usual month, weigh all days they might have: there any difference counts.
    """

    def __init__(self, days: int) -> None:
        self._minutes, self._places = [0] * days, [0] * days
        # Whether a day has other minutes or fewer places, and whether it has more of either.
        self._other, self._more = bytearray(days), bytearray(days)

    def leaves(self, job: Job, earliest: int, laid: Laid, *, squeezed: bool) -> bool:
        """Whether a job that may start on a day lies where it did."""
        if squeezed or job.months:
            last = laid.finish + 1 + (_MONTH if job.months else 0)
            other, more = self._other.find(1, earliest, last), self._more.find(1, earliest, last)
            return other < 0 and more < 0
        other = self._other.find(1, laid.start, laid.finish + 1)
        return other < 0 and self._more.find(1, earliest, laid.start) < 0

    def change(self, board: Board) -> None:
        """Make the other board the one."""
        for day, (minutes, places) in enumerate(zip(self._minutes, self._places, strict=True)):
            if minutes or places:
                board.change(day, minutes, places)

    def places_from(self, day: int) -> int:
        """How many places more there are in all from a day on."""
        return sum(self._places[day:])

    def take(self, job: Job, laid: Laid) -> None:
        """Put a job on the one board."""
        self._add(laid.days, -1)
        self._run(*_run(job, laid), -1)

    def give(self, job: Job, laid: Laid) -> None:
        """Take a job off the one board that is on it."""
        self._add(laid.days, 1)
        self._run(*_run(job, laid), 1)

    def move(self, job: Job, old: Laid, new: Laid) -> None:
        """Take a job off the one board, and put it there otherwise."""
        if old.days != new.days:
            same = dict(old.days.items() & new.days.items())
            self._add({day: old.days[day] for day in old.days if day not in same}, 1)
            self._add({day: new.days[day] for day in new.days if day not in same}, -1)
        (start, end), (new_start, new_end) = _run(job, old), _run(job, new)
        if end <= new_start or new_end <= start:
            self._run(start, end, 1)
            self._run(new_start, new_end, -1)
        else:
            # What both have in common stays.
            self._run(start, new_start, 1)
            self._run(new_start, start, -1)
            self._run(new_end, end, 1)
            self._run(end, new_end, -1)

    def _add(self, days: Mapping[int, Minutes], sign: int) -> None:
        minutes, places = self._minutes, self._places
        for day, more in days.items():
            now = minutes[day] = minutes[day] + sign * more
            self._other[day] = now != 0 or places[day] < 0
            self._more[day] = now > 0 or places[day] > 0

    def _run(self, start: int, end: int, more: int) -> None:
        minutes, places = self._minutes, self._places
        for day in range(start, end):
            now = places[day] = places[day] + more
            self._other[day] = now < 0 or minutes[day] != 0
            self._more[day] = now > 0 or minutes[day] > 0


def _run(job: Job, laid: Laid) -> tuple[int, int]:
    """The days on which a job takes a place side by side: the first, and the one after the last."""
    if not job.counts_for_focus or not job.minutes:
        return 0, 0
    return 0 if job.begun else laid.start, laid.finish + 1
