"""How many milestones run side by side on each day, kept by stretches of days.

A change of one milestone is a change of the two stretches in which it begins and ends; of all
others it is known by how many more run at their end, and how many more at most within them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from types import MappingProxyType

#: A day, as an ordinal, divided by this is the number of its stretch.
_DAYS = 256
#: The first and the last day on which something runs, as ordinals.
Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Stretch:
    #: Day -> by how many more run from it on.
    changes: Mapping[int, int]
    #: How many more run at its end than before it, and at most on one of its days.
    more: int
    peak: int

    @classmethod
    def of(cls, changes: Mapping[int, int]) -> _Stretch:
        """Look through the days on which something begins or ends."""
        counts = [*accumulate(changes[day] for day in sorted(changes))]
        return cls(changes, counts[-1], max(counts))


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Runs, and where too many of them meet."""

    _stretches: MappingProxyType[int, _Stretch]

    @classmethod
    def of(cls, runs: Iterable[Run]) -> SideBySide:
        """Those of some milestones."""
        return cls(MappingProxyType({})).changed((), runs)

    def changed(self, gone: Iterable[Run], come: Iterable[Run]) -> SideBySide:
        """The same without some runs and with others."""
        more: dict[int, dict[int, int]] = {}
        for sign, runs in ((-1, gone), (1, come)):
            for first, last in runs:
                for day, change in ((first, sign), (last + 1, -sign)):
                    days = more.setdefault(day // _DAYS, {})
                    days[day] = days.get(day, 0) + change
        stretches = self._stretches.copy()
        for number, days in more.items():
            before = stretches.pop(number, None)
            changes = dict(before.changes) if before is not None else {}
            for day, change in days.items():
                changes[day] = changes.get(day, 0) + change
            changes = {day: change for day, change in changes.items() if change}
            if changes:
                stretches[number] = _Stretch.of(changes)
        return SideBySide(MappingProxyType(stretches))

    def first_above(self, limit: int) -> tuple[int, int] | None:
        """The first day on which more run than a limit, and how many; None where there is none."""
        running = 0
        for number in sorted(self._stretches):
            stretch = self._stretches[number]
            if running + stretch.peak > limit:
                for day in sorted(stretch.changes):
                    running += stretch.changes[day]
                    if running > limit:
                        return day, running
            running += stretch.more
        return None
