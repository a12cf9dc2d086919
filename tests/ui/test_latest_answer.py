"""The question asked last is the one that is answered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event, current_thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.ui import latest_answer
from planner.ui.latest_answer import LatestAnswer


@pytest.fixture
def latest(qtbot: QtBot) -> LatestAnswer:
    return LatestAnswer("test")


def held(answer: int, may_end: Event) -> Callable[[], int]:
    def work() -> int:
        may_end.wait(20)
        return answer

    return work


def test_what_is_quick_is_taken_at_once(latest: LatestAnswer) -> None:
    taken = list[int]()
    latest.ask(lambda: 1, taken.append)
    assert taken == [1]
    assert not latest.is_busy


def test_only_the_last_of_several_is_taken(qtbot: QtBot, latest: LatestAnswer) -> None:
    taken, worked_on, may_end = list[int](), list[int](), Event()
    latest.ask(held(1, may_end), taken.append)
    for number in (2, 3):
        latest.ask(lambda number=number: worked_on.append(number) or number, taken.append)
    assert latest.is_busy
    may_end.set()
    qtbot.waitUntil(lambda: not latest.is_busy, timeout=60_000)
    assert taken == [3]
    assert worked_on == [3]


def test_after_a_pause_only_the_last_is_worked_on(qtbot: QtBot, latest: LatestAnswer) -> None:
    taken, worked_on = list[int](), list[int]()
    for number in (1, 2, 3):
        work = partial(lambda number: worked_on.append(number) or number, number)
        latest.ask(work, taken.append, after_ms=20)
    assert latest.is_busy
    assert worked_on == [], "somebody may go on typing"
    qtbot.waitUntil(lambda: not latest.is_busy, timeout=60_000)
    assert taken == worked_on == [3]


def test_an_answer_that_comes_in_a_pause_begins_nothing_before_its_end(
    qtbot: QtBot, latest: LatestAnswer
) -> None:
    taken, worked_on, may_end = list[int](), list[int](), Event()
    latest.ask(held(1, may_end), taken.append)
    latest.ask(lambda: worked_on.append(2), taken.append, after_ms=2**30)
    may_end.set()
    qtbot.waitUntil(lambda: latest._running is None, timeout=60_000)
    assert latest.is_busy
    assert worked_on == taken == []


def test_what_is_forgotten_in_a_pause_is_not_begun(qtbot: QtBot, latest: LatestAnswer) -> None:
    worked_on = list[int]()
    latest.ask(lambda: worked_on.append(1), worked_on.append, after_ms=10)
    latest.forget()
    assert not latest.is_busy
    qtbot.wait(50)
    assert worked_on == []


def test_what_is_asked_in_a_pause_without_one_is_begun_at_once(latest: LatestAnswer) -> None:
    taken = list[int]()
    latest.ask(lambda: 1, taken.append, after_ms=2**30)
    latest.ask(lambda: 2, taken.append)
    assert taken == [2]


def test_what_is_forgotten_is_not_taken(qtbot: QtBot, latest: LatestAnswer) -> None:
    taken, may_end = list[int](), Event()
    latest.ask(held(1, may_end), taken.append)
    latest.forget()
    assert not latest.is_busy
    latest.ask(lambda: 2, taken.append)
    may_end.set()
    qtbot.waitUntil(lambda: not latest.is_busy, timeout=60_000)
    assert taken == [2]


def test_whoever_takes_an_answer_may_ask_again(qtbot: QtBot, latest: LatestAnswer) -> None:
    taken, may_end = list[int](), Event()

    def take(answer: int) -> None:
        taken.append(answer)
        latest.ask(lambda: 2, taken.append)

    latest.ask(held(1, may_end), take)
    may_end.set()
    qtbot.waitUntil(lambda: taken == [1, 2], timeout=60_000)
    assert not latest.is_busy


def test_its_asker_may_be_gone_by_then(qtbot: QtBot) -> None:
    latest, taken, may_end = LatestAnswer("test"), list[int](), Event()
    latest.ask(held(1, may_end), taken.append)
    with qtbot.waitSignal(latest.destroyed):
        latest.deleteLater()
    may_end.set()
    assert taken == []


def test_long_work_ends_where_nobody_wants_its_answer(qtbot: QtBot) -> None:
    latest, taken = LatestAnswer("test", always_later=True), list[int]()

    def endless() -> None:
        while True:
            latest.stand_aside()

    latest.ask(endless, taken.append)
    latest.ask(lambda: 2, taken.append)
    qtbot.waitUntil(lambda: taken == [2], timeout=60_000)
    latest.ask(endless, taken.append)
    latest.forget()
    qtbot.waitUntil(lambda: latest._running is None, timeout=60_000)
    assert taken == [2]


def test_long_work_stands_aside_while_keys_or_mouse_are_used(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, taken = QWidget(), list[str]()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    latest, begun, touched = LatestAnswer("test", always_later=True), Event(), Event()
    done = list[str]()

    def work() -> str:
        latest.stand_aside()
        begun.set()
        touched.wait(20)
        latest.stand_aside()
        done.append("all")
        return "all"

    latest.ask(work, taken.append)
    assert begun.wait(20)
    monkeypatch.setattr(latest_answer, "_REST_S", 3600)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    touched.set()
    qtbot.wait(100)
    assert not done
    monkeypatch.setattr(latest_answer, "_REST_S", 0)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    qtbot.waitUntil(lambda: taken == ["all"], timeout=60_000)


def test_what_nobody_wants_any_more_is_thrown_away_in_its_thread_and_later(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    latest, begun, gone = LatestAnswer("test", always_later=True), Event(), list[str]()

    class Made:
        def __del__(self) -> None:
            gone.append(current_thread().name)

    def endless() -> None:
        made = Made()
        begun.set()
        while made:
            latest.stand_aside()

    monkeypatch.setattr(latest_answer, "_REST_S", 3600)
    latest.ask(endless, lambda _: None)
    assert begun.wait(20)
    latest.forget()
    qtbot.wait(100)
    assert not gone, "it waits until what made it unwanted is drawn"
    latest._free_from = 0.0
    qtbot.waitUntil(lambda: latest._running is None, timeout=60_000)
    assert len(gone) == 1
    assert gone[0].startswith("test")


def test_windows_are_watched_no_longer_than_work_takes(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, seen, may_end = QWidget(), list[object](), Event()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    monkeypatch.setattr(
        LatestAnswer, "eventFilter", lambda _self, watched, _event: bool(seen.append(watched))
    )
    latest = LatestAnswer("test", always_later=True)
    latest.ask(held(1, may_end), lambda _: None)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert seen
    may_end.set()
    qtbot.waitUntil(lambda: not latest.is_busy, timeout=60_000)
    seen.clear()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert not seen
