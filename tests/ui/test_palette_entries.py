"""The palette offers what can be done now, and choosing it does it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner import app
from planner.domain.catalogue import Catalogue
from planner.storage.profile_file import ProfileStore
from planner.storage.settings_file import Settings
from planner.ui.actions import ActionId
from planner.ui.desktop import Desktop
from planner.ui.dialogs import palette
from planner.ui.models.palette_model import Entry, EntryKind
from planner.ui.palette_entries import entries
from planner.ui.theme import ThemeSource
from tests.ui.worlds import Clock, small_profile


@pytest.fixture
def desktop(
    qtbot: QtBot, themes: ThemeSource, tmp_path: Path, shipped_catalogue: Catalogue
) -> Iterator[Desktop]:
    path = tmp_path / "small.json"
    ProfileStore(path).create(small_profile())
    made = app.build(settings=Settings(), themes=themes, clock=Clock(), catalogue=shipped_catalogue)
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    assert made.open(path)
    yield made
    made.save_for_the_end()
    made.end()


def offered(desktop: Desktop) -> dict[str, Entry]:
    profile = desktop.session.profile if desktop.session else None
    return {each.id: each for each in entries(desktop.window, profile, desktop.catalogue)}


def choose(desktop: Desktop, monkeypatch: pytest.MonkeyPatch, name: str, qtbot: QtBot) -> None:
    entry = offered(desktop)[name]
    monkeypatch.setattr(palette.Palette, "ask", lambda *_: entry)
    qtbot.keyClick(desktop.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)


def test_only_commands_that_can_be_given_are_offered(desktop: Desktop) -> None:
    found = offered(desktop)
    assert ActionId.UNDO not in found, "there is nothing to undo"
    assert ActionId.PALETTE not in found
    assert found[ActionId.PRINT].hint == "Ctrl+P"
    assert found[ActionId.PRINT].text == "Print"
    desktop.start_new()
    assert ActionId.PRINT not in offered(desktop)


def test_every_milestone_and_career_is_offered(desktop: Desktop) -> None:
    found = offered(desktop)
    assert desktop.session is not None
    for milestone in desktop.session.profile.milestones:
        assert found[milestone.id].hint == milestone.code
    careers = [each for each in found.values() if each.kind is EntryKind.CAREER]
    assert [each.id for each in careers] == list(desktop.catalogue.careers)


def test_choosing_goes_there(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    assert desktop.session is not None
    assert desktop.page is not None
    last = desktop.session.profile.milestones[-1].id
    desktop.run(ActionId.GO_OVERVIEW)
    choose(desktop, monkeypatch, last, qtbot)
    assert desktop.window.stack.currentWidget() is desktop.page
    assert desktop.page.chosen == last
    choose(desktop, monkeypatch, "foley-artist", qtbot)
    assert desktop.window.sidebar.current == "careers"
    choose(desktop, monkeypatch, ActionId.GO_OVERVIEW, qtbot)
    assert desktop.window.sidebar.current == "overview"
    desktop.start_new()
    choose(desktop, monkeypatch, "foley-artist", qtbot)
    assert desktop._starting.page is not None
    assert desktop._starting.page.career == "foley-artist"
