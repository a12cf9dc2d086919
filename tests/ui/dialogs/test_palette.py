"""The palette is used without leaving its field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from planner.ui.dialogs.palette import Palette
from planner.ui.theme import ThemeSource
from tests.ui.models.test_palette_model import ENTRIES


@pytest.fixture
def palette(themes: ThemeSource, qtbot: QtBot) -> Palette:
    made = Palette(themes, ENTRIES)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_typing_and_enter_take_the_first_match(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.search, "reverb")
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.result() == QDialog.DialogCode.Accepted
    assert palette.chosen == ENTRIES[4]


def test_arrows_choose_while_the_field_keeps_the_keyboard(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    assert palette.chosen == ENTRIES[2]
    qtbot.keyClick(palette.search, Qt.Key.Key_Up)
    assert palette.chosen == ENTRIES[1]
    assert palette.search.hasFocus()


def test_where_nothing_matches_it_says_so_and_stays(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.search, "zzzz")
    assert palette.nothing.isVisible()
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert palette.chosen is None


def test_escape_leaves_at_once_whatever_was_typed(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.search, "mix")
    qtbot.keyClick(palette.search, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert palette.result() == Palette.DialogCode.Rejected


def test_a_click_takes_a_row_and_escape_none(
    palette: Palette, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, themes: ThemeSource
) -> None:
    place = palette.list.visualRect(palette.model.index(3, 0)).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert palette.chosen == ENTRIES[3]
    monkeypatch.setattr(Palette, "exec", lambda _: QDialog.DialogCode.Rejected)
    assert Palette.ask(themes, ENTRIES) is None
