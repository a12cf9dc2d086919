"""Unused cycles of objects are cleared away in the screen's thread and nowhere else.

Python looks for them in whatever thread happens to make an object. In a thread beside the screen it
would destroy widgets there, which Qt does not survive. So Python is told not to look by itself, and
a timer of the screen's thread does it after the same rules.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

#: A page makes a few thousand objects, and a sweep of those takes a millisecond or two.
_SWEEP_MS: Final = 1000
#: The old ones are looked through only where they have become more by this part, as Python does it.
_GROWN: Final = 4


class Sweeping(QObject):
    """Sweeps now and then for as long as it lives; Python then does so by itself again."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin; Python's own sweeps end."""
        super().__init__(parent)
        self._old = 0
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_SWEEP_MS)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def sweep(self) -> None:
        """Clear away what is due: the young objects often, the old ones seldom."""
        young, middle, old = gc.get_count()
        often, seldom, seldomer = gc.get_threshold()
        if middle > seldom and old > seldomer and self._has_grown():
            gc.collect(2)
            self._old = len(gc.get_objects(2))
        elif middle > seldom:
            gc.collect(1)
        elif young > often:
            gc.collect(0)

    def stop(self) -> None:
        """Leave it to Python again, once no thread works beside the screen any more."""
        self._timer.stop()
        if self._was_on:
            gc.enable()

    def _has_grown(self) -> bool:
        return len(gc.get_objects(2)) * _GROWN >= self._old * (_GROWN + 1)
