"""The parts of the panel of a piece: what is said of it to others, and the skills it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout

from planner.domain.links import MAX_ADDRESS, safe_link
from planner.domain.model import MAX_TITLE
from planner.domain.profile import EvidenceKind
from planner.ui.pages.inspector_lists import TickLine
from planner.ui.pages.inspector_parts import NotesEdit, Section, clear
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.kept_field import KeptField
from planner.ui.widgets.themed import plain_button_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.domain.profile import Evidence, Milestone
    from planner.ui.theme import ThemeSource

#: Tools of one piece, and the letters they take together.
MOST_TOOLS: Final = 30
_TOOLS_LETTERS: Final = 2000


class ToldSection(Section):
    """What the learner says of a piece to those they show it to; fields save on leaving."""

    #: A wish: fields of the piece with their new values; whether the learner is still typing.
    fields_edited = Signal(object, bool)

    def __init__(self, themes: ThemeSource) -> None:
        """Start empty."""
        super().__init__(themes, self.tr("For those you show it to"))
        self.body.setSpacing(4)
        self.about = NotesEdit(self.tr("What it is"))
        self.part = KeptField(self.tr("Your part in it"), MAX_TITLE)
        self.tools = KeptField(self.tr("Tools, with commas between"), _TOOLS_LETTERS)
        self.link = KeptField(self.tr("Where it can be seen or heard"), MAX_ADDRESS)
        self.link.setPlaceholderText("https://")
        self.wrong = TextLabel(themes, "", "small", "danger", wrap=True)
        self._link_label = QLabel()
        for field in (self.about, self.part, self.tools, self.link):
            label = TextLabel(themes, field.accessibleName(), "small", "tertiary", wrap=True)
            label.setBuddy(field)
            self.body.addWidget(label)
            self.body.addWidget(field)
            self._link_label = label
        self.body.addWidget(self.wrong)
        self.wrong.hide()
        self.about.notes_edited.connect(lambda text, typing: self._tell(typing, about=text))
        self.part.kept.connect(lambda text: self._tell(False, part=text))
        self.tools.kept.connect(self._keep_tools)
        self.link.kept.connect(self._keep_link)

    def show_piece(self, piece: Evidence) -> None:
        """Show what is said of a piece."""
        self.about.set_notes(piece.about)
        self.part.show_text(piece.part)
        self.tools.show_text(", ".join(piece.tools))
        self.link.show_text(piece.link)
        self.wrong.hide()
        # A note is shown to nobody, and a link says itself where it can be seen.
        self.setVisible(piece.kind is not EvidenceKind.NOTE)
        own = piece.kind is EvidenceKind.FILE
        self.link.setVisible(own)
        self._link_label.setVisible(own)

    def commit(self) -> None:
        """Report what is being typed."""
        self.about.commit()
        for field in (self.part, self.tools, self.link):
            field.commit()

    def _keep_tools(self, text: str) -> None:
        tools = dict.fromkeys(each.strip()[:MAX_TITLE] for each in text.split(","))
        tools.pop("", None)
        self._tell(False, tools=tuple(tools)[:MOST_TOOLS])

    def _keep_link(self, text: str) -> None:
        link = safe_link(text) if text else None
        self.wrong.setVisible(bool(text) and link is None)
        if text and link is None:
            self.wrong.setText(self.tr("Enter a link to the web, such as https://example.org/mix"))
            return
        self._tell(False, link=link.address if link else "")

    def _tell(self, typing: bool, **fields: object) -> None:
        self.fields_edited.emit(fields, typing)


class NoteSection(Section):
    """The words of a piece that is a note."""

    #: A wish: the note has these words; whether the learner is still typing.
    note_edited = Signal(str, bool)

    def __init__(self, themes: ThemeSource) -> None:
        """Start empty."""
        super().__init__(themes, self.tr("Note"))
        self.words = NotesEdit(self.tr("Note"))
        self.body.addWidget(self.words)
        self.words.notes_edited.connect(self._tell)

    def show_piece(self, piece: Evidence) -> None:
        """Show the words of a note; nothing of other pieces."""
        self.setVisible(piece.kind is EvidenceKind.NOTE)
        if piece.kind is EvidenceKind.NOTE:
            self.words.set_notes(piece.target)

    def commit(self) -> None:
        """Report what is being typed."""
        self.words.commit()

    def _tell(self, text: str, typing: bool) -> None:
        # A note without words would be no evidence of anything.
        if text.strip():
            self.note_edited.emit(text, typing)


class ShownSkills(Section):
    """The skills that a piece shows, ticked; those its milestone builds and any others."""

    #: A wish: the piece shows these skills.
    skills_edited = Signal(tuple)

    def __init__(self, themes: ThemeSource) -> None:
        """Start empty."""
        super().__init__(themes, self.tr("Skills it shows"))
        self._names: Mapping[str, str] = {}
        self._offered: tuple[str, ...] = ()
        self._ticked: tuple[str, ...] = ()
        self.lines: list[TickLine] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.none = TextLabel(
            themes, self.tr("Its milestone builds no skill."), "small", "tertiary", wrap=True
        )
        self.add = push_button(themes, self.tr("Add skill…"), "link", compact=True)
        self.body.addWidget(self.none)
        self.body.addLayout(self._list)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        self.add.clicked.connect(self._offer)

    def show_piece(self, piece: Evidence, milestone: Milestone, names: Mapping[str, str]) -> None:
        """Show the skills of a piece; `names` are all skills there are to choose from."""
        builds = tuple(milestone.definition.builds)
        offered = tuple(dict.fromkeys((*builds, *piece.skills)))
        self._names = names
        if offered != self._offered:
            self._offered = offered
            clear(self._list)
            self.lines = [self._line(skill) for skill in offered]
        self._ticked = piece.skills or builds
        for line, skill in zip(self.lines, offered, strict=True):
            line.set_ticked(skill in self._ticked)
        self.none.setVisible(not offered)
        self.add.setVisible(any(skill not in offered for skill in names))

    def choices(self) -> QMenu:
        """The other skills, by name."""
        menu = QMenu(self)
        others = (skill for skill in self._names if skill not in self._offered)
        for skill in sorted(others, key=lambda each: self._names[each].casefold()):
            action = menu.addAction(plain_button_text(self._names[skill]))
            action.triggered.connect(lambda _=False, skill=skill: self._tick(skill, True))
        return menu

    def _offer(self) -> None:
        menu = self.choices()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _line(self, skill: str) -> TickLine:
        line = TickLine(self.themes, self._names.get(skill, skill))
        line.ticked.connect(lambda ticked: self._tick(skill, ticked))
        self._list.addWidget(line)
        return line

    def _tick(self, skill: str, ticked: bool) -> None:
        wanted = {*self._ticked, skill} if ticked else {*self._ticked} - {skill}
        if not wanted:
            # No skill at all would mean every skill of the milestone: the last tick stays.
            self.lines[self._offered.index(skill)].set_ticked(True)
            return
        order = (*self._offered, skill)
        self.skills_edited.emit(tuple(dict.fromkeys(each for each in order if each in wanted)))
