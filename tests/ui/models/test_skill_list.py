"""The list of skills as a model."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.plan import Plan, plan_of
from planner.ui.models.skill_list import SkillList
from planner.ui.models.skill_rows import Order, skill_rows
from planner.ui.roles import Role, RowType
from planner.words import ENGLISH
from tests.ui.skill_worlds import CATALOGUE, skilled_plan, skilled_profile
from tests.ui.worlds import TODAY


def _fill(model: SkillList, plan: Plan, order: Order = Order.GROUP) -> None:
    model.set_rows(skill_rows(plan, CATALOGUE, ENGLISH, order, key_only=False))


def test_headings_are_read_and_skills_are_chosen(qtbot: QtBot) -> None:
    model = SkillList()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    _fill(model, skilled_plan())
    heading, hearing = model.index(0), model.index(1)
    assert (heading.data(), heading.data(Role.ROW_TYPE)) == ("Technical", RowType.HEADING)
    assert heading.flags() == Qt.ItemFlag.NoItemFlags
    assert (hearing.data(Role.SKILL_ID), hearing.data(Role.ROW_TYPE)) == ("hearing", RowType.SKILL)
    assert hearing.data(Role.LEVELS) == (1, 2, 3, 3)
    assert hearing.data(Role.LEVEL) == "1 of 3"
    assert hearing.data(Role.LEVEL_NOTE) == "2 claimed"
    assert hearing.data(Role.COUNT) == "1 to go"
    spoken = hearing.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Hearing. 1 of 3, 2 claimed. 1 milestone to go. Technical."
    assert [model.row_of(name) for name in ("mixing", "nobody", "")] == [2, -1, -1]


def test_only_what_differs_is_told_while_the_rows_stay(qtbot: QtBot) -> None:
    model = SkillList()
    _fill(model, skilled_plan())
    changed, reset = QSignalSpy(model.dataChanged), QSignalSpy(model.modelReset)
    profile = skilled_profile()
    rated, _ = edits.rate(profile, {"editing": 1}, TODAY).apply(profile)
    _fill(model, plan_of(rated, TODAY))
    assert [changed.at(place)[0].row() for place in range(changed.count())] == [4]
    assert reset.count() == 0
    _fill(model, skilled_plan(), Order.NAME)
    assert reset.count() == 1
