"""A plan as a read-only list: each phase, then its milestones with kind, hours and due date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from planner.ui.roles import PhaseState, Role, RowType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtCore import QObject

    from planner.domain.plan import Phase, Plan, PlannedMilestone
    from planner.words import Words

    AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Row:
    values: Mapping[int, object]


class OutlineModel(QAbstractListModel):
    """Rows of a plan; `show_plan` replaces them all."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._words = words
        self._rows: tuple[_Row, ...] = ()

    def show_plan(self, plan: Plan | None) -> None:
        """Show another plan, or none."""
        self.beginResetModel()
        self._rows = () if plan is None else tuple(self._rows_of(plan))
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The value of a role of a row."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        return self._rows[index.row()].values.get(role)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Rows can be gone to and read, nothing more."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _rows_of(self, plan: Plan) -> Iterator[_Row]:
        for phase in plan.phases:
            yield self._phase(phase, plan)
            for planned in phase.milestones:
                yield self._milestone(planned, plan)

    def _phase(self, phase: Phase, plan: Plan) -> _Row:
        words = self._words
        hours = words.whole_hours(phase.effort)
        due = words.short_date(phase.finish, plan.today) if phase.finish else ""
        spoken = f"{phase.number}. {phase.name}, {hours}, {due}"
        return _Row(
            {
                Role.ROW_TYPE: RowType.PHASE,
                Role.TITLE: phase.name,
                Role.NUMBER: phase.number,
                Role.COUNT: str(phase.count),
                Role.PHASE_STATE: PhaseState.LATER,
                Role.HOURS: hours,
                Role.DUE: due,
                Qt.ItemDataRole.DisplayRole: phase.name,
                Qt.ItemDataRole.AccessibleTextRole: spoken,
            }
        )

    def _milestone(self, planned: PlannedMilestone, plan: Plan) -> _Row:
        words, milestone = self._words, planned.milestone
        kind = words.kind(milestone.kind)
        criteria = milestone.definition.criteria
        hours = words.hours(milestone.estimate)
        due = words.short_date(planned.finish, plan.today) if planned.finish else ""
        if milestone.shortened:
            shortened = self.tr("shortened")
            kind = f"{kind} · {shortened}"
        if criteria:
            kind = f"{kind} · {criteria[0]}"
        return _Row(
            {
                Role.ROW_TYPE: RowType.MILESTONE,
                Role.MILESTONE_ID: milestone.id,
                Role.TITLE: milestone.title,
                Role.SUBTITLE: kind,
                Role.KIND: milestone.kind.value,
                Role.HOURS: hours,
                Role.DUE: due,
                Qt.ItemDataRole.DisplayRole: milestone.title,
                Qt.ItemDataRole.AccessibleTextRole: f"{milestone.title}. {kind}. {hours}, {due}",
            }
        )
