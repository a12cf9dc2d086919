"""Weekly hours: slider and field are one value in quarter hours."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.hours_field import HoursField


@pytest.fixture
def field(themes: ThemeSource, qtbot: QtBot) -> HoursField:
    made = HoursField(themes, "Hours a week")
    qtbot.addWidget(made)
    return made


def test_setting_says_nothing(field: HoursField) -> None:
    spy = QSignalSpy(field.minutes_changed)
    field.set_minutes(480)
    assert (field.minutes, field.hours.value(), field.slider.value()) == (480, 8.0, 32)
    assert spy.count() == 0


def test_the_slider_reports_once(field: HoursField) -> None:
    spy = QSignalSpy(field.minutes_changed)
    field.slider.setValue(41)
    assert field.minutes == 615
    assert field.hours.text() == "10.25 h"
    assert [spy.at(n)[0] for n in range(spy.count())] == [615]


def test_beyond_the_slider_the_field_goes_on(field: HoursField) -> None:
    field.hours.setValue(168)
    assert field.minutes == 168 * 60
    assert field.slider.value() == 80
    field.hours.setValue(0)
    assert field.minutes == 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(0, 168))
def test_whatever_is_typed_becomes_quarter_hours(field: HoursField, hours: float) -> None:
    field.hours.setValue(hours)
    assert field.minutes % 15 == 0
    assert abs(field.minutes - hours * 60) <= 7.5 + 0.31
    field.hours.editingFinished.emit()
    assert field.hours.value() * 60 == field.minutes


@pytest.mark.parametrize(("minutes", "text"), [(480, "8 h"), (450, "7.5 h"), (495, "8.25 h")])
def test_numbers_have_no_needless_zeros(field: HoursField, minutes: int, text: str) -> None:
    field.set_minutes(minutes)
    assert field.hours.text() == text
