"""Weekday chips by keys, wheel and pointer."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.day_chips import DAY_LIMIT, FIRST_MINUTES, DayChip, DayChips, hours_text
from planner.ui.widgets.first_weekday import choose_first_weekday

C = QLocale(QLocale.Language.C)


@pytest.fixture
def days(themes: ThemeSource, qtbot: QtBot) -> DayChips:
    chips = DayChips(themes, "Which days")
    qtbot.addWidget(chips)
    chips.show()
    return chips


def wheel(chip: DayChip, notches: int) -> bool:
    """Turn the wheel over a chip; tell whether it took it."""
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chip, event)
    return event.isAccepted()


@pytest.mark.parametrize(
    ("minutes", "text"), [(60, "1 h"), (90, "1.5 h"), (75, "1.25 h"), (720, "12 h")]
)
def test_hours_are_written_short(minutes: int, text: str) -> None:
    assert hours_text(minutes, C) == text


@given(st.integers(0, DAY_LIMIT // 15).map(lambda quarters: quarters * 15))
def test_hours_text_says_the_minutes(minutes: int) -> None:
    assert float(hours_text(minutes, C).removesuffix(" h")) * 60 == minutes


def test_setting_says_nothing_and_reads_back(days: DayChips) -> None:
    spy = QSignalSpy(days.minutes_changed)
    days.set_minutes([90, 0, 120, 90, 0, 180, 0])
    assert days.minutes == (90, 0, 120, 90, 0, 180, 0)
    assert spy.count() == 0
    with pytest.raises(ValueError, match="argument"):
        days.set_minutes([1, 2])


def test_press_turns_a_day_on_and_off_and_remembers(days: DayChips, qtbot: QtBot) -> None:
    tuesday = days._days[1]
    qtbot.mouseClick(tuesday, Qt.MouseButton.LeftButton)
    assert days.minutes[1] == FIRST_MINUTES
    qtbot.keyClick(tuesday, Qt.Key.Key_Up)
    qtbot.keyClick(tuesday, Qt.Key.Key_Space)
    assert days.minutes[1] == 0
    assert not tuesday.isChecked()
    qtbot.keyClick(tuesday, Qt.Key.Key_Space)
    assert days.minutes[1] == FIRST_MINUTES + 15


def test_keys_change_by_a_quarter_and_stop_at_the_limits(days: DayChips, qtbot: QtBot) -> None:
    monday = days._days[0]
    spy = QSignalSpy(days.minutes_changed)
    qtbot.keyClick(monday, Qt.Key.Key_Down)
    assert spy.count() == 0
    qtbot.keyClick(monday, Qt.Key.Key_Up)
    assert spy.at(0) == [(15, 0, 0, 0, 0, 0, 0)]
    days.set_minutes([DAY_LIMIT, 0, 0, 0, 0, 0, 0])
    qtbot.keyClick(monday, Qt.Key.Key_Up)
    assert days.minutes[0] == DAY_LIMIT


def test_wheel_needs_the_focus(
    days: DayChips, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monday = days._days[0]
    monkeypatch.setattr(monday, "hasFocus", lambda: False)
    assert not wheel(monday, 1)
    assert days.minutes[0] == 0
    monkeypatch.setattr(monday, "hasFocus", lambda: True)
    assert wheel(monday, 1)
    assert days.minutes[0] == 15


def test_day_reads_its_name_and_time(days: DayChips) -> None:
    days.set_minutes([90, 0, 0, 0, 0, 0, 0])
    names = [day.accessibleName() for day in days._days]
    assert names[0].endswith(hours_text(90, days._days[0].locale()))
    assert names[1].endswith("off")
    assert all(day.toolTip().startswith(name) for day, name in zip(days._days, names, strict=True))


def test_chips_are_large_enough_to_hit(days: DayChips) -> None:
    assert all(day.height() >= 46 and day.width() >= 54 for day in days._days)


def test_the_days_follow_another_first_day_when_they_are_shown(
    themes: ThemeSource, qtbot: QtBot
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    days = DayChips(themes, "Which days")
    column.addWidget(days)
    column.addWidget(QPushButton("below"))
    page.show()

    def in_a_row() -> list[DayChip]:
        return sorted(days.findChildren(DayChip), key=lambda chip: (chip.y(), chip.x()))

    days.set_minutes((1, 2, 3, 4, 5, 6, 7))
    days.hide()
    choose_first_weekday("sunday")
    try:
        days.show()
        qtbot.waitUntil(lambda: [chip.minutes for chip in in_a_row()] == [7, 1, 2, 3, 4, 5, 6])
        for before, after in pairwise(in_a_row()):
            assert before.nextInFocusChain() is after, "Tab goes on as they stand"
        assert days.minutes == (1, 2, 3, 4, 5, 6, 7)
    finally:
        choose_first_weekday("system")
