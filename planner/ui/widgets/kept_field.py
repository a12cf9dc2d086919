"""A line that is kept when it is left; nothing is said of what did not change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget


class KeptField(QLineEdit):
    """Reports its text on Enter and on leaving; Escape takes back what was typed."""

    #: A wish: this text.
    kept = Signal(str)

    def __init__(self, name: str, most: int, parent: QWidget | None = None) -> None:
        """Start empty; `name` is read aloud, `most` is the number of characters."""
        super().__init__(parent)
        self._shown = ""
        self.setAccessibleName(name)
        self.setMaxLength(most)
        self.editingFinished.connect(self.commit)

    def show_text(self, text: str) -> None:
        """Show another text; what is being typed stays while the text is the same."""
        if text != self._shown or not self.hasFocus():
            self._shown = text
            self.setText(text)
            self.setCursorPosition(0)

    def commit(self) -> None:
        """Report what was typed."""
        text = self.text().strip()
        if text != self._shown:
            self._shown = text
            self.kept.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what was typed; where nothing was, it is for others."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.setText(self._shown)
        else:
            super().keyPressEvent(event)
