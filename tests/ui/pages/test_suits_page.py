"""What suits me: answering by keys, the ranking with its reasons, clearing, going back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.domain.catalogue import Catalogue
from planner.domain.suits_me import rank
from planner.storage.questionnaire import load_questions
from planner.ui.pages.suits_page import SuitsPage
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH
from tests.ui.pages.career_worlds import with_long_texts

Key = Qt.Key


@pytest.fixture
def page(themes: ThemeSource, shipped_catalogue: Catalogue, qtbot: QtBot) -> SuitsPage:
    careers = tuple(shipped_catalogue.careers.values())
    made = SuitsPage(themes, careers, load_questions(), ENGLISH)
    qtbot.addWidget(made)
    made.resize(1068, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.take_focus()
    return made


def test_it_is_answered_with_the_keyboard_alone(page: SuitsPage, qtbot: QtBot) -> None:
    scales = list(page.scales.values())
    assert scales[0].hasFocus()
    for at, key in enumerate((Key.Key_5, Key.Key_1, Key.Key_4)):
        qtbot.keyClick(scales[at], key)
        qtbot.keyClick(scales[at], Key.Key_Down)
    assert list(page.answers.values()) == [5, 1, 4]
    assert scales[3].hasFocus()
    assert page.count.text() == f"3 of {len(scales)} answered"
    qtbot.keyClick(scales[3], Key.Key_Up)
    assert scales[2].hasFocus()


def test_the_ranking_is_the_engines(page: SuitsPage, shipped_catalogue: Catalogue) -> None:
    assert page.results.matches == ()
    for at, scale in enumerate(page.scales.values()):
        scale._take(1 + at % 5)
    expected = rank(shipped_catalogue.careers.values(), load_questions(), page.answers)
    shown = page.results.matches
    assert [match.career.id for match in shown] == [
        match.career.id for match in expected[: len(shown)]
    ]
    texts = [label.text() for label in page.results.findChildren(QLabel)]
    assert f"{shown[0].score} of 100" in texts
    reason = ENGLISH.match_reason(shown[0].speaks_for[0])
    assert any(text.startswith(reason) for text in texts)


def test_a_career_can_be_seen(page: SuitsPage) -> None:
    wanted = QSignalSpy(page.career_wanted)
    next(iter(page.scales.values()))._take(5)
    first = page.results.matches[0].career
    see = [
        each
        for each in page.results.findChildren(QPushButton)
        if each.accessibleName() == f"See {first.name}"
    ]
    see[0].click()
    assert wanted.at(0)[0] == first.id


def test_clearing_starts_over(page: SuitsPage) -> None:
    next(iter(page.scales.values()))._take(5)
    assert page.again_button.isEnabled()
    page.again_button.click()
    assert page.answers == {}
    assert page.results.matches == ()
    assert not page.again_button.isEnabled()


def test_escape_goes_back(page: SuitsPage, qtbot: QtBot) -> None:
    back = QSignalSpy(page.back_requested)
    qtbot.keyClick(next(iter(page.scales.values())), Key.Key_Escape)
    assert back.count() == 1
    page.back_button.setFocus()
    qtbot.keyClick(page.back_button, Key.Key_Return)
    assert back.count() == 2


def test_every_statement_has_a_scale_of_its_name(page: SuitsPage) -> None:
    for question in load_questions():
        assert page.scales[question.id].accessibleName().startswith(question.statement)


def test_it_fits_the_smallest_window(
    themes: ThemeSource, shipped_catalogue: Catalogue, qtbot: QtBot
) -> None:
    catalogue, _ = with_long_texts(shipped_catalogue)
    page = SuitsPage(themes, tuple(catalogue.careers.values()), load_questions(), ENGLISH)
    qtbot.addWidget(page)
    page.resize(904, 560)
    page.show()
    for scale in page.scales.values():
        scale._take(4)
    QApplication.processEvents()
    assert page.width() == 904
    for label in page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
