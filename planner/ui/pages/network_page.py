"""The network page: contacts with their follow-ups, and a month of events and sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.domain.network_edits import contact_of
from planner.ui.models.contact_rows import ContactFinder, Which, network_line
from planner.ui.pages.contact_card import ContactCard
from planner.ui.pages.contact_list_view import ContactTable
from planner.ui.pages.event_panel import EventPanel
from planner.ui.pages.plan_shown import PlanShown
from planner.ui.text_direction import fenced
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.chips import ChipGroup
from planner.ui.widgets.empty_state import EmptyState
from planner.ui.widgets.page_head import PageHead
from planner.ui.widgets.search_field import SearchField
from planner.ui.widgets.side_panel import ScrollColumn

if TYPE_CHECKING:
    from planner.domain.plan import Plan
    from planner.ui.session import PlanSession
    from planner.ui.theme import ThemeSource

#: Below this width of the window buttons are icons; with larger text sooner.
NARROW_BELOW: Final = 1080
_WIDE_FROM: Final = 1240
_PANEL_WIDE: Final = 335
_PANEL: Final = 290
_ADD: Final = "add-contact"
_CLEAR: Final = "clear"
#: Qt's own word for no limit.
_NO_LIMIT: Final = (1 << 24) - 1


class NetworkPage(PlanShown):
    """Joins session, list, card and calendar; what changes anything is a wish."""

    #: Wishes: a new contact; one to be changed, forgotten, got in touch with, put off, by its id.
    add_requested = Signal()
    edit_requested = Signal(str)
    delete_requested = Signal(str)
    done_requested = Signal(str)
    snooze_requested = Signal(str)
    #: Wishes: an event of the learner's own; the meeting of a milestone; a milestone in the plan.
    event_requested = Signal()
    meeting_requested = Signal(str)
    milestone_requested = Signal(str)

    def __init__(
        self, themes: ThemeSource, session: PlanSession, parent: QWidget | None = None
    ) -> None:
        """Show the people and days of a session's plan."""
        super().__init__(session, parent)
        self._themes = themes
        self._finder = ContactFinder()
        self._narrow: bool | None = None
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.add_event = push_button(themes, "", "", "calendar-plus")
        self.add_contact = push_button(themes, "", "", "user-plus")
        for button in (self.add_event, self.add_contact):
            button.setEnabled(not session.read_only)
        self.head = PageHead(themes, self.tr("Network"), (self.add_event, self.add_contact))
        self.search = SearchField(themes, self.tr("Search contacts"))
        self._names = {
            Which.ALL.value: self.tr("All"),
            Which.MENTORS.value: self.tr("Mentors"),
            Which.DUE.value: self.tr("Follow up"),
        }
        options = [(which, name, 0) for which, name in self._names.items()]
        self.which = ChipGroup(themes, options, self.tr("Contacts shown"))
        self.table = ContactTable(themes, session.words, changeable=not session.read_only)
        self.view = self.table.view
        self.card = ContactCard(themes, session)
        self._area = ScrollColumn("canvas", self.tr("Contact"))
        self.events = EventPanel(themes, session.words, session.today)
        self.empty = EmptyState(
            themes,
            "users",
            self.tr("No contacts yet"),
            self.tr("Add one person you already know. A mentor can come later."),
            () if session.read_only else ((_ADD, self.tr("Add contact…"), ""),),
            icons={_ADD: "user-plus"},
        )
        self.nobody = EmptyState(
            themes,
            "funnel-simple",
            self.tr("No contacts match"),
            "",
            ((_CLEAR, self.tr("Clear filter"), ""),),
        )
        self._stack = QStackedWidget()
        self._assemble()
        self._connect()
        self.fit(1280)
        self._show(session.plan)

    # --- Methods --------------------------------------------------------------------------------

    @property
    def contact(self) -> str:
        """Id of the current contact, or ""."""
        return self.view.chosen

    def panes(self) -> list[QWidget]:
        """The parts of the page in reading order, for F6."""
        return [self.head, self.view, self.card, self.empty, self.events]

    def take_focus(self) -> None:
        """Put the keyboard on the list, without drawing a ring."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_find(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def choose(self, contact: str) -> None:
        """Make a contact current, whatever was searched for."""
        if self.view.contacts.row_of(contact) < 0:
            self.search.clear()
            self.which.set_value(Which.ALL.value)
        self.view.choose(contact)

    def fit(self, width: int) -> None:
        """Lay the page out for a width of the window."""
        theme = self._themes.theme
        wide = width >= theme.scaled(_WIDE_FROM)
        least = self.events.minimumSizeHint().width()
        # With large text in a small window the month may take two fifths and no more.
        most = max(least, min(theme.scaled(_PANEL_WIDE if wide else _PANEL), width * 2 // 5))
        self.events.setFixedWidth(most)
        narrow = width < theme.scaled(NARROW_BELOW)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.head.set_narrow(narrow)
        side = 16 if narrow else 24
        self._bar_row.setContentsMargins(side, 8, side, 8)
        self._area.column.setContentsMargins(side, 14, side, 14)
        self.table.set_margin(side)
        for button, words in (
            (self.add_event, self.tr("Add event…")),
            (self.add_contact, self.tr("Add contact…")),
        ):
            button.set_words(words, icon_only=narrow)

    # --- Internals ------------------------------------------------------------------------------

    def _assemble(self) -> None:
        self._bar = QWidget()
        bar = self._bar_row = QHBoxLayout(self._bar)
        bar.setSpacing(8)
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(self._themes.theme.scaled(190))
        bar.addWidget(self.search, 2)
        bar.addWidget(self.which, 3, Qt.AlignmentFlag.AlignVCenter)
        self._area.column.addWidget(self.card)
        self._area.column.addStretch(1)
        for widget in (self.table, self.empty, self.nobody):
            self._stack.addWidget(widget)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._bar)
        left.addWidget(self._stack, 3)
        left.addWidget(self._area, 2)
        line = QFrame()
        line.setProperty("frame", "line-vertical")
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(left, 1)
        body.addWidget(line)
        body.addWidget(self.events)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.head)
        page.addLayout(body, 1)

    def _connect(self) -> None:
        self._session.plan_changed.connect(self._plan_changed)
        self._themes.theme_changed.connect(self._fit_list)
        self.search.textChanged.connect(lambda _: self._fill())
        self.which.chosen.connect(lambda _: self._fill())
        self.add_event.clicked.connect(self.event_requested)
        self.add_contact.clicked.connect(self.add_requested)
        self.empty.action_requested.connect(lambda _: self.add_requested.emit())
        self.nobody.action_requested.connect(lambda _: self._clear())
        self.view.row_chosen.connect(lambda _: self._show_contact())
        self.events.meeting_requested.connect(self.meeting_requested)
        self.card.milestone_requested.connect(self.milestone_requested)
        self.card.meeting_requested.connect(self.meeting_requested)
        for wish, told in (
            (self.view.edit_requested, self.edit_requested),
            (self.view.delete_requested, self.delete_requested),
            (self.view.date_requested, self.done_requested),
            (self.card.edit_requested, self.edit_requested),
            (self.card.delete_requested, self.delete_requested),
            (self.card.done_requested, self.done_requested),
            (self.card.snooze_requested, self.snooze_requested),
        ):
            wish.connect(lambda told=told: told.emit(self.contact))

    def _show(self, plan: Plan) -> None:
        contacts, today = plan.profile.contacts, plan.today
        self._finder.take(contacts)
        self.head.facts.setText(network_line(contacts, today))
        for which in Which:
            self.which.set_count(which.value, self._finder.count(today, which))
        self._bar.setVisible(bool(contacts))
        self._fill()
        self.events.show_plan(plan)

    def _fill(self) -> None:
        session = self._session
        contacts = session.profile.contacts
        which, text = Which(self.which.value), self.search.text()
        shown = self._finder.found(session.today, which, text)
        self.view.set_contacts(shown, session.today)
        fitting: QWidget = self.table if shown else self.nobody
        self.nobody.set_text(self.tr("No contacts match"), self._why_nobody(text))
        self._stack.setCurrentWidget(fitting if contacts else self.empty)
        self._fit_list()
        self._show_contact()

    def _why_nobody(self, text: str) -> str:
        chip = self._names[self.which.value]
        if not text.strip():
            return self.tr("Nobody is in “{chip}”.").format(chip=chip)
        return self.tr("Nobody in “{chip}” has “{text}”.").format(
            chip=chip, text=fenced(text.strip())
        )

    def _clear(self) -> None:
        self.search.clear()
        self.which.set_value(Which.ALL.value)
        self.take_focus()

    def _fit_list(self) -> None:
        """Let a short list end with its last row, so that the card follows it."""
        is_list = self._stack.currentWidget() is self.table
        self._stack.setMaximumHeight(self.table.full_height if is_list else _NO_LIMIT)

    def _show_contact(self) -> None:
        chosen = self.contact
        self._area.setVisible(bool(chosen))
        if chosen:
            self.card.show_contact(contact_of(self._session.profile, chosen))
