"""Tests of `planner.storage.snapshot_rhythm`: when a session keeps what it saves over."""

from __future__ import annotations

import datetime as dt
import errno
from pathlib import Path

import pytest

from planner.domain.profile import Profile
from planner.storage import snapshots
from planner.storage.migrations import SCHEMA_VERSION
from planner.storage.profile_file import ProfileStore, read_profile
from planner.storage.safe_write import Disk
from planner.storage.snapshot_rhythm import SnapshotRhythm
from planner.storage.snapshots import Reason, Snapshot, folder_of, list_snapshots, read
from planner.storage.write_errors import ChangedOutsideError, DiskFullError
from tests.storage.conftest import small_profile

MINUTE = dt.timedelta(minutes=1)


class Clock:
    def __init__(self) -> None:
        self.now = dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now


class World:
    """A plan of twelve milestones, a session and its clock."""

    def __init__(self, path: Path, disk: Disk | None = None) -> None:
        self.clock = Clock()
        self.rhythm = SnapshotRhythm(self.clock, disk or Disk())
        self.path = path
        ProfileStore(path).create(small_profile(9))
        self.store = ProfileStore(path, rhythm=self.rhythm)
        self.profile: Profile = self.store.load().profile

    def save(self, minutes: int, name: str) -> None:
        self.clock.now += minutes * MINUTE
        self.profile = self.profile.model_copy(update={"name": name})
        self.store.save(self.profile)

    @property
    def kept(self) -> tuple[Snapshot, ...]:
        return list_snapshots(folder_of("p-1"))

    @property
    def reasons(self) -> list[Reason]:
        return [each.reason for each in self.kept[::-1]]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "plan.json")


def test_before_the_first_save_the_state_before_is_kept(world: World) -> None:
    before = world.path.read_bytes()
    world.save(5, "one")
    (snapshot,) = world.kept
    assert snapshot.reason is Reason.SESSION
    assert snapshot.path.read_bytes() == before
    assert snapshot.taken == world.clock.now


def test_then_every_half_an_hour_of_changes(world: World) -> None:
    for minute in range(95):
        world.save(1, f"minute {minute}")
    assert world.reasons == [Reason.SESSION] + [Reason.HALF_HOUR] * 3
    assert [read(each).profile.name for each in world.kept[:3]] == [
        "minute 89",
        "minute 59",
        "minute 29",
    ]


def test_a_session_that_only_reads_keeps_nothing(world: World) -> None:
    world.clock.now += 100 * MINUTE
    world.store.load()
    assert world.kept == ()


def test_a_clock_that_goes_back_does_not_stop_them(world: World) -> None:
    world.save(0, "one")
    world.save(-600, "two")
    world.save(1, "three")
    assert len(world.kept) == 2


def test_many_milestones_less_are_a_reason(world: World) -> None:
    world.save(0, "one")
    world.profile = world.profile.model_copy(update={"milestones": world.profile.milestones[:-2]})
    world.save(1, "two less")
    assert world.reasons == [Reason.SESSION]
    world.profile = world.profile.model_copy(update={"milestones": world.profile.milestones[:-3]})
    world.save(1, "three less")
    assert world.reasons == [Reason.SESSION, Reason.BULK_DELETE]
    assert world.kept[0].total == 7


def test_what_is_announced_is_kept_once(world: World) -> None:
    world.save(0, "one")
    world.rhythm.expect(Reason.RESTORE)
    world.save(1, "two")
    world.save(1, "three")
    assert world.reasons == [Reason.SESSION, Reason.RESTORE]


def test_an_older_schema_is_kept_before_it_is_written_anew(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.storage.snapshot_rhythm.SCHEMA_VERSION", SCHEMA_VERSION + 1)
    world.save(0, "one")
    assert world.reasons == [Reason.MIGRATION]


def test_what_another_program_wrote_is_not_passed_off_as_ours(world: World) -> None:
    other = ProfileStore(world.path)
    other.load()
    other.save(world.profile.model_copy(update={"name": "elsewhere"}))
    with pytest.raises(ChangedOutsideError):
        world.save(0, "here")
    assert world.kept == ()


def test_a_plan_that_was_removed_is_saved_again(world: World) -> None:
    world.path.unlink()
    world.save(0, "one")
    assert read_profile(world.path).profile.name == "one"
    assert world.kept == ()


def test_a_snapshot_that_fails_never_stops_a_save_and_is_told_once(tmp_path: Path) -> None:
    class FullDisk(Disk):
        def write(self, descriptor: int, data: memoryview) -> int:
            raise OSError(errno.ENOSPC, "full")

    world = World(tmp_path / "plan.json", FullDisk())
    world.save(0, "one")
    assert read_profile(world.path).profile.name == "one"
    assert world.kept == ()
    told = str(world.rhythm.news())
    assert told.startswith("No snapshot of the plan could be kept.")
    assert "the disk is full" in told
    world.save(5, "two")
    assert not world.rhythm.news()
    world.rhythm._disk = Disk()
    world.save(2, "three")
    assert read(world.kept[0]).profile.name == "two"
    assert not world.rhythm.news()


def test_what_could_not_be_kept_is_tried_again_at_the_next_save(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from filelock import FileLock

    world.save(0, "one")
    monkeypatch.setattr(snapshots, "_LOCK_S", 0.01)
    with FileLock(folder_of("p-1") / ".lock"):
        world.save(31, "two")
        world.save(1, "three")
    world.save(1, "four")
    assert read(world.kept[0]).profile.name == "three"
    assert not world.rhythm.news(), "what has been mended meanwhile needs no word"


def test_while_saves_fail_what_was_announced_stays_so(tmp_path: Path) -> None:
    class BrokenDisk(Disk):
        broken = False

        def write(self, descriptor: int, data: memoryview) -> int:
            if self.broken:
                raise OSError(errno.ENOSPC, "full")
            return super().write(descriptor, data)

    disk = BrokenDisk()
    world = World(tmp_path / "plan.json", disk)
    world.store = ProfileStore(world.path, disk, world.rhythm)
    world.store.load()
    world.save(0, "one")
    world.rhythm.expect(Reason.RESTORE)
    disk.broken = True
    with pytest.raises(DiskFullError):
        world.save(1, "two")
    disk.broken = False
    world.save(1, "two")
    world.save(1, "three")
    assert world.reasons == [Reason.SESSION, Reason.RESTORE]
    assert read(world.kept[0]).profile.name == "one"
    assert not world.rhythm.news()


def test_after_a_week_of_use_there_are_enough_and_the_newest_is_fresh(world: World) -> None:
    for day in range(7):
        world.store = ProfileStore(world.path, rhythm=SnapshotRhythm(world.clock))
        world.store.load()
        for step in range(12):
            world.save(5, f"day {day}, step {step}")
        world.clock.now += dt.timedelta(hours=23)
    kept = world.kept
    last_save = world.clock.now - dt.timedelta(hours=23)
    assert len(kept) >= 10
    assert last_save - kept[0].taken <= 30 * MINUTE
    assert {each.taken.date() for each in kept} >= {
        (last_save - dt.timedelta(days=ago)).date() for ago in range(7)
    }
    assert all(read(each).profile.milestones for each in kept)
