"""A table of cards: as many side by side as the width holds, gone through in reading order.

Only the cards on the screen are drawn, so a thousand cost no more than a dozen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRectF, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from planner.ui.delegates.piece_delegate import CARD_WIDTH, GAP, SIDE, card_height, card_of

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QPersistentModelIndex
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent

    from planner.ui.delegates.piece_delegate import PieceDelegate
    from planner.ui.models.piece_cards import PieceCards
    from planner.ui.theme import ThemeSource

    AnyIndex = QModelIndex | QPersistentModelIndex

_KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_Action = QAbstractItemView.CursorAction


class CardTable(QTableView):
    """Shows `PieceCards`; one card is chosen."""

    def __init__(
        self,
        themes: ThemeSource,
        cards: PieceCards,
        delegate: PieceDelegate,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """Show cards with a delegate; `name` is read aloud."""
        super().__init__(parent)
        self.cards = cards
        self._delegate = delegate
        self._themes = themes
        cards.setParent(self)
        delegate.setParent(self)
        self.setModel(cards)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self._set_up()
        themes.theme_changed.connect(self._lay_out)
        self._lay_out()

    @property
    def place(self) -> int:
        """The place of the chosen card in reading order, or -1."""
        return self.cards.place(self.currentIndex())

    def choose_card(self, place: int) -> None:
        """Choose a card by its place in reading order."""
        cell = self.cards.cell(place)
        if cell.isValid():
            self.setCurrentIndex(cell)
            self.scrollTo(cell)

    def card_rect(self, cell: AnyIndex) -> QRectF:
        """Where the card of a cell is in the viewport."""
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        area = QRectF(self.visualRect(cell))
        return card_of(area, cell.column(), self.cards.columns, mirrored=mirrored)

    # --- Qt's side ------------------------------------------------------------------------------

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go in reading order; a step past the last card stays."""
        columns, last = self.cards.columns, self.cards.count - 1
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        page = max(1, self.viewport().height() // max(1, self.rowHeight(0))) * columns
        steps = {
            _Action.MoveLeft: 1 if mirrored else -1,
            _Action.MoveRight: -1 if mirrored else 1,
            _Action.MovePrevious: -1,
            _Action.MoveNext: 1,
            _Action.MoveUp: -columns,
            _Action.MoveDown: columns,
            _Action.MovePageUp: -page,
            _Action.MovePageDown: page,
        }
        ends = {_Action.MoveHome: 0, _Action.MoveEnd: last}
        here = max(0, self.place)
        target = ends.get(action, here + steps.get(action, 0))
        if action in (_Action.MoveUp, _Action.MovePageUp) and target < 0:
            target = here % columns
        if action in (_Action.MoveDown, _Action.MovePageDown) and target > last:
            # To the last row where there is one below, else nowhere.
            target = last if here // columns < last // columns else here
        return self.cards.cell(max(0, min(target, last)))

    def selectionCommand(
        self, index: AnyIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """The chosen card is the current one, whatever keys are held."""
        if not self.cards.flags(index):
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return QItemSelectionModel.SelectionFlag.ClearAndSelect

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring where the focus came by keyboard."""
        super().focusInEvent(event)
        self._set_ring(shown=event.reason() in _KEYBOARD_REASONS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whoever goes by keys sees where."""
        self._set_ring(shown=True)
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Whoever points knows where."""
        self._set_ring(shown=False)
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many cards side by side as the width holds."""
        super().resizeEvent(event)
        self._lay_out()

    # --- Internals ------------------------------------------------------------------------------

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("ground", "canvas")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _lay_out(self) -> None:
        theme, width = self._themes.theme, self.viewport().width()
        least = theme.scaled(CARD_WIDTH)
        columns = max(1, (width - 2 * SIDE + GAP) // (least + GAP))
        if columns != self.cards.columns:
            place = self.place
            self.blockSignals(True)
            self.cards.set_columns(columns)
            self.choose_card(place)
            self.blockSignals(False)
        edges = [SIDE - GAP // 2] + [0] * (columns - 1)
        edges[-1] += SIDE - GAP // 2
        room = width - sum(edges)
        for column, edge in enumerate(edges):
            part = room * (column + 1) // columns - room * column // columns
            self.setColumnWidth(column, part + edge)
        self.verticalHeader().setDefaultSectionSize(card_height(theme) + GAP)
        self.verticalScrollBar().setSingleStep(theme.scaled(60))
        self.viewport().update()

    def _set_ring(self, *, shown: bool) -> None:
        if shown != self._delegate.ring:
            self._delegate.ring = shown
            self.viewport().update()
