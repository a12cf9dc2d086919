"""The pathway as a graph: columns by phase, and where the arrow keys lead.

Within a phase what needs nothing of it stands in its first column, everything else one column after
the last of what it needs there. So lines lead to the right, and the keys can follow them: Right to
what waits for a milestone, Left to what it needs, Up and Down within its column.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from planner.domain.profile import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.domain.plan import Phase, Plan, PlannedMilestone


class Step(Enum):
    """Where an arrow key leads."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """Milestones one under the other."""

    phase: Phase
    #: Whether the phase begins with it.
    is_first: bool
    members: tuple[PlannedMilestone, ...]


class PathwayMap:
    """A plan's milestones in columns; what is skipped is no part of it."""

    def __init__(self, plan: Plan) -> None:
        """Lay a plan out, in time linear in its milestones and prerequisites."""
        self.plan = plan
        self.columns: list[Column] = []
        self.places: dict[str, tuple[int, int]] = {}
        for phase in plan.phases:
            for number, members in enumerate(_columns(phase)):
                place = len(self.columns)
                self.columns.append(Column(phase, number == 0, tuple(members)))
                for row, each in enumerate(members):
                    self.places[each.id] = (place, row)

    @property
    def first(self) -> str:
        """Id of the milestone at the beginning, or ""."""
        return self.columns[0].members[0].id if self.columns else ""

    @property
    def last(self) -> str:
        """Id of the milestone at the end, or ""."""
        return self.columns[-1].members[-1].id if self.columns else ""

    def at(self, column: int, row: int) -> PlannedMilestone | None:
        """The milestone in a place, or nothing."""
        if not 0 <= column < len(self.columns):
            return None
        members = self.columns[column].members
        return members[row] if 0 <= row < len(members) else None

    def step(self, name: str, step: Step) -> str:
        """Id of the milestone an arrow leads to; the same where it leads nowhere."""
        here = self.places.get(name)
        planned = self.plan.milestone(name)
        if here is None or planned is None:
            return self.first
        column, row = here
        if step in (Step.UP, Step.DOWN):
            return self._beside(column, row, 1 if step is Step.DOWN else -1) or name
        linked = planned.needed_by if step is Step.RIGHT else planned.prerequisites
        near = self._nearest(linked, here)
        if near:
            return near
        beside = column + (1 if step is Step.RIGHT else -1)
        if not 0 <= beside < len(self.columns):
            return name
        members = self.columns[beside].members
        return members[min(row, len(members) - 1)].id

    def _beside(self, column: int, row: int, step: int) -> str:
        """The next in reading order, or the one before; "" at the ends."""
        found = self.at(column, row + step)
        if found is None and 0 <= column + step < len(self.columns):
            found = self.columns[column + step].members[0 if step > 0 else -1]
        return found.id if found is not None else ""

    def _nearest(self, names: Iterable[str], here: tuple[int, int]) -> str:
        """Of some milestones the one in the nearest column, and there in the nearest row."""
        known = [(name, self.places[name]) for name in names if name in self.places]
        if not known:
            return ""
        return min(known, key=lambda each: (abs(each[1][0] - here[0]), abs(each[1][1] - here[1])))[
            0
        ]


def _columns(phase: Phase) -> list[list[PlannedMilestone]]:
    """The milestones of a phase by how many of it come before them at the least."""
    members = {
        each.id: each for each in phase.milestones if each.milestone.status is not Status.SKIPPED
    }
    depths: dict[str, int] = {}
    for name in members:
        _measure(name, members, depths)
    columns: list[list[PlannedMilestone]] = [
        [] for _ in range(max(depths.values(), default=-1) + 1)
    ]
    for name, each in members.items():
        columns[depths[name]].append(each)
    return columns


def _measure(name: str, members: dict[str, PlannedMilestone], depths: dict[str, int]) -> None:
    """Find the depth of a milestone, without recursion: chains may be thousands long."""
    waiting = [name]
    while waiting:
        top = waiting[-1]
        before = [each for each in members[top].prerequisites if each in members]
        unknown = [each for each in before if each not in depths]
        if top in depths or not unknown:
            waiting.pop()
            depths.setdefault(top, 1 + max((depths[each] for each in before), default=-1))
        else:
            waiting.extend(unknown)
