"""The pathway as a numbered outline: a table that any screen reader can read row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planner.ui.actions import ActionId
from planner.ui.delegates.row_painter import RowPainter
from planner.ui.models.pathway_outline import NUMBER, STATE, TITLE, PathwayOutline
from planner.ui.roles import Role, RowType
from planner.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QPersistentModelIndex
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter

    from planner.domain.plan import Plan
    from planner.ui.theme import ThemeSource
    from planner.words import Words

    AnyIndex = QModelIndex | QPersistentModelIndex


class _Cell(QStyledItemDelegate):
    """Draws a cell in the row's colour; a phase stronger than its milestones."""

    def __init__(self, themes: ThemeSource, parent: QObject) -> None:
        super().__init__(parent)
        self._themes = themes

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the text."""
        painter.save()
        theme, is_phase = self._themes.theme, index.data(Role.ROW_TYPE) == RowType.PHASE
        row = RowPainter(painter, QRectF(option.rect), theme, option.direction)
        if not row.fill_selected(option.state) and is_phase:
            row.fill("sunken")
        row.line(0, row.width, row.height - 1)
        font = theme.font("strong" if is_phase else "body", tabular=index.column() != TITLE)
        tone = "text" if is_phase or index.column() == TITLE else "text-2"
        area = row.rect(8, 0, row.width - 16, row.height)
        row.text(area, str(index.data() or ""), font, tone)
        if option.state & QStyle.StateFlag.State_HasFocus:
            row.focus_ring()
        painter.restore()


class OutlineView(RowTable):
    """Shows a `PathwayOutline`."""

    #: A fact: another row is current; the id of its milestone, or "" for a phase.
    milestone_chosen = Signal(str)
    #: A wish: show a milestone with its panel.
    milestone_requested = Signal(str)
    #: A wish: a command of the action table, by its id.
    command_requested = Signal(str)
    #: A wish: the menu of the current row, at a place of the screen.
    menu_requested = Signal(object)

    def __init__(
        self, themes: ThemeSource, plan: Plan, words: Words, parent: QWidget | None = None
    ) -> None:
        """Show a plan."""
        super().__init__(parent)
        self._themes = themes
        self.outline = PathwayOutline(words, self)
        self.setModel(self.outline)
        self.setItemDelegate(_Cell(themes, self))
        self.setAccessibleName(self.tr("Outline of the pathway"))
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        themes.theme_changed.connect(self._measure)
        self.set_plan(plan)
        self._measure()

    @property
    def chosen(self) -> str:
        """Id of the milestone of the current row, or ""."""
        return str(self.currentIndex().data(Role.MILESTONE_ID) or "")

    def set_plan(self, plan: Plan) -> None:
        """Show another state of the plan, at the same milestone."""
        chosen = self.chosen
        self.blockSignals(True)
        self.outline.set_plan(plan)
        self.choose(chosen)
        self.blockSignals(False)

    def choose(self, milestone: str) -> None:
        """Make a milestone's row current."""
        row = self.outline.row_of(milestone)
        if row >= 0 and milestone != self.chosen:
            index = self.outline.index(row, NUMBER)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    # --- Qt's side ------------------------------------------------------------------------------

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell which milestone is current."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.milestone_chosen.emit(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space ticks; the rest is a table's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen:
            self.milestone_requested.emit(self.chosen)
        elif event.key() == Qt.Key.Key_Space and self.chosen:
            self.command_requested.emit(ActionId.TOGGLE_DONE)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open."""
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and self.indexAt(event.position().toPoint()).data(Role.MILESTONE_ID):
            self.milestone_requested.emit(self.chosen)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the current row."""
        self.menu_requested.emit(event.globalPos())

    def _measure(self) -> None:
        theme = self._themes.theme
        metrics = QFontMetrics(theme.font("body", tabular=True))
        self.verticalHeader().setDefaultSectionSize(max(32, metrics.height() + 14))
        self.horizontalHeader().setFixedHeight(max(32, metrics.height() + 14))
        letter = metrics.averageCharWidth()
        for column in range(self.outline.columnCount()):
            if column != TITLE:
                letters = {NUMBER: 11, STATE: 14}.get(column, 18)
                self.setColumnWidth(column, letter * letters)
