"""The likely finish of a plan, worked out beside the screen once the learner pauses.

A forecast lays the whole plan out three times, so it runs in a worker on the frozen profile. The
answer is fetched by a timer rather than sent by a signal: the worker then never touches an object
that the screen may have deleted meanwhile.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from planner.domain.forecast import finish_range
from planner.domain.problems import PlannerError

if TYPE_CHECKING:
    import datetime as dt

    from planner.domain.profile import Profile

PAUSE_MS = 250
_LOOK_MS = 30


class FinishOutlook(QObject):
    """Gives the likely finish of the latest profile it was asked about."""

    #: A fact: the likely finish of the profile last asked about; None where there is none.
    found = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without a question."""
        super().__init__(parent)
        self._question: tuple[Profile, dt.date] | None = None
        self._running: Future[dt.date | None] | None = None
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="forecast")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._begin)
        self._looks = QTimer(self)
        self._looks.setInterval(_LOOK_MS)
        self._looks.timeout.connect(self._look)

    def ask(self, profile: Profile, today: dt.date) -> None:
        """Ask about a profile as of a day; an earlier question is forgotten."""
        self._question = (profile, today)
        self._pause.start()

    def _begin(self) -> None:
        if self._running is None and self._question is not None:
            profile, today = self._question
            self._question = None
            self._running = self._worker.submit(likely_finish, profile, today)
            self._looks.start()

    def _look(self) -> None:
        running = self._running
        if running is None or not running.done():
            return
        self._looks.stop()
        self._running = None
        if self._question is not None:
            self._begin()
        else:
            self.found.emit(running.result())


def likely_finish(profile: Profile, today: dt.date) -> dt.date | None:
    """The likely finish; None where nothing is left or no week has time for it."""
    try:
        expected = finish_range(profile, today)
    except PlannerError:
        return None
    return expected.likely if expected else None
