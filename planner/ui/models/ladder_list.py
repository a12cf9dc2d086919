"""The way of one skill as a list for a view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from planner.ui.roles import CheckState, Role, RowType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from planner.ui.models.ladder_rows import LadderRow

    AnyIndex = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
_BOXES = {
    CheckState.DONE: Qt.CheckState.Checked,
    CheckState.IN_PROGRESS: Qt.CheckState.PartiallyChecked,
}


class LadderList(QAbstractListModel):
    """Levels and milestones in turn; every row can be gone to and read."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: tuple[LadderRow, ...] = ()

    @property
    def rows(self) -> tuple[LadderRow, ...]:
        """The rows shown."""
        return self._rows

    def set_rows(self, rows: Sequence[LadderRow]) -> None:
        """Show other rows."""
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    def row_of(self, milestone: str) -> int:
        """The row of a milestone, or -1."""
        found = (
            place
            for place, each in enumerate(self._rows)
            if milestone and each.milestone == milestone
        )
        return next(found, -1)

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Levels and milestones."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The value of a role of a row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return _BOXES.get(row.check, Qt.CheckState.Unchecked) if row.milestone else None
        values: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: row.title,
            Qt.ItemDataRole.AccessibleTextRole: row.spoken,
            Role.ROW_TYPE: RowType.MILESTONE if row.milestone else RowType.LEVEL,
            Role.MILESTONE_ID: row.milestone,
            Role.TITLE: row.title,
            Role.SUBTITLE: row.subtitle,
            Role.LEVEL: str(row.level),
            Role.STANDING: row.standing,
            Role.KIND: row.kind,
            Role.OWN: row.own,
            Role.CHECK: row.check,
            Role.PROGRESS: row.progress,
        }
        return values.get(role)
