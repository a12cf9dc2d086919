"""Work on one thread beside the screen, of which every answer is taken on the screen.

Pieces of work are done in the order in which they are asked for. What may go wrong in one is part
of its answer.
"""

from __future__ import annotations

from concurrent.futures import TimeoutError as WaitedTooLongError
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from planner.ui.save_thread import SaveThread

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future


class _Asked(NamedTuple):
    """Work that is being done, and what becomes of its answer."""

    answer: Future[Any]
    take: Callable[[Any], object]


class SideAnswers(QObject):
    """Asks for work until it is closed."""

    _answered = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        """Start without a question; the thread has a name."""
        super().__init__(parent)
        self._thread: SaveThread[Any] = SaveThread(name)
        self._asked: list[_Asked] = []
        self._closed = False
        self._answered.connect(self._settle)

    def ask(self, work: Callable[[], Any], take: Callable[[Any], object]) -> None:
        """Have something worked out, and its answer taken."""
        if self._closed:
            return
        answer = self._thread.submit(work)
        self._asked.append(_Asked(answer, take))
        answer.add_done_callback(self._tell)

    def wait(self, seconds: float) -> bool:
        """Wait for each answer and have it taken; tells whether all came in time."""
        for asked in tuple(self._asked):
            try:
                asked.answer.result(timeout=seconds)
            except WaitedTooLongError:
                return False
        self._settle()
        return True

    def close(self, seconds: float) -> None:
        """Take no more answers; wait so long for what is worked on."""
        self._closed = True
        self._thread.stop(seconds)

    # --- Internals ------------------------------------------------------------------------------

    def _tell(self, _: Future[Any]) -> None:
        """Called in the thread, perhaps after the screen has let go of this."""
        if not self._closed:
            self._answered.emit()

    def _settle(self) -> None:
        done = [asked for asked in self._asked if asked.answer.done()]
        self._asked = [asked for asked in self._asked if asked not in done]
        for asked in () if self._closed else done:
            asked.take(asked.answer.result())
