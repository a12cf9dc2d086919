"""A career's card by itself: what is read aloud, and how its line is broken."""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.career_card import Card, CareerCard, two_lines


def test_a_card_is_read_aloud(themes: ThemeSource, qtbot: QtBot) -> None:
    shown = Card("c1", "faders", "Career 1", "Family", "What it is about.", "10 – 20 h")  # noqa: RUF001
    card = CareerCard(themes, shown)
    qtbot.addWidget(card)
    assert card.compare_box is None
    assert card.accessibleName() == "Career 1, Family"
    assert "10" in card.accessibleDescription()


def test_two_lines_lose_no_word_but_what_is_elided(themes: ThemeSource) -> None:
    font = themes.theme.font("small")
    assert two_lines("Short.", font, 300) == ("Short.",)
    text = "Turn multitracks into a record that survives any speaker."
    first, second = two_lines(text, font, 240)
    assert f"{first} {second}" == text
    lines = two_lines("word " * 60, font, 200)
    assert lines[1].endswith("…")
    assert all(QFontMetricsF(font).horizontalAdvance(line) <= 200 for line in lines)
