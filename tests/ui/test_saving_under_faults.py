"""The running app while its disk fails: told why, never told “saved” falsely, and nothing lost.

The quick suite tries two faults, the campaign all; it prints how many it made.
"""

from __future__ import annotations

import errno
import random
import sys
import threading
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner import app
from planner.domain import edits
from planner.domain.catalogue import Catalogue
from planner.domain.profile import Profile, Status
from planner.storage.profile_file import ProfileStore, read_profile
from planner.storage.settings_file import Settings
from planner.ui.actions import ActionId
from planner.ui.desktop import Desktop
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.storage.faults.faulty_disk import FailingDisk
from tests.storage.faults.test_failing_calls import FAULTS
from tests.ui.worlds import RESOURCE, TODAY, Clock, small_profile, small_session

#: How each message begins, in the banner behind “Could not save.”
REASONS = {
    "ENOSPC": "The disk is full. Free some space",
    "EDQUOT": "The disk is full. Free some space",
    "EACCES": "Changes are not allowed in “",
    "EROFS": "Changes are not allowed in “",
    "EIO": "The reason: input/output error. Save a copy",
    "EMFILE": "The reason: too many open files. Save a copy",
    "EINTR": "The reason: interrupted system call. Save a copy",
    "short": "The reason: input/output error. Save a copy",
    "lying": "The reason: what was written could not be read back. Save a copy",
}
WHOLE_DAY_MS = 86_400_000


@pytest.fixture
def desktop(qtbot: QtBot, themes: ThemeSource, tmp_path: Path) -> Iterator[Desktop]:
    folder = tmp_path / "plans"
    folder.mkdir()
    ProfileStore(folder / "small.json").create(small_profile())
    catalogue = Catalogue.of(resources=(RESOURCE,))
    desktop = app.build(settings=Settings(), themes=themes, clock=Clock(), catalogue=catalogue)
    qtbot.addWidget(desktop.window)
    desktop.window.show()
    assert desktop.open(folder / "small.json")
    yield desktop
    desktop.save_for_the_end()
    desktop.end()


class World:
    """An open plan, what its signals said, and what its file holds."""

    def __init__(self, desktop: Desktop, qtbot: QtBot) -> None:
        assert desktop.store is not None
        assert desktop.session is not None
        self.desktop = desktop
        self.store, self.session = desktop.store, desktop.session
        self.qtbot = qtbot
        self.news: list[str] = []
        self.session.saved.connect(self._saved)
        self.session.save_failed.connect(self.news.append)

    def kept(self) -> Profile:
        """What stands in the file."""
        return read_profile(self.store.path).profile

    def wait(self) -> str:
        """Wait for what comes of a save; gives why it failed."""
        self.qtbot.waitUntil(lambda: bool(self.news), timeout=60_000)
        return self.news.pop()

    def _saved(self) -> None:
        assert self.kept() == self.session.profile, "“saved” was said of what is not in the file"
        self.news.append("")


def _inject(world: World, fault: str, *, for_good: bool) -> int:
    """One fault after the other, until a save has fewer calls; gives how many there were."""
    banner, sidebar = world.desktop.window.banner, world.desktop.window.sidebar
    pages = (ActionId.GO_PLAN, ActionId.GO_OVERVIEW, ActionId.GO_CAREERS)
    made = 0
    for nth in count(1):
        disk = FAULTS[fault](nth, for_good)
        before = world.kept()
        world.store._disk = disk
        world.session.apply(edits.set_notes("rock", f"{fault} {for_good} {nth}"))
        world.session.save_now()
        said = world.wait()
        # Before the first save of a session the old state is read for a snapshot; where that fails
        # the save goes on without one. A write that takes less than it was given is continued.
        assert said or disk.failed in ([], ["read"]) or fault == "short"
        if said:
            assert said.startswith(REASONS[fault])
            assert banner.isVisible()
            assert banner.plain_text.startswith(f"Could not save. {said}")
            assert sidebar.accessibleDescription() == "Not saved since 09:41"
            assert world.session.is_dirty
            assert world.kept() in (before, world.session.profile)
            world.desktop.run(pages[nth % 3])
            assert banner.isVisible()
            disk.mend()
            banner._buttons[0].click()
            assert world.wait() == ""
        made += bool(disk.failed)
        passed = nth > len(disk.calls)
        assert not banner.isVisible()
        assert sidebar.accessibleDescription() == "Saved 09:41"
        assert world.kept() == world.session.profile
        if passed:
            return made
    raise AssertionError


@pytest.mark.parametrize(("fault", "for_good"), [("ENOSPC", True), ("EIO", False)])
def test_a_failing_disk_loses_nothing(
    desktop: Desktop, qtbot: QtBot, fault: str, for_good: bool
) -> None:
    assert _inject(World(desktop, qtbot), fault, for_good=for_good) >= 8
    assert list(desktop.store.path.parent.iterdir()) == [desktop.store.path]


@pytest.mark.campaign
def test_no_fault_loses_anything_or_is_passed_over(
    desktop: Desktop, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    world = World(desktop, qtbot)
    made = sum(_inject(world, fault, for_good=good) for fault in FAULTS for good in (False, True))
    with capsys.disabled():
        sys.stdout.write(f"\n{made} faults injected: lost 0, falsely “saved” 0\n")
    assert made >= 150


def test_it_is_tried_again_by_itself(desktop: Desktop, qtbot: QtBot) -> None:
    world = World(desktop, qtbot)
    disk = world.store._disk = FailingDisk(3, errno.EIO, for_good=True)
    world.session.apply(edits.set_notes("rock", "one"))
    assert world.wait().startswith(REASONS["EIO"])
    disk.mend()
    assert world.wait() == ""
    assert not desktop.window.banner.isVisible()


# --- Few writes, few resources --------------------------------------------------------------------


class CountingStore(ProfileStore):
    """A store that counts its saves."""

    saves = 0

    def save(self, *args: object, **given: object) -> object:
        self.saves += 1
        return super().save(*args, **given)


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[PlanSession]:
    folder = tmp_path / "plans"
    folder.mkdir()
    store = CountingStore(folder / "plan.json")
    store.create(small_profile())
    session = small_session(store)
    yield session
    session.flush()
    session.close()


def test_twenty_check_offs_in_a_second_are_two_writes_at_most(
    session: PlanSession, qtbot: QtBot
) -> None:
    store = session._autosave._store
    for number in range(20):
        name = session.profile.milestones[number // 2 % 8].id
        milestone = session.profile.milestone(name)
        closed = milestone.status is Status.DONE
        edit = (
            edits.reopen(session.profile, name) if closed else edits.check_off(name, TODAY, TODAY)
        )
        assert session.apply(edit)
        qtbot.wait(45)
    qtbot.waitUntil(lambda: not session.is_dirty, timeout=60_000)
    assert 1 <= store.saves <= 2
    assert read_profile(store.path).profile == session.profile


def _open_files() -> int:
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0


def _use(session: PlanSession, times: int, save: Callable[[], object]) -> None:
    choose = random.Random(times)
    for number in range(times):
        name = choose.choice(session.profile.milestones).id
        kind = choose.randrange(4)
        if kind == 0:
            session.undo_stack.undo()
        elif kind == 1:
            session.apply(edits.log_minutes(session.profile, name, 5, TODAY, TODAY))
        else:
            session.apply(edits.set_notes(name, f"note {number}"))
        if number % 10 == 0:
            save()


@pytest.mark.parametrize(
    "times", [300, pytest.param(10_000, marks=pytest.mark.campaign)], ids=["few", "many"]
)
def test_edits_and_saves_use_nothing_up(session: PlanSession, qtbot: QtBot, times: int) -> None:
    store = session._autosave._store
    _use(session, 50, session.flush)
    files, threads = _open_files(), threading.active_count()
    _use(session, times, session.flush)
    qtbot.wait(10)
    assert _open_files() <= files
    assert threading.active_count() <= threads
    assert list(store.path.parent.iterdir()) == [store.path]
    assert store.saves >= times // 20
    assert read_profile(store.path).envelope.revision == store.saves + 1
