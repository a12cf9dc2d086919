"""Tests of `planner.storage.safe_write`: old bytes or new bytes, whatever fails on the way."""

from __future__ import annotations

import errno
import os
import stat
import time
from pathlib import Path

import pytest

from planner.storage import safe_write
from planner.storage.safe_write import Disk, digest_of, sweep_leftovers, write_durably
from planner.storage.write_errors import (
    ChangedOutsideError,
    DiskFailedError,
    DiskFullError,
    FileExistsAlreadyError,
    LongNameError,
    MissingFolderError,
    NotAnOrdinaryFileError,
    ReadOnlyError,
    ReadOnlyFileError,
    WriteError,
    is_folder,
)
from tests.storage.faults.faulty_disk import FailingDisk

OLD = b"old bytes" * 1000
NEW = b"new bytes!" * 2000


class ShortDisk(Disk):
    """A disk that takes a few bytes at a time."""

    def write(self, descriptor: int, data: memoryview) -> int:
        return os.write(descriptor, data[:777])


class LyingDisk(Disk):
    """A full disk that says it took everything."""

    def write(self, descriptor: int, data: memoryview) -> int:
        os.write(descriptor, data[:100])
        return len(data)


class NoLinksDisk(Disk):
    """A file system without second names."""

    def link(self, source: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "not here")


def others(folder: Path, file: Path) -> list[Path]:
    return [each for each in folder.iterdir() if each != file]


def test_writes_a_new_file_that_only_its_owner_reads(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    write_durably(file, NEW)
    assert file.read_bytes() == NEW
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert others(tmp_path, file) == []


def test_keeps_the_permissions_of_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_bytes(OLD)
    file.chmod(0o640)
    write_durably(file, NEW)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "plan.json"
    target.write_bytes(OLD)
    link = tmp_path / "link.json"
    link.symlink_to(target)
    write_durably(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert others(target.parent, target) == []


def test_short_writes_are_continued(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    write_durably(file, NEW, disk=ShortDisk())
    assert file.read_bytes() == NEW


def test_a_disk_that_lies_is_found_out(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_bytes(OLD)
    with pytest.raises(DiskFailedError, match="read back"):
        write_durably(file, NEW, disk=LyingDisk())
    assert file.read_bytes() == OLD
    assert others(tmp_path, file) == []


def _good_calls(folder: Path, *, new: bool) -> list[str]:
    disk = FailingDisk(0, 0, for_good=False)
    file = folder / "counted.json"
    if not new:
        file.write_bytes(OLD)
    write_durably(file, NEW, mode=0o640, expected=None if new else {digest_of(OLD)}, new=new,
                  disk=disk)  # fmt: skip
    file.unlink()
    return disk.calls


@pytest.mark.parametrize("for_good", [False, True])
@pytest.mark.parametrize("error", ["ENOSPC", "EIO", "EDQUOT", "EACCES", "EROFS", "EMFILE"])
@pytest.mark.parametrize("new", [False, True])
def test_any_call_may_fail(tmp_path: Path, error: str, for_good: bool, new: bool) -> None:
    number = getattr(errno, error)
    calls = _good_calls(tmp_path, new=new)
    assert {"open_temporary", "write", "read_back", "flush", "close", "flush_folder"} <= set(calls)
    for failing, name in enumerate(calls, start=1):
        file = tmp_path / f"{failing}.json"
        if not new:
            file.write_bytes(OLD)
        disk = FailingDisk(failing, number, for_good=for_good)
        if name == "remove":
            continue  # the temporary name of a file that has its own already
        with pytest.raises(WriteError) as caught:
            write_durably(file, NEW, mode=0o640, expected=None if new else {digest_of(OLD)},
                          new=new, disk=disk)  # fmt: skip
        assert len(str(caught.value).splitlines()) == 1
        if new:
            assert not file.exists()
        else:
            # After the replacement only the folder's flush can fail; then the new bytes are there.
            assert file.read_bytes() == (NEW if name == "flush_folder" else OLD)
            file.unlink()
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (errno.ENOSPC, DiskFullError, "the disk is full"),
        (errno.EDQUOT, DiskFullError, "Free some space"),
        (errno.EROFS, ReadOnlyError, "Choose another folder"),
        (errno.EACCES, ReadOnlyError, "not allowed"),
        (errno.ENAMETOOLONG, LongNameError, "too long"),
        (errno.EISDIR, NotAnOrdinaryFileError, "Give the name of a file"),
        (errno.EIO, DiskFailedError, os.strerror(errno.EIO)[1:]),
    ],
)
def test_each_cause_has_its_sentence(
    tmp_path: Path, number: int, kind: type[WriteError], words: str
) -> None:
    with pytest.raises(kind) as caught:
        write_durably(tmp_path / "a", NEW, disk=FailingDisk(2, number, for_good=True))
    assert words in str(caught.value)
    assert str(tmp_path / "a") in str(caught.value)
    assert "[Errno" not in str(caught.value)


def test_for_a_name_that_is_taken_nothing_is_written_first(tmp_path: Path) -> None:
    class WatchedDisk(Disk):
        def open_temporary(self, folder: Path, prefix: str) -> tuple[int, Path]:
            raise AssertionError(folder)

    (tmp_path / "a").write_bytes(OLD)
    with pytest.raises(FileExistsAlreadyError):
        write_durably(tmp_path / "a", NEW, new=True, disk=WatchedDisk())


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFolderError, match="there is no folder"):
        write_durably(tmp_path / "no" / "plan.json", NEW)
    (tmp_path / "file").write_bytes(OLD)
    with pytest.raises(MissingFolderError):
        write_durably(tmp_path / "file" / "plan.json", NEW)


def test_only_ordinary_files_are_replaced(tmp_path: Path) -> None:
    with pytest.raises(NotAnOrdinaryFileError, match="it is a folder"):
        write_durably(tmp_path, NEW)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(NotAnOrdinaryFileError, match="not an ordinary file"):
        write_durably(pipe, NEW)


def test_odd_names_fail_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(LongNameError):
        write_durably(tmp_path / ("n" * 300), NEW)
    with pytest.raises(WriteError):
        write_durably(tmp_path / "a\0b", NEW)
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(WriteError):
        write_durably(loop, NEW)


def test_a_read_only_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "plan.json"
    file.write_bytes(OLD)
    monkeypatch.setattr(safe_write.os, "access", lambda *_: False)  # root may always write
    with pytest.raises(ReadOnlyFileError, match="read-only"):
        write_durably(file, NEW)
    assert file.read_bytes() == OLD


def test_a_file_changed_meanwhile_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_bytes(b"of another program")
    with pytest.raises(ChangedOutsideError, match="another program"):
        write_durably(file, NEW, expected={digest_of(OLD)})
    assert file.read_bytes() == b"of another program"
    assert others(tmp_path, file) == []


def test_a_file_removed_meanwhile_is_written_again(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    write_durably(file, NEW, expected={digest_of(OLD)})
    assert file.read_bytes() == NEW


@pytest.mark.parametrize("disk", [Disk(), NoLinksDisk()])
def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path, disk: Disk) -> None:
    file = tmp_path / "plan.json"
    write_durably(file, OLD, new=True, disk=disk)
    with pytest.raises(FileExistsAlreadyError, match="exists already"):
        write_durably(file, NEW, new=True, disk=disk)
    assert file.read_bytes() == OLD
    assert others(tmp_path, file) == []


@pytest.mark.parametrize("base", [Disk, NoLinksDisk])
def test_nor_when_the_other_comes_at_the_last_moment(tmp_path: Path, base: type[Disk]) -> None:
    file = tmp_path / "plan.json"

    class RacedDisk(base):  # type: ignore[valid-type,misc]
        def flush(self, descriptor: int) -> None:
            file.write_bytes(OLD)
            super().flush(descriptor)

    with pytest.raises(FileExistsAlreadyError):
        write_durably(file, NEW, new=True, disk=RacedDisk())
    assert file.read_bytes() == OLD
    assert others(tmp_path, file) == []


def test_a_claimed_name_is_given_back_when_it_cannot_be_filled(tmp_path: Path) -> None:
    class BrokenDisk(NoLinksDisk):
        def replace(self, source: Path, target: Path) -> None:
            raise OSError(errno.EIO, "broken")

    with pytest.raises(DiskFailedError):
        write_durably(tmp_path / "plan.json", NEW, new=True, disk=BrokenDisk())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("refusals", "written"), [(3, True), (50, False)])
def test_windows_is_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusals: int, written: bool
) -> None:
    pauses: list[float] = []

    class BusyDisk(Disk):
        left = refusals

        def replace(self, source: Path, target: Path) -> None:
            if self.left:
                self.left -= 1
                raise PermissionError(errno.EACCES, "in use")
            super().replace(source, target)

        def flush_folder(self, folder: Path) -> None:
            pass

        def pause(self, seconds: float) -> None:
            pauses.append(seconds)

    monkeypatch.setattr(safe_write, "_ON_WINDOWS", True)
    file = tmp_path / "plan.json"
    if written:
        write_durably(file, NEW, disk=BusyDisk())
        assert file.read_bytes() == NEW
    else:
        with pytest.raises(ReadOnlyError):
            write_durably(file, NEW, disk=BusyDisk())
        assert len(pauses) == 9
        assert sum(pauses) == pytest.approx(2, abs=0.3)


def test_a_flush_that_the_file_system_does_not_know_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError(errno.EINVAL, "not here")

    monkeypatch.setattr(safe_write.os, "fsync", refuse)
    Disk().flush_folder(tmp_path)


@pytest.mark.parametrize("answer", [0, errno.ENOTSUP, errno.EIO])
def test_a_mac_is_asked_to_empty_the_disks_own_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: int
) -> None:
    asked: list[str] = []

    def full_flush(descriptor: int, command: int) -> int:
        asked.append("full")
        if answer:
            raise OSError(answer, os.strerror(answer))
        return command

    monkeypatch.setattr(safe_write.sys, "platform", "darwin")
    monkeypatch.setattr("fcntl.F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr("fcntl.fcntl", full_flush)
    monkeypatch.setattr(safe_write.os, "fsync", lambda _: asked.append("plain"))
    if answer == errno.EIO:
        with pytest.raises(OSError, match=os.strerror(errno.EIO)):
            Disk().flush(0)
    else:
        Disk().flush(0)
    assert asked == (["full", "plain"] if answer == errno.ENOTSUP else ["full"])


def test_for_a_folder_that_may_not_be_listed_all_is_flushed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[str] = []

    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(safe_write.os, "open", refuse)
    monkeypatch.setattr(safe_write.os, "sync", lambda: flushed.append("all"))
    Disk().flush_folder(tmp_path)
    assert flushed == ["all"]


def test_a_folders_flush_that_fails_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(safe_write.os, "fsync", fail)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        Disk().flush_folder(tmp_path)


def test_windows_has_no_folders_to_flush(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_write, "_ON_WINDOWS", True)
    Disk().flush_folder(tmp_path / "not even there")


def test_a_system_that_sets_modes_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_write.os, "supports_fd", set())
    write_durably(tmp_path / "plan.json", NEW, mode=0o640)
    assert stat.S_IMODE((tmp_path / "plan.json").stat().st_mode) == 0o640


def test_a_disk_that_takes_nothing_is_given_up(tmp_path: Path) -> None:
    class StuckDisk(Disk):
        def write(self, descriptor: int, data: memoryview) -> int:
            return 0

    with pytest.raises(DiskFailedError):
        write_durably(tmp_path / "plan.json", NEW, disk=StuckDisk())
    assert list(tmp_path.iterdir()) == []


def test_a_pause_lasts() -> None:
    began = time.monotonic()
    Disk().pause(0.01)
    assert time.monotonic() - began >= 0.01


def test_what_may_not_be_looked_at_is_no_folder(tmp_path: Path) -> None:
    assert is_folder(tmp_path)
    assert not is_folder(tmp_path / "a\0b")
    assert not is_folder(tmp_path / ("n" * 300))


def test_what_killed_saves_left_is_swept(tmp_path: Path) -> None:
    class KilledDisk(Disk):
        def replace(self, source: Path, target: Path) -> None:
            raise OSError(errno.EIO, "broken")

        def remove(self, path: Path) -> None:
            raise OSError(errno.EIO, "broken")

    file, other = tmp_path / "plan.json", tmp_path / "other.json"
    for each in (file, other):
        with pytest.raises(DiskFailedError):
            write_durably(each, NEW, disk=KilledDisk())
    assert len(list(tmp_path.iterdir())) == 2
    sweep_leftovers(file)
    assert len(list(tmp_path.iterdir())) == 1
