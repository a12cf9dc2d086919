"""A level as a sentence to pick."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.level_card import LevelCard


def test_a_press_is_reported_but_checks_nothing(themes: ThemeSource, qtbot: QtBot) -> None:
    card = LevelCard(themes, 2, "With help")
    qtbot.addWidget(card)
    card.show()
    spy = QSignalSpy(card.clicked)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert spy.count() == 1
    assert not card.isChecked()


def test_longer_sentences_make_it_higher(themes: ThemeSource, qtbot: QtBot) -> None:
    card = LevelCard(themes, 2, "With help")
    qtbot.addWidget(card)
    card.show_level("Short.", "")
    short = card.heightForWidth(340)
    card.show_level("A sentence that needs more than a single line in a panel. " * 3, "")
    assert card.heightForWidth(340) > short
    assert card.heightForWidth(800) < card.heightForWidth(340)


def test_target_and_choice_are_drawn_and_read(themes: ThemeSource, qtbot: QtBot) -> None:
    card = LevelCard(themes, 5, "Lead")
    qtbot.addWidget(card)
    card.resize(344, 60)

    def picture() -> QImage:
        return card.grab().toImage()

    card.show_level("I teach it.", "")
    plain = picture()
    assert not card.is_target
    card.show_level("I teach it.", "Target")
    assert card.is_target
    assert picture() != plain
    assert card.accessibleName() == "5, Lead"
    assert card.accessibleDescription() == "I teach it. Target"
    before = picture()
    card.setChecked(True)
    assert picture() != before
