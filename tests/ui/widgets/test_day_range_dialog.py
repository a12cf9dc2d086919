"""Two days in order."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.day_range_dialog import DayRangeDialog, python_day, qt_day

FIRST = dt.date(2027, 8, 2)


@pytest.fixture
def dialog(themes: ThemeSource, qtbot: QtBot) -> DayRangeDialog:
    made = DayRangeDialog(themes, "Add break", "No study.", "Add break", FIRST)
    qtbot.addWidget(made)
    return made


def test_it_starts_with_a_week(dialog: DayRangeDialog) -> None:
    assert dialog.days == (FIRST, dt.date(2027, 8, 8))


def test_the_last_day_moves_along_with_the_first(dialog: DayRangeDialog) -> None:
    dialog.last.setDate(qt_day(dt.date(2027, 8, 15)))
    dialog.first.setDate(qt_day(dt.date(2027, 9, 1)))
    assert dialog.days == (dt.date(2027, 9, 1), dt.date(2027, 9, 14))


def test_days_out_of_order_cannot_be_accepted(dialog: DayRangeDialog) -> None:
    dialog.last.setDate(qt_day(dt.date(2027, 8, 1)))
    assert not dialog.accept_button.isEnabled()
    assert dialog.problem.text()
    assert dialog.last.property("invalid") is True
    dialog.last.setDate(qt_day(FIRST))
    assert dialog.accept_button.isEnabled()
    assert dialog.problem.text() == ""


@pytest.mark.parametrize(
    ("key", "days"),
    [(Qt.Key.Key_Return, (FIRST, dt.date(2027, 8, 8))), (Qt.Key.Key_Escape, None)],
)
def test_asking_gives_the_days_or_nothing(
    themes: ThemeSource,
    qtbot: QtBot,
    key: Qt.Key,
    days: tuple[dt.date, dt.date] | None,
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        assert asked is not None
        qtbot.keyClick(asked, key)

    QTimer.singleShot(0, answer)
    assert DayRangeDialog.ask(themes, "Title", "Words.", "Add", FIRST, parent) == days


def test_days_survive_the_way_to_qt_and_back() -> None:
    assert python_day(qt_day(FIRST)) == FIRST
