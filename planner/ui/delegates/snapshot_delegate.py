"""Draws the list of snapshots: days as headings, each snapshot with time, reason and count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.ui.delegates.row_painter import RowPainter, line_height, text_width
from planner.ui.roles import Role, RowType

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter

    from planner.ui.theme import ThemeSource

    AnyIndex = QModelIndex | QPersistentModelIndex

_MARGIN, _GAP = 20, 8


class SnapshotDelegate(QStyledItemDelegate):
    """Draws days and snapshots from their roles."""

    def __init__(self, themes: ThemeSource, parent: QObject | None = None) -> None:
        """Draw with the current theme of a source."""
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """One line for a day, two for a snapshot."""
        theme = self._themes.theme
        if index.data(Role.ROW_TYPE) == RowType.DAY:
            return QSize(0, max(34, round(line_height(theme.font("small-strong"), 16)) + 16))
        lines = line_height(theme.font("medium"), 18) + line_height(theme.font("small"), 16)
        return QSize(0, max(46, round(lines) + 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one row."""
        painter.save()
        theme, state = self._themes.theme, option.state
        row = RowPainter(painter, QRectF(option.rect), theme, option.direction)
        text = str(index.data() or "")
        room = row.width - 2 * _MARGIN
        if index.data(Role.ROW_TYPE) == RowType.DAY:
            area = row.rect(_MARGIN, 6, room, row.height - 6)
            row.text(area, text, theme.font("small-strong"), "text-2")
            painter.restore()
            return
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            row.fill("selected")
        elif state & QStyle.StateFlag.State_MouseOver:
            row.fill("hover")
        medium, small = theme.font("medium", tabular=True), theme.font("small", tabular=True)
        heights = (line_height(medium, 18), line_height(small, 16))
        top = (row.height - sum(heights)) / 2
        quiet = "text-2" if selected else "text-3"
        row.text(row.rect(_MARGIN, top, room, heights[0]), text, medium, "text")
        taken = text_width(text, medium) + _GAP
        area = row.rect(_MARGIN + taken, top, max(room - taken, 0), heights[0])
        row.text(area, str(index.data(Role.COUNT) or ""), small, quiet, at_end=True)
        below = row.rect(_MARGIN, top + heights[0], room, heights[1])
        row.text(below, str(index.data(Role.SUBTITLE) or ""), small, quiet)
        if state & QStyle.StateFlag.State_HasFocus:
            row.focus_ring()
        painter.restore()


def dress_list(view: QListView, themes: ThemeSource, model: QAbstractItemModel, name: str) -> None:
    """Let a list show snapshots; ``name`` is read aloud."""
    view.setModel(model)
    view.setItemDelegate(SnapshotDelegate(themes, view))
    view.setAccessibleName(name)
    view.setProperty("ground", "canvas")
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setMouseTracking(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
