"""Opens what is dropped on the window: a plan's file, or a PDF that carries its plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from planner.domain.problems import PlannerError
from planner.storage.private_folder import make_private_folder
from planner.storage.profile_bytes import from_bytes
from planner.storage.profile_file import ProfileStore
from planner.storage.write_errors import write_error
from planner.ui.dialogs.questions import tell
from planner.ui.plan_places import SUFFIX, free_path, plans_folder
from planner.ui.spoken import said

if TYPE_CHECKING:
    from planner.ui.main_window import MainWindow


class DroppedFiles(QObject):
    """Turns a file into the path of a plan; a PDF's plan is saved first, where the learner says."""

    #: A wish: open a plan by the path of its file.
    open_wanted = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window
        window.file_dropped.connect(self.take)

    def take(self, name: str) -> None:
        """Take a file that was dropped."""
        path = Path(name)
        if path.suffix.casefold() != ".pdf":
            self.open_wanted.emit(name)
            return
        try:
            saved = self._saved(path)
        except PlannerError as error:
            tell(self._window, self.tr("The plan was not opened"), said(error.sentence))
        except OSError as error:
            tell(
                self._window,
                self.tr("The plan was not opened"),
                said(write_error(plans_folder(), error).sentence),
            )
        else:
            if saved:
                self.open_wanted.emit(saved)

    def _saved(self, pdf: Path) -> str:
        """Save the plan of a PDF as a new file and return its path; empty where none is wanted.

        Raises:
            PlannerError: There is none in it, or it was not saved.
            OSError: The folder for plans could not be made.
        """
        from planner.imports.printed_plan import attached_plan

        # A PDF is no place where plans are edited: what does not fit its digest was tampered with.
        stored = from_bytes(pdf, attached_plan(pdf))
        suggested = free_path(stored.profile.name)
        make_private_folder(suggested.parent)
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save the plan of the PDF as"),
            str(suggested),
            self.tr("Plans (*.json)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if not name:
            return ""
        path = Path(name if name.casefold().endswith(SUFFIX) else name + SUFFIX)
        # Refuses a name that is taken: a plan never goes in the place of another.
        ProfileStore(path).create(stored.profile, codes_issued=stored.codes_issued)
        return str(path)
