"""What the rows of the plan list say, worked out once per change of a milestone.

A row is a plain value: the model hands its fields to the view, the delegate draws them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import compress, count
from operator import is_not
from typing import TYPE_CHECKING, NamedTuple

from planner.domain.profile import EvidenceKind, Status
from planner.domain.progress import counts, earned, main_skill
from planner.ui import labels
from planner.ui.roles import CheckState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planner.domain.plan import Phase, Plan, PlannedMilestone
    from planner.domain.profile import Milestone
    from planner.words import Words

#: Where something without a date is sorted: after all that has one.
NO_DATE = 10_000_000
#: As many rows as are read well within a frame of the screen.
_AT_ONCE = 1_000
_CHECKS = {
    Status.TODO: CheckState.TODO,
    Status.IN_PROGRESS: CheckState.IN_PROGRESS,
    Status.DONE: CheckState.DONE,
    Status.SKIPPED: CheckState.SKIPPED,
}


@dataclass(frozen=True, slots=True)
class RowText:
    """What the row of a milestone says."""

    subtitle: str
    hours: str
    due: str
    due_note: str
    spoken: str
    flags: tuple[str, ...]
    progress: float
    pinned: bool


class Place(NamedTuple):
    """Where a milestone stands, and whatever else its words depend on."""

    phase: str
    place: int
    of: int
    waits_for: tuple[str, ...]
    #: What it asks for first and nobody knows, or "".
    unknown: str
    #: As it is written, since the rows are other ones where days are written another way.
    today: str


@dataclass(slots=True, eq=False)
class MilestoneRow:
    """One milestone as the list shows it: what it is sorted and filtered by, and its words.

    The words are found once somebody looks at them, since of a large plan few rows are ever seen.
    """

    milestone: Milestone
    id: str
    phase: int
    kind: str
    status: str
    check: CheckState
    overdue: int
    blocked: bool
    #: Whether it can be worked on today, and whether 100 % is not reached without it.
    available: bool
    left: bool
    is_open: bool
    is_done: bool
    #: Whether it counts in the sums; its minutes, those that are earned, and its last day or 0.
    counted: bool
    estimate: int
    earned: int
    finish: int
    sort: int
    place: Place
    _builder: RowBuilder
    _text: RowText | None = None
    _search: str | None = None
    _skill: str | None = None
    _month: str | None = None

    @property
    def text(self) -> RowText:
        """Its words."""
        if self._text is None:
            self._text = self._builder.text_of(self)
        return self._text

    @property
    def search(self) -> str:
        """What is looked for in it."""
        if self._search is None:
            self._search = self._builder.search_of(self.milestone)
        return self._search

    @property
    def skill(self) -> str:
        """The skill it stands under; empty for none."""
        if self._skill is None:
            self._skill = self._builder.skill_of(self.milestone)
        return self._skill

    @property
    def month(self) -> str:
        """The month it stands in, as 2027-05; empty for none."""
        if self._month is None:
            day = dt.date.fromordinal(self.sort) if self.sort != NO_DATE else None
            self._month = f"{day.year:04}-{day.month:02}" if day else ""
        return self._month

    def is_still(self, planned: PlannedMilestone, place: Place) -> bool:
        """Whether it says what the row of a milestone in another plan would say."""
        # Identity first: comparing two pydantic models field by field costs more than a new row.
        return (
            self.milestone is planned.milestone
            and self.overdue == planned.overdue_days
            and self.blocked == planned.blocked
            and self.available == planned.available
            and self.place == place
        )


def read_ahead(rows: Sequence[MilestoneRow]) -> Iterator[None]:
    """Read what is looked for in each row, some at each step, before anything is typed."""
    for first in range(0, len(rows), _AT_ONCE):
        for row in rows[first : first + _AT_ONCE]:
            _ = row.search
        yield


class RowBuilder:
    """Makes the rows of a plan and keeps those of milestones that did not change.

    Profiles are frozen, so an unchanged milestone is the very same object in the next plan and its
    row can be used again. That keeps a check-off in a plan of a thousand within one frame.
    """

    def __init__(self, words: Words) -> None:
        """Speak with some words."""
        self._words = words
        #: Of the last plan only: rows that are kept must not hold those before it.
        self._plan: Plan | None = None
        self._rows: list[MilestoneRow] = []
        self._kept: dict[str, MilestoneRow] = {}
        self._required: dict[str, int] = {}
        self._today = ""

    def milestone_rows(self, plan: Plan) -> list[MilestoneRow]:
        """The rows of all milestones, in the plan's order."""
        before, self._plan = self._plan, plan
        required, today = plan.profile.required, self._words.date(plan.today)
        told_alike = (required, today) == (self._required, self._today)
        if required != self._required:
            self._kept = {}
        self._required, self._today = required, today
        if before is not None and told_alike and plan.stands_like(before):
            self._rows = self._renewed(before, plan)
        else:
            self._rows = [
                self._row_of(planned, phase, number)
                for phase in plan.phases
                for number, planned in enumerate(phase.milestones, start=1)
            ]
            self._kept = {row.id: row for row in self._rows}
        return self._rows

    def _renewed(self, before: Plan, plan: Plan) -> list[MilestoneRow]:
        """The rows with new ones where the plan holds another value than before."""
        rows, first = self._rows.copy(), 0
        for old, phase in zip(before.phases, plan.phases, strict=True):
            if old is not phase:
                for place in differing(old.milestones, phase.milestones):
                    row = self._row_of(phase.milestones[place], phase, place + 1)
                    rows[first + place] = self._kept[row.id] = row
            first += len(phase.milestones)
        return rows

    def _row_of(self, planned: PlannedMilestone, phase: Phase, number: int) -> MilestoneRow:
        """The row of a milestone: the one that there was, where it says the same."""
        waits_for = self._titles(planned.waits_for) if planned.blocked else ()
        unknown = self._plan.unknown_needs(planned.id) if self._plan is not None else ""
        place = Place(phase.name, number, len(phase.milestones), waits_for, unknown, self._today)
        row = self._kept.get(planned.milestone.definition.id)
        return row if row and row.is_still(planned, place) else self._row(planned, place)

    def text_of(self, row: MilestoneRow) -> RowText:
        """The words of a row of the last plan."""
        plan, words, milestone = self._plan, self._words, row.milestone
        planned = plan.by_id.get(row.id) if plan is not None else None
        if plan is None or planned is None:
            return RowText("", "", "", "", "", (), 0.0, False)
        place = row.place
        needs = labels.needs_first(place.waits_for[:1]) if planned.blocked else ""
        unknown = labels.unknown_needs(place.unknown) if place.unknown else ""
        text = "" if needs or unknown else "; ".join(milestone.definition.criteria)
        due, note = labels.due(planned, plan.today, words)
        parts = (words.kind(milestone.kind), labels.parts(milestone), needs, unknown, text)
        spot = f"{place.phase}, {labels.count_of(place.place, place.of)}"
        logged, estimate = milestone.logged, milestone.estimate
        return RowText(
            subtitle=" · ".join(part for part in parts if part),
            hours=labels.row_hours(milestone, words),
            due=due,
            due_note=note,
            spoken=labels.spoken_row(planned, spot, plan, words),
            flags=_flags(milestone),
            progress=min(1.0, logged / estimate) if estimate else 0.0,
            pinned=milestone.pin is not None and milestone.is_open,
        )

    def search_of(self, milestone: Milestone) -> str:
        """What is looked for in a milestone, case folded."""
        definition = milestone.definition
        steps = (step.text for step in milestone.steps)
        texts = (definition.title, self._words.kind(definition.kind), *definition.criteria)
        return " ".join((*texts, milestone.code, milestone.notes, *steps)).casefold()

    def skill_of(self, milestone: Milestone) -> str:
        """The skill a milestone stands under."""
        return main_skill(milestone.definition, self._required)

    def _titles(self, names: Iterable[str]) -> tuple[str, ...]:
        found = (self._plan.by_id[name] for name in names) if self._plan is not None else ()
        return tuple(each.milestone.title for each in found)

    def _row(self, planned: PlannedMilestone, place: Place) -> MilestoneRow:
        milestone, finish = planned.milestone, planned.finish
        status, day = milestone.status, milestone.done_on or finish
        counted = counts(milestone)
        return MilestoneRow(
            milestone=milestone,
            id=milestone.id,
            phase=milestone.phase,
            kind=milestone.kind.value,
            status=status.value,
            check=check_state(milestone, blocked=planned.blocked),
            overdue=planned.overdue_days,
            blocked=planned.blocked,
            available=planned.available,
            left=counted and status is not Status.DONE,
            is_open=milestone.is_open,
            is_done=status is Status.DONE,
            counted=counted,
            estimate=milestone.estimate,
            earned=earned(milestone),
            finish=finish.toordinal() if finish else 0,
            sort=day.toordinal() if day else NO_DATE,
            place=place,
            _builder=self,
        )


def differing(old: Sequence[object], new: Sequence[object]) -> Iterator[int]:
    """Where two lists of one length hold other objects."""
    return compress(count(), map(is_not, old, new))


def check_state(milestone: Milestone, *, blocked: bool) -> CheckState:
    """What the check box of a milestone shows."""
    if blocked and milestone.status is Status.TODO:
        return CheckState.BLOCKED
    return _CHECKS[milestone.status]


def _flags(milestone: Milestone) -> tuple[str, ...]:
    flags = []
    noted = any(each.kind is EvidenceKind.NOTE for each in milestone.evidence)
    if milestone.notes or noted:
        flags.append("note")
    if any(each.kind is not EvidenceKind.NOTE for each in milestone.evidence):
        flags.append("paperclip")
    return tuple(flags)
