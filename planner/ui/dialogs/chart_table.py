"""The numbers of a chart as a table, for whoever cannot or would rather not read the drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from planner.ui.dialogs.frame import DialogFrame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from planner.ui.theme import ThemeSource


class ChartTable(DialogFrame):
    """Rows of texts under heads; numbers stand at the end of their column."""

    def __init__(
        self,
        themes: ThemeSource,
        title: str,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        """Show rows; the first column names them."""
        super().__init__(themes, title, self.tr("Close"), parent, cancel=None)
        self.resize(480, 520)
        self.table = QTableWidget(len(rows), len(heads))
        self.table.setHorizontalHeaderLabels(list(heads))
        self.table.setAccessibleName(title)
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
                    )
                self.table.setItem(place, column, item)
        self.body.addWidget(self.table, 1)
        self.table.setFocus()

    @classmethod
    def show_numbers(
        cls,
        themes: ThemeSource,
        title: str,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        parent: QWidget,
    ) -> None:
        """Show the table until it is closed."""
        dialog = cls(themes, title, heads, rows, parent)
        dialog.exec()
        dialog.deleteLater()
