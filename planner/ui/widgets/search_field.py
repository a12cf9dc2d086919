"""A field to find or filter with: magnifying glass in front, a cross to clear the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

if TYPE_CHECKING:
    from planner.ui.theme import ThemeSource


class SearchField(QLineEdit):
    """A line edit that Escape empties; Escape in an empty field goes on to the page."""

    def __init__(
        self, themes: ThemeSource, placeholder: str, parent: QWidget | None = None
    ) -> None:
        """Start empty; `placeholder` is also the name read aloud."""
        super().__init__(parent)
        self._themes = themes
        self._glass = QAction(self)
        self._clear = QAction(self.tr("Clear"), self)
        self.setProperty("leading", True)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(self._text_changed)
        self._tint()
        themes.theme_changed.connect(self._tint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))

    def _tint(self) -> None:
        self._glass.setIcon(self._themes.theme.icon("magnifying-glass", "text-3"))
        self._clear.setIcon(self._themes.theme.icon("x", "text-3", 14))
