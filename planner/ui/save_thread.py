"""One thread that does one thing after the other and never keeps the app from ending.

A disk that does not answer holds a thread for as long as it likes. The threads of a pool are waited
for when Python ends; this one is not. What it is about to write is either whole on the disk or not
there at all, so that leaving it behind harms nothing.
"""

from __future__ import annotations

from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Answer = TypeVar("_Answer")


class SaveThread(Generic[_Answer]):
    """Works in the order of asking; what may go wrong in a piece of work is part of its answer."""

    def __init__(self, name: str) -> None:
        """Start with the first piece of work, not before."""
        self._work: SimpleQueue[tuple[Callable[[], _Answer], Future[_Answer]] | None] = (
            SimpleQueue()
        )
        self._thread = Thread(target=self._run, name=name, daemon=True)

    def submit(self, work: Callable[[], _Answer]) -> Future[_Answer]:
        """Ask for a piece of work and return where its answer will be."""
        answer: Future[_Answer] = Future()
        self._work.put((work, answer))
        if not self._thread.is_alive():
            self._thread.start()
        return answer

    def stop(self, seconds: float) -> bool:
        """Do what was asked for and end; tells whether that was done in time."""
        if not self._thread.is_alive():
            return True
        self._work.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (asked := self._work.get()) is not None:
            work, answer = asked
            answer.set_result(work())
