"""A file that may have been changed is noticed, by the system's word or by looking."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.ui import file_watch
from planner.ui.file_watch import FileWatch


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    path.write_bytes(b"one")
    return path


def _replace(file: Path, data: bytes) -> None:
    new = file.with_name("new")
    new.write_bytes(data)
    new.replace(file)


def test_each_replacement_is_noticed_although_the_file_is_another_one(
    qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_watch, "EVERY_MS", 600_000)
    watch = FileWatch(file)
    for data in (b"two", b"three", b"four"):
        with qtbot.waitSignal(watch.suspected, timeout=60_000):
            _replace(file, data)
    with qtbot.waitSignal(watch.suspected, timeout=60_000):
        file.unlink()
    with qtbot.waitSignal(watch.suspected, timeout=60_000):
        file.write_bytes(b"five")
    watch.stop()


def test_many_words_of_the_system_are_one(
    qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_watch, "EVERY_MS", 600_000)
    watch = FileWatch(file)
    told: list[bool] = []
    watch.suspected.connect(lambda: told.append(True))
    with qtbot.waitSignal(watch.suspected, timeout=60_000):
        for number in range(20):
            _replace(file, bytes([number]))
    assert told == [True]
    watch.stop()


def test_a_folder_that_says_nothing_is_looked_at_all_the_same(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_watch, "EVERY_MS", 5)
    watch = FileWatch(tmp_path / "nowhere" / "plan.json")
    with qtbot.waitSignals([watch.suspected, watch.suspected], timeout=60_000):
        pass
    watch.stop()
    watch.stop()
    with qtbot.assertNotEmitted(watch.suspected, wait=50):
        pass


def test_a_file_that_was_moved_is_watched_where_it_is(
    qtbot: QtBot, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_watch, "EVERY_MS", 600_000)
    watch = FileWatch(file)
    moved = tmp_path / "there" / "plan.json"
    moved.parent.mkdir()
    file.rename(moved)
    watch.follow(moved)
    with qtbot.waitSignal(watch.suspected, timeout=60_000):
        _replace(moved, b"two")
    watch.stop()
