"""Tests of `planner.storage.taking_in`: what somebody else wrote, merged beside the window."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from planner.domain.edits import set_notes
from planner.domain.profile import Profile
from planner.storage.outside import Sight
from planner.storage.profile_bytes import StoredProfile
from planner.storage.profile_file import ProfileStore, read_profile
from planner.storage.snapshots import SnapshotFolderError
from planner.storage.taking_in import TakenIn, _written, taken_from, taken_in
from planner.storage.write_errors import DiskFullError

NOW = dt.datetime(2027, 3, 1, 12, 30, tzinfo=dt.UTC)


def noted(profile: Profile, text: str, name: str = "m-1") -> Profile:
    return set_notes(name, text).apply(profile)[0]


@pytest.fixture
def store(tmp_path: Path, profile: Profile) -> ProfileStore:
    store = ProfileStore(tmp_path / "plan.json")
    store.create(profile)
    return store


def elsewhere(path: Path, profile: Profile) -> StoredProfile:
    other = ProfileStore(path)
    other.load()
    return other.save(profile)


def take(store: ProfileStore, ours: Profile) -> TakenIn:
    return taken_in(store, ours, 3, NOW)


def test_nothing_new_is_nothing(store: ProfileStore, profile: Profile) -> None:
    taken = take(store, noted(profile, "unsaved"))
    assert (taken.outside.sight, taken.merge, taken.kept) == (Sight.SAME, None, None)


def test_without_changes_of_ours_theirs_is_all_there_is(
    store: ProfileStore, profile: Profile
) -> None:
    theirs = noted(profile, "theirs")
    elsewhere(store.path, theirs)
    written = dt.datetime(2027, 3, 1, 9, 38, tzinfo=dt.UTC)
    os.utime(store.path, (written.timestamp(), written.timestamp()))
    taken = take(store, profile)
    assert taken.merge is not None
    assert taken.merge.profile == theirs
    assert (taken.both, taken.kept, taken.written) == (False, None, written)


def test_a_time_that_is_still_to_come_is_not_believed(
    store: ProfileStore, profile: Profile
) -> None:
    elsewhere(store.path, noted(profile, "theirs"))
    os.utime(store.path, (NOW.timestamp() + 99, NOW.timestamp() + 99))
    assert take(store, profile).written == NOW


def test_the_other_side_of_a_conflict_is_kept_beside(store: ProfileStore, profile: Profile) -> None:
    elsewhere(store.path, noted(profile, "theirs"))
    taken = take(store, noted(profile, "ours"))
    assert taken.both
    assert taken.merge is not None
    assert len(taken.merge.conflicts) == 1
    assert taken.kept is not None
    assert taken.kept.read_bytes() == store.path.read_bytes()


def test_where_it_cannot_be_kept_the_merge_goes_on(
    store: ProfileStore, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Path:
        raise DiskFullError(store.path)

    monkeypatch.setattr("planner.storage.taking_in.keep_copy", refuse)
    elsewhere(store.path, noted(profile, "theirs"))
    taken = take(store, noted(profile, "ours"))
    assert taken.merge is not None
    assert taken.kept is None


def test_another_plan_in_its_place_is_not_merged(store: ProfileStore, profile: Profile) -> None:
    store.path.unlink()
    ProfileStore(store.path).create(profile.model_copy(update={"id": "another"}))
    taken = take(store, profile)
    assert (taken.outside.sight, taken.merge, taken.kept) == (Sight.CHANGED, None, None)


def test_snapshots_that_cannot_be_listed_are_done_without(
    store: ProfileStore, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: str) -> list[StoredProfile]:
        raise SnapshotFolderError(Path("x"), PermissionError(13, "Permission denied"))

    monkeypatch.setattr("planner.storage.taking_in.kept_states", refuse)
    elsewhere(store.path, noted(profile, "theirs"))
    store.join(elsewhere(store.path, noted(profile, "again")))
    store.save(noted(profile, "ours"))
    elsewhere(store.path, noted(profile, "more", "m-2"))
    taken = take(store, noted(profile, "ours"))
    assert taken.merge is not None
    assert taken.merge.profile.milestones[2].notes == "more"


def test_a_copy_is_merged_against_what_both_were_made_from(
    store: ProfileStore, profile: Profile
) -> None:
    path = store.path.with_name("plan (conflicted copy).json")
    path.write_bytes(store.path.read_bytes())
    copy = elsewhere(path, noted(profile, "copy"))
    store.save(noted(profile, "ours", "m-2"))
    taken = taken_from(store, copy, noted(profile, "ours", "m-2"), 3)
    assert taken.merge is not None
    assert taken.merge.conflicts == ()
    assert [each.notes for each in taken.merge.profile.milestones] == ["", "copy", "ours"]
    assert taken.kept == path


def test_one_of_our_copies_is_asked_about_again(store: ProfileStore, profile: Profile) -> None:
    theirs = elsewhere(store.path, noted(profile, "theirs"))
    ours = noted(profile, "ours")
    kept = take(store, ours).kept
    assert kept is not None
    assert store.join(theirs)
    store.save(ours)
    copy = read_profile(kept)
    taken = taken_from(store, copy, ours, 3)
    assert taken.merge is not None
    assert [each.field for each in taken.merge.conflicts] == ["notes"]


def test_a_file_that_vanishes_meanwhile_was_written_now(tmp_path: Path) -> None:
    assert _written(tmp_path / "gone.json", NOW) == NOW


def test_an_older_state_that_took_the_files_place_is_kept_beside(
    store: ProfileStore, profile: Profile
) -> None:
    """As when a sync program puts back what it had: ours holds, and theirs is not lost."""
    before = store.path.read_bytes()
    ours = noted(profile, "ours")
    store.save(ours)
    store.path.write_bytes(before)
    taken = take(store, ours)
    assert taken.merge is not None
    assert taken.merge.profile == ours
    assert taken.kept is not None
    assert taken.kept.read_bytes() == before


def test_what_was_saved_and_comes_back_as_it_is_needs_no_copy(
    store: ProfileStore, profile: Profile
) -> None:
    ours = noted(profile, "ours")
    store.save(ours)
    before = store.path.read_bytes()
    store.save(noted(ours, "and more"))
    store.path.write_bytes(before)
    assert take(store, ours).kept is None


def test_an_older_state_edited_by_hand_is_merged_like_any_other(
    store: ProfileStore, profile: Profile
) -> None:
    store.save(noted(profile, "first"))
    before = store.path.read_bytes()
    ours = noted(noted(profile, "first"), "ours", "m-2")
    store.save(ours)
    store.path.write_bytes(before.replace(b'"first"', b'"edited"'))
    taken = take(store, ours)
    assert taken.outside.sight is Sight.CHANGED
    assert taken.merge is not None
    assert taken.merge.profile == noted(ours, "edited")
    assert taken.kept is None
