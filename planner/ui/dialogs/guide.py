"""The user guide in a window of its own: contents, a field to search it, and the chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
)
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from planner.ui.dialogs.guide_chapters import found_in, sought
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.markdown_view import ClosedBrowser
from planner.ui.widgets.screen_room import screen_room
from planner.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.dialogs.guide_chapters import Chapter
    from planner.ui.theme import Theme, ThemeSource

_WIDTH, _HEIGHT = 860, 640
_CONTENTS = 240
#: Keys that move in the contents while the field keeps the keyboard.
_OF_THE_CONTENTS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down})
#: Enough for every page; one letter stands in a chapter a thousand times.
_MOST_MARKED = 500
#: Of each level of heading: the text style, and the room above.
_HEADINGS = {1: ("title", 4), 2: ("heading", 16)}
_LINE_PERCENT = 120


class Guide(QDialog):
    """Stays open beside the plan, so that what is read can be done."""

    def __init__(
        self, themes: ThemeSource, guide: Sequence[Chapter], parent: QWidget | None = None
    ) -> None:
        """Show the first chapter."""
        super().__init__(parent)
        self._themes = themes
        self._all = tuple(guide)
        self._listed: tuple[Chapter, ...] = ()
        self._shown: Chapter | None = None
        self.setWindowTitle(self.tr("User guide"))
        wanted = QSize(themes.theme.scaled(_WIDTH), themes.theme.scaled(_HEIGHT))
        self.resize(wanted.boundedTo(screen_room(self) - QSize(24, 24)))
        self.search = SearchField(themes, self.tr("Search the guide"))
        self.search.installEventFilter(self)
        self.contents = QListWidget()
        self.contents.setFrameShape(QFrame.Shape.NoFrame)
        self.contents.setAccessibleName(self.tr("Contents"))
        self.contents.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = TextLabel(
            themes, self.tr("Nothing in the guide has these words."), tone="tertiary", wrap=True
        )
        self.page = ClosedBrowser()
        self.page.setOpenLinks(False)
        self.page.document().setDocumentMargin(12)
        self.page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._assemble()
        self.search.textChanged.connect(self._look)
        self.contents.currentRowChanged.connect(self._show_row)
        themes.theme_changed.connect(self._paint)
        self._look("")

    def bring_up(self) -> None:
        """Show the window in front, with the keyboard in the field."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.search.setFocus()
        self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the contents by the arrows without leaving the field; Enter goes to a match."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _OF_THE_CONTENTS:
                self.contents.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.next_match()
                return True
        return super().eventFilter(watched, event)

    def next_match(self) -> None:
        """Go to the next place that was looked for; after the last one comes the first."""
        words = sought(self.search.text())
        start = self.page.textCursor()
        if not words:
            return
        if not self.page.find(words[0]):
            self.page.moveCursor(QTextCursor.MoveOperation.Start)
            if not self.page.find(words[0]):
                self.page.setTextCursor(start)

    # --- Internals ------------------------------------------------------------------------------

    def _assemble(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.contents, 1)
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(side)
        halves.addWidget(self.page)
        halves.setStretchFactor(1, 1)
        width = round(self._themes.theme.scaled(_CONTENTS))
        halves.setSizes([width, self.width() - width])
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.addWidget(halves)

    def _look(self, typed: str) -> None:
        """List the chapters that hold what was typed, and show the one shown before if it does."""
        self._listed = found_in(self._all, typed)
        self.contents.blockSignals(True)
        self.contents.clear()
        self.contents.addItems([chapter.title for chapter in self._listed])
        for row, chapter in enumerate(self._listed):
            self.contents.item(row).setToolTip(chapter.title)
        kept = self._listed.index(self._shown) if self._shown in self._listed else 0
        self.contents.setCurrentRow(kept if self._listed else -1)
        self.contents.blockSignals(False)
        self.nothing.setVisible(not self._listed)
        self._show_row(self.contents.currentRow())

    def _show_row(self, row: int) -> None:
        if not 0 <= row < len(self._listed):
            self._mark()
            return
        chapter = self._listed[row]
        if chapter is not self._shown:
            self._shown = chapter
            self._paint()
        self._mark()

    def _paint(self) -> None:
        """Lay the chapter out in the colours of the theme."""
        if self._shown is None:
            return
        self.page.setMarkdown(self._shown.text)
        self.page.setAccessibleName(self._shown.title)
        _set_out(self.page.document(), self._themes.theme)
        self._mark()

    def _mark(self) -> None:
        """Set off what was looked for, and show the first place."""
        marks: list[QTextEdit.ExtraSelection] = []
        for word in sought(self.search.text()):
            place = QTextCursor(self.page.document())
            while len(marks) < _MOST_MARKED:
                place = self.page.document().find(word, place, QTextDocument.FindFlag(0))
                if place.isNull():
                    break
                mark = QTextEdit.ExtraSelection()
                mark.cursor = place
                mark.format.setBackground(self.palette().color(QPalette.ColorRole.Highlight))
                mark.format.setFontUnderline(True)
                marks.append(mark)
        self.page.setExtraSelections(marks)
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        if marks:
            self.next_match()


def _set_out(document: QTextDocument, theme: Theme) -> None:
    """Give a chapter the app's headings, airy lines and quiet tables."""
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        layout = QTextBlockFormat(block.blockFormat())
        height = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        layout.setLineHeight(_LINE_PERCENT, height)
        if layout.headingLevel() in _HEADINGS:
            style, above = _HEADINGS[layout.headingLevel()]
            layout.setTopMargin(above)
            layout.setBottomMargin(4)
            letters = QTextCharFormat()
            letters.setFont(theme.font(style))
            # Not the whole block: that would take in the end of the one before it.
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.setCharFormat(letters)
        cursor.setBlockFormat(layout)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            table = frame.format().toTableFormat()
            table.setBorderBrush(theme.color("border"))
            table.setCellPadding(5)
            table.setTopMargin(8)
            frame.setFormat(table)
