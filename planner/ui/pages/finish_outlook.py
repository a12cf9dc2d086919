"""The outlook of a plan, worked out beside the screen once the learner pauses.

A forecast lays the whole plan out many times, so it runs in a worker on the frozen profile. The
answer is fetched by a timer rather than sent by a signal: the worker then never touches an object
that the screen may have deleted meanwhile. An answer to a question that was asked again meanwhile
is dropped.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from planner.domain.burn_up import BurnUp, burn_up
from planner.domain.forecast import FinishRange, finish_range
from planner.domain.pace import Pace, recent_pace
from planner.domain.problems import PlannerError

if TYPE_CHECKING:
    import datetime as dt

    from planner.domain.profile import Profile

PAUSE_MS = 250
_LOOK_MS = 30


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where a plan is heading, as of the day it was asked about."""

    #: When it will be finished; None where nothing is left or no week has time for it.
    finish: FinishRange | None
    #: How fast the last weeks went; None where too little is on record.
    pace: Pace | None
    burn_up: BurnUp

    @property
    def foreseen(self) -> FinishRange | None:
        """The range, where its days can be told."""
        return self.finish if self.finish is not None and self.finish.foreseen else None


class FinishOutlook(QObject):
    """Gives the outlook of the latest profile it was asked about."""

    #: A fact: the likely finish of the profile last asked about; None where there is none.
    found = Signal(object)
    #: A fact: the whole `Outlook` of the profile last asked about; comes before `found`.
    worked_out = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without a question."""
        super().__init__(parent)
        #: What was worked out last, for pages that are made later; None before.
        self.last: Outlook | None = None
        self._question: tuple[Profile, dt.date] | None = None
        self._running: Future[Outlook] | None = None
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
            self._running = self._worker.submit(outlook_of, profile, today)
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
            outlook = self.last = running.result()
            self.worked_out.emit(outlook)
            self.found.emit(outlook.foreseen.likely if outlook.foreseen else None)


def outlook_of(profile: Profile, today: dt.date) -> Outlook:
    """Work everything out, in the worker."""
    return Outlook(
        finish=_finish(profile, today),
        pace=recent_pace(profile, today),
        burn_up=burn_up(profile, today),
    )


def _finish(profile: Profile, today: dt.date) -> FinishRange | None:
    """The range; None where nothing is left or no week has time for it."""
    try:
        return finish_range(profile, today)
    except PlannerError:
        return None
