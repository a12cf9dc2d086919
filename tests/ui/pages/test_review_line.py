"""The line that offers to look back: once in a week, put away for that week, remembered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.domain.looking_back import look_back
from planner.domain.plan import Plan, plan_of
from planner.storage.profile_file import ProfileStore
from planner.ui.actions import ActionId
from planner.ui.desktop import Desktop
from planner.ui.dialogs import replan
from planner.ui.dialogs.look_back import LookBackDialog, LookedBack
from planner.ui.pages.overview_page import OverviewPage
from planner.ui.pages.review_line import ReviewLine
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH
from tests.ui.worlds import TODAY, small_profile

WEEK = dt.timedelta(weeks=1)


@pytest.fixture
def line(qtbot: QtBot, themes: ThemeSource) -> ReviewLine:
    line = ReviewLine(themes)
    qtbot.addWidget(line)
    return line


def _plan(today: dt.date = TODAY + WEEK) -> Plan:
    return plan_of(small_profile(), today)


def _offered(line: ReviewLine, plan: Plan) -> bool:
    line.show_for(plan, ENGLISH, may_change=True)
    return not line.isHidden()


def test_it_says_what_was_logged_in_the_week_before(line: ReviewLine) -> None:
    assert _offered(line, _plan())
    assert line.text.text() == "Last week, 1 – 7 Feb: 5 of 8 h logged."  # noqa: RUF001


def test_put_away_it_comes_back_only_in_another_week(line: ReviewLine, qtbot: QtBot) -> None:
    assert _offered(line, _plan())
    with qtbot.waitSignal(line.put_away) as told:
        line.dismiss_button.click()
    assert told.args == [TODAY.isoformat()]
    assert not _offered(line, _plan(TODAY + WEEK + dt.timedelta(days=3)))
    line.set_away("")
    assert _offered(line, _plan())


def test_it_asks_nothing_of_who_may_not_change_or_has_looked_back(line: ReviewLine) -> None:
    plan = _plan()
    line.show_for(plan, ENGLISH, may_change=False)
    assert line.isHidden()
    after, _ = look_back(plan.profile, TODAY, plan.today, {}).apply(plan.profile)
    assert not _offered(line, plan_of(after, plan.today))


@pytest.fixture
def late_file(tmp_path: Path) -> Path:
    """A plan whose week before today's has something in it."""
    path = tmp_path / "late.json"
    profile = small_profile()
    earlier = tuple(
        each.model_copy(
            update={
                "log": tuple(entry.model_copy(update={"on": entry.on - WEEK}) for entry in each.log)
            }
        )
        for each in profile.milestones
    )
    ProfileStore(path).create(profile.model_copy(update={"milestones": earlier}))
    return path


def _overview(desktop: Desktop) -> OverviewPage:
    page = desktop.window.stack.currentWidget()
    assert isinstance(page, OverviewPage)
    return page


def test_in_the_window_it_is_taken_up_once(
    qtbot: QtBot,
    make: Callable[..., Desktop],
    late_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desktop = make()
    desktop.open(late_file)
    review = _overview(desktop).review
    assert review.isVisible()
    asked: list[str] = []

    def answer(themes: ThemeSource, session: object, parent: object) -> LookedBack:
        edit = look_back(desktop.session.profile, TODAY - WEEK, TODAY, {})
        return LookedBack(edit, replan=bool(asked))

    monkeypatch.setattr(LookBackDialog, "ask", answer)
    monkeypatch.setattr(replan.ReplanDialog, "ask", lambda *_: asked.append("replan"))
    review.look.click()
    qtbot.waitUntil(lambda: not review.isVisible())
    assert asked == []
    desktop.run(ActionId.UNDO)
    qtbot.waitUntil(review.isVisible)
    asked.append("wanted")
    desktop.run(ActionId.REVIEW_WEEK)
    assert asked == ["wanted", "replan"]
    monkeypatch.setattr(LookBackDialog, "ask", lambda *_: None)
    count = desktop.session.undo_stack.count()
    desktop.run(ActionId.REVIEW_WEEK)
    assert desktop.session.undo_stack.count() == count


def test_put_away_is_remembered_for_the_plan(
    make: Callable[..., Desktop], late_file: Path, plan_file: Path
) -> None:
    desktop = make()
    desktop.open(late_file)
    _overview(desktop).review.dismiss_button.click()
    view = desktop.settings.view_of(desktop.session.profile.id)
    assert view.put_off == (TODAY - WEEK).isoformat()
    desktop.end()
    again = make(desktop.settings)
    again.open(late_file)
    assert not _overview(again).review.isVisible()
