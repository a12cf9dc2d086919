"""The row that shows the most serious notice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.ui.actions import ActionId
from planner.ui.pages.notice_row import NoticeRow
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from planner.ui.widgets.buttons import Button
from tests.ui.worlds import Clock, FakeStore, small_profile, small_session


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(qtbot: QtBot, clock: Clock) -> Iterator[PlanSession]:
    session = small_session(FakeStore(), clock)
    yield session
    session.close()


@pytest.fixture
def row(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> NoticeRow:
    row = NoticeRow(themes, session)
    qtbot.addWidget(row)
    return row


def _buttons(row: NoticeRow) -> dict[str, Button]:
    return {each.text(): each for each in row.banner._buttons}


def _clash(session: PlanSession) -> None:
    """Give a session a day before the mix it needs, without laying out the rest anew."""
    profile = session.profile
    start = profile.milestone("balance").placement.start
    edit = edits.set_event_dates(profile, "session", start, None)
    after, _ = edit.apply(profile)
    session.take(after, edit)


def test_lateness_offers_to_replan_and_can_wait(row: NoticeRow, qtbot: QtBot) -> None:
    assert row.isVisible()
    assert row.banner.tone == "warning"
    assert list(_buttons(row)) == ["Replan…", "Not now"]
    with qtbot.waitSignal(row.command_requested) as asked:
        _buttons(row)["Replan…"].click()
    assert asked.args == [ActionId.REPLAN]


def test_not_now_holds_for_the_day(row: NoticeRow, session: PlanSession, clock: Clock) -> None:
    _buttons(row)["Not now"].click()
    assert not row.isVisible()
    assert session.undo_stack.count() == 0
    session.plan_changed.emit(session.plan)
    assert not row.isVisible()
    clock.now += dt.timedelta(days=1)
    session.check_day()
    assert row.isVisible()


def test_a_clash_comes_first_and_shows_its_milestone(
    row: NoticeRow, session: PlanSession, qtbot: QtBot
) -> None:
    _clash(session)
    assert row.banner.plain_text.startswith("An event comes too early. “Listening session”")
    with qtbot.waitSignal(row.milestone_requested) as asked:
        _buttons(row)["Show"].click()
    assert asked.args == ["session"]
    assert f"{len(row.notices) - 1} more…" in _buttons(row)
    with qtbot.waitSignal(row.all_requested):
        _buttons(row)[f"{len(row.notices) - 1} more…"].click()


def test_dismissing_is_one_edit_and_undone(row: NoticeRow, session: PlanSession) -> None:
    _clash(session)
    key, before = row.notices[0].key, len(row.notices)
    _buttons(row)["Dismiss"].click()
    assert key not in {notice.key for notice in row.notices}
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert len(row.notices) == before


def test_it_gives_way_to_a_banner_of_the_window(row: NoticeRow) -> None:
    row.set_held(True)
    assert not row.isVisible()
    row.set_held(False)
    assert row.isVisible()


def test_the_likely_finish_is_taken_in(row: NoticeRow, session: PlanSession) -> None:
    row.set_likely(session.plan.planned_finish + dt.timedelta(days=28))
    assert "4 weeks after the planned date" in row.banner.plain_text


def test_a_read_only_plan_offers_no_change(qtbot: QtBot, themes: ThemeSource) -> None:
    profile = small_profile()
    session = small_session(profile=profile)
    _clash(session)
    row = NoticeRow(themes, session)
    qtbot.addWidget(row)
    assert "Dismiss" not in _buttons(row)
    assert "Show" in _buttons(row)
    session.close()


def test_user_text_is_shown_as_it_is(row: NoticeRow, session: PlanSession) -> None:
    _clash(session)
    assert "indie <b>rock</b>" in row.banner.plain_text
    assert "&lt;b&gt;rock" in row.banner._text.text()
