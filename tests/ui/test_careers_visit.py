"""The careers page in the window: by key, back to the plan, a new plan for a career, closing."""

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
from planner.ui.pages.careers_page import CareersPage
from planner.ui.pages.start_page import SKILLS, StartPage
from planner.ui.theme import ThemeSource
from tests.ui.pages.career_worlds import mixing_session
from tests.ui.worlds import Clock


@pytest.fixture
def desktop(
    themes: ThemeSource, shipped_catalogue: Catalogue, tmp_path: Path, qtbot: QtBot
) -> Iterator[Desktop]:
    path = tmp_path / "mixing.json"
    ProfileStore(path).create(mixing_session(shipped_catalogue, read_only=True).profile)
    made = app.build(settings=Settings(), themes=themes, clock=Clock(), catalogue=shipped_catalogue)
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    assert made.open(path)
    made.run(ActionId.GO_PLAN)
    yield made
    made.save_for_the_end()
    made.end()


def shown(desktop: Desktop) -> object:
    return desktop.window.stack.currentWidget()


def test_the_key_shows_careers_and_the_plan_again(desktop: Desktop, qtbot: QtBot) -> None:
    window = desktop.window
    qtbot.keyClick(window, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(shown(desktop), CareersPage)
    assert window.sidebar.current == "careers"
    first = shown(desktop)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert shown(desktop) is desktop.page
    assert window.sidebar.current == "plan"
    window.sidebar.page_requested.emit("careers")
    assert shown(desktop) is first


def test_find_searches_careers_and_milestone_commands_go_to_the_plan(desktop: Desktop) -> None:
    desktop.run(ActionId.GO_CAREERS)
    page = shown(desktop)
    assert isinstance(page, CareersPage)
    desktop.run(ActionId.FIND)
    assert page.finder.search.hasFocus()
    desktop.run(ActionId.UNDO)
    assert shown(desktop) is page
    desktop.run(ActionId.TOGGLE_DONE)
    assert shown(desktop) is desktop.page


def test_choosing_a_career_starts_a_plan_with_the_ratings_of_this_one(desktop: Desktop) -> None:
    desktop.run(ActionId.GO_CAREERS)
    page = shown(desktop)
    assert isinstance(page, CareersPage)
    page.career_taken.emit("mastering-engineer")
    start = shown(desktop)
    assert isinstance(start, StartPage)
    assert (start.step, start.career) == (SKILLS, "mastering-engineer")
    assert start.skills_step.ratings == {"critical-listening": 2}
    desktop.back_to_plan()
    assert shown(desktop) is page
    assert desktop.window.sidebar.current == "careers"


def test_a_closed_plan_takes_its_careers_page_along(
    desktop: Desktop, shipped_catalogue: Catalogue, tmp_path: Path
) -> None:
    desktop.run(ActionId.GO_CAREERS)
    before = shown(desktop)
    other = tmp_path / "other.json"
    ProfileStore(other).create(mixing_session(shipped_catalogue, {}, read_only=True).profile)
    assert desktop.open(other)
    page = shown(desktop)
    assert isinstance(page, CareersPage), "the page that was left is remembered with the plan"
    assert page is not before
    assert desktop.window.stack.count() == 2
    assert page.here.is_start


def test_a_narrow_window_reaches_the_page(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.run(ActionId.GO_CAREERS)
    desktop.window.resize(960, 640)
    page = shown(desktop)
    assert isinstance(page, CareersPage)
    assert not page.head.facts.isVisible()
