"""Answers what was asked last, beside the screen; answers to earlier questions are dropped.

An answer is fetched by a timer rather than sent by a signal: the thread then never touches an
object that the screen may have deleted meanwhile.

Python does one thing at a time, so that whatever is worked out beside the screen makes it slower.
Long work therefore asks between its steps whether to go on: it stands still while keys or mouse are
used, and ends where nobody wants its answer any more.
"""

from __future__ import annotations

from functools import partial
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from planner.ui.at_rest import TOUCHES
from planner.ui.beside import begun, is_quick, pointer_waits, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    #: What is worked out beside the screen, and what then takes the answer on the screen.
    _Question = tuple[Callable[[], Any], Callable[[Any], object]]

_LOOK_MS: Final = 10
#: Seconds after a touch of the keys or the mouse in which what it brings about is drawn.
_REST_S: Final = 0.2


class NobodyAsksError(Exception):
    """Ends work whose answer nobody wants any more."""


class LatestAnswer(QObject):
    """Works on one question at a time; what may be refused in it is part of its answer."""

    def __init__(
        self, name: str, parent: QObject | None = None, *, always_later: bool = False
    ) -> None:
        """Start without a question.

        Args:
            name: That of the thread.
            parent: Qt's owner.
            always_later: Whether even quick answers come later, because hardly any is quick.
        """
        super().__init__(parent)
        self._name = name
        self._always_later = always_later
        self._running: Future[Any] | None = None
        #: Until then work stands aside, by the clock of `monotonic`.
        self._free_from = 0.0
        #: What is worked on, until it is no longer wanted; and what is to be worked on after it.
        self._asked: _Question | None = None
        self._next: _Question | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._begin)
        self._looks = QTimer(self)
        self._looks.setInterval(_LOOK_MS)
        self._looks.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._asked is not None or self._next is not None

    def ask(
        self, work: Callable[[], Any], take: Callable[[Any], object], *, after_ms: int = 0
    ) -> None:
        """Have something worked out and taken; mostly, what is quick is taken before this returns.

        Args:
            work: Frozen values in, frozen values out; it runs beside the screen.
            take: Called with the answer, unless something else was asked by then.
            after_ms: Begin only once nothing else was asked for so long.
        """
        self.forget()
        self._next = (work, take)
        if after_ms:
            self._pause.start(after_ms)
        else:
            self._begin()

    def forget(self) -> None:
        """Want no answer any more; what is being worked out ends by itself."""
        self._pause.stop()
        # What was made for it is thrown away at one go, which waits until this is drawn. The thread
        # looks at the one and then at the other.
        self._free_from = monotonic() + _REST_S
        self._asked = self._next = None

    def stand_aside(self) -> None:
        """Wait for whoever uses keys or mouse; long work calls it between steps, in its thread.

        Raises:
            NobodyAsksError: if the answer is not wanted any more.
        """
        is_wanted = self._asked is not None
        while (seconds := self._free_from - monotonic()) > 0:
            sleep(min(seconds, _LOOK_MS / 1000))
        if not is_wanted:
            raise NobodyAsksError

    def wait(self) -> None:
        """Let the learner wait until the answer is taken; returns early where the app ends."""
        if self.is_busy:
            with pointer_waits():
                wait_until(lambda: not self.is_busy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let what is worked on stand aside when the keys or the mouse are used."""
        if event.type() in TOUCHES:
            self._free_from = monotonic() + _REST_S
        return False

    # --- Internals ------------------------------------------------------------------------------

    def _begin(self) -> None:
        if self._next is None or self._running is not None or self._pause.isActive():
            return
        self._asked, self._next = self._next, None
        self._free_from = 0.0
        self._running = begun(partial(_answered, self._asked[0]), self._name)
        if not self._always_later and is_quick(self._running):
            self._take()
        else:
            self._looks.start()
            for window in QApplication.topLevelWindows():
                window.installEventFilter(self)

    def _look(self) -> None:
        if self._running is not None and self._running.done():
            self._looks.stop()
            for window in QApplication.topLevelWindows():
                window.removeEventFilter(self)
            self._take()

    def _take(self) -> None:
        running, asked = self._running, self._asked
        self._running = self._asked = None
        if running is not None and asked is not None:
            asked[1](running.result())
        else:
            self._begin()


def _answered(work: Callable[[], Any]) -> Any:
    """The answer, or nothing where nobody wants it: what was made is thrown away in the thread."""
    try:
        return work()
    except NobodyAsksError:
        return None
