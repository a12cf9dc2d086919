"""Seven boxes: what each shows, says and asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.day_boxes import BoxDay, DayBoxes

DAYS = [
    BoxDay(name, f"{name}day: open", ticked=place == 0, part=1.0 if place == 0 else 0.0)
    for place, name in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
]


@pytest.fixture
def boxes(qtbot: QtBot, themes: ThemeSource) -> DayBoxes:
    boxes = DayBoxes(themes)
    qtbot.addWidget(boxes)
    boxes.set_days(DAYS, "Ear training", may_change=True)
    boxes.show()
    return boxes


def test_a_press_asks_and_ticks_nothing_by_itself(boxes: DayBoxes, qtbot: QtBot) -> None:
    with qtbot.waitSignal(boxes.toggle_requested) as asked:
        qtbot.mouseClick(boxes.boxes[2], Qt.MouseButton.LeftButton)
    assert asked.args == [2]
    assert [box.isChecked() for box in boxes.boxes] == [True, *[False] * 6]
    with qtbot.waitSignal(boxes.toggle_requested) as asked:
        qtbot.keyClick(boxes.boxes[0], Qt.Key.Key_Space)
    assert asked.args == [0]
    asked_for: list[int] = []
    boxes.toggle_requested.connect(asked_for.append)
    qtbot.mouseClick(boxes.boxes[1], Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(boxes.boxes[1], Qt.MouseButton.LeftButton)
    assert len(asked_for) <= 2


def test_each_says_whose_it_is_and_its_day(boxes: DayBoxes) -> None:
    assert boxes.accessibleName() == "Ear training"
    assert boxes.boxes[1].accessibleName() == "Ear training. Tueday: open"
    assert boxes.boxes[1].toolTip() == "Tueday: open"


def test_days_to_come_and_read_only_plans_cannot_be_ticked(boxes: DayBoxes) -> None:
    later = [replace(day, open=place < 3) for place, day in enumerate(DAYS)]
    boxes.set_days(later, "Ear training", may_change=True)
    assert [box.isEnabled() for box in boxes.boxes] == [True] * 3 + [False] * 4
    boxes.set_days(DAYS, "Ear training", may_change=False)
    assert not any(box.isEnabled() for box in boxes.boxes)


def test_each_kind_of_day_looks_otherwise(boxes: DayBoxes) -> None:
    box, seen = boxes.boxes[3], set()
    plain = DAYS[3]
    for day in (
        plain,
        replace(plain, ticked=True, part=1.0),
        replace(plain, part=0.5),
        replace(plain, asked=False),
        replace(plain, today=True),
        replace(plain, open=False),
    ):
        box.set_day(day, "Ear training", may_change=True)
        image = box.grab().toImage()
        seen.add(image.constBits().tobytes())
    assert len(seen) == 6


def test_targets_are_large_enough_and_wrap_where_there_is_no_room(boxes: DayBoxes) -> None:
    assert all(min(box.width(), box.height()) >= 24 for box in boxes.boxes)
    layout = boxes.layout()
    assert layout.heightForWidth(120) > layout.heightForWidth(400)
