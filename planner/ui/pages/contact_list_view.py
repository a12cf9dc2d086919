"""The list of contacts with the heads of its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal

from planner.ui.delegates.contact_delegate import ContactColumns, ContactDelegate
from planner.ui.models.contact_list import ContactList
from planner.ui.pages.keyed_list_view import ColumnHeads, HeadedList, KeyedListView
from planner.ui.roles import ContactRow, Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from planner.domain.network import Contact
    from planner.ui.delegates.row_painter import RowPainter
    from planner.ui.theme import ThemeSource
    from planner.words import Words

_DELETING: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ContactListView(KeyedListView):
    """Shows a `ContactList`; Enter edits the current contact, Delete asks to forget it.

    A press on "Set a date" asks for one; by keyboard the button of the card does the same.
    """

    #: Wishes about the current contact.
    edit_requested = Signal()
    delete_requested = Signal()
    date_requested = Signal()

    def __init__(
        self,
        themes: ThemeSource,
        words: Words,
        *,
        changeable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Start empty."""
        self._themes = themes
        self.contacts = ContactList(words, changeable=changeable)
        #: The row whose "Set a date" is pressed, or -1.
        self._pressed = -1
        super().__init__(themes, self.contacts, ContactDelegate(themes), parent)
        self.setAccessibleName(self.tr("Contacts"))
        self.setUniformItemSizes(True)
        self.doubleClicked.connect(lambda _: self.edit_requested.emit())

    def set_contacts(self, contacts: Sequence[Contact], today: dt.date) -> None:
        """Show other contacts, at the same one where it is among them."""
        self.refill(lambda: self.contacts.set_contacts(contacts, today))

    # --- Qt's side ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Delete forgets; the rest is a list's."""
        if self.chosen and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_requested.emit()
        elif self.chosen and event.key() in _DELETING:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What can be pressed has a hand."""
        super().mouseMoveEvent(event)
        shape = Qt.CursorShape
        over = self._offers_date(event.position().toPoint())
        self.viewport().setCursor(shape.PointingHandCursor if over else shape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember whose "Set a date" is pressed."""
        super().mousePressEvent(event)
        at = event.position().toPoint()
        self._pressed = self.indexAt(at).row() if self._offers_date(at) else -1

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on "Set a date" asks for one; a press elsewhere does not."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        pressed, self._pressed = self._pressed, -1
        is_click = self._offers_date(at) and self.indexAt(at).row() == pressed
        if is_click and event.button() is Qt.MouseButton.LeftButton:
            self.date_requested.emit()

    # --- Internals ------------------------------------------------------------------------------

    def _offers_date(self, at: QPoint) -> bool:
        row: ContactRow | None = self.indexAt(at).data(Role.CONTACT)
        if row is None or not row.offers_date:
            return False
        width = self.viewport().width()
        columns = ContactColumns.of(width, self._themes.theme, self.margin)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        across = width - at.x() if mirrored else at.x()
        return columns.due_left <= across <= columns.due_left + columns.due


class ContactHeads(ColumnHeads):
    """Names the columns of the contacts."""

    def paint_heads(self, row: RowPainter, width: int) -> None:
        """See `ColumnHeads`."""
        at = ContactColumns.of(width, self.theme, self._view.margin)
        font, high = self.theme.font("small"), row.height
        for start, room, words in (
            (at.name_left, at.name, self.tr("Contact")),
            (at.met_left, at.met, self.tr("Where you met")),
            (at.last_left, at.last, self.tr("Last contact")),
            (at.due_left, at.due, self.tr("Next follow-up")),
        ):
            if room:
                row.text(row.rect(start, 0, room, high), words, font, "text-2")


class ContactTable(HeadedList):
    """Heads and list."""

    def __init__(
        self,
        themes: ThemeSource,
        words: Words,
        *,
        changeable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Start empty."""
        self.view = ContactListView(themes, words, changeable=changeable)
        super().__init__(ContactHeads(themes, self.view), self.view, parent)
