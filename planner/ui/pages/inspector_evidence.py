"""The evidence in the milestone panel, with a word on files that are gone or were changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.domain.profile import EvidenceKind
from planner.storage.evidence_look import AskedFile, Standing
from planner.ui.models.piece_rows import trouble_of
from planner.ui.pages.inspector_parts import Section, clear
from planner.ui.widgets.buttons import icon_button, push_button
from planner.ui.widgets.elided_label import ElidedLabel
from planner.ui.widgets.flow_layout import FlowLayout
from planner.ui.widgets.line_button import LineButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.domain.profile import Evidence
    from planner.ui.pages.inspector_parts import Subject
    from planner.ui.theme import ThemeSource

_EVIDENCE_ICONS = {
    EvidenceKind.LINK: "link-simple",
    EvidenceKind.FILE: "paperclip",
    EvidenceKind.NOTE: "note",
}
_SOUNDS = (".wav", ".aif", ".aiff", ".flac", ".mp3", ".ogg", ".m4a")


class EvidenceSection(Section):
    """What shows that the milestone was reached."""

    link_wanted = Signal()
    file_wanted = Signal()
    open_requested = Signal(int)
    remove_requested = Signal(int)

    def __init__(self, themes: ThemeSource, heading: str) -> None:
        """Start empty, with the two ways to add."""
        super().__init__(themes, heading)
        self._subject: Subject | None = None
        self._told: tuple[Standing, ...] = ()
        #: The evidence that is listed, with days and with what became of files; none at first.
        self._shown: tuple[object, ...] = ()
        self._standing: Callable[[AskedFile], Standing] = lambda _: Standing.THERE
        self.body.setSpacing(4)
        self.add_link = push_button(themes, self.tr("Add link"), "link", compact=True)
        self.add_file = push_button(themes, self.tr("Add files"), "link", compact=True)
        self.add_link.clicked.connect(self.link_wanted)
        self.add_file.clicked.connect(self.file_wanted)
        # Below each other where large letters leave no room for both beside the heading.
        adding = FlowLayout(spacing=0)
        adding.addWidget(self.add_link)
        adding.addWidget(self.add_file)
        self.head.addLayout(adding)

    def show_subject(self, subject: Subject) -> None:
        """List the evidence of a milestone."""
        self._subject = subject
        evidence = subject.milestone.evidence
        self._told = self._troubles()
        days = tuple(subject.words.short_date(each.added, subject.plan.today) for each in evidence)
        if (evidence, days, self._told) == self._shown:
            return
        self._shown = (evidence, days, self._told)
        clear(self.body)
        for place, (each, day) in enumerate(zip(evidence, days, strict=True)):
            self.body.addWidget(self._line(place, each, day))
        if not evidence:
            text = self.tr("A link or file shows what you reached.")
            self.body.addWidget(ElidedLabel(self.themes, text, "small", "tertiary"))

    def files(self) -> tuple[AskedFile, ...]:
        """The files among the evidence shown."""
        evidence = self._subject.milestone.evidence if self._subject else ()
        return tuple(AskedFile.of(each) for each in evidence if each.kind is EvidenceKind.FILE)

    def set_standing(self, standing: Callable[[AskedFile], Standing]) -> None:
        """Say what became of the files; the lines are made anew only where that is news."""
        self._standing = standing
        if self._subject is not None and self._troubles() != self._told:
            self.show_subject(self._subject)

    def _troubles(self) -> tuple[Standing, ...]:
        return tuple(self._standing(each) for each in self.files())

    def _line(self, place: int, evidence: Evidence, day: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        icon = _EVIDENCE_ICONS[evidence.kind]
        if evidence.kind is EvidenceKind.FILE and evidence.target.casefold().endswith(_SOUNDS):
            icon = "headphones"
        title = evidence.title or evidence.target
        trouble, sentence = "", ""
        if evidence.kind is EvidenceKind.FILE:
            trouble, sentence = trouble_of(self._standing(AskedFile.of(evidence)), title)
        button = LineButton(
            self.themes,
            title,
            "link-break" if trouble else icon,
            note=trouble or day,
            tip=sentence or evidence.target,
            color="warning" if trouble else "text-2",
            framed=True,
        )
        button.setAccessibleDescription(sentence)
        button.clicked.connect(lambda: self.open_requested.emit(place))
        remove = icon_button(self.themes, "x", self.tr("Remove {title}").format(title=title))
        remove.clicked.connect(lambda: self.remove_requested.emit(place))
        row.addWidget(button, 1)
        row.addWidget(remove)
        return line
