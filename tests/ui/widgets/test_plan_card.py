"""The plan switcher."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.plan_card import PlanCard
from tests.ui.painted import painted_by


@pytest.fixture
def card(themes: ThemeSource, qtbot: QtBot) -> PlanCard:
    widget = PlanCard(themes)
    qtbot.addWidget(widget)
    widget.set_plan("Mixing <b>", "8 h/week · Apr 2028", "faders")
    widget.resize(191, 52)
    return widget


def test_card_is_read_in_words_and_its_tip_is_plain(card: PlanCard) -> None:
    assert card.accessibleName() == "Plan: Mixing <b>. 8 h/week · Apr 2028"
    assert "&lt;b&gt;" in card.toolTip()


def test_the_same_plan_is_not_painted_again(card: PlanCard, qtbot: QtBot) -> None:
    with qtbot.waitExposed(card):
        card.show()
    same = ("Mixing <b>", "8 h/week · Apr 2028", "faders")
    assert card not in painted_by(lambda: card.set_plan(*same))
    for other in (("Other", *same[1:]), ("Other", "9 h", "faders"), ("Other", "9 h", "rows")):
        assert card in painted_by(partial(card.set_plan, *other))


def test_long_names_are_cut_not_spread(card: PlanCard) -> None:
    width = card.sizeHint().width()
    card.set_plan("Orchestrator and Arranger for Film and Games" * 3, "8 h", "rows")
    assert card.sizeHint().width() == width
    assert not card.grab().isNull()


def test_narrow_card_is_a_square(card: PlanCard) -> None:
    card.set_narrow(True)
    assert card.sizeHint().width() == card.sizeHint().height() == 40


def test_card_is_mirrored(card: PlanCard) -> None:
    before = card.grab().toImage()
    card.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert card.grab().toImage() != before
