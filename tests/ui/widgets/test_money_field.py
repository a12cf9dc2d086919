"""Money: an amount that may be left open, and a currency that is only a label."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QValidator
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.money_field import LABEL_LENGTH, MoneyField, usual_currency
from tests.ui.pointer import turn


@pytest.fixture
def field(themes: ThemeSource, qtbot: QtBot) -> MoneyField:
    made = MoneyField("Budget", "Currency", "No limit")
    qtbot.addWidget(made)
    return made


def test_it_starts_open_and_says_so(field: MoneyField) -> None:
    assert field.amount is None
    assert field.amount_field.text() == "No limit"
    assert field.currency == "€"


def test_nothing_to_spend_is_an_amount(field: MoneyField) -> None:
    field.set_amount(0)
    assert field.amount == 0
    assert field.amount_field.text() == "€ 0"


def test_an_emptied_field_is_open_again(field: MoneyField, qtbot: QtBot) -> None:
    field.set_amount(900)
    field.amount_field.selectAll()
    qtbot.keyClicks(field.amount_field, "450")
    assert field.amount == 450
    state, *_ = field.amount_field.validate("€ ", 2)
    assert state == QValidator.State.Acceptable
    field.amount_field.lineEdit().setText("")
    field.amount_field.interpretText()
    assert field.amount is None


def test_steps_go_in_fifties_from_open_over_none(field: MoneyField) -> None:
    seen = []
    for _ in range(3):
        field.amount_field.stepUp()
        seen.append(field.amount)
    for _ in range(4):
        field.amount_field.stepDown()
        seen.append(field.amount)
    assert seen == [0, 50, 100, 50, 0, None, None]


def test_any_label_can_be_typed(field: MoneyField) -> None:
    spy = QSignalSpy(field.changed)
    field.currency_field.setCurrentText("kr")
    field.set_amount(100)
    assert field.amount_field.text() == "kr 100"
    assert spy.count() == 2
    assert field.currency_field.lineEdit().maxLength() == LABEL_LENGTH
    field.currency_field.setCurrentText("")
    assert field.amount_field.text() == "100"


@pytest.mark.parametrize(
    ("region", "label"), [("en_US", "$"), ("en_GB", "£"), ("de_DE", "€"), ("C", "€")]
)
def test_the_usual_label_is_that_of_the_region_where_it_is_offered(region: str, label: str) -> None:
    assert usual_currency(QLocale(region)) == label


def test_a_usual_label_can_be_read_at_any_size_of_the_text(
    field: MoneyField, themes: ThemeSource
) -> None:
    label = field.currency_field.lineEdit()
    assert label is not None
    field.show()
    try:
        for size in (100, 200):
            themes.set_text_size(size)
            QApplication.processEvents()
            assert label.width() >= label.fontMetrics().horizontalAdvance("CHF")
    finally:
        themes.set_text_size(100)


def test_a_wheel_that_comes_over_the_currency_changes_nothing(field: MoneyField) -> None:
    field.show()
    before = field.currency
    turn(field.currency_field, -1)
    assert field.currency == before
    assert not field.currency_field.hasFocus()
