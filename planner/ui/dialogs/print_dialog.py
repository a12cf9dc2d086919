"""Asks what to print and how, shows the pages as they will be, and saves or prints them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from planner.domain.problems import PlannerError
from planner.export.report import Paper, Section
from planner.ui.counted import counted
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.dialogs.print_jobs import Preview, Printed, PrintJobs
from planner.ui.dialogs.print_settings import PrintSettings
from planner.ui.dialogs.printing import PRINTER_PPI, print_pages, printer_named, printer_names
from planner.ui.spoken import said
from planner.ui.text_direction import fenced
from planner.ui.widgets.banner import Banner
from planner.ui.widgets.page_preview import SCREEN_PPI, PagePreview
from planner.ui.widgets.screen_room import screen_room

if TYPE_CHECKING:
    from planner.export.plan_pdf import Pages, Typesetter
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

_ENDING = ".pdf"
#: No picture is drawn with more dots than this: a long plan has hundreds of pages.
_MOST_PPI = 288.0


class PrintDialog(DialogFrame):
    """Choices on the left, a true preview on the right, pages and verb below."""

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession,
        parent: QWidget | None = None,
        *,
        folder: Path | None = None,
        typesetter: Typesetter | None = None,
    ) -> None:
        """Print the plan of a session as it is now.

        Args:
            themes: The look.
            session: The open plan.
            parent: The window the dialog belongs to.
            folder: Where a PDF is saved unless the learner chooses another place.
            typesetter: One that has been used before makes the first preview come sooner.
        """
        super().__init__(themes, self.tr("Print plan"), self.tr("Save PDF…"), parent)
        self._plan = session.plan
        self._folder = folder or Path.home()
        self._ppi = float(SCREEN_PPI) * self.devicePixelRatioF()
        #: What was saved, once it was.
        self.printed: Printed | None = None
        self.settings = PrintSettings(themes, session.plan, session.words, printer_names())
        self.preview = PagePreview(themes)
        self.banner = Banner(themes)
        self.jobs = PrintJobs(session.plan, session.catalogue, session.words, typesetter, self)
        self._assemble()
        # Left to itself, Qt gives a dialog no more than two thirds of the screen.
        self.resize(self.sizeHint())
        self.jobs.previewed.connect(self._show_preview)
        self.jobs.saved.connect(self._has_saved)
        self.jobs.drawn.connect(self._print)
        self.jobs.failed.connect(self._has_failed)
        self.settings.changed.connect(self._settings_changed)
        self.preview.sharper_requested.connect(self._sharpen)
        self._settings_changed()
        self.settings.destination.setFocus()

    @classmethod
    def ask(
        cls,
        themes: ThemeSource,
        session: PlanSession,
        parent: QWidget | None = None,
        *,
        folder: Path | None = None,
        paper: Paper = Paper.A4,
        typesetter: Typesetter | None = None,
    ) -> Printed | None:
        """Show the dialog until the plan is printed or the learner cancels.

        Returns:
            The PDF that was saved; None where nothing was, or it went to a printer.
        """
        dialog = cls(themes, session, parent, folder=folder, typesetter=typesetter)
        dialog.settings.paper.set_value(paper.value)
        dialog.exec()
        printed = dialog.printed
        dialog.deleteLater()
        return printed

    # --- Qt ---------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Save or print; the dialog closes once that is done."""
        options = self.settings.options
        if self.settings.printer:
            self.set_ready(False)
            self.jobs.draw(options, PRINTER_PPI)
            return
        path = self._asked_path()
        if path is not None:
            self.set_ready(False)
            self.jobs.save(options, path)

    def sizeHint(self) -> QSize:
        """The design's size, less on a small screen."""
        room = screen_room(self) - QSize(40, 60)
        return QSize(980, 684).boundedTo(room)

    # --- Internal ---------------------------------------------------------------------------------

    def _assemble(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self.banner)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.settings)
        row.addWidget(self.preview, 1)
        self.body.addLayout(row, 1)
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.preview.setMinimumSize(200, 240)

    def _settings_changed(self) -> None:
        options = self.settings.options
        is_pdf = not self.settings.printer
        self.accept_button.setText(self.tr("Save PDF…") if is_pdf else self.tr("Print"))
        self.accept_button.set_icon_name("file-pdf" if is_pdf else "printer")
        self.set_ready(bool(options.sections))
        if options.sections:
            self.jobs.preview(options, self._ppi)
            return
        self.note.setText("")
        self.preview.show_message(self.tr("Choose at least one part to print."))

    def _sharpen(self, ppi: float) -> None:
        self._ppi = min(ppi, _MOST_PPI)
        self.jobs.preview(self.settings.options, self._ppi)

    def _show_preview(self, preview: Preview) -> None:
        if not self.settings.options.sections:
            return
        self.preview.set_pages(preview.pages.images, preview.ppi)
        counts: dict[Section, int] = dict(preview.pages.sections)
        self.settings.set_page_counts(counts)
        count = len(preview.pages.images)
        paper = "A4" if preview.options.paper is Paper.A4 else self.tr("US Letter")
        words = counted("PrintDialog", "{count} pages, {paper}", "1 page, {paper}", count)
        self.note.setText(words.format(count=count, paper=paper))

    def _asked_path(self) -> Path | None:
        kept = "".join(
            letter if letter.isalnum() or letter in " -_" else " "
            for letter in self._plan.profile.name
        )
        name = " ".join(kept.split())[:80] or self.tr("plan")
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save PDF"),
            str(self._folder / f"{name}{_ENDING}"),
            self.tr("PDF (*.pdf)"),
        )
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix.lower() == _ENDING else path.with_name(path.name + _ENDING)

    def _has_saved(self, printed: Printed) -> None:
        self.printed = printed
        if not printed.warnings:
            super().accept()
            return
        self.set_ready(True)
        fact = self.tr("Saved as {name}").format(name=fenced(printed.path.name))
        self.banner.show_message("warning", fact, " ".join(map(said, printed.warnings)))

    def _print(self, pages: Pages) -> None:
        name = self.settings.printer
        try:
            print_pages(
                pages.images,
                self.settings.options.paper,
                printer_named(name),
                self._plan.profile.name,
            )
        except PlannerError as error:
            self._has_failed(said(error.sentence))
            return
        super().accept()

    def _has_failed(self, sentence: str) -> None:
        self.set_ready(bool(self.settings.options.sections))
        self.banner.show_message("danger", self.tr("Not printed"), sentence)
