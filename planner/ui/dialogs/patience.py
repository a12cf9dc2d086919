"""Asks a disk something that the learner waits for, and gives up on one that does not answer.

What is asked runs beside the screen. The window goes on being drawn meanwhile, but takes no
presses, which would be about something else by then.
"""

from __future__ import annotations

from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QEventLoop, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

_Answer = TypeVar("_Answer")
#: Seconds that somebody waits for a disk; nearly all answer within the first moment.
PATIENCE: Final = 3.0
_MOMENT: Final = 0.03
_LOOK_MS: Final = 20


def answer_in_time(work: Callable[[], _Answer], seconds: float = PATIENCE) -> _Answer | None:
    """Work something out beside the screen; nothing where that takes longer.

    What may go wrong in it is part of its answer.
    """
    answers: list[_Answer] = []
    thread = Thread(target=lambda: answers.append(work()), name="patience", daemon=True)
    thread.start()
    thread.join(min(_MOMENT, seconds))
    if not answers:
        _wait(lambda: bool(answers), seconds)
    return answers[0] if answers else None


def _wait(done: Callable[[], bool], seconds: float) -> None:
    loop, until = QEventLoop(), monotonic() + seconds

    def look() -> None:
        if done() or monotonic() > until:
            loop.quit()

    timer = QTimer()
    timer.setInterval(_LOOK_MS)
    timer.timeout.connect(look)
    timer.start()
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    timer.stop()
