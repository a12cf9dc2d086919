"""The sample can be changed like any plan, is kept nowhere, and goes in one click."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner import app
from planner.domain import edits
from planner.domain.catalogue import Catalogue
from planner.storage.profile_file import ProfileStore
from planner.storage.settings_file import Settings
from planner.ui.actions import ActionId
from planner.ui.desktop import Desktop
from planner.ui.pages.start_page import StartPage
from planner.ui.theme import ThemeSource
from tests.ui.worlds import Clock, small_profile


@pytest.fixture
def make(
    qtbot: QtBot, themes: ThemeSource, shipped_catalogue: Catalogue
) -> Iterator[Callable[[Settings], Desktop]]:
    made: list[Desktop] = []

    def build(settings: Settings) -> Desktop:
        desktop = app.build(
            settings=settings, themes=themes, clock=Clock(), catalogue=shipped_catalogue
        )
        qtbot.addWidget(desktop.window)
        desktop.window.show()
        made.append(desktop)
        return desktop

    yield build
    for desktop in made:
        desktop.end()


def everything_under(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def test_it_is_changed_and_taken_back_and_never_saved(
    make: Callable[[Settings], Desktop], tmp_path: Path
) -> None:
    desktop = make(Settings())
    desktop.begin(None)
    start = desktop.window.stack.currentWidget()
    assert isinstance(start, StartPage)
    start.sample_button.click()
    session = desktop.session
    assert session is not None
    assert not session.read_only
    first = next(each for each in session.profile.milestones if each.is_open)
    assert session.apply(edits.set_notes(first.id, "Tried."))
    session.undo_stack.undo()
    assert session.profile.known(first.id).notes == first.notes
    assert not session.is_dirty
    assert desktop.save_for_the_end()
    assert desktop.window.sidebar.accessibleDescription() == "Sample, not saved"
    assert everything_under(tmp_path) == set()
    assert desktop.settings.last_profile == ""


def test_throwing_it_away_leads_back(make: Callable[[Settings], Desktop], tmp_path: Path) -> None:
    desktop = make(Settings())
    desktop.show_sample()
    desktop.window.banner.action_requested.emit("throw-away")
    assert isinstance(desktop.window.stack.currentWidget(), StartPage)
    assert desktop.session is None

    path = tmp_path / "plan.json"
    ProfileStore(path).create(small_profile())
    assert desktop.open(path)
    desktop.run(ActionId.SAMPLE)
    assert desktop.session is not None
    assert desktop.session.in_memory
    desktop.window.banner.action_requested.emit("throw-away")
    assert desktop.session is not None
    assert desktop.session.profile.id == "small"
    assert not desktop.window.banner.isVisible()
