"""Draws the rows of the skills list: name and way, gap bar, level in words, milestones to go.

Columns from the left: margin 24, name, bar, level, milestones, margin 24. Without room for bars of
use the bar stands below the name; a narrow list leaves the milestones out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRectF, QSize
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.ui.delegates.row_painter import RowPainter, line_height, text_width
from planner.ui.roles import Role, RowType
from planner.ui.widgets.gap_bar import paint_gap_bar

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter

    from planner.ui.theme import Theme, ThemeSource

    AnyIndex = QModelIndex | QPersistentModelIndex

#: Px at both sides of a list that has room.
MARGIN: Final = 24
_BAR: Final = 10
_PAST: Final = 4
_LEVEL: Final = 78
_TO_GO: Final = 64
_NAME_PART: Final = 0.37
#: Least room for name and bar side by side, and least width of the list for the last column.
_BESIDE: Final = 380
_ROOM_FOR_ALL: Final = 500


@dataclass(frozen=True, slots=True)
class SkillColumns:
    """Where the columns of a list of a width begin and how wide they are; 0 leaves one out."""

    name: float
    bar_left: float
    bar: float
    level_left: float
    level: float
    to_go_left: float
    to_go: float
    #: The bar stands below the name.
    stacked: bool

    @classmethod
    def of(cls, width: float, theme: Theme, margin: float = MARGIN) -> SkillColumns:
        """Fit the columns to a width."""
        level = max(theme.scaled(_LEVEL), text_width("0 planned", theme.font("caption")) + 4)
        to_go = max(theme.scaled(_TO_GO), text_width("Milestones", theme.font("small")))
        to_go = to_go if width >= theme.scaled(_ROOM_FOR_ALL) else 0
        taken = level + 14 + (to_go + 4 if to_go else 0)
        rest = width - 2 * margin - taken
        stacked = rest < theme.scaled(_BESIDE)
        name = rest if stacked else round(rest * _NAME_PART)
        bar_left = margin if stacked else margin + name + 12
        bar = rest if stacked else rest - name - 12
        level_left = margin + rest + 14
        return cls(name, bar_left, bar, level_left, level, level_left + level + 4, to_go, stacked)


class SkillDelegate(QStyledItemDelegate):
    """Draws headings and skills from their roles."""

    def __init__(self, themes: ThemeSource, parent: QObject | None = None) -> None:
        """Draw with the current theme of a source."""
        super().__init__(parent)
        self._themes = themes
        #: Draw the ring of the current row: the focus came by keyboard.
        self.ring = False
        #: Px at both sides.
        self.margin: float = MARGIN
        #: Width of the list, for the heights of its rows.
        self.width = 700

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """28 for a heading, 40 for a skill, more with larger text or a bar below."""
        theme = self._themes.theme
        if index.data(Role.ROW_TYPE) == RowType.HEADING:
            return QSize(0, max(28, round(line_height(theme.font("small-strong"), 16)) + 12))
        height = max(40, round(sum(_lines(theme))) + 6)
        if SkillColumns.of(self.width, theme, self.margin).stacked:
            height += _BAR + 2 * _PAST + 4
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one row."""
        painter.save()
        theme, state = self._themes.theme, option.state
        row = RowPainter(painter, QRectF(option.rect), theme, option.direction)
        if index.data(Role.ROW_TYPE) == RowType.HEADING:
            area = row.rect(self.margin, 4, row.width - 2 * self.margin, row.height - 4)
            row.text(area, str(index.data() or ""), theme.font("small-strong"), "text-2")
            painter.restore()
            return
        selected = row.fill_selected(state)
        if not selected and state & QStyle.StateFlag.State_MouseOver:
            row.fill("hover")
        self._paint_skill(row, index, selected=selected)
        if self.ring and state & QStyle.StateFlag.State_HasFocus:
            row.focus_ring()
        painter.restore()

    def _paint_skill(self, row: RowPainter, index: AnyIndex, *, selected: bool) -> None:
        theme, columns = row.theme, SkillColumns.of(row.width, row.theme, self.margin)
        medium, small = theme.font("medium"), theme.font("caption")
        quiet = "text-2" if selected else "text-3"
        first, second = _lines(theme)
        high = row.height - (_BAR + 2 * _PAST + 4 if columns.stacked else 0)
        top = (high - first - second) / 2
        name, way = index.data(Role.TITLE), index.data(Role.SUBTITLE)
        row.text(row.rect(self.margin, top, columns.name, first), str(name), medium, "text")
        row.text(row.rect(self.margin, top + first, columns.name, second), str(way), small, quiet)
        bar_top = high + _PAST - 2 if columns.stacked else (row.height - _BAR) / 2
        bar = row.rect(columns.bar_left, bar_top, columns.bar, _BAR)
        levels = index.data(Role.LEVELS)
        paint_gap_bar(row.painter, bar, levels, theme, row.direction, past=_PAST)
        note = str(index.data(Role.LEVEL_NOTE) or "")
        body = theme.font("body", tabular=True)
        at = top if note else 0
        area = row.rect(columns.level_left, at, columns.level, first if note else high)
        row.text(area, str(index.data(Role.LEVEL)), body, "text-2")
        if note:
            below = row.rect(columns.level_left, top + first, columns.level, second)
            row.text(below, note, small, quiet)
        if columns.to_go:
            area = row.rect(columns.to_go_left, 0, columns.to_go, high)
            row.text(area, str(index.data(Role.COUNT) or ""), body, "text-2", at_end=True)


def _lines(theme: Theme) -> tuple[float, float]:
    return line_height(theme.font("medium"), 18), line_height(theme.font("caption"), 14)
