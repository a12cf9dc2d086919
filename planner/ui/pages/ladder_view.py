"""The way of one skill as a list that is as high as its rows: the panel around it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.delegates.ladder_delegate import LadderDelegate
from planner.ui.models.ladder_list import LadderList
from planner.ui.pages.quiet_list import QuietList
from planner.ui.roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPersistentModelIndex, QPoint, QRect
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent

    from planner.ui.models.ladder_rows import LadderRow
    from planner.ui.theme import ThemeSource

    AnyIndex = QModelIndex | QPersistentModelIndex


class LadderView(QuietList):
    """Shows a `LadderList`; boxes tick, a double click or Enter opens."""

    #: A fact: another row is current; the id of its milestone, or "" for a level.
    milestone_chosen = Signal(str)
    #: Wishes about a milestone: tick or untick it; show it with its panel.
    toggle_requested = Signal(str)
    milestone_requested = Signal(str)
    #: A wish: the menu of the current row, at a place of the screen.
    menu_requested = Signal(object)
    #: A fact: the current row is here, and should be seen.
    row_entered = Signal(object)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start empty."""
        self.ladder = LadderList()
        self._delegate = LadderDelegate(themes)
        #: Whose box is pressed, or "".
        self._pressed = ""
        super().__init__(self.ladder, self._delegate, "", parent)
        self.setAccessibleName(self.tr("How your plan gets you there"))
        self.ladder.setParent(self)
        self._delegate.setParent(self)
        self.setProperty("ground", "canvas")
        self.setUniformItemSizes(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.theme_changed.connect(self._theme_changed)

    @property
    def chosen(self) -> str:
        """Id of the milestone of the current row, or ""."""
        return str(self.currentIndex().data(Role.MILESTONE_ID) or "")

    def set_rows(self, rows: Sequence[LadderRow]) -> None:
        """Show other rows, at the same milestone where it is among them."""
        chosen = self.chosen
        self.blockSignals(True)
        self.ladder.set_rows(rows)
        row = self.ladder.row_of(chosen)
        if row >= 0:
            self.setCurrentIndex(self.ladder.index(row))
        self.blockSignals(False)
        if self.chosen != chosen:
            self.milestone_chosen.emit(self.chosen)
        self.updateGeometry()

    # --- Qt's side ------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """As high as all rows."""
        return QSize(240, max(1, self.sizeHintForRow(0)) * self.ladder.rowCount())

    def minimumSizeHint(self) -> QSize:
        """It may be narrow, never low."""
        return QSize(120, self.sizeHint().height())

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell which milestone is current, and where."""
        super().currentChanged(current, previous)
        self.milestone_chosen.emit(self.chosen)
        if current.isValid() and self.hasFocus():
            place: QRect = self.visualRect(current)
            self.row_entered.emit(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember whose box is pressed."""
        super().mousePressEvent(event)
        self._pressed = self._box_at(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a box ticks it; one that was pressed elsewhere does not."""
        super().mouseReleaseEvent(event)
        name = self._box_at(event.position().toPoint())
        is_click, self._pressed = bool(name) and name == self._pressed, ""
        if is_click and event.button() is Qt.MouseButton.LeftButton:
            self.toggle_requested.emit(name)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the milestone, unless its box was meant."""
        place = event.position().toPoint()
        name = str(self.indexAt(place).data(Role.MILESTONE_ID) or "")
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and name and not self._box_at(place):
            self.milestone_requested.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space ticks; the rest is a list's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen:
            self.milestone_requested.emit(self.chosen)
        elif event.key() == Qt.Key.Key_Space and self.chosen:
            self.toggle_requested.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the current row."""
        self.menu_requested.emit(event.globalPos())

    def _box_at(self, place: QPoint) -> str:
        """Id of the milestone whose box lies at a place, or ""."""
        index = self.indexAt(place)
        row, direction = self.visualRect(index), self.layoutDirection()
        is_box = index.isValid() and self._delegate.is_box(place, row, direction)
        return str(index.data(Role.MILESTONE_ID) or "") if is_box else ""

    def _theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()
