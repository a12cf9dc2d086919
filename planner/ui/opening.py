"""Opens a plan's file for the window: what is asked and said before it can be shown.

Nothing here changes what the window shows; a plan that cannot be opened leaves everything as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from planner.domain.problems import PlannerError
from planner.storage.profile_errors import EditedProfileError, ProfileInUseError
from planner.storage.profile_file import ProfileStore, acquire_lock
from planner.storage.snapshot_rhythm import SnapshotRhythm
from planner.ui.dialogs.questions import agrees, tell
from planner.ui.first_window import FirstWindow, bring_to_front, come_to_front

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from planner.domain.profile import Profile
    from planner.ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan that was opened and is the caller's to show and to let go."""

    profile: Profile
    path: Path
    #: Where it is kept; None where it is read-only.
    store: ProfileStore | None
    #: Gives the file back to others.
    release: Callable[[], None] | None
    #: Why it is read-only; empty where it is not.
    reason: str = ""
    #: Whether what makes it so may pass, and trying again help.
    may_pass: bool = False


class Opening(QObject):
    """Opens one file after the other, with its questions over one window."""

    def __init__(
        self, window: MainWindow, clock: Callable[[], dt.datetime], *, trust_edits: bool = False
    ) -> None:
        """Ask over a window.

        Args:
            window: The window.
            clock: Gives the time for snapshots.
            trust_edits: The answer for files edited outside.
        """
        super().__init__(window)
        self._clock = clock
        self._window = window
        self._trust_edits = trust_edits
        #: Whether the last plan to be opened stands in another window, which is in front now.
        self.elsewhere = False

    def open(self, path: Path) -> Opened | None:
        """Open a file; where it cannot be, say why and give nothing."""
        release: Callable[[], None] | None = None
        reason, may_pass, self.elsewhere = "", False, False
        try:
            store = ProfileStore(path, rhythm=SnapshotRhythm(self._clock))
            try:
                release = self._take(path)
            except ProfileInUseError:
                if self._is_elsewhere(path):
                    return None
                reason = self.tr("Another program has it open. Try again once that has ended.")
                may_pass = True
            except PlannerError as error:
                reason, may_pass = error.sentence, True
            profile = self._load(store)
        except PlannerError as error:
            if release is not None:
                release()
            tell(self._window, self.tr("The plan was not opened"), error.sentence)
            return None
        if profile is None:
            if release is not None:
                release()
            return None
        return Opened(profile, path, None if reason else store, release, reason, may_pass)

    def ask_for_file(self, folder: Path) -> str:
        """Let the learner choose a plan's file and return its path; empty where none was."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open plan"),
            str(folder),
            self.tr("Plans (*.json);;All files (*)"),
        )
        return name

    def _take(self, path: Path) -> Callable[[], None]:
        """Lock a file, and come to the front when somebody else wants it."""
        unlock = acquire_lock(path)
        first = FirstWindow(self)
        first.wanted.connect(lambda token: come_to_front(self._window, token))
        first.listen(path)

        def release() -> None:
            first.close()
            first.deleteLater()
            unlock()

        return release

    def _is_elsewhere(self, path: Path) -> bool:
        self.elsewhere = bring_to_front(path)
        if self.elsewhere:
            text = self.tr("“{name}” is open in another window, which is in front now.")
            self._window.toast.show_message(text.format(name=path.name), icon="info")
        return self.elsewhere

    def _load(self, store: ProfileStore) -> Profile | None:
        try:
            return store.load(trust_edits=self._trust_edits).profile
        except EditedProfileError:
            question = self.tr(
                "“{name}” was changed outside the planner since it was last saved. "
                "Use it as it is now?"
            ).format(name=store.path.name)
            if not agrees(self._window, self.tr("Changed outside"), question, self.tr("Use it")):
                return None
            return store.load(trust_edits=True).profile
