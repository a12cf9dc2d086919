"""Tests of `planner.storage.plan_removal`: what goes with a plan, and what others still need."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from planner.storage import plan_removal
from planner.storage.plan_list import listed_plans, what_if
from planner.storage.plan_removal import belongings, space_of
from planner.storage.profile_file import ProfileStore, read_bytes
from planner.storage.snapshots import (
    Reason,
    SnapshotFolderError,
    folder_of,
    list_snapshots,
    note_copy,
    take,
)
from tests.storage.conftest import small_profile

NOW = dt.datetime(2027, 3, 1, 18, 30, tzinfo=dt.UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A plan with one snapshot."""
    path = tmp_path / "plans" / "plan.json"
    path.parent.mkdir()
    ProfileStore(path).create(small_profile())
    take(path, read_bytes(path), Reason.SESSION, NOW)
    return path


def test_snapshots_go_with_the_only_file_of_a_plan(file: Path) -> None:
    (plan,) = listed_plans(file.parent, ())
    found = belongings(plan)
    assert (found.path, found.folder, found.snapshots) == (file, folder_of("p-1"), 1)
    assert found.copies == ()


def test_a_what_if_is_a_plan_of_its_own(file: Path) -> None:
    (plan,) = listed_plans(file.parent, ())
    target = file.with_name("what-if.json")
    what_if(plan, target, "What if", "p-2")
    take(target, read_bytes(target), Reason.SESSION, NOW)
    first, second = listed_plans(file.parent, ())
    assert belongings(first, (target,)).folder == folder_of("p-1")
    assert belongings(second, (file,)).folder == folder_of("p-2")


def test_snapshots_stay_as_long_as_a_saved_copy_does(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere" / "copy.json"
    copy.parent.mkdir()
    store = ProfileStore(file)
    store.save_copy(copy, store.load().profile)
    note_copy("p-1", copy)
    (plan,) = listed_plans(file.parent, ())
    found = belongings(plan)
    assert found.folder is None
    assert found.copies == (copy,)
    copy.unlink()
    assert belongings(plan).folder == folder_of("p-1")
    copy.parent.rmdir()
    assert belongings(plan).copies == (copy,), "its disk may not be connected"
    assert list_snapshots(folder_of("p-1"))


def test_what_cannot_be_read_keeps_its_snapshots(file: Path) -> None:
    file.write_text('{"format":"learning-path-plan", broken')
    (plan,) = listed_plans(file.parent, ())
    assert plan.stored is None
    found = belongings(plan)
    assert (found.folder, found.copies) == (None, ())


def test_a_plan_without_snapshots_has_none_to_go(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    ProfileStore(path).create(small_profile())
    (plan,) = listed_plans(tmp_path, ())
    assert belongings(plan).folder is None


def test_snapshots_that_may_not_be_looked_at_stay(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (plan,) = listed_plans(file.parent, ())

    def refused(folder: Path) -> None:
        raise SnapshotFolderError(folder, "permission denied")

    monkeypatch.setattr(plan_removal, "list_snapshots", refused)
    assert belongings(plan).folder is None


def test_space_leaves_out_what_goes_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    monkeypatch.setattr(Path, "rglob", lambda folder, _: iter((folder / "a", folder / "gone")))
    assert space_of(tmp_path) == 5


def test_space_counts_a_file_with_two_names_once(tmp_path: Path) -> None:
    assert space_of(tmp_path / "none") == 0
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a").write_bytes(b"12345")
    os.link(tmp_path / "deep" / "a", tmp_path / "b")
    (tmp_path / "c").write_bytes(b"123")
    assert space_of(tmp_path) == 8
