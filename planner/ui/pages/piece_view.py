"""The cards of the portfolio in a table that draws only those on the screen.

Keys go through the cards in reading order: arrows, Home, End and the page keys choose, Enter opens,
Space sets the star, F2 asks for another title, Delete to take the piece away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from planner.ui.delegates.piece_delegate import (
    LEAST_KEPT,
    PREVIEW,
    CardPlaces,
    PieceDelegate,
    next_button,
)
from planner.ui.models.piece_cards import PieceCards
from planner.ui.pages.card_table import CardTable
from planner.ui.roles import NextPieceRow, PieceRow, Role
from planner.ui.widgets.elided_label import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from planner.ui.models.piece_cards import Previews
    from planner.ui.theme import ThemeSource

    AnyIndex = QModelIndex | QPersistentModelIndex

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETING: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_SEEN_MS: Final = 40
#: No card is pressed.
_NOTHING: Final = (-1, -1, "")


class PieceView(CardTable):
    """Shows `PieceCards`; one card is chosen."""

    #: A fact: another card is chosen.
    piece_chosen = Signal()
    #: Wishes about a `PieceRow`: open it, star it or no longer, take it away.
    open_requested = Signal(object)
    star_requested = Signal(object)
    remove_requested = Signal(object)
    #: A wish: another title for the chosen piece.
    rename_requested = Signal()
    #: Wishes: the menu of the chosen piece at a place of the screen; a milestone, by its id.
    menu_requested = Signal(object)
    milestone_requested = Signal(str)
    #: A fact: these `PieceRow`s are on the screen.
    seen = Signal(object)

    def __init__(
        self, themes: ThemeSource, previews: Previews, name: str, parent: QWidget | None = None
    ) -> None:
        """Start empty; `name` is read aloud."""
        super().__init__(themes, PieceCards(previews), PieceDelegate(themes), name, parent)
        #: Row and column of the card that is pressed, and what of it; see `_part_at`.
        self._pressed = _NOTHING
        self._seen = QTimer(self)
        self._seen.setSingleShot(True)
        self._seen.setInterval(_SEEN_MS)
        self._seen.timeout.connect(self._tell_seen)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._seen.start())

    # --- Properties and methods -----------------------------------------------------------------

    @property
    def piece(self) -> PieceRow | None:
        """The chosen piece."""
        found: PieceRow | None = self.currentIndex().data(Role.PIECE)
        return found

    def set_rows(self, rows: Sequence[PieceRow], coming: NextPieceRow | None) -> None:
        """Show other pieces at the same one, else at that in its place."""
        chosen, place = self.piece, self.place
        self.blockSignals(True)
        self.cards.set_rows(rows, coming)
        self.blockSignals(False)
        last = len(rows) - 1
        found = self.cards.place_of(*chosen.key) if chosen else -1
        if found < 0:
            # Whoever stood on what comes next stays there.
            at_next = chosen is None and place >= 0 and coming is not None
            found = last + 1 if at_next else max(0, min(place, last))
        if found != self.place:
            self.choose_card(found)
        self._seen.start()

    def choose(self, milestone: str, place: int) -> bool:
        """Choose a piece by where it stands in the plan; tells whether it is shown."""
        found = self.cards.place_of(milestone, place)
        if found >= 0:
            self.choose_card(found)
        return found >= 0

    def on_screen(self) -> tuple[PieceRow, ...]:
        """The pieces whose cards are at least partly seen."""
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        last = self.cards.rowCount() - 1 if last < 0 else last
        columns = self.cards.columns
        return self.cards.rows[first * columns : (last + 1) * columns]

    def room(self, ratio: float) -> QSize:
        """The room for a picture on a card, in pixels of the screen."""
        card = self.card_rect(self.cards.cell(0))
        high = self._themes.theme.scaled(PREVIEW)
        return QSize(round(card.width() * ratio), round(high * ratio))

    # --- Qt's side ------------------------------------------------------------------------------

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell that another card is chosen."""
        super().currentChanged(current, previous)
        self.piece_chosen.emit()

    def event(self, event: QEvent) -> bool:
        """Here F2 is about the piece, and not about its milestone as in menus."""
        overrides = event.type() == QEvent.Type.ShortcutOverride and _is_rename(event)
        if overrides and self.piece is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space stars, F2 renames, Delete takes away; the rest is a table's."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = held == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in _ENTER:
            self._take(self.currentIndex())
        elif plain and self.piece and event.key() == Qt.Key.Key_Space:
            self.star_requested.emit(self.piece)
        elif plain and self.piece and event.key() in _DELETING:
            self.remove_requested.emit(self.piece)
        elif self.piece and _is_rename(event):
            self.rename_requested.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next piece that begins with what was typed."""
        rows, here = self.cards.rows, max(0, self.place)
        order = [(here + step) % len(rows) for step in range(1, len(rows) + 1)] if rows else []
        wanted = search.casefold()
        found = next((at for at in order if rows[at].title.casefold().startswith(wanted)), -1)
        if found >= 0:
            self.choose_card(found)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the card under the pointer; beside the cards nothing is chosen."""
        place = event.position().toPoint()
        cell = self._card_at(place)
        self._pressed = _NOTHING
        if cell is not None:
            self._pressed = (cell.row(), cell.column(), self._part_at(cell, place))
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the star, the play mark or the button of what comes next."""
        super().mouseReleaseEvent(event)
        place, pressed = event.position().toPoint(), self._pressed
        cell, self._pressed = self._card_at(place), _NOTHING
        if cell is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        part, piece = self._part_at(cell, place), cell.data(Role.PIECE)
        if pressed != (cell.row(), cell.column(), part):
            return  # pressed elsewhere, and let go of here
        if part == "star":
            self.star_requested.emit(piece)
        elif part in ("play", "next"):
            self._take(cell)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the piece, but not by two clicks on its star or play mark."""
        place = event.position().toPoint()
        cell = self._card_at(place)
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and cell is not None and not self._part_at(cell, place):
            self._take(cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what is under the pointer."""
        super().mouseMoveEvent(event)
        self._point(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is."""
        super().leaveEvent(event)
        self._point(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the card under the pointer, or of the chosen one."""
        cell = self._card_at(event.pos())
        if event.reason() is event.Reason.Keyboard:
            cell = self.currentIndex()
        if cell is None or cell.data(Role.PIECE) is None:
            return
        self.setCurrentIndex(cell)
        place = event.globalPos()
        if event.reason() is event.Reason.Keyboard:
            middle = self.card_rect(cell).center().toPoint()
            place = self.viewport().mapToGlobal(middle)
        self.menu_requested.emit(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Others are on the screen now."""
        super().resizeEvent(event)
        self._seen.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell what is on the screen again."""
        super().showEvent(event)
        self._seen.start()

    # --- Internals ------------------------------------------------------------------------------

    def _tell_seen(self) -> None:
        rows = self.on_screen()
        self._delegate.kept = max(LEAST_KEPT, 2 * len(rows))
        self.seen.emit(rows)

    def _take(self, cell: AnyIndex) -> None:
        piece: PieceRow | None = cell.data(Role.PIECE)
        coming: NextPieceRow | None = cell.data(Role.NEXT_PIECE)
        if piece is not None:
            self.open_requested.emit(piece)
        elif coming is not None:
            self.milestone_requested.emit(coming.milestone)

    def _card_at(self, place: QPoint) -> QModelIndex | None:
        cell = self.indexAt(place)
        there = bool(self.cards.flags(cell)) and self.card_rect(cell).contains(place)
        return cell if there else None

    def _part_at(self, cell: AnyIndex, place: QPoint) -> str:
        """What of a card is at a place: its star, play mark or button, or nothing of these."""
        area, theme = self.card_rect(cell), self._themes.theme
        piece: PieceRow | None = cell.data(Role.PIECE)
        coming: NextPieceRow | None = cell.data(Role.NEXT_PIECE)
        found: dict[str, QRectF] = {}
        if piece is not None:
            places = CardPlaces.of(area.width(), area.height(), theme)
            found["star"] = places.star
            if piece.plays:
                found["play"] = places.play
        elif coming is not None:
            found["next"] = next_button(area.width(), area.height(), coming.verb, theme)
        x, y = place.x() - area.left(), place.y() - area.top()
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            x = area.width() - x
        return next((part for part, rect in found.items() if rect.contains(x, y)), "")

    def _point(self, place: QPoint | None) -> None:
        self._delegate.pointer = place
        cell = self._card_at(place) if place is not None else None
        presses = cell is not None and place is not None and self._part_at(cell, place)
        shape = Qt.CursorShape.PointingHandCursor if presses else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self._show_tip(cell.data(Role.PIECE) if cell is not None else None)
        self.viewport().update()

    def _show_tip(self, piece: PieceRow | None) -> None:
        words = (piece.warning or piece.caution or piece.title) if piece else ""
        self.viewport().setToolTip(plain_tip(words))


def _is_rename(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_F2
        and event.modifiers() == Qt.KeyboardModifier.NoModifier
    )
