"""Saves a changing profile by itself: soon after the last change, in one worker, one at a time.

A save starts 200 ms after the last change, and soon enough after the first unsaved one to be on the
disk within a second. Profiles are frozen, so the worker may serialise them while the learner goes
on. A failed save stays failed until one succeeds; it is tried again after 1, 2, 4 … 60 s, and
sooner where the learner changes something or asks for it.
"""

from __future__ import annotations

import logging
import time
from concurrent.futures import TimeoutError as WaitedTooLongError
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from planner.ui.fault_report import report_of
from planner.ui.save_thread import SaveThread
from planner.ui.spoken import said

if TYPE_CHECKING:
    from concurrent.futures import Future

    from planner.domain.profile import Profile
    from planner.domain.sentences import Sentence

QUIET_MS = 200
#: Leaves a slow disk 200 ms of the second in which a change is to be safe.
LONGEST_MS = 800
RETRY_FIRST_MS = 1000
RETRY_LAST_MS = 60_000
#: How long the window waits for the disk when it closes, and for the thread after that.
CLOSING_S = 10.0
_LAST_S = 0.5

_log = logging.getLogger(__name__)


class Store(Protocol):
    """What writes a profile; `save` returns once it is on the disk."""

    def save(
        self, profile: Profile, *, allow_empty: bool = False, codes_issued: int | None = None
    ) -> object:
        """Write a profile; raises a `PlannerError` where it cannot."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    profile: Profile
    #: How many changes it holds since the start.
    taken: int
    #: What went wrong; none where nothing did.
    sentence: Sentence | None = None
    #: Whether somebody else has written the file.
    overtaken: bool = False


class Autosave(QObject):
    """Keeps a store in step with a profile."""

    #: A fact: everything is on the disk.
    saved = Signal()
    #: A fact: a save went wrong; the sentence says why.
    failed = Signal(str)
    #: A fact: a save went wrong, because somebody else has written the file.
    overtaken = Signal()
    #: A fact: there is something unsaved now, or no longer.
    dirty_changed = Signal(bool)
    _finished = Signal()

    def __init__(self, store: Store, profile: Profile, parent: QObject | None = None) -> None:
        """Start with a profile that is on the disk already."""
        super().__init__(parent)
        self._store = store
        self._profile = profile
        self._codes_issued = 0
        self._on_disk: Profile | None = profile
        self._sentence = ""
        self._running: Future[_Outcome] | None = None
        #: How many changes were taken, and how many of those are on the disk.
        self._taken = self._kept = 0
        #: Whether a save was asked for while another one was under way.
        self._again = False
        self._closed = False
        self._worker: SaveThread[_Outcome] = SaveThread("save")
        self._quiet = self._timer(QUIET_MS)
        self._longest = self._timer(LONGEST_MS)
        self._retry = self._timer(RETRY_FIRST_MS)
        self._retry.timeout.connect(self._wait_longer)
        self._finished.connect(self._settle)

    @property
    def is_dirty(self) -> bool:
        """Whether anything is not on the disk yet."""
        return self._profile is not self._on_disk

    @property
    def unsaved(self) -> int:
        """How many changes are not on the disk yet."""
        return self._taken - self._kept

    @property
    def failure(self) -> str:
        """Why the last save failed; empty where it did not."""
        return self._sentence

    def take(self, profile: Profile, codes_issued: int) -> None:
        """Save another state of the profile, and how many codes there ever were, before long."""
        was_dirty = self.is_dirty
        self._profile = profile
        self._codes_issued = codes_issued
        self._taken += 1
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()
        if self.is_dirty != was_dirty:
            self.dirty_changed.emit(self.is_dirty)

    def save_now(self) -> None:
        """Save without waiting for a pause; returns at once."""
        self._quiet.stop()
        self._longest.stop()
        self._retry.stop()
        if self._running is not None:
            self._again = True
        elif self.is_dirty:
            work = partial(self._write, self._profile, self._codes_issued, self._taken)
            self._running = self._worker.submit(work)
            self._running.add_done_callback(self._tell)

    def hold(self) -> None:
        """Know that the file holds the present state, because somebody else wrote it there."""
        self._on_disk, self._kept, self._sentence = self._profile, self._taken, ""
        for timer in (self._quiet, self._longest, self._retry):
            timer.stop()
        self.dirty_changed.emit(False)
        self.saved.emit()

    def save_again(self) -> None:
        """Save, although nothing was changed: the file holds something else, or is gone."""
        self._on_disk = None
        self.dirty_changed.emit(True)
        self.save_now()

    def flush(self, seconds: float = CLOSING_S) -> bool:
        """Save and wait for it; tells whether everything is on the disk."""
        until = time.monotonic() + seconds
        for _ in range(2):  # one save may be under way with an older state
            self.save_now()
            running = self._running
            if running is None:
                break
            try:
                running.result(timeout=max(0.0, until - time.monotonic()))
            except WaitedTooLongError:
                return False
            self._settle()
            if self._sentence:
                break
        return not self.is_dirty

    def close(self) -> bool:
        """Stop for good; what is unsaved by now is not saved.

        Returns:
            Whether nothing is being written any more; a disk that hangs is not waited for.
        """
        for timer in (self._quiet, self._longest, self._retry):
            timer.stop()
        self._closed = True
        self._running = None
        return self._worker.stop(_LAST_S)

    def _write(self, profile: Profile, codes_issued: int, taken: int) -> _Outcome:
        from planner.domain.problems import PlannerError
        from planner.domain.sentences import Sentence
        from planner.storage.write_errors import ChangedOutsideError

        empty = not profile.milestones
        try:
            self._store.save(profile, allow_empty=empty, codes_issued=codes_issued)
        except ChangedOutsideError as error:
            return _Outcome(profile, taken, error.in_short, overtaken=True)
        except PlannerError as error:
            return _Outcome(profile, taken, error.in_short)
        except Exception as error:
            # The worker's boundary: whatever goes wrong here, the learner hears of it and it is
            # tried again; an exception left in the future would be seen by nobody.
            # Not the exception itself: its message may hold what the learner wrote.
            report = report_of(type(error), error.__traceback__)
            _log.error("a save failed: %s", report)
            name = str(error) or type(error).__name__
            told = Sentence(
                "Something went wrong that was not foreseen. The program says “{error}”.",
                error=name,
            )
            return _Outcome(profile, taken, told)
        return _Outcome(profile, taken)

    def _tell(self, running: Future[_Outcome]) -> None:
        if not self._closed:
            self._finished.emit()

    def _settle(self) -> None:
        running = self._running
        if running is None or not running.done():
            return  # `flush` has settled it already
        outcome = running.result()
        self._running = None
        again, self._again = self._again, False
        if outcome.sentence is not None:
            self._retry.start()
            if again:
                self._quiet.start()
            self._sentence = said(outcome.sentence)
            if outcome.overtaken:
                self.overtaken.emit()
            else:
                self.failed.emit(self._sentence)
            return
        self._sentence = ""
        self._retry.setInterval(RETRY_FIRST_MS)
        self._on_disk, self._kept = outcome.profile, outcome.taken
        if self.is_dirty:
            if again:
                self.save_now()
            return
        self.dirty_changed.emit(False)
        self.saved.emit()

    def _wait_longer(self) -> None:
        self._retry.setInterval(min(self._retry.interval() * 2, RETRY_LAST_MS))

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.save_now)
        return timer
