"""Tests of `planner.storage.plan_moves`: whatever fails, the whole plan stands somewhere."""

from __future__ import annotations

import errno
import os
from itertools import count
from pathlib import Path

import pytest

from planner.domain.problems import PlannerError
from planner.storage.plan_moves import (
    archived,
    brought_back,
    free_name,
    is_archived,
    move_plan,
)
from planner.storage.profile_errors import MissingProfileError, NothingLoadedError
from planner.storage.profile_file import ProfileStore, read_profile
from planner.storage.safe_write import Disk, digest_of
from planner.storage.write_errors import (
    ChangedOutsideError,
    FileExistsAlreadyError,
    ReadOnlyError,
    WriteError,
)
from tests.storage.conftest import small_profile
from tests.storage.faults.faulty_disk import ERRORS, FailingDisk, LyingDisk, ShortDisk


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "here" / "plan.json"
    path.parent.mkdir()
    ProfileStore(path).create(small_profile())
    return path


def test_the_same_bytes_stand_at_the_new_place_only(file: Path, tmp_path: Path) -> None:
    data = file.read_bytes()
    file.chmod(0o640)
    target = tmp_path / "there" / "deep" / "other.json"
    move_plan(file, target)
    assert target.read_bytes() == data
    assert target.stat().st_mode & 0o777 == 0o640
    assert not file.exists()
    assert list(file.parent.iterdir()) == []


def test_a_name_that_is_taken_stays_as_it_is(file: Path) -> None:
    other = file.with_name("other.json")
    other.write_text("mine")
    with pytest.raises(FileExistsAlreadyError):
        move_plan(file, other)
    assert other.read_text() == "mine"
    assert read_profile(file).profile == small_profile()


def test_what_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(MissingProfileError):
        move_plan(tmp_path / "none" / "plan.json", tmp_path / "plan.json")
    assert list(tmp_path.iterdir()) == []


def test_what_others_wrote_is_not_moved(file: Path, tmp_path: Path) -> None:
    with pytest.raises(ChangedOutsideError):
        move_plan(file, tmp_path / "other.json", expected={digest_of(b"something else")})
    assert read_profile(file).profile == small_profile()
    assert not (tmp_path / "other.json").exists()


def test_what_is_written_while_it_moves_stays(file: Path, tmp_path: Path) -> None:
    class Meanwhile(Disk):
        def link(self, source: Path, target: Path) -> None:
            super().link(source, target)
            file.write_bytes(b"newer")

    with pytest.raises(ChangedOutsideError):
        move_plan(file, tmp_path / "other.json", disk=Meanwhile())
    assert file.read_bytes() == b"newer"
    assert not (tmp_path / "other.json").exists()


def test_a_file_that_cannot_be_removed_stays_the_only_one(file: Path, tmp_path: Path) -> None:
    class Held(Disk):
        def remove(self, path: Path) -> None:
            if path == file:
                raise OSError(errno.EACCES, os.strerror(errno.EACCES))
            super().remove(path)

    with pytest.raises(WriteError):
        move_plan(file, tmp_path / "other.json", disk=Held())
    assert read_profile(file).profile == small_profile()
    assert not (tmp_path / "other.json").exists()


@pytest.mark.parametrize("kind", [FailingDisk, ShortDisk, LyingDisk])
@pytest.mark.parametrize("error", sorted(ERRORS))
@pytest.mark.parametrize("for_good", [False, True])
def test_whichever_call_fails_the_plan_stands_at_one_place(
    file: Path, tmp_path: Path, kind: type[FailingDisk], error: int, *, for_good: bool
) -> None:
    target = tmp_path / "there" / "other.json"
    for nth in count(1):
        disk = kind(nth, error, for_good=for_good)
        try:
            move_plan(file, target, disk=disk)
        except PlannerError:
            assert disk.failed
            assert read_profile(file).profile == small_profile()
            assert not target.exists()
            continue
        assert read_profile(target).profile == small_profile()
        assert not file.exists()
        if not disk.failed:
            return
        target.rename(file)


def test_a_link_moves_alone(file: Path, tmp_path: Path) -> None:
    link, target = tmp_path / "link.json", tmp_path / "moved.json"
    link.symlink_to(file)
    move_plan(link, target)
    assert target.is_symlink()
    assert not os.path.lexists(link)
    assert read_profile(target).profile == read_profile(file).profile == small_profile()
    link.symlink_to(file)
    with pytest.raises(FileExistsAlreadyError):
        move_plan(link, target)
    assert link.is_symlink()


def test_a_link_that_stays_is_the_only_one(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link, target = tmp_path / "link.json", tmp_path / "moved.json"
    link.symlink_to(file)
    real = Path.unlink

    def held(path: Path) -> None:
        if path == link:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        real(path)

    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(ReadOnlyError):
        move_plan(link, target)
    assert link.is_symlink()
    assert not os.path.lexists(target)


def test_a_folder_that_cannot_be_made_leaves_all_as_it_was(file: Path) -> None:
    with pytest.raises(WriteError):
        move_plan(file, file / "no folder" / "plan.json")
    assert read_profile(file).profile == small_profile()


def test_names_that_are_taken_get_numbers(file: Path) -> None:
    assert free_name(file.parent, "plan", ".json") == file.with_name("plan-2.json")
    file.with_name("plan-2.json").symlink_to("nowhere")
    assert free_name(file.parent, "plan", ".json") == file.with_name("plan-3.json")


def test_the_archive_is_beside_and_leads_back(file: Path) -> None:
    away = archived(file)
    assert away == file.parent / "Archive" / "plan.json"
    assert is_archived(away)
    assert not is_archived(file)
    assert brought_back(away) == file.with_name("plan-2.json"), "its name is taken as yet"
    move_plan(file, away)
    assert brought_back(away) == file


def test_a_store_goes_on_at_the_new_place(file: Path, tmp_path: Path) -> None:
    store = ProfileStore(file)
    store.load()
    target = tmp_path / "other.json"
    store.move(target)
    store.save(small_profile(name="Later"))
    assert read_profile(target).profile.name == "Later"
    assert store.last is not None
    assert store.last.path == target
    assert not file.exists()


def test_a_store_that_has_read_nothing_moves_nothing(file: Path) -> None:
    with pytest.raises(NothingLoadedError):
        ProfileStore(file).move(file.with_name("other.json"))
    assert file.exists()


def test_a_store_does_not_move_what_it_has_not_seen(file: Path, tmp_path: Path) -> None:
    store, other = ProfileStore(file), ProfileStore(file)
    store.load()
    other.load()
    other.save(small_profile(name="Theirs"))
    with pytest.raises(ChangedOutsideError):
        store.move(tmp_path / "other.json")
    assert store.path == file
    assert read_profile(file).profile.name == "Theirs"
