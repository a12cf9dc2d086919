"""Asks when to get in touch next, and what was said the last time."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget

from planner.domain.model import MAX_NOTE, MAX_TITLE, clean_text
from planner.domain.network import FollowUp, next_follow_up
from planner.domain.network_edits import follow_up, was_in_touch
from planner.ui.dialogs.frame import DialogFrame
from planner.ui.widgets.bounded_text import BoundedTextEdit
from planner.ui.widgets.effort_field import EffortField
from planner.ui.widgets.elided_label import TextLabel
from planner.ui.widgets.fields import DateField

if TYPE_CHECKING:
    from planner.domain.edits import Edit
    from planner.domain.network import Contact
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource


class FollowUpDialog(DialogFrame):
    """What was said today, where something was due; then the next day, its subject and minutes."""

    def __init__(
        self,
        themes: ThemeSource,
        session: PlanSession,
        contact: Contact,
        parent: QWidget | None = None,
    ) -> None:
        """Ask about a contact; the next time is proposed a week from today."""
        super().__init__(
            themes,
            self.tr("Next follow-up"),
            self.tr("Save"),
            parent,
            note=self.tr("It takes its time from your week; no date of the plan moves."),
        )
        self._session = session
        self._contact = contact
        self.setMinimumWidth(460)
        self.body.addWidget(TextLabel(themes, contact.name, "heading", wrap=True))
        self.was = QCheckBox(self.tr("I was in touch today"))
        self.was.setChecked(contact.follow_up is not None)
        self.said = BoundedTextEdit(MAX_NOTE)
        self.said.setTabChangesFocus(True)
        self.said.setFixedHeight(64)
        self.again = QCheckBox(self.tr("Set a next follow-up"))
        self.again.setChecked(True)
        day = next_follow_up(session.today)
        self.day = DateField()
        first = session.today
        self.day.setMinimumDate(QDate(first.year, first.month, first.day))
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.about = QLineEdit()
        self.about.setMaxLength(MAX_TITLE)
        self.time = EffortField(themes, self.tr("Hours it takes"))
        self.time.set_minutes(FollowUp(on=day).minutes)
        self.body.addWidget(self.was)
        self.add_field(self.tr("What was said"), self.said)
        self.body.addWidget(self.again)
        self.add_field(self.tr("Day"), self.day)
        self.add_field(self.tr("What about"), self.about)
        self.add_field(self.tr("Hours it takes"), self.time)
        for box in (self.was, self.again):
            box.toggled.connect(self._look)
        self.time.textChanged.connect(self._look)
        self._look()
        self.day.setFocus()

    @classmethod
    def ask(
        cls, themes: ThemeSource, session: PlanSession, contact: Contact, parent: QWidget
    ) -> Edit | None:
        """Show the dialog; give the edit, or nothing where the learner cancelled."""
        dialog = cls(themes, session, contact, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        edit = dialog.edit() if accepted else None
        dialog.deleteLater()
        return edit

    def edit(self) -> Edit:
        """What the fields say."""
        profile, name, today = self._session.profile, self._contact.id, self._session.today
        following = self._following()
        if self.was.isChecked():
            note = self.said.toPlainText()[:MAX_NOTE]
            return was_in_touch(profile, name, today, today, note, following)
        return follow_up(profile, name, following)

    def _following(self) -> FollowUp | None:
        if not self.again.isChecked():
            return None
        day = self.day.date()
        return FollowUp(
            on=dt.date(day.year(), day.month(), day.day()),
            about=clean_text(self.about.text()).strip(),
            minutes=self.time.typed_minutes() or 0,
        )

    def _look(self) -> None:
        again = self.again.isChecked()
        self.said.setEnabled(self.was.isChecked())
        for field in (self.day, self.about, self.time):
            field.setEnabled(again)
        timed = self.time.typed_minutes() is not None
        self.set_ready(
            timed if again else self.was.isChecked() or self._contact.follow_up is not None
        )
