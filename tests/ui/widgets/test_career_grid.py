"""Career cards: choosing by pointer and keys, filtering, columns, mirrored layouts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.career_card import Card, card_height
from planner.ui.widgets.career_grid import CareerGrid
from planner.ui.widgets.compared_cards import MOST_COMPARED

Key = Qt.Key
WIDTH = 3 * 250 + 2 * 12
CARDS = [
    Card(f"c{n}", "faders", f"Career {n}", "Family", "What it is about.", "10 – 20 h")  # noqa: RUF001
    for n in range(8)
]


@pytest.fixture
def grid(themes: ThemeSource, qtbot: QtBot) -> CareerGrid:
    made = CareerGrid(themes, CARDS, "Careers")
    qtbot.addWidget(made)
    made.resize(WIDTH, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.set_value("c0")
    made.focus_card()
    return made


def press(qtbot: QtBot, grid: CareerGrid, *keys: Qt.Key) -> str:
    for key in keys:
        qtbot.keyClick(grid.card(grid.value), key)
    return grid.value


@pytest.mark.parametrize(
    ("keys", "reached"),
    [
        ([Key.Key_Right], "c1"),
        ([Key.Key_Left], "c0"),
        ([Key.Key_Down], "c3"),
        ([Key.Key_Down, Key.Key_Down], "c6"),
        ([Key.Key_Right, Key.Key_Right, Key.Key_Down, Key.Key_Down], "c7"),
        ([Key.Key_Down, Key.Key_Up, Key.Key_Up], "c0"),
        ([Key.Key_End], "c7"),
        ([Key.Key_End, Key.Key_Home], "c0"),
    ],
)
def test_keys_move_the_choice(
    grid: CareerGrid, qtbot: QtBot, keys: list[Qt.Key], reached: str
) -> None:
    assert grid.columns == 3
    assert press(qtbot, grid, *keys) == reached
    assert grid.card(reached).hasFocus()


def test_left_goes_on_where_reading_goes_left(grid: CareerGrid, qtbot: QtBot) -> None:
    grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    grid.resize(WIDTH, 601)
    assert grid.card("c0").x() > grid.card("c1").x()
    assert press(qtbot, grid, Key.Key_Left) == "c1"


def test_only_the_chosen_card_is_a_tab_stop(grid: CareerGrid) -> None:
    grid.set_value("c4")
    stops = [
        card.key for card in CARDS if grid.card(card.key).focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["c4"]


def test_setting_says_nothing_and_clicking_does(grid: CareerGrid, qtbot: QtBot) -> None:
    spy = QSignalSpy(grid.chosen)
    grid.set_value("c2")
    assert spy.count() == 0
    qtbot.mouseClick(grid.card("c3"), Qt.MouseButton.LeftButton)
    assert spy.count() == 1
    assert grid.value == "c3"
    qtbot.mouseClick(grid.card("c3"), Qt.MouseButton.LeftButton)
    assert grid.value == "c3"


def test_enter_and_double_click_take(grid: CareerGrid, qtbot: QtBot) -> None:
    spy = QSignalSpy(grid.taken)
    qtbot.keyClick(grid.card("c0"), Key.Key_Return)
    qtbot.mouseDClick(grid.card("c5"), Qt.MouseButton.LeftButton)
    assert [spy.at(n)[0] for n in range(spy.count())] == ["c0", "c5"]


def test_filtering_closes_the_gaps(grid: CareerGrid, qtbot: QtBot) -> None:
    first = grid.card("c0").geometry()
    grid.show_only(["c5", "c2"])
    assert grid.shown == ("c2", "c5")
    assert grid.card("c2").geometry() == first
    assert not grid.card("c0").isVisible()
    assert grid.heightForWidth(WIDTH) == card_height(grid.theme)
    assert grid.card("c2").focusPolicy() & Qt.FocusPolicy.TabFocus
    grid.show_only([])
    assert grid.heightForWidth(WIDTH) == 0


@pytest.mark.parametrize(("width", "columns"), [(200, 1), (511, 1), (512, 2), (774, 3), (1100, 4)])
def test_the_width_decides_how_many_stand_side_by_side(
    grid: CareerGrid, width: int, columns: int
) -> None:
    grid.resize(width, 600)
    assert grid.columns == columns
    assert grid.card(f"c{columns}").y() > grid.card("c0").y()
    assert grid.card(f"c{columns - 1}").geometry().right() < width


@pytest.fixture
def comparable(themes: ThemeSource, qtbot: QtBot) -> CareerGrid:
    made = CareerGrid(themes, CARDS, "Careers", comparable=True)
    qtbot.addWidget(made)
    made.resize(WIDTH, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.set_value("c0")
    made.focus_card()
    return made


def tick(qtbot: QtBot, grid: CareerGrid, key: str) -> None:
    box = grid.card(key).compare_box
    assert box is not None
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)


def test_boxes_are_kept_in_the_order_in_which_they_are_ticked(
    comparable: CareerGrid, qtbot: QtBot
) -> None:
    spy = QSignalSpy(comparable.comparison.changed)
    for key in ("c4", "c1"):
        tick(qtbot, comparable, key)
    assert comparable.comparison.keys == ("c4", "c1")
    assert comparable.value == "c0"
    tick(qtbot, comparable, "c4")
    assert comparable.comparison.keys == ("c1",)
    assert spy.count() == 3
    assert spy.at(2)[0] == ("c1",)


def test_no_more_can_be_ticked_than_can_be_compared(comparable: CareerGrid, qtbot: QtBot) -> None:
    for key in ("c0", "c1", "c2", "c3"):
        tick(qtbot, comparable, key)
    assert len(comparable.comparison.keys) == MOST_COMPARED
    box = comparable.card("c3").compare_box
    assert box is not None
    assert not box.isEnabled()
    assert box.toolTip()
    tick(qtbot, comparable, "c1")
    assert box.isEnabled()
    assert not box.toolTip()


def test_ticking_by_program_is_reported_once_and_only_if_it_changes(
    comparable: CareerGrid,
) -> None:
    spy = QSignalSpy(comparable.comparison.changed)
    comparable.comparison.set_keys(["c2", "nothing", "c3", "c4", "c5"])
    comparable.comparison.set_keys(["c2", "c3", "c4"])
    assert comparable.comparison.keys == ("c2", "c3", "c4")
    assert spy.count() == 1


def test_the_box_of_the_chosen_card_is_the_second_stop(
    comparable: CareerGrid, qtbot: QtBot
) -> None:
    box = comparable.card("c0").compare_box
    assert box is not None
    qtbot.keyClick(comparable.card("c0"), Key.Key_Tab)
    assert box.hasFocus()
    qtbot.keyClick(box, Key.Key_Space)
    assert comparable.comparison.keys == ("c0",)
    other = comparable.card("c1").compare_box
    assert other is not None
    assert not other.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_box_stays_inside_its_card(comparable: CareerGrid) -> None:
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        comparable.setLayoutDirection(direction)
        comparable.resize(WIDTH + 1, 600 + int(direction == Qt.LayoutDirection.RightToLeft))
        card = comparable.card("c0")
        box = card.compare_box
        assert box is not None
        assert card.rect().contains(box.geometry())
        assert (box.x() > card.width() / 2) is (direction == Qt.LayoutDirection.LeftToRight)


def test_a_note_takes_the_place_of_the_line(grid: CareerGrid) -> None:
    grid.set_notes({"c2": "Skill: Foley"})
    assert grid.card("c2").note == "Skill: Foley"
    assert "Foley" in grid.card("c2").accessibleDescription()
    grid.set_notes({})
    assert "What it is about" in grid.card("c2").accessibleDescription()
