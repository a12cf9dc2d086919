"""Days in words, as ISO has them, and as the system writes them."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.ui.date_style import DateStyle, choose_field_style, field_format
from planner.ui.widgets.fields import DateField

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


@pytest.mark.parametrize(
    ("name", "form", "without"),
    [
        ("words", "ddd d. MMM yyyy", "ddd d. MMM"),
        ("iso", "yyyy-MM-dd", "yyyy-MM-dd"),
        ("system", "dd.MM.yyyy", "dd.MM.yyyy"),
    ],
)
def test_fields_are_written_in_the_same_style(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, name: str, form: str, without: str
) -> None:
    german = QLocale("de_DE")
    monkeypatch.setattr(QLocale, "system", lambda: german)
    choose_field_style(name)
    assert field_format(german) == form
    assert field_format(german, year=False) == without
    choose_field_style("words")


def test_a_field_takes_the_style_when_it_is_shown(qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    field.setDate(QDate(2027, 5, 16))
    field.show()
    assert field.text() == "Sun 16 May 2027"
    field.hide()
    choose_field_style("iso")
    field.show()
    assert field.text() == "2027-05-16"
    choose_field_style("words")
    field.hide()
    field.show()
    assert field.text() == "Sun 16 May 2027"
