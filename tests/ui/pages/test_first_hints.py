"""The hints of a new plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.profile import Profile
from planner.storage.profile_file import ProfileStore
from planner.storage.settings_file import Settings
from planner.ui.desktop import Desktop
from planner.ui.pages.first_hints import FirstHints, is_new
from planner.ui.pages.overview_page import OverviewPage
from planner.ui.theme import ThemeSource
from planner.ui.widgets.buttons import Button
from tests.ui.worlds import TODAY, Clock, FakeStore, small_profile, small_session


def fresh_profile() -> Profile:
    """The small plan begun today, with nothing logged."""
    profile = small_profile()
    milestones = tuple(each.model_copy(update={"log": ()}) for each in profile.milestones)
    return profile.model_copy(update={"start": TODAY, "milestones": milestones})


def test_in_little_room_it_takes_more_lines(qtbot: QtBot, themes: ThemeSource) -> None:
    hints = FirstHints(themes)
    qtbot.addWidget(hints)
    assert hints.heightForWidth(200) > hints.heightForWidth(1200) + 2 * hints.fontMetrics().height()


@pytest.fixture
def fresh_file(tmp_path: Path) -> Path:
    path = tmp_path / "fresh.json"
    ProfileStore(path).create(fresh_profile())
    return path


def overview(desktop: Desktop) -> OverviewPage:
    page = desktop.window.stack.currentWidget()
    assert isinstance(page, OverviewPage)
    return page


@pytest.mark.parametrize(("days", "new"), [(0, True), (27, True), (28, False)])
def test_a_plan_is_new_for_four_weeks(qtbot: QtBot, days: int, new: bool) -> None:
    clock = Clock(TODAY + dt.timedelta(days=days))
    session = small_session(FakeStore(), clock, fresh_profile())
    assert is_new(session.plan) is new
    session.close()


def test_a_plan_with_logged_hours_is_not_new(qtbot: QtBot) -> None:
    session = small_session(FakeStore(), Clock(), fresh_profile())
    session.apply(edits.log_minutes(session.profile, "rock", 60, TODAY, TODAY))
    assert not is_new(session.plan)
    session.close()


def test_it_asks_for_commands_and_goes_when_dismissed(qtbot: QtBot, themes: ThemeSource) -> None:
    hints = FirstHints(themes)
    qtbot.addWidget(hints)
    asked: list[str] = []
    hints.command_requested.connect(asked.append)
    buttons = hints.findChildren(Button)
    for button in buttons[:-1]:
        button.click()
    assert asked == ["availability", "palette", "guide"]
    hints.show()
    with qtbot.waitSignal(hints.put_away):
        buttons[-1].click()
    assert hints.isHidden()


def test_dismissed_hints_are_gone_for_good(make: Callable[..., Desktop], fresh_file: Path) -> None:
    desktop = make()
    assert desktop.open(fresh_file)
    hints = overview(desktop).hints
    assert hints.isVisible()
    hints.dismiss_button.click()
    assert not hints.isVisible()
    assert not desktop.settings.hints
    assert desktop.open(fresh_file)
    assert not overview(desktop).hints.isVisible()


def test_hints_that_were_dismissed_before_do_not_come(
    make: Callable[..., Desktop], fresh_file: Path
) -> None:
    desktop = make(Settings(hints=False))
    assert desktop.open(fresh_file)
    assert not overview(desktop).hints.isVisible()


def test_a_plan_under_way_shows_none(desktop: Desktop) -> None:
    assert not overview(desktop).hints.isVisible()
