"""Days in words, as ISO has them, and as the system writes them."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QLocale

from planner.ui.date_style import DateStyle

MAY = dt.date(2027, 5, 16)


@pytest.mark.parametrize(
    ("name", "locale", "text"),
    [
        ("words", "en_GB", ""),
        ("iso", "en_GB", "2027-05-16"),
        ("system", "de_DE", "16.05.2027"),
        ("system", "en_US", "5/16/2027"),
    ],
)
def test_a_day_is_written_in_the_style_chosen(name: str, locale: str, text: str) -> None:
    assert DateStyle(name, QLocale(locale)).write(MAY) == text
