"""The list of things to tick: what stands first, what a search finds, what keys do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.tick_list import TickList

THINGS = [(f"id-{number}", f"Thing <b>{number}</b>") for number in range(12)]


@pytest.fixture
def ticks(qtbot: QtBot, themes: ThemeSource) -> TickList:
    made = TickList(themes, "Things", "Search things")
    qtbot.addWidget(made)
    made.fill(THINGS, ("id-7", "gone"))
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


def test_what_is_ticked_stands_first_as_plain_text(ticks: TickList) -> None:
    assert ticks.ticked == ("id-7",)
    assert ticks.found[:2] == ["Thing <b>7</b>", "Thing <b>0</b>"]


def test_enter_ticks_the_first_that_is_found_and_stays_in_the_search(
    qtbot: QtBot, ticks: TickList
) -> None:
    qtbot.keyClicks(ticks.search, "thing 11")
    assert ticks.found == ["Thing <b>11</b>"]
    qtbot.keyClick(ticks.search, Qt.Key.Key_Return)
    assert ticks.ticked == ("id-7", "id-11")
    qtbot.keyClicks(ticks.search, "7")
    assert ticks.found == ["Thing <b>7</b>"], "typing begins anew"
    qtbot.keyClick(ticks.search, Qt.Key.Key_Return)
    assert ticks.ticked == ("id-11",)
    qtbot.keyClicks(ticks.search, "nothing")
    qtbot.keyClick(ticks.search, Qt.Key.Key_Return)
    assert ticks.ticked == ("id-11",)
    ticks.search.clear()
    assert len(ticks.found) == len(THINGS)


def test_down_goes_to_what_was_found_where_space_ticks(qtbot: QtBot, ticks: TickList) -> None:
    qtbot.keyClicks(ticks.search, "9")
    qtbot.keyClick(ticks.search, Qt.Key.Key_Down)
    assert ticks.list.hasFocus()
    qtbot.keyClick(ticks.list, Qt.Key.Key_Space)
    assert set(ticks.ticked) == {"id-7", "id-9"}


def test_few_things_need_no_search(ticks: TickList) -> None:
    ticks.fill(THINGS[:3], ())
    assert ticks.search.isHidden()
    assert ticks.focusProxy() is ticks.list
    assert len(ticks.found) == 3
