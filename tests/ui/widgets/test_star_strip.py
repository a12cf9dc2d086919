"""How many pieces are starred: places with stars and places with numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.star_strip import MOST, StarStrip
from tests.ui.widgets.drawing import grey


def test_places_are_as_many_as_there_are_to_be(qtbot: QtBot, themes: ThemeSource) -> None:
    strip = StarStrip(themes, "Pieces you would show a client")
    qtbot.addWidget(strip)
    strip.show_count(2, 6, "2 are starred so far.")
    assert (strip.stars.places, strip.stars.sizeHint().width()) == (6, 6 * 34 + 5 * 8)
    assert strip.sentence.text() == "2 are starred so far."
    strip.show_count(30, 3, "30 are starred so far.")
    assert strip.stars.places == MOST
    strip.show_count(0, 0, "None is starred so far.")
    assert strip.stars.sizeHint().width() == 0


def test_stars_and_numbers_differ_without_colour_and_are_mirrored(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    strip = StarStrip(themes, "Pieces")
    qtbot.addWidget(strip)
    strip.resize(600, 60)
    strip.show_count(1, 2, "1 is starred so far.")
    strip.show()

    def places() -> list[bytes]:
        whole = strip.stars.grab().toImage()
        side = whole.height()
        lefts = (0, whole.width() - side)
        return [grey(whole.copy(left, 0, side, side)) for left in lefts]

    star, number = places()
    assert star != number
    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert places() == [number, star]
    strip.set_narrow(True)
    assert not strip.stars.isVisible()
