"""What all charts have: a stop for the keyboard, and a way to their numbers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from planner.ui.dialogs.replan_bars import ReplanBars
from planner.ui.text_direction import fenced
from planner.ui.theme import ThemeSource
from planner.ui.widgets.burn_up_chart import BurnUpChart
from planner.ui.widgets.chart import Chart, ChartNumbers
from planner.ui.widgets.level_chart import LevelChart
from planner.ui.widgets.phase_bars import PhaseBars
from planner.ui.widgets.week_strip import WeekStrip
from planner.words import ENGLISH


@pytest.fixture(
    params=[
        BurnUpChart,
        LevelChart,
        PhaseBars,
        WeekStrip,
        lambda themes: ReplanBars(themes, ENGLISH),
    ]
)
def chart(request: pytest.FixtureRequest, qtbot: QtBot, themes: ThemeSource) -> Chart:
    chart: Chart = request.param(themes)
    qtbot.addWidget(chart)
    return chart


def test_keys_ask_for_the_numbers(chart: Chart, qtbot: QtBot) -> None:
    assert chart.focusPolicy() is Qt.FocusPolicy.TabFocus
    asked = QSignalSpy(chart.table_requested)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        qtbot.keyClick(chart, key)
    assert asked.count() == 3
    qtbot.keyClick(chart, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(chart, Qt.Key.Key_A)
    assert asked.count() == 3


def test_the_menu_asks_for_the_numbers(chart: Chart, monkeypatch: pytest.MonkeyPatch) -> None:
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_: menus.append(menu))
    asked = QSignalSpy(chart.table_requested)
    keyboard = QContextMenuEvent.Reason.Keyboard
    chart.contextMenuEvent(QContextMenuEvent(keyboard, QPoint(5, 5), QPoint(5, 5)))
    (action,) = menus[0].actions()
    assert action.text() == "Show as table…"
    action.trigger()
    assert asked.count() == 1


def test_numbers_are_lines_with_tabs_and_no_cell_is_a_formula() -> None:
    rows = (("Mix", "1.5"), ("=HYPERLINK(A1)", "a\tb\nc"), ("@night", "-2"))
    numbers = ChartNumbers("Hours", ("Day", "Logged"), rows)
    lines = ("Day\tLogged", "Mix\t1.5", "'=HYPERLINK(A1)\ta b c", "'@night\t'-2")
    assert numbers.text() == "".join(f"{line}\n" for line in lines)
    assert numbers.text([2]) == "Day\tLogged\n'@night\t'-2\n"


def test_numbers_that_are_copied_have_no_marks_between_names() -> None:
    numbers = ChartNumbers("Map", ("Milestone",), ((f"{fenced('=שלום')}; a",), (fenced("Ann"),)))
    assert numbers.text() == "Milestone\n'=שלום; a\nAnn\n"
