"""How days are written on the screen: in words, as ISO 8601 has them, or as the system does.

Fields for days take the style when they are shown: the app itself remembers which one holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QApplication

from planner.ui.region import date_field_format

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

_PROPERTY: Final = "dateStyle"
_ISO: Final = "yyyy-MM-dd"


def choose_field_style(name: str) -> None:
    """Let fields for days be written in one of `planner.storage.settings_file.DATE_STYLES`."""
    app = QApplication.instance()
    if app is not None:
        app.setProperty(_PROPERTY, name)


def chosen_style() -> Callable[[dt.date], str]:
    """How fields write days; empty where that is in words."""
    return DateStyle(_chosen()).write


def field_format(locale: QLocale, *, year: bool = True) -> str:
    """What a field for a day shows, as Qt writes it.

    Args:
        locale: The field's.
        year: Whether a day in words has its year; another style always has it, and whole.
    """
    name = _chosen()
    if name == "iso":
        return _ISO
    if name == "system":
        return _of_locale(QLocale.system())
    return date_field_format(locale, year=year)


def _chosen() -> str:
    app = QApplication.instance()
    return str(app.property(_PROPERTY) or "") if app is not None else ""


def _of_locale(locale: QLocale) -> str:
    form = locale.dateFormat(QLocale.FormatType.ShortFormat)
    return form if "yyyy" in form else form.replace("yy", "yyyy")


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
        return self._locale.toString(QDate(day.year, day.month, day.day), _of_locale(self._locale))
