"""What leaves the open plan for another file: a copy of it, and its pages as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from planner.domain.problems import PlannerError
from planner.storage.profile_file import ProfileStore
from planner.storage.snapshots import note_copy
from planner.ui.dialogs.questions import tell
from planner.ui.plan_places import SUFFIX, folder_of, slug_of
from planner.ui.spoken import said
from planner.ui.text_direction import fenced

if TYPE_CHECKING:
    from planner.ui.main_window import MainWindow
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource


class Copies(QObject):
    """Asks where to, writes, and says so."""

    def __init__(
        self,
        themes: ThemeSource,
        window: MainWindow,
        session: PlanSession,
        store: ProfileStore | None,
    ) -> None:
        """Serve one plan; a read-only one has no store."""
        super().__init__(session)
        self._themes = themes
        self._window = window
        self._session = session
        self._store = store

    def save_copy(self) -> bool:
        """Write the plan to another file and go on with this one; tells whether it was written."""
        session, store = self._session, self._store
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save a copy"),
            str(folder_of(store) / f"{slug_of(session.profile.name)}-copy{SUFFIX}"),
            self.tr("Plans (*.json)"),
        )
        if not name:
            return False
        path = Path(name)
        try:
            # The file dialog has asked before a name that is taken was accepted.
            (store or ProfileStore(path)).save_copy(path, session.profile, overwrite=True)
        except PlannerError as error:
            tell(self._window, self.tr("The copy was not saved"), said(error.sentence))
            return False
        note_copy(session.profile.id, path)
        self._window.toast.show_message(
            self.tr("Copy saved: {name}").format(name=fenced(path.name))
        )
        return True

    def print_plan(self, paper: str) -> None:
        """Show the pages, and save them as a PDF where the learner wants them."""
        from planner.export.report import Paper
        from planner.ui.dialogs.print_dialog import PrintDialog

        printed = PrintDialog.ask(
            self._themes,
            self._session,
            self._window,
            folder=folder_of(self._store) if self._store else None,
            paper=Paper(paper or Paper.A4),
        )
        if printed is not None:
            text = self.tr("PDF saved: {name}").format(name=fenced(printed.path.name))
            self._window.toast.show_message(text, icon="file-pdf")
