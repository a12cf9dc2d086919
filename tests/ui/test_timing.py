"""The timer: started, stopped, kept over restarts, and never logging by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.storage.profile_file import ProfileStore
from planner.storage.settings_file import RunningTimer, Settings
from planner.ui import timing
from planner.ui.actions import ActionId
from planner.ui.desktop import Desktop
from planner.ui.dialogs.timer import TimerAnswer, TimerDialog
from planner.ui.timing import elapsed_text
from tests.ui.worlds import TODAY, small_profile

_TIMER = ActionId.TIMER


class Answers:
    """What the learner says when the timer asks; keeps what was asked."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.answer = TimerAnswer.LOG
        self.asked: list[tuple[str, str]] = []
        self.questions: list[str] = []
        self.agreed = True

        def answered(dialog: TimerDialog) -> int:
            self.asked.append((dialog.hours.text(), dialog.told.text()))
            return int(self.answer)

        patch.setattr(TimerDialog, "exec", answered)
        patch.setattr(timing, "agrees", self._agrees)
        patch.setattr(timing, "tell", lambda *words: self.questions.append(words[-1]))

    def _agrees(self, *words: object) -> bool:
        self.questions.append(str(words[2]))
        return self.agreed


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    return Answers(monkeypatch)


@pytest.fixture
def timed(desktop: Desktop, answers: Answers) -> Desktop:
    """The window with the small plan and a timer on one of its milestones."""
    desktop.run(ActionId.GO_PLAN)
    assert desktop.page is not None
    desktop.page.choose("rock")
    desktop.window.actions_by_id[_TIMER].trigger()
    return desktop


def _pass(desktop: Desktop, minutes: int) -> None:
    desktop._clock.now += dt.timedelta(minutes=minutes)
    desktop._timing.show_state()


def _logged(desktop: Desktop, milestone: str = "rock") -> int:
    assert desktop.session is not None
    return desktop.session.profile.known(milestone).logged


def test_it_is_started_for_the_chosen_milestone_and_seen(timed: Desktop) -> None:
    timer = timed.settings.timer
    assert (timer.plan, timer.milestone) == ("small", "rock")
    assert timer.since is not None
    button = timed.window.sidebar.timer
    assert button.isVisible()
    assert (button.elapsed, button.label) == ("0:00", "Full mix: indie <b>rock</b>")
    _pass(timed, 65)
    assert button.elapsed == "1:05"
    assert timed.window.actions_by_id[_TIMER].text() == "Stop timer…"
    assert timed.page is not None
    assert timed.page.inspector._timer.accessibleName() == "Stop timer"
    timed.page.choose("signal")
    assert not timed.page.inspector._timer.isEnabled()
    assert "another milestone" in timed.page.inspector._timer.toolTip()


def test_stopping_proposes_the_time_and_logs_what_is_confirmed(
    timed: Desktop, answers: Answers
) -> None:
    before = _logged(timed)
    _pass(timed, 25)
    timed.window.sidebar.timer.click()
    assert answers.asked == [("0.42 h", "The timer has run since 09:41.")]
    assert _logged(timed) == before + 25
    assert timed.settings.timer == RunningTimer()
    assert not timed.window.sidebar.timer.isVisible()
    assert timed.window.actions_by_id[_TIMER].text() == "Start timer"
    assert timed.session is not None
    assert timed.session.undo_stack.count() == 1


def test_cancel_lets_it_run_and_discarding_logs_nothing(timed: Desktop, answers: Answers) -> None:
    before = _logged(timed)
    _pass(timed, 25)
    answers.answer = TimerAnswer.KEEP
    timed.run(_TIMER)
    assert timed.settings.timer.milestone == "rock"
    answers.answer = TimerAnswer.DISCARD
    timed.run(_TIMER)
    assert timed.settings.timer == RunningTimer()
    assert _logged(timed) == before


def test_one_at_a_time(timed: Desktop, answers: Answers) -> None:
    assert timed.page is not None
    started = timed.settings.timer
    timed.page.choose("signal")
    answers.answer = TimerAnswer.KEEP
    timed.run(_TIMER)
    assert timed.settings.timer == started, "the command stops the one there is"


def test_nothing_is_timed_without_a_milestone(desktop: Desktop) -> None:
    refused: list[str] = []
    assert desktop.session is not None
    desktop.session.refused.connect(refused.append)
    desktop._timing._chosen = str
    desktop.run(_TIMER)
    assert refused == ["Select the milestone that you will work on first."]
    assert desktop.settings.timer == RunningTimer()


def _with_timer(minutes: int, *, plan: str = "small", milestone: str = "rock") -> Settings:
    started = dt.datetime.combine(TODAY, dt.time(9, 41)) - dt.timedelta(minutes=minutes)
    return Settings(timer=RunningTimer(plan, milestone, started.astimezone().isoformat()))


def test_after_a_restart_it_asks_what_to_do(
    make: Callable[..., Desktop], plan_file: Path, answers: Answers, qtbot: QtBot
) -> None:
    desktop = make(_with_timer(90))
    assert desktop.open(plan_file)
    qtbot.waitUntil(lambda: bool(answers.asked))
    assert answers.asked == [("1.5 h", "The timer has run since 08:11.")]
    assert _logged(desktop) == 300 + 90
    assert desktop.settings.timer == RunningTimer()


def test_a_timer_that_goes_on_asks_no_more(
    make: Callable[..., Desktop], plan_file: Path, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    answers.answer = TimerAnswer.KEEP
    desktop = make(_with_timer(90))
    other = tmp_path / "other.json"
    ProfileStore(other).create(small_profile().model_copy(update={"id": "other"}))
    assert desktop.open(plan_file)
    qtbot.waitUntil(lambda: bool(answers.asked))
    assert desktop.window.sidebar.timer.elapsed == "1:30"
    assert desktop.open(other)
    assert not desktop.window.sidebar.timer.isVisible()
    assert desktop.open(plan_file)
    qtbot.wait(50)
    assert len(answers.asked) == 1
    assert desktop.window.sidebar.timer.elapsed == "1:30"


def test_hours_are_not_proposed_for_a_night(
    make: Callable[..., Desktop], plan_file: Path, answers: Answers, qtbot: QtBot
) -> None:
    answers.answer = TimerAnswer.DISCARD
    desktop = make(_with_timer(26 * 60))
    assert desktop.open(plan_file)
    qtbot.waitUntil(lambda: bool(answers.asked))
    assert answers.asked == [
        ("0 h", "The timer has run since 07:41 on Sun 31 Jan. Say how much of that was work.")
    ]
    assert _logged(desktop) == 300


def test_a_timer_of_another_plan_is_given_up_only_when_agreed(
    make: Callable[..., Desktop], plan_file: Path, answers: Answers
) -> None:
    settings = _with_timer(90, plan="other")
    desktop = make(settings)
    assert desktop.open(plan_file)
    desktop.run(ActionId.GO_PLAN)
    assert not desktop.window.sidebar.timer.isVisible()
    answers.agreed = False
    desktop.run(_TIMER)
    assert desktop.settings.timer == settings.timer
    answers.agreed = True
    desktop.run(_TIMER)
    assert desktop.settings.timer.plan == "small"
    assert answers.questions[0].startswith("A timer of another plan has run since 08:11.")


def test_time_of_a_milestone_that_is_gone_is_not_logged(timed: Desktop, answers: Answers) -> None:
    session = timed.session
    assert session is not None
    session.apply(edits.remove(session.profile, "rock"))
    assert timed.window.sidebar.timer.label == "A milestone that is gone"
    session.undo_stack.undo()
    assert timed.window.sidebar.timer.label.startswith("Full mix")
    session.undo_stack.redo()
    timed.run(_TIMER)
    assert answers.asked == []
    assert answers.questions == [
        "The milestone that was timed is gone, so its time is logged nowhere."
    ]
    assert timed.settings.timer == RunningTimer()


def test_the_timer_of_a_sample_goes_with_it(desktop: Desktop, answers: Answers) -> None:
    session = desktop.session
    assert session is not None
    session.in_memory = True
    desktop.run(ActionId.GO_PLAN)
    desktop.run(_TIMER)
    assert desktop.settings.timer.plan == "small"
    desktop._timing.detach()
    assert desktop.settings.timer == RunningTimer()


def test_what_the_file_says_wrongly_is_no_timer(
    make: Callable[..., Desktop], plan_file: Path, answers: Answers, qtbot: QtBot
) -> None:
    desktop = make(Settings(timer=RunningTimer("small", "rock", "yesterday")))
    assert desktop.open(plan_file)
    qtbot.wait(20)
    assert answers.asked == []
    assert not desktop.window.sidebar.timer.isVisible()


@pytest.mark.parametrize(
    ("minutes", "text"), [(0, "0:00"), (9, "0:09"), (65, "1:05"), (6000, "100:00")]
)
def test_time_is_shown_as_clocks_do(minutes: int, text: str) -> None:
    assert elapsed_text(minutes) == text
