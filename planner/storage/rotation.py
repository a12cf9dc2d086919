"""Which snapshots stay and which go: the latest, then one a day, a week and a month.

A pure rule. Where it cannot be sure it keeps: few snapshots, a clock that went back, a plan that
lost most of its content. Even so their number has a bound.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar


class Kept(Protocol):
    """What the rule looks at."""

    @property
    def taken(self) -> dt.datetime:
        """When it was taken, in UTC."""

    @property
    def size(self) -> int:
        """Its bytes."""

    @property
    def total(self) -> int:
        """Its milestones."""


_Kept = TypeVar("_Kept", bound=Kept)


@dataclass(frozen=True, slots=True)
class Limits:
    """How many stay of each."""

    latest: int = 10
    daily: int = 7
    weekly: int = 4
    monthly: int = 12

    @property
    def most(self) -> int:
        """The most that ever stay: one more of the larger ones, one more that is not empty."""
        return self.latest + self.daily + self.weekly + self.monthly + 2


LIMITS = Limits()
#: Fewer than these are never left.
FEWEST = 3
#: With a clock that went back nothing goes, up to this many.
MOST_IN_DOUBT = 200


def kept(
    snapshots: Iterable[_Kept], now: dt.datetime, limits: Limits = LIMITS
) -> tuple[_Kept, ...]:
    """The snapshots that stay, newest first.

    Args:
        snapshots: All there are, in any order.
        now: The time, in UTC.
        limits: How many stay of each kind.
    """
    ordered = sorted(snapshots, key=lambda each: each.taken, reverse=True)
    future = [each for each in ordered if each.taken > now]
    if future and len(ordered) <= MOST_IN_DOUBT:
        return tuple(ordered)
    past = ordered[len(future) :]
    stay = _by_age(past, limits)
    stay.update(range(min(FEWEST, len(past))))
    if past:
        stay.update(_guarded(past, stay))
    return (*future, *(each for place, each in enumerate(past) if place in stay))


def _by_age(newest_first: Sequence[Kept], limits: Limits) -> set[int]:
    stay = set(range(min(limits.latest, len(newest_first))))
    periods: tuple[tuple[int, Callable[[dt.datetime], object]], ...] = (
        (limits.daily, lambda taken: taken.date()),
        (limits.weekly, lambda taken: taken.isocalendar()[:2]),
        (limits.monthly, lambda taken: (taken.year, taken.month)),
    )
    for count, period in periods:
        newest: dict[object, int] = {}
        for place, each in enumerate(newest_first):
            newest.setdefault(period(each.taken), place)
        stay.update(list(newest.values())[:count])
    return stay


def _guarded(newest_first: Sequence[Kept], stay: set[int]) -> set[int]:
    """What stays besides: content is not lost because newer states have little of it."""
    guarded = set()
    half = max(each.size for each in newest_first) / 2
    if all(newest_first[place].size < half for place in stay):
        guarded.add(next(at for at, each in enumerate(newest_first) if each.size >= half))
    if not any(newest_first[place].total for place in stay):
        guarded.update([at for at, each in enumerate(newest_first) if each.total][:1])
    return guarded
