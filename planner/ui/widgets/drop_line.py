"""The line that shows between which rows something dragged would come to stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent

from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.ui.theme import ThemeSource

_THICK = 2


class DropLine(ThemedWidget):
    """A line over its parent; hidden until it is shown somewhere."""

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        """Lie over a parent."""
        super().__init__(themes, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, top: int) -> None:
        """Show it at a height of the parent, inside it."""
        parent = self.parentWidget()
        if parent is not None:
            inside = max(0, min(top - _THICK // 2, parent.height() - _THICK))
            self.setGeometry(0, inside, parent.width(), _THICK)
            self.raise_()
            self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.color("accent"))
        painter.end()
