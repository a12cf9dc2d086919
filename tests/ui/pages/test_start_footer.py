"""What the footer of the start has to say."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from planner.ui.pages.start_footer import StartFooter
from planner.ui.theme import ThemeSource


@pytest.fixture
def footer(themes: ThemeSource, qtbot: QtBot) -> StartFooter:
    made = StartFooter(themes)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("names", "button", "words", "ready"),
    [
        (["Foley"], "Compare careers", "Tick another card to compare it with Foley.", False),
        (["Foley", "Mixing"], "Compare 2 careers", "Foley, Mixing", True),
    ],
)
def test_one_career_waits_for_another_to_be_compared(
    footer: StartFooter, names: list[str], button: str, words: str, ready: bool
) -> None:
    footer.show_compared(names)
    assert footer.compare.text() == button
    assert footer.compared.text() == words
    assert footer.compare.isEnabled() == ready
    footer.show_compared([])
    assert footer.compare.isHidden()
    assert footer.compared.isHidden()


def test_ratings_are_counted_where_there_are_any(footer: StartFooter) -> None:
    footer.show_rated((3, 12))
    assert footer.rated.text() == "3 of 12 rated"
    assert footer.meter.part == pytest.approx(0.25)
    footer.show_rated((0, 0))
    assert footer.meter.part == 0
    footer.show_rated(None)
    assert footer.rated.isHidden()
    assert footer.meter.isHidden()
