"""The network in the window: its key, its count, and what its wishes change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner import app
from planner.domain.catalogue import Catalogue
from planner.domain.network_edits import put_contact
from planner.storage.profile_file import ProfileStore
from planner.storage.settings_file import Settings
from planner.ui.actions import ActionId
from planner.ui.desktop import Desktop
from planner.ui.dialogs import contact_dialog, follow_up_dialog, meeting_dialog
from planner.ui.pages.network_page import NetworkPage
from planner.ui.theme import ThemeSource
from tests.ui.network_worlds import PEOPLE, met_profile
from tests.ui.worlds import Clock


@pytest.fixture
def desktop(qtbot: QtBot, themes: ThemeSource, tmp_path: Path) -> Iterator[Desktop]:
    path = tmp_path / "met.json"
    ProfileStore(path).create(met_profile())
    made = app.build(settings=Settings(), themes=themes, clock=Clock(), catalogue=Catalogue.of())
    qtbot.addWidget(made.window)
    made.window.show()
    assert made.open(path)
    made.run(ActionId.GO_NETWORK)
    yield made
    made.save_for_the_end()
    made.end()


def page(desktop: Desktop) -> NetworkPage:
    """The network, which must be what the window shows."""
    shown = desktop.window.stack.currentWidget()
    assert isinstance(shown, NetworkPage)
    return shown


def test_wishes_of_the_card_change_the_plan_and_are_undone(desktop: Desktop) -> None:
    assert desktop.window.sidebar.current == "network"
    assert desktop.session is not None
    network, before = page(desktop), desktop.session.profile
    network.card.snooze.click()
    assert desktop.session.profile.contacts != before.contacts
    assert desktop.session.profile.milestones == before.milestones
    network.choose("contact-3")
    network.card.delete.click()
    assert len(desktop.session.profile.contacts) == 2
    desktop.run(ActionId.UNDO)
    desktop.run(ActionId.UNDO)
    assert desktop.session.profile.contacts == before.contacts


def test_dialogs_are_asked_and_their_edits_made(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desktop.session is not None
    network, session = page(desktop), desktop.session
    added = PEOPLE[2].model_copy(update={"id": "contact-4", "name": "Ann"})
    answer = (put_contact(session.profile, added), "contact-4")
    monkeypatch.setattr(contact_dialog.ContactDialog, "ask", lambda *_: answer)
    network.add_contact.click()
    assert network.contact == "contact-4"
    monkeypatch.setattr(follow_up_dialog.FollowUpDialog, "ask", lambda *_: None)
    network.card.done.click()
    monkeypatch.setattr(meeting_dialog.MeetingDialog, "ask", lambda *_: (None, None))
    network.add_event.click()
    network.events.rows[0].click()
    assert len(session.profile.contacts) == 4


def test_find_searches_people_and_a_link_leads_to_the_plan(desktop: Desktop) -> None:
    network = page(desktop)
    desktop.run(ActionId.FIND)
    assert desktop.window.focusWidget() is network.search
    network.milestone_requested.emit("session")
    assert desktop.window.sidebar.current == "plan"
