"""The pathway as a numbered outline: what each milestone needs and what waits for it, by number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from planner.domain.profile import Status
from planner.ui import labels
from planner.ui.roles import Role, RowType
from planner.ui.text_direction import fenced

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.domain.plan import Phase, Plan, PlannedMilestone
    from planner.words import Words

    AnyIndex = QModelIndex | QPersistentModelIndex

NUMBER, TITLE, STATE, NEEDS, NEEDED_BY = range(5)
_ROOT = QModelIndex()


class PathwayOutline(QAbstractTableModel):
    """A row for each phase and for each milestone that is not skipped."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._words = words
        self._plan: Plan | None = None
        self._rows: list[tuple[str, Phase, PlannedMilestone | None]] = []
        self._numbers: dict[str, str] = {}
        self._places: dict[str, int] = {}
        self._heads = (
            self.tr("No."),
            self.tr("Milestone"),
            self.tr("State"),
            self.tr("Needs"),
            self.tr("Needed by"),
        )

    def set_plan(self, plan: Plan) -> None:
        """Outline another plan."""
        self.beginResetModel()
        self._plan, self._rows = plan, []
        for phase in plan.phases:
            self._rows.append((str(phase.number), phase, None))
            shown = [e for e in phase.milestones if e.milestone.status is not Status.SKIPPED]
            self._rows.extend(
                (f"{phase.number}.{place}", phase, each) for place, each in enumerate(shown, 1)
            )
        known = [(each.id, row) for row, (_, _, each) in enumerate(self._rows) if each is not None]
        self._places = dict(known)
        self._numbers = {name: self._rows[row][0] for name, row in known}
        self.endResetModel()

    def row_of(self, milestone: str) -> int:
        """The row of a milestone, or -1."""
        return self._places.get(milestone, -1)

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Phases and milestones."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """Number, title, state, what it needs and what needs it."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heads."""
        is_head = orientation is Qt.Orientation.Horizontal and 0 <= section < len(self._heads)
        if is_head and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if is_head and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The texts; the row as one text for a screen reader; the milestone's id."""
        if not index.isValid():
            return None
        number, phase, planned = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.column(), number, phase, planned)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if index.column() == NUMBER:
                return self._spoken(number, phase, planned)
            return self._text(index.column(), number, phase, planned)
        if role == Role.MILESTONE_ID:
            return planned.id if planned is not None else ""
        if role == Role.ROW_TYPE:
            return RowType.PHASE if planned is None else RowType.MILESTONE
        return None

    # --- Internals ------------------------------------------------------------------------------

    def _text(
        self, column: int, number: str, phase: Phase, planned: PlannedMilestone | None
    ) -> str:
        if column == NUMBER:
            return number
        if planned is None:
            state = labels.count_of(phase.done, phase.count)
            return {TITLE: phase.name, STATE: state}.get(column, "")
        if column == TITLE:
            return planned.milestone.title
        if column == STATE:
            return self._words.status(planned.milestone.status)
        if column == NEEDED_BY:
            return self._listed(planned.needed_by)
        unknown = self._plan.unknown_needs(planned.id) if self._plan is not None else ""
        # The word first: the column has room for a few numbers.
        told = self.tr("unknown: {names}").format(names=fenced(unknown)) if unknown else ""
        return ", ".join(filter(None, [self._listed(planned.prerequisites), told]))

    def _listed(self, names: Iterable[str]) -> str:
        known = sorted((self._places[name], name) for name in names if name in self._places)
        return ", ".join(self._numbers[name] for _, name in known)

    def _spoken(self, number: str, phase: Phase, planned: PlannedMilestone | None) -> str:
        if planned is None or self._plan is None:
            return f"{number}. {phase.name}. {labels.count_of(phase.done, phase.count)}."
        parts = [f"{number}. {labels.spoken_row(planned, phase.name, self._plan, self._words)}"]
        for text, names in (
            (self.tr("Needs {numbers}."), planned.prerequisites),
            (self.tr("Needed by {numbers}."), planned.needed_by),
        ):
            numbers = self._listed(names)
            if numbers:
                parts.append(text.format(numbers=numbers))
        return " ".join(parts)
