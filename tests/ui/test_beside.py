"""What the learner waits for is done beside the screen, which goes on being drawn."""

from __future__ import annotations

import threading
from threading import Event

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from planner.ui import beside
from planner.ui.beside import begun, is_quick, wait_until, worked_out


def test_what_is_quick_is_waited_for_without_a_turn(qtbot: QtBot) -> None:
    turns = list[int]()
    QTimer.singleShot(0, lambda: turns.append(1))
    assert worked_out(threading.current_thread, "test") is not threading.current_thread()
    assert turns == []


def test_the_window_is_drawn_and_the_pointer_waits_meanwhile(qtbot: QtBot) -> None:
    may_answer, shapes = Event(), list[Qt.CursorShape]()

    def turn() -> None:
        pointer = QGuiApplication.overrideCursor()
        shapes.append(pointer.shape())
        if len(shapes) == 3:
            may_answer.set()

    timer = QTimer()
    timer.timeout.connect(turn)
    timer.start(10)
    assert worked_out(lambda: may_answer.wait(20), "test")
    assert set(shapes) == {Qt.CursorShape.WaitCursor}
    assert QGuiApplication.overrideCursor() is None


def test_what_goes_wrong_is_raised_where_it_was_asked_for(qtbot: QtBot) -> None:
    may_answer = Event()

    def wrong() -> None:
        may_answer.wait(20)
        raise ZeroDivisionError

    QTimer.singleShot(50, may_answer.set)
    with pytest.raises(ZeroDivisionError):
        worked_out(wrong, "test")
    assert QGuiApplication.overrideCursor() is None


def test_presses_and_keys_wait(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    # Tests cannot press anything without a turn of the loop that takes it at once.
    flags = list[QEventLoop.ProcessEventsFlag]()

    class Noted(QEventLoop):
        def exec(self, which: QEventLoop.ProcessEventsFlag) -> int:  # type: ignore[override]
            flags.append(which)
            return super().exec(which)

    monkeypatch.setattr(beside, "QEventLoop", Noted)
    wait_until(lambda: True)
    assert flags == [QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents]


def test_waiting_ends_where_it_takes_too_long(qtbot: QtBot) -> None:
    may_answer = Event()
    answer = begun(lambda: may_answer.wait(20), "test")
    assert not is_quick(answer)
    wait_until(answer.done, 0.05)
    assert not answer.done()
    may_answer.set()
    assert answer.result()
