"""Finding careers: what is said on the cards, and coming back from a search."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from planner.domain.catalogue import Catalogue
from planner.ui.pages.career_finder import CareerFinder
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH


@pytest.fixture
def finder(themes: ThemeSource, shipped_catalogue: Catalogue, qtbot: QtBot) -> CareerFinder:
    made = CareerFinder(themes, shipped_catalogue, ENGLISH)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def test_families_and_careers_come_in_the_order_of_the_catalogue(
    finder: CareerFinder, shipped_catalogue: Catalogue
) -> None:
    assert list(finder.grid.shown) == list(shipped_catalogue.careers)
    assert next(iter(finder.grid.shown)) == "recording-engineer"


def test_cards_say_why_they_were_found(finder: CareerFinder) -> None:
    finder.search.setText("melodyne")
    assert finder.grid.card("mixing-engineer").note.startswith("Tool: Melodyne")
    finder.search.setText("mixing engineer")
    assert finder.grid.card("mixing-engineer").note == ""
    finder.search.setText("")
    assert all(finder.grid.card(key).note == "" for key in finder.grid.shown)


def test_choosing_what_a_search_hides_ends_the_search(finder: CareerFinder) -> None:
    finder.search.setText("foley")
    assert "mastering-engineer" not in finder.grid.shown
    finder.set_career("mastering-engineer")
    assert finder.search.text() == ""
    assert finder.career == "mastering-engineer"


def test_enter_takes_the_career_of_that_name(finder: CareerFinder, qtbot: QtBot) -> None:
    changed, taken = QSignalSpy(finder.career_changed), QSignalSpy(finder.taken)
    finder.set_career("recording-engineer")
    finder.search.setText("mixing eng")
    qtbot.keyClick(finder.search, Qt.Key.Key_Return)
    assert (finder.career, changed.count(), taken.count()) == ("mixing-engineer", 1, 0)
    qtbot.keyClick(finder.search, Qt.Key.Key_Return)
    assert taken.count() == 1


def test_an_empty_catalogue_has_no_career(themes: ThemeSource, qtbot: QtBot) -> None:
    finder = CareerFinder(themes, Catalogue.of(), ENGLISH)
    qtbot.addWidget(finder)
    finder.search.setText("x")
    qtbot.keyClick(finder.search, Qt.Key.Key_Return)
    assert finder.career == ""


def test_families_are_a_menu_where_their_chips_would_take_the_page(
    finder: CareerFinder, shipped_catalogue: Catalogue, qtbot: QtBot
) -> None:
    assert finder.families.isVisible()
    assert not finder.family_menu.isVisible()
    least = finder.minimumSizeHint().width()
    finder.resize(340, 600)
    qtbot.waitUntil(finder.family_menu.isVisible, timeout=1000)
    assert not finder.families.isVisible()
    assert finder.minimumSizeHint().width() == least, "so nothing turns to and fro"
    finder.family_menu._group.actions()[2].trigger()
    assert finder.families.value == finder.family_menu.value == "Music production"
    families = {shipped_catalogue.careers[key].family for key in finder.grid.shown}
    assert families == {"Music production"}
    finder.set_career("recording-engineer")
    assert finder.family_menu.text() == "All families"
    finder.resize(900, 600)
    qtbot.waitUntil(finder.families.isVisible, timeout=1000)
