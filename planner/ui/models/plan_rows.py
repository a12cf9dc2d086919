"""What the rows of the plan list say, worked out once per change of a milestone.

A row is a plain value: the model hands its fields to the view, the delegate draws them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.profile import EvidenceKind, Status
from planner.domain.progress import counts, main_skill
from planner.ui import labels
from planner.ui.roles import CheckState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.domain.plan import Phase, Plan, PlannedMilestone
    from planner.domain.profile import Milestone
    from planner.words import Words

_CHECKS = {
    Status.TODO: CheckState.TODO,
    Status.IN_PROGRESS: CheckState.IN_PROGRESS,
    Status.DONE: CheckState.DONE,
    Status.SKIPPED: CheckState.SKIPPED,
}


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """One milestone as the list shows it."""

    id: str
    phase: int
    title: str
    subtitle: str
    kind: str
    own: bool
    status: str
    check: CheckState
    progress: float
    blocked: bool
    overdue: int
    hours: str
    due: str
    due_note: str
    flags: tuple[str, ...]
    pinned: bool
    provisional: bool
    spoken: str
    search: str
    sort: int
    #: Whether it can be worked on today, and whether 100 % is not reached without it.
    available: bool
    left: bool
    #: In which month it stands, as 2027-05, and under which skill; empty for none.
    month: str
    skill: str

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor skipped."""
        return self.check not in (CheckState.DONE, CheckState.SKIPPED)


class RowBuilder:
    """Makes the rows of a plan and keeps those of milestones that did not change.

    Profiles are frozen, so an unchanged milestone is the very same object in the next plan and its
    row can be used again. That keeps a check-off in a plan of a thousand within one frame.
    """

    def __init__(self, words: Words) -> None:
        """Speak with some words."""
        self._words = words
        self._kept: dict[str, tuple[tuple[object, ...], MilestoneRow]] = {}
        self._required: dict[str, int] = {}

    def milestone_rows(self, plan: Plan) -> list[MilestoneRow]:
        """The rows of all milestones, in the plan's order."""
        required = plan.profile.required
        if required != self._required:
            self._required = required
            self._kept = {}
        titles = {each.id: each.milestone.title for each in plan.milestones}
        kept: dict[str, tuple[tuple[object, ...], MilestoneRow]] = {}
        rows = []
        # As it is written, since the rows are other ones where days are written another way.
        today = self._words.date(plan.today)
        for phase in plan.phases:
            for place, planned in enumerate(phase.milestones, start=1):
                key = self._key(planned, phase, place, titles, today)
                old = self._kept.get(planned.id)
                if old is not None and _same(old[0], key):
                    row = old[1]
                else:
                    spot = f"{phase.name}, {labels.count_of(place, len(phase.milestones))}"
                    skill = main_skill(planned.milestone.definition, required)
                    row = _milestone_row(planned, spot, plan, self._words, skill)
                kept[planned.id] = (key, row)
                rows.append(row)
        self._kept = kept
        return rows

    @staticmethod
    def _key(
        planned: PlannedMilestone,
        phase: Phase,
        place: int,
        titles: dict[str, str],
        today: str,
    ) -> tuple[object, ...]:
        waits = tuple(titles[name] for name in planned.waits_for) if planned.blocked else ()
        counted = (place, len(phase.milestones), phase.name)
        derived = (planned.blocked, planned.available, planned.overdue_days)
        return (planned.milestone, *derived, waits, counted, today)


def _same(old: tuple[object, ...], new: tuple[object, ...]) -> bool:
    # Identity first: comparing two pydantic models field by field costs more than a new row.
    return old[0] is new[0] and old[1:] == new[1:]


def _milestone_row(
    planned: PlannedMilestone, place: str, plan: Plan, words: Words, skill: str
) -> MilestoneRow:
    milestone = planned.milestone
    kind = words.kind(milestone.kind)
    criteria = "; ".join(milestone.definition.criteria)
    text = criteria
    if planned.blocked:
        first = plan.milestone(planned.waits_for[0])
        text = labels.needs_first([first.milestone.title] if first else [])
    due, note = labels.due(planned, plan.today, words)
    finish = milestone.done_on or planned.finish
    return MilestoneRow(
        id=planned.id,
        phase=milestone.phase,
        title=milestone.title,
        subtitle=" · ".join(part for part in (kind, labels.parts(milestone), text) if part),
        kind=milestone.kind.value,
        own=milestone.own,
        status=milestone.status.value,
        check=check_state(milestone, blocked=planned.blocked),
        progress=min(1.0, milestone.logged / milestone.estimate) if milestone.estimate else 0.0,
        blocked=planned.blocked,
        overdue=planned.overdue_days,
        hours=labels.row_hours(milestone, words),
        due=due,
        due_note=note,
        flags=_flags(milestone),
        pinned=milestone.pin is not None and milestone.is_open,
        provisional=milestone.provisional,
        spoken=labels.spoken_row(planned, place, plan, words),
        search=_searched(milestone, kind, criteria),
        sort=finish.toordinal() if finish else 10_000_000,
        available=planned.available,
        left=counts(milestone) and milestone.status is not Status.DONE,
        month=f"{finish.year:04}-{finish.month:02}" if finish else "",
        skill=skill,
    )


def _searched(milestone: Milestone, kind: str, criteria: str) -> str:
    steps = (step.text for step in milestone.steps)
    texts = (milestone.title, kind, criteria, milestone.code, milestone.notes, *steps)
    return " ".join(texts).casefold()


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


def changed_rows(old: Iterable[object], new: Iterable[object]) -> list[int]:
    """The positions at which two equally long lists of rows differ."""
    pairs = zip(old, new, strict=True)
    return [place for place, (one, other) in enumerate(pairs) if one is not other and one != other]
