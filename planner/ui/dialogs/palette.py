"""The command palette: type a few letters of anything in the app, and Enter goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QListView, QVBoxLayout, QWidget

from planner.ui.delegates.palette_delegate import PaletteDelegate
from planner.ui.models.palette_model import Entry, PaletteModel
from planner.ui.slices import Slices
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.screen_room import screen_room
from planner.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.ui.theme import ThemeSource

_WIDTH, _HEIGHT = 560, 420
#: Keys that move in the list while the field keeps the keyboard.
_OF_THE_LIST = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class Palette(QDialog):
    """One field over a list; the first match is chosen until the arrows choose another."""

    def __init__(
        self, themes: ThemeSource, entries: Iterable[Entry], parent: QWidget | None = None
    ) -> None:
        """List the entries in their order; most are read while the first are looked at."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Command palette"))
        self.setModal(True)
        wanted = QSize(themes.theme.scaled(_WIDTH), themes.theme.scaled(_HEIGHT))
        self.resize(wanted.boundedTo(screen_room(self) - QSize(24, 24)))
        self.model = PaletteModel(entries, self)
        self.search = SearchField(themes, self.tr("Find a command, page, milestone or career"))
        self.search.installEventFilter(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(themes, self.list))
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = TextLabel(themes, self.tr("Nothing is called that."), "body", "tertiary")
        self.nothing.setContentsMargins(16, 8, 16, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        self.search.textChanged.connect(self._look)
        self.list.clicked.connect(lambda _: self.accept())
        self.list.activated.connect(lambda _: self.accept())
        self._look("")
        self.search.setFocus()
        Slices(self).start(self.model.gather())

    @classmethod
    def ask(
        cls, themes: ThemeSource, entries: Iterable[Entry], parent: QWidget | None = None
    ) -> Entry | None:
        """Let the learner choose; nothing where they did not."""
        dialog = cls(themes, entries, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.chosen if accepted else None
        dialog.deleteLater()
        return chosen

    @property
    def chosen(self) -> Entry | None:
        """What Enter takes."""
        return self.model.entry(self.list.currentIndex().row())

    def accept(self) -> None:
        """Take what is chosen; where nothing is, stay."""
        if self.chosen is not None:
            super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field keeps the keyboard: arrows move in the list, Enter takes, Escape leaves."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _OF_THE_LIST:
                self.list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.accept()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.reject()  # the field would only be emptied
                return True
        return super().eventFilter(watched, event)

    def _look(self, typed: str) -> None:
        self.model.look_for(typed)
        self.list.setCurrentIndex(self.model.index(0, 0))
        found = self.model.rowCount() > 0
        self.nothing.setVisible(not found)
        self.list.setVisible(found)
