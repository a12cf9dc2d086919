"""Milestones to tick, and the search among them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from planner.ui.models.milestone_choices import ChoiceFilter, Choosable, MilestoneChoices

ROWS = [
    Choosable("", "Foundations"),
    Choosable("a", "Set up a room", "Project, 8 h"),
    Choosable("b", "Train the ear", "Practice, 20 h"),
    Choosable("", "Craft"),
    Choosable("c", "Mix a room recording", "Project, 16 h"),
]
CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def model(qtbot: QtBot) -> MilestoneChoices:
    made = MilestoneChoices()
    tester = QAbstractItemModelTester(
        made, QAbstractItemModelTester.FailureReportingMode.Fatal, made
    )
    assert tester.model() is made
    made.show_rows(ROWS)
    return made


def test_ticks_are_kept_in_the_order_of_the_list(model: MilestoneChoices) -> None:
    spy = QSignalSpy(model.ticked)
    for row in (4, 1):
        assert model.setData(model.index(row, 0), Qt.CheckState.Checked.value, CHECK)
    assert model.chosen == ("a", "c")
    model.setData(model.index(1, 0), Qt.CheckState.Unchecked.value, CHECK)
    assert model.chosen == ("c",)
    assert spy.count() == 3


def test_headings_cannot_be_ticked(model: MilestoneChoices) -> None:
    heading = model.index(0, 0)
    assert heading.data(CHECK) is None
    assert not model.setData(heading, Qt.CheckState.Checked.value, CHECK)
    assert not model.setData(model.index(1, 0), "Other title", Qt.ItemDataRole.EditRole)
    assert not model.flags(heading) & Qt.ItemFlag.ItemIsUserCheckable
    assert model.chosen == ()


def test_what_another_list_ticked_comes_back_with_it(model: MilestoneChoices) -> None:
    spy = QSignalSpy(model.ticked)
    model.set_chosen(["b", "elsewhere"])
    assert model.chosen == ("b",)
    model.show_rows([Choosable("elsewhere", "Another")])
    assert model.chosen == ("elsewhere",)
    model.show_rows(ROWS)
    assert model.chosen == ("b",)
    assert spy.count() == 0


def test_the_search_wants_every_word_and_hides_headings(
    model: MilestoneChoices, qtbot: QtBot
) -> None:
    proxy = ChoiceFilter()
    proxy.setSourceModel(model)
    QAbstractItemModelTester(proxy, QAbstractItemModelTester.FailureReportingMode.Fatal, proxy)

    def found(text: str) -> list[str]:
        proxy.set_text(text)
        return [proxy.index(row, 0).data() for row in range(proxy.rowCount())]

    assert found("") == [row.title for row in ROWS]
    assert found("ROOM") == ["Set up a room", "Mix a room recording"]
    assert found("room project 16") == ["Mix a room recording"]
    assert found("craft") == []
    assert found(" ") == [row.title for row in ROWS]


def test_kind_and_hours_are_read_aloud(model: MilestoneChoices) -> None:
    spoken = model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Train the ear. Practice, 20 h"
