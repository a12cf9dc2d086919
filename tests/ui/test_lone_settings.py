"""The settings before any plan is open: shown over the steps, changed, and left again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.domain.catalogue import Catalogue
from planner.storage.settings_file import Settings, read_settings
from planner.ui.actions import ActionId
from planner.ui.date_style import choose_field_style
from planner.ui.desktop import Desktop
from planner.ui.pages.settings_page import SettingsPage
from planner.ui.pages.start_page import TIME
from planner.ui.widgets.elided_label import TextLabel


@pytest.fixture
def desktop(make: Callable[..., Desktop], shipped_catalogue: Catalogue) -> Iterator[Desktop]:
    desktop = make(catalogue=shipped_catalogue)
    desktop.begin(None)
    yield desktop
    choose_field_style("words")


def _shown(desktop: Desktop) -> SettingsPage:
    page = desktop.window.stack.currentWidget()
    assert isinstance(page, SettingsPage)
    return page


def test_they_are_reached_from_the_steps_and_by_key_and_left_by_escape(desktop: Desktop) -> None:
    steps = desktop._starting.page
    assert desktop.window.actions_by_id[ActionId.GO_SETTINGS].isEnabled()
    for reach in (steps.settings_button.click, lambda: desktop.run(ActionId.GO_SETTINGS)):
        reach()
        page = _shown(desktop)
        assert page.plan is None, "there is no plan to set"
        assert page.area.hasFocus()
        desktop.run(ActionId.GO_SETTINGS)
        assert _shown(desktop) is page
        QTest.keyClick(page, Qt.Key.Key_Escape)
        assert desktop.window.stack.currentWidget() is steps
    desktop.run(ActionId.GO_SETTINGS)
    (back,) = _shown(desktop).backs
    back.click()
    assert desktop.window.stack.currentWidget() is steps
    assert desktop.window.stack.count() == 1


def test_a_choice_holds_is_kept_and_the_steps_follow(desktop: Desktop) -> None:
    steps = desktop._starting.page
    steps.go_to(TIME)
    assert steps.time_step.outlook is not None
    desktop.run(ActionId.GO_SETTINGS)
    page = _shown(desktop)
    page.dates.style_field.set_value("iso")
    assert read_settings().date_style == "iso"
    page.backs[0].click()
    finish = steps.time_step.outlook.plan.planned_finish
    assert desktop.words.date(finish) == finish.isoformat()
    texts = [label.text() for label in steps.findChildren(TextLabel)]
    assert any(finish.isoformat() in text for text in texts)


def test_a_new_plan_leads_back_to_the_steps(desktop: Desktop) -> None:
    desktop.run(ActionId.GO_SETTINGS)
    desktop.run(ActionId.NEW_PLAN)
    assert desktop.window.stack.currentWidget() is desktop._starting.page


def test_a_plan_that_is_opened_takes_the_place_of_both(
    desktop: Desktop, plan_file: Path, qapp: QApplication
) -> None:
    desktop.run(ActionId.GO_SETTINGS)
    assert desktop.open(plan_file)
    assert desktop._lone_settings.page is None
    assert desktop._starting.page is None
    desktop.run(ActionId.GO_SETTINGS)
    assert _shown(desktop).plan is not None
    assert _shown(desktop).backs == ()


def test_they_stand_over_why_no_plan_is_there(make: Callable[..., Desktop], tmp_path: Path) -> None:
    desktop = make(settings=Settings(last_profile=str(tmp_path / "gone.json")))
    desktop.begin(None)
    missing = desktop.window.stack.currentWidget()
    desktop.run(ActionId.GO_SETTINGS)
    _shown(desktop).backs[0].click()
    assert desktop.window.stack.currentWidget() is missing


def test_over_the_steps_beside_an_open_plan_they_lead_back_to_the_steps(
    desktop: Desktop, plan_file: Path
) -> None:
    assert desktop.open(plan_file)
    desktop.run(ActionId.NEW_PLAN)
    desktop.run(ActionId.GO_SETTINGS)
    assert _shown(desktop).plan is None
    _shown(desktop).backs[0].click()
    assert desktop.window.stack.currentWidget() is desktop._starting.page
    desktop.back_to_plan()
    assert desktop.window.stack.currentWidget() is not desktop._starting.page
    assert desktop.session is not None
