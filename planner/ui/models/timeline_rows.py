"""The rows of the timeline, where they stand, and the days that each bar takes.

Every milestone row is as high as the next, so a row's place is worked out from its phase alone and
nothing is made for a row before it is looked at: ten thousand milestones cost a few numbers.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import compress
from operator import or_
from typing import TYPE_CHECKING

from planner.domain.catalogue import Kind
from planner.domain.columns import columns_of
from planner.export.report_rows import days_of
from planner.export.report_timeline import POINT_DAYS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from planner.domain.plan import Phase, Plan, PlannedMilestone


#: Kinds that are met on a day.
_POINTS = (Kind.NETWORKING, Kind.MENTORSHIP)


class Shape(StrEnum):
    """How a milestone is drawn: over its days, as one point, or as two points joined."""

    BAR = "bar"
    POINT = "point"
    SPAN = "span"


@dataclass(frozen=True, slots=True)
class BarDays:
    """The days of a bar as ordinals, both included.

    `lead` is where the work towards it begins, never after the first day.
    """

    shape: Shape
    first: int
    last: int
    lead: int


def bar_days(planned: PlannedMilestone) -> BarDays | None:
    """Where a milestone stands; None where it has no dates."""
    days = days_of(planned)
    if days is None:
        return None
    milestone = planned.milestone
    first, last = (day.toordinal() for day in days)
    lead, dates = first, milestone.dates
    is_dated = dates is not None and dates.first is not None and dates.last is not None
    if dates is not None and dates.first is not None and dates.last is not None:
        first, last = dates.first.toordinal(), dates.last.toordinal()
        lead = min(lead, first)
    is_short = last - first < POINT_DAYS
    if milestone.provisional and milestone.kind in _POINTS:
        # Of a provisional event nobody knows the days, so it is one point whatever was planned.
        return BarDays(Shape.POINT, last, last, lead)
    if milestone.kind is Kind.NETWORKING and not milestone.own:
        return BarDays(Shape.POINT if is_short else Shape.SPAN, first, last, lead)
    if milestone.kind is Kind.MENTORSHIP and is_dated and is_short and not milestone.own:
        return BarDays(Shape.POINT, first, last, lead)
    return BarDays(Shape.BAR, lead, last, lead)


@dataclass(frozen=True, slots=True)
class _Group:
    """A phase and the milestones shown under it."""

    phase: Phase
    members: tuple[PlannedMilestone, ...]
    #: The number of its own row.
    row: int


class TimelineRows:
    """Phases and the milestones of those that are open, one row each."""

    def __init__(self, plan: Plan, closed: Collection[int] = (), *, with_done: bool = True) -> None:
        """List a plan; what is skipped is no part of it, what is done only if wanted."""
        self.plan = plan
        self._groups: list[_Group] = []
        row = first = 0
        shown = _shown(plan, with_done=with_done)
        for phase in plan.phases:
            members: tuple[PlannedMilestone, ...] = ()
            last = first + len(phase.milestones)
            if phase.number not in closed:
                members = tuple(compress(phase.milestones, shown[first:last]))
            first = last
            self._groups.append(_Group(phase, members, row))
            row += 1 + len(members)
        self.count = row
        self._starts = [group.row for group in self._groups]

    def at(self, row: int) -> Phase | PlannedMilestone:
        """What stands in a row."""
        group = self._group(row)
        return group.phase if row == group.row else group.members[row - group.row - 1]

    def phase_at(self, row: int) -> Phase:
        """The phase that a row belongs to."""
        return self._group(row).phase

    def phase_row(self, number: int) -> int:
        """The row of a phase, or -1."""
        return next((each.row for each in self._groups if each.phase.number == number), -1)

    def row_of(self, milestone: str) -> int:
        """The row of a milestone, or -1 where it is not shown."""
        planned, spot_of = self.plan.milestone(milestone), self.plan.spot_of
        if planned is None:
            return -1
        number = planned.milestone.phase
        group = next(each for each in self._groups if each.phase.number == number)
        # Searched for by halves: another plan comes with every change, and few rows are asked for.
        spot = spot_of(milestone)
        place = bisect_left(group.members, spot, key=lambda each: spot_of(each.id))
        found = place < len(group.members) and group.members[place].id == milestone
        return group.row + 1 + place if found else -1

    def row_standing_for(self, milestone: str) -> int:
        """The row of a milestone, of its phase where that is closed, or -1."""
        row = self.row_of(milestone)
        planned = self.plan.milestone(milestone)
        if row >= 0 or planned is None:
            return row
        return self.phase_row(planned.milestone.phase)

    def before_phases(self, row: int) -> int:
        """How many phase rows stand above a row."""
        return bisect_right(self._starts, row - 1)

    @property
    def phase_rows(self) -> list[int]:
        """The rows of the phases."""
        return self._starts

    def _group(self, row: int) -> _Group:
        return self._groups[bisect_right(self._starts, row) - 1]


def _shown(plan: Plan, *, with_done: bool) -> bytearray:
    """For each milestone in the order of the plan 1 where it has a row, else 0."""
    columns, shown = columns_of(plan.profile), bytearray(b"\1") * len(plan.milestones)
    is_hidden = columns.is_skipped if with_done else map(or_, columns.is_skipped, columns.is_done)
    for place in compress(plan.basis.spots, is_hidden):
        shown[place] = 0
    return shown


class RowPlaces:
    """Where rows stand, in pixels from the top of the first."""

    def __init__(self, rows: TimelineRows, phase: int, milestone: int) -> None:
        """Place rows of two heights."""
        self._rows = rows
        self.phase_height, self.milestone_height = phase, milestone
        self._tops = [self.top(row) for row in rows.phase_rows]

    @property
    def height(self) -> int:
        """Of all rows."""
        return self.top(self._rows.count)

    def top(self, row: int) -> int:
        """Where a row begins."""
        phases = self._rows.before_phases(row)
        return phases * self.phase_height + (row - phases) * self.milestone_height

    def row_height(self, row: int) -> int:
        """How high a row is."""
        return self.top(row + 1) - self.top(row)

    def row_at(self, y: float) -> int:
        """The row at a height, or -1."""
        if not 0 <= y < self.height:
            return -1
        group = bisect_right(self._tops, y) - 1
        row, top = self._rows.phase_rows[group], self._tops[group]
        if y < top + self.phase_height:
            return row
        return row + 1 + int((y - top - self.phase_height) // self.milestone_height)

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows that are at least partly between two heights."""
        return range(max(0, self.row_at(top)), self.row_at(min(bottom, self.height) - 1) + 1)


def day_range(plan: Plan, ends: Collection[dt.date] = ()) -> tuple[int, int]:
    """The first day of the first month and the last day, as ordinals, of all that is shown."""
    days = [plan.start, plan.today, *ends]
    for phase in plan.phases:
        days += [day for day in (phase.start, phase.finish) if day is not None]
    return min(days).replace(day=1).toordinal(), max(days).toordinal()
