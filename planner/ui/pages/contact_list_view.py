"""The list of contacts with the heads of its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner.ui.delegates.contact_delegate import ContactColumns, ContactDelegate
from planner.ui.delegates.row_painter import RowPainter
from planner.ui.models.contact_list import ContactList
from planner.ui.pages.quiet_list import QuietList
from planner.ui.roles import ContactRow, Role
from planner.ui.widgets.themed import ThemedWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from planner.ui.theme import ThemeSource

    AnyIndex = QModelIndex | QPersistentModelIndex

_DELETING: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ContactListView(QuietList):
    """Shows a `ContactList`; Enter edits the current contact, Delete asks to forget it."""

    #: A fact: another contact is current.
    contact_chosen = Signal(str)
    #: Wishes about the current contact.
    edit_requested = Signal()
    delete_requested = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start empty."""
        self.contacts = ContactList()
        self._delegate = ContactDelegate(themes)
        super().__init__(self.contacts, self._delegate, "", parent)
        self.setAccessibleName(self.tr("Contacts"))
        self.setUniformItemSizes(True)
        self.contacts.setParent(self)
        self._delegate.setParent(self)
        themes.theme_changed.connect(self.scheduleDelayedItemsLayout)
        self.doubleClicked.connect(lambda _: self.edit_requested.emit())

    @property
    def chosen(self) -> str:
        """Id of the current contact, or ""."""
        row: ContactRow | None = self.currentIndex().data(Role.CONTACT)
        return row.id if row is not None else ""

    def set_rows(self, rows: Sequence[ContactRow]) -> None:
        """Show other rows at the same contact, else at the first."""
        chosen = self.chosen
        self.blockSignals(True)
        self.contacts.set_rows(rows)
        self.blockSignals(False)
        if self.chosen != chosen or not chosen:
            self.setCurrentIndex(self.contacts.index(max(0, self.contacts.row_of(chosen))))

    def choose(self, contact: str) -> None:
        """Make a contact current, where it is shown."""
        row = self.contacts.row_of(contact)
        if row >= 0:
            self.setCurrentIndex(self.contacts.index(row))

    # --- Qt's side ------------------------------------------------------------------------------

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell which contact is current."""
        super().currentChanged(current, previous)
        self.contact_chosen.emit(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Delete forgets; the rest is a list's."""
        if self.chosen and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_requested.emit()
        elif self.chosen and event.key() in _DELETING:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)


class ContactHeads(ThemedWidget):
    """The heads of the columns, over a list beside which a scroll bar may stand."""

    def __init__(
        self, themes: ThemeSource, view: ContactListView, parent: QWidget | None = None
    ) -> None:
        """Name the columns of a view."""
        super().__init__(themes, parent)
        self._view = view
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        view.verticalScrollBar().rangeChanged.connect(lambda *_: self.update())

    def sizeHint(self) -> QSize:
        """One line, 34 high."""
        line = QFontMetricsF(self.theme.font("small")).height()
        return QSize(320, max(34, round(line + 14)))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the list."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the heads."""
        theme, width = self.theme, self._view.viewport().width()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("sunken"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.color("border"))
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - width if mirrored else 0
        area = QRectF(left, 0, width, self.height())
        row = RowPainter(painter, area, theme, self.layoutDirection())
        at, font, high = ContactColumns.of(width, theme), theme.font("small"), row.height
        for start, room, words in (
            (at.name_left, at.name, self.tr("Contact")),
            (at.met_left, at.met, self.tr("Where you met")),
            (at.last_left, at.last, self.tr("Last contact")),
            (at.due_left, at.due, self.tr("Next follow-up")),
        ):
            if room:
                row.text(row.rect(start, 0, room, high), words, font, "text-2")
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns depend on the width."""
        super().resizeEvent(event)
        self.update()


class ContactTable(QWidget):
    """Heads and list."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.view = ContactListView(themes)
        self.heads = ContactHeads(themes, self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heads)
        column.addWidget(self.view, 1)
