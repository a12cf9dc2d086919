"""Draws the way of a skill: levels as numbers in squares, milestones with badge and check box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.domain.skill_path import Standing
from planner.ui.delegates.row_painter import RowPainter, line_height
from planner.ui.roles import CheckState, Role, RowType
from planner.ui.widgets.check_box import paint_check_box
from planner.ui.widgets.kind_badge import paint_kind_badge

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect
    from PySide6.QtGui import QPainter

    from planner.ui.theme import Theme, ThemeSource

    AnyIndex = QModelIndex | QPersistentModelIndex

MARGIN: Final = 18
_SIGN: Final = 24
_BADGE: Final = 22
_CHECK: Final = 18
#: Width of the area that ticks a box, from the row's end.
_HIT: Final = 40
#: Fill and outline of a level's square, and its number, by what it rests on.
_LOOKS: Final = {
    Standing.RATED.value: ("accent", "accent", "on-accent"),
    Standing.EVIDENCED.value: ("accent", "accent", "on-accent"),
    Standing.CLAIMED.value: ("accent-soft", "accent", "accent"),
    Standing.PLANNED.value: ("surface", "control", "text"),
    Standing.BEYOND.value: ("surface", "control", "text"),
}


class LadderDelegate(QStyledItemDelegate):
    """Draws levels and milestones from their roles."""

    def __init__(self, themes: ThemeSource, parent: QObject | None = None) -> None:
        """Draw with the current theme of a source."""
        super().__init__(parent)
        self._themes = themes
        #: Draw the ring of the current row: the focus came by keyboard.
        self.ring = False

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """40 high, more with larger text."""
        return QSize(0, max(40, round(sum(_lines(self._themes.theme))) + 6))

    def is_box(self, place: QPoint, row: QRect, direction: Qt.LayoutDirection) -> bool:
        """Whether a place of the view lies where a row's box is ticked."""
        if direction is Qt.LayoutDirection.RightToLeft:
            return place.x() < row.left() + self._themes.theme.scaled(_HIT)
        return place.x() >= row.right() - self._themes.theme.scaled(_HIT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one row."""
        painter.save()
        theme, state = self._themes.theme, option.state
        row = RowPainter(painter, QRectF(option.rect), theme, option.direction)
        is_level = index.data(Role.ROW_TYPE) == RowType.LEVEL
        if is_level:
            _paint_level(row, index)
        else:
            if not row.fill_selected(state) and state & QStyle.StateFlag.State_MouseOver:
                row.fill("hover")
            _paint_milestone(row, index)
        if self.ring and state & QStyle.StateFlag.State_HasFocus:
            row.focus_ring()
        painter.restore()


def _lines(theme: Theme) -> tuple[float, float]:
    return line_height(theme.font("medium"), 18), line_height(theme.font("caption"), 15)


def _text_left(theme: Theme) -> int:
    return MARGIN + theme.scaled(_SIGN) + 10


def _paint_words(row: RowPainter, index: AnyIndex, style: str, token: str, end: float) -> None:
    theme = row.theme
    first, second = _lines(theme)
    left, top = _text_left(theme), (row.height - first - second) / 2
    width = row.width - left - end
    title = row.rect(left, top, width, first)
    row.text(title, str(index.data(Role.TITLE)), theme.font(style), token)
    below = row.rect(left, top + first, width, second)
    row.text(below, str(index.data(Role.SUBTITLE)), theme.font("caption", tabular=True), "text-3")


def _paint_level(row: RowPainter, index: AnyIndex) -> None:
    theme = row.theme
    fill, edge, number = _LOOKS[str(index.data(Role.STANDING))]
    side = theme.scaled(_SIGN)
    box = row.rect(MARGIN, (row.height - side) / 2, side, side)
    pen = QPen(theme.color(edge), 1.2)
    if index.data(Role.STANDING) == Standing.BEYOND:
        pen.setDashPattern([3, 2])
    row.painter.setPen(pen)
    row.painter.setBrush(theme.color(fill))
    row.painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 5, 5)
    row.painter.setFont(theme.font("small-strong", tabular=True))
    row.painter.setPen(theme.color(number))
    row.painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(index.data(Role.LEVEL)))
    _paint_words(row, index, "strong", "text", MARGIN)


def _paint_milestone(row: RowPainter, index: AnyIndex) -> None:
    theme = row.theme
    inset = (theme.scaled(_SIGN) - theme.scaled(_BADGE)) / 2
    side = theme.scaled(_BADGE)
    badge = row.rect(MARGIN + inset, (row.height - side) / 2, side, side)
    kind, own = str(index.data(Role.KIND)), bool(index.data(Role.OWN))
    paint_kind_badge(row.painter, badge, kind, theme, own=own)
    check = CheckState(index.data(Role.CHECK))
    box = theme.scaled(_CHECK)
    area = row.rect(row.width - MARGIN - box, (row.height - box) / 2, box, box)
    paint_check_box(row.painter, area, check, float(index.data(Role.PROGRESS)), theme)
    done = check is CheckState.DONE
    style, token = ("body", "text-2") if done else ("medium", "text")
    _paint_words(row, index, style, token, MARGIN + box + 12)
