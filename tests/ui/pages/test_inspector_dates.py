"""The dates of a milestone in its panel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCalendarWidget
from pytestqt.qtbot import QtBot

from planner.ui.pages.inspector_dates import DateField
from planner.ui.theme import ThemeSource


def test_weekends_are_not_written_in_the_colour_of_late(themes: ThemeSource, qtbot: QtBot) -> None:
    field = DateField("Start")
    qtbot.addWidget(field)
    calendar = field.calendarWidget()
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        assert calendar.weekdayTextFormat(day).foreground().style() is Qt.BrushStyle.NoBrush
    assert calendar.verticalHeaderFormat() is QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
