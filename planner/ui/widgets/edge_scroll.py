"""Scrolling on while something that is dragged is held at the edge of what it is dragged over."""

from __future__ import annotations

from math import copysign
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollBar

_PAUSE_MS: Final = 25
#: Pixels of the slowest and of the quickest step.
_LEAST, _MOST = 2.0, 40.0


class EdgeScroll(QObject):
    """Moves a scroll bar for as long as the hand rests at an edge: the further out, the quicker.

    A drag tells where the hand is only when it moves, and a hand that waits for the rows to come by
    does not.
    """

    #: A fact: what lies under the hand is something else now.
    moved = Signal()

    def __init__(self, bar: QScrollBar, edge: int) -> None:
        """Move a bar where the hand is nearer to the edge than so many pixels, or beyond it."""
        super().__init__(bar)
        self._bar = bar
        self._edge = edge
        #: Pixels from where the edge begins, less than none at the beginning of the bar.
        self._depth = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._step)

    def hold(self, place: float, room: int) -> None:
        """Take in where along the bar the hand is, in pixels of the `room` that is shown."""
        self._depth = min(0.0, place - self._edge) + max(0.0, place - room + self._edge)
        if not self._depth:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def let_go(self) -> None:
        """Nothing is held any more."""
        self._timer.stop()

    def _step(self) -> None:
        before = self._bar.value()
        pixels = min(_MOST, _LEAST + abs(self._depth) / 2)
        self._bar.setValue(before + round(copysign(pixels, self._depth)))
        if self._bar.value() == before:
            self._timer.stop()
        else:
            self.moved.emit()
