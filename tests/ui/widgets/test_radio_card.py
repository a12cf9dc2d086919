"""Cards of which one is chosen: by pointer, by arrows, and said aloud in full."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.radio_card import RadioCard


@pytest.fixture
def cards(themes: ThemeSource, qtbot: QtBot) -> Iterator[list[RadioCard]]:
    holder = QWidget()
    group = QButtonGroup(holder)
    column = QVBoxLayout(holder)
    made = [RadioCard(themes, name, f"Sentence {name}.") for name in ("One", "Two")]
    for card in made:
        group.addButton(card)
        column.addWidget(card)
    made[0].setChecked(True)
    qtbot.addWidget(holder)
    holder.resize(320, 300)
    with qtbot.waitActive(holder):
        holder.show()
        holder.activateWindow()
    yield made
    holder.hide()


def test_one_is_chosen_at_a_time(cards: list[RadioCard], qtbot: QtBot) -> None:
    qtbot.mouseClick(cards[1], Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    assert [card.isChecked() for card in cards] == [False, True]
    qtbot.mouseClick(cards[1], Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    assert [card.isChecked() for card in cards] == [False, True]


def test_arrows_move_the_choice(cards: list[RadioCard], qtbot: QtBot) -> None:
    cards[0].setFocus()
    qtbot.keyClick(cards[0], Qt.Key.Key_Down)
    assert cards[1].isChecked()
    assert cards[1].hasFocus()
    qtbot.keyClick(cards[1], Qt.Key.Key_Up)
    assert cards[0].isChecked()


def test_it_is_read_aloud_as_a_radio_button_with_its_facts(cards: list[RadioCard]) -> None:
    cards[0].show_facts("510 h", "30 h less.")
    heard = QAccessible.queryAccessibleInterface(cards[0])
    assert heard.role() == QAccessible.Role.RadioButton
    assert heard.text(QAccessible.Text.Name) == "One"
    assert heard.text(QAccessible.Text.Description) == "510 h Sentence One. 30 h less."


def test_more_lines_and_less_width_need_more_height(cards: list[RadioCard]) -> None:
    card = cards[0]
    before = card.heightForWidth(300)
    card.show_facts("510 h, finish around 4 May 2028", "A long difference that is told in words.")
    assert card.heightForWidth(300) > before
    assert card.heightForWidth(180) > card.heightForWidth(300)


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_the_mark_stands_where_lines_begin(
    cards: list[RadioCard], direction: Qt.LayoutDirection
) -> None:
    card = cards[0]
    card.setLayoutDirection(direction)
    image = card.grab().toImage()
    accent = card.theme.color("accent").rgb()
    inside = range(8, image.height() - 8)  # the card's own edge is of that colour too
    columns = [
        x for x in range(8, image.width() - 8) if any(image.pixel(x, y) == accent for y in inside)
    ]
    middle = image.width() / 2
    right = direction is Qt.LayoutDirection.RightToLeft
    assert columns
    assert all((x > middle) == right for x in columns)
