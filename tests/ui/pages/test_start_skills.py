"""Step 2: rating skills by keys and by sentences, and what an answer changes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain.catalogue import Catalogue
from planner.ui.pages.start_skills import SkillsStep
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH


@pytest.fixture
def step(themes: ThemeSource, shipped_catalogue: Catalogue, qtbot: QtBot) -> SkillsStep:
    made = SkillsStep(themes, shipped_catalogue, ENGLISH)
    qtbot.addWidget(made)
    made.set_career(shipped_catalogue.careers["mixing-engineer"])
    made.resize(1280, 660)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.take_focus()
    return made


def test_key_skills_stand_first_and_all_behind_the_switch(
    step: SkillsStep, shipped_catalogue: Catalogue
) -> None:
    required = shipped_catalogue.careers["mixing-engineer"].required
    assert set(step.rows) == {skill for skill, level in required.items() if level >= 4}
    assert all(row.rating.target == required[skill] for skill, row in step.rows.items())
    step.extent.set_value("all")
    assert set(step.rows) == set(required)
    assert step.counts == (0, len(required))


def test_digits_rate_and_arrows_go_on(step: SkillsStep, qtbot: QtBot) -> None:
    first, second, *_ = step.rows
    spy = QSignalSpy(step.ratings_changed)
    qtbot.keyClick(step.rows[first].rating, Qt.Key.Key_3)
    qtbot.keyClick(step.rows[first].rating, Qt.Key.Key_Down)
    assert step.current == second
    qtbot.keyClick(step.rows[second].rating, Qt.Key.Key_1)
    assert step.ratings == {first: 3, second: 1}
    assert spy.count() == 2
    qtbot.keyClick(step.rows[second].rating, Qt.Key.Key_Delete)
    qtbot.keyClick(step.rows[second].rating, Qt.Key.Key_Up)
    assert step.ratings == {first: 3}
    assert step.current == first


def test_arrows_stop_at_the_ends(step: SkillsStep, qtbot: QtBot) -> None:
    first, *_, last = step.rows
    qtbot.keyClick(step.rows[first].rating, Qt.Key.Key_Up)
    assert step.current == first
    step.rows[last].rating.setFocus()
    qtbot.keyClick(step.rows[last].rating, Qt.Key.Key_Down)
    assert step.current == last


def test_the_panel_shows_the_sentences_of_the_skill(
    step: SkillsStep, shipped_catalogue: Catalogue
) -> None:
    step.rows["eq-dynamics"].rating.setFocus()
    skill = shipped_catalogue.skills["eq-dynamics"]
    assert step.panel.name.text() == skill.name
    assert tuple(card.sentence for card in step.panel.levels[1:]) == skill.levels
    assert [card.level for card in step.panel.levels if card.is_target] == [5]


def test_a_press_on_a_sentence_rates(step: SkillsStep, qtbot: QtBot) -> None:
    step.rows["eq-dynamics"].rating.setFocus()
    qtbot.mouseClick(step.panel.levels[2], Qt.MouseButton.LeftButton)
    assert step.ratings == {"eq-dynamics": 2}
    assert step.rows["eq-dynamics"].rating.level == 2
    assert [card.level for card in step.panel.levels if card.isChecked()] == [2]


def test_an_answer_shows_what_it_takes_out(step: SkillsStep) -> None:
    step.rows["eq-dynamics"].rating.setFocus()
    assert {row.change.text() for row in step.panel.effects if row.isVisible()} == {"keep"}
    assert step.panel.hint.text().startswith("At “Aware”")
    step.set_ratings({"eq-dynamics": 3})
    changes = [row.change.text() for row in step.panel.effects if row.isVisible()]
    assert any("→" in text for text in changes)
    assert "out of the plan" in step.panel.more.text()


def test_ratings_stay_when_the_career_changes(
    step: SkillsStep, shipped_catalogue: Catalogue, qtbot: QtBot
) -> None:
    step.set_ratings({"critical-listening": 4, "mixing": 3})
    step.set_career(shipped_catalogue.careers["music-composer"])
    assert step.ratings == {"critical-listening": 4, "mixing": 3}
    assert step.current in step.rows


def test_narrow_rows_put_the_levels_below_the_name(step: SkillsStep) -> None:
    assert not any(row.stacked for row in step.rows.values())
    step.resize(960, 560)
    QApplication.processEvents()
    assert all(row.stacked for row in step.rows.values())
    row = next(iter(step.rows.values()))
    assert row.rating.y() > row.name.y()
    assert row.rating.width() >= row.rating.minimumSizeHint().width()


def test_an_effect_is_read_aloud_with_its_title(step: SkillsStep) -> None:
    row = step.panel.effects[0]
    assert row.accessibleName() == f"{row.title.text()}: keep"
