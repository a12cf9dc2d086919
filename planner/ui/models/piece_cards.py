"""The evidence of a plan as cells of a grid: a card each, that of what comes next the last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from planner.ui.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Protocol

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPixmap

    from planner.storage.evidence_look import AskedFile
    from planner.storage.sound_shape import SoundShape
    from planner.ui.roles import NextPieceRow, PieceRow

    AnyIndex = QModelIndex | QPersistentModelIndex

    class Previews(Protocol):
        """What was read of files by now."""

        def sound(self, asked: AskedFile) -> SoundShape | None:
            """The shape of a sound."""

        def picture(self, asked: AskedFile) -> QPixmap | None:
            """A small picture."""


_ROOT = QModelIndex()
_CARD = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class PieceCards(QAbstractTableModel):
    """Cards in reading order, so many side by side."""

    def __init__(self, previews: Previews, parent: QObject | None = None) -> None:
        """Start empty, one card wide."""
        super().__init__(parent)
        self._previews = previews
        self._rows: tuple[PieceRow, ...] = ()
        self._next: NextPieceRow | None = None
        self._columns = 1

    @property
    def rows(self) -> tuple[PieceRow, ...]:
        """The pieces shown."""
        return self._rows

    @property
    def count(self) -> int:
        """Cards, with that of what comes next."""
        return len(self._rows) + (self._next is not None)

    @property
    def columns(self) -> int:
        """Cards side by side."""
        return self._columns

    def set_rows(self, rows: Sequence[PieceRow], coming: NextPieceRow | None) -> None:
        """Show other pieces; where the same stay in place, only what differs is new."""
        new, old = tuple(rows), self._rows
        same = [each.key for each in old] == [each.key for each in new]
        if not same or (self._next is None) != (coming is None):
            self.beginResetModel()
            self._rows, self._next = new, coming
            self.endResetModel()
            return
        changed = [place for place, each in enumerate(new) if each != old[place]]
        if coming != self._next:
            changed.append(len(new))
        self._rows, self._next = new, coming
        self._tell(changed)

    def set_columns(self, columns: int) -> None:
        """Lay the cards out in so many columns."""
        if columns != self._columns:
            self.beginResetModel()
            self._columns = columns
            self.endResetModel()

    def renew(self, files: frozenset[AskedFile]) -> None:
        """More is known of some files."""
        self._tell([place for place, row in enumerate(self._rows) if row.file in files])

    def cell(self, place: int) -> QModelIndex:
        """The cell of a card by its place in reading order."""
        if not 0 <= place < self.count:
            return QModelIndex()
        return self.index(*divmod(place, self._columns))

    def place(self, index: AnyIndex) -> int:
        """The place of a cell in reading order, or -1 where no card is in it."""
        if not index.isValid():
            return -1
        place = index.row() * self._columns + index.column()
        return place if place < self.count else -1

    def place_of(self, milestone: str, place: int) -> int:
        """The place of a piece by where it stands in the plan, or -1."""
        keys = (row.key for row in self._rows)
        return next((at for at, key in enumerate(keys) if key == (milestone, place)), -1)

    # --- Qt's side ------------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Rows of cards."""
        return 0 if parent.isValid() else -(-self.count // self._columns)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """Cards side by side."""
        return 0 if parent.isValid() else self._columns

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Only cards are gone to and chosen."""
        return _CARD if self.place(index) >= 0 else Qt.ItemFlag.NoItemFlags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The value of a role of a card."""
        place = self.place(index)
        if place < 0:
            return None
        if place == len(self._rows):
            return self._next_data(role)
        row = self._rows[place]
        if role == Role.PIECE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Role.SOUND and row.file is not None:
            return self._previews.sound(row.file)
        if role == Role.PICTURE and row.file is not None:
            return self._previews.picture(row.file)
        return None

    def _next_data(self, role: int) -> Any:
        coming = self._next
        if coming is None:
            return None
        spoken = ", ".join(filter(None, (coming.heading, coming.title, coming.due)))
        values: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: coming.title,
            Qt.ItemDataRole.AccessibleTextRole: spoken,
            Role.NEXT_PIECE: coming,
        }
        return values.get(role)

    def _tell(self, places: Iterable[int]) -> None:
        for place in places:
            cell = self.cell(place)
            self.dataChanged.emit(cell, cell)
