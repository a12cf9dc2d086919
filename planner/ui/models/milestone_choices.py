"""A career's milestones as a list to tick: each phase as a heading, then its milestones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from planner.ui.roles import Role, RowType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QObject

    AnyIndex = QModelIndex | QPersistentModelIndex

_CHECKED = Qt.CheckState.Checked
_UNCHECKED = Qt.CheckState.Unchecked


@dataclass(frozen=True, slots=True)
class Choosable:
    """A milestone to tick, or a heading where there is no id."""

    id: str
    title: str
    #: What else the search finds it by, and what is read aloud after the title.
    more: str = ""


class MilestoneChoices(QAbstractListModel):
    """Rows that can be ticked; ticks stay while other rows are shown."""

    ticked = Signal()
    """The learner ticked something, or took a tick away."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: tuple[Choosable, ...] = ()
        self._chosen: dict[str, None] = {}

    @property
    def chosen(self) -> tuple[str, ...]:
        """Ids of the ticked milestones among those listed, in their order."""
        return tuple(row.id for row in self._rows if row.id in self._chosen)

    def show_rows(self, rows: Sequence[Choosable]) -> None:
        """List other milestones."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def set_chosen(self, names: Iterable[str]) -> None:
        """Tick exactly these without reporting it."""
        self._chosen = dict.fromkeys(names)
        if self._rows:
            last = self.index(len(self._rows) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The value of a role of a row."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return (_CHECKED if row.id in self._chosen else _UNCHECKED) if row.id else None
        values: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: row.title,
            Qt.ItemDataRole.AccessibleTextRole: f"{row.title}. {row.more}" if row.id else row.title,
            Role.MILESTONE_ID: row.id,
            Role.ROW_TYPE: RowType.MILESTONE if row.id else RowType.PHASE,
            Role.SEARCH: f"{row.title} {row.more}".casefold() if row.id else "",
        }
        return values.get(role)

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a milestone or take its tick away."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        row = self._rows[index.row()]
        if not row.id:
            return False
        if Qt.CheckState(value) == _CHECKED:
            self._chosen[row.id] = None
        else:
            self._chosen.pop(row.id, None)
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Milestones can be ticked, headings only read."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if not self._rows[index.row()].id:
            return plain
        return plain | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


class ChoiceFilter(QSortFilterProxyModel):
    """Milestones with all the words looked for; headings only while nothing is looked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with every row."""
        super().__init__(parent)
        self._words: tuple[str, ...] = ()

    def set_text(self, text: str) -> None:
        """Look for other words."""
        words = tuple(text.casefold().split())
        if words != self._words:
            self._words = words
            self.invalidate()

    def filterAcceptsRow(self, row: int, parent: AnyIndex) -> bool:
        """Whether a row is shown."""
        if not self._words:
            return True
        text = str(self.sourceModel().index(row, 0, parent).data(Role.SEARCH) or "")
        return all(word in text for word in self._words)
