"""Work that takes longer than a frame of the screen, done in slices between other events.

What is seen at once is worked out at once; what only tells more of it follows in slices, each of
which is to stay within a frame, so that keys and scrolling are never held up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Between two slices there is time for an event and for painting.
_PAUSE_MS: Final = 5


class Slices(QObject):
    """Does one piece of work at a time; a new one takes the place of what is not done."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Have nothing to do."""
        super().__init__(parent)
        self._work: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._next)

    @property
    def is_at_work(self) -> bool:
        """Whether something is left to do."""
        return self._timer.isActive()

    def start(self, work: Iterator[None]) -> None:
        """Do a piece of work from each of its yields to the next, a slice each."""
        self._work = work
        self._timer.start()

    def stop(self) -> None:
        """Do no more of it."""
        self._timer.stop()
        self._work = iter(())

    def finish(self) -> None:
        """Do all that is left at once."""
        for _ in self.left():
            pass

    def left(self) -> Iterator[None]:
        """Do what is left, as slices of other work."""
        while self.is_at_work:
            self._next()
            yield

    def _next(self) -> None:
        work = self._work
        try:
            next(work)
        except StopIteration:
            if work is self._work:
                self.stop()
