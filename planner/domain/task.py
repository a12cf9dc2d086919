"""A milestone as the scheduler sees it: minutes, days and predecessors, and nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from planner.domain.model import Days, Minutes

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Task:
    """A milestone as the scheduler sees it: minutes, days and predecessors.

    ``minutes`` are those still to do. ``after`` pairs each predecessor with the days that must pass
    after its finish. ``pin`` holds pinned days, ``event`` the exact first and last day and the
    minutes of attendance, ``months`` the usual months of an event without dates.
    """

    id: str
    minutes: Minutes
    after: tuple[tuple[str, Days], ...] = ()
    weekly_limit: Minutes | None = None
    span: Days = 0
    counts_for_focus: bool = True
    not_before: dt.date | None = None
    in_progress: bool = False
    #: Whether minutes are logged, so that it runs side by side with others from the first day on.
    begun: bool = False
    pin_start: dt.date | None = None
    pin_finish: dt.date | None = None
    event: tuple[dt.date, dt.date, Minutes] | None = None
    months: tuple[int, ...] = ()
    logged_this_week: Minutes = 0

    @property
    def pinned(self) -> bool:
        """Whether the learner fixed any of its dates."""
        return self.pin_start is not None or self.pin_finish is not None

    @property
    def week_cap(self) -> Minutes | None:
        """The most minutes in one week, from its weekly limit and its span."""
        caps = [] if self.weekly_limit is None else [max(1, self.weekly_limit)]
        if self.span:
            # ceil(1.5 x effort / weeks of span), in whole numbers.
            caps.append(max(1, -(-3 * self.minutes * _WEEK // (2 * self.span))))
        return min(caps, default=None)
