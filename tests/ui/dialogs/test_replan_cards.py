"""The card of an offer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.ui.dialogs.replan_cards import OfferCard
from planner.ui.theme import ThemeSource


@pytest.fixture
def card(qtbot: QtBot, themes: ThemeSource) -> OfferCard:
    card = OfferCard(themes, "Do less", "Being worked out…")
    qtbot.addWidget(card)
    card.resize(280, 100)
    return card


def test_it_is_read_out_whole(card: OfferCard) -> None:
    card.show_offer("Do less", "Leave out 2 milestones, 34 h", "16 Apr 2028", "−1 week", "Tag")  # noqa: RUF001
    assert card.accessibleName() == "Do less"
    description = card.accessibleDescription()
    for part in ("16 Apr 2028", "Leave out 2 milestones, 34 h", "−1 week"):  # noqa: RUF001
        assert part in description
    assert card.tag == "Tag"


def test_it_is_as_high_as_its_lines(card: OfferCard) -> None:
    waiting = card.heightForWidth(280)
    card.show_offer("Do less", "Leave out 2 milestones, 34 h", "16 Apr 2028", "no change")
    known = card.heightForWidth(280)
    assert known > waiting
    assert card.heightForWidth(150) > known
    card.show_offer("Do less", "A longer sentence. " * 10)
    assert card.heightForWidth(280) > known


def test_a_finish_without_room_beside_it_takes_two_lines(card: OfferCard) -> None:
    texts = ("Do less", "Leave out", "16 Apr 2028", "no change")
    card.show_offer(*texts)
    narrow = card.heightForWidth(230)
    card.show_offer(*texts, "Realistic")
    assert card.heightForWidth(230) > narrow


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
@pytest.mark.parametrize("enabled", [True, False])
def test_it_is_drawn_in_every_state(
    card: OfferCard, direction: Qt.LayoutDirection, enabled: bool
) -> None:
    card.setLayoutDirection(direction)
    card.setEnabled(enabled)
    card.show_offer("Do less", "Leave out 2 milestones", "16 Apr 2028", "no change", "Realistic")
    plain = card.grab().toImage()
    card.setChecked(True)
    assert card.grab().toImage() != plain


def test_one_that_is_off_does_not_look_chosen(card: OfferCard) -> None:
    card.setChecked(True)
    chosen = card.grab().toImage()
    card.setEnabled(False)
    assert card.grab().toImage() != chosen
