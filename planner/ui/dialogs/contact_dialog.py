"""Asks about a person: who they are, how the learner knows them, what they have to do with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget

from planner.domain.model import MAX_NOTE, MAX_TITLE, clean_text
from planner.domain.network import Contact
from planner.domain.network_edits import free_contact_id, put_contact
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.widgets.bounded_text import BoundedTextEdit
from planner.ui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from planner.domain.edits import Edit
    from planner.domain.profile import Profile
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource


class ContactDialog(DialogFrame):
    """The fields of a contact; what was agreed and when they met stays as it is."""

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession,
        contact: Contact | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Ask about a contact, or with None about a new one."""
        title = self.tr("Add contact") if contact is None else self.tr("Edit contact")
        verb = self.tr("Add contact") if contact is None else self.tr("Save")
        super().__init__(themes, title, verb, parent)
        self._session = session
        self._contact = contact
        self.setMinimumWidth(460)
        self.name = self._line(contact.name if contact else "")
        self.role = self._line(contact.role if contact else "")
        self.met = self._line(contact.met if contact else "")
        self.reach = self._line(contact.reach if contact else "")
        self.mentor = QCheckBox(self.tr("A mentor"))
        self.mentor.setChecked(contact is not None and contact.mentor)
        self.notes = BoundedTextEdit(MAX_NOTE, contact.notes if contact else "")
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(72)
        self.links = TickList(
            themes, self.tr("Milestones they have to do with"), self.tr("Search milestones")
        )
        self.links.fill(_linkable(session.profile), contact.milestones if contact else ())
        self.add_field(self.tr("Name"), self.name)
        self.add_field(self.tr("What they do"), self.role)
        self.body.addWidget(self.mentor)
        self.add_field(self.tr("Where you met"), self.met)
        self.add_field(self.tr("How to reach them"), self.reach)
        self.add_field(self.tr("Notes"), self.notes)
        self.add_field(self.tr("Milestones they have to do with"), self.links)
        self.name.textChanged.connect(self._look)
        self._look()
        self.name.setFocus()

    @classmethod
    def ask(
        cls, themes: ThemeSource, session: PlanSession, contact: Contact | None, parent: QWidget
    ) -> tuple[Edit, str] | None:
        """Show the dialog; give the edit and the contact's id, or nothing."""
        dialog = cls(themes, session, contact, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        found = dialog.contact() if accepted else None
        dialog.deleteLater()
        return None if found is None else (put_contact(session.profile, found), found.id)

    def contact(self) -> Contact | None:
        """What the fields say; nothing without a name."""
        name = clean_text(self.name.text()).strip()
        if not name:
            return None
        before = self._contact or Contact(id=free_contact_id(self._session.profile), name=name)
        return before.model_copy(
            update={
                "name": name,
                "role": clean_text(self.role.text()).strip(),
                "met": clean_text(self.met.text()).strip(),
                "reach": clean_text(self.reach.text()).strip(),
                "mentor": self.mentor.isChecked(),
                "notes": clean_text(self.notes.toPlainText()[:MAX_NOTE]),
                "milestones": self.links.ticked,
            }
        )

    def _line(self, text: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setMaxLength(MAX_TITLE)
        return field

    def _look(self) -> None:
        self.set_ready(bool(self.name.text().strip()))


def _linkable(profile: Profile) -> list[tuple[str, str]]:
    return [(each.id, each.title) for each in profile.milestones]
