"""The likely finish, worked out beside the screen."""

from __future__ import annotations

import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.calendar import StudyCalendar
from planner.domain.forecast import finish_range
from planner.ui.pages import finish_outlook
from planner.ui.pages.finish_outlook import FinishOutlook, Outlook, outlook_of
from tests.ui.worlds import TODAY, small_profile


def test_the_answer_is_that_of_the_latest_question(qtbot: QtBot) -> None:
    outlook = FinishOutlook()
    profile = small_profile()
    longer, _ = edits.set_estimate("rock", 12_000).apply(profile)
    answers: list[dt.date] = []
    outlook.found.connect(answers.append)
    outlook.ask(profile, TODAY)
    outlook.ask(longer, TODAY)
    qtbot.waitUntil(lambda: bool(answers), timeout=60_000)
    assert answers == [finish_range(longer, TODAY).likely]


def test_a_question_during_an_answer_is_answered_after_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlook = FinishOutlook()
    profile = small_profile()
    with monkeypatch.context() as patch:
        patch.setattr(finish_outlook, "PAUSE_MS", 0)
        outlook.ask(profile, TODAY)
    outlook.ask(profile, TODAY + dt.timedelta(days=30))
    with qtbot.waitSignal(outlook.found, timeout=60_000) as found:
        pass
    assert found.args == [finish_range(profile, TODAY + dt.timedelta(days=30)).likely]


def test_without_time_or_work_there_is_no_finish() -> None:
    profile = small_profile()
    nothing = StudyCalendar(week=(0,) * 7)
    assert outlook_of(profile.model_copy(update={"calendar": nothing}), TODAY).finish is None
    for milestone in profile.milestones:
        profile, _ = edits.check_off(milestone.id, TODAY, TODAY).apply(profile)
    assert outlook_of(profile, TODAY).finish is None


def test_the_whole_outlook_comes_before_the_likely_finish(qtbot: QtBot) -> None:
    outlook = FinishOutlook()
    heard: list[object] = []
    outlook.worked_out.connect(heard.append)
    outlook.found.connect(heard.append)
    profile = small_profile()
    outlook.ask(profile, TODAY)
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=60_000)
    assert isinstance(heard[0], Outlook)
    assert heard[0] == outlook_of(profile, TODAY)
    assert heard[1] == heard[0].finish.likely
