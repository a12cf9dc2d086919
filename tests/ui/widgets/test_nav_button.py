"""One line of the sidebar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.nav_button import NavButton, NavItem


@pytest.fixture
def button(themes: ThemeSource, qtbot: QtBot) -> NavButton:
    line = NavButton(themes, NavItem("plan", "Plan", "list-bullets", "Ctrl+2"))
    qtbot.addWidget(line)
    line.resize(191, 32)
    return line


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_marker_stands_where_reading_starts(
    button: NavButton, themes: ThemeSource, direction: Qt.LayoutDirection
) -> None:
    button.setLayoutDirection(direction)
    button.setChecked(True)
    image = button.grab().toImage()
    x = 1 if direction is Qt.LayoutDirection.LeftToRight else image.width() - 2
    assert image.pixelColor(x, image.height() // 2) == themes.theme.color("accent")


@pytest.mark.parametrize("narrow", [False, True])
def test_count_is_drawn_in_the_colour_of_late(
    button: NavButton, themes: ThemeSource, narrow: bool
) -> None:
    button.set_narrow(narrow)
    button.resize(button.sizeHint())
    before = button.grab().toImage()
    button.set_count(3, "overdue")
    after = button.grab().toImage()
    colours = {
        after.pixelColor(x, y).name() for x in range(after.width()) for y in range(after.height())
    }
    assert after != before
    assert themes.theme.color("danger-soft").name() in colours


def test_tool_tip_says_shortcut_and_count(button: NavButton) -> None:
    assert button.toolTip() == "Plan  Ctrl+2"
    button.set_count(1, "overdue")
    assert button.toolTip() == "Plan  Ctrl+2\n1 overdue"


def test_a_large_count_stands_over_the_icon_and_not_on_it(
    button: NavButton, themes: ThemeSource, qapp: QApplication
) -> None:
    usual = qapp.font()
    large = QFont(usual)
    large.setPointSizeF(usual.pointSizeF() * 2)
    button.set_narrow(True)
    plain = button.sizeHint().height()
    button.set_count(3, "overdue")
    assert button.sizeHint().height() == plain == 40
    qapp.setFont(large)
    themes.refresh()
    try:
        button.resize(button.sizeHint())
        shown = button.grab().toImage()
        ground = themes.theme.color("danger-soft").name()
        lowest = max(
            y
            for y in range(shown.height())
            if any(shown.pixelColor(x, y).name() == ground for x in range(shown.width()))
        )
        icon = shown.height() - 4 - themes.theme.scaled(18)
        assert lowest <= icon + 8
    finally:
        qapp.setFont(usual)
        themes.refresh()
