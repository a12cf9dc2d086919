"""When a plan finishes: the last planned finish of what is open, else of all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from planner.domain.profile import Milestone
from planner.domain.progressed import Moved

_Counts = MappingProxyType[dt.date, int]


@dataclass(frozen=True, slots=True)
class Finishes:
    """The planned finishes of milestones."""

    #: The last of what is open; None where nothing is that has dates.
    going: dt.date | None
    #: The last of all, whatever was done with it.
    latest: dt.date | None
    #: How many that are open finish on a day.
    _counts: _Counts

    @classmethod
    def of(cls, milestones: Iterable[Milestone]) -> Finishes:
        """Those of some milestones."""
        placed = [each for each in milestones if each.placement is not None]
        counts = _counted(MappingProxyType({}), (), placed)
        latest = max((each.placement.finish for each in placed if each.placement), default=None)
        return cls(max(counts, default=None), latest, counts)

    @property
    def last(self) -> dt.date | None:
        """When the plan finishes; what was done early holds nothing up while anything is open."""
        return self.going or self.latest

    def after(self, moved: Iterable[Moved]) -> Finishes:
        """The same once some milestones were moved on, which keep their dates."""
        turned = [each for each in moved if each.old.is_open is not each.new.is_open]
        if not turned:
            return self
        old, new = [each.old for each in turned], [each.new for each in turned]
        counts = _counted(self._counts, old, new)
        return Finishes(max(counts, default=None), self.latest, counts)


def _counted(counts: _Counts, gone: Iterable[Milestone], come: Iterable[Milestone]) -> _Counts:
    found = counts.copy()
    for sign, milestones in ((-1, gone), (1, come)):
        for each in milestones:
            if each.is_open and each.placement is not None:
                day = each.placement.finish
                found[day] = found.get(day, 0) + sign
                if not found[day]:
                    del found[day]
    return MappingProxyType(found)
