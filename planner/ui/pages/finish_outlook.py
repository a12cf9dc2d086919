"""The outlook of a plan, worked out beside the screen once the learner pauses.

A forecast lays the whole plan out many times.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.domain.burn_up import BurnUp, burn_up
from planner.domain.forecast import FinishRange, finish_range
from planner.domain.pace import Pace, recent_pace
from planner.domain.pauses import Between, go_on
from planner.domain.problems import PlannerError
from planner.ui.latest_answer import LatestAnswer

if TYPE_CHECKING:
    import datetime as dt

    from planner.domain.profile import Profile

PAUSE_MS = 250


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
        self._answer = LatestAnswer("forecast", self, always_later=True)

    @property
    def is_busy(self) -> bool:
        """Whether an outlook is still to come."""
        return self._answer.is_busy

    def ask(self, profile: Profile, today: dt.date) -> None:
        """Ask about a profile as of a day; an earlier question is forgotten."""
        work = partial(outlook_of, profile, today, self._answer.stand_aside)
        self._answer.ask(work, self._take, after_ms=PAUSE_MS)

    def _take(self, outlook: Outlook) -> None:
        self.last = outlook
        self.worked_out.emit(outlook)
        self.found.emit(outlook.foreseen.likely if outlook.foreseen else None)


def outlook_of(profile: Profile, today: dt.date, between: Between = go_on) -> Outlook:
    """Work everything out, in the worker."""
    return Outlook(
        finish=_finish(profile, today, between),
        pace=recent_pace(profile, today),
        burn_up=burn_up(profile, today),
    )


def _finish(profile: Profile, today: dt.date, between: Between) -> FinishRange | None:
    """The range; None where nothing is left or no week has time for it."""
    try:
        return finish_range(profile, today, between=between)
    except PlannerError:
        return None
