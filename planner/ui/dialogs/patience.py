"""Asks a disk something that the learner waits for, and gives up on one that does not answer.

What is asked runs beside the screen. The window goes on being drawn meanwhile, but takes no
presses, which would be about something else by then.
"""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING, Final, TypeVar

from planner.ui.beside import MOMENT, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable

_Answer = TypeVar("_Answer")
#: Seconds that somebody waits for a disk; nearly all answer within the first moment.
PATIENCE: Final = 3.0


def asked(work: Callable[[], _Answer], seconds: float = MOMENT) -> list[_Answer]:
    """Where an answer will stand, which is mostly there at once: so long it is waited for.

    The thread is one that nobody waits for when the app ends.
    """
    answers: list[_Answer] = []
    thread = Thread(target=lambda: answers.append(work()), name="patience", daemon=True)
    thread.start()
    thread.join(seconds)
    return answers


def answer_in_time(work: Callable[[], _Answer], seconds: float = PATIENCE) -> _Answer | None:
    """Work something out beside the screen; nothing where that takes longer.

    What may go wrong in it is part of its answer.
    """
    answers = asked(work, min(MOMENT, seconds))
    if not answers:
        wait_until(lambda: bool(answers), seconds)
    return answers[0] if answers else None
