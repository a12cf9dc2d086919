"""Which of the cards in a grid are ticked for comparison, and how many may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.ui.widgets.career_card import CareerCard

#: How many careers can be compared at once.
MOST_COMPARED: Final = 3


class ComparedCards(QObject):
    """Keeps the order in which boxes were ticked, and closes the others once there are enough."""

    changed = Signal(object)
    """Keys of the cards whose compare box is ticked, in the order in which they were."""

    def __init__(self, cards: Mapping[str, CareerCard], parent: QObject) -> None:
        """Watch the boxes of some cards, by key; cards without a box are left alone."""
        super().__init__(parent)
        self._boxes = {
            key: card.compare_box for key, card in cards.items() if card.compare_box is not None
        }
        self._keys: tuple[str, ...] = ()
        for box in self._boxes.values():
            box.toggled.connect(self._ticked)

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the cards to compare."""
        return self._keys

    def set_keys(self, keys: Sequence[str]) -> None:
        """Tick exactly these cards, the first of them where there are too many."""
        known = [key for key in dict.fromkeys(keys) if key in self._boxes]
        wanted = tuple(known[:MOST_COMPARED])
        if wanted == self._keys:
            return
        for key, box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(key in wanted)
            box.blockSignals(False)
            box.update()
        self._take(wanted)

    def _ticked(self) -> None:
        ticked = [key for key, box in self._boxes.items() if box.isChecked()]
        kept = [key for key in self._keys if key in ticked]
        self._take((*kept, *(key for key in ticked if key not in kept)))

    def _take(self, keys: tuple[str, ...]) -> None:
        self._keys = keys
        full = len(keys) >= MOST_COMPARED
        why = self.tr("{0} careers can be compared at once.").format(MOST_COMPARED)
        for box in self._boxes.values():
            closed = full and not box.isChecked()
            box.setEnabled(not closed)
            box.setToolTip(why if closed else "")
        self.changed.emit(keys)
