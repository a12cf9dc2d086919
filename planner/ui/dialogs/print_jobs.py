"""Sets, saves and draws pages for the print dialog, away from the interface's thread.

One job runs at a time. While a preview is being made only the latest wish is kept: older ones are
dropped, and a finished preview that nobody wants any more is thrown away.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from planner.domain.forecast import FinishRange, finish_range
from planner.domain.problems import NoTimeError, PlannerError
from planner.export.plan_pdf import Pages, Typesetter
from planner.export.plan_report import plan_report
from planner.storage.pdf_file import write_pdf
from planner.storage.profile_bytes import attached_bytes
from planner.ui.spoken import on_paper, said, spoken_print

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from planner.domain.catalogue import Catalogue
    from planner.domain.plan import Plan
    from planner.domain.sentences import Sentence
    from planner.export.report import PrintOptions, Report
    from planner.words import Words

#: Options change in quick succession while somebody clicks through them.
DEBOUNCE_MS = 150


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF that was saved."""

    path: Path
    pages: int
    warnings: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """Pages as they look on paper, with the options they were made for."""

    options: PrintOptions
    ppi: float
    pages: Pages


class PrintJobs(QObject):
    """What the print dialog has done for it, one thing after the other."""

    #: Facts: a `Preview` is there, a PDF was `Printed`, `Pages` are ready for a printer.
    previewed = Signal(object)
    saved = Signal(object)
    drawn = Signal(object)
    #: A fact: the sentence says why something could not be done.
    failed = Signal(str)
    _finished = Signal(object, object)

    def __init__(
        self,
        plan: Plan,
        catalogue: Catalogue,
        words: Words,
        typesetter: Typesetter | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Print one plan as it is now."""
        super().__init__(parent)
        self._plan = plan
        self._catalogue = catalogue
        self._words = on_paper(words)
        self._print_words = spoken_print()
        self._typesetter = typesetter or Typesetter()
        self._forecast: FinishRange | None = None
        self._has_forecast = False
        self._wanted: tuple[PrintOptions, float] | None = None
        self._queue: list[tuple[Callable[[], object], Callable[[object], None]]] = []
        self._is_busy = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self._start_next)
        self._finished.connect(self._take)

    @property
    def is_busy(self) -> bool:
        """Whether something is being done or waits to be."""
        return self._is_busy or self._wanted is not None or bool(self._queue)

    def preview(self, options: PrintOptions, ppi: float) -> None:
        """Ask for pictures of the pages; a later wish takes the place of this one."""
        self._wanted = (options, ppi)
        self._timer.start()

    def save(self, options: PrintOptions, path: Path) -> None:
        """Save the pages as a PDF with the plan in it."""
        self._queue.append((lambda: self._save(options, path), self.saved.emit))
        self._start_next()

    def draw(self, options: PrintOptions, ppi: float) -> None:
        """Draw the pages for a printer."""
        self._queue.append(
            (lambda: self._typesetter.pages(self._report(options), options, ppi), self.drawn.emit)
        )
        self._start_next()

    # --- In the other thread ----------------------------------------------------------------------

    def _report(self, options: PrintOptions) -> Report:
        if not self._has_forecast:
            try:
                self._forecast = finish_range(self._plan.profile, self._plan.today)
            except NoTimeError:
                self._forecast = None
            self._has_forecast = True
        return plan_report(
            self._plan,
            self._catalogue,
            self._words,
            options,
            self._plan.today,
            forecast=self._forecast,
            print_words=self._print_words,
        )

    def _save(self, options: PrintOptions, path: Path) -> Printed:
        attachment = attached_bytes(self._plan.profile, private=options.private)
        pdf = self._typesetter.pdf(self._report(options), options, attachment)
        write_pdf(path, pdf.data)
        return Printed(path, pdf.pages, pdf.warnings)

    def _make_preview(self, options: PrintOptions, ppi: float) -> Preview:
        pages = self._typesetter.pages(self._report(options), options, ppi)
        return Preview(options, ppi, pages)

    # --- In the interface's thread ----------------------------------------------------------------

    def _start_next(self) -> None:
        if self._is_busy:
            return
        if self._queue:
            work, tell = self._queue.pop(0)
        elif self._wanted is not None and not self._timer.isActive():
            wanted, self._wanted = self._wanted, None
            work, tell = (lambda: self._make_preview(*wanted)), self._tell_preview
        else:
            return
        self._is_busy = True
        # Not a thread of Qt's: it may outlive the dialog, and is waited for when the program ends.
        threading.Thread(target=self._run, args=(work, tell), name="print").start()

    def _run(self, work: Callable[[], object], tell: Callable[[object], None]) -> None:
        try:
            result: object = work()
        except PlannerError as error:
            result = error
        try:
            self._finished.emit(tell, result)
        except RuntimeError:
            # The dialog was closed meanwhile, so nobody waits for this.
            return

    def _take(self, tell: Callable[[object], None], result: object) -> None:
        self._is_busy = False
        if isinstance(result, PlannerError):
            self.failed.emit(said(result.sentence))
        else:
            tell(result)
        self._start_next()

    def _tell_preview(self, preview: object) -> None:
        if self._wanted is None:
            self.previewed.emit(preview)
