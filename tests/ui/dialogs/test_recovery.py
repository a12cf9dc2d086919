"""The dialog about a file that is not as it was saved: what it says, and what it chooses first."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.storage.profile_file import ProfileStore, read_bytes
from planner.storage.recovery import Case, Trouble, examine
from planner.storage.snapshots import Reason, take
from planner.ui.dialogs.recovery import RecoveryDialog
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH
from tests.ui.worlds import TODAY, small_profile

NOW = dt.datetime.combine(TODAY, dt.time(9)).astimezone()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The small plan as it was an hour ago in a snapshot, and with "signal" done in its file."""
    path = tmp_path / "plan.json"
    store = ProfileStore(path)
    store.create(small_profile())
    take(path, read_bytes(path), Reason.SESSION, NOW - dt.timedelta(hours=1))
    store.save(edits.check_off("signal", TODAY, TODAY).apply(small_profile())[0])
    return path


def case_of(path: Path, data: bytes, trouble: Trouble = Trouble.DAMAGED) -> Case:
    path.write_bytes(data)
    os.utime(path, (NOW.timestamp() - 1860,) * 2)
    return examine(path, data, trouble, NOW)


def shown(qtbot: QtBot, themes: ThemeSource, case: Case) -> RecoveryDialog:
    dialog = RecoveryDialog(themes, case, ENGLISH, TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_newest_snapshot_comes_first_where_something_was_lost(
    qtbot: QtBot, themes: ThemeSource, path: Path
) -> None:
    data = path.read_bytes()
    dialog = shown(qtbot, themes, case_of(path, data[: data.rindex(b'{"definition"') + 100]))
    assert dialog.sentence.text() == (
        "The newest snapshot: Today, 08:00. Up to 30 min of changes are not in it. "
        "The damaged file is kept."
    )
    assert dialog.chosen().profile == small_profile()
    assert "Marked done: “Signal flow”" in dialog.told
    assert dialog.accept_button.text() == "&Open snapshot"
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)
    assert "What can be read" in dialog.told
    assert "The file ends before the plan does" in dialog.told
    assert dialog.accept_button.text() == "&Open what is read"
    assert dialog.chosen().profile.milestone("signal").done_on == TODAY


def test_milestones_that_only_the_snapshot_has_are_named(
    qtbot: QtBot, themes: ThemeSource, path: Path
) -> None:
    data = path.read_bytes()
    dialog = shown(qtbot, themes, case_of(path, data[: len(data) // 2]))
    assert "In the snapshot, and not read from the file" in dialog.told
    assert "Portfolio piece" in dialog.told


def test_a_file_that_was_read_whole_comes_first(
    qtbot: QtBot, themes: ThemeSource, path: Path
) -> None:
    dialog = shown(qtbot, themes, case_of(path, path.read_bytes() + b'{"more":1}'))
    assert dialog.model.snapshot(dialog.list.currentIndex()) is None
    assert dialog.chosen().profile.milestone("signal").done_on == TODAY


def test_a_snapshot_that_is_damaged_too_cannot_be_opened(
    qtbot: QtBot, themes: ThemeSource, path: Path
) -> None:
    case = case_of(path, b"\0" * 300)
    case.snapshots[0].path.write_bytes(b"\0")
    dialog = shown(qtbot, themes, case)
    assert dialog.chosen() is None
    assert not dialog.accept_button.isEnabled()
    assert "can no longer be read" in dialog.told
    dialog.list.doubleClicked.emit(dialog.list.currentIndex())
    assert dialog.isVisible()


def test_escape_chooses_nothing(qtbot: QtBot, themes: ThemeSource, path: Path) -> None:
    dialog = shown(qtbot, themes, case_of(path, path.read_bytes()[:-3]))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.result() == 0


def test_texts_of_the_file_are_plain(qtbot: QtBot, themes: ThemeSource, path: Path) -> None:
    dialog = shown(qtbot, themes, case_of(path, path.read_bytes()[:-3]))
    labels = [line for line in dialog._lines if hasattr(line, "textFormat")]
    assert labels
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
