"""Step 1: finding, choosing and reading careers of the shipped catalogue."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain.catalogue import Catalogue
from planner.ui.pages.start_career import CareerStep
from planner.ui.theme import ThemeSource
from planner.ui.widgets.tag_label import TagLabel
from planner.words import ENGLISH


@pytest.fixture
def step(themes: ThemeSource, shipped_catalogue: Catalogue, qtbot: QtBot) -> CareerStep:
    made = CareerStep(themes, shipped_catalogue, ENGLISH)
    qtbot.addWidget(made)
    made.resize(1280, 660)
    made.show()
    return made


def test_every_career_has_a_card(step: CareerStep, shipped_catalogue: Catalogue) -> None:
    assert set(step.grid.shown) == set(shipped_catalogue.careers)
    assert step.career == step.grid.shown[0]


@pytest.mark.parametrize(
    "query", ["Mixing Engineer", "audio ENG", "vocal tuning", "Melodyne", "Interpret notes"]
)
def test_search_looks_at_all_that_describes_a_career(step: CareerStep, query: str) -> None:
    step.search.setText(query)
    assert "mixing-engineer" in step.grid.shown
    assert "music-composer" not in step.grid.shown


def test_family_and_search_narrow_together(step: CareerStep, shipped_catalogue: Catalogue) -> None:
    step.families.set_value("Sound design")
    found = [shipped_catalogue.careers[each].family for each in step.grid.shown]
    assert found
    assert set(found) == {"Sound design"}
    step.search.setText("foley")
    assert "mixing-engineer" not in step.grid.shown
    assert "foley-artist" in step.grid.shown


def test_nothing_found_says_so_and_leads_back(step: CareerStep) -> None:
    step.search.setText("xyzzy")
    assert step.grid.shown == ()
    assert step.nothing.isVisible()
    step.nothing.action_requested.emit("all")
    assert step.search.text() == ""
    assert step.area.isVisible()


def test_enter_in_the_search_chooses_then_goes_on(step: CareerStep, qtbot: QtBot) -> None:
    finished, changed = QSignalSpy(step.finished), QSignalSpy(step.career_changed)
    step.search.setText("foley artist")
    qtbot.keyClick(step.search, Qt.Key.Key_Return)
    assert step.career == "foley-artist"
    assert (finished.count(), changed.count()) == (0, 1)
    qtbot.keyClick(step.search, Qt.Key.Key_Return)
    assert finished.count() == 1


def test_who_types_a_name_gets_that_career(step: CareerStep, qtbot: QtBot) -> None:
    finished = QSignalSpy(step.finished)
    step.set_career("mastering-engineer")
    step.search.setText("mixing eng")
    assert "mastering-engineer" in step.grid.shown, "it speaks of mixing, too"
    qtbot.keyClick(step.search, Qt.Key.Key_Return)
    assert (step.career, finished.count()) == ("mixing-engineer", 0)


def test_down_leaves_the_search_for_the_cards(step: CareerStep, qtbot: QtBot) -> None:
    with qtbot.waitActive(step):
        step.activateWindow()
    step.search.setFocus()
    qtbot.keyClick(step.search, Qt.Key.Key_Down)
    assert step.grid.card(step.career).hasFocus()


def test_the_panel_follows_the_choice(step: CareerStep, qtbot: QtBot) -> None:
    with qtbot.waitSignal(step.career_changed) as changed:
        qtbot.mouseClick(step.grid.card("mixing-engineer"), Qt.MouseButton.LeftButton)
    assert changed.args == ["mixing-engineer"]
    assert step.panel.name.text() == "Mixing Engineer"


def test_the_panel_counts_what_it_does_not_name(
    step: CareerStep, shipped_catalogue: Catalogue
) -> None:
    step.set_career("mixing-engineer")
    QApplication.processEvents()
    tags = [each.text for each in step.panel.findChildren(TagLabel) if not each.isHidden()]
    required = shipped_catalogue.careers["mixing-engineer"].required
    assert tags[-1] == f"+ {len(required) - 8} more"
    assert tags[0] in {
        shipped_catalogue.skill_name(skill) for skill, level in required.items() if level == 5
    }


def test_the_three_figures_come_from_the_catalogue(
    step: CareerStep, shipped_catalogue: Catalogue
) -> None:
    career = shipped_catalogue.careers["mixing-engineer"]
    low, high = shipped_catalogue.career_effort(career)
    step.set_career("mixing-engineer")
    hours, months, core = (figure.value.text() for figure in step.panel.figures)
    assert hours == f"{round(low / 60):,} – {round(high / 60):,} h"  # noqa: RUF001
    weeks = low / 60 / 8
    assert int(months.split()[0]) == pytest.approx(weeks / 52 * 12, abs=0.6)
    assert int(core) == sum(entry.role != "optional" for entry in career.milestones)


def test_a_long_text_is_shown_as_it_is(
    themes: ThemeSource, shipped_catalogue: Catalogue, qtbot: QtBot
) -> None:
    career = shipped_catalogue.careers["mixing-engineer"]
    long = career.model_copy(
        update={"name": "<b>Über & out</b> " * 12, "summary": "Word " * 390, "id": "long"}
    )
    catalogue = Catalogue.of(
        [long], shipped_catalogue.skills.values(), shipped_catalogue.milestones.values()
    )
    step = CareerStep(themes, catalogue, ENGLISH)
    qtbot.addWidget(step)
    step.resize(960, 560)
    step.show()
    assert step.panel.name.text() == long.name
    assert step.panel.name.textFormat() is Qt.TextFormat.PlainText
    assert step.panel.width() < 500
