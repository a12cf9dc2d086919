"""Levels over time: steps, dots for ratings, the target, and the way to the numbers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.level_chart import LevelChart, LevelPoint


@pytest.fixture
def chart(qtbot: QtBot, themes: ThemeSource) -> LevelChart:
    chart = LevelChart(themes)
    qtbot.addWidget(chart)
    chart.resize(300, chart.sizeHint().height())
    chart.set_points((LevelPoint(10, 1, 1), LevelPoint(60, 3)), 110, 4, ("1 Jan", "today"))
    return chart


def test_time_runs_to_today_and_levels_rise(chart: LevelChart) -> None:
    first, middle, last = (chart.place(day, 2) for day in (10, 60, 110))
    assert first.x() < middle.x() < last.x() <= chart.width()
    assert abs(first.x() + last.x() - 2 * middle.x()) < 1
    assert chart.place(60, 5).y() < chart.place(60, 0).y()
    assert chart.place(500, 2) == last


def test_the_line_is_where_the_levels_are(chart: LevelChart, themes: ThemeSource) -> None:
    image = chart.grab().toImage()
    accent = themes.theme.color("accent")

    def is_drawn(day: int, level: int) -> bool:
        place = chart.place(day, level).toPoint()
        near = (image.pixelColor(place + QPoint(0, dy)) for dy in (-1, 0, 1))
        return accent in near

    assert is_drawn(35, 1)
    assert is_drawn(85, 3)
    assert not is_drawn(35, 3)


def test_a_first_day_that_is_today_can_be_drawn(chart: LevelChart) -> None:
    chart.set_points((LevelPoint(110, 2, 2),), 110, 0, ("today", "today"))
    assert not chart.grab().isNull()
    assert len(chart.points) == 1


def test_the_menu_leads_to_the_numbers(chart: LevelChart, monkeypatch: pytest.MonkeyPatch) -> None:
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_: menus.append(menu))
    asked = QSignalSpy(chart.table_requested)
    chart.contextMenuEvent(
        QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    )
    menus[0].actions()[0].trigger()
    assert asked.count() == 1
