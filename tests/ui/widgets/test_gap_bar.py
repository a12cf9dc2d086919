"""The gap bar: four states that differ in grey, and the mark."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.gap_bar import GapBar, cell_state, paint_gap_cell
from tests.ui.widgets.drawing import drawn, grey


@pytest.fixture
def bar(qtbot: QtBot, themes: ThemeSource) -> GapBar:
    bar = GapBar(themes)
    qtbot.addWidget(bar)
    bar.resize(200, bar.sizeHint().height())
    return bar


def test_states_differ_without_colour(themes: ThemeSource) -> None:
    area = QRectF(2, 2, 32, 10)
    pictures = {
        state: grey(drawn(lambda painter, s=state: paint_gap_cell(painter, area, s, themes.theme)))
        for state in ("shown", "claimed", "planned", "beyond")
    }
    assert len(set(pictures.values())) == 4


def test_each_level_has_its_state(bar: GapBar) -> None:
    bar.set_levels(1, 2, 4, 4)
    states = [cell_state(bar.levels, level) for level in range(1, 6)]
    assert states == ["shown", "claimed", "planned", "planned", "beyond"]
    assert bar.levels == (1, 2, 4, 4)


def test_the_mark_stands_after_the_level_asked_for(bar: GapBar) -> None:
    text = bar.theme.color("text").rgb()
    for required in (2, 5):
        bar.set_levels(0, 0, 0, required)
        image = bar.grab().toImage()
        columns = [x for x in range(image.width()) if image.pixel(x, 0) == text]
        right = bar.cell(required).right()
        assert columns
        assert all(abs(x - right) <= 2 for x in columns)
    bar.set_levels(0, 0, 0, 0)
    image = bar.grab().toImage()
    assert not any(image.pixel(x, 0) == text for x in range(image.width()))


def test_level_one_stands_where_reading_starts(bar: GapBar) -> None:
    assert bar.cell(1).left() == 0
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert bar.cell(1).right() == pytest.approx(200)
    bar.set_levels(1, 1, 1, 1)
    bar.grab()
