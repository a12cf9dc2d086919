"""Links, files and notes: asked for as evidence, and opened only after showing where they lead."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QWidget

from planner.domain.links import MAX_ADDRESS, safe_link
from planner.domain.model import MAX_NOTE, MAX_TITLE, clean_text
from planner.domain.profile import Evidence, EvidenceKind
from planner.storage.evidence_file import (
    EvidenceFileError,
    SilentEvidenceError,
    evidence_file,
    folder_of,
    may_be_opened,
)
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.dialogs.patience import answer_in_time
from planner.ui.dialogs.questions import agrees, tell
from planner.ui.spoken import said
from planner.ui.widgets.bounded_text import BoundedTextEdit
from planner.ui.widgets.elided_label import TextLabel

if TYPE_CHECKING:
    import datetime as dt

    from planner.ui.theme import ThemeSource
    from planner.ui.widgets.drop_area import Dropped

#: A note or a name is shown up to here, in characters.
_MOST_SHOWN = 2000

translate = QCoreApplication.translate


class LinkDialog(DialogFrame):
    """Asks for the address of something to show."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(themes, self.tr("Add link"), self.tr("Add link"), parent)
        self.setMinimumWidth(460)
        self.address = QLineEdit()
        self.address.setMaxLength(MAX_ADDRESS)
        self.address.setPlaceholderText("https://")
        self.title = QLineEdit()
        self.title.setMaxLength(MAX_TITLE)
        self.add_field(self.tr("Address"), self.address)
        self.add_field(self.tr("What it shows"), self.title)
        hint = self.tr("Links to the web and to mail addresses can be opened from the plan.")
        self.body.addWidget(TextLabel(themes, hint, "small", "tertiary", wrap=True))
        self.address.textChanged.connect(self._look)
        self._look()
        self.address.setFocus()

    @classmethod
    def ask(cls, themes: ThemeSource, today: dt.date, parent: QWidget) -> Evidence | None:
        """Show the dialog; give the evidence, or nothing where the learner cancelled."""
        return _asked(cls(themes, parent), today)

    def evidence(self, today: dt.date) -> Evidence | None:
        """What the fields say."""
        link = safe_link(self.address.text())
        if link is None:
            return None
        title = clean_text(self.title.text()).strip()
        return Evidence(kind=EvidenceKind.LINK, target=link.address, title=title, added=today)

    def _look(self) -> None:
        self.set_ready(safe_link(self.address.text()) is not None)


class NoteDialog(DialogFrame):
    """Asks for a note that says what was reached, where there is nothing to show."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(themes, self.tr("Add note"), self.tr("Add note"), parent)
        self.setMinimumWidth(460)
        self.title = QLineEdit()
        self.title.setMaxLength(MAX_TITLE)
        self.words = BoundedTextEdit(MAX_NOTE)
        self.words.setTabChangesFocus(True)
        self.words.setMinimumHeight(6 * self.words.fontMetrics().lineSpacing())
        self.add_field(self.tr("What it shows"), self.title)
        self.add_field(self.tr("Note"), self.words)
        hint = self.tr("Notes are private: they are printed only where you ask for it.")
        self.body.addWidget(TextLabel(themes, hint, "small", "tertiary", wrap=True))
        self.words.textChanged.connect(self._look)
        self._look()
        self.title.setFocus()

    @classmethod
    def ask(cls, themes: ThemeSource, today: dt.date, parent: QWidget) -> Evidence | None:
        """Show the dialog; give the evidence, or nothing where the learner cancelled."""
        return _asked(cls(themes, parent), today)

    def evidence(self, today: dt.date) -> Evidence | None:
        """What the fields say."""
        words = clean_text(self.words.toPlainText()).strip()[:MAX_NOTE]
        if not words:
            return None
        title = clean_text(self.title.text()).strip()
        return Evidence(kind=EvidenceKind.NOTE, target=words, title=title, added=today)

    def _look(self) -> None:
        self.set_ready(bool(self.words.toPlainText().strip()))


def _asked(dialog: LinkDialog | NoteDialog, today: dt.date) -> Evidence | None:
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    evidence = dialog.evidence(today) if accepted else None
    dialog.deleteLater()
    return evidence


def ask_for_file(today: dt.date, parent: QWidget) -> Evidence | None:
    """Let the learner choose a file as evidence; it stays where it is."""
    caption = translate("Links", "Choose a file")
    name, _ = QFileDialog.getOpenFileName(parent, caption)
    return file_piece(name, today) if name else None


def ask_for_files(today: dt.date, parent: QWidget) -> tuple[Evidence, ...]:
    """Let the learner choose files as evidence; they stay where they are."""
    names, _ = QFileDialog.getOpenFileNames(parent, translate("Links", "Add files"))
    return tuple(file_piece(name, today) for name in names)


def file_piece(name: str, today: dt.date) -> Evidence:
    """A file as evidence, called by its name."""
    title = clean_text(Path(name).name)[:MAX_TITLE]
    return Evidence(kind=EvidenceKind.FILE, target=clean_text(name), title=title, added=today)


def pieces_of(dropped: Dropped, today: dt.date) -> tuple[Evidence, ...]:
    """What was dropped or copied as evidence; texts that are no safe links are left out."""
    links = (safe_link(text) for text in dropped.texts)
    return (
        *(file_piece(name, today) for name in dropped.files),
        *(
            Evidence(kind=EvidenceKind.LINK, target=link.address, added=today)
            for link in links
            if link is not None
        ),
    )


def open_link(address: str, parent: QWidget) -> bool:
    """Open an address after the learner has seen where it leads; False where it was not opened."""
    link = safe_link(address)
    if link is None:
        text = translate("Links", "This is no link to the web or to a mail address:")
        _say(parent, translate("Links", "Not opened"), text, address)
        return False
    question = translate("Links", "Open this link to {where} outside the planner?")
    if not _agreed(parent, question.format(where=link.leads_to), link.address):
        return False
    return _hand_over(QUrl(link.address, QUrl.ParsingMode.StrictMode))


def open_evidence(evidence: Evidence, parent: QWidget) -> bool:
    """Open a piece of evidence; False where it was not opened."""
    if evidence.kind is EvidenceKind.LINK:
        return open_link(evidence.target, parent)
    title = evidence.title or evidence.target[:MAX_TITLE]
    if evidence.kind is EvidenceKind.NOTE:
        _say(parent, translate("Links", "Note"), title, evidence.target)
        return True
    path = _found(evidence, title, parent)
    if path is None:
        return False
    if may_be_opened(path):
        question = translate("Links", "Open this file with the program that belongs to it?")
        return _agreed(parent, question, str(path)) and _hand_over(_file_url(path))
    question = translate(
        "Links", "This may be a program, so the planner does not open it. Show its folder?"
    )
    return _agreed(parent, question, str(path)) and _hand_over(_file_url(folder_of(path)))


def show_folder_of(evidence: Evidence, parent: QWidget) -> bool:
    """Show the folder of a file that is evidence; False where it was not shown."""
    path = _found(evidence, evidence.title or evidence.target[:MAX_TITLE], parent)
    if path is None:
        return False
    folder = folder_of(path)
    question = translate("Links", "Show this folder outside the planner?")
    return _agreed(parent, question, str(folder)) and _hand_over(_file_url(folder))


def show_folder(folder: Path) -> bool:
    """Show one of the planner's own folders, which needs no question."""
    return _hand_over(_file_url(folder))


def _found(evidence: Evidence, title: str, parent: QWidget) -> Path | None:
    """The file of a piece of evidence; where there is none to open, the learner is told why."""
    found = answer_in_time(partial(_looked_up, evidence.target, title))
    found = found or SilentEvidenceError(title)
    if isinstance(found, Path):
        return found
    _say(parent, translate("Links", "Not opened"), said(found.sentence), evidence.target)
    return None


def _looked_up(target: str, title: str) -> Path | EvidenceFileError:
    try:
        return evidence_file(target, title)
    except EvidenceFileError as error:
        return error


def _hand_over(url: QUrl) -> bool:
    """Give the desktop what the learner has agreed to; the only place that does."""
    return QDesktopServices.openUrl(url)


def _file_url(path: Path) -> QUrl:
    return QUrl.fromLocalFile(str(path))


def _agreed(parent: QWidget, question: str, where: str) -> bool:
    title = translate("Links", "Open")
    return agrees(parent, title, f"{question}\n\n{where[:_MOST_SHOWN]}", title)


def _say(parent: QWidget, title: str, text: str, more: str) -> None:
    tell(parent, title, f"{text}\n\n{more[:_MOST_SHOWN]}")
