"""Reads the files of the lists of plans beside the screen, each told of as soon as it is read.

A folder on a disk that does not answer holds up its own plans and no others.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from planner.domain.plan import plan_of
from planner.storage.plan_list import ListedPlan, by_name, in_order, listed_plan, plans_in
from planner.storage.plan_moves import ARCHIVE
from planner.storage.profile_lock import is_same_file
from planner.ui.beside import MOMENT
from planner.ui.side_threads import SideThreads

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

_LOOK_MS: Final = 20


@dataclass(frozen=True, slots=True)
class Places:
    """Where to look for plans."""

    #: The folder for plans.
    folder: Path
    #: Files opened lately, wherever they are.
    recent: tuple[Path, ...]
    #: Folders beside whose plans others were put away.
    archives: tuple[Path, ...]
    #: The file of the plan that is open and may be changed, if any.
    current: Path | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """What a list tells of a plan that can be read."""

    percent: int
    finish: dt.date | None


@dataclass(frozen=True, slots=True)
class _Folder:
    """The files of a folder."""

    turn: int
    folder: Path
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """What was found in a file; None where there is none any more."""

    turn: int
    path: Path
    plan: ListedPlan | None
    is_current: bool
    figures: Figures | None


class PlanReading(QObject):
    """Knows the plans of both lists, as far as they are read."""

    #: A fact: more is known of them.
    changed = Signal()

    def __init__(self, today: dt.date, parent: QObject | None = None) -> None:
        """Start with nothing; figures are as of a day."""
        super().__init__(parent)
        self._today = today
        self._places: Places | None = None
        #: Answers of an earlier turn are dropped.
        self._turn = 0
        self._open = 0
        self._folders: dict[Path, tuple[Path, ...]] = {}
        self._plans: dict[Path, ListedPlan | None] = {}
        self._figures: dict[Path, Figures] = {}
        self._asked: set[Path] = set()
        self._current: Path | None = None
        self._threads = SideThreads("plans")
        self._answers: SimpleQueue[_Folder | _Read] = SimpleQueue()
        self._looks = QTimer(self)
        self._looks.setInterval(_LOOK_MS)
        self._looks.timeout.connect(self._look)

    # --- Properties -----------------------------------------------------------------------------

    @property
    def is_busy(self) -> bool:
        """Whether anything is still to be read."""
        return self._open > 0

    @property
    def plans(self) -> tuple[ListedPlan, ...]:
        """Those in use; what is not read yet has only its path."""
        away = set(self._archived_paths())
        return self._known([path for path in self._paths() if path not in away])

    @property
    def archived(self) -> tuple[ListedPlan, ...]:
        """Those put away."""
        return self._known(self._archived_paths())

    @property
    def current(self) -> Path | None:
        """The path in the list whose file is that of the open plan."""
        return self._current

    def figures(self, path: Path) -> Figures | None:
        """What is told of a plan; nothing where it is not read or cannot be."""
        return self._figures.get(path)

    # --- Methods --------------------------------------------------------------------------------

    def begin(self, places: Places) -> None:
        """Look everywhere; what was read before is shown until it is read again.

        Most disks answer in a moment, which is waited for.
        """
        self._threads.forget()
        self._turn += 1
        self._open = 0
        self._places = places
        self._asked = set()
        folders = (places.folder, *(each / ARCHIVE for each in (places.folder, *places.archives)))
        for folder in dict.fromkeys(folders):
            work = partial(_look_into, folder, self._turn, self._answers)
            self._ask(folder, work)
        for path in places.recent:
            self._ask_about(path)
        self._wait_a_moment()
        self._looks.start()
        self.changed.emit()

    def stop(self) -> None:
        """Read no more; what is being read ends by itself."""
        self._threads.forget()
        self._looks.stop()

    # --- Internals ------------------------------------------------------------------------------

    def _paths(self) -> tuple[Path, ...]:
        if self._places is None:
            return ()
        return in_order(self._places.recent, self._folders.get(self._places.folder, ()))

    def _archived_paths(self) -> tuple[Path, ...]:
        away = (paths for folder, paths in self._folders.items() if folder.name == ARCHIVE)
        return by_name(path for paths in away for path in paths)

    def _known(self, paths: Sequence[Path]) -> tuple[ListedPlan, ...]:
        known = (self._plans.get(path, ListedPlan(path, None)) for path in paths)
        return tuple(plan for plan in known if plan is not None)

    def _ask(self, folder: Path, work: partial[None]) -> None:
        self._open += 1
        self._threads.submit(str(folder), work)

    def _ask_about(self, path: Path) -> None:
        if path not in self._asked and self._places is not None:
            self._asked.add(path)
            current = self._places.current
            self._ask(
                path.parent, partial(_read, path, current, self._today, self._turn, self._answers)
            )

    def _wait_a_moment(self) -> None:
        until = monotonic() + MOMENT
        while self._open and (left := until - monotonic()) > 0:
            try:
                self._learn(self._answers.get(timeout=left))
            except Empty:
                return

    def _look(self) -> None:
        learnt = False
        while not self._answers.empty():
            learnt |= self._learn(self._answers.get())
        if not self._open:
            self._looks.stop()
        if learnt:
            self.changed.emit()

    def _learn(self, answer: _Folder | _Read) -> bool:
        """Take an answer; tells whether it is one of this turn."""
        if answer.turn != self._turn:
            return False
        self._open -= 1
        if isinstance(answer, _Folder):
            self._folders[answer.folder] = answer.paths
            for path in answer.paths:
                self._ask_about(path)
            return True
        self._plans[answer.path] = answer.plan
        if answer.figures is not None:
            self._figures[answer.path] = answer.figures
        if answer.is_current:
            self._current = answer.path
        elif answer.path == self._current:
            self._current = None
        return True


def _look_into(folder: Path, turn: int, answers: SimpleQueue[_Folder | _Read]) -> None:
    try:
        paths = plans_in(folder)
    except OSError:
        paths = ()
    answers.put(_Folder(turn, folder, paths))


def _read(
    path: Path,
    current: Path | None,
    today: dt.date,
    turn: int,
    answers: SimpleQueue[_Folder | _Read],
) -> None:
    plan, figures = listed_plan(path), None
    is_current = plan is not None and current is not None and is_same_file(path, current)
    if plan is not None and plan.stored is not None:
        found = plan_of(plan.stored.profile, today)
        figures = Figures(found.progress.percent, found.planned_finish)
    answers.put(_Read(turn, path, plan, is_current, figures))
