"""Replanning with a list of before and after."""

from __future__ import annotations

import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from planner.ui.dialogs.replan import ReplanDialog
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.ui.worlds import TODAY


@pytest.fixture
def dialog(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> ReplanDialog:
    dialog = ReplanDialog(themes, session)
    qtbot.addWidget(dialog)
    return dialog


def test_it_shows_what_moves_and_changes_nothing(
    dialog: ReplanDialog, session: PlanSession
) -> None:
    table = dialog._table
    titles = [table.item(row, 0).text() for row in range(table.rowCount())]
    assert "Signal flow" in titles
    assert "Listen to twenty records" not in titles
    assert dialog._count.text() == f"{len(titles)} of 7 open milestones move"
    assert session.undo_stack.count() == 0


def test_keeping_the_pace_puts_everything_from_today_on(
    dialog: ReplanDialog, session: PlanSession
) -> None:
    session.apply(dialog.edit())
    assert not session.plan.overdue
    assert session.plan.milestone("signal").start >= TODAY
    assert session.undo_stack.count() == 1


def test_pushing_moves_by_at_least_the_days(dialog: ReplanDialog, session: PlanSession) -> None:
    dialog.days.setValue(30)
    assert dialog.push_by.isChecked()
    session.apply(dialog.edit())
    assert session.plan.milestone("signal").start >= TODAY + dt.timedelta(days=30)


@pytest.mark.parametrize(
    ("days", "text"),
    [(1, "+1 day"), (13, "+13 days"), (28, "+4 weeks"), (-1, "−1 day"), (-21, "−3 weeks")],  # noqa: RUF001 - minus signs
)
def test_how_a_change_is_written(dialog: ReplanDialog, days: int, text: str) -> None:
    assert dialog._change(TODAY, TODAY + dt.timedelta(days=days)) == text
