"""The likely finish, worked out beside the screen."""

from __future__ import annotations

import datetime as dt

from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.calendar import StudyCalendar
from planner.domain.forecast import finish_range
from planner.ui.pages.finish_outlook import FinishOutlook, likely_finish
from tests.ui.worlds import TODAY, small_profile


def test_the_answer_is_that_of_the_latest_question(qtbot: QtBot) -> None:
    outlook = FinishOutlook()
    profile = small_profile()
    longer, _ = edits.set_estimate("rock", 12_000).apply(profile)
    answers: list[dt.date] = []
    outlook.found.connect(answers.append)
    outlook.ask(profile, TODAY)
    outlook.ask(longer, TODAY)
    qtbot.waitUntil(lambda: bool(answers), timeout=3000)
    assert answers == [finish_range(longer, TODAY).likely]


def test_a_question_during_an_answer_is_answered_after_it(qtbot: QtBot) -> None:
    outlook = FinishOutlook()
    profile = small_profile()
    outlook.ask(profile, TODAY)
    outlook._begin()
    outlook.ask(profile, TODAY + dt.timedelta(days=30))
    with qtbot.waitSignal(outlook.found, timeout=3000) as found:
        pass
    assert found.args == [finish_range(profile, TODAY + dt.timedelta(days=30)).likely]


def test_without_time_or_work_there_is_no_finish() -> None:
    profile = small_profile()
    nothing = StudyCalendar(week=(0,) * 7)
    assert likely_finish(profile.model_copy(update={"calendar": nothing}), TODAY) is None
    for milestone in profile.milestones:
        profile, _ = edits.check_off(milestone.id, TODAY, TODAY).apply(profile)
    assert likely_finish(profile, TODAY) is None
