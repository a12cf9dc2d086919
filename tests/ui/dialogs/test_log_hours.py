"""Logging hours."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from planner.domain.profile import LogEntry
from planner.ui.dialogs.log_hours import LogHoursDialog
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.ui.worlds import TODAY


@pytest.fixture
def dialog(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> LogHoursDialog:
    dialog = LogHoursDialog(themes, session, session.profile.milestone("signal"))
    qtbot.addWidget(dialog)
    return dialog


def test_the_answers_become_an_entry(dialog: LogHoursDialog, session: PlanSession) -> None:
    day = TODAY - dt.timedelta(days=3)
    dialog.hours.setText("1:30")
    dialog.day.setDate(QDate(day.year, day.month, day.day))
    dialog.words.setText("Patch bay")
    session.apply(dialog.edit())
    entry = LogEntry(on=day, minutes=90, note="Patch bay")
    assert session.profile.milestone("signal").log == (entry,)


def test_no_time_cannot_be_logged(dialog: LogHoursDialog) -> None:
    for text in ("0", "soon", ""):
        dialog.hours.setText(text)
        assert not dialog.accept_button.isEnabled()
        assert dialog.edit() is None
    dialog.hours.setText("2")
    assert dialog.accept_button.isEnabled()


def test_the_day_cannot_be_in_the_future(dialog: LogHoursDialog) -> None:
    dialog.day.setDate(QDate(2100, 1, 1))
    assert dialog.day.date() == QDate(TODAY.year, TODAY.month, TODAY.day)
