"""Tests of `planner.storage.recovery`: what there is to go on from, and going on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from planner import paths
from planner.domain.profile import Profile
from planner.storage.profile_file import ProfileStore, read_bytes, read_profile
from planner.storage.recovery import Trouble, examine, go_on
from planner.storage.snapshots import Reason, take
from planner.storage.write_errors import ChangedOutsideError, WriteError

NOW = dt.datetime(2027, 3, 2, 12, tzinfo=dt.UTC)


@pytest.fixture
def file(tmp_path: Path, profile: Profile) -> Path:
    path = tmp_path / "plan.json"
    ProfileStore(path).create(profile)
    take(path, read_bytes(path), Reason.SESSION, NOW)
    return path


def test_a_damaged_file_is_kept_and_left(file: Path, profile: Profile) -> None:
    data = file.read_bytes()[:-40]
    file.write_bytes(data)
    case = examine(file, data, Trouble.DAMAGED, NOW)
    assert case.kept == file.with_name("plan.damaged-20270302T120000Z.json")
    assert case.kept.read_bytes() == data == file.read_bytes()
    assert case.file is not None
    assert case.file.stored.profile == profile
    assert len(case.snapshots) == 1
    again = examine(file, data, Trouble.DAMAGED, NOW + dt.timedelta(hours=1))
    assert again.kept == case.kept, "the same bytes are kept once"


def test_going_on_saves_over_what_was_examined_and_nothing_else(file: Path) -> None:
    data = file.read_bytes()[:-40]
    file.write_bytes(data)
    case = examine(file, data, Trouble.DAMAGED, NOW)
    assert case.file is not None
    file.write_bytes(b"somebody else's")
    with pytest.raises(ChangedOutsideError):
        go_on(case, case.file.stored, ProfileStore(file))
    assert file.read_bytes() == b"somebody else's"
    file.write_bytes(data)
    store = ProfileStore(file)
    go_on(case, case.file.stored, store)
    assert read_profile(file).profile == case.file.stored.profile
    assert store.last is not None


def test_where_it_can_be_kept_nowhere_nothing_goes_on(file: Path) -> None:
    data = file.read_bytes()[:-40]
    file.write_bytes(data)
    elsewhere = file.parent / "a-file"
    elsewhere.write_bytes(b"")
    blocked = paths.user_data_folder() / "damaged"
    blocked.write_bytes(b"")
    with pytest.raises(WriteError):
        examine(elsewhere / "plan.json", data, Trouble.DAMAGED, NOW)
    blocked.unlink()
    kept = examine(elsewhere / "plan.json", data, Trouble.DAMAGED, NOW).kept
    assert kept is not None
    assert kept.parent == blocked


def test_an_edited_file_is_not_copied(file: Path, profile: Profile) -> None:
    data = file.read_bytes() + b"\n"
    case = examine(file, data, Trouble.EDITED, NOW)
    assert case.kept is None
    assert case.file is not None
    assert case.file.stored.profile == profile


def test_a_missing_file_has_its_snapshots(file: Path, profile: Profile) -> None:
    file.unlink()
    case = examine(file, b"", Trouble.MISSING, NOW)
    assert (case.file, case.kept, case.written) == (None, None, None)
    assert len(case.snapshots) == 1
    assert not (paths.user_data_folder() / "damaged").exists()
