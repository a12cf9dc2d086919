"""Saving by itself."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.profile import Profile
from planner.storage.write_errors import ChangedOutsideError
from planner.ui.autosave import LONGEST_MS, QUIET_MS, RETRY_FIRST_MS, RETRY_LAST_MS, Autosave
from tests.ui.worlds import FakeStore, small_profile


class SlowStore(FakeStore):
    """Saves only once it may."""

    def __init__(self) -> None:
        super().__init__()
        self.may_go = threading.Event()
        self.threads: set[int] = set()

    def save(
        self, profile: Profile, *, allow_empty: bool = False, codes_issued: int | None = None
    ) -> None:
        self.threads.add(threading.get_ident())
        assert self.may_go.wait(10)
        super().save(profile, codes_issued=codes_issued)


def _noted(text: str) -> Profile:
    profile, _ = edits.set_notes("rock", text).apply(small_profile())
    return profile


@pytest.fixture
def store() -> SlowStore:
    return SlowStore()


@pytest.fixture
def autosave(qtbot: QtBot, store: SlowStore) -> Iterator[Autosave]:
    autosave = Autosave(store, small_profile())
    yield autosave
    store.may_go.set()
    autosave.close()


def test_times_are_those_of_the_design() -> None:
    assert (QUIET_MS, LONGEST_MS, RETRY_FIRST_MS, RETRY_LAST_MS) == (200, 800, 1000, 60_000)


def test_nothing_is_saved_where_nothing_changed(autosave: Autosave, store: SlowStore) -> None:
    store.may_go.set()
    assert autosave.flush()
    assert store.saves == []


def test_a_change_during_a_save_is_saved_after_it(
    autosave: Autosave, store: SlowStore, qtbot: QtBot
) -> None:
    first, second = _noted("one"), _noted("two")
    autosave.take(first, 8)
    autosave.save_now()
    autosave.take(second, 8)
    autosave.save_now()
    store.may_go.set()
    with qtbot.waitSignal(autosave.saved, timeout=60_000):
        pass
    assert [profile.milestone("rock").notes for profile in store.saves] == ["one", "two"]
    assert not autosave.is_dirty


def test_writing_happens_in_one_other_thread(
    autosave: Autosave, store: SlowStore, qtbot: QtBot
) -> None:
    store.may_go.set()
    for text in ("one", "two"):
        autosave.take(_noted(text), 8)
        assert autosave.flush()
    assert len(store.threads) == 1
    assert threading.get_ident() not in store.threads


def test_flush_gives_up_on_a_disk_that_hangs(autosave: Autosave, store: SlowStore) -> None:
    autosave.take(_noted("one"), 8)
    assert not autosave.flush(seconds=0.05)
    assert autosave.is_dirty
    store.may_go.set()
    assert autosave.flush()


def test_dirty_is_said_once(autosave: Autosave, store: SlowStore, qtbot: QtBot) -> None:
    said: list[bool] = []
    autosave.dirty_changed.connect(said.append)
    for text in ("one", "two", "three"):
        autosave.take(_noted(text), 8)
    store.may_go.set()
    qtbot.waitUntil(lambda: not autosave.is_dirty, timeout=60_000)
    assert said == [True, False]


def test_a_disk_that_hangs_does_not_hold_up_the_end(autosave: Autosave, store: SlowStore) -> None:
    autosave.take(_noted("one"), 8)
    autosave.save_now()
    assert not autosave.close()
    store.may_go.set()
    assert autosave.close()
    assert [profile.milestone("rock").notes for profile in store.saves] == ["one"]


def test_after_the_end_nobody_hears_of_the_last_save(
    autosave: Autosave, store: SlowStore, qtbot: QtBot
) -> None:
    autosave.take(_noted("one"), 8)
    autosave.save_now()
    autosave.close()
    with qtbot.assertNotEmitted(autosave.saved, wait=100):
        store.may_go.set()


def test_a_save_that_is_under_way_holds_nobody_up(
    autosave: Autosave, store: SlowStore, qtbot: QtBot
) -> None:
    autosave.take(_noted("one"), 8)
    autosave.save_now()
    autosave._finished.emit()  # of an earlier save that `flush` has taken in already
    assert autosave.is_dirty
    store.may_go.set()
    qtbot.waitUntil(lambda: not autosave.is_dirty, timeout=60_000)


def _fail(autosave: Autosave, qtbot: QtBot) -> None:
    with qtbot.waitSignal(autosave.failed, timeout=60_000):
        autosave._retry.timeout.emit()


def test_it_waits_longer_from_failure_to_failure_and_no_longer_once_saved(
    autosave: Autosave, store: SlowStore, qtbot: QtBot
) -> None:
    store.may_go.set()
    store.error = OSError("no")
    with qtbot.waitSignal(autosave.failed, timeout=60_000):
        autosave.take(_noted("one"), 8)
    waits = [autosave._retry.interval()]
    for _ in range(7):
        _fail(autosave, qtbot)
        assert autosave._retry.isActive()
        waits.append(autosave._retry.interval())
    assert waits == [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]
    with qtbot.waitSignal(autosave.failed, timeout=60_000):
        autosave.take(_noted("two"), 8)  # tried at once, which makes no wait longer
    assert autosave._retry.interval() == 60_000
    store.error = None
    with qtbot.waitSignal(autosave.saved, timeout=60_000):
        autosave.save_now()
    assert autosave._retry.interval() == 1000
    assert not autosave._retry.isActive()


def test_a_change_during_a_save_that_fails_is_tried_soon(
    autosave: Autosave, store: SlowStore, qtbot: QtBot
) -> None:
    store.error = OSError("no")
    autosave.take(_noted("one"), 8)
    autosave.save_now()
    autosave.take(_noted("two"), 8)
    autosave.save_now()
    with qtbot.waitSignal(autosave.failed, timeout=60_000):
        store.may_go.set()
    assert autosave._quiet.isActive()
    store.error = None
    qtbot.waitUntil(lambda: not autosave.is_dirty, timeout=900)
    assert autosave.failure == ""


def test_the_count_of_codes_goes_with_the_profile(autosave: Autosave, store: SlowStore) -> None:
    store.may_go.set()
    autosave.take(_noted("one"), 12)
    assert autosave.flush()
    assert store.codes_issued == 12


def test_a_file_that_somebody_else_wrote_is_no_failure_to_show(
    qtbot: QtBot, autosave: Autosave, store: SlowStore
) -> None:
    store.may_go.set()
    store.error = ChangedOutsideError(Path("plan.json"))
    autosave.take(_noted("ours"), 0)
    with qtbot.waitSignal(autosave.overtaken), qtbot.assertNotEmitted(autosave.failed):
        assert not autosave.flush()
    assert autosave.failure
    with qtbot.waitSignal(autosave.saved):
        autosave.hold()  # the file holds the same by now
    assert (autosave.is_dirty, autosave.unsaved, autosave.failure) == (False, 0, "")
    assert autosave.flush()
    assert store.saves == []


def test_it_saves_again_although_nothing_was_changed(
    qtbot: QtBot, autosave: Autosave, store: SlowStore
) -> None:
    autosave.save_again()
    assert autosave.is_dirty
    with qtbot.waitSignal(autosave.saved):
        store.may_go.set()
    assert len(store.saves) == 1
    assert not autosave.is_dirty
