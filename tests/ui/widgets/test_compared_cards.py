"""Which cards are compared, without a grid around them."""

from __future__ import annotations

from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.career_card import Card, CareerCard
from planner.ui.widgets.compared_cards import MOST_COMPARED, ComparedCards


def test_only_cards_with_a_box_take_part(themes: ThemeSource, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    cards = {
        str(number): CareerCard(
            themes, Card(str(number), "disc", "Title", "", "", ""), holder, comparable=number > 0
        )
        for number in range(6)
    }
    compared = ComparedCards(cards, holder)
    spy = QSignalSpy(compared.changed)
    compared.set_keys(list(cards))
    assert compared.keys == ("1", "2", "3")
    assert len(compared.keys) == MOST_COMPARED
    assert spy.count() == 1
    compared.set_keys(())
    assert compared.keys == ()
    assert all(card.compare_box is None or card.compare_box.isEnabled() for card in cards.values())
