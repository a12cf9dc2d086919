"""A list whose rows are known by a key, so that a view stays with one while it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    AnyIndex = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()


class KeyedList(QAbstractListModel):
    """Rows of values; one with an empty key is a heading: it is read but not chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: tuple[Any, ...] = ()
        self._places: dict[str, int] = {}

    # --- What a subclass says -------------------------------------------------------------------

    def key_of(self, row: Any) -> str:
        """The key of a row, the same for as long as it is about the same thing."""
        raise NotImplementedError

    def values_of(self, row: Any) -> dict[int, object]:
        """What a row answers, by role."""
        raise NotImplementedError

    # --- Methods --------------------------------------------------------------------------------

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows shown."""
        return self._rows

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; where the same keys stay in place, only what differs is new."""
        old, new = self._rows, tuple(rows)
        if list(map(self.key_of, old)) != list(map(self.key_of, new)):
            self.beginResetModel()
            self._rows = new
            keys = ((self.key_of(each), place) for place, each in enumerate(new))
            self._places = {key: place for key, place in keys if key}
            self.endResetModel()
            return
        self._rows = new
        for place, (before, after) in enumerate(zip(old, new, strict=True)):
            # Most stay the very same; comparing what they hold would take far longer.
            if before is not after and before != after:
                self.dataChanged.emit(self.index(place), self.index(place))

    def row_of(self, key: str) -> int:
        """The row with a key, or -1."""
        return self._places.get(key, -1)

    def key_at(self, index: AnyIndex) -> str:
        """The key of a row, or "" of none."""
        return self.key_of(self._rows[index.row()]) if index.isValid() else ""

    # --- Qt's side ------------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Headings and what stands below them."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Headings are neither gone to nor chosen."""
        if not self.key_at(index):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The value of a role of a row."""
        return self.values_of(self._rows[index.row()]).get(role) if index.isValid() else None
