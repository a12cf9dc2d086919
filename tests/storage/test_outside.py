"""Tests of `planner.storage.outside`: what stands in the place of a plan's file now."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.domain.edits import set_notes
from planner.domain.profile import Profile
from planner.storage.outside import Sight, look_at
from planner.storage.profile_bytes import has_right_digest
from planner.storage.profile_file import ProfileStore
from planner.storage.write_errors import ChangedOutsideError


@pytest.fixture
def store(tmp_path: Path, profile: Profile) -> ProfileStore:
    store = ProfileStore(tmp_path / "plan.json")
    store.create(profile)
    return store


def _newer(data: bytes) -> bytes:
    document = json.loads(data)
    document["schema_version"] = 99
    return json.dumps(document).encode()


def test_its_own_saves_are_no_change(store: ProfileStore, profile: Profile) -> None:
    assert look_at(store).sight is Sight.SAME
    store.save(set_notes("m-1", "mine").apply(profile)[0])
    assert look_at(store).sight is Sight.SAME


def test_another_state_is_read_with_its_bytes(store: ProfileStore, profile: Profile) -> None:
    other = ProfileStore(store.path)
    other.load()
    theirs = set_notes("m-1", "theirs").apply(profile)[0]
    other.save(theirs)
    found = look_at(store)
    assert found.sight is Sight.CHANGED
    assert found.stored is not None
    assert found.stored.profile == theirs
    assert found.data == store.path.read_bytes()
    with pytest.raises(ChangedOutsideError):
        store.save(profile)
    store.join(found.stored)
    assert look_at(store).sight is Sight.SAME


def test_half_of_a_file_is_damaged_until_the_rest_comes(
    store: ProfileStore, profile: Profile
) -> None:
    whole = store.path.read_bytes()
    for half in (b"", whole[: len(whole) // 2], b"\0" * 100, b"not json"):
        store.path.write_bytes(half)
        found = look_at(store)
        assert (found.sight, found.stored, found.data) == (Sight.DAMAGED, None, half)
    store.path.write_bytes(whole)
    assert look_at(store).sight is Sight.SAME


def test_what_is_no_file_and_what_is_newer_are_told_apart(store: ProfileStore) -> None:
    whole = store.path.read_bytes()
    store.path.write_bytes(_newer(whole))
    assert look_at(store).sight is Sight.NEWER
    store.path.unlink()
    assert look_at(store).sight is Sight.GONE
    store.path.mkdir()
    assert look_at(store).sight is Sight.NOT_A_FILE


def test_what_may_not_be_read_says_so(store: ProfileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("planner.storage.profile_file.os.open", refuse)
    assert look_at(store).sight is Sight.UNREADABLE


def test_a_file_edited_by_hand_is_a_change(store: ProfileStore) -> None:
    edited = store.path.read_bytes().replace("Föley".encode(), b"Foley")
    store.path.write_bytes(edited)
    assert not has_right_digest(edited)
    found = look_at(store)
    assert found.sight is Sight.CHANGED
    assert found.stored is not None
    assert found.stored.edited
