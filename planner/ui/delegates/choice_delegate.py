"""A list to tick from: a check box and a title a row, headings without a box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.ui.roles import CheckState, Role, RowType
from planner.ui.text_direction import isolated
from planner.ui.widgets.check_box import paint_check_box
from planner.ui.widgets.themed import one_line

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QObject

    from planner.ui.theme import ThemeSource

    AnyIndex = QModelIndex | QPersistentModelIndex

_MARGIN = 24
_TOGGLES = (Qt.Key.Key_Space, Qt.Key.Key_Select)


class ChoiceDelegate(QStyledItemDelegate):
    """A check box and a title; a press anywhere on the row or Space ticks."""

    def __init__(self, themes: ThemeSource, parent: QObject) -> None:
        """Draw for one view."""
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """One line, at least 30 px for milestones."""
        theme = self._themes.theme
        heading = index.data(Role.ROW_TYPE) == RowType.PHASE
        height = QFontMetrics(theme.font("small-strong" if heading else "body")).height()
        return QSize(240, height + 12 if heading else max(30, height + 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the row."""
        theme = self._themes.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        heading = index.data(Role.ROW_TYPE) == RowType.PHASE
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or (option.state & QStyle.StateFlag.State_MouseOver and not heading):
            painter.fillRect(area, theme.color("selected" if selected else "hover"))
        left = float(_MARGIN)
        if not heading:
            side = theme.scaled(18)
            checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
            state = CheckState.DONE if checked == Qt.CheckState.Checked else CheckState.TODO
            box = _at(option, left, (area.height() - side) / 2, side, side)
            paint_check_box(painter, box, state, 0.0, theme)
            left += side + 10
        self._paint_title(painter, option, index, left)
        if option.state & QStyle.StateFlag.State_HasFocus and not heading:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(4, 1, -4, -1), 6, 6)
        painter.restore()

    def _paint_title(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, left: float
    ) -> None:
        theme = self._themes.theme
        heading = index.data(Role.ROW_TYPE) == RowType.PHASE
        font = theme.font("small-strong" if heading else "body")
        painter.setFont(font)
        painter.setPen(theme.color("text-2" if heading else "text"))
        room = option.rect.width() - left - _MARGIN
        title = str(index.data() or "")
        text = QFontMetrics(font).elidedText(
            one_line(title), Qt.TextElideMode.ElideRight, int(room)
        )
        right = option.direction is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        area = _at(option, left, 0, room, option.rect.height())
        painter.drawText(area, int(flags), isolated(text))

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        """Tick on a press of the left button or Space."""
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        pressed = isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton
        released = event.type() == QEvent.Type.MouseButtonRelease and pressed
        by_key = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _TOGGLES
        )
        if not released and not by_key:
            return False
        now = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        turned = Qt.CheckState.Unchecked if now == Qt.CheckState.Checked else Qt.CheckState.Checked
        return model.setData(index, turned.value, Qt.ItemDataRole.CheckStateRole)


def _at(
    option: QStyleOptionViewItem, left: float, top: float, width: float, height: float
) -> QRectF:
    """A place in a row, mirrored with it."""
    area = option.rect
    if option.direction is Qt.LayoutDirection.RightToLeft:
        left = area.width() - left - width
    return QRectF(area.left() + left, area.top() + top, width, height)
