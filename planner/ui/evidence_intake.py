"""Takes files and links in as evidence; what a file holds at that moment is noted with it.

A file is read beside the screen. Where its disk does not answer, or the plan is about to be closed,
the file is taken in all the same, and the plan then cannot tell whether it was changed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePath
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from planner.domain.milestone_edits import add_pieces, change_evidence
from planner.domain.profile import EvidenceKind
from planner.domain.sentences import Sentence
from planner.storage.evidence_file import (
    EvidenceFileError,
    MissingEvidenceError,
    NoOrdinaryFileError,
    evidence_file,
)
from planner.storage.evidence_look import Digest, digest_of
from planner.ui.side_threads import SideThreads
from planner.ui.spoken import said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.domain.profile import Evidence
    from planner.ui.session import PlanSession

_LOOK_MS: Final = 20
#: Seconds after which it is said that a file is being read, and after which it is not waited for.
SAID_AFTER: Final = 0.4
WAITED_FOR: Final = 10.0

#: What was found in a file: its digest, the sentence that refuses it, or nothing.
Measured = Digest | Sentence | None


def measured(target: str, title: str) -> Measured:
    """What a file holds now; a sentence where it is none, nothing where it cannot be read."""
    try:
        return digest_of(evidence_file(target, title))
    except (MissingEvidenceError, NoOrdinaryFileError) as error:
        return error.sentence
    except (EvidenceFileError, OSError):
        # It is named all the same: perhaps it can be read another time.
        return None


@dataclass(eq=False, slots=True)
class _Intake:
    """Pieces on their way into the plan."""

    pieces: list[Evidence]
    take: Callable[[Sequence[Evidence]], None]
    since: float
    #: Positions of files that are being read; sentences about those that are none.
    open: set[int] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)
    said: bool = False


class EvidenceIntake(QObject):
    """Puts pieces into the plan of a session, all that were given together as one edit."""

    #: Facts: a file is still being read, its title; files are no files, as a sentence.
    reading = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        session: PlanSession,
        parent: QObject | None = None,
        *,
        measure: Callable[[str, str], Measured] = measured,
    ) -> None:
        """Start with nothing on its way."""
        super().__init__(parent)
        self._session = session
        self._measure = measure
        self._threads = SideThreads("intake")
        self._answers: SimpleQueue[tuple[_Intake, int, Measured]] = SimpleQueue()
        self._intakes: list[_Intake] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """Whether something is on its way."""
        return bool(self._intakes)

    def add(self, milestone: str, pieces: Sequence[Evidence]) -> None:
        """Attach pieces to a milestone; those that are there already are passed over."""
        if pieces and not self._session.read_only:
            self._begin(pieces, partial(self._add, milestone))

    def put(self, milestone: str, place: int, piece: Evidence) -> None:
        """Put a piece in the place of another, measured anew where it is a file."""
        if not self._session.read_only:
            before = self._session.profile.known(milestone).evidence[place]
            self._begin((piece,), partial(self._put, milestone, place, before))

    def finish(self) -> None:
        """Wait for nothing any more: whatever is on its way goes into the plan now."""
        self._look()
        for intake in tuple(self._intakes):
            self._end(intake)

    # --- Internals ------------------------------------------------------------------------------

    def _begin(
        self, pieces: Sequence[Evidence], take: Callable[[Sequence[Evidence]], None]
    ) -> None:
        intake = _Intake(list(pieces), take, monotonic())
        self._intakes.append(intake)
        answers, measure = self._answers, self._measure
        for place, piece in enumerate(pieces):
            if piece.kind is not EvidenceKind.FILE:
                continue
            intake.open.add(place)

            def work(place: int = place, piece: Evidence = piece) -> None:
                answers.put((intake, place, measure(piece.target, piece.title)))

            self._threads.submit(str(PurePath(piece.target).parent), work)
        if intake.open:
            self._timer.start()
        else:
            self._end(intake)

    def _look(self) -> None:
        while True:
            try:
                intake, place, found = self._answers.get_nowait()
            except Empty:
                break
            self._learn(intake, place, found)
        now = monotonic()
        for intake in tuple(self._intakes):
            if not intake.open or now - intake.since > WAITED_FOR:
                self._end(intake)
            elif now - intake.since > SAID_AFTER and not intake.said:
                intake.said = True
                self.reading.emit(intake.pieces[min(intake.open)].title)
        if not self._intakes:
            self._timer.stop()

    def _learn(self, intake: _Intake, place: int, found: Measured) -> None:
        intake.open.discard(place)
        if isinstance(found, Sentence):
            intake.refused.append(said(found))
            # It stands no longer among the pieces, whose positions are those of the answers.
            intake.pieces[place] = intake.pieces[place].model_copy(update={"target": ""})
        elif found is not None:
            known = {"size": found.size, "sha256": found.sha256}
            intake.pieces[place] = intake.pieces[place].model_copy(update=known)

    def _end(self, intake: _Intake) -> None:
        if intake not in self._intakes:
            return
        self._intakes.remove(intake)
        taken = [piece for piece in intake.pieces if piece.target]
        if taken:
            intake.take(taken)
        if intake.refused:
            self.refused.emit(" ".join(dict.fromkeys(intake.refused)))

    def _add(self, milestone: str, pieces: Sequence[Evidence]) -> None:
        session = self._session
        if session.profile.milestone(milestone) is None:
            return
        edit = add_pieces(session.profile, milestone, pieces)
        if edit is not None:
            session.apply(edit)

    def _put(
        self, milestone: str, place: int, before: Evidence, pieces: Sequence[Evidence]
    ) -> None:
        known = self._session.profile.milestone(milestone)
        # Meanwhile another may stand there.
        if known is not None and before in known.evidence[place : place + 1]:
            self._session.apply(change_evidence(self._session.profile, milestone, place, pieces[0]))
