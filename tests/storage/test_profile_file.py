"""Tests of `planner.storage.profile_file`: what is saved is there, and nothing unseen is lost."""

from __future__ import annotations

import datetime as dt
import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner import paths
from planner.domain.codes import code_of
from planner.domain.edits import set_notes
from planner.domain.profile import Profile, Status
from planner.storage import profile_file
from planner.storage.migrations import SCHEMA_VERSION
from planner.storage.profile_bytes import Envelope, from_bytes, to_bytes
from planner.storage.profile_errors import (
    EditedProfileError,
    EmptiedPlanError,
    LockError,
    MissingProfileError,
    NotAProfileFileError,
    NothingLoadedError,
    ProfileExistsError,
    ProfileFileError,
    ProfileInUseError,
    TooLargeProfileError,
    UnreadableProfileError,
    UnsavableProfileError,
)
from planner.storage.profile_file import ProfileStore, read_profile
from planner.storage.safe_write import Disk
from planner.storage.write_errors import ChangedOutsideError, DiskFailedError, WriteError
from tests.storage.conftest import small_profile

RELEASED = Path(__file__).parent.parent / "data" / "profiles"


@pytest.fixture
def file(tmp_path: Path, profile: Profile) -> Path:
    """A saved plan."""
    path = tmp_path / "plan.json"
    ProfileStore(path).create(profile)
    return path


def noted(profile: Profile, text: str) -> Profile:
    return set_notes("m-1", text).apply(profile)[0]


def test_what_is_saved_is_loaded(file: Path, profile: Profile) -> None:
    store = ProfileStore(file)
    assert store.load().profile == profile
    after = noted(profile, "wet floor, “slow” steps 👟")
    store.save(after)
    assert read_profile(file).profile == after
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("number", range(1, SCHEMA_VERSION + 1))
def test_plans_of_every_released_schema_are_read(tmp_path: Path, number: int) -> None:
    released = RELEASED / f"schema-{number}.json"
    path = tmp_path / "plan.json"
    path.write_bytes(released.read_bytes())
    store = ProfileStore(path)
    stored = store.load()
    assert not stored.edited
    assert stored.schema_version == number
    profile = stored.profile
    assert profile.name == "Föley & friends 音"
    assert len(profile.targets) == 2
    assert {milestone.status for milestone in profile.milestones} == set(Status)
    assert any(milestone.own for milestone in profile.milestones)
    assert any(milestone.pin for milestone in profile.milestones)
    assert any(milestone.event for milestone in profile.milestones)
    assert any(milestone.base for milestone in profile.milestones)
    assert profile.milestones[0].notes == "Went well.\nTwice."
    assert profile.milestones[0].logged == 360
    assert profile.milestones[0].evidence[0].target == "https://example.org/notes"
    assert profile.calendar.breaks
    assert profile.calendar.patterns
    assert profile.calendar.exceptions
    store.save(profile)
    assert read_profile(path).profile == profile


def test_revisions_form_a_chain(file: Path, profile: Profile) -> None:
    first = read_profile(file).envelope
    store = ProfileStore(file)
    store.load()
    store.save(noted(profile, "one"))
    second = store.save(noted(profile, "two")).envelope
    assert (first.revision, second.revision) == (1, 3)
    assert first.parent_sha256 is None
    assert read_profile(file).envelope == second
    third = ProfileStore(file)
    third.load()
    assert third.save(profile).envelope.parent_sha256 == second.sha256


def test_a_new_plan_never_overwrites(file: Path, profile: Profile) -> None:
    before = file.read_bytes()
    with pytest.raises(ProfileExistsError, match="not overwritten"):
        ProfileStore(file).create(small_profile(2))
    assert file.read_bytes() == before


def test_nor_in_a_race(tmp_path: Path, profile: Profile) -> None:
    path = tmp_path / "plan.json"

    class RacedDisk(Disk):
        def flush(self, descriptor: int) -> None:
            path.write_bytes(b"first")
            super().flush(descriptor)

    with pytest.raises(ProfileExistsError):
        ProfileStore(path, RacedDisk()).create(profile)
    assert path.read_bytes() == b"first"


def test_a_file_changed_outside_is_not_overwritten(file: Path, profile: Profile) -> None:
    mine, theirs = ProfileStore(file), ProfileStore(file)
    mine.load()
    theirs.load()
    theirs.save(noted(profile, "theirs"))
    with pytest.raises(ChangedOutsideError):
        mine.save(noted(profile, "mine"))
    assert read_profile(file).profile.milestones[1].notes == "theirs"
    mine.load()
    mine.save(noted(profile, "mine"))
    assert read_profile(file).profile.milestones[1].notes == "mine"


def test_a_file_removed_outside_is_written_again(file: Path, profile: Profile) -> None:
    store = ProfileStore(file)
    store.load()
    file.unlink()
    store.save(noted(profile, "kept"))
    assert read_profile(file).profile.milestones[1].notes == "kept"


def test_a_file_turned_into_a_folder_is_one_sentence(file: Path, profile: Profile) -> None:
    store = ProfileStore(file)
    store.load()
    file.unlink()
    file.mkdir()
    with pytest.raises(WriteError, match="it is a folder"):
        store.save(profile)


def test_a_save_that_failed_can_be_repeated(file: Path, profile: Profile) -> None:
    """Also when the bytes did arrive and only the folder's flush failed."""

    class FlakyDisk(Disk):
        failing = ""

        def replace(self, source: Path, target: Path) -> None:
            self._maybe("replace")
            super().replace(source, target)

        def flush_folder(self, folder: Path) -> None:
            self._maybe("flush_folder")
            super().flush_folder(folder)

        def _maybe(self, name: str) -> None:
            if self.failing == name:
                self.failing = ""
                raise OSError(errno.EIO, "broken")

    disk = FlakyDisk()
    store = ProfileStore(file, disk)
    store.load()
    for number, failing in enumerate(["replace", "flush_folder", "flush_folder", "replace"]):
        disk.failing = failing
        after = noted(profile, f"note {number}")
        with pytest.raises(DiskFailedError):
            store.save(after)
        store.save(after)
        assert read_profile(file).profile == after


def test_an_emptied_plan_needs_asking(file: Path, profile: Profile) -> None:
    store = ProfileStore(file)
    store.load()
    empty = profile.model_copy(update={"milestones": ()})
    before = file.read_bytes()
    with pytest.raises(EmptiedPlanError, match="holds 3 milestones"):
        store.save(empty)
    assert file.read_bytes() == before
    store.save(empty, allow_empty=True)
    assert read_profile(file).profile.milestones == ()


def test_what_could_not_be_read_back_is_never_written(file: Path, profile: Profile) -> None:
    store = ProfileStore(file)
    store.load()
    before = file.read_bytes()
    broken = profile.model_copy(update={"start": dt.date(2027, 3, 1), "name": ""})
    with pytest.raises(UnsavableProfileError, match="name"):
        store.save(broken)
    assert file.read_bytes() == before


def test_the_first_save_is_read_from_the_disk_again(file: Path, profile: Profile) -> None:
    class WrongDisk(Disk):
        def read(self, path: Path) -> bytes:
            data = super().read(path)
            return data if b'"revision":1,' in data else data[:-1]

    store = ProfileStore(file, WrongDisk())
    store.load()
    with pytest.raises(DiskFailedError, match="read back"):
        store.save(noted(profile, "x"))


def test_saving_what_was_never_loaded_is_a_fault(file: Path, profile: Profile) -> None:
    before = file.read_bytes()
    with pytest.raises(NothingLoadedError):
        ProfileStore(file).save(profile)
    store = ProfileStore(file)
    file.write_bytes(before[:-9])
    with pytest.raises(ProfileFileError):
        store.load()
    with pytest.raises(NothingLoadedError):
        store.save(profile)


def test_a_copy_is_a_plan_of_its_own(file: Path, profile: Profile) -> None:
    store = ProfileStore(file)
    store.load()
    copy = file.parent / "copy.json"
    store.save_copy(copy, profile)
    assert read_profile(copy).profile == profile
    with pytest.raises(ProfileExistsError):
        store.save_copy(copy, profile)
    store.save_copy(copy, noted(profile, "newer"), overwrite=True)
    assert read_profile(copy).profile.milestones[1].notes == "newer"
    assert store.path == file
    assert store.last is not None
    assert store.last.profile == profile


def test_a_link_to_a_plan_stays_one(file: Path, profile: Profile) -> None:
    link = file.parent / "link.json"
    link.symlink_to(file)
    store = ProfileStore(link)
    store.load()
    store.save(noted(profile, "through the link"))
    assert link.is_symlink()
    assert read_profile(file).profile.milestones[1].notes == "through the link"


def test_an_edited_file_is_taken_only_on_trust(file: Path) -> None:
    data = file.read_bytes().replace(b"friends", b"Friends")
    file.write_bytes(data)
    with pytest.raises(EditedProfileError, match="--trust-edits"):
        read_profile(file)
    stored = read_profile(file, trust_edits=True)
    assert stored.edited
    assert stored.profile.name == "Föley & Friends"
    assert file.read_bytes() == data
    store = ProfileStore(file)
    store.save(store.load(trust_edits=True).profile)
    assert not read_profile(file).edited


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(MissingProfileError, match="planner new"):
        read_profile(tmp_path / "none.json")
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(MissingProfileError):
        read_profile(tmp_path / "file" / "none.json")


def test_only_ordinary_files_are_read(tmp_path: Path) -> None:
    with pytest.raises(NotAProfileFileError, match="a folder"):
        read_profile(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotAProfileFileError, match="not an ordinary file"):
        read_profile(tmp_path / "pipe")
    with pytest.raises(NotAProfileFileError):
        read_profile(Path("/dev/zero"))
    with pytest.raises(UnreadableProfileError):
        read_profile(tmp_path / "a\0b")


def test_a_file_one_may_not_read_is_one_sentence(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "open", refuse)  # root may read anything
    with pytest.raises(UnreadableProfileError, match="permission denied"):
        read_profile(file)


def test_a_folder_that_the_system_says_may_not_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows puts it."""

    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(NotAProfileFileError, match="a folder"):
        read_profile(tmp_path)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.json"
    huge.touch()
    os.truncate(huge, (64 << 20) + 1)
    with pytest.raises(TooLargeProfileError, match="64 MB"):
        read_profile(huge)


def test_one_at_a_time_may_change_a_plan(file: Path) -> None:
    link = file.parent / "link.json"
    link.symlink_to(file)
    with ProfileStore(file).lock():
        for path in (file, link):
            with (
                pytest.raises(ProfileInUseError, match="Close it there"),
                ProfileStore(path).lock(),
            ):
                pass
        assert read_profile(file).profile.id == "p-1"
        with ProfileStore(file.parent / "other.json").lock():
            pass
    with ProfileStore(link).lock():
        pass
    assert set(file.parent.iterdir()) == {file, link}, "the lock stands elsewhere"


def test_a_killed_process_leaves_no_lock(file: Path) -> None:
    code = (
        "import os, sys\nfrom pathlib import Path\n"
        "from planner.storage.profile_file import acquire_lock\n"
        "release = acquire_lock(Path(sys.argv[1]))\nos.write(1, b'held')\nos.read(0, 1)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, file], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.read(4) == b"held"
        with pytest.raises(ProfileInUseError), ProfileStore(file).lock():
            pass
        process.kill()
    with ProfileStore(file).lock():
        pass


def test_a_lock_that_cannot_be_made_is_one_sentence(file: Path) -> None:
    folder = paths.user_data_folder()
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_bytes(b"a file in the folder's place")
    with pytest.raises(LockError, match="locks"), ProfileStore(file).lock():
        pass


def test_a_later_save_leaves_what_reading_it_would_give(file: Path, profile: Profile) -> None:
    store = ProfileStore(file)
    store.load()
    store.save(profile)
    written = store.save(profile.model_copy(update={"name": "Another name"}))
    assert written == read_profile(file)


def test_the_count_of_codes_only_rises(file: Path, profile: Profile) -> None:
    store = ProfileStore(file)
    assert store.load().codes_issued == 0  # those of the small plan are none of ours
    assert store.save(profile, codes_issued=9).envelope.codes_issued == 9
    assert store.save(profile, codes_issued=4).envelope.codes_issued == 9
    assert store.save(profile).envelope.codes_issued == 9
    coded = profile.milestones[1].model_copy(update={"code": code_of(11)})
    after = profile.model_copy(update={"milestones": (*profile.milestones[:1], coded)})
    assert store.save(after).envelope.codes_issued == 12
    copy = file.with_name("copy.json")
    store.save_copy(copy, profile)
    assert read_profile(copy).envelope.codes_issued == 12
    new = ProfileStore(file.with_name("new.json"))
    assert new.create(after).envelope.codes_issued == 12


def test_what_a_file_does_not_count_is_counted_from_its_codes(profile: Profile) -> None:
    coded = profile.milestones[1].model_copy(update={"code": code_of(11)})
    left = profile.model_copy(
        update={"milestones": (coded,), "former_codes": (("m-9", code_of(20)),)}
    )
    data = to_bytes(Envelope(profile=left))
    assert from_bytes(Path("plan.json"), data).codes_issued == 21


def test_while_a_save_is_under_way_nothing_is_read_or_joined(file: Path, profile: Profile) -> None:
    store = ProfileStore(file)
    store.load()
    theirs = read_profile(file)
    file.write_bytes(to_bytes(Envelope(profile=noted(profile, "theirs"))))
    with store._busy:
        assert store.read_if_changed() is None
        assert not store.join(theirs)
    assert store.read_if_changed() == file.read_bytes()
    assert store.join(theirs)


def test_a_copy_can_be_saved_where_nothing_was_loaded(tmp_path: Path, profile: Profile) -> None:
    """A plan that could not be opened, or was never saved, still gets out."""
    ProfileStore(tmp_path / "gone.json").save_copy(tmp_path / "copy.json", profile)
    copy = read_profile(tmp_path / "copy.json")
    assert copy.profile == profile
    assert copy.envelope.lineage == ()
    assert copy.codes_issued == profile.codes_issued


def test_a_file_of_exactly_the_greatest_size_is_read(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(profile_file, "MAX_BYTES", file.stat().st_size)
    assert read_profile(file).profile.milestones
    monkeypatch.setattr(profile_file, "MAX_BYTES", file.stat().st_size - 1)
    with pytest.raises(TooLargeProfileError):
        read_profile(file)
