"""The outline of a plan under Qt's own examiner."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from planner import paths
from planner.domain.calendar import StudyCalendar, week_of_hours
from planner.domain.plan import Plan, plan_of
from planner.domain.start import Answers, new_profile
from planner.storage.seeds import load_catalogue
from planner.ui.models.outline_model import OutlineModel
from planner.ui.roles import Role, RowType
from planner.words import ENGLISH

TODAY = dt.date(2026, 12, 28)


@pytest.fixture(scope="module")
def plan() -> Plan:
    catalogue, _ = load_catalogue([paths.shipped("seeds")])
    calendar = StudyCalendar(week=week_of_hours(8))
    answers = Answers(("foley-artist",), calendar, TODAY, ratings={"critical-listening": 2})
    return plan_of(new_profile(answers, catalogue, TODAY, "made"), TODAY, catalogue)


def test_it_keeps_the_rules_of_models(plan: Plan, qtbot: QtBot) -> None:
    model = OutlineModel(ENGLISH)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_plan(plan)
    assert model.rowCount() == len(plan.milestones) + len(plan.phases)
    assert model.rowCount(model.index(0, 0)) == 0
    model.show_plan(None)
    assert model.rowCount() == 0
    assert model.data(QModelIndex()) is None
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_a_row_says_what_the_plan_says(plan: Plan, qtbot: QtBot) -> None:
    model = OutlineModel(ENGLISH)
    model.show_plan(plan)
    first = plan.phases[0].milestones[0]
    phase, row = model.index(0, 0), model.index(1, 0)
    assert phase.data(Role.ROW_TYPE) == RowType.PHASE
    assert phase.data(Role.COUNT) == str(plan.phases[0].count)
    assert row.data(Role.MILESTONE_ID) == first.id
    assert row.data(Role.KIND) == first.milestone.kind.value
    assert row.data(Role.HOURS) == ENGLISH.hours(first.milestone.estimate)
    assert first.finish is not None
    assert row.data(Role.DUE) == ENGLISH.short_date(first.finish, TODAY)
    spoken = row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert first.milestone.title in spoken
    assert row.data(Role.DUE) in spoken


def test_what_ratings_shortened_is_marked(plan: Plan, qtbot: QtBot) -> None:
    model = OutlineModel(ENGLISH)
    model.show_plan(plan)
    marked = {
        model.index(row, 0).data(Role.MILESTONE_ID)
        for row in range(model.rowCount())
        if "shortened" in (model.index(row, 0).data(Role.SUBTITLE) or "")
    }
    assert marked == {each.id for each in plan.milestones if each.milestone.shortened}
    assert marked
