"""The list of what moves, drawn: a badge and a title, the date now, the new one, the change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planner.ui.delegates.row_painter import RowPainter
from planner.ui.dialogs.replan_moves import CHANGE, NEW, NOW, TITLE, MovesModel
from planner.ui.roles import Role
from planner.ui.widgets.kind_badge import paint_kind_badge
from planner.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from planner.ui.dialogs.replan_ways import Outcome
    from planner.ui.theme import Theme, ThemeSource
    from planner.words import Words

    AnyIndex = QModelIndex | QPersistentModelIndex

_BADGE = 20
_GAP = 8
#: Letters that a title column has to hold on one line.
_LEAST_TITLE = 22
#: Font and colour of each column.
_STYLES = (("body", "text"), ("body", "text-3"), ("medium", "text"), ("body", "text-2"))


class MovesDelegate(QStyledItemDelegate):
    """Draws a cell: the badge before the title, the new date stronger than the old one."""

    def __init__(self, themes: ThemeSource, parent: QObject) -> None:
        """Draw for one view."""
        super().__init__(parent)
        self._themes = themes

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the cell and the line below it."""
        theme, column = self._themes.theme, index.column()
        painter.save()
        row = RowPainter(painter, QRectF(option.rect), theme, option.direction)
        selected = row.fill_selected(option.state)
        row.line(0, row.width, row.height - 1)
        left = 0.0
        if column == TITLE:
            side = theme.scaled(_BADGE)
            kind = index.data(Role.KIND)
            if kind:
                box = row.rect(2, (row.height - side) / 2, side, side)
                paint_kind_badge(painter, box, kind, theme, own=bool(index.data(Role.OWN)))
            left = side + 12.0
        style, tone = _STYLES[column]
        tone = "text-2" if selected and tone == "text-3" else tone
        room = row.width - left - (_GAP if column == TITLE else 2)
        text, font = str(index.data() or ""), theme.font(style, tabular=column != TITLE)
        if row.height < self.two_lines():
            area = row.rect(left, 0, room, row.height)
            row.text(area, text, font, tone, at_end=column != TITLE)
        else:
            half, dates = row.height / 2 - 4, str(index.data(Role.SUBTITLE) or "")
            row.text(row.rect(left, 4, room, half), text, font, tone)
            small = theme.font("small", tabular=True)
            row.text(row.rect(left, 4 + half, room, half), dates, small, "text-2")
        painter.restore()

    def two_lines(self) -> int:
        """The height of a row with a title over its dates."""
        theme = self._themes.theme
        lines = (QFontMetrics(theme.font(style)).height() for style in ("body", "small"))
        return sum(lines) + 14

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """What the text needs."""
        font = self._themes.theme.font(_STYLES[index.column()][0], tabular=True)
        metrics = QFontMetrics(font)
        return QSize(metrics.horizontalAdvance(str(index.data() or "")) + 24, metrics.height() + 14)


class MovesHeader(QHeaderView):
    """Quiet heads over a line, in line with the texts below them."""

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        """Stand above one table."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._themes = themes

    def sizeHint(self) -> QSize:
        """One line of small text."""
        height = QFontMetrics(self._themes.theme.font("small")).height()
        return QSize(super().sizeHint().width(), max(28, height + 10))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw a head."""
        theme = self._themes.theme
        painter.save()
        row = RowPainter(painter, QRectF(rect), theme, self.layoutDirection())
        row.fill("surface")
        row.line(0, row.width, row.height - 1)
        text = str(self.model().headerData(logicalIndex, self.orientation()) or "")
        area = row.rect(0, 0, row.width - 2, row.height)
        row.text(area, text, theme.font("small"), "text-3", at_end=logicalIndex != TITLE)
        painter.restore()


class MovesTable(RowTable):
    """The list; widths and heights follow the text."""

    def __init__(self, themes: ThemeSource, words: Words, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._themes = themes
        self._narrow = False
        self._widths: dict[int, int] = {}
        self.moves = MovesModel(words, self)
        self.setModel(self.moves)
        self._delegate = MovesDelegate(themes, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("What moves"))
        header = MovesHeader(themes, self)
        self.setHorizontalHeader(header)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(20)
        themes.theme_changed.connect(self._measure)
        self._measure()

    def show_outcome(self, outcome: Outcome | None) -> None:
        """List the moves of another outcome, from the top."""
        self.moves.show_outcome(outcome)
        self._measure()
        self.scrollToTop()

    def sizeHint(self) -> QSize:
        """Five rows; it takes all the room there is."""
        return QSize(520, self._height(5))

    def minimumSizeHint(self) -> QSize:
        """Four rows."""
        return QSize(200, self._height(4))

    def _height(self, rows: int) -> int:
        return self.horizontalHeader().sizeHint().height() + rows * self._row_height() + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between dates beside the titles and below them."""
        super().resizeEvent(event)
        self._fit()

    def _row_height(self) -> int:
        if self._narrow:
            return self._delegate.two_lines()
        return max(33, QFontMetrics(self._themes.theme.font("body")).height() + 14)

    def _fit(self) -> None:
        """Where titles have no room beside the dates, put the dates below them."""
        least = _LEAST_TITLE * QFontMetrics(self._themes.theme.font("body")).averageCharWidth()
        narrow = self.viewport().width() - sum(self._widths.values()) < least
        if narrow != self._narrow:
            self._narrow = narrow
            for column, width in self._widths.items():
                self.setColumnHidden(column, narrow)
                if not narrow:
                    self.setColumnWidth(column, width)
            self.verticalHeader().setDefaultSectionSize(self._row_height())
            self.updateGeometry()

    def _measure(self) -> None:
        theme: Theme = self._themes.theme
        self.verticalHeader().setDefaultSectionSize(self._row_height())
        head = QFontMetrics(theme.font("small-medium"))
        for column in (NOW, NEW, CHANGE):
            metrics = QFontMetrics(theme.font(_STYLES[column][0], tabular=True))
            texts = {self.moves.index(row, column).data() for row in range(self.moves.rowCount())}
            width = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            name = self.moves.headerData(column, Qt.Orientation.Horizontal)
            width = max(width, head.horizontalAdvance(name), 40) + 18
            self._widths[column] = width
            if not self._narrow:
                self.setColumnWidth(column, width)
        self._fit()
        self.updateGeometry()
