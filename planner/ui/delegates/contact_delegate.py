"""Draws the rows of the contacts: icon, name and note, where met, last contact, next follow-up.

A narrow list leaves out first where they met, then the last contact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.ui.delegates.row_painter import RowPainter, line_height, text_width
from planner.ui.roles import ContactRow, Role

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter

    from planner.ui.theme import Theme, ThemeSource

    AnyIndex = QModelIndex | QPersistentModelIndex

#: Px at both sides of a list that has room.
MARGIN: Final = 24
_TILE: Final = 34
_GAP: Final = 12
_MET: Final = 168
_LAST: Final = 100
_DUE: Final = 128
_MARK: Final = 14
#: Least width for a name.
_NAME: Final = 190


@dataclass(frozen=True, slots=True)
class ContactColumns:
    """Where the columns begin and how wide they are; 0 leaves one out."""

    margin: float
    name_left: float
    name: float
    met_left: float
    met: float
    last_left: float
    last: float
    due_left: float
    due: float

    @classmethod
    def of(cls, width: float, theme: Theme, margin: float = MARGIN) -> ContactColumns:
        """Fit the columns to a width."""
        name_left = margin + _TILE + _GAP
        due, met = theme.scaled(_DUE), theme.scaled(_MET)
        last = max(theme.scaled(_LAST), text_width("Last contact", theme.font("small")) + 4)
        rest = width - name_left - margin - due - _GAP
        least = theme.scaled(_NAME)
        last = last if rest - last - _GAP >= least else 0
        rest -= last + _GAP if last else 0
        met = met if rest - met - _GAP >= least else 0
        rest -= met + _GAP if met else 0
        name = max(40.0, rest)
        met_left = name_left + name + _GAP
        last_left = met_left + (met + _GAP if met else 0)
        due_left = last_left + (last + _GAP if last else 0)
        return cls(margin, name_left, name, met_left, met, last_left, last, due_left, due)


class ContactDelegate(QStyledItemDelegate):
    """Draws contacts from their row."""

    def __init__(self, themes: ThemeSource, parent: QObject | None = None) -> None:
        """Draw with the current theme of a source."""
        super().__init__(parent)
        self._themes = themes
        #: Draw the ring of the current row: the focus came by keyboard.
        self.ring = False
        #: Px at both sides.
        self.margin: float = MARGIN

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """52 high, more with larger text."""
        return QSize(0, max(52, round(sum(_lines(self._themes.theme))) + 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one row."""
        painter.save()
        theme, state = self._themes.theme, option.state
        row = RowPainter(painter, QRectF(option.rect), theme, option.direction)
        selected = row.fill_selected(state)
        if not selected and state & QStyle.StateFlag.State_MouseOver:
            row.fill("hover")
        contact: ContactRow = index.data(Role.CONTACT)
        columns = ContactColumns.of(row.width, theme, self.margin)
        _paint_tile(row, contact.icon, self.margin)
        _paint_words(row, contact, columns, "text-2" if selected else "text-3")
        if not selected:
            left = columns.name_left
            row.line(left, row.width - left - self.margin, row.height - 1)
        if self.ring and state & QStyle.StateFlag.State_HasFocus:
            row.focus_ring()
        painter.restore()


def _paint_tile(row: RowPainter, icon: str, margin: float) -> None:
    area = row.rect(margin, (row.height - _TILE) / 2, _TILE, _TILE)
    row.painter.setPen(QPen(row.theme.color("border"), 1))
    row.painter.setBrush(row.theme.color("sunken"))
    row.painter.drawEllipse(area.adjusted(0.5, 0.5, -0.5, -0.5))
    row.painter.setBrush(Qt.BrushStyle.NoBrush)
    row.icon(area.adjusted(9, 9, -9, -9), icon, "text-2")


def _paint_words(row: RowPainter, contact: ContactRow, columns: ContactColumns, quiet: str) -> None:
    theme = row.theme
    small, high = theme.font("small", tabular=True), _lines(theme)
    top = (row.height - sum(high)) / 2
    below = top + high[0]
    # Without a note the name stands alone in the middle.
    over, tall = (top, high[0]) if contact.note else (0.0, row.height)
    name = row.rect(columns.name_left, over, columns.name, tall)
    row.text(name, contact.name, theme.font("medium"), "text")
    note = row.rect(columns.name_left, below, columns.name, high[1])
    row.text(note, contact.note, small, quiet)
    if columns.met:
        met = row.rect(columns.met_left, 0, columns.met, row.height)
        row.text(met, contact.met, small, "text-2")
    if columns.last:
        last = row.rect(columns.last_left, 0, columns.last, row.height)
        row.text(last, contact.last, small, "text-2")
    due_left, due = columns.due_left, columns.due
    if contact.late:
        mark = theme.scaled(_MARK)
        area = row.rect(due_left, top + (high[0] - mark) / 2, mark, mark)
        row.icon(area, "warning-circle", "danger")
        due_left, due = due_left + mark + 6, due - mark - 6
    if not contact.due_note:
        token = "accent" if contact.offers_date else quiet
        row.text(row.rect(due_left, 0, due, row.height), contact.due, small, token)
        return
    font = theme.font("small-strong" if contact.late else "small", tabular=True)
    token = "danger" if contact.late else "text"
    row.text(row.rect(due_left, top, due, high[0]), contact.due, font, token)
    area = row.rect(columns.due_left, below, columns.due, high[1])
    row.text(area, contact.due_note, theme.font("caption", tabular=True), quiet)


def _lines(theme: Theme) -> tuple[float, float]:
    return line_height(theme.font("medium"), 18), line_height(theme.font("small"), 16)
