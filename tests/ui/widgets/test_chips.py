"""Filter chips: exclusive choices with counts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.chips import ChipGroup


@pytest.fixture
def chips(themes: ThemeSource, qtbot: QtBot) -> ChipGroup:
    group = ChipGroup(themes, [("all", "All", None), ("open", "Open", 23)], "Filter")
    qtbot.addWidget(group)
    group.show()
    return group


def test_chip_reads_its_count(chips: ChipGroup) -> None:
    chip = chips._chips["open"]
    assert chip.accessibleName() == "Open, 23"
    chips.set_count("open", 5)
    assert chip.accessibleName() == "Open, 5"
    assert chip.count == 5
    assert chips._chips["all"].accessibleName() == "All"


def test_space_turns_a_chip_on(chips: ChipGroup, qtbot: QtBot) -> None:
    spy = QSignalSpy(chips.chosen)
    qtbot.keyClick(chips._chips["open"], Qt.Key.Key_Space)
    assert chips.value == "open"
    assert spy.count() == 1
    qtbot.keyClick(chips._chips["open"], Qt.Key.Key_Space)
    assert chips.value == "open"


def test_turning_a_chip_on_moves_nothing(chips: ChipGroup) -> None:
    before = chips._chips["open"].sizeHint()
    chips.set_value("open")
    assert chips._chips["open"].sizeHint() == before


def test_narrow_chips_wrap(chips: ChipGroup) -> None:
    layout = chips.layout()
    assert layout.heightForWidth(90) > layout.heightForWidth(400)
