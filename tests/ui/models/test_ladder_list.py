"""The way of a skill as a model."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from planner.domain.skill_path import ladder_of
from planner.ui.models.ladder_list import LadderList
from planner.ui.models.ladder_rows import ladder_rows
from planner.ui.roles import Role, RowType
from planner.words import ENGLISH
from tests.ui.skill_worlds import skilled_plan


def test_levels_and_milestones_have_their_roles(qtbot: QtBot) -> None:
    model, plan = LadderList(), skilled_plan()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = ladder_rows(ladder_of(plan, "hearing"), plan, ENGLISH, rated=True)
    model.set_rows(rows)
    level, listen, rock = model.index(0), model.index(1), model.index(3)
    assert level.data(Role.ROW_TYPE) == RowType.LEVEL
    assert (level.data(Role.LEVEL), level.data(Role.STANDING)) == ("1", "rated")
    assert level.data(Qt.ItemDataRole.CheckStateRole) is None
    assert listen.data(Role.ROW_TYPE) == RowType.MILESTONE
    assert listen.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert rock.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.PartiallyChecked
    assert (rock.data(Role.MILESTONE_ID), rock.data(Role.KIND)) == ("rock", "project")
    assert [model.row_of(name) for name in ("rock", "nobody", "")] == [3, -1, -1]
    reset = QSignalSpy(model.modelReset)
    model.set_rows(rows)
    assert reset.count() == 0
    model.set_rows(())
    assert model.rowCount() == 0
