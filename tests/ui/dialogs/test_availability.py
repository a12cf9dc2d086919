"""Hours of the week and breaks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.calendar import WeekPattern
from planner.ui.dialogs.availability import AvailabilityDialog
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.ui.worlds import START, TODAY

WEEK = (60, 0, 60, 0, 60, 0, 60)


@pytest.fixture
def dialog(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> AvailabilityDialog:
    dialog = AvailabilityDialog(themes, session)
    qtbot.addWidget(dialog)
    return dialog


def test_untouched_it_changes_nothing(dialog: AvailabilityDialog) -> None:
    assert dialog.edit() is None
    assert "The plan then finishes on " in dialog._finish.text()


def test_another_week_and_a_break_become_one_edit(
    dialog: AvailabilityDialog, session: PlanSession
) -> None:
    dialog.days.set_minutes(WEEK)
    dialog.add_break.click()
    line = dialog._lines[0]
    line.first.setDate(QDate(2027, 3, 1))
    line.last.setDate(QDate(2027, 3, 7))
    line.label.setText("Holiday")
    session.apply(dialog.edit())
    calendar = session.profile.calendar
    assert calendar.week == WEEK
    assert [(pause.label, pause.first.day, pause.last.day) for pause in calendar.breaks] == [
        ("Holiday", 1, 7)
    ]
    session.undo_stack.undo()
    assert session.profile.calendar.breaks == ()


def test_a_break_cannot_end_before_it_begins(dialog: AvailabilityDialog) -> None:
    dialog.add_break.click()
    line = dialog._lines[0]
    line.first.setDate(QDate(2027, 5, 1))
    line.last.setDate(QDate(2027, 4, 1))
    assert line.last.date() >= line.first.date()
    line.remove.click()
    assert dialog._lines == []


def test_a_week_without_time_is_not_accepted(dialog: AvailabilityDialog) -> None:
    dialog.days.set_minutes((0,) * 7)
    dialog._look()
    assert not dialog.accept_button.isEnabled()
    assert dialog.edit() is None


def test_the_pattern_in_force_is_what_is_edited(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    calendar = session.profile.calendar.model_copy(
        update={"patterns": (WeekPattern(start=START, week=WEEK),)}
    )
    session.apply(edits.set_calendar(calendar))
    dialog = AvailabilityDialog(themes, session)
    qtbot.addWidget(dialog)
    assert dialog.days.minutes == WEEK
    dialog.days.set_minutes((120,) * 7)
    after = dialog.calendar()
    assert after.week_on(TODAY) == (120,) * 7
    assert after.week == calendar.week
