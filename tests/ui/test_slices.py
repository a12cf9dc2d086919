"""Long work is done slice by slice, and given up where other work takes its place."""

from __future__ import annotations

from collections.abc import Iterator

from pytestqt.qtbot import QtBot

from planner.ui.slices import Slices


def _noting(done: list[str], *names: str) -> Iterator[None]:
    for name in names:
        done.append(name)
        yield


def test_nothing_is_done_at_once_and_all_of_it_in_turn(qtbot: QtBot) -> None:
    slices, done = Slices(), list[str]()
    slices.start(_noting(done, "first", "second"))
    assert slices.is_at_work
    assert not done
    qtbot.waitUntil(lambda: not slices.is_at_work)
    assert done == ["first", "second"]


def test_new_work_takes_the_place_of_the_old(qtbot: QtBot) -> None:
    slices, done = Slices(), list[str]()
    slices.start(_noting(done, *"abcdefgh"))
    qtbot.waitUntil(lambda: bool(done))
    before = len(done)
    slices.start(_noting(done, "new"))
    qtbot.waitUntil(lambda: not slices.is_at_work)
    assert done[before:] == ["new"]


def test_work_may_start_other_work(qtbot: QtBot) -> None:
    slices, done = Slices(), list[str]()

    def leading() -> Iterator[None]:
        slices.start(_noting(done, "other"))
        yield from ()

    slices.start(leading())
    qtbot.waitUntil(lambda: done == ["other"])


def test_what_is_left_can_be_done_at_once() -> None:
    slices, done = Slices(), list[str]()
    slices.start(_noting(done, "first", "second"))
    slices.finish()
    assert done == ["first", "second"]
    assert not slices.is_at_work
