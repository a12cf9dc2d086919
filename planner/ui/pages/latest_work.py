"""How far everything may slip, worked out beside the screen: it takes seconds in a large plan.

The answer is fetched by a timer, as `FinishOutlook` does it and for the same reason.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.domain.plan import Plan
    from planner.domain.slack import Latest

PAUSE_MS = 200
_LOOK_MS = 30


class LatestWork(QObject):
    """Gives the latest plan of the plan asked about last."""

    #: A fact: the plan, and where its milestones stand at the latest.
    found = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without a question."""
        super().__init__(parent)
        self._asked: Plan | None = None
        self._running: tuple[Plan, Future[Mapping[str, Latest]]] | None = None
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="slack")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._begin)
        self._looks = QTimer(self)
        self._looks.setInterval(_LOOK_MS)
        self._looks.timeout.connect(self._look)

    def ask(self, plan: Plan) -> None:
        """Ask about a plan; an earlier question is forgotten."""
        self._asked = plan
        self._pause.start()

    def _begin(self) -> None:
        plan = self._asked
        if self._running is None and plan is not None:
            self._asked = None
            self._running = (plan, self._worker.submit(_latest, plan))
            self._looks.start()

    def _look(self) -> None:
        if self._running is None or not self._running[1].done():
            return
        plan, answer = self._running
        self._looks.stop()
        self._running = None
        if self._asked is not None:
            self._begin()
        else:
            self.found.emit(plan, answer.result())


def _latest(plan: Plan) -> Mapping[str, Latest]:
    """All of it, in the worker; a plan keeps what was worked out once."""
    return plan.latest.milestones
