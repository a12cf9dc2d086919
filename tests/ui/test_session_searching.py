"""An edit whose dates take long: the window lives, and nothing is lost, doubled or half made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.calendar import StudyCalendar
from planner.domain.plan import with_schedule
from planner.domain.profile import Profile
from planner.ui import date_search
from planner.ui.session import PlanSession
from tests.ui.held_search import HeldSearch
from tests.ui.worlds import TODAY, Clock, FakeStore, small_session

LONGER = edits.set_estimate("rock", 6000)
NO_TIME = edits.set_calendar(StudyCalendar(week=(0, 0, 0, 0, 0, 0, 0)))


@pytest.fixture
def search(monkeypatch: pytest.MonkeyPatch) -> Iterator[HeldSearch]:
    search = HeldSearch()
    monkeypatch.setattr(date_search, "with_schedule", search)
    yield search
    search.may_end.set()


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(qtbot: QtBot, store: FakeStore, clock: Clock) -> Iterator[PlanSession]:
    session = small_session(store, clock)
    yield session
    session.close()


def meanwhile(search: HeldSearch, *steps: Callable[[], object]) -> None:
    """Do something in the middle of the next search, one step a turn, and let it end then."""
    timer, left = QTimer(QGuiApplication.instance()), [*steps, search.may_end.set]

    def turn() -> None:
        step = left.pop(0)
        if not left:
            timer.deleteLater()
        step()

    timer.timeout.connect(turn)
    timer.start(20)


def made(profile: Profile, *wanted: edits.Edit, today: dt.date = TODAY) -> Profile:
    """What edits come to, each with its dates."""
    for edit in wanted:
        profile, _ = with_schedule(profile, edit, today).apply(profile)
    return profile


def test_the_plan_is_as_before_until_all_dates_are_there(
    session: PlanSession, search: HeldSearch
) -> None:
    before, seen = session.profile, list[object]()

    def look() -> None:
        pointer = QGuiApplication.overrideCursor()
        seen.extend((session.profile, session.is_searching, session.is_dirty, pointer.shape()))

    meanwhile(search, look)
    assert session.apply(LONGER)
    assert seen == [before, True, False, Qt.CursorShape.WaitCursor]
    assert QGuiApplication.overrideCursor() is None
    assert not session.is_searching
    assert session.profile == made(before, LONGER)
    session.undo_stack.undo()
    assert session.profile == before


def test_an_edit_made_meanwhile_comes_second(session: PlanSession, search: HeldSearch) -> None:
    before = session.profile
    note = edits.set_notes("rock", "from elsewhere")

    def go_on() -> None:
        search.may_end.set()
        assert session.apply(note)

    meanwhile(search, go_on)
    assert session.apply(LONGER)
    assert session.profile == made(before, LONGER, note)
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    assert session.profile == made(before, LONGER)


def test_dates_for_a_plan_that_is_no_more_are_dropped(
    session: PlanSession, search: HeldSearch
) -> None:
    skipped = edits.skip("balance")
    search.may_end.set()
    assert session.apply(skipped)
    search.may_end.clear()
    skipping = session.profile
    meanwhile(search, session.undo_stack.undo)
    assert session.apply(LONGER)
    assert search.begun[-2:] == [skipping, session_before(session)]
    assert session.profile == made(session_before(session), LONGER)


def session_before(session: PlanSession) -> Profile:
    """The profile before the last edit."""
    session.undo_stack.undo()
    before = session.profile
    session.undo_stack.redo()
    return before


def test_dates_of_an_earlier_day_are_dropped(
    session: PlanSession, search: HeldSearch, clock: Clock
) -> None:
    before, later = session.profile, TODAY + dt.timedelta(days=7)

    def week_passes() -> None:
        clock.now += dt.timedelta(days=7)
        session.check_day()

    meanwhile(search, week_passes)
    assert session.apply(LONGER)
    assert len(search.begun) == 2
    assert session.profile == made(before, LONGER, today=later)
    assert session.profile != made(before, LONGER)


def test_saving_for_the_end_waits_for_the_edit(
    session: PlanSession, search: HeldSearch, store: FakeStore
) -> None:
    before = session.profile

    def end() -> None:
        search.may_end.set()
        assert session.flush()
        assert store.saves == [made(before, LONGER)]

    meanwhile(search, end)
    assert session.apply(LONGER)
    assert store.saves == [session.profile]


def test_what_was_done_before_is_saved_during_the_search(
    qtbot: QtBot, session: PlanSession, search: HeldSearch, store: FakeStore
) -> None:
    session.apply(edits.set_notes("rock", "one"))
    noted = session.profile
    session.saved.connect(lambda _: search.may_end.set())
    assert session.apply(LONGER)
    assert store.saves[0] is noted


def test_an_edit_without_dates_is_told_once(session: PlanSession, search: HeldSearch) -> None:
    before, told = session.profile, list[str]()
    session.refused.connect(told.append)
    meanwhile(search)
    assert not session.apply(NO_TIME)
    assert len(told) == 1
    assert "no study time" in told[0]
    assert session.profile is before
    assert session.undo_stack.count() == 0


def test_a_plan_given_up_meanwhile_stays_as_it_was(
    session: PlanSession, search: HeldSearch
) -> None:
    before = session.profile
    meanwhile(search, session.close)
    assert not session.apply(LONGER)
    assert session.profile is before


def test_an_unforeseen_error_ends_the_search(
    session: PlanSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_: object) -> edits.Edit:
        raise ZeroDivisionError

    monkeypatch.setattr(date_search, "with_schedule", wrong)
    with pytest.raises(ZeroDivisionError):
        session.apply(LONGER)
    assert not session.is_searching
    assert session.apply(edits.set_notes("rock", "on it goes"))
