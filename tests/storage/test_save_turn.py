"""Tests of `planner.storage.save_turn`: between comparing and replacing, nobody else saves."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from planner import paths
from planner.domain.edits import set_notes
from planner.domain.profile import Profile
from planner.storage import save_turn
from planner.storage.profile_file import ProfileStore, read_profile
from planner.storage.safe_write import Disk
from planner.storage.write_errors import ChangedOutsideError


class SlowDisk(Disk):
    """Waits before a file takes its place, until it may."""

    def __init__(self) -> None:
        self.arrived = threading.Event()
        self.may_go = threading.Event()

    def replace(self, source: Path, target: Path) -> None:
        self.arrived.set()
        assert self.may_go.wait(10)
        super().replace(source, target)


def noted(profile: Profile, text: str) -> Profile:
    return set_notes("m-1", text).apply(profile)[0]


@pytest.fixture
def file(tmp_path: Path, profile: Profile) -> Path:
    path = tmp_path / "plan.json"
    ProfileStore(path).create(profile)
    return path


def test_a_save_that_was_overtaken_while_it_waited_overwrites_nothing(
    file: Path, profile: Profile
) -> None:
    disk = SlowDisk()
    slow, quick = ProfileStore(file, disk), ProfileStore(file)
    slow.load()
    quick.load()
    outcomes: list[str] = []

    def save_quickly() -> None:
        try:
            quick.save(noted(profile, "quick"))
        except ChangedOutsideError:
            outcomes.append("overtaken")

    first = threading.Thread(target=lambda: slow.save(noted(profile, "slow")))
    first.start()
    assert disk.arrived.wait(10)  # it has compared, and is about to take the file's place
    second = threading.Thread(target=save_quickly)
    second.start()
    second.join(0.3)
    assert second.is_alive()
    disk.may_go.set()
    first.join(10)
    second.join(10)
    assert outcomes == ["overtaken"]
    assert read_profile(file).profile == noted(profile, "slow")


def test_one_that_hangs_does_not_hang_the_others(
    file: Path, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(save_turn, "_LONGEST_S", 0.05)
    store = ProfileStore(file)
    store.load()
    with save_turn.taking_turns(file):
        store.save(noted(profile, "on its own"))
    assert read_profile(file).profile == noted(profile, "on its own")


def test_where_no_turns_can_be_taken_a_save_goes_on(file: Path, profile: Profile) -> None:
    folder = paths.user_data_folder()
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_bytes(b"a file in the folder's place")
    store = ProfileStore(file)
    store.load()
    store.save(noted(profile, "saved"))
    assert read_profile(file).profile == noted(profile, "saved")
