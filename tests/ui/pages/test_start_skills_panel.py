"""The sentences of a skill and the effects of its rating."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.domain.catalogue import Catalogue
from planner.ui.pages.start_facts import rating_effects
from planner.ui.pages.start_skills_panel import SkillPanel
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH


@pytest.fixture
def panel(themes: ThemeSource, qtbot: QtBot) -> SkillPanel:
    made = SkillPanel(themes, ENGLISH)
    qtbot.addWidget(made)
    made.resize(384, 660)
    made.show()
    return made


@pytest.mark.parametrize("level", [None, 0, 3, 5])
def test_the_rated_sentence_is_marked(
    panel: SkillPanel, shipped_catalogue: Catalogue, level: int | None
) -> None:
    career = shipped_catalogue.careers["mixing-engineer"]
    ratings = {} if level is None else {"mixing": level}
    panel.show_skill(career, shipped_catalogue, ratings, "mixing")
    marked = [card.level for card in panel.levels if card.isChecked()]
    assert marked == ([] if level is None else [level])


def test_a_press_reports_the_level(panel: SkillPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.rated) as rated:
        qtbot.mouseClick(panel.levels[4], Qt.MouseButton.LeftButton)
    assert rated.args == [4]


def test_what_drops_out_comes_first_with_its_hours(
    panel: SkillPanel, shipped_catalogue: Catalogue
) -> None:
    career = shipped_catalogue.careers["mixing-engineer"]
    ratings = dict.fromkeys(career.required, 3)
    panel.show_skill(career, shipped_catalogue, ratings, "eq-dynamics")
    found = rating_effects(career, shipped_catalogue, ratings, "eq-dynamics")
    first = panel.effects[0]
    assert first.title.text() == found.effects[0].title
    assert first.change.text() == f"drops out, {ENGLISH.hours(found.effects[0].before)}"
    assert ENGLISH.hours(found.saved) in panel.more.text()


def test_the_hint_tells_the_next_level_that_matters(
    panel: SkillPanel, shipped_catalogue: Catalogue
) -> None:
    career = shipped_catalogue.careers["mixing-engineer"]
    base = dict.fromkeys(career.required, 3)
    for level in range(6):
        ratings = {**base, "eq-dynamics": level}
        panel.show_skill(career, shipped_catalogue, ratings, "eq-dynamics")
        change = rating_effects(career, shipped_catalogue, ratings, "eq-dynamics").next_change
        if change is None:
            assert panel.hint.text() == "A higher level would take nothing more out."
        else:
            assert ENGLISH.level(change.level) in panel.hint.text()
            assert ENGLISH.hours(change.minutes) in panel.hint.text()
