"""A table whose rows are read as wholes and not edited in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class RowTable(QTableView):
    """Has no grid of its own and no scroll bar across; one row is chosen, and Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setProperty("quiet", True)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._quieten(self.horizontalHeader())

    def setHorizontalHeader(self, header: QHeaderView) -> None:
        """Take another header; nothing is sorted by it."""
        super().setHorizontalHeader(header)
        self._quieten(header)

    @staticmethod
    def _quieten(header: QHeaderView) -> None:
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
