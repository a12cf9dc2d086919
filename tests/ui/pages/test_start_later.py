"""What is worked out after a pause: in steps, for the newest question only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from planner.domain.calendar import StudyCalendar, week_of_hours
from planner.domain.catalogue import Catalogue
from planner.domain.finish_wish import NotBefore
from planner.domain.profile import Depth, Preferences
from planner.domain.start import Answers
from planner.ui.pages import start_later
from planner.ui.pages.start_facts import Outlook, outlook
from planner.ui.pages.start_later import PAUSE_MS, Consequences, LaterWork, steps

TODAY = dt.date(2026, 12, 28)


def seen(catalogue: Catalogue, hours: float = 8, wish: dt.date | None = None) -> Outlook:
    answers = Answers(
        ("mixing-engineer",),
        StudyCalendar(week=week_of_hours(hours)),
        TODAY,
        wished_finish=wish,
        preferences=Preferences(budget=1),
    )
    return outlook(answers, catalogue, TODAY)


def all_of(catalogue: Catalogue, plan: Outlook) -> Consequences:
    *before, last = steps(plan, catalogue, TODAY)
    assert set(before) == {None}
    assert last is not None
    return last


def test_everything_is_found(shipped_catalogue: Catalogue) -> None:
    plan = seen(shipped_catalogue, wish=dt.date(2028, 6, 30))
    found = all_of(shipped_catalogue, plan)
    assert found.seen is plan
    assert found.other is not None
    assert found.other.answers.depth is Depth.FAST
    assert found.other.minutes <= plan.minutes
    assert isinstance(found.needed, int)
    assert found.needed in [pace.minutes for pace in found.paces]
    kept = next(pace for pace in found.paces if pace.minutes == found.needed)
    assert kept.finish <= dt.date(2028, 6, 30)
    assert {str(problem.kind) for problem, _ in found.findings} == {
        "over-budget",
        "wish-out-of-reach",
    }


def test_without_a_wish_there_is_nothing_it_takes(shipped_catalogue: Catalogue) -> None:
    assert all_of(shipped_catalogue, seen(shipped_catalogue)).needed is None


def test_a_wish_that_no_hours_keep_has_a_reason(shipped_catalogue: Catalogue) -> None:
    found = all_of(shipped_catalogue, seen(shipped_catalogue, wish=dt.date(2027, 1, 5)))
    assert isinstance(found.needed, NotBefore)
    assert found.needed.day > dt.date(2027, 1, 5)


def test_only_the_newest_question_is_answered(shipped_catalogue: Catalogue, qtbot: QtBot) -> None:
    later = LaterWork(shipped_catalogue, TODAY)
    spy = QSignalSpy(later.found)
    old, new = seen(shipped_catalogue, 6), seen(shipped_catalogue, 9)
    later.ask(old, at_once=True)
    qtbot.wait(5)
    with qtbot.waitSignal(later.found, timeout=60_000) as told:
        later.ask(new, at_once=True)
    assert told.args[0].seen is new
    qtbot.wait(PAUSE_MS + 50)
    assert spy.count() == 1


def test_what_is_given_up_ends_after_the_step_it_is_at(
    qtbot: QtBot, shipped_catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_go_on, taken = Event(), Event(), list[int]()

    def held(*_: object) -> Iterator[None]:
        for step in range(3):
            taken.append(step)
            begun.set()
            may_go_on.wait(20)
            yield None

    plan = seen(shipped_catalogue)
    later = LaterWork(shipped_catalogue, TODAY)
    with monkeypatch.context() as patch:
        patch.setattr(start_later, "steps", held)
        later.ask(plan, at_once=True)
    qtbot.waitUntil(begun.is_set, timeout=60_000)
    with qtbot.waitSignal(later.found, timeout=60_000) as told:
        later.ask(plan, at_once=True)
        may_go_on.set()
    assert taken == [0]
    assert told.args[0].seen is plan


def test_what_is_forgotten_is_not_answered(shipped_catalogue: Catalogue, qtbot: QtBot) -> None:
    later = LaterWork(shipped_catalogue, TODAY)
    spy = QSignalSpy(later.found)
    later.ask(seen(shipped_catalogue))
    later.forget()
    later.finish()
    qtbot.wait(PAUSE_MS + 100)
    assert spy.count() == 0


def test_the_work_comes_in_steps_so_that_keys_are_heard_between(
    shipped_catalogue: Catalogue,
) -> None:
    answers = Answers(
        ("mixing-engineer",),
        StudyCalendar(week=week_of_hours(8)),
        TODAY,
        wished_finish=dt.date(2028, 6, 30),
        preferences=Preferences(budget=1),
    )
    work = steps(outlook(answers, shipped_catalogue, TODAY), shipped_catalogue, TODAY)
    pauses = 0
    while next(work) is None:
        pauses += 1
    assert pauses >= 3
