"""The session: edits, undo, saving, midnight."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.calendar import StudyCalendar
from planner.domain.problems import PlannerError
from planner.domain.profile import Status
from planner.domain.sentences import Sentence
from planner.ui.session import PlanSession
from tests.ui.worlds import TODAY, Clock, FakeStore, small_session


class DiskFullError(PlannerError):
    def __init__(self) -> None:
        super().__init__(Sentence("The disk is full."))


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def session(qtbot: QtBot, store: FakeStore) -> Iterator[PlanSession]:
    session = small_session(store)
    yield session
    session.close()


def test_an_edit_changes_profile_and_plan_and_tells_it(qtbot: QtBot, session: PlanSession) -> None:
    with (
        qtbot.waitSignal(session.plan_changed) as changed,
        qtbot.waitSignal(session.change_made) as made,
    ):
        assert session.apply(edits.check_off("signal", TODAY, TODAY))
    assert changed.args[0] is session.plan
    assert made.args == ["Marked done: Signal flow.", "signal"]
    assert session.plan.milestone("signal").milestone.status is Status.DONE


def test_an_edit_that_reschedules_is_one_undo(session: PlanSession) -> None:
    before = session.profile
    session.apply(edits.set_estimate("rock", 6000))
    assert session.plan.planned_finish > before.milestone("piece").placement.finish
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.profile == before


def test_an_edit_that_cannot_be_made_is_refused_with_its_sentence(
    qtbot: QtBot, session: PlanSession
) -> None:
    before = session.profile
    nothing = StudyCalendar(week=(0, 0, 0, 0, 0, 0, 0))
    with qtbot.waitSignal(session.refused) as refused:
        assert not session.apply(edits.set_calendar(nothing))
    assert "no study time" in refused.args[0]
    assert session.profile is before
    assert session.undo_stack.count() == 0


def test_a_milestone_that_is_gone_is_refused(qtbot: QtBot, session: PlanSession) -> None:
    with qtbot.waitSignal(session.refused):
        assert not session.apply(edits.skip("nowhere"))


def test_without_a_store_nothing_can_be_changed(qtbot: QtBot) -> None:
    session = small_session()
    with qtbot.waitSignal(session.refused):
        assert not session.apply(edits.skip("night"))
    assert session.read_only
    assert session.flush()
    session.close()


def test_it_saves_by_itself_soon_after_the_last_edit(
    qtbot: QtBot, session: PlanSession, store: FakeStore
) -> None:
    with qtbot.waitSignal(session.saved, timeout=60_000) as saved:
        session.apply(edits.set_notes("rock", "one"))
        session.apply(edits.set_notes("rock", "two"))
        assert session.is_dirty
    assert store.saves == [session.profile]
    assert not session.is_dirty
    assert saved.args[0].hour == 9


def test_flush_saves_at_once(session: PlanSession, store: FakeStore) -> None:
    session.apply(edits.set_notes("rock", "one"))
    assert session.flush()
    assert store.saves == [session.profile]
    assert session.flush()
    assert len(store.saves) == 1


def test_many_edits_in_a_second_are_few_writes(
    qtbot: QtBot, session: PlanSession, store: FakeStore
) -> None:
    for number in range(20):
        session.apply(edits.set_notes("rock", str(number)))
        qtbot.wait(40)
    qtbot.waitUntil(lambda: not session.is_dirty, timeout=60_000)
    assert 1 <= len(store.saves) <= 2
    assert store.saves[-1] is session.profile


def test_a_failed_save_stays_dirty_says_why_and_is_tried_again(
    qtbot: QtBot, session: PlanSession, store: FakeStore
) -> None:
    store.error = DiskFullError()
    with qtbot.waitSignal(session.save_failed, timeout=60_000) as failed:
        session.apply(edits.set_notes("rock", "one"))
    assert failed.args == ["The disk is full."]
    assert session.is_dirty
    assert session.failure == "The disk is full."
    assert not session.flush()
    store.error = None
    with qtbot.waitSignal(session.saved, timeout=60_000):
        pass
    assert store.saves == [session.profile]
    assert session.failure == ""


def test_an_unforeseen_error_of_the_store_is_a_failed_save_too(
    qtbot: QtBot, session: PlanSession, store: FakeStore
) -> None:
    store.error = RuntimeError("no such luck")
    with qtbot.waitSignal(session.save_failed, timeout=60_000) as failed:
        session.apply(edits.set_notes("rock", "one"))
    assert failed.args == [
        "Something went wrong that was not foreseen. The program says “no such luck”."
    ]


def test_the_plan_is_seen_from_the_next_day_after_midnight(qtbot: QtBot) -> None:
    clock = Clock()
    session = small_session(FakeStore(), clock)
    session.check_day()
    late = session.plan.milestone("signal").overdue_days
    clock.now += dt.timedelta(days=1)
    with qtbot.waitSignal(session.plan_changed):
        session.check_day()
    assert session.today == TODAY + dt.timedelta(days=1)
    assert session.plan.milestone("signal").overdue_days == late + 1
    assert session.undo_stack.count() == 0
    session.close()


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (
            edits.check_off("piece", TODAY, TODAY),
            "Done, though “Full mix: indie <b>rock</b>” is still open.",
        ),
        (edits.skip("night"), "Skipped. It is optional, so its 3 h leave the total."),
        (edits.skip("signal"), "Skipped: Signal flow."),
    ],
)
def test_what_the_toast_says(
    qtbot: QtBot, session: PlanSession, edit: edits.Edit, message: str
) -> None:
    with qtbot.waitSignal(session.change_made) as made:
        session.apply(edit)
    assert made.args[0] == message


def test_what_the_toast_says_of_a_deletion(qtbot: QtBot, session: PlanSession) -> None:
    session.apply(edits.set_notes("rock", "a note"))
    with qtbot.waitSignal(session.change_made) as made:
        session.apply(edits.remove(session.profile, "rock"))
    assert made.args[0] == "Milestone deleted, with its 5 logged hours and its notes."
