"""Three questions that may stay open."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.about_you import AboutYou
from tests.ui.pointer import turn

REGIONS = [("AT", "Austria"), ("GB-ENG", "England"), ("Europe", "Europe")]


@pytest.fixture
def field(themes: ThemeSource, qtbot: QtBot) -> AboutYou:
    made = AboutYou(themes, REGIONS, 2026)
    qtbot.addWidget(made)
    made.show()
    return made


def answers(field: AboutYou) -> tuple[bool | None, int | None, str]:
    return field.student, field.born, field.region


def test_nothing_is_said_at_first(field: AboutYou) -> None:
    assert answers(field) == (None, None, "")


@pytest.mark.parametrize(
    "said",
    [(True, 1999, "AT"), (False, None, ""), (None, 2026, "Europe"), (None, None, "Atlantis")],
)
def test_answers_come_back_as_they_were_set(
    field: AboutYou, said: tuple[bool | None, int | None, str]
) -> None:
    spy = QSignalSpy(field.changed)
    field.set_answers(*said)
    assert answers(field) == said
    assert spy.count() == 0
    field.set_answers(None, None, "")
    assert answers(field) == (None, None, "")


def test_a_region_is_known_by_its_name_whatever_the_case(field: AboutYou) -> None:
    field.region_field.setEditText(" england ")
    assert field.region == "GB-ENG"
    field.region_field.setEditText("Eng")
    assert field.region == "Eng"


@pytest.mark.parametrize(
    ("text", "born", "wrong"),
    [
        ("1999", 1999, False),
        ("199", None, False),
        ("1899", None, True),
        ("2027", None, True),
        ("19a", None, True),
        ("  ", None, False),
        ("", None, False),
    ],
)
def test_only_a_year_is_taken(field: AboutYou, text: str, born: int | None, wrong: bool) -> None:
    field.born_field.setText(text)
    assert field.born == born
    assert field.wrong.isVisible() == wrong
    assert bool(field.born_field.property("invalid")) == wrong


def test_every_change_is_reported(field: AboutYou) -> None:
    spy = QSignalSpy(field.changed)
    field.student_field.set_value("no")
    field.born_field.setText("2001")
    field.region_field.setCurrentIndex(1)
    assert spy.count() == 3
    assert answers(field) == (False, 2001, "AT")
    assert field.born_field.accessibleName() == "Year of birth"
    assert field.region_field.accessibleName() == "Where you live"


def test_a_wheel_that_comes_over_the_region_changes_nothing(field: AboutYou) -> None:
    turn(field.region_field, -1)
    assert field.region == ""
    assert not field.region_field.hasFocus()
