"""Reminders in the window: off at first, one a day, where the learner sees it, and one press on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.calendar import Break
from planner.domain.plan import with_schedule
from planner.domain.profile import Profile
from planner.storage.settings_file import Reminders, Settings
from planner.ui import reminding
from planner.ui.desktop import Desktop
from planner.ui.kept_settings import KeptSettings
from planner.ui.main_window import MainWindow
from planner.ui.reminding import PUT_AWAY, SHOW_WEEK, Reminding
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH
from tests.ui.worlds import TODAY, Clock, FakeStore, small_profile, small_session

ON = Reminders(on=True)
#: A Wednesday with two hours planned and nothing logged.
DAY = TODAY + dt.timedelta(days=2)


class FakeTray(QObject):
    """Keeps what is said in a list."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.there = True
        self.shown = False
        self.said: list[str] = []

    def can_speak(self) -> bool:
        return self.there

    def set_shown(self, shown: bool) -> None:
        self.shown = shown

    def say(self, title: str, text: str) -> None:
        assert title == "Learning-path planner"
        self.said.append(text)


class World:
    """A window that is not before the learner, with a plan and a clock at six in the evening."""

    def __init__(self, themes: ThemeSource) -> None:
        self.clock = Clock()
        self.clock.now = dt.datetime.combine(DAY, dt.time(18))
        self.tray = FakeTray()
        self.window = MainWindow(themes, self.tray)
        self.kept = KeptSettings(Settings(reminders=ON), write=False)
        self.session: PlanSession | None = small_session(FakeStore(), self.clock)
        self.asked: list[str] = []
        self.window.command_requested.connect(self.asked.append)
        self.reminding = Reminding(
            self.window, ENGLISH, self.kept, self.clock, lambda: self.session
        )

    @property
    def reminders(self) -> Reminders:
        return self.kept.now.reminders

    def take(self, change: Callable[[Profile], Profile]) -> None:
        assert self.session is not None
        self.session.take(change(self.session.profile), edits.rename("x"))

    def tomorrow(self) -> None:
        self.clock.now += dt.timedelta(days=1)
        if self.session is not None:
            self.session.check_day()


@pytest.fixture
def world(qtbot: QtBot, themes: ThemeSource, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    made = World(themes)
    monkeypatch.setattr(reminding, "come_to_front", lambda window: made.asked.append("front"))
    qtbot.addWidget(made.window)
    yield made
    made.reminding.close()
    if made.session is not None:
        made.session.close()


def test_reminders_are_off_until_somebody_wants_them(world: World) -> None:
    assert Settings().reminders.on is False
    assert world.tray.shown
    world.kept.change(reminders=Reminders())
    assert not world.tray.shown
    assert not world.reminding._looks.isActive()
    world.reminding.look()
    assert world.tray.said == []
    world.kept.change(reminders=ON)
    assert world.reminding._looks.isActive()


def test_one_comes_a_day_and_not_before_its_time(world: World) -> None:
    world.clock.now = world.clock.now.replace(hour=17, minute=59)
    world.reminding.look()
    assert world.tray.said == []
    world.clock.now = world.clock.now.replace(hour=18, minute=0)
    world.reminding._looks.timeout.emit()
    assert world.tray.said == ["2 h planned for today."]
    world.clock.now = world.clock.now.replace(hour=22)
    world.reminding.look()
    assert len(world.tray.said) == 1
    assert world.reminders.last == DAY.isoformat()
    world.tomorrow()
    world.reminding.look()
    assert world.tray.said[1:] == ["1.5 h planned for today."]


def test_a_day_without_anything_planned_uses_up_nothing(world: World) -> None:
    world.tomorrow()
    world.tomorrow()
    world.reminding.look()
    assert world.tray.said == []
    assert world.reminders.last == ""


def test_a_break_is_left_in_peace(world: World) -> None:
    pause = Break(first=DAY, last=DAY)
    world.take(
        lambda plan: plan.model_copy(update={"calendar": plan.calendar.with_breaks([pause])})
    )
    world.reminding.look()
    assert world.tray.said == []


def test_without_a_plan_or_with_a_sample_nothing_is_said(world: World) -> None:
    session, world.session = world.session, None
    world.reminding.look()
    world.session = PlanSession(
        small_profile(), session.catalogue, ENGLISH, world.clock, in_memory=True
    )
    world.reminding.look()
    assert world.tray.said == []
    world.session.close()
    world.session = session


def _with_event(days: int, name: str = "night") -> Callable[[Profile], Profile]:
    def change(plan: Profile) -> Profile:
        edit = edits.set_event_dates(plan, name, DAY + dt.timedelta(days=days), None)
        return with_schedule(plan, edit, DAY).apply(plan)[0]

    return change


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (2, "A date of your plan is in 2 days."),
        (1, "A date of your plan is tomorrow."),
    ],
)
def test_an_event_is_told_in_days_and_only_once(world: World, days: int, text: str) -> None:
    world.kept.change(reminders=replace(ON, weekdays=()))
    world.take(_with_event(days))
    world.reminding.look()
    assert world.tray.said == [text]
    world.tomorrow()
    world.reminding.look()
    assert len(world.tray.said) == 1
    assert world.reminders.told == (f"small night {(DAY + dt.timedelta(days=days)).isoformat()}",)


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (2, "2 dates of your plan are near, the first in 2 days."),
        (1, "2 dates of your plan are near, the first is tomorrow."),
    ],
)
def test_several_events_and_study_are_one_message(world: World, days: int, text: str) -> None:
    world.take(_with_event(3, "session"))
    world.take(_with_event(days))
    world.reminding.look()
    (said,) = world.tray.said
    assert said.endswith(f" planned for today. {text}")


def test_it_holds_no_word_of_the_plan(world: World) -> None:
    world.take(_with_event(1))
    world.reminding.look()
    assert not any(each.title in world.tray.said[0] for each in world.session.profile.milestones)
    assert world.tray.said == ["2 h planned for today. A date of your plan is tomorrow."]


def test_windows_of_two_plans_remind_once_together(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = Settings(reminders=replace(ON, last=DAY.isoformat()))
    monkeypatch.setattr(world.kept, "written", lambda: elsewhere)
    world.reminding.look()
    assert world.tray.said == []
    assert world.reminders.last == DAY.isoformat()
    world.tomorrow()
    world.reminding.look()
    assert len(world.tray.said) == 1


def test_pressing_it_shows_the_week(world: World) -> None:
    world.tray.pressed.emit()
    assert world.asked == ["front", "go-week"]


def test_without_a_notification_area_a_line_in_the_window_says_it(world: World) -> None:
    world.tray.there = False
    world.reminding.look()
    assert world.tray.said == []
    assert world.window.has_banner
    assert [each[0] for each in world.window._message.actions] == [SHOW_WEEK, PUT_AWAY]
    world.reminding.show_week()
    assert not world.window.has_banner
    assert world.asked[-1] == "go-week"


def test_so_it_is_with_the_window_before_the_learner(world: World, qtbot: QtBot) -> None:
    with qtbot.waitActive(world.window):
        world.window.show()
        world.window.activateWindow()
    world.reminding.look()
    assert world.tray.said == []
    assert world.window._message.fact == "2 h planned for today."
    world.reminding.put_away()
    assert not world.window.has_banner


def test_it_waits_while_the_window_has_something_else_to_say(world: World) -> None:
    world.tray.there = False
    world.window.show_banner("warning", "Something else.")
    world.reminding.look()
    assert world.reminders.last == ""
    world.reminding.put_away()
    assert world.window.has_banner, "it takes away only what it said itself"
    world.window.hide_banner()
    world.reminding.look()
    assert world.reminders.last == DAY.isoformat()


def test_what_was_told_is_not_remembered_for_ever(world: World) -> None:
    old = tuple(f"small old{number} 2020-01-01" for number in range(150))
    world.kept.change(reminders=replace(ON, told=old))
    world.reminding.look()
    assert len(world.reminders.told) == 100


def test_the_window_leads_to_the_week_and_lets_go(
    make: Callable[..., Desktop], plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reminding, "come_to_front", lambda _: None)
    desktop = make(Settings(reminders=replace(ON, at=0)))
    desktop.open(plan_file)
    soon = edits.set_event_dates(desktop.session.profile, "night", DAY, None)
    desktop.session.apply(soon)
    desktop._reminding.look()
    assert desktop.window.has_banner
    desktop.run(SHOW_WEEK)
    assert desktop.plan.visits.shown_name == "week"
    desktop._kept.change(reminders=replace(ON, at=0))
    desktop._reminding.look()
    assert desktop.window.has_banner
    desktop.run(PUT_AWAY)
    assert not desktop.window.has_banner
    desktop._kept.change(reminders=replace(ON, at=0))
    desktop._reminding.look()
    assert desktop.window.has_banner
    desktop.start_new()
    assert not desktop.window.has_banner, "the week cannot be shown over the steps"
