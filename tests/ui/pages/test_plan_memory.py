"""Leaving the plan page and coming back to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from planner.storage.left_views import ListView
from planner.ui.models.plan_filter import Filter, Show
from planner.ui.models.plan_groups import Group
from planner.ui.pages.plan_memory import go_back, phases_left_open, view_left
from planner.ui.pages.plan_page import PlanPage
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.ui.worlds import FakeStore, small_session


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[PlanSession]:
    session = small_session(FakeStore())
    yield session
    session.close()


@pytest.fixture
def make(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> Callable[[], PlanPage]:
    def build() -> PlanPage:
        page = PlanPage(themes, session)
        qtbot.addWidget(page)
        page.resize(1068, 772)
        page.show()
        page.fit(1280)
        return page

    return build


def test_filter_order_selection_and_width_come_back(make: Callable[[], PlanPage]) -> None:
    page = make()
    page.choose("piece")
    page.bar.set_filter(Filter("mix", Show.OPEN, "project"))
    page.bar.set_group(Group.DATE)
    page.splitter.setSizes([668, 400])
    view = view_left(page)
    assert view == ListView("mix", "open", "project", "date", "piece", page.inspector.width())
    assert view.panel > 380
    again = make()
    go_back(again, view, None)
    assert view_left(again) == view
    assert again.model.group is Group.DATE
    assert again.model.filter == Filter("mix", Show.OPEN, "project")
    assert again.inspector.milestone == "piece"


def test_a_closed_phase_stays_closed_round_the_selection(make: Callable[[], PlanPage]) -> None:
    page = make()
    go_back(page, ListView(milestone="rock"), (1,))
    assert page.model.closed() == {2}
    assert page.chosen == "rock"


def test_the_first_time_the_first_open_milestone_is_chosen(make: Callable[[], PlanPage]) -> None:
    page = make()
    go_back(page, ListView(), None)
    assert page.chosen == page.first_to_do() == "rock"
    assert not page.model.filter.narrows


@pytest.mark.parametrize("panel", [-5, 10**12])
def test_what_is_no_longer_there_is_passed_over(make: Callable[[], PlanPage], panel: int) -> None:
    page = make()
    go_back(page, ListView("", "late", "game", "colour", "gone", panel), (1, 99))
    assert page.chosen == "rock"
    assert page.model.filter == Filter()
    assert page.model.group is Group.PHASE
    assert page.inspector.width() <= page.inspector.maximumWidth()


def test_a_hidden_panel_leaves_no_width(make: Callable[[], PlanPage]) -> None:
    page = make()
    page.set_inspector_shown(False)
    assert view_left(page).panel == 0


def test_a_plan_without_milestones_remembers_that_the_panel_is_wanted(
    make: Callable[[], PlanPage],
) -> None:
    page = make()
    page.inspector.hide()
    view = view_left(page)
    assert view.panel == 0
    assert not view.no_panel


def test_the_grouping_and_its_open_groups_come_back(make: Callable[[], PlanPage]) -> None:
    page = make()
    page.bar.set_group(Group.KIND)
    page.model.set_closed(page.model.all_groups() - {"course", "project"})
    view = view_left(page)
    assert (view.group, view.opened) == ("kind", ("course", "project"))
    assert phases_left_open(page) == (1,)
    again = make()
    go_back(again, view, (2,))
    assert again.model.group is Group.KIND
    assert again.model.all_groups() - again.model.closed() == {"course", "project"}
    assert phases_left_open(again) == (2,)
