"""How days are written on the screen: in words, as ISO 8601 has them, or as the system does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

if TYPE_CHECKING:
    import datetime as dt


class DateStyle:
    """The style chosen; it changes in place, so that all who write with it write anew."""

    def __init__(self, name: str = "words", locale: QLocale | None = None) -> None:
        """Start with one of `planner.storage.settings_file.DATE_STYLES`."""
        self.name = name
        self._locale = locale or QLocale.system()

    def write(self, day: dt.date) -> str:
        """Write a day; empty where it is written in words."""
        if self.name == "iso":
            return day.isoformat()
        if self.name != "system":
            return ""
        form = self._locale.dateFormat(QLocale.FormatType.ShortFormat)
        if "yyyy" not in form:
            form = form.replace("yy", "yyyy")
        return self._locale.toString(QDate(day.year, day.month, day.day), form)
