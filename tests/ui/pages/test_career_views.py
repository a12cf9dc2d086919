"""The three views in the start's first step, where nothing is known of the learner but ratings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.domain.catalogue import Catalogue
from planner.ui.pages.start_page import CAREER, SKILLS, StartPage
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH
from tests.ui.worlds import TODAY


@pytest.fixture
def page(themes: ThemeSource, shipped_catalogue: Catalogue, qtbot: QtBot) -> StartPage:
    made = StartPage(themes, shipped_catalogue, ENGLISH, TODAY)
    qtbot.addWidget(made)
    made.resize(1280, 772)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_two_ticks_offer_the_comparison(page: StartPage) -> None:
    step, footer = page.career_step, page.footer
    assert not footer.compare.isVisible()
    step.grid.comparison.set_keys(["foley-artist"])
    assert not footer.compare.isEnabled()
    assert "Foley Artist" in footer.compared.text()
    step.grid.comparison.set_keys(["foley-artist", "music-producer"])
    assert footer.compare.text() == "Compare 2 careers"
    assert footer.compared.text() == "Foley Artist, Music Producer"
    footer.compare.click()
    assert not footer.isVisible()
    assert step.views.compare_page.isVisible()


def test_choosing_in_the_comparison_goes_on(page: StartPage, qtbot: QtBot) -> None:
    page.career_step.grid.comparison.set_keys(["foley-artist", "music-producer"])
    page.footer.compare.click()
    compare = page.career_step.views.compare_page
    qtbot.keyClick(compare.area, Qt.Key.Key_Return)
    assert page.step == CAREER
    compare.career_taken.emit("music-producer")
    assert (page.step, page.career) == (SKILLS, "music-producer")
    page.go_back()
    assert page.footer.isVisible()
    assert page.career_step.views.shows_cards


def test_ratings_given_later_count_in_the_comparison(page: StartPage) -> None:
    page.choose_career("mixing-engineer")
    page.begin_with("mixing-engineer", {"critical-listening": 5})
    assert page.step == SKILLS
    assert page.skills_step.ratings["critical-listening"] == 5
    page.go_back()
    page.career_step.grid.comparison.set_keys(["mixing-engineer", "mastering-engineer"])
    page.footer.compare.click()
    table = page.career_step.views.compare_page.table
    assert table is not None
    assert "critical-listening" in table.columns[0].distance.met


def test_what_suits_chooses_a_career_and_comes_back(page: StartPage) -> None:
    page.career_step.suits_button.click()
    suits = page.career_step.views.suits_page
    assert suits.isVisible()
    assert not page.footer.isVisible()
    suits.career_wanted.emit("foley-artist")
    assert page.career == "foley-artist"
    assert page.career_step.panel.name.text() == "Foley Artist"
    assert page.footer.forward.text() == "Choose Foley Artist"


def test_views_ask_for_no_more_height_than_the_window_has(page: StartPage, qtbot: QtBot) -> None:
    page.resize(960, 612)
    page.career_step.grid.comparison.set_keys(["foley-artist", "music-producer"])
    qtbot.wait(1)
    assert page.footer.geometry().bottom() < 612
    assert page.career_step.height() <= 612
