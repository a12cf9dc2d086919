"""Links and files: asked for as evidence, and opened only after showing where they lead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QWidget

from planner.domain.model import MAX_TITLE, clean_text
from planner.domain.profile import Evidence, EvidenceKind
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.dialogs.questions import agrees, tell
from planner.ui.widgets.elided_label import TextLabel

if TYPE_CHECKING:
    import datetime as dt

    from planner.ui.theme import ThemeSource

SAFE_SCHEMES = ("http", "https", "mailto")
_MOST_ADDRESS = 2000

translate = QCoreApplication.translate


def safe_url(address: str) -> QUrl | None:
    """The address as a URL that may be opened, or nothing.

    Only http, https and mailto; a mail may carry no attachment. A host in another script comes out
    in punycode, so that one letter cannot pass for another.
    """
    text = address.strip()
    if "://" not in text and not text.casefold().startswith("mailto:"):
        text = f"https://{text}"
    url = QUrl(text, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme().casefold() not in SAFE_SCHEMES:
        return None
    if url.scheme() == "mailto":
        return None if "attach" in url.query().casefold() or "@" not in url.path() else url
    return url if "." in url.host() or url.host() == "localhost" else None


def shown_address(url: QUrl) -> str:
    """Where a link leads, as it is shown: all of it encoded, the host in punycode."""
    return bytes(url.toEncoded().data()).decode("ascii", "replace")


class LinkDialog(DialogFrame):
    """Asks for the address of something to show."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(themes, self.tr("Add link"), self.tr("Add link"), parent)
        self.setMinimumWidth(460)
        self.address = QLineEdit()
        self.address.setMaxLength(_MOST_ADDRESS)
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
        dialog = cls(themes, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        evidence = dialog.evidence(today) if accepted else None
        dialog.deleteLater()
        return evidence

    def evidence(self, today: dt.date) -> Evidence | None:
        """What the fields say."""
        url = safe_url(self.address.text())
        if url is None:
            return None
        title = clean_text(self.title.text()).strip()
        target = shown_address(url)
        return Evidence(kind=EvidenceKind.LINK, target=target, title=title, added=today)

    def _look(self) -> None:
        self.set_ready(safe_url(self.address.text()) is not None)


def ask_for_file(today: dt.date, parent: QWidget) -> Evidence | None:
    """Let the learner choose a file as evidence; it stays where it is."""
    caption = translate("Links", "Add file")
    name, _ = QFileDialog.getOpenFileName(parent, caption)
    if not name:
        return None
    path = Path(name)
    title = clean_text(path.name)[:MAX_TITLE]
    return Evidence(kind=EvidenceKind.FILE, target=clean_text(name), title=title, added=today)


def open_link(address: str, parent: QWidget) -> bool:
    """Open an address after the learner has seen where it leads; False where it was not opened."""
    url = safe_url(address)
    if url is None:
        text = translate("Links", "This is no link to the web or to a mail address:")
        _say(parent, translate("Links", "Not opened"), text, address)
        return False
    question = translate("Links", "Open this link outside the planner?")
    if not _agreed(parent, question, shown_address(url)):
        return False
    return QDesktopServices.openUrl(url)


def open_evidence(evidence: Evidence, parent: QWidget) -> bool:
    """Open a piece of evidence; False where it was not opened."""
    if evidence.kind is EvidenceKind.LINK:
        return open_link(evidence.target, parent)
    title = evidence.title or evidence.target
    if evidence.kind is EvidenceKind.NOTE:
        _say(parent, translate("Links", "Note"), title, evidence.target)
        return True
    path = Path(evidence.target)
    if not path.is_file():
        text = translate(
            "Links", "“{title}” is no longer in its folder. It may have been moved or renamed."
        )
        _say(parent, translate("Links", "Not opened"), text.format(title=title), evidence.target)
        return False
    question = translate("Links", "Open this file with the program that belongs to it?")
    if not _agreed(parent, question, str(path)):
        return False
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _agreed(parent: QWidget, question: str, where: str) -> bool:
    title = translate("Links", "Open")
    return agrees(parent, title, f"{question}\n\n{where[:_MOST_ADDRESS]}", title)


def _say(parent: QWidget, title: str, text: str, more: str) -> None:
    tell(parent, title, f"{text}\n\n{more[:_MOST_ADDRESS]}")
