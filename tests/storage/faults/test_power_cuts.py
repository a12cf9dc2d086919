"""Power cuts: whatever the disk has not been made to keep may be gone, in every combination.

The calls of saves are noted down and played to a model of a file system. After a cut behind any of
them the file is whole and holds the last state that was reported as saved, or a later one.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.domain.edits import set_notes
from planner.domain.profile import Profile
from planner.storage.profile_bytes import from_bytes
from planner.storage.profile_errors import ProfileFileError
from planner.storage.profile_file import ProfileStore
from tests.storage.conftest import small_profile
from tests.storage.faults.crash_model import Call, Computer, NotingDisk

STATES = tuple(set_notes("m-1", text).apply(small_profile())[0] for text in ("a", "b", "c", "d"))


def _lost(log: list[Call], before: bytes | None, states: tuple[Profile, ...]) -> list[str]:
    """What a cut behind each of the calls may have lost, and how many ends were looked at."""
    computer = Computer({} if before is None else {"plan.json": before})
    found: list[str] = []
    promised, ends = 0, 0
    for place, call in enumerate(log):
        computer.do(call)
        promised += call.kind == "acknowledged"
        for data in set(computer.after_a_cut("plan.json")):
            ends += 1
            number = _number(data, states)
            if number is None or number < promised:
                found.append(f"behind {place} {call.kind}: {'nothing' if data is None else number}")
    assert ends > len(log), "the model has looked at more than one end behind each call"
    return found


def _number(data: bytes | None, states: tuple[Profile, ...]) -> int | None:
    """Which state some bytes hold; nothing where they cannot be read."""
    if data is None:
        return None
    try:
        return states.index(from_bytes(Path("plan.json"), data).profile)
    except ProfileFileError:
        return None


def _log_of_saves(folder: Path, disk: NotingDisk) -> tuple[bytes, list[Call]]:
    """Three saves after the first state."""
    file = folder / "plan.json"
    ProfileStore(file).create(STATES[0])
    before = file.read_bytes()
    store = ProfileStore(file, disk)
    store.load()
    for state in STATES[1:]:
        store.save(state)
        disk.acknowledged()
    return before, disk.log


def test_no_power_cut_loses_what_was_saved(tmp_path: Path) -> None:
    before, log = _log_of_saves(tmp_path, NotingDisk())
    kinds = [call.kind for call in log[: len(log) // 3]]
    assert kinds == ["make", *["write"] * 4, "flush", "replace", "flush folder", "acknowledged"]
    assert _lost(log, before, STATES) == []


@pytest.mark.parametrize("kept", ["flush", "flush_folder"])
def test_the_model_finds_a_flush_that_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: str
) -> None:
    monkeypatch.setattr(NotingDisk, kept, lambda *_: None)
    before, log = _log_of_saves(tmp_path, NotingDisk())
    assert _lost(log, before, STATES)


def test_the_model_finds_a_file_written_in_place(tmp_path: Path) -> None:
    before, log = _log_of_saves(tmp_path, NotingDisk())
    data = b"".join(call.data for call in log[: len(log) // 3])
    in_place = [Call("write", "plan.json", data=data), Call("flush", "plan.json")]
    assert _lost([Call("make", "plan.json"), *in_place, Call("acknowledged")], before, STATES)


class NoLinksDisk(NotingDisk):
    """A file system without second names."""

    def link(self, source: Path, target: Path) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))


@pytest.mark.parametrize("make", [NotingDisk, NoLinksDisk])
def test_a_new_plan_is_there_whole_once_it_was_said_to_be(
    tmp_path: Path, make: Callable[[], NotingDisk]
) -> None:
    disk = make()
    ProfileStore(tmp_path / "plan.json", disk).create(STATES[0])
    disk.acknowledged()
    computer = Computer({})
    for call in disk.log:
        computer.do(call)
    assert {_number(data, STATES) for data in computer.after_a_cut("plan.json")} == {0}
