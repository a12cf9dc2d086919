"""Tests of `planner.storage.whereabouts`: where a plan was, and which files hold it still."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planner.storage.profile_file import ProfileStore
from planner.storage.whereabouts import MOST, NOTE, as_noted, copies_of, last_place, note_place
from tests.storage.conftest import small_profile
from tests.storage.faults.faulty_disk import FailingDisk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "snapshots"
    made.mkdir()
    return made


def _plan(path: Path, name: str = "p-1") -> Path:
    path.parent.mkdir(exist_ok=True)
    ProfileStore(path).create(small_profile().model_copy(update={"id": name}))
    return path


def test_the_last_place_comes_first_and_a_copy_does_not_take_it(
    folder: Path, tmp_path: Path
) -> None:
    assert last_place(folder) == b""
    first, second, copy = (_plan(tmp_path / name) for name in ("a.json", "b.json", "c.json"))
    for path in (first, second, second):
        note_place(folder, path)
    note_place(folder, copy, last=False)
    note_place(folder, copy, last=False)
    assert last_place(folder) == as_noted(second)
    assert (folder / NOTE).read_bytes().count(b"\0\n") == 3
    note_place(folder, first)
    assert last_place(folder) == as_noted(first)
    assert set(copies_of("p-1", folder, first, ())) == {second, copy}


def test_any_name_of_a_file_can_be_noted(folder: Path, tmp_path: Path) -> None:
    odd = _plan(tmp_path / os.fsdecode(b"odd\nn\xe4me.json"))
    note_place(folder, odd)
    note_place(folder, _plan(tmp_path / "b.json"))
    assert copies_of("p-1", folder, tmp_path / "b.json", ()) == [odd]


def test_a_note_has_a_bound_and_may_fail(folder: Path, tmp_path: Path) -> None:
    for number in range(MOST + 5):
        note_place(folder, tmp_path / f"{number}.json")
    before = (folder / NOTE).read_bytes()
    assert before.count(b"\0\n") == MOST
    note_place(folder, tmp_path / "later.json", FailingDisk(1, 28, for_good=True))
    assert (folder / NOTE).read_bytes() == before


def test_only_files_with_the_same_plan_are_copies(folder: Path, tmp_path: Path) -> None:
    own = _plan(tmp_path / "own.json")
    note_place(folder, own)
    other = _plan(tmp_path / "other.json", "p-2")
    gone = tmp_path / "gone.json"
    assert copies_of("p-1", folder, own, (other, gone, own)) == []


def test_what_cannot_be_read_may_be_a_copy(folder: Path, tmp_path: Path) -> None:
    own = _plan(tmp_path / "own.json")
    broken, away = tmp_path / "broken.json", tmp_path / "not connected" / "plan.json"
    broken.write_text("{")
    assert copies_of("p-1", folder, own, (broken, away)) == [broken, away]


def test_a_link_is_not_the_plan_itself(folder: Path, tmp_path: Path) -> None:
    own, link = _plan(tmp_path / "own.json"), tmp_path / "link.json"
    link.symlink_to(own)
    beside = tmp_path / "door"
    beside.symlink_to(tmp_path)
    note_place(folder, own)
    assert copies_of("p-1", folder, link, ()) == [own], "the file stays when the link goes"
    assert copies_of("p-1", folder, beside / "own.json", ()) == [], "one file by another way"
