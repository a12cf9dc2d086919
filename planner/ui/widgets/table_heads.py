"""Heads of a table that stand where the texts of their columns do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

if TYPE_CHECKING:
    from collections.abc import Sequence


def set_heads(table: QTableWidget, heads: Sequence[str], *, words: int) -> None:
    """Name the columns: the first so many hold words, the others numbers, at their end.

    Qt puts all heads into the middle, which in a wide column is away from everything below it.
    """
    for column, text in enumerate(heads):
        item = QTableWidgetItem(text)
        side = Qt.AlignmentFlag.AlignLeading if column < words else Qt.AlignmentFlag.AlignTrailing
        item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        table.setHorizontalHeaderItem(column, item)
