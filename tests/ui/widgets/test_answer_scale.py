"""The answer scale: keys, pointer, what is read aloud."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.answer_scale import AnswerScale
from planner.words import ENGLISH

Key = Qt.Key


@pytest.fixture
def scale(themes: ThemeSource, qtbot: QtBot) -> AnswerScale:
    made = AnswerScale(themes, "I like <i>order</i>.", ENGLISH.answers)
    qtbot.addWidget(made)
    made.resize(600, 28)
    made.show()
    return made


def test_digits_answer_and_others_do_not(scale: AnswerScale, qtbot: QtBot) -> None:
    spy = QSignalSpy(scale.answered)
    for key in (Key.Key_5, Key.Key_5, Key.Key_6, Key.Key_0, Key.Key_1):
        qtbot.keyClick(scale, key)
    assert [spy.at(at)[0] for at in range(spy.count())] == [5, 1]
    qtbot.keyClick(scale, Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert scale.answer == 1


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        ([Key.Key_Right], 3),
        ([Key.Key_Left], 3),
        ([Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Right], 5),
        ([Key.Key_4, Key.Key_Left, Key.Key_Left], 2),
        ([Key.Key_4, Key.Key_Delete], None),
    ],
)
def test_arrows_move_the_answer(
    scale: AnswerScale, qtbot: QtBot, keys: list[Qt.Key], answer: int | None
) -> None:
    for key in keys:
        qtbot.keyClick(scale, key)
    assert scale.answer == answer


def test_arrows_follow_the_reading_direction(scale: AnswerScale, qtbot: QtBot) -> None:
    scale.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert scale.cell_rect(1).left() > scale.cell_rect(5).left()
    qtbot.keyClick(scale, Key.Key_3)
    qtbot.keyClick(scale, Key.Key_Left)
    assert scale.answer == 4


def test_up_and_down_ask_for_another_statement(scale: AnswerScale, qtbot: QtBot) -> None:
    spy = QSignalSpy(scale.move_requested)
    qtbot.keyClick(scale, Key.Key_Down)
    qtbot.keyClick(scale, Key.Key_Up)
    assert [spy.at(at)[0] for at in range(spy.count())] == [1, -1]


def test_the_pointer_answers(scale: AnswerScale, qtbot: QtBot) -> None:
    place = scale.cell_rect(2).center().toPoint()
    qtbot.mouseClick(scale, Qt.MouseButton.LeftButton, pos=place)
    assert scale.answer == 2


def test_setting_says_nothing_and_reading_says_all(scale: AnswerScale) -> None:
    spy = QSignalSpy(scale.answered)
    assert scale.accessibleName() == "I like <i>order</i>. no answer"
    scale.set_answer(4)
    assert spy.count() == 0
    assert scale.accessibleName() == "I like <i>order</i>. Agree"


def test_the_answer_is_painted(scale: AnswerScale, themes: ThemeSource) -> None:
    scale.set_answer(5)
    cell = scale.cell_rect(5)
    color = scale.grab().toImage().pixelColor(round(cell.left()) + 5, round(cell.center().y()))
    assert color == themes.theme.color("accent")
