"""Numbers, days and times as a region has them, in the words and in fields."""

# ruff: noqa: RUF001 - other scripts are what is tested here
from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.export.plan_pdf import Typesetter, render_pdf
from planner.export.plan_report import PrintOptions, plan_report
from planner.formats import Formats
from planner.ui.region import (
    date_field_format,
    locale_for,
    region_formats,
    time_field_format,
)
from planner.ui.spoken import spoken_print, spoken_words
from planner.ui.theme import ThemeSource
from planner.ui.widgets.effort_field import EffortField, read_minutes
from planner.ui.widgets.fields import DateField
from planner.ui.widgets.hours_field import HoursField
from planner.ui.widgets.hours_text import hours_text
from planner.words import ENGLISH
from tests.export import print_samples as samples

DAY, EVENING = dt.date(2027, 5, 16), dt.time(18, 5)
EN = QLocale("en")
REGIONS = ("C", "en_US", "en_GB", "de_DE", "de_CH", "fr_FR", "ar_EG", "he_IL", "fa_IR", "hi_IN")


@pytest.fixture
def live_in(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Give a way to live in a region, in its own language."""
    before = QLocale()
    yield lambda name: QLocale.setDefault(QLocale(name))
    QLocale.setDefault(before)


def _formats(language: QLocale, name: str) -> Formats:
    return Formats(**region_formats(locale_for(language, QLocale(name))))


@pytest.mark.parametrize(
    ("name", "date", "short", "number", "time"),
    [
        ("C", "16 May 2027", "16 May", "1,234.5", "18:05"),
        ("en_GB", "16 May 2027", "16 May", "1,234.5", "18:05"),
        ("en_US", "May 16, 2027", "May 16", "1,234.5", "6:05\u202fPM"),
        ("de_DE", "16 May 2027", "16 May", "1.234,5", "18:05"),
        ("fr_FR", "16 May 2027", "16 May", "1\u202f234,5", "18:05"),
        ("he_IL", "16 May 2027", "16 May", "1,234.5", "18:05"),
        # No English is written there, so it is that of a region with the same order and marks.
        ("fa_IR", "16 May 2027", "16 May", "1,234.5", "18:05"),
    ],
)
def test_english_is_written_as_the_region_has_it(
    name: str, date: str, short: str, number: str, time: str
) -> None:
    words = _formats(EN, name)
    assert (words.date(DAY), words.short_date(DAY, DAY)) == (date, short)
    assert (words.number(1234.5), words.clock(EVENING)) == (number, time)


@pytest.mark.parametrize(
    ("name", "date", "short", "month", "number"),
    [
        ("de_DE", "16. Mai 2027", "Sonntag 16. Mai", "Mai 2027", "1.234,5"),
        ("he_IL", "16 במאי 2027", "יום ראשון 16 במאי", "מאי 2027", "1,234.5"),
        ("ar_EG", "١٦ مايو ٢٠٢٧", "الأحد ١٦ مايو", "مايو ٢٠٢٧", "١٬٢٣٤٫٥"),
        ("ja_JP", "2027年5月16日", "日曜日 5月16日", "5月 2027", "1,234.5"),
        ("hu_HU", "2027. május 16.", "vasárnap május 16.", "május 2027", "1\xa0234,5"),
        ("es_ES", "16 de mayo de 2027", "domingo 16 de mayo", "mayo 2027", "1.234,5"),
        ("ru_RU", "16 мая 2027\u202fг.", "воскресенье 16 мая", "май 2027", "1\xa0234,5"),
    ],
)
def test_a_language_has_its_own_names_order_and_digits(
    name: str, date: str, short: str, month: str, number: str
) -> None:
    words = _formats(QLocale(name), name)
    assert (words.date(DAY), words.day_of_week(DAY)) == (date, short)
    assert (words.month_year(5, 2027), words.number(1234.5)) == (month, number)


def test_without_a_region_all_is_as_the_command_line_has_it() -> None:
    own = Formats()
    assert region_formats(QLocale.c()) == {
        name: getattr(own, name) for name in region_formats(QLocale.c())
    } | {"halves": ("AM", "PM")}


@pytest.mark.parametrize("name", REGIONS)
def test_what_a_field_for_a_day_shows_can_be_read_back(
    live_in: Callable[[str], None], qtbot: QtBot, name: str
) -> None:
    live_in(name)
    field = DateField()
    qtbot.addWidget(field)
    field.setDate(QDate(2027, 5, 16))
    assert field.displayFormat() == date_field_format(QLocale())
    assert field.dateTimeFromText(field.text()).date() == QDate(2027, 5, 16)


@pytest.mark.parametrize("name", REGIONS)
def test_every_region_has_forms_without_leftovers(name: str) -> None:
    for locale in (QLocale(name), locale_for(EN, QLocale(name))):
        words = Formats(**region_formats(locale))
        shown = (words.date(DAY), words.short_date(DAY, DAY), words.clock(EVENING))
        assert not any(letter in text for text in shown for letter in "{}'")
        assert str(DAY.year) in words.date(DAY).translate(str.maketrans(words.digits, "0123456789"))
        assert "y" not in date_field_format(locale, year=False)
        assert "m" in time_field_format(locale)


@given(st.integers(0, 1_000_000))
def test_hours_that_are_shown_are_understood(minutes: int) -> None:
    rounded = round(round(minutes / 60, 2) * 60)
    for name in ("C", "de_DE", "ar_EG"):
        assert read_minutes(hours_text(minutes, QLocale(name))) == rounded


@pytest.mark.parametrize("name", ["en_GB", "de_DE", "ar_EG"])
@pytest.mark.parametrize("typed", ["1.5", "1,5", "1\u066b5", "\u0661\u066b\u0665"])
def test_either_mark_and_any_digits_are_taken(
    live_in: Callable[[str], None], themes: ThemeSource, qtbot: QtBot, name: str, typed: str
) -> None:
    live_in(name)
    effort = EffortField(themes, "Hours")
    qtbot.addWidget(effort)
    effort.setText(typed)
    assert effort.typed_minutes() == 90
    if typed.isascii() or name == "ar_EG":
        hours = HoursField(themes, "Hours a week")
        qtbot.addWidget(hours)
        # Qt's test keys write Latin letters only.
        hours.hours.selectAll()
        hours.hours.lineEdit().insert(typed)
        qtbot.keyClick(hours.hours, Qt.Key.Key_Return)
        assert hours.minutes == 90
        shown = hours.hours.text()
        assert shown == hours_text(90)
        assert effort.minutes == 0


def test_the_words_of_the_app_follow_the_region(live_in: Callable[[str], None]) -> None:
    live_in("en_DE")
    words = spoken_words()
    assert (words.hours(90), words.money(1250, "€")) == ("1,5 h", "€1.250")
    assert words.weekday_date(DAY) == "Sun 16 May 2027"
    assert ENGLISH.hours(90) == "1.5 h"


@pytest.mark.parametrize(
    ("name", "date", "hours"),
    [("de_DE", "4. Januar 2027", "1.200 h"), ("en_US", "January 4, 2027", "1,200 h")],
)
def test_paper_follows_the_region_too(
    live_in: Callable[[str], None], name: str, date: str, hours: str
) -> None:
    live_in(name)
    plan, options = samples.fresh(), PrintOptions()
    words = spoken_words()
    report = plan_report(
        plan, samples.catalogue(), words, options, dt.date(2027, 1, 4), print_words=spoken_print()
    )
    pdf = render_pdf(report, options, b"{}", Typesetter())
    text = " ".join(samples.texts_of(pdf.data))
    assert f"Printed {date}" in text
    assert words.whole_hours(72_000) == hours
    assert words.short_date(plan.planned_finish) in text
    assert pdf.warnings == ()
