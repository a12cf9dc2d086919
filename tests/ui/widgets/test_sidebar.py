"""The sidebar: pages, counts, plan and save state."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.sidebar import NARROW, WIDE, NavItem, Sidebar

ITEMS = [
    NavItem("overview", "Overview", "house", "Ctrl+1"),
    NavItem("plan", "Plan", "list-bullets", "Ctrl+2"),
    NavItem("careers", "Careers", "compass", group="more"),
    NavItem("settings", "Settings", "gear-six", group="foot"),
]


@pytest.fixture
def sidebar(themes: ThemeSource, qtbot: QtBot) -> Sidebar:
    bar = Sidebar(themes, ITEMS)
    qtbot.addWidget(bar)
    bar.resize(WIDE, 600)
    bar.show()
    return bar


def test_pressed_page_is_asked_for(sidebar: Sidebar, qtbot: QtBot) -> None:
    spy = QSignalSpy(sidebar.page_requested)
    qtbot.mouseClick(sidebar.button("plan"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(sidebar.button("settings"), Qt.MouseButton.LeftButton)
    assert [spy.at(i)[0] for i in range(spy.count())] == ["plan", "settings"]
    assert sidebar.current == "settings"


def test_marking_a_page_asks_for_nothing(sidebar: Sidebar) -> None:
    spy = QSignalSpy(sidebar.page_requested)
    assert sidebar.current == ""
    sidebar.set_current("careers")
    assert sidebar.current == "careers"
    assert spy.count() == 0
    with pytest.raises(KeyError):
        sidebar.set_current("nowhere")


def test_count_is_read_with_its_words(sidebar: Sidebar) -> None:
    sidebar.set_count("plan", 2, "overdue")
    button = sidebar.button("plan")
    assert button.accessibleName() == "Plan, 2 overdue"
    assert button.count == 2
    assert "2 overdue" in button.toolTip()
    sidebar.set_count("plan", 0)
    assert button.accessibleName() == "Plan"


def test_narrow_sidebar_shows_icons_with_tool_tips(sidebar: Sidebar) -> None:
    assert sidebar.width() == WIDE
    sidebar.set_narrow(True)
    assert sidebar.narrow
    assert sidebar.width() == NARROW
    assert sidebar.button("careers").toolTip() == "Careers"
    assert sidebar.button("careers").accessibleName() == "Careers"
    sidebar.set_narrow(False)
    assert sidebar.width() == WIDE
    assert sidebar.button("careers").toolTip() == ""


@pytest.mark.parametrize("size", [100, 125, 150, 200])
@pytest.mark.parametrize("count", [12, 128])
def test_a_large_count_and_its_icon_are_apart(
    sidebar: Sidebar, themes: ThemeSource, size: int, count: int
) -> None:
    themes.set_text_size(size)
    try:
        sidebar.set_narrow(True)
        sidebar.set_count("plan", count, "overdue")
        QApplication.processEvents()
        button = sidebar.button("plan")
        badge, icon = button._badge_area, button._icon_area
        assert not badge.intersects(icon)
        assert icon.bottom() <= button.height()
        assert badge.left() >= 0, "every digit is in the button"
        assert badge.right() <= button.width() + 1
    finally:
        themes.set_text_size(100)


def test_a_small_count_lies_on_the_corner_of_its_icon(sidebar: Sidebar) -> None:
    sidebar.set_narrow(True)
    sidebar.set_count("plan", 1, "overdue")
    button = sidebar.button("plan")
    covered = button._badge_area.intersected(button._icon_area)
    assert 0 < covered.width() < button._icon_area.width() / 2
    assert button._icon_area.center().y() == button.rect().height() / 2
    assert sidebar.width() == NARROW


def test_save_state_is_said_in_words(sidebar: Sidebar) -> None:
    sidebar.set_save_state("Could not save", "warning-circle", failed=True)
    assert sidebar.accessibleDescription() == "Could not save"
    assert sidebar._save_words.text() == "Could not save"


def test_items_are_large_enough_to_hit(sidebar: Sidebar) -> None:
    for narrow in (False, True):
        sidebar.set_narrow(narrow)
        for item in ITEMS:
            hint = sidebar.button(item.key).sizeHint()
            assert hint.height() >= 32
            assert hint.width() >= 24


def test_plan_card_opens_the_switcher(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.set_plan("Mixing Engineer", "8 h/week · Apr 2028", "faders")
    spy = QSignalSpy(sidebar.switcher_requested)
    qtbot.keyClick(sidebar.plan_card, Qt.Key.Key_Space)
    assert spy.count() == 1
    assert sidebar.plan_card.height() >= 52
