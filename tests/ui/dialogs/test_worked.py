"""Correcting the log and the day done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.edits import Change
from planner.domain.profile import LogEntry, Status
from planner.ui.dialogs.worked import WorkedDialog
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.ui.worlds import TODAY

YESTERDAY = TODAY - dt.timedelta(days=1)
LOG = (
    LogEntry(on=YESTERDAY, minutes=50, note="Patch\nbay"),
    LogEntry(on=TODAY, minutes=6000, note="Typed wrong"),
)


@pytest.fixture
def opened(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> Iterator[Callable[[], WorkedDialog]]:
    def make() -> WorkedDialog:
        dialog = WorkedDialog(themes, session, session.profile.known("signal"))
        qtbot.addWidget(dialog)
        return dialog

    session.apply(edits.set_log(session.profile, "signal", LOG))
    yield make
    # The commands go before the session that they change.
    session.undo_stack.clear()


def test_what_is_only_looked_at_stays(opened: Callable[[], WorkedDialog]) -> None:
    dialog = opened()
    assert dialog.edit() is None
    assert not dialog.accept_button.isEnabled()
    assert dialog.done_on is None


def test_an_entry_is_corrected(opened: Callable[[], WorkedDialog], session: PlanSession) -> None:
    dialog = opened()
    dialog.lines[1].hours.setText("1:00")
    assert dialog.accept_button.isEnabled()
    session.apply(dialog.edit())
    right = LogEntry(on=TODAY, minutes=60, note="Typed wrong")
    assert session.profile.known("signal").log == (LOG[0], right)


def test_entries_are_deleted(opened: Callable[[], WorkedDialog], session: PlanSession) -> None:
    dialog = opened()
    for _ in LOG:
        dialog.lines[-1].remove.click()
    assert dialog._sum.text() == "Nothing is logged."
    session.apply(dialog.edit())
    milestone = session.profile.known("signal")
    assert (milestone.log, milestone.status) == ((), Status.TODO)
    session.undo_stack.undo()
    assert session.profile.known("signal").log == LOG


def test_no_time_is_no_entry(opened: Callable[[], WorkedDialog]) -> None:
    dialog = opened()
    for text in ("", "0", "soon"):
        dialog.lines[0].hours.setText(text)
        assert not dialog.accept_button.isEnabled()
        assert dialog.edit() is None


def test_day_done_and_log_are_one_change(
    opened: Callable[[], WorkedDialog], session: PlanSession
) -> None:
    session.apply(edits.check_off("signal", TODAY, TODAY))
    before = session.profile
    dialog = opened()
    assert dialog.done_on is not None
    dialog.done_on.setDate(QDate(2100, 1, 1))
    assert dialog.done_on.date() == QDate(TODAY.year, TODAY.month, TODAY.day)
    dialog.done_on.setDate(QDate(YESTERDAY.year, YESTERDAY.month, YESTERDAY.day))
    alone = dialog.edit()
    assert alone is not None
    assert alone.change is Change.DONE_DAY
    dialog.lines[0].words.setText("Patch bay")
    dialog.lines[0].words.setModified(True)
    session.apply(dialog.edit())
    milestone = session.profile.known("signal")
    assert (milestone.status, milestone.done_on) == (Status.DONE, YESTERDAY)
    assert milestone.log[0].note == "Patch bay"
    session.undo_stack.undo()
    assert session.profile == before


def test_a_day_to_come_is_shown_as_it_stands(
    opened: Callable[[], WorkedDialog], session: PlanSession
) -> None:
    late = LogEntry(on=TODAY + dt.timedelta(days=9), minutes=30)
    session.apply(edits.set_log(session.profile, "signal", (late,)))
    assert opened().lines[0].value() == late
