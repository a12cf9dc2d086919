"""A field for several lines that stays quick whatever is pasted into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QToolTip

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

#: Qt looks at all of a word for a place to break it, again and again: a word of 100,000 letters
#: takes a second and a half, and one of a million minutes.
_LONG_WORD: Final = 5_000


class BoundedTextEdit(QPlainTextEdit):
    """Takes so many characters by pasting and no more, and says so when it leaves some out."""

    def __init__(self, most: int, text: str = "", parent: QWidget | None = None) -> None:
        """Show a text; ``most`` is the number of characters there may be."""
        super().__init__(parent)
        self._most = most
        self.setPlainText(text)

    def setPlainText(self, text: str) -> None:
        """Show another text."""
        self._choose_breaks(text)
        super().setPlainText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop as much as there is room for."""
        there, chosen = self.toPlainText(), self.textCursor().selectedText()
        room = max(0, self._most - len(there) + len(chosen))
        pasted = source.text()
        self._choose_breaks(there + pasted[:room])
        self.insertPlainText(pasted[:room])
        self.ensureCursorVisible()
        if len(pasted) > room:
            text = self.tr("There is room for {count} characters. The rest was left out.")
            place = self.mapToGlobal(self.cursorRect().bottomLeft())
            QToolTip.showText(place, text.format(count=QLocale().toString(self._most)), self)

    def _choose_breaks(self, text: str) -> None:
        longest = max(map(len, text.split()), default=0)
        mode = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        if longest > _LONG_WORD:
            mode = QTextOption.WrapMode.WrapAnywhere
        self.setWordWrapMode(mode)
