"""A month is walked by keys and pressed by the pointer."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.first_weekday import choose_first_weekday
from planner.ui.widgets.month_calendar import DayMark, MonthCalendar
from planner.words import ENGLISH
from tests.ui.painted import painted_by

THIRD = dt.date(2027, 6, 3)


@pytest.fixture
def month(qtbot: QtBot, themes: ThemeSource) -> MonthCalendar:
    month = MonthCalendar(themes, ENGLISH, THIRD)
    qtbot.addWidget(month)
    month.set_marks({THIRD: DayMark("mentorship", ("Session",))}.get)
    month.resize(month.sizeHint())
    return month


def test_arrows_go_by_days_and_weeks_and_pages_by_months(
    qtbot: QtBot, month: MonthCalendar
) -> None:
    shown = QSignalSpy(month.month_changed)
    days = []
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
    ):
        qtbot.keyClick(month, key)
        days.append((month.day.month, month.day.day))
    assert days == [(6, 4), (5, 28), (6, 4), (6, 3), (7, 3), (6, 3)]
    assert [shown.at(number)[0].month for number in range(shown.count())] == [5, 6, 7, 6]


def test_right_to_left_the_arrows_point_the_same_way(qtbot: QtBot, month: MonthCalendar) -> None:
    month.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.keyClick(month, Qt.Key.Key_Left)
    assert month.day == THIRD + dt.timedelta(days=1)


def test_a_long_month_goes_to_the_end_of_a_short_one(month: MonthCalendar) -> None:
    month.set_day(dt.date(2027, 1, 31))
    month.go(1)
    assert month.day == dt.date(2027, 2, 28)
    month.go(-12 * 500)
    assert month.day == dt.date(2027, 2, 28)


def test_what_is_on_a_day_is_read_and_asked_for(qtbot: QtBot, month: MonthCalendar) -> None:
    assert month.accessibleName() == "Thursday, 3 June 2027. Session"
    asked = QSignalSpy(month.day_requested)
    qtbot.keyClick(month, Qt.Key.Key_Return)
    place = next(
        QPoint(x, y)
        for y in range(0, month.height(), 4)
        for x in range(0, month.width(), 4)
        if month.day_at(QPoint(x, y).toPointF()) == dt.date(2027, 6, 17)
    )
    qtbot.mouseClick(month, Qt.MouseButton.LeftButton, pos=place)
    assert [asked.at(number)[0].day for number in range(2)] == [3, 17]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("monday", dt.date(2027, 5, 31)),
        ("sunday", dt.date(2027, 5, 30)),
        ("saturday", dt.date(2027, 5, 29)),
    ],
)
def test_weeks_begin_as_the_learner_has_them(
    month: MonthCalendar, name: str, first: dt.date
) -> None:
    choose_first_weekday(name)
    try:
        assert month.day_at(QPointF(2, month._head() + 2)) == first
        assert all(month.day_at(month._cell(day).center()) == day for day in month._days())
        assert first <= THIRD.replace(day=1) < first + dt.timedelta(days=7)
    finally:
        choose_first_weekday("system")


def test_at_midnight_who_stood_on_today_goes_along(month: MonthCalendar) -> None:
    month.set_today(dt.date(2027, 7, 1))
    assert month.day == dt.date(2027, 7, 1)
    month.set_day(THIRD)
    month.set_today(dt.date(2027, 7, 2))
    assert month.day == THIRD, "another day was chosen"


def test_a_month_is_painted_only_where_it_looks_different(
    qtbot: QtBot, month: MonthCalendar
) -> None:
    with qtbot.waitExposed(month):
        month.show()
    marks = {THIRD: DayMark("mentorship", ("Session",))}
    assert month not in painted_by(lambda: month.set_marks(dict(marks).get))
    assert month not in painted_by(lambda: month.set_today(THIRD))
    far = {**marks, THIRD.replace(year=2030): DayMark("mentorship", ("Later",))}
    assert month not in painted_by(lambda: month.set_marks(far.get))
    assert month in painted_by(lambda: month.set_marks({}.get))
    assert month in painted_by(lambda: month.set_today(THIRD.replace(day=4)))


def test_a_week_that_begins_on_another_day_is_painted(qtbot: QtBot, month: MonthCalendar) -> None:
    with qtbot.waitExposed(month):
        month.show()
    month.set_marks({}.get)
    choose_first_weekday("sunday")
    try:
        assert month in painted_by(lambda: month.set_marks({}.get))
    finally:
        choose_first_weekday("system")
