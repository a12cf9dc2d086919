"""The numbers of a chart as a table, for whoever cannot or would rather not read the drawing.

They can be copied: what is selected by the keys for it, all by the button.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from planner.ui.dialogs.frame import DialogFrame
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.elided_label import plain_tip
from planner.ui.widgets.screen_room import screen_room
from planner.ui.widgets.table_heads import give_room, set_heads
from planner.ui.widgets.toast import announce

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.ui.theme import ThemeSource
    from planner.ui.widgets.chart import ChartNumbers


#: Px beside the dialog on the screen.
_BESIDE: Final = 24
#: The most of the width that a column of words may take, in hundredths.
_SHARE: Final = 40


class ChartTable(DialogFrame):
    """Rows of texts under heads; numbers stand at the end of their column."""

    def __init__(
        self, themes: ThemeSource, numbers: ChartNumbers, parent: QWidget | None = None
    ) -> None:
        """Show rows; the first column names them."""
        super().__init__(themes, numbers.title, self.tr("Close"), parent, cancel=None)
        self._numbers = numbers
        self.table = QTableWidget(len(numbers.rows), len(numbers.heads))
        self.copy_button = push_button(themes, self.tr("&Copy as text"), "", "copy")
        self._assemble()
        self._fill()
        self.resize(self._wide(), 520)
        self.table.setFocus()

    @classmethod
    def show_numbers(cls, themes: ThemeSource, numbers: ChartNumbers, parent: QWidget) -> None:
        """Show the table until it is closed."""
        dialog = cls(themes, numbers, parent)
        dialog.exec()
        dialog.deleteLater()

    # --- Internals ------------------------------------------------------------------------------

    def _assemble(self) -> None:
        table = self.table
        set_heads(table, self._numbers.heads, words=self._numbers.words)
        table.setAccessibleName(self._numbers.title)
        give_room(table)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        copy = QAction(self.tr("Copy rows"), table)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self._copy_selected)
        table.addAction(copy)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(lambda: self._take(self._numbers.text()))
        self.body.addWidget(table, 1)
        self.body.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeading)

    def _fill(self) -> None:
        for place, texts in enumerate(self._numbers.rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(text) if column < self._numbers.words else "")
                if column >= self._numbers.words:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
                    )
                self.table.setItem(place, column, item)

    def _wide(self) -> int:
        """Width that holds every column as far as the screen has it; long words are cut."""
        table, margins = self.table, self.body.contentsMargins()
        header = table.horizontalHeader()
        most = screen_room(self).width() - _BESIDE
        table.resizeColumnsToContents()
        for column in range(self._numbers.words):
            table.setColumnWidth(column, min(header.sectionSize(column), most * _SHARE // 100))
        bar = table.verticalScrollBar().sizeHint().width()
        needed = header.length() + bar + margins.left() + margins.right() + 4
        if needed <= most:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        return max(480, min(needed, most))

    def _copy_selected(self) -> None:
        """Copy the selected rows, or all where none is."""
        rows = sorted(each.row() for each in self.table.selectionModel().selectedRows())
        self._take(self._numbers.text(rows or None))

    def _take(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.note.setText(self.tr("Copied."))
        announce(self, self.note.text())
