"""A field for one of several texts says where it cuts one off."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStylePainter
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.choice_field import ChoiceField
from tests.ui.pointer import turn

LONG = "Mix a record with everybody who ever played in the band " * 3


@pytest.fixture
def field(qtbot: QtBot, themes: ThemeSource) -> ChoiceField:
    field = ChoiceField()
    qtbot.addWidget(field)
    field.addItems(["Foley", LONG])
    field.resize(200, 32)
    field.show()
    return field


def test_a_text_with_room_is_shown_as_it_is(field: ChoiceField) -> None:
    assert field.shown_text == "Foley"


def test_a_long_text_ends_in_an_ellipsis_and_stands_in_the_tool_tip(field: ChoiceField) -> None:
    field.setCurrentIndex(1)
    assert field.shown_text.endswith("…")
    assert field.fontMetrics().horizontalAdvance(field.shown_text) < field.width() - 30
    assert field.currentText() == LONG
    assert field.toolTip() == LONG


def test_an_icon_takes_its_room(field: ChoiceField) -> None:
    field.setCurrentIndex(1)
    without = len(field.shown_text)
    picture = QPixmap(16, 16)
    picture.fill()
    field.setItemIcon(1, picture)
    assert len(field.shown_text) < without


def test_what_is_drawn_is_what_fits(field: ChoiceField, monkeypatch: pytest.MonkeyPatch) -> None:
    field.setCurrentIndex(1)
    drawn: list[str] = []
    original = QStylePainter.drawControl

    def draw(painter: QStylePainter, part: object, option: object) -> None:
        drawn.append(option.currentText)
        original(painter, part, option)

    monkeypatch.setattr(QStylePainter, "drawControl", draw)
    field.grab()
    assert drawn == [field.shown_text]


def test_another_is_chosen_by_keys_as_ever(field: ChoiceField) -> None:
    QTest.keyClicks(field, "m")
    QApplication.processEvents()
    assert field.currentText() == LONG


def test_a_wheel_that_comes_over_it_changes_nothing(field: ChoiceField) -> None:
    field.clearFocus()
    turn(field, -1)
    assert field.currentIndex() == 0
    assert not field.hasFocus()
    field.setFocus()
    turn(field, -1)
    assert field.currentIndex() == 1
