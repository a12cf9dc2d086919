"""What becomes of the time of a timer."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from planner.ui.dialogs.timer import TimerAnswer, TimerDialog, minutes_between
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.ui.worlds import TODAY

NOW = dt.datetime.combine(TODAY, dt.time(9, 41))


def _dialog(qtbot: QtBot, themes: ThemeSource, session: PlanSession, minutes: int) -> TimerDialog:
    since = NOW - dt.timedelta(minutes=minutes)
    dialog = TimerDialog(themes, session, session.profile.known("rock"), since, NOW)
    qtbot.addWidget(dialog)
    return dialog


def test_the_time_is_filled_in_and_can_be_changed(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    dialog = _dialog(qtbot, themes, session, 45)
    assert dialog.hours.text() == "0.75 h"
    dialog.hours.setText("1 h")
    session.apply(dialog.edit())
    entry = session.profile.known("rock").log[-1]
    assert (entry.minutes, entry.on) == (60, TODAY)


def test_work_into_the_night_counts_for_the_day_it_began(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    dialog = _dialog(qtbot, themes, session, 11 * 60)
    assert dialog.day.date().toPython() == TODAY - dt.timedelta(days=1)
    assert dialog.told.text() == "The timer has run since 22:41 on Sun 31 Jan."


def test_a_timer_that_was_forgotten_proposes_nothing(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    dialog = _dialog(qtbot, themes, session, 13 * 60)
    assert dialog.hours.typed_minutes() == 0
    assert not dialog.accept_button.isEnabled()
    dialog.hours.setText("2 h")
    assert dialog.accept_button.isEnabled()


def test_each_button_gives_its_answer(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    for name, answer in (
        ("accept_button", TimerAnswer.LOG),
        ("cancel_button", TimerAnswer.KEEP),
        ("discard", TimerAnswer.DISCARD),
    ):
        dialog = _dialog(qtbot, themes, session, 45)
        spy = QSignalSpy(dialog.finished)
        getattr(dialog, name).click()
        assert [spy.at(place)[0] for place in range(spy.count())] == [answer]


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(0, 0), (59, 0), (60, 1), (3599, 59), (-500, 0), (90_000, 1500)]
)
def test_minutes_are_whole_and_never_negative(seconds: int, minutes: int) -> None:
    assert minutes_between(NOW, NOW + dt.timedelta(seconds=seconds)) == minutes
