"""The contacts of a plan as a list for a view."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from planner.ui.models.contact_rows import contact_row
from planner.ui.models.keyed_list import KeyedList
from planner.ui.roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from planner.domain.network import Contact
    from planner.ui.roles import ContactRow
    from planner.words import Words


class ContactList(KeyedList):
    """Contacts, put into words where somebody looks at them: there may be a thousand."""

    def __init__(
        self, words: Words, *, changeable: bool = True, parent: QObject | None = None
    ) -> None:
        """Start empty; `changeable` offers a date where none is set."""
        super().__init__(parent)
        self._words = words
        self._changeable = changeable
        self._today = dt.date.min
        #: Today as dates are written now: rows are made again where they are written otherwise.
        self._written = ""
        self._made: dict[str, tuple[Contact, ContactRow]] = {}

    def set_contacts(self, contacts: Sequence[Contact], today: dt.date) -> None:
        """Show these contacts as of a day."""
        written = self._words.date(today)
        if (today, written) != (self._today, self._written):
            self._today, self._written = today, written
            self._made.clear()
            if self._rows:
                self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        self.set_rows(contacts)

    def key_of(self, row: Contact) -> str:
        """The contact's id."""
        return row.id

    def values_of(self, row: Contact) -> dict[int, object]:
        """The row in words."""
        made = self.row_for(row)
        return {
            Qt.ItemDataRole.DisplayRole: made.name,
            Qt.ItemDataRole.AccessibleTextRole: made.spoken,
            Role.CONTACT: made,
        }

    def row_for(self, contact: Contact) -> ContactRow:
        """A contact in words, made once."""
        made = self._made.get(contact.id)
        if made is None or made[0] is not contact:
            row = contact_row(contact, self._today, self._words, changeable=self._changeable)
            made = self._made[contact.id] = (contact, row)
        return made[1]
