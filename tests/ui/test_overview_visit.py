"""The overview in the window: first page, keys, commands about its milestone, remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.domain.profile import Status
from planner.storage.profile_file import ProfileStore
from planner.ui.actions import ActionId
from planner.ui.desktop import Desktop
from planner.ui.dialogs import chart_table, log_hours, notices, replan
from planner.ui.pages.overview_page import OverviewPage
from tests.ui.worlds import small_profile


def overview(desktop: Desktop) -> OverviewPage:
    """The overview, which must be what the window shows."""
    page = desktop.window.stack.currentWidget()
    assert isinstance(page, OverviewPage)
    return page


def _status(desktop: Desktop, name: str) -> Status:
    return desktop.session.profile.milestone(name).status


def test_it_is_the_first_page_and_the_first_item(desktop: Desktop) -> None:
    overview(desktop)
    assert desktop.window.sidebar.current == "overview"
    assert next(iter(desktop.window.sidebar._buttons)) == "overview"


def test_the_keys_go_between_the_pages(desktop: Desktop, qtbot: QtBot) -> None:
    window = desktop.window
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.stack.currentWidget() is desktop.page
    assert window.sidebar.current == "plan"
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.sidebar.current == "overview"
    first = overview(desktop)
    desktop.run("go-overview")
    assert overview(desktop) is first
    window.sidebar.button("plan").click()
    assert window.stack.currentWidget() is desktop.page


def test_commands_are_about_the_row_with_the_keyboard(desktop: Desktop) -> None:
    page = overview(desktop)
    line = page.week.lines[1]
    name = line.id
    line.body.setFocus()
    assert page.chosen == name
    desktop.run(ActionId.TOGGLE_DONE)
    assert _status(desktop, name) is Status.DONE
    desktop.run(ActionId.UNDO)
    assert _status(desktop, name) is Status.TODO
    overview(desktop)
    desktop.run(ActionId.GO_PLAN)
    desktop.page.choose("piece")
    desktop.run(ActionId.TOGGLE_DONE)
    assert _status(desktop, "piece") is Status.DONE


def test_a_row_opens_in_the_panel_of_the_plan(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.page.set_inspector_shown(False)
    line = overview(desktop).week.lines[2]
    name = line.id
    qtbot.mouseClick(line.body, Qt.MouseButton.LeftButton)
    assert desktop.window.stack.currentWidget() is desktop.page
    assert desktop.page.chosen == name
    assert desktop.page.inspector.isVisible()


def test_commands_of_the_list_lead_there(desktop: Desktop) -> None:
    desktop.run(ActionId.FIND)
    assert desktop.window.stack.currentWidget() is desktop.page
    desktop.run(ActionId.GO_OVERVIEW)
    name = overview(desktop).chosen
    desktop.run(ActionId.SHOW_INSPECTOR)
    assert desktop.window.stack.currentWidget() is desktop.page
    assert desktop.page.inspector.isVisible()
    assert desktop.page.chosen == name
    assert desktop.window.actions_by_id[ActionId.SHOW_INSPECTOR].isChecked()


def test_moving_moves_the_row_of_the_overview(desktop: Desktop) -> None:
    overview(desktop).week.lines[0].body.setFocus()
    name = overview(desktop).chosen
    before = [each.id for each in desktop.session.profile.milestones]
    desktop.run(ActionId.MOVE_LATER)
    after = [each.id for each in desktop.session.profile.milestones]
    assert after.index(name) == before.index(name) + 1
    assert desktop.window.stack.currentWidget() is desktop.page


def test_phases_and_the_plan_are_one_press_away(desktop: Desktop) -> None:
    overview(desktop).phases.lines[1].click()
    assert desktop.page.chosen == "balance"
    desktop.run(ActionId.GO_OVERVIEW)
    overview(desktop).week.all_requested.emit()
    assert desktop.window.stack.currentWidget() is desktop.page


def test_dialogs_are_asked_from_here(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(
        log_hours.LogHoursDialog,
        "ask",
        lambda themes, session, milestone, parent: asked.append(milestone.id),
    )
    monkeypatch.setattr(replan.ReplanDialog, "ask", lambda *_: asked.append("replan"))
    monkeypatch.setattr(notices.NoticesDialog, "ask", lambda *_: "rock")
    monkeypatch.setattr(
        chart_table.ChartTable, "show_numbers", lambda *given: asked.append(given[1])
    )
    page = overview(desktop)
    page.log_requested.emit("rock")
    page.notices.command_requested.emit(ActionId.REPLAN)
    page.forecast.chart.table_requested.emit()
    assert asked == ["rock", "replan"], "there are no numbers yet"
    qtbot.waitUntil(lambda: page.outlook is not None, timeout=60_000)
    page.forecast.chart.table_requested.emit()
    page.week.strip.table_requested.emit()
    forecast, week = asked[2:]
    assert len(forecast.rows) > 1
    assert week.heads == ("Day", "Planned, hours", "Logged, hours", "Your time, hours")
    assert len(week.rows) == 7
    page.notices.all_requested.emit()
    assert desktop.page.chosen == "rock"


def test_not_now_holds_on_both_pages(desktop: Desktop) -> None:
    page = overview(desktop)
    assert page.notices.notices
    buttons = {each.text(): each for each in page.notices.banner._buttons}
    buttons["Not now"].click()
    assert page.notices.notices == desktop.page.notices.notices == ()


def test_the_page_that_was_left_is_remembered(
    desktop: Desktop, make: Callable[..., Desktop], plan_file: Path
) -> None:
    desktop.run(ActionId.GO_PLAN)
    desktop.save_for_the_end()
    desktop.end()
    again = make(desktop.settings)
    assert again.open(plan_file)
    assert again.window.stack.currentWidget() is again.page
    again.run(ActionId.GO_OVERVIEW)
    again.save_for_the_end()
    again.end()
    third = make(again.settings)
    assert third.open(plan_file)
    overview(third)


def test_the_steps_to_a_new_plan_lead_back_to_it(desktop: Desktop) -> None:
    page = overview(desktop)
    desktop.run(ActionId.NEW_PLAN)
    assert desktop.window.stack.currentWidget() is not page
    desktop.back_to_plan()
    assert overview(desktop) is page
    assert desktop.window.sidebar.current == "overview"


def test_it_gives_way_to_a_banner_of_the_window(desktop: Desktop) -> None:
    page = overview(desktop)
    assert page.notices.isVisible()
    desktop.window.show_banner("danger", "Could not save.")
    assert not page.notices.isVisible()
    desktop.window.hide_banner()
    assert page.notices.isVisible()


def test_nothing_is_left_of_it_when_another_plan_opens(desktop: Desktop, tmp_path: Path) -> None:
    page = overview(desktop)
    gone: list[bool] = []
    page.destroyed.connect(lambda: gone.append(True))
    other = tmp_path / "other.json"
    ProfileStore(other).create(small_profile())
    assert desktop.open(other)
    assert overview(desktop) is not page
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert gone == [True]
