"""When each milestone is likely to be finished, where the plan as a whole is likely to slip.

A forecast says when the last milestone will be done. What is left lies between today and the
planned finish; where that becomes today and the likely finish, every planned end moves in
proportion. What is overdue takes at least its own share of the time that is left.
"""

from __future__ import annotations

import datetime as dt
from itertools import compress
from operator import gt
from types import MappingProxyType
from typing import TYPE_CHECKING

from planner.domain.columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.domain.plan import Plan


def likely_ends(plan: Plan, likely: dt.date) -> Mapping[str, dt.date]:
    """The likely last day of open milestones that slip, by id; pins and dated events stay.

    Args:
        plan: as of today.
        likely: when all of it is likely to be finished.
    """
    planned, today = plan.planned_finish, plan.today
    if planned is None or likely <= max(planned, today):
        return MappingProxyType({})
    whole = (likely - today).days
    ahead = max(1, (planned - today).days)
    columns, now = columns_of(plan.profile), today.toordinal()
    left = plan.progress.remaining or 1
    found: dict[str, dt.date] = {}
    going = map(gt, columns.is_open, columns.is_fixed)
    facts = zip(columns.id, columns.finish, columns.left, strict=True)
    for name, finish, minutes in compress(facts, going):
        stretched = max(0, finish - now) * whole // ahead
        own = minutes * whole // left
        end = now + min(whole, max(stretched, own))
        if finish and end > finish:
            found[name] = dt.date.fromordinal(end)
    return MappingProxyType(found)
