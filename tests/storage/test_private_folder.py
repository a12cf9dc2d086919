"""Tests of `planner.storage.private_folder`: folders that only the learner looks into."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.storage.private_folder import make_private_folder, may_be_made


def test_all_that_is_made_is_private(tmp_path: Path) -> None:
    made = tmp_path / "one" / "two"
    make_private_folder(made)
    make_private_folder(made)
    assert [each.stat().st_mode & 0o777 for each in (made, made.parent)] == [0o700, 0o700]


def test_a_folder_may_be_made_where_its_nearest_parent_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert may_be_made(tmp_path)
    assert may_be_made(tmp_path / "one" / "two")
    assert not may_be_made(tmp_path / "file" / "two")
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def test_nor_where_it_may_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: path != tmp_path)
    assert not may_be_made(tmp_path / "one")
