"""Segments: exclusive choices by pointer and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.segmented import SegmentedControl


@pytest.fixture
def segments(themes: ThemeSource, qtbot: QtBot) -> SegmentedControl:
    options = [("weeks", "Weeks"), ("months", "Months"), ("quarters", "Quarters")]
    control = SegmentedControl(themes, options, "Scale")
    qtbot.addWidget(control)
    control.show()
    return control


def test_a_press_chooses(segments: SegmentedControl, qtbot: QtBot) -> None:
    spy = QSignalSpy(segments.chosen)
    assert segments.value == "weeks"
    qtbot.mouseClick(segments._segments["months"], Qt.MouseButton.LeftButton)
    assert segments.value == "months"
    assert [spy.at(i) for i in range(spy.count())] == [["months"]]


def test_arrow_moves_the_choice(segments: SegmentedControl, qtbot: QtBot) -> None:
    first = segments._segments["weeks"]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert segments.value == "months"


def test_tab_comes_to_the_choice(segments: SegmentedControl, qtbot: QtBot) -> None:
    def stops() -> list[str]:
        return [
            key
            for key, segment in segments._segments.items()
            if segment.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]

    assert stops() == ["weeks"]
    segments.set_value("quarters")
    assert stops() == ["quarters"]
    last = segments._segments["quarters"]
    last.setFocus()
    qtbot.keyClick(last, Qt.Key.Key_Left)
    assert stops() == ["months"]


def test_setting_the_same_value_says_nothing(segments: SegmentedControl) -> None:
    spy = QSignalSpy(segments.chosen)
    segments.set_value("weeks")
    assert spy.count() == 0
    with pytest.raises(KeyError):
        segments.set_value("years")


def test_words_can_change(segments: SegmentedControl) -> None:
    before = segments.sizeHint().width()
    segments.set_words("weeks", "Weeks of the whole year")
    assert segments._segments["weeks"].accessibleName() == "Weeks of the whole year"
    assert segments.sizeHint().width() > before


def test_segment_is_large_enough_to_hit(segments: SegmentedControl) -> None:
    for segment in segments._segments.values():
        assert segment.height() >= 24
        assert segment.width() >= 24
