"""The pages beside the list: one is shown at a time, and each goes with its plan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner import app
from planner.domain.catalogue import Catalogue
from planner.storage.profile_file import ProfileStore
from planner.storage.settings_file import Settings
from planner.ui.actions import ACTIONS, ActionId
from planner.ui.desktop import Desktop
from planner.ui.theme import ThemeSource
from planner.ui.visits import HOME, Visits
from tests.ui.worlds import RESOURCE, Clock, small_profile


@pytest.fixture
def desktop(qtbot: QtBot, themes: ThemeSource, tmp_path: Path) -> Iterator[Desktop]:
    path = tmp_path / "small.json"
    ProfileStore(path).create(small_profile())
    catalogue = Catalogue.of(resources=(RESOURCE,))
    made = app.build(settings=Settings(), themes=themes, clock=Clock(), catalogue=catalogue)
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    assert made.open(path)
    yield made
    made.save_for_the_end()
    made.end()


def visits(desktop: Desktop) -> Visits:
    assert desktop._visits is not None
    return desktop._visits


def test_every_page_is_shown_by_its_command_and_marked_in_the_sidebar(desktop: Desktop) -> None:
    names = visits(desktop).names
    for name in (*names, HOME, *reversed(names)):
        desktop.run(f"go-{name}")
        assert visits(desktop).shown_name == name
        # The days of the week are a closer look at the overview.
        assert desktop.window.sidebar.current == ("overview" if name == "week" else name)
        assert sum(visit.is_shown for visit in visits(desktop)._all.values()) == (name != HOME)


def test_every_way_to_a_page_is_in_the_menu(desktop: Desktop) -> None:
    known = {row.id for row in ACTIONS}
    assert set(visits(desktop).commands()) <= known
    assert ActionId.GO_PLAN in known


def test_a_page_is_made_once_and_kept(desktop: Desktop) -> None:
    for name in ("careers", HOME, "careers"):
        desktop.run(f"go-{name}")
    page = desktop.window.stack.currentWidget()
    desktop.run("go-overview")
    desktop.run("go-careers")
    assert desktop.window.stack.currentWidget() is page


def test_the_steps_to_a_new_plan_lead_back_to_the_page_they_were_opened_from(
    desktop: Desktop,
) -> None:
    for name in ("careers", HOME, "overview"):
        desktop.run(f"go-{name}")
        desktop.start_new()
        desktop.back_to_plan()
        assert visits(desktop).shown_name == name


def test_an_unknown_page_is_the_list(desktop: Desktop) -> None:
    visits(desktop).show("of a later version")
    assert visits(desktop).shown is None
    assert desktop.window.stack.currentWidget() is desktop.page
