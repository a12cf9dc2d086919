"""One skill with its levels: stacked where it is narrow, gone to by a press anywhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.skill_rating_row import SkillRatingRow, TargetLegend
from planner.words import ENGLISH


@pytest.fixture
def row(themes: ThemeSource, qtbot: QtBot) -> SkillRatingRow:
    made = SkillRatingRow(themes, "ears", "Critical listening", "Hear and name it", 4, ENGLISH)
    qtbot.addWidget(made)
    made.resize(900, 40)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_a_press_beside_the_levels_comes_to_the_skill(row: SkillRatingRow, qtbot: QtBot) -> None:
    row.rating.clearFocus()
    entered = QSignalSpy(row.entered)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(6, 6))
    assert QApplication.focusWidget() is row.rating
    assert entered.count() == 1
    assert entered.at(0)[0] == "ears"


@pytest.mark.parametrize(("key", "step"), [(Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)])
def test_up_and_down_ask_for_the_neighbour(
    row: SkillRatingRow, qtbot: QtBot, key: Qt.Key, step: int
) -> None:
    moved = QSignalSpy(row.move_requested)
    row.rating.setFocus()
    qtbot.keyClick(row.rating, key)
    assert moved.at(0) == ["ears", step]
    qtbot.keyClick(row.rating, key, Qt.KeyboardModifier.ControlModifier)
    assert moved.count() == 1


def test_a_level_by_key_is_reported_with_the_skill(row: SkillRatingRow, qtbot: QtBot) -> None:
    rated = QSignalSpy(row.rated)
    row.rating.setFocus()
    qtbot.keyClick(row.rating, Qt.Key.Key_3)
    assert rated.at(0) == ["ears", 3]


def test_the_levels_stand_below_the_name_where_it_is_narrow(row: SkillRatingRow) -> None:
    assert not row.stacked
    row.resize(row.minimumSizeHint().width(), 80)
    assert row.stacked
    assert row.sizeHint().height() > 37


def test_the_triangle_moves_to_the_other_side_with_the_layout(
    themes: ThemeSource, qtbot: QtBot
) -> None:
    legend = TargetLegend(themes)
    qtbot.addWidget(legend)
    legend.set_text("Needed")
    legend.resize(120, 20)
    ink = themes.theme.color("text").rgb()
    for direction, side in (
        (Qt.LayoutDirection.LeftToRight, 4),
        (Qt.LayoutDirection.RightToLeft, 115),
    ):
        legend.setLayoutDirection(direction)
        assert legend.grab().toImage().pixel(side, 11) == ink
