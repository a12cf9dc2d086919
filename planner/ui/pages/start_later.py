"""What takes longer than a keystroke, worked out beside the screen once the learner pauses.

A newer question drops an older one, which ends after the step that it is at.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.ui.beside import worked_out
from planner.ui.latest_answer import LatestAnswer
from planner.ui.pages.start_facts import needed_weekly, other_paces, outlook
from planner.ui.pages.start_mending import findings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from planner.domain.catalogue import Catalogue
    from planner.domain.finish_wish import NotBefore
    from planner.ui.pages.start_facts import Outlook, Pace
    from planner.ui.pages.start_mending import Finding

#: How long to rest before working it out.
PAUSE_MS = 180


@dataclass(frozen=True, slots=True)
class Consequences:
    """What follows from a plan as previewed."""

    seen: Outlook
    paces: tuple[Pace, ...]
    #: The plan of the same answers in the other depth.
    other: Outlook | None
    #: Weekly minutes that the wished finish takes, or why none reach it; None without a wish.
    needed: int | NotBefore | None
    findings: tuple[Finding, ...]


def steps(
    seen: Outlook, catalogue: Catalogue, today: dt.date, known: Sequence[Outlook] = ()
) -> Iterator[Consequences | None]:
    """Work everything out: None after each step, and last what was found.

    Args:
        seen: the plan as previewed.
        catalogue: everything to choose from.
        today: the day the plan is made.
        known: plans made before, see `outlook`.
    """
    from planner.domain.problems import PlannerError
    from planner.domain.profile import Depth

    depth = Depth.FAST if seen.answers.depth is Depth.FULL else Depth.FULL
    try:
        other = outlook(replace(seen.answers, depth=depth), catalogue, today, known)
    except PlannerError:
        other = None
    yield None
    needed: int | NotBefore | None = None
    if seen.answers.wished_finish is not None and seen.finish is not None:
        needed = needed_weekly(seen, today)
        yield None
    hours = needed if isinstance(needed, int) else None
    paces = other_paces(seen, today, hours)
    yield None
    found: list[Finding] = []
    for finding in findings(seen, catalogue, today, hours):
        if finding is not None:
            found.append(finding)
        yield None
    yield Consequences(seen, paces, other, needed, tuple(found))


class LaterWork(QObject):
    """Gives the consequences of the latest plan it was asked about."""

    #: A fact: the `Consequences` of the plan last asked about.
    found = Signal(object)

    def __init__(self, catalogue: Catalogue, today: dt.date, parent: QObject | None = None) -> None:
        """Start without a question."""
        super().__init__(parent)
        self._catalogue = catalogue
        self._today = today
        self._question: Callable[[], Iterator[Consequences | None]] | None = None
        self._given_up = Event()
        self._work = LatestAnswer("consequences", self, always_later=True)

    def ask(self, seen: Outlook, known: Sequence[Outlook] = (), *, at_once: bool = False) -> None:
        """Work out what follows from a plan once nothing newer is asked for a while."""
        self.forget()
        question = partial(steps, seen, self._catalogue, self._today, tuple(known))
        self._question, self._given_up = question, Event()
        work = partial(_last, question(), self._given_up)
        self._work.ask(work, self._tell, after_ms=0 if at_once else PAUSE_MS)

    def forget(self) -> None:
        """Want no answer any more."""
        self._question = None
        self._given_up.set()
        self._work.forget()

    def finish(self) -> None:
        """Give the answer that was asked for now, while the caller waits."""
        question = self._question
        self.forget()
        if question is not None:
            self._tell(worked_out(partial(_last, question(), Event()), "consequences"))

    def _tell(self, found: Consequences | None) -> None:
        self._question = None
        if found is not None:
            self.found.emit(found)


def _last(work: Iterator[Consequences | None], given_up: Event) -> Consequences | None:
    """Do the steps of some work; nothing where it is given up before the last."""
    for found in work:
        if found is not None or given_up.is_set():
            return found
    return None
