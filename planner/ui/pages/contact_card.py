"""One contact in full, under the list: what is due, what was noted, what they have to do with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from planner.ui.counted import counted
from planner.ui.models.contact_rows import distance
from planner.ui.pages.network_events import meetings_with
from planner.ui.text_direction import fenced
from planner.ui.widgets.buttons import icon_button, push_button
from planner.ui.widgets.elided_label import ElidedLabel, TextLabel
from planner.ui.widgets.flow_layout import FlowLayout
from planner.ui.widgets.line_button import LineButton
from planner.ui.widgets.tag_label import TagLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from planner.domain.network import Contact
    from planner.ui.pages.network_events import HeldWith
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

#: As many encounters as the card tells; the dialog has them all.
_ENCOUNTERS: Final = 3
#: As many sessions and events with them; the next one and what came of the last.
_MEETINGS: Final = 3
_MARGIN: Final = 16
#: Where the words of a line begin, after its icon.
_INDENT: Final = 23
#: Least width of the name and its tag beside the buttons.
_WHO: Final = 180
#: Longer names may be cut short.
_LONG: Final = 300


class ContactCard(QFrame):
    """Shows a contact; its buttons are wishes about it."""

    done_requested = Signal()
    snooze_requested = Signal()
    edit_requested = Signal()
    delete_requested = Signal()
    #: Wishes: show a milestone in the plan; its meeting.
    milestone_requested = Signal(str)
    meeting_requested = Signal(str)

    def __init__(
        self, themes: ThemeSource, session: PlanSession, parent: QWidget | None = None
    ) -> None:
        """Start empty."""
        super().__init__(parent)
        self._themes = themes
        self._session = session
        self.setProperty("frame", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.name = ElidedLabel(themes, "", "heading")
        self.tag = TagLabel(themes, "")
        self.story = TextLabel(themes, "", "small", "secondary", wrap=True, selectable=True)
        self.story.setAccessibleName(self.tr("What was noted"))
        self.done = push_button(themes, "", "primary", "check", compact=True)
        self.snooze = push_button(themes, self.tr("Snooze a week"), compact=True)
        self.edit = push_button(themes, self.tr("Edit…"), compact=True)
        self.delete = icon_button(themes, "trash", self.tr("Delete contact"))
        #: What the lines below lead to: meetings, and milestones with their titles.
        self._linked: tuple[tuple[HeldWith, ...], list[tuple[str, str]]] | None = None
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        self._assemble()
        for button, wish in (
            (self.done, self.done_requested),
            (self.snooze, self.snooze_requested),
            (self.edit, self.edit_requested),
            (self.delete, self.delete_requested),
        ):
            button.clicked.connect(wish)
            button.setEnabled(not session.read_only)

    def show_contact(self, contact: Contact) -> None:
        """Show somebody."""
        today, due = self._session.today, contact.follow_up
        self.name.setText(contact.name)
        self.setAccessibleName(contact.name)
        self.tag.setVisible(due is not None)
        self.snooze.setVisible(due is not None)
        self.done.setText(self.tr("Done, set next") if due else self.tr("Set a date"))
        if due is not None:
            text = self.tr("Follow-up {when}").format(when=distance(due.on, today))
            late = due.on < today
            self.tag.set_tag(text, "danger" if late else "plain", "warning-circle" if late else "")
        self.story.setText(self._story(contact))
        self.story.setVisible(bool(self.story.text()))
        self._show_links(contact)
        self._lay_out()

    # --- Qt's side ------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the place of the buttons."""
        super().resizeEvent(event)
        self._lay_out()

    # --- Internals ------------------------------------------------------------------------------

    def _assemble(self) -> None:
        self._who = FlowLayout(spacing=8)
        self._who.addWidget(self.name)
        self._who.addWidget(self.tag)
        self._buttons = QWidget()
        self._row = FlowLayout(self._buttons, spacing=8)
        for button in (self.done, self.snooze, self.edit, self.delete):
            self._row.addWidget(button)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(6)
        self._head.addLayout(self._who, 1)
        self._head.addWidget(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        column.setSpacing(6)
        # The buttons before the story, which may be long: keyboard and eye come to them first.
        column.addLayout(self._head)
        column.addWidget(self.story)
        column.addLayout(self._links)

    def _lay_out(self) -> None:
        """Put the buttons beside the name, or below it where both do not fit."""
        wide = self._row.sizeHint().width()
        scaled = self._themes.theme.scaled
        who = min(max(self.name.sizeHint().width(), scaled(_WHO)), scaled(_LONG))
        who = max(who, self._who.minimumSize().width())
        beside = self.width() - 2 * _MARGIN - 6 - wide >= who
        way = QBoxLayout.Direction
        self._buttons.setMinimumWidth(wide if beside else 0)
        self._head.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def _story(self, contact: Contact) -> str:
        words, today, due = self._session.words, self._session.today, contact.follow_up
        lines = [" · ".join(filter(None, (contact.role, contact.met, contact.reach)))]
        if due is not None and due.about:
            lines.append(self.tr("Next: {about}").format(about=fenced(due.about)))
        for met in reversed(contact.encounters[-_ENCOUNTERS:]):
            on = words.short_date(met.on, today)
            lines.append(f"{on}: {met.note}" if met.note else on)
        more = len(contact.encounters) - _ENCOUNTERS
        if more > 0:
            text = counted("ContactCard", "and {count} times before", "and once before", more)
            lines.append(text.format(count=more))
        lines.append(contact.notes)
        return "\n".join(filter(None, lines))

    def _show_links(self, contact: Contact) -> None:
        session = self._session
        held = meetings_with(session.plan, contact.id, session.words, _MEETINGS)
        shown = {each.milestone for each in held}
        found = (session.plan.milestone(name) for name in contact.milestones)
        about = [(each.id, each.milestone.title) for each in found if each and each.id not in shown]
        if (held, about) == self._linked:
            return
        self._linked = (held, about)
        while (item := self._links.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                # One that is yet to be shown would be without its parent a window of its own.
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for each in held:
            self._add_meeting(each)
        for name, title in about:
            line = LineButton(self._themes, title, "link-simple")
            line.clicked.connect(lambda _=False, name=name: self.milestone_requested.emit(name))
            self._links.addWidget(line)

    def _add_meeting(self, held: HeldWith) -> None:
        line = LineButton(self._themes, held.title, held.icon, note=held.when)
        line.clicked.connect(lambda: self.meeting_requested.emit(held.milestone))
        self._links.addWidget(line)
        if held.said:
            said = TextLabel(self._themes, held.said, "small", "secondary", wrap=True)
            said.setContentsMargins(_INDENT, 0, 0, 4)
            self._links.addWidget(said)
