"""Says in the window how safe the plan is: a few words in the sidebar, a banner when a save fails.

The banner stands above whatever page is shown, over any other banner, until everything is saved.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from planner.domain.problems import PlannerError
from planner.ui.actions import ActionId
from planner.ui.counted import counted
from planner.ui.dialogs.questions import Unsaved, ask_about_unsaved

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from PySide6.QtGui import QSessionManager

    from planner.ui.main_window import MainWindow
    from planner.ui.session import PlanSession

_log = logging.getLogger(__name__)


class SaveState(QObject):
    """Watches one session's saves."""

    def __init__(
        self,
        window: MainWindow,
        session: PlanSession,
        clock: Callable[[], dt.datetime],
        *,
        commit: Callable[[], object],
        save: Callable[[], bool],
        copy: Callable[[], bool],
        rescue: Callable[[], object],
    ) -> None:
        """Begin with a plan that is as its file says.

        Args:
            window: Where it is said.
            session: What is watched.
            clock: Local date and time.
            commit: Takes in what is being typed.
            save: Saves what is typed and done, waits for it and tells whether all is on the disk.
            copy: Asks where to save a copy and tells whether that was done.
            rescue: Keeps a copy somewhere, asking nobody.
        """
        super().__init__(session)
        self._window = window
        self._session = session
        self._clock = clock
        self._commit = commit
        self._save, self._copy, self._rescue = save, copy, rescue
        self._since = clock()
        if session.in_memory:
            window.sidebar.set_save_state(self.tr("Sample, not saved"), "eye")
        elif session.read_only:
            window.sidebar.set_save_state(self.tr("Read-only"), "lock-simple-fill")
        else:
            window.sidebar.set_save_state(self.tr("Saved"))
        session.dirty_changed.connect(self._dirty_changed)
        session.saved.connect(self._saved)
        session.save_failed.connect(self._failed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.commitDataRequest.connect(self.session_ends)
            app.applicationStateChanged.connect(self.state_changed)

    def may_leave(self) -> bool:
        """Save before the plan is closed; where that fails, ask until there is an answer."""
        while not self._save():
            failure = self._session.failure or self.tr("The disk has not answered yet.")
            answer = ask_about_unsaved(self._window, failure, self._at_stake())
            if answer in (Unsaved.LEAVE, Unsaved.STAY):
                return answer is Unsaved.LEAVE
            if answer is Unsaved.SAVE_COPY and self._copy():
                return True  # all of it is in the copy
        return True

    def state_changed(self, state: Qt.ApplicationState) -> None:
        """Save when the learner leaves the window for another one, and when they come back."""
        if state == Qt.ApplicationState.ApplicationActive:
            self._session.check_day()
        else:
            self._commit()
        # Coming back is a good moment too: the disk may be there again.
        self._session.save_now()

    def session_ends(self, manager: QSessionManager) -> None:
        """Save before the desktop logs out; where that fails, ask if one may."""
        if self._save():
            return
        if not manager.allowsInteraction():
            self.rescue()
            return
        may_leave = self.may_leave()
        manager.release()
        if not may_leave:
            manager.cancel()

    def rescue(self) -> None:
        """Keep what cannot be saved in a copy, since nobody can be asked any more."""
        try:
            self._rescue()
        except PlannerError as error:
            _log.error("what was not saved could not be kept: %s", type(error).__name__)

    def _at_stake(self) -> str:
        """What would be lost by closing now, as a sentence."""
        count = self._session.unsaved
        text = counted(
            "SaveState",
            "Closing now loses your last {count} changes, since {time}.",
            "Closing now loses your last change, of {time}.",
            count,
        )
        return text.format(count=count, time=self._time(self._since))

    def _dirty_changed(self, dirty: bool) -> None:
        if dirty:
            self._since = self._clock()
            self._window.sidebar.set_save_state(self.tr("Saving…"), "floppy-disk")

    def _saved(self, when: dt.datetime) -> None:
        self._window.sidebar.set_save_state(self.tr("Saved {time}").format(time=self._time(when)))
        self._window.hide_banner(urgent=True)

    def _failed(self, sentence: str) -> None:
        fact = self.tr("Could not save.")
        safe = self.tr("Nothing is lost while the app stays open.")
        actions = (
            (str(ActionId.SAVE_NOW), self.tr("Try again")),
            (str(ActionId.SAVE_COPY), self.tr("Save a copy…")),
        )
        self._window.show_banner(
            "danger", fact, f"{sentence} {safe}", actions, icon="floppy-disk", urgent=True
        )
        state = self.tr("Not saved since {time}").format(time=self._time(self._since))
        self._window.sidebar.set_save_state(state, "warning-circle", failed=True)

    def _time(self, when: dt.datetime) -> str:
        return self._session.words.clock(when)
