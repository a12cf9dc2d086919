"""Rows to tick are painted and ticked whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from planner.ui.delegates.choice_delegate import ChoiceDelegate
from planner.ui.models.milestone_choices import Choosable, MilestoneChoices
from planner.ui.theme import ThemeSource


@pytest.fixture
def view(themes: ThemeSource, qtbot: QtBot) -> QListView:
    made = QListView()
    model = MilestoneChoices(made)
    model.show_rows([Choosable("", "Phase"), Choosable("a", "First"), Choosable("b", "Second")])
    made.setModel(model)
    made.setItemDelegate(ChoiceDelegate(themes, made))
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    return made


def chosen(view: QListView) -> tuple[str, ...]:
    model = view.model()
    assert isinstance(model, MilestoneChoices)
    return model.chosen


def press(view: QListView, qtbot: QtBot, row: int, button: Qt.MouseButton) -> None:
    place = view.visualRect(view.model().index(row, 0))
    point = QPoint(place.left() + 150, place.center().y())
    qtbot.mouseClick(view.viewport(), button, pos=point)


def test_only_the_left_button_ticks_and_only_milestones(view: QListView, qtbot: QtBot) -> None:
    press(view, qtbot, 0, Qt.MouseButton.LeftButton)
    press(view, qtbot, 1, Qt.MouseButton.RightButton)
    assert chosen(view) == ()
    press(view, qtbot, 2, Qt.MouseButton.LeftButton)
    assert chosen(view) == ("b",)
    press(view, qtbot, 2, Qt.MouseButton.LeftButton)
    assert chosen(view) == ()


def test_space_ticks_and_letters_only_look(view: QListView, qtbot: QtBot) -> None:
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))
    qtbot.keyClick(view, Qt.Key.Key_S)
    assert chosen(view) == ()
    view.setCurrentIndex(view.model().index(1, 0))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert chosen(view) == ("a",)


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_the_tick_stands_where_the_row_begins(
    view: QListView, themes: ThemeSource, direction: Qt.LayoutDirection
) -> None:
    view.setLayoutDirection(direction)
    view.model().setData(
        view.model().index(1, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole
    )
    place = view.visualRect(view.model().index(1, 0))
    image = view.viewport().grab().toImage()
    accent = themes.theme.color("accent").rgb()
    filled = [x for x in range(place.width()) if image.pixel(x, place.top() + 8) == accent]
    right = direction is Qt.LayoutDirection.RightToLeft
    assert filled
    assert all((x > place.width() / 2) == right for x in filled)


def test_rows_are_large_enough_to_hit(view: QListView) -> None:
    assert view.visualRect(view.model().index(1, 0)).height() >= 30
