"""The day that weeks begin with where days stand in a row: the learner's or the region's."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

_PROPERTY: Final = "firstWeekday"
_DAYS: Final = {
    "monday": Qt.DayOfWeek.Monday,
    "saturday": Qt.DayOfWeek.Saturday,
    "sunday": Qt.DayOfWeek.Sunday,
}


def choose_first_weekday(name: str) -> None:
    """Let weeks begin with a day by its English name; any other name leaves it to the locale."""
    app = QApplication.instance()
    if app is not None:
        app.setProperty(_PROPERTY, name)


def first_weekday() -> Qt.DayOfWeek:
    """The day that weeks begin with."""
    app = QApplication.instance()
    name = str(app.property(_PROPERTY) or "") if app is not None else ""
    return _DAYS.get(name, QLocale.system().firstDayOfWeek())
