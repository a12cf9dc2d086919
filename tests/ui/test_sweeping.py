"""Unused cycles go in the screen's thread, whoever made how many objects."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

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


def test_what_lived_for_long_goes_too(sweeping: Sweeping) -> None:
    gone_in: list[int] = []
    ring: Ring | None = Ring(gone_in)
    kept: list[list[int]] = []
    gc.collect()  # it is an old one now
    assert ring is not None
    ring = None
    for _ in range(400):
        _make_many(kept)
        sweeping.sweep()
        if gone_in:
            break
    assert gone_in == [threading.get_ident()]


def test_the_old_are_left_alone_while_they_hardly_become_more(
    sweeping: Sweeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept: list[int] = []
    collect = gc.collect

    def noted(generation: int = 2) -> int:
        swept.append(generation)
        return collect(generation)

    monkeypatch.setattr(gc, "collect", noted)
    for _ in range(600):
        kept: list[list[int]] = []
        _make_many(kept)
        sweeping.sweep()
    assert swept.count(0) > 100
    assert swept.count(1) > 10
    assert swept.count(2) <= 1


def test_python_sweeps_again_once_it_has_stopped(qtbot: QtBot) -> None:
    gc.enable()
    sweeping = Sweeping()
    assert not gc.isenabled()
    sweeping.stop()
    assert gc.isenabled()
