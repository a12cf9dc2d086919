"""Opens a plan's file for the window: what is asked and said before it can be shown.

Nothing here changes what the window shows; a plan that cannot be opened leaves everything as it is.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from planner.domain.problems import PlannerError
from planner.storage.profile_errors import (
    DamagedProfileError,
    EditedProfileError,
    ForeignFileError,
    NewerProfileError,
    NothingToRecoverError,
    ProfileInUseError,
)
from planner.storage.profile_file import ProfileStore, acquire_lock, read_bytes
from planner.storage.recovery import Trouble, examine, go_on
from planner.storage.salvage import salvage
from planner.storage.snapshot_rhythm import SnapshotRhythm
from planner.storage.snapshots import Reason, folder_for, take
from planner.storage.write_errors import WriteError
from planner.ui.beside import worked_out
from planner.ui.dialogs.patience import answer_in_time
from planner.ui.dialogs.questions import tell
from planner.ui.dialogs.recovery import RecoveryDialog
from planner.ui.first_window import FirstWindow, addresses_of, bring_to_front, come_to_front
from planner.ui.spoken import said
from planner.ui.text_direction import fenced

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from planner.domain.problems import Problem
    from planner.domain.profile import Profile
    from planner.ui.main_window import MainWindow
    from planner.ui.theme import ThemeSource
    from planner.words import Words

#: What the banner of a read-only plan asks for: another try once nobody else has it open, and to
#: see what of the plan is not shown.
TRY_AGAIN: Final = "open-again"
SHOW_UNREAD: Final = "show-unread"
#: Seconds in which a disk has to answer at all; one that was asleep takes some.
_PATIENCE: Final = 10.0


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan that was opened and is the caller's to show and to let go."""

    profile: Profile
    #: None where it is kept nowhere, and can be changed all the same.
    path: Path | None = None
    #: Where it is kept; None where it is read-only.
    store: ProfileStore | None = None
    #: Gives the file back to others.
    release: Callable[[], None] | None = None
    #: Why it is read-only; empty where it is not.
    reason: str = ""
    #: Whether what makes it so may pass, and trying again help.
    may_pass: bool = False
    #: What of it could not be read, in a plan of a newer version.
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Held:
    """A file that is ours, or why it is not."""

    release: Callable[[], None] | None
    reason: str = ""
    may_pass: bool = False


class Opening(QObject):
    """Opens one file after the other, with its questions over one window."""

    def __init__(
        self,
        themes: ThemeSource,
        window: MainWindow,
        clock: Callable[[], dt.datetime],
        words: Words,
        *,
        trust_edits: bool = False,
    ) -> None:
        """Ask over a window.

        Args:
            themes: The look.
            window: The window.
            clock: Gives the time for snapshots.
            words: The learner's language.
            trust_edits: The answer for files edited outside.
        """
        super().__init__(window)
        self._themes = themes
        self._clock = clock
        self._words = words
        self._window = window
        self._trust_edits = trust_edits
        #: Whether the last plan to be opened stands in another window, which is in front now.
        self.elsewhere = False
        self._unread: tuple[Problem, ...] = ()

    def answers(self, path: Path) -> bool:
        """Whether the disk of a file answers at all; where it does not, that is said."""
        if answer_in_time(partial(_look_at, path), _PATIENCE):
            return True
        text = self.tr("The folder of “{name}” does not answer. Its drive may be away.")
        tell(self._window, self.tr("The plan was not opened"), text.format(name=fenced(path.name)))
        return False

    def open(self, path: Path) -> Opened | None:
        """Open a file; where it cannot be, say why and give nothing."""
        self.elsewhere = False
        try:
            held = _Held(self.take(path))
        except ProfileInUseError:
            if self._is_elsewhere(path):
                return None
            why = self.tr("Another program has it open. Try again once that has ended.")
            held = _Held(None, why, may_pass=True)
        except PlannerError as error:
            held = _Held(None, said(error.sentence), may_pass=True)
        return self._tried(held, lambda: self._opened(self._store(path), held))

    def restore_missing(self, path: Path) -> Opened | None:
        """Let the learner put a snapshot in the place of a file that is gone."""
        try:
            held = _Held(self.take(path))
        except PlannerError as error:
            tell(self._window, self.tr("The plan was not opened"), said(error.sentence))
            return None

        return self._tried(held, lambda: self._recovered(self._store(path), Trouble.MISSING, held))

    def take(self, path: Path) -> Callable[[], None]:
        """Lock a file, and come to the front when somebody else wants it; gives what lets it go.

        Raises:
            PlannerError: It cannot be locked.
        """
        unlock, addresses = worked_out(partial(_locked, path), "lock")
        first = FirstWindow(self)
        first.wanted.connect(lambda token: come_to_front(self._window, token))
        first.listen(addresses)

        def release() -> None:
            first.close()
            first.deleteLater()
            unlock()

        return release

    def tell_read_only(self, opened: Opened) -> None:
        """Say why a plan is read-only, with what can be done and what of it is not shown."""
        fact = self.tr("This plan is open read-only.")
        actions = []
        if opened.may_pass:
            actions.append((TRY_AGAIN, self.tr("Try again")))
        if opened.problems:
            actions.append((SHOW_UNREAD, self.tr("Show what is left out")))
        self._window.show_banner("info", fact, opened.reason, tuple(actions))
        self._unread = opened.problems

    def show_unread(self) -> None:
        """List what of a plan of a newer version is not shown."""
        from planner.ui.dialogs.catalogue_problems import CatalogueProblemsDialog

        CatalogueProblemsDialog.tell(
            self._themes,
            self._unread,
            self._words,
            self._window,
            title=self.tr("Left out here"),
            note=self.tr("The file holds all of it. The newer version shows it."),
        )

    # --- Internals ------------------------------------------------------------------------------

    def _store(self, path: Path) -> ProfileStore:
        return ProfileStore(path, rhythm=SnapshotRhythm(self._clock))

    def ask_for_file(self, folder: Path) -> str:
        """Let the learner choose a plan's file and return its path; empty where none was."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open plan"),
            str(folder),
            self.tr("Plans (*.json);;All files (*)"),
        )
        return name

    def _is_elsewhere(self, path: Path) -> bool:
        self.elsewhere = bring_to_front(path)
        if self.elsewhere:
            text = self.tr("“{name}” is open in another window, which is in front now.")
            self._window.toast.show_message(text.format(name=fenced(path.name)), icon="info")
        return self.elsewhere

    def _tried(self, held: _Held, act: Callable[[], Opened | None]) -> Opened | None:
        """Do what opens a file; where that gives nothing, others may have it."""
        opened = None
        try:
            opened = act()
        except PlannerError as error:
            tell(self._window, self.tr("The plan was not opened"), said(error.sentence))
        if opened is None and held.release is not None:
            held.release()
        return opened

    def _opened(self, store: ProfileStore, held: _Held) -> Opened | None:
        try:
            worked_out(partial(store.load, trust_edits=self._trust_edits), "open")
        except NewerProfileError:
            return self._newer(store.path, held)
        except EditedProfileError:
            if not held.reason:
                return self._recovered(store, Trouble.EDITED, held)
            # Who may not save it need not choose.
            worked_out(partial(store.load, trust_edits=True), "open")
        except (DamagedProfileError, ForeignFileError) as error:
            # What has lost its beginning does not look like a plan; that there was one, snapshots
            # of this place tell.
            damaged = isinstance(error, DamagedProfileError) or folder_for(store.path) is not None
            if held.reason or not damaged:
                raise
            return self._recovered(store, Trouble.DAMAGED, held)
        return _whole(store, held)

    def _newer(self, path: Path, held: _Held) -> Opened:
        """A plan of a newer version, read as far as it is known and never saved."""
        found = salvage(read_bytes(path), self._clock().date())
        if found is None:
            raise NothingToRecoverError(path)
        reason = self.tr("It was made by a newer version, and nothing of it is lost this way.")
        return Opened(found.profile, path, None, held.release, reason, problems=found.problems)

    def _recovered(self, store: ProfileStore, trouble: Trouble, held: _Held) -> Opened | None:
        """Let the learner choose what to go on from; where it cannot be saved, it is read-only."""
        path, now = store.path, self._clock()
        data = b"" if trouble is Trouble.MISSING else read_bytes(path)
        case = examine(path, data, trouble, now)
        if case.file is None and not case.snapshots:
            raise NothingToRecoverError(path)
        chosen = RecoveryDialog.ask(self._themes, case, self._words, now.date(), self._window)
        if chosen is None:
            return None
        try:
            if trouble is not Trouble.EDITED:
                go_on(case, chosen, store)
            elif case.file is not None and chosen is case.file.stored:
                store.load(trust_edits=True)
            else:
                take(path, data, Reason.RESTORE, now)
                go_on(case, chosen, store)
        except WriteError as error:
            why = said(error.sentence)
            return Opened(chosen.profile, path, None, held.release, why, may_pass=True)
        return _whole(store, held)


def _look_at(path: Path) -> bool:
    """Ask the disk of a file for an answer; what is wrong with the file, reading it will tell."""
    with suppress(OSError, ValueError):
        path.stat()
    return True


def _locked(path: Path) -> tuple[Callable[[], None], tuple[str, ...]]:
    """Lock a file; gives what lets it go, and where others ask for it. Both ask its disk."""
    return acquire_lock(path), addresses_of(path)


def _whole(store: ProfileStore, held: _Held) -> Opened | None:
    if store.last is None:
        return None
    return Opened(
        store.last.profile,
        store.path,
        None if held.reason else store,
        held.release,
        held.reason,
        held.may_pass,
    )
