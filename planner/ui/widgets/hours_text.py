"""Hours as fields write and read them: with either mark before decimals, in any digits."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

_MARKS: Final = ".,\N{ARABIC DECIMAL SEPARATOR}"


def hours_text(minutes: int, locale: QLocale | None = None) -> str:
    """Write minutes as hours with at most two decimals: "1.5 h"."""
    return _form().format(number=number_text(minutes / 60, locale))


def number_text(value: float, locale: QLocale | None = None) -> str:
    """Write a number with at most two decimals, and with no more than it needs."""
    locale = QLocale(locale or QLocale())
    # What divides thousands in one region stands before decimals in another.
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    text = locale.toString(float(value), "f", 2)
    mark, nought = locale.decimalPoint(), locale.zeroDigit()
    return text.rstrip(nought).removesuffix(mark) if mark in text else text


def hours_unit() -> tuple[str, str]:
    """What stands before and after a number of hours."""
    before, _, after = _form().partition("{number}")
    return before, after


def with_mark(text: str, mark: str) -> str:
    """A number as it was typed, with one mark before decimals whichever was used."""
    return "".join(mark if letter in _MARKS else letter for letter in text)


def _form() -> str:
    return QCoreApplication.translate("Formats", "{number} h")
