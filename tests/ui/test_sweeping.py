"""Unused cycles go in the screen's thread, whoever made how many objects."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from planner.ui import sweeping as sweeping_module
from planner.ui.sweeping import Sweeping


class Ring:
    """Refers to itself, so that only a sweep finds that nobody needs it; notes where it goes."""

    def __init__(self, gone_in: list[int]) -> None:
        self._gone_in = gone_in
        self.itself = self

    def __del__(self) -> None:
        self._gone_in.append(threading.get_ident())


@pytest.fixture
def sweeping(qtbot: QtBot) -> Iterator[Sweeping]:
    gc.collect()
    sweeping = Sweeping()
    yield sweeping
    sweeping.stop()


def _make_many(kept: list[list[int]]) -> None:
    kept.extend([number] for number in range(1_000))


def test_a_thread_beside_the_screen_never_sweeps(sweeping: Sweeping) -> None:
    gone_in: list[int] = []
    kept: list[list[int]] = []
    Ring(gone_in)
    thread = threading.Thread(target=_make_many, args=(kept,))
    thread.start()
    thread.join()
    assert gone_in == []
    sweeping.sweep()
    assert gone_in == [threading.get_ident()]


def test_nothing_is_looked_through_before_there_is_much_of_it(sweeping: Sweeping) -> None:
    gone_in: list[int] = []
    sweeping.sweep()
    Ring(gone_in)
    sweeping.sweep()
    assert gone_in == []


def _age(sweeping: Sweeping) -> list[list[int]]:
    """Let so many objects be made that all are to be looked through; they live on."""
    kept: list[list[int]] = []
    for _ in range(sweeping._old // 2_000):
        _make_many(kept)
        sweeping.sweep()
    return kept


def test_what_lived_for_long_goes_once_nothing_is_touched(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeping_module, "_REST_MS", 0)
    sweeping = Sweeping()
    gone_in: list[int] = []
    ring: Ring | None = Ring(gone_in)
    gc.collect()  # it is an old one now
    assert ring is not None
    ring = None
    kept = _age(sweeping)
    assert gone_in == []
    qtbot.waitUntil(lambda: bool(gone_in))
    assert gone_in == [threading.get_ident()]
    sweeping.stop()
    assert kept


def test_while_keys_and_mouse_are_used_only_the_young_are_looked_through(
    sweeping: Sweeping, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept: list[int] = []
    collect = gc.collect

    def noted(generation: int = 2) -> int:
        swept.append(generation)
        return collect(generation)

    monkeypatch.setattr(gc, "collect", noted)
    kept = _age(sweeping)
    qtbot.wait(50)
    assert kept
    assert set(swept) == {0}


def test_many_that_are_young_are_looked_through_once_nothing_is_touched(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeping_module, "_REST_MS", 0)
    sweeping = Sweeping()
    sweeping._old = 2 * sys.getallocatedblocks()  # it has not grown
    gc.collect()
    gone_in: list[int] = []
    kept: list[list[int]] = []
    Ring(gone_in)
    for _ in range(sweeping_module._FEW // 1_000 + 1):
        _make_many(kept)
    sweeping.sweep()
    assert gone_in == []
    swept = list[int]()
    collect = gc.collect
    monkeypatch.setattr(gc, "collect", lambda age=2: swept.append(age) or collect(age))
    qtbot.waitUntil(lambda: bool(gone_in))
    assert swept[0] == 0, "all are looked through only where there have become more"
    sweeping.stop()


def test_the_old_are_left_alone_until_they_have_become_more(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeping_module, "_REST_MS", 0)
    sweeping = Sweeping()
    kept = _age(sweeping)
    assert sweeping._at_rest.is_at_work
    qtbot.waitUntil(lambda: not sweeping._at_rest.is_at_work)
    for _ in range(1_000):
        _make_many([])
        sweeping.sweep()
    assert not sweeping._at_rest.is_at_work
    kept += _age(sweeping)
    assert sweeping._at_rest.is_at_work
    sweeping.stop()
    assert not sweeping._at_rest.is_at_work


def test_python_sweeps_again_once_it_has_stopped(qtbot: QtBot) -> None:
    gc.enable()
    sweeping = Sweeping()
    assert not gc.isenabled()
    sweeping.stop()
    assert gc.isenabled()
