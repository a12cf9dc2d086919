"""The open plan's snapshots: the dialog about them, going back, and what to say when one failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.domain import edits
from planner.domain.problems import PlannerError
from planner.storage.snapshots import Reason, folder_of, list_snapshots
from planner.ui.catalogue_notice import PUT_AWAY
from planner.ui.dialogs.questions import tell
from planner.ui.spoken import said

if TYPE_CHECKING:
    from planner.storage.snapshot_rhythm import SnapshotRhythm
    from planner.ui.main_window import MainWindow
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource


class Restoring(QObject):
    """Joins window, session and the rhythm of its snapshots."""

    def __init__(
        self,
        themes: ThemeSource,
        window: MainWindow,
        session: PlanSession,
        rhythm: SnapshotRhythm | None,
    ) -> None:
        """Serve one plan; a read-only one has no rhythm."""
        super().__init__(session)
        self._themes = themes
        self._window = window
        self._session = session
        self._rhythm = rhythm
        #: Why a snapshot failed; empty where none did, or once it is put away.
        self._news = ""
        session.saved.connect(self._look)
        window.banner.action_requested.connect(self._answered)

    def show(self) -> None:
        """Let the learner look at earlier states and go back to one, as one edit."""
        from planner.ui.dialogs.snapshots import SnapshotsDialog

        session = self._session
        try:
            found = list_snapshots(folder_of(session.profile.id))
        except PlannerError as error:
            tell(self._window, self.tr("Snapshots"), said(error.sentence))
            return
        earlier = SnapshotsDialog.ask(self._themes, session, found, self._window)
        if earlier is None:
            return
        if session.is_dirty:
            session.flush()  # what is kept before the restore is the state on the disk
        if self._rhythm is not None:
            self._rhythm.expect(Reason.RESTORE)
        session.apply(edits.restore(session.profile, earlier))

    def _look(self) -> None:
        """Say once that a snapshot failed; it stays through later saves until it is put away."""
        if self._rhythm is not None:
            news = self._rhythm.news()
            self._news = said(news) if news is not None else self._news
        if self._news:
            fact = self.tr("Your plan is saved.")
            actions = ((PUT_AWAY, self.tr("Close")),)
            self._window.show_banner("info", fact, self._news, actions)

    def _answered(self, key: str) -> None:
        if key == PUT_AWAY:
            self._news = ""
