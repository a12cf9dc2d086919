"""The lock of a profile: one for every way to call its file, gone with the process."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from planner.storage.profile_errors import ProfileInUseError
from planner.storage.profile_lock import acquire_lock, is_same_file, lock_names, locks_folder

_HOLD = (
    "import os, sys\nfrom pathlib import Path\n"
    "from planner.storage.profile_lock import acquire_lock\n"
    "release = acquire_lock(Path(sys.argv[1]))\nos.write(1, b'held')\nos.read(0, 1)"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Plan.json"
    path.write_bytes(b"{}")
    return path


def _names_of(file: Path) -> list[Path]:
    """Other names of one file."""
    folder = file.parent
    (folder / "link.json").symlink_to(file)
    (folder / "far").symlink_to(folder)
    os.link(file, folder / "second.json")
    (folder / "below").mkdir()
    return [
        folder / "link.json",
        folder / "far" / "link.json",
        folder / "below" / ".." / "Plan.json",
        folder / "second.json",
        Path(os.path.relpath(file)),
    ]


def test_every_name_of_a_file_is_the_same_lock(file: Path) -> None:
    others = _names_of(file)
    release = acquire_lock(file)
    for other in others:
        assert is_same_file(file, other)
        with pytest.raises(ProfileInUseError):
            acquire_lock(other)
    release()
    for other in others:
        release = acquire_lock(other)
        with pytest.raises(ProfileInUseError):
            acquire_lock(file)
        release()


def test_a_copy_is_another_file(file: Path) -> None:
    copy = file.with_name("Copy.json")
    copy.write_bytes(file.read_bytes())
    assert not is_same_file(file, copy)
    release = acquire_lock(file)
    acquire_lock(copy)()
    acquire_lock(file.with_name("not-there.json"))()
    release()


def test_capitals_count_where_the_folder_tells_them_apart(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = file.with_name("pLAN.json")
    if other.exists():
        pytest.skip("this folder does not")
    assert not is_same_file(file, other)

    def same(self: Path, other: Path) -> bool:
        return str(self).casefold() == str(other).casefold()

    monkeypatch.setattr(Path, "samefile", same)
    assert lock_names(file) == lock_names(file.with_name("PLAN.JSON"))


def test_what_was_taken_is_given_back_when_another_name_is_not_free(file: Path) -> None:
    second = file.with_name("second.json")
    os.link(file, second)
    release = acquire_lock(second)
    with pytest.raises(ProfileInUseError):
        acquire_lock(file)
    second.unlink()
    acquire_lock(file)()
    release()


@pytest.mark.parametrize("kill", [True, False])
def test_a_lock_goes_with_its_process(file: Path, kill: bool) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, file], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.read(4) == b"held"
        with pytest.raises(ProfileInUseError, match="is open in the planner"):
            acquire_lock(file)
        if kill:
            process.kill()
        else:
            process.communicate(b"x")
    acquire_lock(file)()


@pytest.mark.skipif(os.name == "nt", reason="it has no such permissions")
def test_locks_are_the_learners_alone_whatever_the_umask(file: Path) -> None:
    before = os.umask(0)
    try:
        release = acquire_lock(file)
    finally:
        os.umask(before)
    folder = locks_folder()
    for each in (folder, folder.parent, *folder.iterdir()):
        assert stat.S_IMODE(each.stat().st_mode) & 0o077 == 0, each
    release()
