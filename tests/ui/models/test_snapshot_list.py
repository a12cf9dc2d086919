"""The rows of the snapshots: headings by day, newest first."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from planner.storage.snapshots import Reason, Snapshot
from planner.ui.models.snapshot_list import FileRow, SnapshotList
from planner.ui.roles import Role, RowType
from planner.words import ENGLISH

NOW = dt.datetime(2027, 2, 1, 18, 30).astimezone()
HOUR = dt.timedelta(hours=1)


def snapshot(ago: int, reason: Reason = Reason.SESSION, done: int = 3) -> Snapshot:
    """A snapshot some hours old."""
    taken = (NOW - ago * HOUR).astimezone(dt.UTC)
    return Snapshot(Path(f"{ago}.json"), taken, reason, done, 8, "0" * 16, 1000)


@pytest.fixture
def model(qtbot: QtBot) -> SnapshotList:
    found = [
        snapshot(0, Reason.RESTORE),
        snapshot(3, done=2),
        snapshot(24),
        snapshot(24 * 5),
        snapshot(24 * 200, done=0),
    ]
    return SnapshotList(found, ENGLISH, NOW.date())


def texts(model: SnapshotList) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_it_behaves_as_a_model(model: SnapshotList) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(model, mode)
    assert model.rowCount(model.index(0)) == 0
    assert model.data(QModelIndex()) is None
    assert model.snapshot(QModelIndex()) is None
    assert not model.flags(QModelIndex())


def test_days_stand_above_their_snapshots(model: SnapshotList) -> None:
    assert texts(model)[:7] == [
        "Today",
        "18:30",
        "15:30",
        "Yesterday",
        "18:30",
        "Wed 27 Jan",
        "18:30",
    ]
    assert texts(model)[7].endswith("Jul 2026")


def test_only_snapshots_are_chosen(model: SnapshotList) -> None:
    for row in range(model.rowCount()):
        index = model.index(row)
        is_day = index.data(Role.ROW_TYPE) == RowType.DAY
        assert (model.snapshot(index) is None) == is_day
        assert bool(model.flags(index) & Qt.ItemFlag.ItemIsSelectable) != is_day
    assert model.snapshot(model.first()).reason is Reason.RESTORE


def test_a_row_says_all_of_itself(model: SnapshotList) -> None:
    index = model.first()
    assert index.data(Role.SUBTITLE) == "Before a restore"
    assert index.data(Role.COUNT) == "3 of 8 done"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Today, 18:30. Before a restore. 3 of 8 done"
    )


def test_none(qtbot: QtBot) -> None:
    model = SnapshotList([], ENGLISH, NOW.date())
    assert model.rowCount() == 0
    assert not model.first().isValid()


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_words(reason: Reason) -> None:
    assert SnapshotList([], ENGLISH, NOW.date()).reason(snapshot(0, reason))[0].isupper()


def test_the_file_itself_can_stand_above_the_snapshots(qtbot: QtBot) -> None:
    file = FileRow("plan.json", "What can be read", "3 not read", "5 of 6")
    model = SnapshotList([snapshot(0)], ENGLISH, NOW.date(), file=file)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() == 4
    first = model.first()
    assert model.snapshot(first) is None
    assert model.flags(first) & Qt.ItemFlag.ItemIsSelectable
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsEnabled
    spoken = first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "What can be read. 3 not read. 5 of 6"
