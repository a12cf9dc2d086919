"""How dates, times and numbers are written where the learner is, out of what Qt knows of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QLocale

from planner.formats import Formats

if TYPE_CHECKING:
    from collections.abc import Callable

_LONG: Final = QLocale.FormatType.LongFormat
_SHORT: Final = QLocale.FormatType.ShortFormat
_NARROW: Final = QLocale.FormatType.NarrowFormat
#: The parts of Qt's formats: what is quoted, a run of one letter, anything else.
_PARTS: Final = re.compile(r"'[^']*'|d+|M+|y+|h+|H+|m+|[aA][pP]?|[^dMyhHmaA']+")
#: What stands between a weekday and the date beside it.
_NAMES: Final = (
    "months",
    "short_months",
    "months_in_dates",
    "short_months_in_dates",
    "weekdays",
    "short_weekdays",
    "narrow_weekdays",
)
_BETWEEN: Final = " ,،、"
_ENGLISH: Final = (QLocale.Language.C, QLocale.Language.English)
#: Where English is written with either order and either mark, for regions that have none of it.
_ELSEWHERE: Final = (
    QLocale.Country.UnitedKingdom,
    QLocale.Country.Germany,
    QLocale.Country.UnitedStates,
)


def locale_for(language: QLocale, system: QLocale) -> QLocale:
    """A language as it is written in the region of the system.

    Somebody whose system is German reads an English program with English names of months, but with
    the day before the month, a comma before decimals and weeks from Monday.
    """
    home = QLocale(language.language(), language.script(), system.territory())
    others = [QLocale(language.language(), territory) for territory in _ELSEWHERE]
    alike: tuple[Callable[[QLocale], bool], ...] = (
        lambda each: each.decimalPoint() == system.decimalPoint(),
        lambda each: _day_comes_first(each) == _day_comes_first(system),
    )
    kept = [each for each in (home, *others) if each.language() == language.language()]
    for is_alike in alike:
        kept = [each for each in kept if is_alike(each)] or kept
    return kept[0] if kept else language


def region_formats(locale: QLocale) -> dict[str, Any]:
    """The fields of `planner.formats.Formats` that a region decides and not a translator."""
    date, day = _date_forms(locale)
    return _names(locale) | {
        "date_form": date,
        "day_form": day,
        "time_form": _time_form(locale),
        "halves": (locale.amText(), locale.pmText()),
        "decimal_mark": locale.decimalPoint(),
        "group_mark": locale.groupSeparator(),
        "digits": "".join(chr(ord(locale.zeroDigit()) + value) for value in range(10)),
    }


def date_field_format(locale: QLocale, *, year: bool = True) -> str:
    """What Qt shows in a field for a day: its short weekday and the date, with the year or not."""
    parts = _without_weekday(locale)
    if not year:
        parts = _without(parts, "y")
    text = "".join("MMM" if part == "MMMM" else part for part in parts)
    return f"ddd {text}"


def time_field_format(locale: QLocale) -> str:
    """What Qt shows in a field for a time of day."""
    return locale.timeFormat(_SHORT)


def _names(locale: QLocale) -> dict[str, Any]:
    if locale.language() in _ENGLISH:
        # Qt's are "Sept" or "Sep" by region.
        return {name: getattr(Formats(), name) for name in _NAMES}
    months, weekdays = range(1, 13), range(1, 8)
    return {
        "months": tuple(locale.standaloneMonthName(each, _LONG) for each in months),
        "short_months": tuple(locale.standaloneMonthName(each, _SHORT) for each in months),
        "months_in_dates": tuple(locale.monthName(each, _LONG) for each in months),
        "short_months_in_dates": tuple(locale.monthName(each, _SHORT) for each in months),
        "weekdays": tuple(locale.standaloneDayName(each, _LONG) for each in weekdays),
        "short_weekdays": tuple(locale.standaloneDayName(each, _SHORT) for each in weekdays),
        "narrow_weekdays": tuple(locale.standaloneDayName(each, _NARROW) for each in weekdays),
    }


def _day_comes_first(locale: QLocale) -> bool:
    text = "".join(_without_weekday(locale))
    return text.index("d") < text.index("M")


def _without_weekday(locale: QLocale) -> list[str]:
    """The parts of a region's long date without its weekday and what divides that from the rest."""
    parts = _PARTS.findall(locale.dateFormat(_LONG))
    place = next((place for place, part in enumerate(parts) if part.startswith("ddd")), None)
    if place is None:
        return parts
    before, after = parts[:place], parts[place + 1 :]
    if before:
        before[-1] = before[-1].rstrip(_BETWEEN)
    elif after:
        after[0] = after[0].lstrip(_BETWEEN)
    return [part for part in (*before, *after) if part]


def _without(parts: list[str], letter: str) -> list[str]:
    """The parts without one field at an end, and without what stands between it and the others."""
    fields = [place for place, part in enumerate(parts) if part[0] in "dMy"]
    gone = next(place for place in fields if parts[place].startswith(letter))
    if gone == fields[0]:
        return parts[fields[1] :]
    return parts[: fields[-2] + 1] if gone == fields[-1] else parts[:gone] + parts[gone + 1 :]


def _date_forms(locale: QLocale) -> tuple[str, str]:
    parts = _without_weekday(locale)
    return _template(parts), _template(_without(parts, "y"))


def _template(parts: list[str]) -> str:
    names = {
        "d": "{day}", "dd": "{day:02}", "M": "{number}", "MM": "{number:02}",
        "MMM": "{month}", "MMMM": "{month}", "yyyy": "{year}", "yy": "{year}", "y": "{year}",
    }  # fmt: skip
    return "".join(names.get(part) or part.strip("'") for part in parts)


def _time_form(locale: QLocale) -> str:
    parts = _PARTS.findall(locale.timeFormat(_SHORT))
    halved = any(part[0] in "aA" for part in parts)
    hour = "hour12" if halved else "hour"
    names = {
        "h": f"{{{hour}}}", "hh": f"{{{hour}:02}}", "H": "{hour}", "HH": "{hour:02}",
        "m": "{minute}", "mm": "{minute:02}",
    }  # fmt: skip
    return "".join(
        "{half}" if part[0] in "aA" else names.get(part) or part.strip("'") for part in parts
    )
