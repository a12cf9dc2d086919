"""What tests of the interface share: the shipped look and catalogue, windows with a plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner import app, paths
from planner.domain import scheduling, start
from planner.domain.catalogue import Catalogue
from planner.domain.pathway import Pathway
from planner.domain.profile import Placement
from planner.domain.start import Answers
from planner.domain.task import Task
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


@pytest.fixture(scope="session")
def chosen_before() -> dict[tuple[object, ...], Pathway]:
    """Give the pathways chosen by the tests before."""
    return {}


@pytest.fixture(autouse=True)
def pathways_are_chosen_once(
    shipped_catalogue: Catalogue,
    chosen_before: dict[tuple[object, ...], Pathway],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Give the same pathway again where the same is asked of the shipped catalogue.

    It follows from nothing else, as tests of the domain make sure, and a fast track takes half a
    second, which a hundred tests of the steps to a plan would spend on the same few.
    """
    choose = start.pathway_of

    def pathway_of(answers: Answers, catalogue: Catalogue, today: dt.date) -> Pathway:
        if catalogue is not shipped_catalogue:
            return choose(answers, catalogue, today)
        brought = (frozenset(answers.ratings.items()), answers.done, repr(answers.preferences))
        key = (answers.careers, answers.depth, *brought, repr(answers.learner), today)
        if key not in chosen_before:
            chosen_before[key] = choose(answers, catalogue, today)
        return chosen_before[key]

    monkeypatch.setattr(start, "pathway_of", pathway_of)


@pytest.fixture(scope="session")
def laid_before() -> dict[object, dict[str, Placement]]:
    """Give the schedules laid by the tests before."""
    return {}


@pytest.fixture(autouse=True)
def schedules_are_laid_once(
    laid_before: dict[object, dict[str, Placement]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Give the same schedule again where the same is to be laid, for the same reason."""
    lay = scheduling.schedule

    def schedule(
        tasks: Sequence[Task], finished: Mapping[str, dt.date], *given: object
    ) -> dict[str, Placement]:
        key = (tuple(tasks), tuple(finished.items()), *given)
        if key not in laid_before:
            laid_before[key] = lay(tasks, finished, *given)
        return dict(laid_before[key])

    monkeypatch.setattr(scheduling, "schedule", schedule)


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
