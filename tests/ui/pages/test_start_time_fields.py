"""The parts of step 3 on their own."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from planner.ui.pages.start_time_fields import BreaksField, FinishField, FormRow, LearningField
from planner.ui.theme import ThemeSource
from planner.ui.widgets.day_range_dialog import qt_day
from planner.words import ENGLISH

TODAY = dt.date(2026, 12, 28)


def test_a_day_counts_only_while_it_is_asked_for(themes: ThemeSource, qtbot: QtBot) -> None:
    field = FinishField(themes, "Finish by")
    qtbot.addWidget(field)
    field.set_wish(None, TODAY)
    spy = QSignalSpy(field.changed)
    assert field.wish is None
    assert not field.day.isEnabled()
    field.day.setDate(qt_day(dt.date(2028, 1, 1)))
    assert spy.count() == 0
    field.by.setChecked(True)
    assert field.wish == dt.date(2028, 1, 1)
    field.never.setChecked(True)
    assert field.wish is None
    assert spy.count() == 2


def test_breaks_stand_in_order_and_once(themes: ThemeSource, qtbot: QtBot) -> None:
    field = BreaksField(themes, ENGLISH, TODAY)
    qtbot.addWidget(field)
    later = (dt.date(2027, 8, 2), dt.date(2027, 8, 15))
    sooner = (dt.date(2027, 3, 1), dt.date(2027, 3, 1))
    spy = QSignalSpy(field.changed)
    for days in (later, sooner, later):
        field.add_break(*days)
    assert field.breaks == (sooner, later)
    assert spy.count() == 2
    assert [tag.label for tag in field.tags] == [ENGLISH.day_range(*days) for days in field.breaks]
    field.tags[0].click()
    assert field.breaks == (later,)


@pytest.mark.parametrize(
    ("online", "in_person", "formats"),
    [
        (True, True, ()),
        (True, False, ("online",)),
        (False, True, ("in-person",)),
        (False, False, ()),
    ],
)
def test_formats(
    themes: ThemeSource,
    qtbot: QtBot,
    online: bool,
    in_person: bool,
    formats: tuple[str, ...],
) -> None:
    field = LearningField(themes, "How you learn")
    qtbot.addWidget(field)
    field.online.setChecked(online)
    field.in_person.setChecked(in_person)
    assert field.formats == formats
    assert field.hint.isHidden() == (online or in_person)


def test_a_row_says_what_is_wrong_only_while_it_is(themes: ThemeSource, qtbot: QtBot) -> None:
    row = FormRow(themes, "Label", QLineEdit())
    qtbot.addWidget(row)
    row.show()
    assert row.problem.isHidden()
    row.show_problem("Too late.")
    assert row.problem.isVisible()
    row.show_problem("")
    assert row.problem.isHidden()
