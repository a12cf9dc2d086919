"""Answers of one thread are taken on the screen, in their order, until it is closed."""

from __future__ import annotations

import threading
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from planner.ui.side_answers import SideAnswers


@pytest.fixture
def answers(qtbot: QtBot) -> SideAnswers:
    return SideAnswers("test")


def test_each_is_taken_on_the_screen_in_the_order_of_asking(
    qtbot: QtBot, answers: SideAnswers
) -> None:
    taken, threads, worked = list[int](), set[object](), set[object]()

    def take(answer: int) -> None:
        taken.append(answer)
        threads.add(threading.current_thread())

    for number in range(5):
        answers.ask(lambda number=number: worked.add(threading.current_thread()) or number, take)
    qtbot.waitUntil(lambda: len(taken) == 5, timeout=60_000)
    assert taken == [0, 1, 2, 3, 4]
    assert threads == {threading.main_thread()}
    assert not worked & threads
    answers.close(5)


def test_waiting_takes_what_has_come_before_it_returns(answers: SideAnswers) -> None:
    taken, may_end = list[object](), Event()
    answers.ask(lambda: may_end.wait(20), taken.append)
    may_end.set()
    assert answers.wait(20)
    assert taken == [True]
    answers.close(5)


def test_what_does_not_come_in_time_is_not_waited_for(answers: SideAnswers) -> None:
    taken, may_end = list[object](), Event()
    answers.ask(lambda: may_end.wait(20), taken.append)
    assert not answers.wait(0.01)
    assert taken == []
    may_end.set()
    answers.close(5)


def test_closed_it_takes_nothing_and_asks_nothing(qtbot: QtBot, answers: SideAnswers) -> None:
    taken, may_end = list[object](), Event()
    answers.ask(lambda: may_end.wait(20), taken.append)
    answers.close(0)
    answers.ask(lambda: pytest.fail("it is closed"), taken.append)
    may_end.set()
    assert answers.wait(20)
    qtbot.wait(20)
    assert taken == []
