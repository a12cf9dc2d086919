"""Amounts of time as they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.effort_field import MOST_MINUTES, EffortField, read_minutes
from planner.ui.widgets.hours_text import hours_text


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("26 h", 1560),
        ("26", 1560),
        ("1.5", 90),
        ("1,25 H", 75),
        ("1:30", 90),
        ("2h 15", 135),
        ("45 min", 45),
        ("0", 0),
        ("", None),
        ("soon", None),
        ("-3", None),
        ("1:75", None),
        ("99999", None),
    ],
)
def test_what_a_text_means(text: str, minutes: int | None) -> None:
    assert read_minutes(text) == minutes


@given(st.integers(0, MOST_MINUTES // 15))
def test_quarter_hours_survive_being_written(quarters: int) -> None:
    minutes = quarters * 15
    assert read_minutes(hours_text(minutes)) == minutes


def test_an_edit_is_reported_once_and_escape_takes_it_back(
    qtbot: QtBot, themes: ThemeSource
) -> None:
    field = EffortField(themes, "Estimate")
    qtbot.addWidget(field)
    field.show()
    field.set_minutes(120)
    field.selectAll()
    QTest.keyClicks(field, "3")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "2 h"
    field.selectAll()
    QTest.keyClicks(field, "3")
    with qtbot.waitSignal(field.minutes_edited) as edited:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert edited.args == [180]
    with qtbot.assertNotEmitted(field.minutes_edited):
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_what_is_no_time_is_marked_and_not_taken(qtbot: QtBot, themes: ThemeSource) -> None:
    field = EffortField(themes, "Estimate")
    qtbot.addWidget(field)
    field.set_minutes(120)
    field.selectAll()
    QTest.keyClicks(field, "x")
    assert field.property("invalid") is True
    with qtbot.assertNotEmitted(field.minutes_edited):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "2 h"
    assert field.property("invalid") is False
