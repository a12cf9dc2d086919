"""What a finished plan comes to: hours, weeks, what was made, and which levels are reached.

A plan is finished once nothing in it is open and something was reached; what was left out is said
and takes nothing away from that. Times are minutes.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from planner.domain.calendar import monday_of
from planner.domain.catalogue import Kind
from planner.domain.columns import columns_of
from planner.domain.profile import Status

if TYPE_CHECKING:
    from planner.domain.model import Minutes
    from planner.domain.plan import Plan
    from planner.domain.profile import Milestone
    from planner.domain.progress import SkillState

#: What leaves something that can be shown.
_MADE: Final = (Kind.PORTFOLIO, Kind.PROJECT)
_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Finished:
    """The sum of a plan."""

    since: dt.date
    on: dt.date
    #: Calendar weeks from the first to the last.
    weeks: int
    milestones: int
    logged: Minutes
    #: Pieces and projects: those of the portfolio first, then those with evidence.
    made: tuple[Milestone, ...]
    #: Skills at the level asked for, and those below it.
    reached: tuple[SkillState, ...]
    below: tuple[SkillState, ...]
    #: Core milestones that were left out.
    left_out: int


def finished(plan: Plan) -> Finished | None:
    """Sum a plan up; None while anything is open, or where nothing was reached."""
    columns = columns_of(plan.profile)
    if any(columns.is_open) or not any(columns.is_done):
        return None
    milestones = [each.milestone for each in plan.milestones]
    done = [each for each in milestones if each.status is Status.DONE]
    days = [each.done_on for each in done if each.done_on is not None]
    on = max(days, default=plan.today)
    logged_on = [entry.on for each in milestones for entry in each.log]
    since = min([plan.start, *days, *logged_on])
    made = [each for each in done if each.kind in _MADE]
    made.sort(key=lambda each: (_MADE.index(each.kind), not each.evidence))
    asked = [each for each in plan.skills if each.required]
    return Finished(
        since=since,
        on=on,
        weeks=(monday_of(on) - monday_of(since)).days // _WEEK + 1,
        milestones=len(done),
        logged=sum(each.logged for each in milestones),
        made=tuple(made),
        reached=tuple(each for each in asked if each.reached),
        below=tuple(each for each in asked if not each.reached),
        left_out=sum(each.is_core and each.status is Status.SKIPPED for each in milestones),
    )
