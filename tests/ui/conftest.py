"""What tests of the interface share: the shipped look and catalogue, windows with a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner import app, paths
from planner.domain.catalogue import Catalogue
from planner.storage.profile_file import ProfileStore
from planner.storage.seeds import load_catalogue
from planner.storage.settings_file import Settings
from planner.ui.desktop import Desktop
from planner.ui.icons import IconStore
from planner.ui.theme import ThemeSource
from tests.ui.worlds import RESOURCE, Clock, small_profile


@pytest.fixture
def themes(qapp: QApplication, icons: IconStore) -> ThemeSource:
    """Give the light look, applied."""
    source = ThemeSource(paths.shipped("resources"), "light", icons=icons)
    source.apply()
    return source


@pytest.fixture(autouse=True)
def old_widgets_go(qapp: QApplication) -> Iterator[None]:
    """Delete what a test asked to be deleted later.

    Without a running event loop it would stay, and each new style sheet would be worked out for
    the widgets of all tests before.
    """
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def shipped_catalogue() -> Catalogue:
    """Give the shipped catalogue, loaded once; it must load without a problem."""
    catalogue, problems = load_catalogue([paths.shipped("seeds")])
    assert problems == ()
    return catalogue


@pytest.fixture
def make(qtbot: QtBot, themes: ThemeSource) -> Iterator[Callable[..., Desktop]]:
    """Give a maker of windows, with settings or without; all are let go at the end."""
    made: list[Desktop] = []

    def build(settings: Settings | None = None, catalogue: Catalogue | None = None) -> Desktop:
        desktop = app.build(
            settings=settings or Settings(),
            themes=themes,
            clock=Clock(),
            catalogue=catalogue or Catalogue.of(resources=(RESOURCE,)),
        )
        qtbot.addWidget(desktop.window)
        with qtbot.waitActive(desktop.window):
            desktop.window.show()
            desktop.window.activateWindow()
        made.append(desktop)
        return desktop

    yield build
    for desktop in made:
        desktop.save_for_the_end()
        desktop.end()


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    """Give the file of the small plan."""
    path = tmp_path / "small.json"
    ProfileStore(path).create(small_profile())
    return path


@pytest.fixture
def desktop(make: Callable[..., Desktop], plan_file: Path) -> Desktop:
    """Give a window with the small plan, on its first page."""
    desktop = make()
    assert desktop.open(plan_file)
    return desktop
