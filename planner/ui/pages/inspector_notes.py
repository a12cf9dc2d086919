"""The notes of the milestone panel: laid out as Markdown, and plain text while they are edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor

from planner.ui.pages.inspector_parts import NotesEdit, Section
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.markdown_view import MarkdownView

if TYPE_CHECKING:
    from planner.ui.theme import ThemeSource


class NotesSection(Section):
    """Notes that are read until somebody edits them; empty ones are a field at once."""

    #: A wish: these notes; whether the learner is still typing.
    notes_edited = Signal(str, bool)
    #: A wish: open an address that stands in the notes.
    link_requested = Signal(str, str)

    def __init__(self, themes: ThemeSource, heading: str) -> None:
        """Start empty."""
        super().__init__(themes, heading)
        self.edit = NotesEdit(heading)
        self.view = MarkdownView(themes, heading)
        self.change = push_button(themes, self.tr("Edit"), "link", compact=True)
        self.change.setAccessibleName(self.tr("Edit notes"))
        self.head.addWidget(self.change)
        self.body.addWidget(self.view)
        self.body.addWidget(self.edit)
        self.edit.notes_edited.connect(self.notes_edited)
        self.edit.left.connect(self._read)
        self.edit.installEventFilter(self)
        self.view.link_requested.connect(lambda address: self.link_requested.emit("", address))
        self.view.edit_requested.connect(self.begin)
        self.change.clicked.connect(self.begin)
        self._choose(reading=False)

    def set_notes(self, notes: str, *, read_only: bool) -> None:
        """Show other notes; what is being typed is kept while they are the same."""
        self.edit.set_notes(notes)
        self.edit.setEnabled(not read_only)
        self.change.setEnabled(not read_only)
        if not self.edit.hasFocus():
            self._read()

    def begin(self) -> None:
        """Let the learner edit them, at their end."""
        if not self.edit.isEnabled():
            return
        self._choose(reading=False)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves the field; where it is empty, Esc belongs to the panel."""
        escaped = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escaped and event.type() == QEvent.Type.KeyPress and self.edit.toPlainText().strip():
            # Before it is hidden, or the keyboard would go to whatever comes next.
            self.view.show()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _read(self) -> None:
        self._choose(reading=bool(self.edit.toPlainText().strip()))

    def _choose(self, *, reading: bool) -> None:
        if reading:
            self.view.set_text(self.edit.toPlainText())
        self.view.setVisible(reading)
        self.change.setVisible(reading)
        self.edit.setVisible(not reading)
