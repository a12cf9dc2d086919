"""The menu of plans opened lately."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from planner.ui.main_window import MainWindow
from planner.ui.switcher import switcher_menu
from planner.ui.theme import ThemeSource


def test_recent_plans_stand_above_new_and_open(qtbot: QtBot, themes: ThemeSource) -> None:
    window = MainWindow(themes)
    qtbot.addWidget(window)
    menu = switcher_menu(window, ["/a/R&B.json", "/a/mixing.json"], Path("/a/mixing.json"))
    texts = [action.text() for action in menu.actions()]
    assert texts == ["R&&B", "mixing", "", "&New plan…", "&Open plan…", "Pl&ans…"]
    assert menu.actions()[0].data() == "/a/R&B.json"
    assert menu.actions()[1].isChecked()
    assert not menu.actions()[1].isEnabled()


def test_without_recent_plans_the_commands_remain(qtbot: QtBot, themes: ThemeSource) -> None:
    window = MainWindow(themes)
    qtbot.addWidget(window)
    texts = [action.text() for action in switcher_menu(window, (), None).actions()]
    assert texts == ["&New plan…", "&Open plan…", "Pl&ans…"]


def test_plans_go_by_their_names_and_two_of_one_name_by_their_files_too(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    window = MainWindow(themes)
    qtbot.addWidget(window)
    names = {"/a/one.json": "Mixing", "/a/two.json": "Mixing", "/a/three.json": "R&B <b>"}
    menu = switcher_menu(window, [*names, "/a/four.json"], None, names)
    texts = [action.text() for action in menu.actions()][:4]
    assert texts == ["Mixing (one)", "Mixing (two)", "R&&B <b>", "four"]
