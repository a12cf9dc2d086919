"""Rows known by a key: what is told when they change, and what headings are."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from planner.ui.models.keyed_list import KeyedList


class Pairs(KeyedList):
    """Pairs of a key and words."""

    def key_of(self, row: Any) -> str:
        return str(row[0])

    def values_of(self, row: Any) -> dict[int, object]:
        return {Qt.ItemDataRole.DisplayRole: row[1]}


def test_what_stays_in_place_is_changed_and_anything_else_reset(qtbot: QtBot) -> None:
    model = Pairs()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows([("", "Heading"), ("a", "One"), ("b", "Two")])
    changed, reset = QSignalSpy(model.dataChanged), QSignalSpy(model.modelReset)
    model.set_rows([("", "Heading"), ("a", "One"), ("b", "Three")])
    assert [changed.at(place)[0].row() for place in range(changed.count())] == [2]
    assert reset.count() == 0
    model.set_rows([("b", "Three"), ("a", "One")])
    assert reset.count() == 1
    assert [model.row_of(key) for key in ("a", "b", "", "c")] == [1, 0, -1, -1]


def test_headings_are_read_but_not_chosen(qtbot: QtBot) -> None:
    model = Pairs()
    model.set_rows([("", "Heading"), ("a", "One")])
    heading, row = model.index(0), model.index(1)
    assert (heading.data(), heading.flags()) == ("Heading", Qt.ItemFlag.NoItemFlags)
    assert row.flags() & Qt.ItemFlag.ItemIsSelectable
    assert [model.key_at(each) for each in (heading, row, QModelIndex())] == ["", "a", ""]
