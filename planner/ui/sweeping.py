"""Unused cycles of objects are cleared away in the screen's thread and nowhere else.

Python looks for them in whatever thread happens to make an object. In a thread beside the screen it
would destroy widgets there, which Qt does not survive. So Python is told not to look by itself, and
a timer of the screen's thread does it. A few young objects are looked through at once. To look
through many takes longer than a frame, and waits until nobody touches keys or mouse; most of them
are gone by then, for they belong to what is worked out beside the screen.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from planner.ui.at_rest import AtRest

if TYPE_CHECKING:
    from collections.abc import Iterator

_SWEEP_MS: Final = 200
#: So many are looked through in a few milliseconds.
_FEW: Final = 20_000
#: So long nothing was touched before more are looked through.
_REST_MS: Final = 3000
#: All are where the memory in use has become more by this part, as Python does it.
_GROWN: Final = 0.25


class Sweeping(QObject):
    """Sweeps now and then for as long as it lives; Python then does so by itself again."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin; Python's own sweeps end."""
        super().__init__(parent)
        #: The blocks of memory in use after all objects were looked through.
        self._old = sys.getallocatedblocks()
        self._at_rest = AtRest(self, _REST_MS)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_SWEEP_MS)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def sweep(self) -> None:
        """Clear away what is young; what takes longer is done once the window rests."""
        young = gc.get_count()[0]
        if gc.get_threshold()[0] < young <= _FEW:
            gc.collect(0)
        if (young > _FEW or self._has_grown) and not self._at_rest.is_at_work:
            self._at_rest.start(self._sweep_more())

    def stop(self) -> None:
        """Leave it to Python again, once no thread works beside the screen any more."""
        self._timer.stop()
        self._at_rest.stop()
        if self._was_on:
            gc.enable()

    # --- Internals ------------------------------------------------------------------------------

    @property
    def _has_grown(self) -> bool:
        return sys.getallocatedblocks() > (1 + _GROWN) * self._old

    def _sweep_more(self) -> Iterator[None]:
        if self._has_grown:
            gc.collect()
            self._old = sys.getallocatedblocks()
        else:
            gc.collect(0)
        yield
