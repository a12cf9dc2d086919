"""Cards of evidence in a grid: one is chosen, arrows move the choice, Enter opens it.

The grid is one Tab stop at the chosen card and a second one at its star; the card of what comes
next stands last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.elided_label import ElidedLabel, TextLabel
from planner.ui.widgets.piece_card import PIECE_WIDTH, PieceCard, piece_height
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent, QResizeEvent

    from planner.ui.roles import PieceRow
    from planner.ui.theme import ThemeSource

_GAP = 16


class NextPiece(QFrame):
    """The piece that comes next, with the way to its milestone."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start without words."""
        super().__init__(parent)
        self.setProperty("frame", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._themes = themes
        self._star = QLabel()
        self.title = TextLabel(themes, "", "small", "secondary", wrap=True)
        self.due = ElidedLabel(themes, "", "caption", "tertiary")
        self.open = push_button(themes, self.tr("Open milestone"), compact=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addStretch(1)
        head = TextLabel(themes, self.tr("Next piece"), "strong")
        for label in (self._star, head, self.title, self.due):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        themes.theme_changed.connect(self._tint)
        self._tint()

    def show_piece(self, title: str, due: str) -> None:
        """Say what comes next and when."""
        self.title.setText(title)
        self.due.setText(due)
        self.due.setVisible(bool(due))
        self.open.setAccessibleDescription(title)

    def _tint(self) -> None:
        theme = self._themes.theme
        ratio = self.devicePixelRatioF()
        color = theme.color("portfolio")
        self._star.setPixmap(theme.icons.pixmap("star", color, theme.scaled(24), ratio))


class PieceGrid(ThemedWidget):
    """All cards, as many side by side as the width holds."""

    chosen = Signal()
    """Another card is chosen."""
    taken = Signal()
    """The chosen card is to be opened."""
    star_requested = Signal(object)
    """The row of the card whose star was pressed."""
    menu_requested = Signal(object)
    """The menu of the chosen card, at a place of the screen."""

    def __init__(self, themes: ThemeSource, name: str, parent: QWidget | None = None) -> None:
        """Start empty; `name` is read aloud."""
        super().__init__(themes, parent)
        self.setAccessibleName(name)
        self.cards: list[PieceCard] = []
        self._count = 0
        self._locked = False
        self.next_piece = NextPiece(themes, self)
        self.next_piece.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def shown(self) -> list[PieceCard]:
        """The cards that stand in the grid."""
        return self.cards[: self._count]

    @property
    def value(self) -> PieceRow | None:
        """What the chosen card shows."""
        return next((card.row for card in self.shown if card.isChecked()), None)

    def lock(self) -> None:
        """Take no stars: the plan is open to be read."""
        self._locked = True

    def set_rows(self, rows: Sequence[PieceRow], *, with_next: bool) -> None:
        """Show these pieces; the one that was chosen stays so where it is among them."""
        old = self.value
        for row in rows[len(self.cards) :]:
            self._add(row)
        self._count = len(rows)
        for place, card in enumerate(self.cards):
            if place < len(rows):
                card.set_row(rows[place])
                card.setChecked(_is_same(old, rows[place]))
            card.setVisible(place < len(rows))
        if rows and self.value is None:
            self.cards[0].setChecked(True)
        self.next_piece.setVisible(with_next)
        self._set_stop()
        self._arrange()
        self.updateGeometry()

    def focus_card(self) -> None:
        """Give the focus to the chosen card, or the way to the next piece."""
        target = next((card for card in self.shown if card.isChecked()), self.next_piece.open)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All rows and the gaps between."""
        count = self._count + (not self.next_piece.isHidden())
        rows = -(-count // self._columns(width))
        return max(0, rows * (piece_height(self.theme) + _GAP) - _GAP)

    def sizeHint(self) -> QSize:
        """Three columns."""
        width = 3 * self.theme.scaled(PIECE_WIDTH) + 2 * _GAP
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One card; the height that all need follows from the width."""
        return QSize(self.theme.scaled(160), piece_height(self.theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the cards."""
        self._arrange()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the card under the pointer, or of the one with the focus."""
        place = event.pos()
        card = next((each for each in self.shown if each.geometry().contains(place)), None)
        if card is not None:
            self._choose(card)
            self.menu_requested.emit(event.globalPos())

    def _theme_changed(self) -> None:
        super()._theme_changed()
        self._arrange()

    def _add(self, row: PieceRow) -> None:
        card = PieceCard(self.themes, row, self)
        card.clicked.connect(lambda: self._choose(card))
        card.taken.connect(self.taken)
        card.move_requested.connect(lambda key: self._move(card, Qt.Key(key)))
        card.star.setEnabled(not self._locked)
        card.star.clicked.connect(lambda: self.star_requested.emit(card.row))
        self.cards.append(card)
        # Reading order: what comes next stands last.
        self.next_piece.raise_()

    def _columns(self, width: int) -> int:
        return max(1, (width + _GAP) // (self.theme.scaled(PIECE_WIDTH) + _GAP))

    def _arrange(self) -> None:
        columns, height = self._columns(self.width()), piece_height(self.theme)
        room = self.width() - (columns - 1) * _GAP
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        widgets: list[QWidget] = [*self.shown, self.next_piece]
        for place, widget in enumerate(widgets):
            row, column = divmod(place, columns)
            left = round(column * room / columns) + column * _GAP
            right = round((column + 1) * room / columns) + column * _GAP
            if mirrored:
                left, right = self.width() - right, self.width() - left
            widget.setGeometry(QRect(left, row * (height + _GAP), right - left, height))

    def _set_stop(self) -> None:
        last: QWidget | None = None
        for card in self.cards:
            strong = Qt.FocusPolicy.StrongFocus
            policy = strong if card.isChecked() else Qt.FocusPolicy.ClickFocus
            card.setFocusPolicy(policy)
            card.star.setFocusPolicy(policy)
            last = card.star if card.isChecked() else last
        if last is not None:
            QWidget.setTabOrder(last, self.next_piece.open)

    def _choose(self, card: PieceCard) -> None:
        for other in self.cards:
            other.setChecked(other is card)
        self._set_stop()
        self.chosen.emit()

    def _move(self, card: PieceCard, key: Qt.Key) -> None:
        place, last = self.cards.index(card), self._count - 1
        forward = -1 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 1
        columns = self._columns(self.width())
        steps = {
            Qt.Key.Key_Left: -forward,
            Qt.Key.Key_Right: forward,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
        }
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        target = ends[key] if key in ends else place + steps[key]
        if 0 <= target <= last:
            self.cards[target].setFocus(Qt.FocusReason.TabFocusReason)
            self._choose(self.cards[target])


def _is_same(old: PieceRow | None, new: PieceRow) -> bool:
    return old is not None and (old.milestone, old.place) == (new.milestone, new.place)
