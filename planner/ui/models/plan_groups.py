"""How the plan list is laid out: under phases, months, kinds, skills or statuses, or by date.

A milestone stands in one group only, so that counts and hours of the groups add up.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from planner.domain.catalogue import Kind
from planner.domain.profile import Status
from planner.ui import labels
from planner.ui.roles import CheckState, PhaseState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from planner.domain.plan import Phase, Plan
    from planner.ui.models.plan_rows import MilestoneRow
    from planner.words import Words

    #: A phase's number; for other groups a name, empty for what is in none.
    GroupKey = int | str

translate = QCoreApplication.translate


class Group(StrEnum):
    """How the list is laid out."""

    PHASE = "phase"
    MONTH = "month"
    KIND = "kind"
    SKILL = "skill"
    STATUS = "status"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The header of a group as the list shows it."""

    key: GroupKey
    name: str
    count: str
    hours: str
    due: str
    progress: float
    state: PhaseState
    spoken: str
    #: A phase's number, else 0; what stands in its place: a kind's badge, a box or an icon.
    number: int = 0
    kind: str = ""
    check: CheckState | None = None
    icon: str = ""

    @property
    def id(self) -> str:
        """Of a milestone, which a header is not."""
        return ""


#: In which group a milestone stands; by date there are none.
KEYS: Mapping[Group, Callable[[MilestoneRow], GroupKey]] = {
    Group.PHASE: attrgetter("phase"),
    Group.MONTH: attrgetter("month"),
    Group.KIND: attrgetter("kind"),
    Group.SKILL: attrgetter("skill"),
    Group.STATUS: attrgetter("status"),
}
#: From the one that asks for attention first.
_STATUSES = {
    Status.IN_PROGRESS: CheckState.IN_PROGRESS,
    Status.TODO: CheckState.TODO,
    Status.DONE: CheckState.DONE,
    Status.SKIPPED: CheckState.SKIPPED,
}


def members_by_group(
    group: Group, rows: Iterable[MilestoneRow]
) -> dict[GroupKey, list[MilestoneRow]]:
    """The rows of each group; those of a month by their dates, the others as they come."""
    members = tuple(rows)
    found: dict[GroupKey, list[MilestoneRow]] = defaultdict(list)
    for key, row in zip(map(KEYS[group], members), members, strict=True):
        found[key].append(row)
    if group is Group.MONTH:
        for month in found.values():
            month.sort(key=attrgetter("sort"))
    return dict(found)


def group_rows(
    group: Group,
    plan: Plan,
    rows: Sequence[MilestoneRow],
    words: Words,
    skill_name: Callable[[str], str],
    kept: Mapping[GroupKey, GroupRow] = MappingProxyType({}),
) -> list[GroupRow]:
    """The headers of a grouping over all rows of a plan, in their order.

    ``kept`` are those of groups with the very same rows as before; phases need none.
    """
    if group is Group.DATE:
        return []
    if group is Group.PHASE:
        current = next((each.number for each in plan.phases if each.done < each.count), None)
        return [_phase_row(each, each.number == current, plan, words) for each in plan.phases]
    found = members_by_group(group, rows)
    return [
        kept.get(key) or _other_row(group, key, found[key], plan, words, skill_name)
        for key in _in_order(group, plan, found)
    ]


def _in_order(
    group: Group, plan: Plan, found: Mapping[GroupKey, Sequence[MilestoneRow]]
) -> list[GroupKey]:
    """The keys of groups in the order of their headers; what is in no group comes last."""
    order: Sequence[GroupKey]
    if group is Group.KIND:
        order = [kind.value for kind in Kind]
    elif group is Group.STATUS:
        order = [status.value for status in _STATUSES]
    elif group is Group.SKILL:
        order = [state.skill for state in plan.skills]
    else:
        order = sorted(map(str, found))
    known = dict.fromkeys(key for key in order if key and key in found)
    return [*known, *(key for key in found if key not in known)]


def _phase_row(phase: Phase, is_current: bool, plan: Plan, words: Words) -> GroupRow:
    row = _summed(phase.number, phase, plan, words)
    state = PhaseState.CURRENT if is_current else row.state
    return replace(row, number=phase.number, state=state)


def _other_row(
    group: Group,
    key: GroupKey,
    members: Sequence[MilestoneRow],
    plan: Plan,
    words: Words,
    skill_name: Callable[[str], str],
) -> GroupRow:
    text, kind, check, icon = str(key), "", None, ""
    if group is Group.KIND:
        name, kind = words.kind(Kind(text)), text
    elif group is Group.STATUS:
        name, check = words.status(Status(text)), _STATUSES[Status(text)]
    elif group is Group.SKILL:
        name = skill_name(text) if text else translate("Labels", "No skill")
        icon = "chart-bar-horizontal"
    else:
        name = _month(text, words) if text else translate("Labels", "No date")
        icon = "calendar-blank"
    summed = _sums(name, members)
    row = replace(_summed(key, summed, plan, words), kind=kind, check=check, icon=icon)
    if summed.count:
        return row
    # Skipped optional ones leave every sum, so they are counted themselves.
    count = words.number(len(members))
    return replace(row, count=count, state=PhaseState.LATER, spoken=f"{name}. {count}.")


@dataclass(frozen=True, slots=True)
class _Sums:
    """What the rows of a group come to, as the phases of a plan tell it."""

    name: str
    done: int
    count: int
    effort: int
    earned: int
    finish: dt.date | None


def _sums(name: str, members: Sequence[MilestoneRow]) -> _Sums:
    done = count = effort = gained = last = 0
    for row in members:
        if row.counted:
            done += row.is_done
            count += 1
            effort += row.estimate
            gained += row.earned
        last = max(last, row.finish)
    finish = dt.date.fromordinal(last) if last else None
    return _Sums(name, done, count, effort, gained, finish)


def _summed(key: GroupKey, phase: Phase | _Sums, plan: Plan, words: Words) -> GroupRow:
    due = words.short_date(phase.finish, plan.today) if phase.finish else ""
    count = labels.count_of(phase.done, phase.count)
    hours = labels.phase_hours(phase, words)
    return GroupRow(
        key=key,
        name=phase.name,
        count=count,
        hours=hours,
        due=due,
        progress=phase.earned / phase.effort if phase.effort else 0.0,
        state=PhaseState.DONE if phase.done == phase.count else PhaseState.LATER,
        spoken=". ".join(part for part in (phase.name, count, hours, due) if part) + ".",
    )


def _month(key: str, words: Words) -> str:
    """The name of a month written as 2027-05."""
    year, _, number = key.partition("-")
    return f"{words.months[int(number) - 1]} {int(year)}"
