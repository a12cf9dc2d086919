"""One career in full."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QFrame
from pytestqt.qtbot import QtBot

from planner.domain.catalogue import Catalogue
from planner.ui.pages.start_career_panel import CareerPanel
from planner.ui.theme import ThemeSource
from planner.ui.widgets.elided_label import TextLabel
from planner.words import ENGLISH


@pytest.fixture
def panel(themes: ThemeSource, shipped_catalogue: Catalogue, qtbot: QtBot) -> CareerPanel:
    made = CareerPanel(themes, shipped_catalogue, ENGLISH)
    qtbot.addWidget(made)
    made.resize(384, 660)
    made.show()
    return made


def words_of(panel: CareerPanel) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in panel.findChildren(TextLabel) if label.isVisible()]


def test_every_shipped_career_is_told_in_full(
    panel: CareerPanel, shipped_catalogue: Catalogue
) -> None:
    for career in shipped_catalogue.careers.values():
        panel.show_career(career)
        shown = words_of(panel)
        assert {career.name, career.family, career.summary} <= set(shown)
        assert set(career.routes) <= set(shown)
        assert set(career.first_jobs) <= set(shown)
        first = career.challenges[0]
        assert f"{first.challenge} {first.answer}" in shown


def test_texts_of_the_career_before_are_gone(
    panel: CareerPanel, shipped_catalogue: Catalogue
) -> None:
    panel.show_career(shipped_catalogue.careers["foley-artist"])
    panel.show_career(shipped_catalogue.careers["mixing-engineer"])
    shown = words_of(panel)
    assert not set(shipped_catalogue.careers["foley-artist"].routes) & set(shown)


def test_without_challenges_there_is_no_note(
    panel: CareerPanel, shipped_catalogue: Catalogue
) -> None:
    career = shipped_catalogue.careers["foley-artist"]
    panel.show_career(career.model_copy(update={"challenges": ()}))
    notes = [each for each in panel.findChildren(QFrame) if each.property("frame") == "note"]
    assert not any(note.isVisible() for note in notes)
