"""Tests of `planner.storage.snapshots`: what is kept is exact, found again, and has a bound."""

from __future__ import annotations

import datetime as dt
import errno
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from planner import paths
from planner.domain.profile import Profile
from planner.storage import snapshots
from planner.storage.profile_errors import DamagedProfileError, ProfileFileError
from planner.storage.profile_file import ProfileStore, read_bytes
from planner.storage.rotation import LIMITS
from planner.storage.safe_write import Disk, digest_of
from planner.storage.snapshots import (
    DamagedSnapshotError,
    Reason,
    Snapshot,
    SnapshotFolderError,
    SnapshotsBusyError,
    folder_for,
    folder_of,
    kept_states,
    list_snapshots,
    newest_good,
    read,
    take,
)
from planner.storage.write_errors import DiskFullError, ReadOnlyError
from tests.storage.conftest import small_profile

NOW = dt.datetime(2027, 3, 1, 18, 30, 5, 250_000, tzinfo=dt.timezone(dt.timedelta(hours=2)))
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def file(tmp_path: Path, profile: Profile) -> Path:
    path = tmp_path / "plan.json"
    ProfileStore(path).create(profile)
    return path


def keep(file: Path, now: dt.datetime = NOW, reason: Reason = Reason.SESSION) -> Snapshot:
    return take(file, read_bytes(file), reason, now)


def change(file: Path, name: str) -> None:
    store = ProfileStore(file)
    profile = store.load(trust_edits=True).profile
    store.save(profile.model_copy(update={"name": name}))


def series(file: Path, count: int) -> list[Snapshot]:
    """Snapshots of as many states, an hour apart; the newest first."""
    found = []
    for number in range(count):
        change(file, f"state {number}")
        found.append(keep(file, NOW + number * HOUR))
    return found[::-1]


def test_a_snapshot_is_the_file_to_the_byte(file: Path, profile: Profile) -> None:
    snapshot = keep(file)
    assert snapshot.path.read_bytes() == file.read_bytes()
    assert list_snapshots(folder_of(profile.id)) == (snapshot,)
    assert snapshot.taken == NOW
    assert snapshot.taken.tzinfo is dt.UTC
    assert (snapshot.reason, snapshot.done, snapshot.total) == (Reason.SESSION, 1, 3)
    assert snapshot.size == file.stat().st_size
    assert read(snapshot).profile == profile


def test_it_is_private(file: Path) -> None:
    folder = keep(file).path.parent
    assert {each.stat().st_mode & 0o777 for each in folder.iterdir()} == {0o600}
    for each in (folder, folder.parent, paths.user_data_folder()):
        assert each.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("name", ["../../out", "/etc/x", "CON", "a" * 100, "音\ud800", "."])
def test_an_id_cannot_leave_the_folder(name: str) -> None:
    folder = folder_of(name)
    assert folder.parent == paths.user_data_folder() / "snapshots"
    assert folder.name.isalnum()


def test_they_are_listed_newest_first_and_strangers_are_left_out(file: Path) -> None:
    made = series(file, 3)
    folder = made[0].path.parent
    for name in ("notes.txt", "99999999T999999999Z_session_1-of-3_0123456789abcdef.json"):
        (folder / name).write_text("mine", encoding="utf-8")
    odd = made[0].path.name.replace("session", "other-thing")
    (folder / odd).write_text("mine", encoding="utf-8")
    assert list(list_snapshots(folder)) == made
    assert list_snapshots(folder.parent / "none") == ()


def test_the_same_content_is_not_stored_twice(file: Path) -> None:
    first = keep(file)
    assert keep(file, NOW + HOUR, Reason.RESTORE) == first
    old = file.read_bytes()
    change(file, "another")
    keep(file, NOW + 2 * HOUR)
    third = take(file, old, Reason.RESTORE, NOW + 3 * HOUR)
    assert third.path != first.path
    assert third.path.samefile(first.path)
    assert len(list_snapshots(first.path.parent)) == 3


def test_of_the_same_instant_the_later_comes_first(file: Path) -> None:
    first = keep(file)
    change(file, "another")
    second = keep(file, NOW, Reason.RESTORE)
    assert list_snapshots(first.path.parent) == (second, first)
    assert second.taken > first.taken


def test_without_second_names_it_is_a_copy(file: Path) -> None:
    class PlainDisk(Disk):
        def link(self, source: Path, target: Path) -> None:
            raise OSError(errno.EPERM, "no links here")

    first = keep(file)
    old = file.read_bytes()
    change(file, "another")
    keep(file, NOW + HOUR)
    third = take(file, old, Reason.RESTORE, NOW + 2 * HOUR, disk=PlainDisk())
    assert third.path.read_bytes() == old
    assert not third.path.samefile(first.path)


def test_a_damaged_one_is_no_reason_not_to_store_again(file: Path) -> None:
    first = keep(file)
    data = file.read_bytes()
    first.path.write_bytes(data.replace(b"F", b"G"))
    second = keep(file, NOW + HOUR)
    assert second.path != first.path
    assert second.path.read_bytes() == data


def test_a_renamed_plan_keeps_its_snapshots(file: Path) -> None:
    first = keep(file)
    moved = file.rename(file.with_name("other.json"))
    assert folder_for(moved) == first.path.parent
    change(moved, "another")
    assert list_snapshots(keep(moved, NOW + HOUR).path.parent)[1] == first


def test_they_are_found_when_the_file_is_damaged(file: Path) -> None:
    folder = keep(file).path.parent
    whole = file.read_bytes()
    for damaged in (whole[:-200], whole.replace(b'"milestones"', b'"milest\0nes"')):
        file.write_bytes(damaged)
        assert folder_for(file) == folder


@pytest.mark.parametrize("left", [b"", b"\0" * 5000, b"not json", b'{"profile":{"id":"\\u12"}}'])
def test_or_says_nothing_of_itself(file: Path, left: bytes) -> None:
    folder = keep(file).path.parent
    file.write_bytes(left)
    assert folder_for(file) == folder


def test_or_is_gone(file: Path, tmp_path: Path) -> None:
    folder = keep(file).path.parent
    file.unlink()
    assert folder_for(file) == folder
    assert folder_for(tmp_path / "never-there.json") is None


def test_of_two_plans_that_were_at_a_place_the_later_counts(file: Path) -> None:
    keep(file)
    file.unlink()
    later = small_profile().model_copy(update={"id": "p-2"})
    ProfileStore(file).create(later)
    folder = keep(file, NOW + HOUR).path.parent
    file.unlink()
    assert folder_for(file) == folder == folder_of("p-2")


def test_a_note_of_the_place_that_fails_stops_nothing(file: Path) -> None:
    folder = keep(file).path.parent
    note = folder / "plan-was-at.txt"
    note.unlink()
    note.mkdir()
    change(file, "another")
    assert keep(file, NOW + HOUR).path.exists()
    file.unlink()
    assert folder_for(file) is None


def test_one_that_cannot_be_read_again_is_stored_again(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path) -> bytes:
        raise OSError(errno.EIO, "input/output error")

    first, data = keep(file), read_bytes(file)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert take(file, data, Reason.SESSION, NOW + HOUR).path != first.path


def test_an_edited_plan_is_kept_as_it_is(file: Path) -> None:
    edited = file.read_bytes().replace(b"Record scene 1", b"Record scene X")
    file.write_bytes(edited)
    snapshot = keep(file)
    assert snapshot.path.read_bytes() == edited
    assert read(snapshot).edited
    assert read(snapshot).profile.milestones[1].title == "Record scene X"


def test_what_is_known_is_taken_at_its_word_only_with_its_digest(file: Path) -> None:
    store = ProfileStore(file)
    known = store.load()
    change(file, "another")
    snapshot = take(file, read_bytes(file), Reason.SESSION, NOW, known=known)
    assert read(snapshot).profile.name == "another"
    file.write_bytes(b"{}")
    with pytest.raises(ProfileFileError):
        take(file, read_bytes(file), Reason.SESSION, NOW, known=known)


def test_what_is_no_plan_is_not_kept(file: Path, profile: Profile) -> None:
    file.write_bytes(file.read_bytes()[:-9])
    with pytest.raises(DamagedProfileError):
        keep(file)
    assert list_snapshots(folder_of(profile.id)) == ()


def test_an_unreadable_one_is_skipped_and_named(file: Path) -> None:
    newest, middle, oldest = series(file, 3)
    newest.path.write_bytes(b"\0" * newest.size)
    with pytest.raises(DamagedSnapshotError, match=newest.path.name):
        read(newest)
    found = newest_good(newest.path.parent)
    assert found is not None
    assert found[0] == middle
    assert found[1].profile.name == "state 1"
    for each in (middle, oldest):
        each.path.unlink()
    assert newest_good(newest.path.parent) is None


def test_a_flipped_bit_is_noticed(file: Path) -> None:
    snapshot = keep(file)
    data = bytearray(snapshot.path.read_bytes())
    place = data.index(b"Record scene 1")
    data[place + 13] ^= 1
    snapshot.path.write_bytes(data)
    with pytest.raises(DamagedSnapshotError):
        read(snapshot)


def test_old_ones_go(file: Path) -> None:
    made = series(file, 40)
    present = list_snapshots(made[0].path.parent)
    assert len(present) <= LIMITS.most
    assert list(present[:10]) == made[:10]


def test_nothing_goes_while_the_clock_is_behind(file: Path) -> None:
    change(file, "later")
    keep(file, NOW + 5000 * HOUR)
    made = series(file, 30)
    assert len(list_snapshots(made[0].path.parent)) == 31


def test_a_full_disk_leaves_what_is_there(file: Path) -> None:
    class FullDisk(Disk):
        def write(self, descriptor: int, data: memoryview) -> int:
            raise OSError(errno.ENOSPC, "full")

    first = keep(file)
    change(file, "another")
    with pytest.raises(DiskFullError):
        take(file, read_bytes(file), Reason.HALF_HOUR, NOW + HOUR, disk=FullDisk())
    assert list_snapshots(first.path.parent) == (first,)
    assert {each.name for each in first.path.parent.iterdir()} == {
        first.path.name,
        ".lock",
        "plan-was-at.txt",
    }


def test_a_disk_that_does_not_delete_keeps_more(file: Path) -> None:
    class StickyDisk(Disk):
        def remove(self, path: Path) -> None:
            if path.suffix == ".json":
                raise OSError(errno.EBUSY, "in use")
            super().remove(path)

    for number in range(14):
        change(file, f"state {number}")
        take(file, read_bytes(file), Reason.SESSION, NOW + number * HOUR, disk=StickyDisk())
    folder = folder_of("p-1")
    assert len(list_snapshots(folder)) == 14
    change(file, "at last")
    keep(file, NOW + 20 * HOUR)
    assert len(list_snapshots(folder)) < 14


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root ignores permissions")
def test_a_folder_that_may_not_be_written(file: Path) -> None:
    folder = keep(file).path.parent
    change(file, "another")
    folder.chmod(0o500)
    try:
        with pytest.raises(SnapshotFolderError, match="changes are not allowed"):
            keep(file, NOW + HOUR)
        folder.chmod(0o000)
        with pytest.raises(SnapshotFolderError, match="Check its permissions"):
            list_snapshots(folder)
    finally:
        folder.chmod(0o700)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.EROFS, ReadOnlyError),
        (errno.ENOSPC, DiskFullError),
        (errno.EACCES, SnapshotFolderError),
    ],
)
def test_a_folder_that_cannot_be_made(
    file: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[Exception]
) -> None:
    def refuse(self: Path, *more: object, **others: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(kind):
        keep(file)


def test_a_folder_that_may_be_read_only_is_told_as_such(file: Path) -> None:
    class ClosedDisk(Disk):
        def open_temporary(self, folder: Path, prefix: str) -> tuple[int, Path]:
            raise OSError(errno.EACCES, "permission denied")

    keep(file)
    change(file, "another")
    with pytest.raises(SnapshotFolderError, match="changes are not allowed in it"):
        take(file, read_bytes(file), Reason.SESSION, NOW + HOUR, disk=ClosedDisk())


def test_a_system_without_locks_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import filelock

    def refuse(self: object, *more: object, **others: object) -> None:
        raise NotImplementedError("no locks here")

    monkeypatch.setattr(filelock.FileLock, "acquire", refuse)
    with pytest.raises(SnapshotFolderError, match="no locks here"):
        keep(file)


def test_a_folder_that_cannot_be_listed(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> None:
        raise OSError(errno.EIO, "input/output error")

    folder = keep(file).path.parent
    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(SnapshotFolderError, match="input/output error"):
        list_snapshots(folder)
    assert folder_for(file.with_name("gone.json")) is None


def test_what_a_killed_process_left_is_swept(file: Path) -> None:
    folder = keep(file).path.parent
    leftover = folder / ".plan-0123456789ab-x.tmp"
    leftover.write_bytes(b"half")
    change(file, "another")
    keep(file, NOW + HOUR)
    assert not leftover.exists()


def test_a_folder_in_use_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from filelock import FileLock

    folder = keep(file).path.parent
    monkeypatch.setattr(snapshots, "_LOCK_S", 0.01)
    with FileLock(folder / ".lock"), pytest.raises(SnapshotsBusyError, match="in a moment"):
        keep(file, NOW + HOUR)


def test_two_processes_keep_theirs_at_once(file: Path, tmp_path: Path) -> None:
    code = """
import datetime as dt, sys
from pathlib import Path
from planner.storage.profile_file import ProfileStore, read_bytes
from planner.storage.snapshots import Reason, take
path = Path(sys.argv[1])
start = dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC)
for number in range(12):
    store = ProfileStore(path)
    profile = store.load().profile
    store.save(profile.model_copy(update={"name": f"{path.stem} {number}"}))
    take(path, read_bytes(path), Reason.HALF_HOUR, start + dt.timedelta(seconds=number))
"""
    other = tmp_path / "other.json"
    ProfileStore(other).create(small_profile())
    running = [
        subprocess.Popen([sys.executable, "-W", "error", "-c", code, str(path)])
        for path in (file, other)
    ]
    assert [each.wait(60) for each in running] == [0, 0]
    found = list_snapshots(folder_of("p-1"))
    assert 10 <= len(found) <= LIMITS.most
    for each in found:
        assert digest_of(each.path.read_bytes())[:16] == each.digest
        assert read(each).profile.name
    assert not list(found[0].path.parent.glob("*.tmp"))


_LOOP = """
import datetime as dt, sys
from pathlib import Path
from planner.storage.profile_file import ProfileStore, read_bytes
from planner.storage.snapshots import Reason, take
path = Path(sys.argv[1])
store = ProfileStore(path)
profile = store.load().profile
now = dt.datetime.fromisoformat(sys.argv[2])
print("begun", flush=True)
while True:
    now += dt.timedelta(minutes=1)
    store.save(profile.model_copy(update={"name": now.isoformat()}))
    take(path, read_bytes(path), Reason.HALF_HOUR, now)
    print(now.isoformat(), flush=True)
"""


@pytest.mark.campaign
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_killed_at_any_moment_no_snapshot_is_lost_or_torn(file: Path) -> None:
    chance = random.Random(5)
    now = NOW
    for _ in range(100):
        command = [sys.executable, "-c", _LOOP, str(file), now.isoformat()]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
            assert running.stdout is not None
            assert running.stdout.readline() == "begun\n"
            time.sleep(chance.uniform(0, 0.4))
            running.kill()
            told = running.stdout.read().split()
        found = list_snapshots(folder_of("p-1"))
        for each in found:
            assert read(each).profile.milestones
        if told:
            now = dt.datetime.fromisoformat(told[-1])
            assert found[0].taken >= now
        now += dt.timedelta(minutes=5)
        assert len(found) <= LIMITS.most + 1  # a kill before the rotation leaves one more
    change(file, "at last")
    keep(file, now)
    assert not list(folder_of("p-1").glob("*.tmp"))
    assert len(list_snapshots(folder_of("p-1"))) <= LIMITS.most


def test_reading_a_missing_one(file: Path) -> None:
    snapshot = keep(file)
    snapshot.path.unlink()
    with pytest.raises(DamagedSnapshotError) as caught:
        read(snapshot)
    assert isinstance(caught.value.__cause__, ProfileFileError)


def test_states_that_cannot_be_read_are_passed_over(file: Path) -> None:
    newest, middle, oldest = series(file, 3)
    middle.path.write_bytes(b"\0" * middle.size)
    names = [each.profile.name for each in kept_states("p-1")]
    assert names == [read(newest).profile.name, read(oldest).profile.name]
