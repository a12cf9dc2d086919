"""Tables of texts: heads that stand where those of their columns do, and rows with room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Px over and under the text of a row, together.
_PAD: Final = 12


def set_heads(table: QTableWidget, heads: Sequence[str], *, words: int) -> None:
    """Name the columns: the first so many hold words, the others numbers, at their end.

    Qt puts all heads into the middle, which in a wide column is away from everything below it.
    """
    for column, text in enumerate(heads):
        item = QTableWidgetItem(text)
        side = Qt.AlignmentFlag.AlignLeading if column < words else Qt.AlignmentFlag.AlignTrailing
        item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        table.setHorizontalHeaderItem(column, item)


def give_room(table: QTableWidget) -> None:
    """Make the rows so high that large text does not fill them; they have no heads of their own."""
    rows, line = table.verticalHeader(), table.fontMetrics().height()
    rows.hide()
    rows.setDefaultSectionSize(max(rows.defaultSectionSize(), line + _PAD))
