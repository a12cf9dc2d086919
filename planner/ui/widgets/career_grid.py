"""Career cards in a grid: one is chosen, arrows move the choice, Enter takes it.

Each card is a painted button, so that it has a name of its own for assistive technology. The grid
is one Tab stop, at the chosen card, and a second one at its compare box where cards have one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.widgets.career_card import CARD_WIDTH, END_KEYS, Card, CareerCard, card_height
from planner.ui.widgets.compared_cards import ComparedCards
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from planner.ui.theme import ThemeSource

_GAP = 12


class CareerGrid(ThemedWidget):
    """All cards, as many side by side as the width holds."""

    chosen = Signal(str)
    """Key of the card the learner chose."""
    taken = Signal(str)
    """Key of the card the learner took: goes on to the next step."""

    def __init__(
        self,
        themes: ThemeSource,
        cards: Sequence[Card],
        name: str,
        parent: QWidget | None = None,
        *,
        comparable: bool = False,
    ) -> None:
        """Show cards in the order given, none chosen; `name` is read aloud.

        With `comparable` each card has a box, see `comparison`.
        """
        super().__init__(themes, parent)
        self.setAccessibleName(name)
        self._cards: dict[str, CareerCard] = {}
        self._shown: list[CareerCard] = []
        for card in cards:
            widget = CareerCard(themes, card, self, comparable=comparable)
            widget.clicked.connect(self._clicked)
            widget.move_requested.connect(self._move)
            widget.taken.connect(self._take)
            self._cards[card.key] = widget
            self._shown.append(widget)
        self.comparison = ComparedCards(self._cards, self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._set_stop()

    @property
    def value(self) -> str:
        """Key of the chosen card, empty for none."""
        return next((key for key, card in self._cards.items() if card.isChecked()), "")

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of all cards, in order."""
        return tuple(self._cards)

    @property
    def shown(self) -> tuple[str, ...]:
        """Keys of the cards that are not filtered out."""
        return tuple(card.card.key for card in self._shown)

    @property
    def columns(self) -> int:
        """How many cards stand side by side."""
        return self._columns(self.width())

    def set_notes(self, notes: Mapping[str, str]) -> None:
        """Say something on some cards instead of their lines; the others show their lines."""
        for key, card in self._cards.items():
            card.set_note(notes.get(key, ""))

    def card(self, key: str) -> CareerCard:
        """The card of a key.

        Raises:
            KeyError: if there is none.
        """
        return self._cards[key]

    def set_value(self, key: str) -> None:
        """Choose a card without reporting it as the learner's choice.

        Raises:
            KeyError: if there is no such card.
        """
        self._cards[key].setChecked(True)
        for other, card in self._cards.items():
            if other != key:
                card.setChecked(False)
        self._set_stop()

    def show_only(self, keys: Sequence[str]) -> None:
        """Hide the cards that are not named."""
        wanted = set(keys)
        self._shown = [card for key, card in self._cards.items() if key in wanted]
        for key, card in self._cards.items():
            card.setVisible(key in wanted)
        self._set_stop()
        self._arrange()
        self.updateGeometry()

    def focus_card(self) -> None:
        """Give the focus to the chosen card, or the first one."""
        stop = self._stop()
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All rows and the gaps between."""
        rows = -(-len(self._shown) // self._columns(width))
        return max(0, rows * (card_height(self.theme) + _GAP) - _GAP)

    def sizeHint(self) -> QSize:
        """Three columns."""
        width = 3 * self.theme.scaled(CARD_WIDTH) + 2 * _GAP
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One card; the height that all need follows from the width."""
        return QSize(self.theme.scaled(160), card_height(self.theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the cards."""
        self._arrange()

    def _theme_changed(self) -> None:
        super()._theme_changed()
        self._arrange()

    def _columns(self, width: int) -> int:
        return max(1, (width + _GAP) // (self.theme.scaled(CARD_WIDTH) + _GAP))

    def _arrange(self) -> None:
        columns, height = self._columns(self.width()), card_height(self.theme)
        room = self.width() - (columns - 1) * _GAP
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for place, card in enumerate(self._shown):
            row, column = divmod(place, columns)
            left = round(column * room / columns) + column * _GAP
            right = round((column + 1) * room / columns) + column * _GAP
            if mirrored:
                left, right = self.width() - right, self.width() - left
            card.setGeometry(QRect(left, row * (height + _GAP), right - left, height))

    def _stop(self) -> CareerCard | None:
        first = self._shown[0] if self._shown else None
        return next((card for card in self._shown if card.isChecked()), first)

    def _set_stop(self) -> None:
        stop = self._stop()
        for card in self._cards.values():
            strong = Qt.FocusPolicy.StrongFocus
            policy = strong if card is stop else Qt.FocusPolicy.ClickFocus
            card.setFocusPolicy(policy)
            if card.compare_box is not None:
                card.compare_box.setFocusPolicy(policy)

    def _clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, CareerCard):
            self._choose(sender)

    def _take(self) -> None:
        sender = self.sender()
        if isinstance(sender, CareerCard):
            self.taken.emit(sender.card.key)

    def _choose(self, card: CareerCard) -> None:
        self.set_value(card.card.key)
        self.chosen.emit(card.card.key)

    def _move(self, key: int) -> None:
        sender = self.sender()
        if not isinstance(sender, CareerCard) or sender not in self._shown:
            return
        target = self._shown[self._next_place(self._shown.index(sender), Qt.Key(key))]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if not target.isChecked():
            self._choose(target)

    def _next_place(self, place: int, key: Qt.Key) -> int:
        last = len(self._shown) - 1
        if key in END_KEYS:
            return 0 if key == Qt.Key.Key_Home else last
        forward, columns = 1, self.columns
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            forward = -1
        step = {
            Qt.Key.Key_Left: -forward,
            Qt.Key.Key_Right: forward,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
        }[key]
        target = place + step
        if key == Qt.Key.Key_Down and target > last and place // columns < last // columns:
            return last
        return target if 0 <= target <= last else place
