"""The list of the plan page: a table view of one column with fixed rows and a header that sticks.

A `QTableView` with its headers hidden asks the model for visible rows only, which no other view of
Qt does. Fixed heights make a jump to any row a multiplication.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from planner.ui.delegates.milestone_delegate import MilestoneDelegate, milestone_height
from planner.ui.delegates.phase_header import paint_phase_header, phase_height
from planner.ui.delegates.row_painter import RowPainter
from planner.ui.pages.row_drag import RowDrag
from planner.ui.roles import Role, RowType
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QPersistentModelIndex

    from planner.ui.models.plan_model import PlanModel
    from planner.ui.theme import ThemeSource

    AnyIndex = QModelIndex | QPersistentModelIndex

_KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class _StickyHeader(ThemedWidget):
    """The header of the group whose rows are on top, over the view's first pixels."""

    clicked = Signal(int)

    def __init__(self, themes: ThemeSource, view: PlanView) -> None:
        super().__init__(themes, view.viewport())
        self._view = view
        self._row = -1
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.hide()

    def place(self, row: int, top: int, height: int) -> None:
        """Show the header of a row, or hide with -1; ``top`` is how far it is pushed up."""
        self._row = row
        self.setVisible(row >= 0)
        if row >= 0:
            self.setGeometry(0, top, self._view.viewport().width(), height)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the phase header as the delegate does."""
        model = self._view.model()
        if not 0 <= self._row < model.rowCount():
            return
        painter = QPainter(self)
        row = RowPainter(painter, QRectF(self.rect()), self.theme, self.layoutDirection())
        narrow = self._view.delegate.narrow
        index = model.index(self._row, 0)
        paint_phase_header(row, index, narrow=narrow, hovered=self.underMouse())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep it from the row beneath, which nobody sees."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Keep it from the rows beneath, which would be dragged or selected."""
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A header has no menu, and that of the row beneath is not asked for."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Report the group."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.clicked.emit(self._row)


class PlanView(QTableView):
    """Shows a `PlanModel`; knows keys, heights and the sticky header."""

    #: A wish: show the milestone in the inspector and go there (Enter, a double click).
    inspector_requested = Signal()
    #: A wish: open or close a group (its key, whether to open).
    expansion_requested = Signal(object, bool)
    #: A fact: the current row is another milestone now; its id, or "".
    milestone_chosen = Signal(str)
    #: A fact: other milestones are selected; their ids.
    selection_made = Signal(tuple)
    #: A wish: tick all that are selected, or take their ticks back.
    tick_requested = Signal()

    def __init__(
        self, themes: ThemeSource, model: PlanModel, parent: QWidget | None = None
    ) -> None:
        """Show a model."""
        super().__init__(parent)
        self._plan_model = model
        self._themes = themes
        self._by_keyboard = False
        #: The rows that are as high as a header.
        self._measured: list[int] = []
        self.setProperty("by_keyboard", False)
        self.delegate = MilestoneDelegate(themes, self)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(self.tr("Milestones"))
        self.setProperty("own_focus", True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        # All of it is painted here, so that Qt moves what stays in sight when it scrolls.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(False)
        self.setDragEnabled(True)
        self.drag = RowDrag(themes, self, model)
        self.setMinimumSize(QSize(260, 120))
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._sticky = _StickyHeader(themes, self)
        self._sticky.clicked.connect(self._toggle_group)
        self.verticalScrollBar().valueChanged.connect(self._place_sticky)
        themes.theme_changed.connect(self.measure)
        self.setModel(model)
        model.modelReset.connect(self.measure)
        model.dataChanged.connect(self._sticky.update)
        # Not with the next event: the learner sees the tick before the plan is worked out anew.
        model.ticked.connect(lambda index: self.viewport().repaint(self.visualRect(index)))
        self.measure()

    # --- Methods --------------------------------------------------------------------------------

    def measure(self) -> None:
        """Give every row its height; to be called after a reset and when fonts change."""
        theme = self._themes.theme
        header = self.verticalHeader()
        usual, height = milestone_height(theme), phase_height(theme)
        header.setDefaultSectionSize(usual)
        headers = self._plan_model.places.headers
        # Told of each height, the table would lay out and paint all of it again a moment later.
        header.blockSignals(True)
        # Qt keeps the heights of rows over a reset, so those that were headers are told as well.
        for row in self._measured:
            if row < self._plan_model.rowCount():
                header.resizeSection(row, usual)
        for row in headers:
            header.resizeSection(row, height)
        header.blockSignals(False)
        self._measured = headers
        self.executeDelayedItemsLayout()
        self.updateGeometries()
        self.viewport().update()
        self._place_sticky()

    def set_narrow(self, narrow: bool) -> None:
        """Leave out flags, hours and meters."""
        if narrow != self.delegate.narrow:
            self.delegate.narrow = narrow
            self.viewport().update()
            self._sticky.update()

    def current_milestone(self) -> str:
        """Id of the selected milestone, or ""."""
        index = self.currentIndex()
        return str(index.data(Role.MILESTONE_ID)) if index.isValid() else ""

    def selected(self) -> tuple[str, ...]:
        """Ids of the selected milestones, from top to bottom."""
        places, found = self._plan_model.places, self.selectionModel().selection()
        parts = (found.at(place) for place in range(found.count()))
        rows = sorted(row for part in parts for row in range(part.top(), part.bottom() + 1))
        return tuple(name for name in map(places.milestone_at, rows) if name)

    def select(self, milestones: Iterable[str]) -> None:
        """Select those of some milestones that are shown, and no others."""
        chosen = QItemSelection()
        for row in map(self._plan_model.row_of, milestones):
            if row >= 0:
                index = self._plan_model.index(row, 0)
                chosen.select(index, index)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(chosen, flags)

    def focus_quietly(self) -> None:
        """Take the keyboard without showing a ring, as after a click."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._set_by_keyboard(False)

    def choose(self, milestone: str) -> bool:
        """Select a milestone; False where it is not shown."""
        row = self._plan_model.row_of(milestone)
        if row < 0:
            return False
        index = self._plan_model.index(row, 0)
        if index != self.currentIndex() or self.selected() != (milestone,):
            # Not as Qt would, which asks whether Ctrl or Shift is held down.
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        self._uncover(row)
        return True

    # --- Qt's side ------------------------------------------------------------------------------

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell which milestone is current."""
        super().currentChanged(current, previous)
        milestone = current.data(Role.MILESTONE_ID) if current.isValid() else ""
        self.milestone_chosen.emit(milestone or "")

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell which milestones are selected."""
        super().selectionChanged(selected, deselected)
        self.selection_made.emit(self.selected())
        # The separators beside selected rows come and go with them.
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and close groups, go to the inspector; the rest is a list's."""
        self._set_by_keyboard(True)
        index = self.currentIndex()
        key = event.key()
        if not index.isValid():
            super().keyPressEvent(event)
            return
        is_phase = index.data(Role.ROW_TYPE) == RowType.PHASE
        back = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        forth = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        if key in (back, forth):
            self._expand(index, opened=key == forth)
        elif is_phase and key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle_group(index.row())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.inspector_requested.emit()
        elif key == Qt.Key.Key_Space and len(self.selected()) > 1:
            self.tick_requested.emit()
        elif key == Qt.Key.Key_Space:
            option = QStyleOptionViewItem()
            self.delegate.editorEvent(event, self._plan_model, option, index)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        """Drag the milestone that is selected alone."""
        selected = self.selected()
        if len(selected) == 1:
            self.drag.begin(selected[0])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select; a press on a header opens or closes its group."""
        self._set_by_keyboard(False)
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_phase = index.isValid() and index.data(Role.ROW_TYPE) == RowType.PHASE
        if is_phase and event.button() == Qt.MouseButton.LeftButton:
            self._toggle_group(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the inspector, unless the box of the milestone was meant."""
        super().mouseDoubleClickEvent(event)
        place, option = event.position().toPoint(), QStyleOptionViewItem()
        index = self.indexAt(place)
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        in_box = self.delegate.hit_area(option).contains(place)
        if is_plain and index.data(Role.MILESTONE_ID) and not in_box:
            self.inspector_requested.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring where the focus came by keyboard; start on the first row."""
        self._set_by_keyboard(event.reason() in _KEYBOARD_REASONS)
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._plan_model.rowCount():
            self.setCurrentIndex(self._plan_model.index(0, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and the ground below the last of them."""
        rows, room = self.model().rowCount(), self.viewport().rect()
        end = self.rowViewportPosition(rows - 1) + self.rowHeight(rows - 1) if rows else 0
        if end < room.height():
            painter = QPainter(self.viewport())
            painter.fillRect(
                room.adjusted(0, max(0, end), 0, 0), self._themes.theme.color("surface")
            )
            painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sticky header as wide as the rows, and in sight the current row that was."""
        row, before = self.currentIndex().row(), event.oldSize().height()
        end = self.rowViewportPosition(row) + self.rowHeight(row)
        super().resizeEvent(event)
        self._place_sticky()
        if row >= 0 and self.viewport().height() < end <= before:
            self._uncover(row)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.measure()

    # --- Internals ------------------------------------------------------------------------------

    def _set_by_keyboard(self, by_keyboard: bool) -> None:
        if by_keyboard != self._by_keyboard:
            self._by_keyboard = by_keyboard
            self.setProperty("by_keyboard", by_keyboard)
            self.viewport().update()

    def _expand(self, index: QModelIndex, *, opened: bool) -> None:
        if index.data(Role.ROW_TYPE) == RowType.PHASE:
            if bool(index.data(Role.EXPANDED)) != opened:
                self._set_expanded(index, opened=opened)
        elif not opened:
            row = self._plan_model.places.header_row(index.row())
            if row >= 0:
                self.setCurrentIndex(self._plan_model.index(row, 0))

    def _toggle_group(self, row: int) -> None:
        index = self._plan_model.index(row, 0)
        self._set_expanded(index, opened=not index.data(Role.EXPANDED))

    def _set_expanded(self, header: QModelIndex, *, opened: bool) -> None:
        key = header.data(Role.GROUP)
        self.expansion_requested.emit(key, opened)
        row = self._plan_model.places.header_of(key)
        if row >= 0:
            self.selectionModel().setCurrentIndex(
                self._plan_model.index(row, 0), self.selectionModel().SelectionFlag.NoUpdate
            )

    def _place_sticky(self) -> None:
        model = self._plan_model
        top = self.rowAt(0)
        if top < 0 or top >= model.rowCount():
            self._sticky.place(-1, 0, 0)
            return
        row = model.places.header_row(top)
        height = phase_height(self._themes.theme)
        if row < 0 or (row == top and self.rowViewportPosition(row) >= 0):
            self._sticky.place(-1, 0, 0)
            return
        following = model.places.header_after(row)
        push = 0
        if following >= 0:
            push = min(0, self.rowViewportPosition(following) - height)
        self._sticky.place(row, push, height)

    def _uncover(self, row: int) -> None:
        """Scroll a row out from under the sticky header."""
        self.scrollTo(self._plan_model.index(row, 0))
        hidden = phase_height(self._themes.theme) - self.rowViewportPosition(row)
        if hidden > 0 and self._sticky.isVisible():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - hidden)
