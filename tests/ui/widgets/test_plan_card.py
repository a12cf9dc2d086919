"""The plan switcher."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.plan_card import PlanCard


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
