"""About you: folded away, blank, and told to the plan after a rest."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from planner.domain.profile import Learner
from planner.domain.regions import countries
from planner.ui.pages.start_about import AboutGroup
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH

TODAY = dt.date(2026, 12, 28)


@pytest.fixture
def group(themes: ThemeSource, qtbot: QtBot) -> AboutGroup:
    made = AboutGroup(themes, ENGLISH, TODAY)
    qtbot.addWidget(made)
    made.resize(340, 400)
    made.show()
    return made


def test_it_is_folded_and_blank_until_asked_for(group: AboutGroup, qtbot: QtBot) -> None:
    assert not group.fields.isVisible()
    assert group.learner == Learner()
    qtbot.keyClick(group.toggle, Qt.Key.Key_Space)
    assert group.fields.isVisible()
    assert group.why.text() == (
        "Hides competitions and grants you cannot enter. Stays on this computer."
    )
    qtbot.keyClick(group.toggle, Qt.Key.Key_Space)
    assert not group.fields.isVisible()


def test_answers_are_told_once_after_a_rest(group: AboutGroup, qtbot: QtBot) -> None:
    spy = QSignalSpy(group.changed)
    group.toggle.click()
    group.fields.student_field.set_value("no")
    qtbot.keyClicks(group.fields.born_field, "1990")
    group.fields.region_field.setEditText("Austria")
    qtbot.waitUntil(lambda: spy.count() == 1, timeout=60_000)
    assert group.learner == Learner(student=False, born=1990, region="AT")


def test_answers_given_before_are_shown_unfolded(group: AboutGroup) -> None:
    group.set_learner(Learner())
    assert not group.toggle.isChecked()
    known = Learner(student=True, born=2001, region="GB-SCT")
    group.set_learner(known)
    assert group.toggle.isChecked()
    assert group.learner == known
    assert group.fields.region_field.currentText() == "Scotland"


def test_every_country_can_be_chosen(group: AboutGroup) -> None:
    names = {
        group.fields.region_field.itemText(place)
        for place in range(group.fields.region_field.count())
    }
    assert {region.name for region in countries()} | {"Europe"} <= names
