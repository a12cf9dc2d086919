"""Shows a text written in Markdown, and does nothing that the text asks for.

HTML in it is shown as letters, pictures as links to them, and nothing is loaded. A link is asked
for by a signal and opened by nobody here. What would take long to lay out is shown as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QTextBrowser, QWidget

from planner.ui.widgets.elided_label import plain_tip

if TYPE_CHECKING:
    from planner.ui.theme import Theme, ThemeSource

_FEATURES = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
#: Longer texts, more lines, longer words and deeper lists are not laid out as Markdown.
_MOST_LETTERS: Final = 20_000
_MOST_LINES: Final = 400
_LONG_WORD: Final = 2_000
_DEEP = re.compile(r"^(?:[>*+\-\s]|\d{1,9}[.)]){60}", re.MULTILINE)
#: Between the two signs that begin a picture, so that they do not.
_APART: Final = "\N{WORD JOINER}"
_MOST_SHOWN_LINES: Final = 14
#: Of each level of heading the text style; pixels that a list is set in.
_HEADINGS: Final = {1: "panel-title", 2: "heading"}
_INDENT: Final = 18


class ClosedBrowser(QTextBrowser):
    """Shows a text and loads nothing that the text names."""

    def loadResource(self, type: int, name: QUrl | str) -> object:
        """Give nothing, whatever is asked for."""
        return None


class MarkdownView(ClosedBrowser):
    """A text that grows with what it holds; a press beside a link, or Enter, asks to edit it."""

    #: A wish: edit the text.
    edit_requested = Signal()
    #: A wish: open an address.
    link_requested = Signal(str)

    def __init__(self, themes: ThemeSource, name: str, parent: QWidget | None = None) -> None:
        """Start empty; ``name`` is read aloud."""
        super().__init__(parent)
        self._text = ""
        self._themes = themes
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.anchorClicked.connect(lambda url: self.link_requested.emit(url.toString()))
        self.highlighted.connect(self._tell_where)
        # Links have the colour of the theme they were laid out in.
        themes.theme_changed.connect(self._lay_out)

    def set_text(self, text: str) -> None:
        """Show another text."""
        if text != self._text:
            self._text = text
            self._lay_out()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, self.height())

    # --- Qt's side ------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Become as high as the text at this width."""
        super().resizeEvent(event)
        self._grow()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask to edit by a press beside links that selects nothing."""
        link = self.anchorAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        left = event.button() is Qt.MouseButton.LeftButton
        if left and not link and not self.textCursor().hasSelection():
            self.edit_requested.emit()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask to edit by Enter; on a link Enter follows it."""
        on_link = self.textCursor().hasSelection() and self.textCursor().charFormat().isAnchor()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not on_link:
            self.edit_requested.emit()
        else:
            super().keyPressEvent(event)

    # --- Internals ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        text = self._text
        long_word = max(map(len, text.split()), default=0) > _LONG_WORD
        mode = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere if long_word else mode)
        if long_word or not is_laid_out_soon(text):
            self.setPlainText(text)
        else:
            self.document().setMarkdown(as_markdown(text), _FEATURES)
            _calm(self.document(), self._themes.theme)
        self._grow()

    def _grow(self) -> None:
        most = _MOST_SHOWN_LINES * self.fontMetrics().lineSpacing() + 20
        height = round(self.document().size().height()) + 2 * self.frameWidth() + 8
        self.setFixedHeight(max(40, min(height, most)))

    def _tell_where(self, url: QUrl) -> None:
        self.viewport().setToolTip(plain_tip(url.toString()))


def _calm(document: QTextDocument, theme: Theme) -> None:
    """Give headings the app's size and lists little indent: a panel has no room for more."""
    document.setIndentWidth(theme.scaled(_INDENT))
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        if level:
            letters = QTextCharFormat()
            letters.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
            letters.setFontPointSize(theme.font(_HEADINGS.get(level, "strong")).pointSizeF())
            cursor = QTextCursor(block)
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.mergeCharFormat(letters)
        block = block.next()


def is_laid_out_soon(text: str) -> bool:
    """Whether Markdown of a text is laid out without anybody having to wait."""
    short = len(text) <= _MOST_LETTERS and text.count("\n") <= _MOST_LINES
    return short and _DEEP.search(text) is None


def as_markdown(text: str) -> str:
    """A text as it is given to Qt: line ends stay line ends, and pictures become links."""
    return text.replace("![", f"!{_APART}[").replace("\n", "  \n")
