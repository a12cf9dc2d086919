"""A few threads for work on disks that may not answer, and then keep nothing else waiting.

Work has a lane, such as a folder. What is in one lane is done one after the other, so a folder on a
drive that has gone holds one thread and not all of them. The threads end by themselves once there
is nothing to do, and are not waited for when the program ends.
"""

from __future__ import annotations

from collections import deque
from threading import Lock, Thread
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

#: Threads at once.
MOST: Final = 4


class SideThreads:
    """Works beside the screen; what may go wrong in a piece of work is part of its answer."""

    def __init__(self, name: str, most: int = MOST) -> None:
        """Start without a thread."""
        self._name = name
        self._most = most
        self._lock = Lock()
        self._lanes: dict[str, deque[Callable[[], None]]] = {}
        self._busy: set[str] = set()
        self._running = 0

    def submit(self, lane: str, work: Callable[[], None], *, first: bool = False) -> None:
        """Ask for a piece of work, after all others of its lane or before them."""
        with self._lock:
            waiting = self._lanes.setdefault(lane, deque())
            if first:
                waiting.appendleft(work)
            else:
                waiting.append(work)
            if self._running < self._most and self._free() is not None:
                self._running += 1
                Thread(target=self._run, name=self._name, daemon=True).start()

    def forget(self) -> None:
        """Drop what has not begun."""
        with self._lock:
            self._lanes.clear()

    def _free(self) -> str | None:
        return next((lane for lane in self._lanes if lane not in self._busy), None)

    def _next(self) -> tuple[str, Callable[[], None]] | None:
        with self._lock:
            lane = self._free()
            if lane is None:
                self._running -= 1
                return None
            self._busy.add(lane)
            waiting = self._lanes[lane]
            work = waiting.popleft()
            if not waiting:
                del self._lanes[lane]
            return lane, work

    def _run(self) -> None:
        while (asked := self._next()) is not None:
            lane, work = asked
            work()
            with self._lock:
                self._busy.discard(lane)
