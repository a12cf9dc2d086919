"""The table of actions as menus."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from planner.ui.actions import ACTIONS
from planner.ui.menus import fill_menus, make_actions, menu_of, tint_actions
from planner.ui.theme import ThemeSource


def test_every_action_is_in_a_menu_and_every_icon_exists(qtbot: QtBot, themes: ThemeSource) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = make_actions(window)
    menus = fill_menus(window.menuBar(), actions)
    hung = [action for menu in menus.values() for action in menu.actions()]
    assert all(action in hung for action in actions.values())
    tint_actions(actions, themes.theme)
    assert all(not actions[row.id].icon().isNull() for row in ACTIONS if row.icon)


def test_a_menu_of_some_has_lines_where_they_are_wanted(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    one, two = QAction("One", window), QAction("Two", window)
    shown = menu_of((one, None, two), window).actions()
    assert [each.isSeparator() for each in shown] == [False, True, False]
    assert (shown[0], shown[2]) == (one, two)
