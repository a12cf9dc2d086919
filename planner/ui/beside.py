"""Work that the learner waits for, done beside the screen.

The window goes on being drawn meanwhile and its timers go on. Presses and keys come after it, in
their order: they are about what is there then. So does the wheel: Qt keeps input back as a whole or
not at all. To take the rest out of its hands and give it back later would let through what no
filter sees (a menu bar of the system, text of an input method), and a list that scrolled meanwhile
would lie otherwise under a press that came before.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_Answer = TypeVar("_Answer")
#: Seconds in which most work is done: two frames, which nobody sees pass.
MOMENT: Final = 0.03
_LOOK_MS: Final = 10


def begun(work: Callable[[], _Answer], name: str) -> Future[_Answer]:
    """Begin a piece of work in a thread of its own; what goes wrong in it is in its answer."""
    pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
    answer = pool.submit(work)
    pool.shutdown(wait=False)
    return answer


def worked_out(work: Callable[[], _Answer], name: str) -> _Answer:
    """Work something out while the learner waits; raises what goes wrong in it."""
    answer = begun(work, name)
    if not is_quick(answer):
        with pointer_waits():
            wait_until(answer.done)
    return answer.result()


def is_quick(answer: Future[_Answer]) -> bool:
    """Whether an answer is there in a moment, which is waited for without a sign."""
    wait((answer,), MOMENT)
    return answer.done()


def wait_until(
    done: Callable[[], bool], seconds: float | None = None, *, takes_input: bool = False
) -> None:
    """Wait until something is so, or for some seconds; returns early where the app ends.

    Args:
        done: Whether it is so.
        seconds: The longest wait; without it there is none.
        takes_input: Whether presses and keys are taken meanwhile and not after it.
    """
    loop = QEventLoop()
    until = None if seconds is None else monotonic() + seconds

    def look() -> None:
        if done() or (until is not None and monotonic() > until):
            loop.quit()

    timer = QTimer()
    timer.setInterval(_LOOK_MS)
    timer.timeout.connect(look)
    timer.start()
    flags = QEventLoop.ProcessEventsFlag
    loop.exec(flags.AllEvents if takes_input else flags.ExcludeUserInputEvents)
    timer.stop()


@contextmanager
def pointer_waits() -> Iterator[None]:
    """Say by the pointer that something is worked out."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
