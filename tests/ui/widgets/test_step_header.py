"""The wizard's step bar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.ui.roles import PhaseState
from planner.ui.theme import ThemeSource
from planner.ui.widgets.step_header import StepHeader


@pytest.fixture
def header(themes: ThemeSource, qtbot: QtBot) -> StepHeader:
    bar = StepHeader(themes, ["Career", "Skills", "Time", "Your plan"])
    qtbot.addWidget(bar)
    bar.resize(900, 52)
    bar.show()
    return bar


def test_steps_before_the_current_are_done_and_can_be_pressed(header: StepHeader) -> None:
    header.set_current(2)
    states = [step.state for step in header._steps]
    assert states == [PhaseState.DONE, PhaseState.DONE, PhaseState.CURRENT, PhaseState.LATER]
    assert [step.isEnabled() for step in header._steps] == [True, True, False, False]


def test_pressing_a_done_step_asks_for_it(header: StepHeader, qtbot: QtBot) -> None:
    header.set_current(2)
    spy = QSignalSpy(header.step_requested)
    qtbot.mouseClick(header._steps[1], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(header._steps[3], Qt.MouseButton.LeftButton)
    assert [spy.at(i) for i in range(spy.count())] == [[1]]
    assert header.current == 2


def test_steps_are_read_with_number_and_state(header: StepHeader) -> None:
    header.set_current(1)
    names = [step.accessibleName() for step in header._steps]
    assert names[0] == "Step 1: Career, done"
    assert names[1] == "Step 2: Skills, current"
    assert names[2] == "Step 3: Time, later"


def test_a_button_can_stand_at_the_end(header: StepHeader) -> None:
    button = QPushButton("Open")
    header.add_widget(button)
    assert button.parentWidget() is header
    assert header.height() >= 52
