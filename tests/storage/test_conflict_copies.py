"""Tests of `planner.storage.conflict_copies`: what sync programs leave beside a plan."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from planner.domain.edits import set_notes
from planner.domain.profile import Profile
from planner.storage.conflict_copies import (
    conflict_copies,
    host_name,
    is_ours,
    keep_copy,
    move_aside,
    rescue,
    rescued_folder,
)
from planner.storage.profile_file import ProfileStore, read_profile
from planner.storage.write_errors import WriteError, write_error

NOW = dt.datetime(2027, 3, 1, 12, 30, tzinfo=dt.UTC)

NAMES = [
    "my plan (Kit's conflicted copy 2027-03-01).json",
    "my plan (conflicted copy 2027-03-01 101112).json",
    "my plan (Konfliktkopie von Kit 2027-03-01).json",
    "my plan (copie en conflit de Kit).json",
    "my plan.sync-conflict-20270301-101112-ABCDEF7.json",
    "my plan_conflict-20270301-101112.json",
    "my plan.conflict-laptop-20270301T101112Z.json",
    "my plan-DESKTOP-7A2B3.json",
]
OTHERS = [
    "my plan-copy.json",
    "my plan-2.json",
    "my plan 2.json",
    "my plan.damaged-20270301T101112Z.json",
    "my plan.conflict-laptop-20270301T101112Z.merged-20270302T101112Z.json",
    "my plan-DESKTOP-7A2B3.txt",
    "another (conflicted copy).json",
]


@pytest.fixture
def store(tmp_path: Path, profile: Profile) -> ProfileStore:
    store = ProfileStore(tmp_path / "my plan.json")
    store.create(profile)
    return store


def _copy(store: ProfileStore, name: str) -> Path:
    assert store.last is not None
    path = store.path.with_name(name)
    profile = set_notes("m-1", name).apply(store.last.profile)[0]
    ProfileStore(path).create(profile)
    return path


@pytest.mark.parametrize("name", NAMES)
def test_copies_in_conflict_are_known_by_their_names(store: ProfileStore, name: str) -> None:
    path = _copy(store, name)
    assert store.last is not None
    assert [each.path for each in conflict_copies(store.path, store.last)] == [path]
    assert is_ours(path) == (".conflict-" in name)


@pytest.mark.parametrize("name", OTHERS)
def test_other_files_are_not_taken_for_copies(store: ProfileStore, name: str) -> None:
    _copy(store, name)
    assert store.last is not None
    assert conflict_copies(store.path, store.last) == ()


def test_a_copy_that_bears_this_computers_name(
    store: ProfileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platform.node", lambda: "kits_laptop.home")
    assert host_name() == "kits-laptop-home"
    _copy(store, "my plan-kits-laptop-home.json")
    assert store.last is not None
    assert len(conflict_copies(store.path, store.last)) == 1
    monkeypatch.setattr("platform.node", lambda: "…")
    assert host_name() == "computer"


def test_what_holds_nothing_new_or_cannot_be_read_is_no_copy(
    store: ProfileStore, profile: Profile
) -> None:
    store.path.with_name(NAMES[0]).write_bytes(store.path.read_bytes())
    store.path.with_name(NAMES[1]).write_bytes(b"half")
    other = profile.model_copy(update={"id": "another"})
    ProfileStore(store.path.with_name(NAMES[2])).create(other)
    assert store.last is not None
    assert conflict_copies(store.path, store.last) == ()
    assert conflict_copies(store.path.parent / "nowhere" / "my plan.json", store.last) == ()


def test_a_merged_copy_of_a_sync_program_is_known_and_ours_stays(store: ProfileStore) -> None:
    copies = [_copy(store, NAMES[0]), _copy(store, NAMES[6])]
    for copy in copies:
        store.join(read_profile(copy), in_place=False)
        assert store.last is not None
        store.save(set_notes("m-2", copy.name).apply(store.last.profile)[0])
    found = conflict_copies(store.path, store.last)
    assert [each.path for each in found] == [copies[1]]
    aside = move_aside(copies[1], NOW)
    assert aside.name == "my plan.conflict-laptop-20270301T101112Z.merged-20270301T123000Z.json"
    assert conflict_copies(store.path, store.last) == ()


def test_the_other_side_is_kept_once_under_a_clear_name(
    store: ProfileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platform.node", lambda: "studio")
    kept = keep_copy(store.path, b"theirs", NOW)
    assert kept.name == "my plan.conflict-studio-20270301T123000Z.json"
    assert kept.read_bytes() == b"theirs"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert keep_copy(store.path, b"theirs", NOW + dt.timedelta(hours=1)) == kept


def test_nothing_is_renamed_over_something(store: ProfileStore) -> None:
    copy = _copy(store, NAMES[0])
    there = copy.with_name(f"{copy.stem}.merged-20270301T123000Z.json")
    there.write_bytes(b"mine")
    with pytest.raises(WriteError):
        move_aside(copy, NOW)
    assert there.read_bytes() == b"mine"
    with pytest.raises(WriteError):
        move_aside(copy.with_name("gone.json"), NOW)


def test_what_could_not_be_saved_is_kept_beside_the_plan_and_found_again(
    store: ProfileStore,
) -> None:
    mine = _noted(store, "Not saved")
    kept = rescue(store, mine, NOW)
    assert kept.parent == store.path.parent
    (copy,) = conflict_copies(store.path, store.load())
    assert (copy.path, copy.profile) == (kept, mine)
    assert is_ours(kept)


def test_where_nothing_can_be_written_there_it_is_kept_in_the_users_own_folder(
    store: ProfileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, save_copy = _noted(store, "Not saved"), ProfileStore.save_copy

    def refused_there(self: ProfileStore, path: Path, profile: Profile) -> None:
        if path.parent == store.path.parent:
            raise write_error(path, PermissionError(13, "denied"))
        save_copy(self, path, profile)

    monkeypatch.setattr(ProfileStore, "save_copy", refused_there)
    kept = rescue(store, mine, NOW)
    assert kept.parent == rescued_folder()
    assert kept.stat().st_mode & 0o777 == 0o600
    (copy,) = conflict_copies(store.path, store.load())
    assert copy.profile == mine
    assert conflict_copies(store.path.with_name("another.json"), store.load()) == ()


def _noted(store: ProfileStore, text: str) -> Profile:
    before = store.load().profile
    after, _ = set_notes(before.milestones[0].id, text).apply(before)
    return after
