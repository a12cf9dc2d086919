"""Fields let the page scroll until they have the focus."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QDate, QLocale, QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDateTimeEdit,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.ui.date_style import choose_field_style, field_format
from planner.ui.pages.inspector_dates import DateField as PanelField
from planner.ui.region import time_field_format
from planner.ui.theme import ThemeSource
from planner.ui.widgets.buttons import Button
from planner.ui.widgets.fields import DateField, DecimalField, NumberField, TimeField


def notch() -> QWheelEvent:
    return QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


@pytest.mark.parametrize(
    "make", [lambda: NumberField(0, 60, " h"), lambda: DecimalField(0, 60, 1, " h"), DateField]
)
def test_wheel_changes_only_with_the_focus(
    themes: ThemeSource, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, make: type[NumberField]
) -> None:
    field = make()
    qtbot.addWidget(field)
    before = field.text()
    monkeypatch.setattr(field, "hasFocus", lambda: False)
    event = notch()
    QApplication.sendEvent(field, event)
    assert field.text() == before
    assert not event.isAccepted()
    monkeypatch.setattr(field, "hasFocus", lambda: True)
    QApplication.sendEvent(field, notch())
    assert field.text() != before


def test_day_is_written_with_weekday_and_year(themes: ThemeSource, qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    field.setDate(QDate(2027, 5, 16))
    assert field.text().endswith("2027")
    assert "16" in field.text()
    assert field.calendarPopup()


def test_weekend_is_not_written_in_the_colour_of_late(themes: ThemeSource, qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        look = field.calendarWidget().weekdayTextFormat(day)
        assert look.foreground().style() is Qt.BrushStyle.NoBrush


@pytest.fixture
def right_to_left(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    choose_field_style("words")


@pytest.mark.parametrize("style", ["words", "iso", "system"])
@pytest.mark.parametrize("region", ["en_GB", "en_US", "ar_EG", "he_IL"])
def test_from_right_to_left_a_day_and_a_time_keep_their_order(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, right_to_left: None, style: str, region: str
) -> None:
    before, locale = QLocale(), QLocale(region)
    monkeypatch.setattr(QLocale, "system", lambda: locale)
    QLocale.setDefault(locale)
    try:
        choose_field_style(style)
        day, time, panel = DateField(), TimeField(), PanelField("Start")
        for field in (day, time, panel):
            qtbot.addWidget(field)
        day.setDate(QDate(2027, 5, 6))
        panel.set_day(dt.date(2027, 5, 6), dt.date(2026, 1, 1))
        time.setTime(QTime(14, 5))
        for field in (day, time, panel):
            field.show()
        form = field_format(locale)
        assert day.text() == panel.text() == locale.toString(QDate(2027, 5, 6), form)
        assert time.text() == locale.toString(QTime(14, 5), time_field_format(locale))
        assert day.layoutDirection() is Qt.LayoutDirection.RightToLeft, "its icon is mirrored"
    finally:
        QLocale.setDefault(before)


def test_from_right_to_left_a_time_is_typed_from_its_hours_on(
    qtbot: QtBot, right_to_left: None
) -> None:
    field = TimeField()
    qtbot.addWidget(field)
    field.setTime(QTime(14, 5))
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    field.setFocus()
    field.setSelectedSection(field.sectionAt(0))
    QTest.keyClicks(field, "0930")  # it goes on by itself where a part is full
    assert field.time() == QTime(9, 30)


@pytest.mark.parametrize("make", [DateField, TimeField, lambda: PanelField("Start")])
@pytest.mark.parametrize("way", list(Qt.LayoutDirection)[:2])
def test_tab_goes_through_the_parts_as_they_are_read(
    qapp: QApplication, qtbot: QtBot, make: Callable[[], QDateTimeEdit], way: Qt.LayoutDirection
) -> None:
    qapp.setLayoutDirection(way)
    try:
        holder = QWidget()
        qtbot.addWidget(holder)
        column = QVBoxLayout(holder)
        before, field, after = QLineEdit(), make(), QLineEdit()
        for each in (before, field, after):
            column.addWidget(each)
        with qtbot.waitActive(holder):
            holder.show()
            holder.activateWindow()
        parts = list(range(field.sectionCount()))
        before.setFocus()
        assert _parts_on_the_way(field, Qt.Key.Key_Tab) == parts
        assert after.hasFocus()
        assert _parts_on_the_way(field, Qt.Key.Key_Backtab) == parts[::-1]
        assert before.hasFocus()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _parts_on_the_way(field: QDateTimeEdit, key: Qt.Key) -> list[int]:
    found = []
    for _ in range(field.sectionCount() + 1):
        QTest.keyClick(QApplication.focusWidget(), key)
        if field.hasFocus():
            found.append(field.currentSectionIndex())
    return found


def test_text_stands_off_the_outline(themes: ThemeSource, qtbot: QtBot) -> None:
    field = NumberField(0, 60, " h")
    qtbot.addWidget(field)
    assert field.lineEdit().textMargins().left() == 8
    field.ensurePolished()
    assert field.sizeHint().height() >= 32


@pytest.mark.parametrize(
    "make", [lambda: NumberField(0, 60, " h"), lambda: DecimalField(0, 60, 1, " h"), DateField]
)
def test_a_field_is_as_high_as_a_button(
    themes: ThemeSource, qtbot: QtBot, make: type[NumberField]
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    field, button = make(), Button(themes, "Apply")
    column.addWidget(field)
    column.addWidget(button)
    holder.show()
    assert field.height() == button.height() == 32
