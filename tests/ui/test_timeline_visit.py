"""The timeline in the window: keys, commands about its row, the way to the panel."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from planner.domain.likely_ends import likely_ends
from planner.domain.profile import Status
from planner.storage.left_views import ListView, TimelineView
from planner.ui.actions import ActionId
from planner.ui.desktop import Desktop
from planner.ui.dialogs import chart_table, date_preview
from planner.ui.pages.timeline_memory import timeline_left
from planner.ui.pages.timeline_page import TimelinePage
from planner.ui.pages.timeline_state import Shown
from planner.ui.pages.timeline_views import Look
from planner.ui.widgets.chart import ChartNumbers
from tests.ui.worlds import TODAY


@pytest.fixture(autouse=True)
def _on_the_list(desktop: Desktop) -> None:
    desktop.run(ActionId.GO_PLAN)


def timeline(desktop: Desktop) -> TimelinePage:
    """The timeline, which must be what the window shows."""
    page = desktop.window.stack.currentWidget()
    assert isinstance(page, TimelinePage)
    return page


def test_its_key_shows_it_at_the_milestone_of_the_list(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.page.choose("piece")
    qtbot.keyClick(desktop.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    page = timeline(desktop)
    assert desktop.window.sidebar.current == "timeline"
    assert page.chosen == "piece"
    assert page.chart.hasFocus()
    qtbot.keyClick(desktop.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert desktop.window.stack.currentWidget() is desktop.page


def test_commands_are_about_its_row(desktop: Desktop) -> None:
    desktop.run(ActionId.GO_TIMELINE)
    page = timeline(desktop)
    page.chart.choose("theory")
    desktop.run(ActionId.TOGGLE_DONE)
    assert desktop.session.profile.milestone("theory").status is Status.DONE
    assert timeline(desktop) is page
    desktop.run(ActionId.UNDO)
    desktop.run(ActionId.MOVE_EARLIER)
    assert timeline(desktop) is page
    page.chart.go_to_row(0)
    assert page.chosen == ""
    assert not desktop.window.actions_by_id[ActionId.TOGGLE_DONE].isEnabled()


def test_enter_goes_to_the_panel(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.page.set_inspector_shown(False)
    desktop.run(ActionId.GO_TIMELINE)
    page = timeline(desktop)
    page.chart.choose("night")
    qtbot.keyClick(page.chart, Qt.Key.Key_Return)
    assert desktop.window.stack.currentWidget() is desktop.page
    assert desktop.page.chosen == "night"
    assert desktop.page.inspector.isVisible()
    desktop.run(ActionId.GO_TIMELINE)
    desktop.run(ActionId.SHOW_INSPECTOR)
    assert desktop.window.stack.currentWidget() is desktop.page


def test_a_week_later_asks_first(
    desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(date_preview.DatePreviewDialog, "ask", lambda *given: given[2].edit)
    desktop.run(ActionId.GO_TIMELINE)
    page = timeline(desktop)
    page.chart.choose("balance")
    both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(desktop.session.change_made):
        qtbot.keyClick(page.chart, Qt.Key.Key_Right, both)
    assert desktop.session.profile.milestone("balance").pin is not None
    assert page.chart.state.plan is desktop.session.plan


def test_zoom_shows_the_timeline_first(desktop: Desktop) -> None:
    desktop.run(ActionId.ZOOM_IN)
    chart = timeline(desktop).chart
    scale = chart.state.scale
    desktop.run(ActionId.ZOOM_IN)
    assert chart.state.scale > scale
    desktop.run(ActionId.ZOOM_OUT)
    assert chart.state.scale == pytest.approx(scale)
    desktop.run(ActionId.ZOOM_FIT)
    assert chart.horizontalScrollBar().maximum() == 0
    desktop.run(ActionId.GO_TODAY)


def test_phases_open_and_close_together(desktop: Desktop) -> None:
    desktop.run(ActionId.GO_TIMELINE)
    state = timeline(desktop).chart.state
    desktop.run(ActionId.COLLAPSE_ALL)
    assert state.rows.count == 2
    desktop.run(ActionId.EXPAND_ALL)
    assert state.rows.count == 10
    desktop.run(ActionId.FIND)
    assert desktop.window.stack.currentWidget() is desktop.page


def test_the_menu_of_a_row_has_what_the_mouse_can_do(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[list[str]] = []
    monkeypatch.setattr(
        QMenu, "popup", lambda menu, _: shown.append([each.text() for each in menu.actions()])
    )
    desktop.run(ActionId.GO_TIMELINE)
    page = timeline(desktop)
    page.chart.choose("rock")
    page.menu_requested.emit(QPoint())
    page.chart.go_to_row(0)
    page.menu_requested.emit(QPoint())
    assert {"Move one &week earlier", "P&in dates", "Show as table…"} <= set(shown[0])
    assert shown[1] == ["", "Show as table…"]


def test_it_is_a_table_too(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    tables: list[ChartNumbers] = []
    monkeypatch.setattr(
        chart_table.ChartTable, "show_numbers", lambda *given: tables.append(given[1])
    )
    desktop.run(ActionId.GO_TIMELINE)
    page = timeline(desktop)
    page.table_requested.emit()
    page.set_look(Look.MAP)
    page.table_requested.emit()
    dates, needs = tables
    for numbers in tables:
        assert len(numbers.rows) == len(desktop.session.plan.milestones)
        assert all(len(row) == len(numbers.heads) for row in numbers.rows)
    assert dates.rows[1][:3] == ("Signal flow", "Foundations", "7 Jan 2027")
    rock = next(row for row in needs.rows if row[0].startswith("Full mix"))
    assert needs.heads[3] == "Needs"
    assert rock[3] == "Static balance of one song"


def test_it_comes_back_as_it_was_left(
    desktop: Desktop, make: Callable[..., Desktop], plan_file: Path
) -> None:
    desktop.run(ActionId.GO_TIMELINE)
    page = timeline(desktop)
    page.chart.set_open(1, is_open=False)
    page.set_shown(Shown.SLACK, shown=False)
    page.chart.set_scale(16)
    page.chart.choose("piece")
    page.chart.go_to_day(TODAY.toordinal())
    left = timeline_left(page)
    desktop.save_for_the_end()
    desktop.end()
    again = make(desktop.settings)
    assert again.open(plan_file)
    other = timeline(again)
    assert timeline_left(other) == left
    assert other.chosen == "piece"
    assert not other._parts[Shown.SLACK].isChecked()


def test_what_was_remembered_stays_where_it_is_not_shown(
    desktop: Desktop, make: Callable[..., Desktop], plan_file: Path
) -> None:
    desktop.run(ActionId.COLLAPSE_ALL)
    view = TimelineView(scale=3000, day=TODAY.toordinal(), closed=(1, 99), hidden=("load", "no"))
    visits = desktop.plan.visits
    visits.remember(ListView(timeline=view))
    desktop.save_for_the_end()
    desktop.end()
    again = make(desktop.settings)
    assert again.open(plan_file)
    assert again.plan.visits.with_left(ListView()).timeline == view
    again.run(ActionId.GO_TIMELINE)
    assert timeline_left(timeline(again)).closed == (1,)
    assert timeline_left(timeline(again)).hidden == ("load",)


@pytest.mark.parametrize("command", [ActionId.GO_TIMELINE, ActionId.GO_OVERVIEW])
def test_a_page_made_later_knows_the_outlook(
    desktop: Desktop,
    make: Callable[..., Desktop],
    plan_file: Path,
    qtbot: QtBot,
    command: ActionId,
) -> None:
    desktop.save_for_the_end()
    desktop.end()
    late = make(desktop.settings)
    assert late.open(plan_file)
    assert late.window.stack.currentWidget() is late.page
    with qtbot.waitSignal(late.page.outlook.worked_out, timeout=60_000):
        pass
    late.run(command)
    page = late.window.stack.currentWidget()
    if isinstance(page, TimelinePage):
        assert page.chart.state.likely == likely_of(late)
    else:
        assert page.outlook is late.page.outlook.last


def likely_of(desktop: Desktop) -> object:
    """What the timeline should show of the outlook."""
    finish = desktop.page.outlook.last.finish
    if finish is None or finish.basis.estimates_only:
        return {}
    return likely_ends(desktop.session.plan, finish.likely)
