"""Every command with its keys, from the action table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from planner.ui.actions import ACTIONS, plain_text
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.widgets.search_field import SearchField
from planner.ui.widgets.table_heads import give_room

if TYPE_CHECKING:
    from planner.ui.actions import ActionRow
    from planner.ui.theme import ThemeSource


class ShortcutsDialog(DialogFrame):
    """A list that narrows as you type."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """List all commands."""
        super().__init__(
            themes, self.tr("Keyboard shortcuts"), self.tr("Close"), parent, cancel=None
        )
        self.take_size(560, 600)
        self.search = SearchField(themes, self.tr("Find a command"))
        self.table = QTableWidget(0, 2)
        self.table.setHorizontalHeaderLabels([self.tr("Command"), self.tr("Keys")])
        self.table.setAccessibleName(self.tr("Commands and their keys"))
        give_room(self.table)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.body.addWidget(self.search)
        self.body.addWidget(self.table, 1)
        self._fill()
        self.search.textChanged.connect(self._narrow)
        self.search.setFocus()

    def rows(self) -> list[tuple[str, str]]:
        """The commands listed, with their keys in the platform's own writing."""
        listed = [(plain_text(row), _keys(row)) for row in ACTIONS]
        in_list = (
            (self.tr("Mark done, in the list"), "Space"),
            (self.tr("Open or close a phase, in the list"), "Right, Left"),
            (self.tr("Go to the milestone panel, in the list"), "Return"),
            (self.tr("Clear the filter, close the panel"), "Esc"),
        )
        return [*listed, *((words, _native(keys)) for words, keys in in_list)]

    def _fill(self) -> None:
        rows = self.rows()
        self.table.setRowCount(len(rows))
        for place, texts in enumerate(rows):
            for column, text in enumerate(texts):
                self.table.setItem(place, column, QTableWidgetItem(text))

    def _narrow(self, text: str) -> None:
        wanted = text.strip().casefold()
        for place, texts in enumerate(self.rows()):
            hidden = wanted not in " ".join(texts).casefold()
            self.table.setRowHidden(place, hidden)


def _keys(row: ActionRow) -> str:
    return ", ".join(_native(key) for key in row.keys)


def _native(keys: str) -> str:
    parts = (QKeySequence(key.strip()) for key in keys.split(","))
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(part.toString(native) for part in parts)
