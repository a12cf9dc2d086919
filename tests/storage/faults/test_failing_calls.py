"""The nth call of a save fails, once and for good, for every n until it passes.

Whatever fails: the file holds the last state or the new one, whole; a save that says it is done has
done it; the learner is told why; and once the fault is gone, the same store saves what it holds.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from planner.domain.edits import set_notes
from planner.domain.profile import Profile
from planner.storage.profile_file import ProfileStore, read_profile
from planner.storage.write_errors import DiskFailedError, WriteError
from tests.storage.conftest import small_profile
from tests.storage.faults.faulty_disk import ERRORS, FailingDisk, LyingDisk, ShortDisk

FAULTS: dict[str, Callable[[int, bool], FailingDisk]] = {
    errno.errorcode[error]: lambda nth, good, error=error: FailingDisk(nth, error, for_good=good)
    for error in ERRORS
}
FAULTS |= {
    "short": lambda nth, good: ShortDisk(nth, for_good=good),
    "lying": lambda nth, good: LyingDisk(nth, for_good=good),
}


def _noted(text: str) -> Profile:
    return set_notes("m-1", text * 500).apply(small_profile())[0]


OLD, NEW, LATER = small_profile(), _noted("new "), _noted("later ")


def _first_save(folder: Path, disk: FailingDisk) -> tuple[ProfileStore, Callable[[], object]]:
    """The first save of a session, which is read back whole."""
    store = ProfileStore(folder / "plan.json", disk)
    store.load()
    return store, lambda: store.save(NEW)


def _later_save(folder: Path, disk: FailingDisk) -> tuple[ProfileStore, Callable[[], object]]:
    """A save after another one."""
    nth = disk.failing
    disk.mend()
    store = ProfileStore(folder / "plan.json", disk)
    store.load()
    store.save(OLD)
    disk.failing = nth
    disk.calls.clear()
    return store, lambda: store.save(NEW)


SAVES = (_first_save, _later_save)


@pytest.fixture
def folders(tmp_path: Path) -> Callable[[], Path]:
    numbers = count()

    def make() -> Path:
        folder = tmp_path / str(next(numbers))
        folder.mkdir()
        ProfileStore(folder / "plan.json").create(OLD)
        return folder

    return make


@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("save", SAVES)
def test_no_failing_call_loses_anything(
    folders: Callable[[], Path],
    save: Callable[..., tuple[ProfileStore, Callable[[], object]]],
    fault: str,
    for_good: bool,
) -> None:
    for nth in count(1):
        folder = folders()
        file = folder / "plan.json"
        disk = FAULTS[fault](nth, for_good)
        store, go = save(folder, disk)
        said = None
        try:
            go()
        except WriteError as error:
            said = error
        kept = read_profile(file).profile
        if said is None:
            assert kept == NEW, "a save that says it is done has done it"
        else:
            assert disk.failed
            assert kept in (OLD, NEW)
            assert isinstance(said, ERRORS.get(getattr(errno, fault, 0), DiskFailedError))
            short = str(said.in_short)
            assert short.startswith(short[0].upper())
            assert len(str(said).splitlines()) == 1
        passed = nth > len(disk.calls)
        disk.mend()
        assert store.save(LATER).profile == read_profile(file).profile == LATER
        assert list(folder.iterdir()) == [file], "nothing is left beside it"
        assert passed or nth < 200, "a save is a few dozen calls"
        if passed:
            assert not disk.failed
            break
    assert nth > 8


@pytest.mark.parametrize("error", ERRORS)
def test_a_new_plan_is_whole_or_not_there(folders: Callable[[], Path], error: int) -> None:
    for nth in count(1):
        folder = folders()
        disk = FailingDisk(nth, error, for_good=True)
        store = ProfileStore(folder / "new.json", disk)
        try:
            store.create(NEW)
        except WriteError:
            assert disk.failed
            disk.mend()
            left = [each.name for each in folder.iterdir()]
            if "new.json" in left:  # its name is there, and what it holds is whole
                assert read_profile(folder / "new.json").profile == NEW
            else:
                assert store.create(NEW).profile == NEW
        else:
            break
    assert nth > 6
