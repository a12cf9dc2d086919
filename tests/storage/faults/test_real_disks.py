"""Faults that are real: full and read-only disks, permissions, folders and files that go away."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from planner.domain.edits import set_notes
from planner.domain.profile import Profile
from planner.storage.profile_file import ProfileStore, read_profile
from planner.storage.write_errors import (
    DiskFullError,
    MissingFolderError,
    NotAnOrdinaryFileError,
    ReadOnlyError,
    WriteError,
)
from tests.storage.conftest import small_profile

NOBODY = 65_534


def noted(text: str) -> Profile:
    return set_notes("m-1", text).apply(small_profile())[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    return folder


@pytest.fixture
def store(folder: Path) -> ProfileStore:
    """A plan that was saved once in this session."""
    store = ProfileStore(folder / "plan.json")
    store.create(small_profile())
    store.save(noted("safe"))
    return store


def refused(store: ProfileStore, text: str, kind: type[WriteError]) -> WriteError:
    """A save fails with a kind of error, and leaves nothing half done."""
    with pytest.raises(kind) as caught:
        store.save(noted(text))
    assert len(str(caught.value).splitlines()) == 1
    return caught.value


def kept(store: ProfileStore, text: str) -> None:
    """A save works again, and the file holds what it says."""
    store.save(noted(text))
    assert read_profile(store.path).profile == noted(text)
    assert list(store.path.parent.iterdir()) == [store.path]


def test_a_folder_that_vanishes_and_comes_back(store: ProfileStore, folder: Path) -> None:
    away = folder.rename(folder.with_name("away"))
    for text in ("one", "two"):
        assert "no folder" in str(refused(store, text, MissingFolderError))
    assert not folder.exists(), "a folder that is gone is not made again: it may be unmounted"
    away.rename(folder)
    assert read_profile(store.path).profile == noted("safe")
    kept(store, "two")


def test_a_folder_that_comes_back_empty(store: ProfileStore, folder: Path) -> None:
    shutil.rmtree(folder)
    refused(store, "one", MissingFolderError)
    folder.mkdir()
    kept(store, "one")


def test_a_folder_in_whose_place_a_file_stands(store: ProfileStore, folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_bytes(b"")
    refused(store, "one", MissingFolderError)
    folder.unlink()
    folder.mkdir()
    kept(store, "one")


def test_a_file_that_is_deleted_is_written_again(store: ProfileStore) -> None:
    store.path.unlink()
    kept(store, "one")


def test_a_folder_in_the_place_of_the_file_is_left_alone(store: ProfileStore) -> None:
    store.path.unlink()
    store.path.mkdir()
    assert "it is a folder" in str(refused(store, "one", NotAnOrdinaryFileError))
    assert store.path.is_dir()
    store.path.rmdir()
    kept(store, "one")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_in_the_place_of_the_file_holds_nobody_up(store: ProfileStore) -> None:
    store.path.unlink()
    os.mkfifo(store.path)
    refused(store, "one", NotAnOrdinaryFileError)
    store.path.unlink()
    kept(store, "one")


def _mounted(folder: Path, *options: str) -> None:
    done = subprocess.run(
        ["mount", "-t", "tmpfs", *options, "tmpfs", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip(f"this system does not let disks be mounted: {done.stderr.strip()}")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB, where that may be."""
    if shutil.which("mount") is None or os.name == "nt":
        pytest.skip("this system has no command to mount disks")
    folder = tmp_path / "disk"
    folder.mkdir()
    _mounted(folder, "-o", "size=64k")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_disk_that_fills_up_and_has_room_again(small_disk: Path) -> None:
    store = ProfileStore(small_disk / "plan.json")
    store.create(small_profile())
    store.save(noted("safe"))
    filler = small_disk / "filler"
    safe, failed = noted("safe"), 0
    for kilobytes in range(64):
        with suppress(OSError), filler.open("ab") as file:
            file.write(b"x" * 1024)
        wanted = noted(f"{kilobytes} " * 2_000)
        try:
            store.save(wanted)
        except DiskFullError:
            failed += 1
        else:
            safe = wanted
        assert read_profile(store.path).profile == safe
        assert {each.name for each in small_disk.iterdir()} == {"plan.json", "filler"}
    assert failed
    filler.unlink()
    kept(store, "one")


def test_a_plan_larger_than_the_disk_leaves_the_old_one(small_disk: Path) -> None:
    store = ProfileStore(small_disk / "plan.json")
    store.create(small_profile())
    store.save(noted("safe"))
    refused(store, "x" * 90_000, DiskFullError)
    assert read_profile(store.path).profile == noted("safe")
    kept(store, "short")


def test_a_disk_that_becomes_read_only_and_writable_again(small_disk: Path) -> None:
    store = ProfileStore(small_disk / "plan.json")
    store.create(small_profile())
    store.save(noted("safe"))
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    try:
        refused(store, "one", WriteError)
        assert read_profile(store.path).profile == noted("safe")
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    kept(store, "one")


#: Root may do everything, so a process of somebody else tries.
_AS_SOMEBODY = """
import os, sys
from pathlib import Path
from tests.storage.faults import test_real_disks as here
from tests.storage.conftest import small_profile

folder = Path(sys.argv[1])
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(here.NOBODY)
    os.setuid(here.NOBODY)
store = here.ProfileStore(folder / "plan.json")
store.create(small_profile())
store.save(here.noted("safe"))
getattr(here, sys.argv[2])(store, folder)
print("held")
"""


def a_folder_without_permission(store: ProfileStore, folder: Path) -> None:
    folder.chmod(0o500)
    for text in ("one", "two"):
        assert "changes are not allowed" in str(refused(store, text, ReadOnlyError))
    assert read_profile(store.path).profile == noted("safe")
    folder.chmod(0o700)
    kept(store, "two")


def a_file_without_permission(store: ProfileStore, folder: Path) -> None:
    store.path.chmod(0o400)
    assert "read-only" in str(refused(store, "one", WriteError))
    assert read_profile(store.path).profile == noted("safe")
    store.path.chmod(0o640)
    kept(store, "one")
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o640


def a_folder_that_may_not_be_entered(store: ProfileStore, folder: Path) -> None:
    folder.chmod(0o000)
    refused(store, "one", WriteError)
    folder.chmod(0o700)
    kept(store, "one")


def a_folder_that_may_not_be_listed(store: ProfileStore, folder: Path) -> None:
    folder.chmod(0o300)
    store.save(noted("one"))
    folder.chmod(0o700)
    assert read_profile(store.path).profile == noted("one")
    kept(store, "two")


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
@pytest.mark.parametrize(
    "what",
    [
        a_folder_without_permission,
        a_file_without_permission,
        a_folder_that_may_not_be_entered,
        a_folder_that_may_not_be_listed,
    ],
)
def test_permissions_that_change(what: Callable[[ProfileStore, Path], None]) -> None:
    # Not in pytest's own folder, which others may not enter.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if os.getuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        done = subprocess.run(
            [sys.executable, "-c", _AS_SOMEBODY, name, what.__name__],
            capture_output=True,
            text=True,
            check=False,
            cwd=Path(__file__).parents[3],
            env=os.environ | {"HOME": name, "XDG_DATA_HOME": f"{name}-none"},
        )
    if "ModuleNotFoundError" in done.stderr or "Permission denied: '/" in done.stderr:
        pytest.skip("somebody else may not read this checkout or its libraries")
    assert done.stdout == "held\n", done.stderr
