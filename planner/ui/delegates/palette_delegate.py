"""Rows of the command palette: an icon, the words, and the keys or the code at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.ui.roles import Role
from planner.ui.text_direction import isolated

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from planner.ui.theme import ThemeSource

    AnyIndex = QModelIndex | QPersistentModelIndex

_MARGIN = 16
_ICON = 16
_GAP = 12


class PaletteDelegate(QStyledItemDelegate):
    """One line a row; the row that Enter takes is filled."""

    def __init__(self, themes: ThemeSource, parent: QObject) -> None:
        """Draw for one view."""
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """One line, at least 36 px."""
        height = QFontMetrics(self._themes.theme.font("body")).height()
        return QSize(320, max(36, height + 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the row, mirrored where the language is."""
        theme = self._themes.theme
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.color("selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.color("hover"))
        begin, end = float(_MARGIN), float(option.rect.width() - _MARGIN)
        side = theme.scaled(_ICON)
        for name in index.data(Role.FLAGS):
            icon = theme.icon(name, "text-2", side)
            icon.paint(painter, _at(option, begin, begin + side, side).toRect())
        begin += side + _GAP
        hint = str(index.data(Role.DUE) or "")
        if hint:
            room = QFontMetrics(theme.font("small")).horizontalAdvance(isolated(hint)) + 4
            place = _at(option, end - room, end)
            _write(painter, place, hint, theme.font("small"), theme.color("text-2"), option)
            end -= room + _GAP
        place = _at(option, begin, end)
        title = str(index.data(Role.TITLE) or "")
        _write(painter, place, title, theme.font("body"), theme.color("text"), option)
        painter.restore()


def _at(option: QStyleOptionViewItem, begin: float, end: float, height: float = 0.0) -> QRectF:
    """A part of the row between two distances from the side where reading begins."""
    row = option.rect
    if option.direction is Qt.LayoutDirection.RightToLeft:
        begin, end = row.width() - end, row.width() - begin
    top = (row.height() - height) / 2 if height else 0.0
    return QRectF(row.left() + begin, row.top() + top, end - begin, height or row.height())


def _write(
    painter: QPainter,
    place: QRectF,
    text: str,
    font: QFont,
    color: QColor,
    option: QStyleOptionViewItem,
) -> None:
    painter.setFont(font)
    painter.setPen(color)
    room = max(0, int(place.width()))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
    right = option.direction is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(place, int(flags), isolated(shown))
