"""The part of the panel about a habit: for which milestones, its boxes, what they ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.domain import edits, milestone_edits
from planner.domain.catalogue import Kind
from planner.domain.profile import Habit, LogEntry
from planner.ui.actions import ActionId
from planner.ui.pages.inspector import Inspector
from planner.ui.pages.inspector_habit import HabitSection
from planner.ui.pages.inspector_parts import Subject
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.ui.worlds import TODAY, FakeStore, small_session

HABIT = Habit(minutes=20, weekdays=(0, 2))


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[PlanSession]:
    session = small_session(FakeStore())
    yield session
    session.close()


@pytest.fixture
def section(qtbot: QtBot, themes: ThemeSource) -> HabitSection:
    section = HabitSection(themes, "Habit")
    qtbot.addWidget(section)
    return section


def test_open_practice_can_become_a_habit_and_other_work_is_not_asked(
    section: HabitSection, session: PlanSession, subject: Callable[..., Subject]
) -> None:
    section.show_subject(subject("listen"))
    assert section.isHidden(), "it is done"
    section.show_subject(subject("rock"))
    assert section.isHidden()
    section.show_subject(
        subject("rock", edits.edit_definition(session.profile, "rock", kind=Kind.PRACTICE))
    )
    assert not section.isHidden()
    assert section.change.text() == "Make it a habit…"
    assert section.boxes.isHidden()


def test_a_habit_of_any_kind_has_its_boxes(
    section: HabitSection, session: PlanSession, subject: Callable[..., Subject]
) -> None:
    section.show_subject(
        subject("signal", milestone_edits.set_habit(session.profile, "signal", HABIT))
    )
    assert section.told.text() == "20 min on Mon and Wed"
    assert section.change.text() == "Change…"
    assert [box.isEnabled() for box in section.boxes.boxes] == [True] + [False] * 6
    section.show_subject(subject("signal"), read_only=True)
    assert not any(box.isEnabled() for box in section.boxes.boxes)
    assert not section.change.isEnabled()


def test_a_box_asks_for_a_tick_and_for_taking_it_back(
    section: HabitSection,
    session: PlanSession,
    subject: Callable[..., Subject],
    qtbot: QtBot,
) -> None:
    section.edit_requested.connect(session.apply)
    section.boxes.toggle_requested.emit(0)
    assert session.undo_stack.count() == 0, "nothing is shown yet"
    section.show_subject(
        subject("signal", milestone_edits.set_habit(session.profile, "signal", HABIT))
    )
    section.show()
    qtbot.mouseClick(section.boxes.boxes[0], Qt.MouseButton.LeftButton)
    assert session.profile.known("signal").log == (LogEntry(on=TODAY, minutes=20),)
    section.show_subject(subject("signal"))
    assert section.boxes.boxes[0].isChecked()
    qtbot.mouseClick(section.boxes.boxes[0], Qt.MouseButton.LeftButton)
    assert session.profile.known("signal").log == ()


def test_the_panel_passes_its_wishes_on(
    qtbot: QtBot, themes: ThemeSource, session: PlanSession
) -> None:
    panel = Inspector(themes)
    qtbot.addWidget(panel)
    session.apply(milestone_edits.set_habit(session.profile, "signal", HABIT))
    panel.show_milestone("signal", session.plan, session)
    with qtbot.waitSignal(panel.command_requested) as asked:
        panel.habit.change.click()
    assert asked.args == [ActionId.HABIT]
    with qtbot.waitSignal(panel.edit_requested):
        panel.habit.boxes.toggle_requested.emit(0)
