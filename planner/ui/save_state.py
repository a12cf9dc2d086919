"""Says in the window how safe the plan is: a few words in the sidebar, a banner when a save fails.

The banner stands above whatever page is shown, over any other banner, until everything is saved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.ui.actions import ActionId

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from planner.ui.main_window import MainWindow
    from planner.ui.session import PlanSession


class SaveState(QObject):
    """Watches one session's saves."""

    def __init__(
        self, window: MainWindow, session: PlanSession, clock: Callable[[], dt.datetime]
    ) -> None:
        """Begin with a plan that is as its file says."""
        super().__init__(session)
        self._window = window
        self._session = session
        self._clock = clock
        self._since = clock()
        if session.read_only:
            window.sidebar.set_save_state(self.tr("Read-only"), "lock-simple-fill")
        else:
            window.sidebar.set_save_state(self.tr("Saved"))
        session.dirty_changed.connect(self._dirty_changed)
        session.saved.connect(self._saved)
        session.save_failed.connect(self._failed)

    def at_stake(self) -> str:
        """What would be lost by closing now, as a sentence."""
        count = self._session.unsaved
        text = self.tr("Closing now loses your last {count} changes, since {time}.")
        if count == 1:
            text = self.tr("Closing now loses your last change, of {time}.")
        return text.format(count=count, time=_time(self._since))

    def _dirty_changed(self, dirty: bool) -> None:
        if dirty:
            self._since = self._clock()
            self._window.sidebar.set_save_state(self.tr("Saving…"), "floppy-disk")

    def _saved(self, when: dt.datetime) -> None:
        self._window.sidebar.set_save_state(self.tr("Saved {time}").format(time=_time(when)))
        self._window.hide_banner(urgent=True)

    def _failed(self, sentence: str) -> None:
        fact = self.tr("Could not save.")
        safe = self.tr("Nothing is lost while the app stays open.")
        actions = (
            (str(ActionId.SAVE_NOW), self.tr("Try again")),
            (str(ActionId.SAVE_COPY), self.tr("Save a copy…")),
        )
        self._window.show_banner("danger", fact, f"{sentence} {safe}", actions, urgent=True)
        state = self.tr("Not saved since {time}").format(time=_time(self._since))
        self._window.sidebar.set_save_state(state, "warning-circle", failed=True)


def _time(when: dt.datetime) -> str:
    return when.strftime("%H:%M")
