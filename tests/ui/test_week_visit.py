"""The days of the week in the window: reached, commands about them, remembered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.domain.profile import Status
from planner.ui.actions import ActionId
from planner.ui.desktop import Desktop
from planner.ui.dialogs.log_hours import LogHoursDialog
from planner.ui.pages.overview_page import OverviewPage
from planner.ui.pages.week_page import WeekPage
from tests.ui.worlds import TODAY


def week(desktop: Desktop) -> WeekPage:
    """The page of the week, which must be what the window shows."""
    page = desktop.window.stack.currentWidget()
    assert isinstance(page, WeekPage)
    return page


def test_it_is_reached_from_the_overview_and_by_its_key(desktop: Desktop, qtbot: QtBot) -> None:
    overview = desktop.window.stack.currentWidget()
    assert isinstance(overview, OverviewPage)
    overview.week.days.click()
    first = week(desktop)
    assert desktop.window.sidebar.current == "overview"
    desktop.run(ActionId.GO_PLAN)
    qtbot.keyClick(desktop.window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    assert week(desktop) is first
    desktop.run(ActionId.GO_OVERVIEW)
    assert isinstance(desktop.window.stack.currentWidget(), OverviewPage)


def test_commands_are_about_the_row_with_the_keyboard(desktop: Desktop) -> None:
    desktop.run(ActionId.GO_WEEK)
    page = week(desktop)
    line = page.days[0].lines[0]
    line.line.body.setFocus()
    desktop.run(ActionId.TOGGLE_DONE)
    assert desktop.session.profile.known(line.id).status is Status.DONE
    desktop.run(ActionId.UNDO)
    desktop.run(ActionId.SHOW_INSPECTOR)
    assert desktop.window.stack.currentWidget() is desktop.page
    assert desktop.page.chosen == line.id


def test_moving_in_the_order_happens_in_the_list(desktop: Desktop) -> None:
    desktop.run(ActionId.GO_WEEK)
    page = week(desktop)
    page.days[5].lines[0].line.body.setFocus()
    desktop.run(ActionId.MOVE_LATER)
    assert desktop.window.stack.currentWidget() is desktop.page
    assert desktop.page.chosen == page.chosen


def test_hours_of_a_day_begin_with_that_day(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop.run(ActionId.GO_WEEK)
    page = week(desktop)
    page.before.click()
    days: list[dt.date] = []

    def answer(dialog: LogHoursDialog) -> int:
        days.append(dialog.day.date().toPython())
        dialog.done(LogHoursDialog.DialogCode.Accepted)
        return int(LogHoursDialog.DialogCode.Accepted)

    monkeypatch.setattr(LogHoursDialog, "exec", answer)
    sunday = TODAY - dt.timedelta(days=1)
    page.days[6].log_requested.emit("rock", sunday)
    assert days == [sunday]
    assert desktop.session.profile.known("rock").log[0].on == sunday


def test_people_lead_to_the_network_and_the_rest_to_the_plan(desktop: Desktop) -> None:
    desktop.run(ActionId.GO_WEEK)
    page = week(desktop)
    page.contact_requested.emit("somebody")
    assert desktop.window.sidebar.current == "network"
    desktop.run(ActionId.GO_WEEK)
    page.plan_requested.emit()
    assert desktop.window.sidebar.current == "plan"


def test_it_is_come_back_to(
    desktop: Desktop, make: Callable[..., Desktop], plan_file: Path
) -> None:
    desktop.run(ActionId.GO_WEEK)
    desktop.save_for_the_end()
    desktop.end()
    again = make(desktop.settings)
    assert again.open(plan_file)
    week(again)


def test_whoever_comes_here_comes_to_this_week(desktop: Desktop) -> None:
    desktop.run(ActionId.GO_WEEK)
    page = week(desktop)
    page.before.click()
    desktop.run(ActionId.GO_WEEK)
    assert page.monday == TODAY - dt.timedelta(weeks=1), "it was here already"
    desktop.run(ActionId.GO_PLAN)
    desktop.run(ActionId.GO_WEEK)
    assert page.monday == TODAY
