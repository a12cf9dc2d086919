"""Asks which pieces go on a page for others, what stands above them, and saves the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QProgressBar,
    QWidget,
)

from planner.domain.catalogue import Licence
from planner.domain.model import MAX_TITLE
from planner.export.report import Paper
from planner.export.showcase import PieceId, can_be_shown, usual_title
from planner.ui.counted import counted
from planner.ui.delegates.choice_delegate import ChoiceDelegate
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.dialogs.showcase_work import Saved, ShowcaseWork, Wanted
from planner.ui.models.milestone_choices import Choosable, MilestoneChoices
from planner.ui.spoken import said
from planner.ui.text_direction import fenced
from planner.ui.widgets.banner import Banner
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

WEB, PDF = "web", "pdf"
_ENDINGS: Final = {WEB: ".html", PDF: ".pdf"}
translate = QCoreApplication.translate


class ShowcaseDialog(DialogFrame):
    """Pieces to tick, two lines and the form of the page."""

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession,
        parent: QWidget | None = None,
        *,
        folder: Path | None = None,
        heading: tuple[str, str] | None = None,
    ) -> None:
        """Offer the pieces of a session's plan, the starred ones ticked.

        Args:
            themes: The look.
            session: The open plan.
            parent: The window the dialog belongs to.
            folder: Where the page is saved unless the learner chooses another place.
            heading: Title and line of the page that was made last.
        """
        keep = self.tr("Your notes, folders and plan stay out of it.")
        super().__init__(
            themes, self.tr("Portfolio page"), self.tr("Save page…"), parent, note=keep
        )
        self._plan = session.plan
        self._folder = folder or Path.home()
        #: What was saved, once it was.
        self.saved: Saved | None = None
        self.work = ShowcaseWork(session.plan, session.catalogue, session.words, self)
        title, line = heading or (usual_title(session.plan, session.words), "")
        self.title, self.line = QLineEdit(title), QLineEdit(line)
        for field in (self.title, self.line):
            field.setMaxLength(MAX_TITLE)
        self.line.setPlaceholderText(self.tr("Your name, and how to reach you"))
        self.pieces = MilestoneChoices(self)
        self.list = QListView()
        self.form = SegmentedControl(
            themes, [(WEB, self.tr("Web page")), (PDF, self.tr("PDF"))], self.tr("Form")
        )
        sizes = [(Paper.A4.value, self.tr("A4")), (Paper.LETTER.value, self.tr("US Letter"))]
        self.paper = SegmentedControl(themes, sizes, self.tr("Paper"))
        self.count = TextLabel(themes, "", "small", "tertiary", wrap=True)
        self.caution = Banner(themes)
        self.progress = QProgressBar()
        self._offer()
        self._assemble()
        self.pieces.ticked.connect(self._look)
        self.form.chosen.connect(lambda _: self._look())
        self.work.saved.connect(self._has_saved)
        self.work.failed.connect(self._has_failed)
        self._look()

    @classmethod
    def ask(
        cls,
        themes: ThemeSource,
        session: PlanSession,
        parent: QWidget,
        *,
        folder: Path | None = None,
        heading: tuple[str, str] | None = None,
    ) -> Saved | None:
        """Show the dialog until a page is saved or the learner cancels."""
        dialog = cls(themes, session, parent, folder=folder, heading=heading)
        dialog.exec()
        saved = dialog.saved
        dialog.deleteLater()
        return saved

    @property
    def wanted(self) -> Wanted:
        """What the fields say."""
        paper = Paper(self.paper.value) if self.form.value == PDF else None
        chosen = frozenset(map(_piece_of, self.pieces.chosen))
        return Wanted(chosen, self.title.text(), self.line.text(), paper)

    def accept(self) -> None:
        """Ask where to, and save; the dialog closes once that is done."""
        path = self._asked_path()
        if path is None:
            return
        self._set_busy(True)
        self.work.start(self.wanted, path)

    def reject(self) -> None:
        """Stop what is being made, or close."""
        if not self.work.is_busy:
            super().reject()
            return
        self.work.stop()
        self._set_busy(False)

    # --- Internals ------------------------------------------------------------------------------

    def _offer(self) -> None:
        rows, starred = [], []
        for planned in self._plan.milestones:
            for place, piece in enumerate(planned.milestone.evidence):
                if not can_be_shown(piece):
                    continue
                name = _name_of((planned.id, place))
                title = piece.title or piece.target
                rows.append(Choosable(name, title, planned.milestone.title))
                if piece.starred:
                    starred.append(name)
        self.pieces.show_rows(rows)
        self.pieces.set_chosen(starred or [row.id for row in rows])
        self.list.setModel(self.pieces)
        self.list.setItemDelegate(ChoiceDelegate(self.themes, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Pieces on the page"))
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        if rows:
            self.list.setCurrentIndex(self.pieces.index(0, 0))

    def _assemble(self) -> None:
        self.setMinimumWidth(520)
        self.add_field(self.tr("Title"), self.title)
        self.add_field(self.tr("Line below it"), self.line)
        self.body.addWidget(TextLabel(self.themes, self.list.accessibleName(), "small-strong"))
        self.list.setMinimumHeight(
            5 * self.list.sizeHintForRow(0) if self.pieces.rowCount() else 60
        )
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.count)
        self.body.addWidget(self.caution)
        forms = QHBoxLayout()
        forms.setSpacing(8)
        forms.addWidget(self.form)
        forms.addWidget(self.paper)
        forms.addStretch(1)
        self.body.addLayout(forms)
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("The page is being made"))
        self.progress.hide()
        self.body.addWidget(self.progress)

    def _look(self) -> None:
        chosen, count = len(self.pieces.chosen), self.pieces.rowCount()
        text = self.tr("There is no link and no file to show yet.")
        if count:
            text = counted(
                "ShowcaseDialog", "{chosen} of {count} pieces", "{chosen} of 1 piece", count
            )
        self.count.setText(text.format(chosen=chosen, count=count))
        self.paper.setVisible(self.form.value == PDF)
        self.set_ready(chosen > 0)
        practice = [each for each in self.wanted.chosen if self._is_practice(each[0])]
        if practice:
            fact = self.tr("Practice material.")
            words = counted(
                "ShowcaseDialog",
                "{count} pieces are made of material that is not published.",
                "1 piece is made of material that is not published.",
                len(practice),
            )
            self.caution.show_message("warning", fact, words.format(count=len(practice)))
        self.caution.setVisible(bool(practice))

    def _is_practice(self, milestone: str) -> bool:
        known = self._plan.milestone(milestone)
        return known is not None and (known.milestone.definition.licence is Licence.PRACTICE_ONLY)

    def _asked_path(self) -> Path | None:
        ending = _ENDINGS[self.form.value]
        kinds = {WEB: self.tr("Web pages (*.html)"), PDF: self.tr("PDF (*.pdf)")}
        suggested = self._folder / f"{self.tr('portfolio')}{ending}"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save page"), str(suggested), kinds[self.form.value]
        )
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix.casefold() == ending else path.with_name(path.name + ending)

    def _set_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        for part in (self.title, self.line, self.list, self.form, self.paper):
            part.setEnabled(not busy)
        self.set_ready(not busy and bool(self.pieces.chosen))

    def _has_saved(self, saved: Saved) -> None:
        self._set_busy(False)
        self.saved = saved
        if not saved.warnings:
            super().accept()
            return
        fact = self.tr("Saved as {name}.").format(name=fenced(saved.path.name))
        self.caution.show_message("warning", fact, " ".join(map(said, saved.warnings)))

    def _has_failed(self, sentence: str) -> None:
        self._set_busy(False)
        self.caution.show_message("danger", self.tr("Not saved."), sentence)


def _name_of(piece: PieceId) -> str:
    return f"{piece[1]} {piece[0]}"


def _piece_of(name: str) -> PieceId:
    place, _, milestone = name.partition(" ")
    return milestone, int(place)
