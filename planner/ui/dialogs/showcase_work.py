"""Makes and writes a page to hand out beside the screen, until it is done or no longer wanted."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Event, Thread
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from planner.domain.problems import PlannerError
from planner.export.showcase import showcase_of
from planner.export.showcase_html import showcase_html
from planner.export.showcase_pdf import showcase_pdf
from planner.storage.page_file import write_page
from planner.storage.pdf_file import write_pdf
from planner.ui.spoken import on_paper, said, spoken_print

if TYPE_CHECKING:
    from pathlib import Path

    from planner.domain.catalogue import Catalogue
    from planner.domain.plan import Plan
    from planner.domain.sentences import Sentence
    from planner.export.report import Paper
    from planner.export.showcase import PieceId, Showcase
    from planner.words import Words

_LOOK_MS: Final = 30


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is on the page, and how it is made; without a paper it is a web page."""

    chosen: frozenset[PieceId]
    title: str
    line: str
    paper: Paper | None


@dataclass(frozen=True, slots=True)
class Saved:
    """A page that was written."""

    path: Path
    #: Its title and the line below.
    heading: tuple[str, str]
    warnings: tuple[Sentence, ...] = ()


class ShowcaseWork(QObject):
    """One page at a time."""

    #: Facts: the page was `Saved`; why it was not, as a sentence.
    saved = Signal(object)
    failed = Signal(str)

    def __init__(
        self, plan: Plan, catalogue: Catalogue, words: Words, parent: QObject | None = None
    ) -> None:
        """Make pages of a plan as it is now."""
        super().__init__(parent)
        self._parts = (plan, catalogue, on_paper(words))
        self._print_words = spoken_print()
        self._stopped = Event()
        self._answer: list[Saved | PlannerError] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """Whether a page is being made."""
        return self._timer.isActive()

    def start(self, wanted: Wanted, path: Path) -> None:
        """Make a page and write it."""
        self._stopped, self._answer = Event(), []
        parts, stopped, answer = self._parts, self._stopped, self._answer
        spoken = self._print_words

        def work() -> None:
            # The answer is a list of this one piece of work: what was stopped speaks to nobody.
            try:
                chosen, title, line = wanted.chosen, wanted.title, wanted.line
                made = showcase_of(*parts, chosen, title, line, print_words=spoken)
                answer.append(_written(made, wanted.paper, path, stopped))
            except PlannerError as error:
                answer.append(error)

        # Not a daemon: a file that has been begun is written before the program ends.
        Thread(target=work, name="showcase").start()
        self._timer.start()

    def stop(self) -> None:
        """Want the page no longer: what is not written by now is not written."""
        self._stopped.set()
        self._timer.stop()

    def _look(self) -> None:
        if not self._answer:
            return
        self._timer.stop()
        (answer,) = self._answer
        if isinstance(answer, PlannerError):
            self.failed.emit(said(answer.sentence))
        else:
            self.saved.emit(answer)


def _written(showcase: Showcase, paper: Paper | None, path: Path, stopped: Event) -> Saved:
    """Make the page, and write it unless it was stopped meanwhile.

    Raises:
        PlannerError: It could not be made or written.
    """
    heading = (showcase.title, showcase.line)
    if paper is None:
        page = showcase_html(showcase).encode()
        if not stopped.is_set():
            write_page(path, page)
        return Saved(path, heading)
    pdf = showcase_pdf(showcase, paper)
    if not stopped.is_set():
        write_pdf(path, pdf.data)
    return Saved(path, heading, pdf.warnings)
