"""What became of the files that are evidence, and their previews, found out beside the screen.

All files of a plan are glanced at; those whose cards are on the screen are read. Answers are
fetched by a timer, so that no worker touches an object that the screen may have deleted meanwhile.
What was found out stays in memory: standings of all, pictures of those drawn last.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePath
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QPixmap

from planner.storage.evidence_look import Standing, glance
from planner.ui.pages.file_study import Studied, study
from planner.ui.side_threads import SideThreads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from planner.storage.evidence_look import AskedFile
    from planner.storage.sound_shape import SoundShape

_LOOK_MS: Final = 40
#: A disk that has not answered for so long is said to be silent.
SILENT_AFTER: Final = 5.0
#: Previews of pictures kept in memory.
MOST_PICTURES: Final = 96


@dataclass(eq=False, slots=True)
class _Job:
    """A question that was asked; when a worker began with it."""

    asked: AskedFile
    lane: str
    begun: float = 0.0


class FileLooks(QObject):
    """Answers what is known by now, and tells when it knows more."""

    #: A fact: more is known of these files, a set of `AskedFile`.
    learned = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        glancing: Callable[[AskedFile], Standing] = glance,
        studying: Callable[[AskedFile, QSize, Studied | None], Studied] = study,
    ) -> None:
        """Start knowing nothing."""
        super().__init__(parent)
        self._glancing = glancing
        self._studying = studying
        self._threads = SideThreads("evidence")
        self._answers: SimpleQueue[tuple[_Job, Standing | Studied]] = SimpleQueue()
        self._jobs: set[_Job] = set()
        self._glanced: set[AskedFile] = set()
        self._studied: set[AskedFile] = set()
        self._standings: dict[AskedFile, Standing] = {}
        self._known: dict[AskedFile, Studied] = {}
        #: Those drawn last come last; nothing where there was one that had to go.
        self._pictures: dict[AskedFile, QPixmap] = {}
        self._gone: set[AskedFile] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    # --- What is known --------------------------------------------------------------------------

    def standing(self, asked: AskedFile) -> Standing:
        """What became of a file; that it is there, until more is known."""
        return self._standings.get(asked, Standing.THERE)

    def sound(self, asked: AskedFile) -> SoundShape | None:
        """The shape of a sound, once it was read."""
        known = self._known.get(asked)
        return known.sound if known else None

    def picture(self, asked: AskedFile) -> QPixmap | None:
        """The picture of a file, once it was read."""
        picture = self._pictures.pop(asked, None)
        if picture is not None:
            self._pictures[asked] = picture
        return picture

    @property
    def is_busy(self) -> bool:
        """Whether an answer is waited for."""
        return bool(self._jobs)

    # --- What is asked --------------------------------------------------------------------------

    def glance_at(self, files: Iterable[AskedFile]) -> None:
        """Find out whether files are there, each once until `look_again`."""
        for asked in files:
            if asked not in self._glanced:
                self._glanced.add(asked)
                self._ask(asked, partial(self._glancing, asked), first=False)

    def study(self, asked: AskedFile, room: QSize) -> None:
        """Read a file for its card, once until `look_again`; the one asked for last comes first."""
        if asked in self._studied and asked not in self._gone:
            return
        self._gone.discard(asked)
        self._studied.add(asked)
        work = partial(self._studying, asked, room, self._known.get(asked))
        self._ask(asked, work, first=True)

    def look_again(self) -> None:
        """Find everything out anew when it is asked for; what was known holds until then."""
        self._threads.forget()
        self._jobs = {job for job in self._jobs if job.begun}
        running = {job.asked for job in self._jobs}
        self._glanced &= running
        self._studied &= running

    def stop(self) -> None:
        """Give no more answers."""
        self._threads.forget()
        self._timer.stop()

    # --- Internals ------------------------------------------------------------------------------

    def _ask(
        self, asked: AskedFile, work: Callable[[], Standing | Studied], *, first: bool
    ) -> None:
        job, answers = _Job(asked, str(PurePath(asked.target).parent)), self._answers

        def done() -> None:
            job.begun = monotonic()
            answers.put((job, work()))

        self._jobs.add(job)
        self._threads.submit(job.lane, done, first=first)
        self._timer.start()

    def _look(self) -> None:
        learned = set()
        while True:
            try:
                job, answer = self._answers.get_nowait()
            except Empty:
                break
            learned.add(job.asked)
            self._jobs.discard(job)
            self._take(job.asked, answer)
        learned |= self._silent()
        if not self._jobs:
            self._timer.stop()
        if learned:
            self.learned.emit(frozenset(learned))

    def _take(self, asked: AskedFile, answer: Standing | Studied) -> None:
        if isinstance(answer, Standing):
            # A glance sees less than reading did.
            known = self._known.get(asked) if answer is Standing.THERE else None
            self._standings[asked] = known.standing if known else answer
            return
        self._standings[asked] = answer.standing
        self._known[asked] = replace(answer, picture=None)
        self._pictures.pop(asked, None)
        if answer.picture is None:
            return
        self._pictures[asked] = QPixmap.fromImage(answer.picture)
        while len(self._pictures) > MOST_PICTURES:
            oldest = next(iter(self._pictures))
            del self._pictures[oldest]
            self._gone.add(oldest)

    def _silent(self) -> set[AskedFile]:
        """Files newly known to lie where nothing answers."""
        late = monotonic() - SILENT_AFTER
        lanes = {job.lane for job in self._jobs if 0 < job.begun < late}
        found = {
            job.asked
            for job in (self._jobs if lanes else ())
            if job.lane in lanes and self._standings.get(job.asked) is not Standing.SILENT
        }
        self._standings |= dict.fromkeys(found, Standing.SILENT)
        return found
