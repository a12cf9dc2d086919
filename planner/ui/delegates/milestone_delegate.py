"""Draws the rows of the plan list and lets a box be ticked with the mouse or Space.

A milestone's columns from the left: margin 16, check area 24, gap 10, badge 26, gap 12, text, flags
36, hours 76, due 84, margin 20, with gaps of 10; a narrow list keeps check, badge, text and due.
Box and badge grow with the text. With text half as large again, hours and due stand on a third
line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from planner.ui.delegates.phase_header import paint_phase_header, phase_height
from planner.ui.delegates.row_painter import RowPainter, line_height, text_width
from planner.ui.roles import CheckState, Role, RowType
from planner.ui.widgets.check_box import paint_check_box
from planner.ui.widgets.kind_badge import paint_kind_badge
from planner.ui.widgets.meter import paint_meter

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex

    from planner.ui.theme import Theme, ThemeSource

    AnyIndex = QModelIndex | QPersistentModelIndex

#: Width of the area that ticks a box, from the row's start; larger with larger text.
HIT_WIDTH = 46
#: Sides of box and badge; what is round the box in its area; from the badge to the text.
_BOX, _BADGE, _ROUND, _TO_TEXT = 18, 26, 3, 12
_GAP = 10
_FLAGS, _HOURS, _DUE, _DUE_NARROW = 36, 76, 84, 76
_LARGE_POINTS = 15.0


def milestone_height(theme: Theme) -> int:
    """Height of a milestone's row in logical pixels."""
    height = line_height(theme.font("medium"), 18) + line_height(theme.font("small"), 16) + 18
    if has_large_text(theme):
        height += line_height(theme.font("small"), 16) + 4
    return max(52, round(height))


def has_large_text(theme: Theme) -> bool:
    """Whether the text is so large that columns would squeeze the title."""
    return theme.base_font.pointSizeF() >= _LARGE_POINTS


class MilestoneDelegate(QStyledItemDelegate):
    """Draws phase headers and milestones from their roles."""

    def __init__(self, themes: ThemeSource, parent: QObject | None = None) -> None:
        """Draw with the current theme of a source."""
        super().__init__(parent)
        self._themes = themes
        #: Leave out flags, hours and meters.
        self.narrow = False

    # --- Qt's side ------------------------------------------------------------------------------

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Fixed heights: one for headers, one for milestones."""
        theme = self._themes.theme
        if index.data(Role.ROW_TYPE) == RowType.PHASE:
            return QSize(0, phase_height(theme))
        return QSize(0, milestone_height(theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one row."""
        painter.save()
        row = RowPainter(painter, QRectF(option.rect), self._themes.theme, option.direction)
        state = option.state
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus) and _shows_focus(option)
        if index.data(Role.ROW_TYPE) == RowType.PHASE:
            paint_phase_header(row, index, narrow=self.narrow, hovered=hovered, focused=focused)
        else:
            self._paint_milestone(row, option, index)
            if focused:
                row.focus_ring()
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        """Tick the box on a click in its area or on Space."""
        if index.data(Role.ROW_TYPE) != RowType.MILESTONE:
            return False
        kind = event.type()
        if isinstance(event, QMouseEvent):
            inside = self.hit_area(option).contains(event.position().toPoint())
            left = event.button() == Qt.MouseButton.LeftButton
            if not (inside and left):
                return False
            if kind == QEvent.Type.MouseButtonRelease:
                return self._toggle(model, index)
            # A press or double click in the box is used up, so that it opens nothing else.
            return True
        if not isinstance(event, QKeyEvent) or kind != QEvent.Type.KeyPress:
            return False
        if event.key() not in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            return False
        return self._toggle(model, index)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        """Show the whole title and what counts as done where the row has no room for them."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        if index.data(Role.ROW_TYPE) != RowType.MILESTONE or self._fits(option, index):
            QToolTip.hideText()
            return True
        # Titles and criteria may be the learner's own words, so they are escaped for the tool tip.
        lines = (index.data(Role.TITLE), index.data(Role.SUBTITLE))
        QToolTip.showText(event.globalPos(), "<br>".join(_escaped(line) for line in lines), view)
        return True

    # --- Internals ------------------------------------------------------------------------------

    def hit_area(self, option: QStyleOptionViewItem) -> QRect:
        """Where a click ticks the box."""
        wide = self._themes.theme.scaled(HIT_WIDTH)
        area = QRect(option.rect.left(), option.rect.top(), wide, option.rect.height())
        return QStyle.visualRect(option.direction, option.rect, area)

    @staticmethod
    def _toggle(model: QAbstractItemModel, index: AnyIndex) -> bool:
        done = index.data(Role.CHECK) in (CheckState.DONE, CheckState.SKIPPED)
        wanted = Qt.CheckState.Unchecked if done else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)

    def _text_area(self, width: float) -> tuple[float, float]:
        theme = self._themes.theme
        start = self._badge_left + theme.scaled(_BADGE) + _TO_TEXT
        if has_large_text(theme):
            return start, width - 20
        if self.narrow:
            return start, width - 12 - _DUE_NARROW - _GAP
        return start, width - 20 - _DUE - _GAP - _HOURS - _GAP - _FLAGS - _GAP

    @property
    def _left(self) -> int:
        return 8 if self.narrow else 16

    @property
    def _badge_left(self) -> int:
        return self._left + self._themes.theme.scaled(_BOX) + 2 * _ROUND + _GAP

    def _fits(self, option: QStyleOptionViewItem, index: AnyIndex) -> bool:
        start, end = self._text_area(option.rect.width())
        theme = self._themes.theme
        title = text_width(index.data(Role.TITLE), theme.font("medium"))
        below = text_width(index.data(Role.SUBTITLE), theme.font("small"))
        return max(title, below) <= end - start

    def _paint_milestone(
        self, row: RowPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        theme = row.theme
        selected = self._paint_ground(row, option, index)
        check = index.data(Role.CHECK)
        side = theme.scaled(_BOX)
        box = row.rect(self._left + _ROUND, (row.height - side) / 2, side, side)
        paint_check_box(row.painter, box, check, index.data(Role.PROGRESS), theme)
        side = theme.scaled(_BADGE)
        badge = row.rect(self._badge_left, (row.height - side) / 2, side, side)
        kind, own = index.data(Role.KIND), index.data(Role.OWN)
        paint_kind_badge(row.painter, badge, kind, theme, own=own)
        quiet = "text-2" if selected else "text-3"
        start, end = self._text_area(row.width)
        title_height = line_height(theme.font("medium"), 18)
        small_height = line_height(theme.font("small"), 16)
        top = (row.height - title_height - small_height) / 2
        if has_large_text(theme):
            top = 9.0
            third = row.rect(
                start, top + title_height + small_height + 4, end - start, small_height
            )
            self._paint_third_line(row, third, index)
        else:
            self._paint_columns(row, index, quiet)
        font, token = _title_style(theme, check)
        row.text(
            row.rect(start, top, end - start, title_height), index.data(Role.TITLE), font, token
        )
        below = row.rect(start, top + title_height, end - start, small_height)
        row.text(below, index.data(Role.SUBTITLE), theme.font("small"), quiet)

    def _paint_ground(self, row: RowPainter, option: QStyleOptionViewItem, index: AnyIndex) -> bool:
        """Fill the row and draw the line above it; tells whether it is selected."""
        if row.fill_selected(option.state):
            return True
        row.fill("hover" if option.state & QStyle.StateFlag.State_MouseOver else "surface")
        above = index.sibling(index.row() - 1, 0)
        view = option.widget
        chosen = isinstance(view, QAbstractItemView) and view.selectionModel().isSelected(above)
        if above.isValid() and above.data(Role.ROW_TYPE) == RowType.MILESTONE and not chosen:
            start, right = self._text_area(row.width)[0], 12 if self.narrow else 20
            row.line(start, row.width - start - right, 0)
        return False

    def _paint_columns(self, row: RowPainter, index: AnyIndex, quiet: str) -> None:
        theme, height = row.theme, row.height
        width = _DUE_NARROW if self.narrow else _DUE
        end = row.width - (12 if self.narrow else 20)
        self._paint_due(row, index, end - width, width, quiet)
        if self.narrow:
            return
        end -= width + _GAP
        figures = theme.font("small", tabular=True)
        line = line_height(figures, 16)
        if index.data(Role.CHECK) is CheckState.IN_PROGRESS:
            top = (height - line - 8) / 2
            row.text(
                row.rect(end - _HOURS, top, _HOURS, line),
                index.data(Role.HOURS),
                figures,
                "text-2",
                at_end=True,
            )
            meter = row.rect(end - 60, top + line + 4, 60, 4)
            paint_meter(row.painter, meter, index.data(Role.PROGRESS), theme, row.direction)
        else:
            area = row.rect(end - _HOURS, 0, _HOURS, height)
            row.text(area, index.data(Role.HOURS), figures, "text-2", at_end=True)
        end -= _HOURS + _GAP
        for place, name in enumerate(reversed(index.data(Role.FLAGS))):
            row.icon(row.rect(end - 14 - place * 18, (height - 14) / 2, 14, 14), name, quiet)

    def _paint_due(
        self, row: RowPainter, index: AnyIndex, left: float, width: float, quiet: str
    ) -> None:
        theme, height = row.theme, row.height
        figures = theme.font("small", tabular=True)
        text, note = index.data(Role.DUE), index.data(Role.DUE_NOTE)
        if index.data(Role.OVERDUE):
            strong, caption = theme.font("small-strong"), theme.font("caption", tabular=True)
            # A wide font may take the gap before the column, but no more.
            more = min(_GAP - 1, max(0.0, text_width(text, strong) + 1 - width))
            left, width = left - more, width + more
            first, second = line_height(strong, 16), line_height(caption, 15)
            top = (height - first - second) / 2
            row.text(row.rect(left, top, width, first), text, strong, "danger", at_end=True)
            below = row.rect(left, top + first, width, second)
            row.text(below, note, caption, quiet, at_end=True)
            return
        closed = index.data(Role.CHECK) in (CheckState.DONE, CheckState.SKIPPED)
        token = quiet if closed else "text-2"
        row.text(row.rect(left, 0, width, height), text, figures, token, at_end=True)
        if index.data(Role.PINNED):
            x = left + width - text_width(text, figures) - 5 - 13
            row.icon(row.rect(x, (height - 13) / 2, 13, 13), "push-pin", "text-2")

    @staticmethod
    def _paint_third_line(row: RowPainter, area: QRectF, index: AnyIndex) -> None:
        late = bool(index.data(Role.OVERDUE))
        # Lateness comes first: in a narrow list the end of the line may be cut.
        first, second = (Role.DUE, Role.HOURS) if late else (Role.HOURS, Role.DUE)
        parts = [index.data(role) for role in (first, second, Role.DUE_NOTE)]
        font = row.theme.font("small-strong" if late else "small", tabular=True)
        text = " · ".join(part for part in parts if part)
        row.text(area, text, font, "danger" if late else "text-2")


def _title_style(theme: Theme, check: CheckState) -> tuple[QFont, str]:
    if check is CheckState.DONE:
        return theme.font("body"), "text-2"
    if check is CheckState.SKIPPED:
        struck = QFont(theme.font("body"))
        struck.setStrikeOut(True)
        return struck, "text-3"
    return theme.font("medium"), "text"


def _shows_focus(option: QStyleOptionViewItem) -> bool:
    """Whether the view's focus came by keyboard; a view that does not say shows it always."""
    view: QWidget | None = option.widget  # None in an option that no view has filled
    return view is None or view.property("by_keyboard") is not False


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
