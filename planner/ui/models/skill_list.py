"""The skills of a plan as a list for a view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from planner.ui.roles import Role, RowType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from planner.ui.models.skill_rows import SkillRow

    AnyIndex = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()


class SkillList(QAbstractListModel):
    """Rows of skills; headings can be read but not chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: tuple[SkillRow, ...] = ()

    @property
    def rows(self) -> tuple[SkillRow, ...]:
        """The rows shown."""
        return self._rows

    def set_rows(self, rows: Sequence[SkillRow]) -> None:
        """Show other rows; where the same skills stay in place, only what differs is new."""
        old, new = self._rows, tuple(rows)
        if [each.skill for each in old] != [each.skill for each in new]:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        self._rows = new
        for place, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(place), self.index(place))

    def row_of(self, skill: str) -> int:
        """The row of a skill, or -1."""
        return next(
            (place for place, each in enumerate(self._rows) if skill and each.skill == skill), -1
        )

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Headings and skills."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Only skills are gone to and chosen."""
        if not index.isValid() or not self._rows[index.row()].skill:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The value of a role of a row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        values: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: row.title,
            Qt.ItemDataRole.AccessibleTextRole: row.spoken,
            Role.ROW_TYPE: RowType.SKILL if row.skill else RowType.HEADING,
            Role.SKILL_ID: row.skill,
            Role.TITLE: row.title,
            Role.SUBTITLE: row.subtitle,
            Role.LEVELS: row.levels,
            Role.LEVEL: row.level,
            Role.LEVEL_NOTE: row.note,
            Role.COUNT: row.to_go,
        }
        return values.get(role)
