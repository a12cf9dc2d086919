"""The contacts of a plan as a list for a view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from planner.ui.roles import ContactRow, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    AnyIndex = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()


class ContactList(QAbstractListModel):
    """Rows of contacts."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: tuple[ContactRow, ...] = ()

    @property
    def rows(self) -> tuple[ContactRow, ...]:
        """The rows shown."""
        return self._rows

    def set_rows(self, rows: Sequence[ContactRow]) -> None:
        """Show other rows; where the same people stay in place, only what differs is new."""
        old, new = self._rows, tuple(rows)
        if [each.id for each in old] != [each.id for each in new]:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        self._rows = new
        for place, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(place), self.index(place))

    def row_of(self, contact: str) -> int:
        """The row of a contact, or -1."""
        ids = [each.id for each in self._rows]
        return ids.index(contact) if contact in ids else -1

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Contacts."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The value of a role of a row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        values: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: row.name,
            Qt.ItemDataRole.AccessibleTextRole: row.spoken,
            Role.CONTACT: row,
        }
        return values.get(role)
