"""When each milestone is likely to be finished, where the plan as a whole is likely to slip.

A forecast says when the last milestone will be done. What is left lies between today and the
planned finish; where that becomes today and the likely finish, every planned end moves in
proportion. What is overdue takes at least its own share of the time that is left.
"""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.domain.plan import Plan
    from planner.domain.profile import Milestone


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
    left = sum(each.milestone.remaining for each in plan.milestones) or 1
    found: dict[str, dt.date] = {}
    for each in plan.milestones:
        milestone, finish = each.milestone, each.finish
        if finish is None or not milestone.is_open or _stays(milestone):
            continue
        stretched = max(0, (finish - today).days) * whole // ahead
        own = milestone.remaining * whole // left
        days = min(whole, max(stretched, own))
        end = today + dt.timedelta(days=days)
        if end > finish:
            found[each.id] = end
    return MappingProxyType(found)


def _stays(milestone: Milestone) -> bool:
    dates = milestone.dates
    return milestone.pin is not None or (dates is not None and dates.first is not None)
