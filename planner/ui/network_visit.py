"""The network beside the plan page: contacts, follow-ups, and meetings with their days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.network_edits import contact_of, remove_contact, snooze
from planner.storage.left_views import NetworkView
from planner.ui.actions import ActionId
from planner.ui.visit import Visit

if TYPE_CHECKING:
    from planner.domain.edits import Edit
    from planner.ui.pages.network_page import NetworkPage

_WEEK = 7


class NetworkVisit(Visit):
    """Shows people and days; commands are about the milestone chosen in the list."""

    name = "network"

    page: NetworkPage | None
    seen: NetworkPage | None
    #: How it was left the last time; its page goes back to that when it is first shown.
    remembered = NetworkView()

    @property
    def view(self) -> NetworkView:
        """How it is left now."""
        from planner.ui.pages.network_memory import network_left

        return self.remembered if self.seen is None else network_left(self.seen)

    def run(self, command: str) -> bool:
        """See `Visit`; Find looks for a contact."""
        if command == ActionId.FIND and self.page is not None:
            self.page.start_find()
            return True
        return super().run(command)

    # --- Internals ------------------------------------------------------------------------------

    def _make(self) -> NetworkPage:
        from planner.ui.pages.network_memory import network_back
        from planner.ui.pages.network_page import NetworkPage

        page = NetworkPage(self._themes, self._session, self._window.stack)
        page.add_requested.connect(lambda: self._edit_contact(""))
        page.edit_requested.connect(self._edit_contact)
        page.delete_requested.connect(self._delete)
        page.done_requested.connect(self._set_next)
        page.snooze_requested.connect(self._snooze)
        page.event_requested.connect(lambda: self._edit_meeting(""))
        page.meeting_requested.connect(self._edit_meeting)
        page.milestone_requested.connect(self.open_milestone)
        self._window.resized.connect(page.fit)
        network_back(page, self.remembered)
        return page

    def _apply(self, edit: Edit | None) -> None:
        if edit is not None:
            self._session.apply(edit)

    def _edit_contact(self, name: str) -> None:
        from planner.ui.dialogs.contact_dialog import ContactDialog

        session = self._session
        if session.read_only:
            return
        contact = contact_of(session.profile, name) if name else None
        found = ContactDialog.ask(self._themes, session, contact, self._window)
        if found is None:
            return
        edit, chosen = found
        if session.apply(edit) and self.page is not None:
            self.page.choose(chosen)

    def _delete(self, name: str) -> None:
        self._apply(remove_contact(self._session.profile, name))

    def _snooze(self, name: str) -> None:
        self._apply(snooze(self._session.profile, name, _WEEK, self._session.today))

    def _set_next(self, name: str) -> None:
        from planner.ui.dialogs.follow_up_dialog import FollowUpDialog

        contact = contact_of(self._session.profile, name)
        self._apply(FollowUpDialog.ask(self._themes, self._session, contact, self._window))

    def _edit_meeting(self, name: str) -> None:
        from planner.ui.dialogs.meeting_dialog import MeetingDialog

        session = self._session
        if session.read_only:
            return
        milestone = session.profile.known(name) if name else None
        meeting, day = MeetingDialog.ask(self._themes, session, milestone, self._window)
        self._apply(meeting)
        self._milestones.change_dates(day)
