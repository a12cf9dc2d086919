"""Draws the rows of an outline: a phase with its number, a milestone with badge, hours and date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from planner.ui.delegates.row_painter import RowPainter, line_height, text_width
from planner.ui.roles import Role, RowType
from planner.ui.widgets.elided_label import plain_tip
from planner.ui.widgets.kind_badge import paint_kind_badge
from planner.ui.widgets.phase_disc import paint_phase_disc

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QHelpEvent, QPainter

    from planner.ui.theme import Theme, ThemeSource

    AnyIndex = QModelIndex | QPersistentModelIndex

_MARGIN, _GAP, _BADGE, _DISC = 24, 10, 24, 20
#: Rows narrower than this, in px of the design, give the title a line of its own.
_COMPACT = 480
#: A width the longest usual hours and dates need, measured in the row's own font.
_HOURS, _DUE = "100.25 h", "28 Sep 2028"


class OutlineDelegate(QStyledItemDelegate):
    """Draws phases and milestones from their roles."""

    def __init__(self, themes: ThemeSource, parent: QObject | None = None) -> None:
        """Draw with the current theme of a source."""
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """40 for a phase, 46 for a milestone, more with larger text."""
        theme = self._themes.theme
        if index.data(Role.ROW_TYPE) == RowType.PHASE:
            return QSize(0, max(40, round(line_height(theme.font("strong"), 18)) + 22))
        lines = line_height(theme.font("medium"), 18) + line_height(theme.font("small"), 16)
        return QSize(0, max(46, round(lines) + 12))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        """Show the whole title and what counts as done."""
        if event.type() != QEvent.Type.ToolTip or index.data(Role.ROW_TYPE) != RowType.MILESTONE:
            return super().helpEvent(event, view, option, index)
        text = f"{index.data(Role.TITLE)}\n{index.data(Role.SUBTITLE)}"
        QToolTip.showText(event.globalPos(), plain_tip(text), view)
        return True

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one row."""
        painter.save()
        row = RowPainter(painter, QRectF(option.rect), self._themes.theme, option.direction)
        state = option.state
        if index.data(Role.ROW_TYPE) == RowType.PHASE:
            self._paint_phase(row, index)
        else:
            if state & QStyle.StateFlag.State_MouseOver:
                row.fill("hover")
            self._paint_milestone(row, index)
        if state & QStyle.StateFlag.State_HasFocus:
            row.focus_ring()
        painter.restore()

    def _paint_phase(self, row: RowPainter, index: AnyIndex) -> None:
        theme = row.theme
        row.fill("sunken")
        row.line(0, row.width, row.height - 1)
        if index.row():
            row.line(0, row.width, 0)
        disc = theme.scaled(_DISC)
        area = row.rect(_MARGIN + 2, (row.height - disc) / 2, disc, disc)
        number, state = index.data(Role.NUMBER), index.data(Role.PHASE_STATE)
        paint_phase_disc(row.painter, area, number, state, theme)
        left = _MARGIN + theme.scaled(_BADGE) + _GAP
        end = self._paint_figures(row, index, 0, row.height)
        strong, figures = theme.font("strong"), theme.font("small", tabular=True)
        name = index.data(Role.TITLE)
        width = min(text_width(name, strong) + 1, max(end - left, 40))
        row.text(row.rect(left, 0, width, row.height), name, strong, "text")
        room = end - left - width - _GAP
        if room > 20:
            area = row.rect(left + width + _GAP, 0, room, row.height)
            row.text(area, index.data(Role.COUNT), figures, "text-3")

    def _paint_milestone(self, row: RowPainter, index: AnyIndex) -> None:
        theme = row.theme
        badge = theme.scaled(_BADGE)
        area = row.rect(_MARGIN, (row.height - badge) / 2, badge, badge)
        paint_kind_badge(row.painter, area, index.data(Role.KIND), theme)
        left = _MARGIN + badge + _GAP
        medium, small = theme.font("medium"), theme.font("small")
        heights = (line_height(medium, 18), line_height(small, 16))
        top = (row.height - sum(heights)) / 2
        room = row.width - left - _MARGIN
        if row.width < theme.scaled(_COMPACT):
            # The title needs the whole line; hours and date stand on the second.
            end = self._paint_figures(row, index, top + heights[0], heights[1])
        else:
            end = self._paint_figures(row, index, 0, row.height)
            room = end - left
        row.text(row.rect(left, top, room, heights[0]), index.data(Role.TITLE), medium, "text")
        below = row.rect(left, top + heights[0], end - left, heights[1])
        row.text(below, index.data(Role.SUBTITLE), small, "text-3")
        following = index.sibling(index.row() + 1, 0)
        if following.isValid() and following.data(Role.ROW_TYPE) == RowType.MILESTONE:
            row.line(left, row.width - left - _MARGIN, row.height - 1)

    @staticmethod
    def _paint_figures(row: RowPainter, index: AnyIndex, top: float, height: float) -> float:
        """Draw date and hours at the end of the row; give where they begin."""
        theme: Theme = row.theme
        figures = theme.font("small", tabular=True)
        end = row.width - _MARGIN
        for role, token, longest in ((Role.DUE, "text-3", _DUE), (Role.HOURS, "text-2", _HOURS)):
            width = text_width(longest, figures) + 2
            area = row.rect(end - width, top, width, height)
            row.text(area, index.data(role), figures, token, at_end=True)
            end -= width + _GAP
        return end
