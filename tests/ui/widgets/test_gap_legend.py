"""What the cells mean: as many signs as there is room for, each with its words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.gap_legend import GapLegend


def test_signs_that_have_no_room_are_left_out(qtbot: QtBot, themes: ThemeSource) -> None:
    legend = GapLegend(themes)
    qtbot.addWidget(legend)
    legend.resize(700, legend.sizeHint().height())
    assert [state for state, _, _ in legend.shown()] == ["shown", "claimed", "planned", "target"]
    legend.resize(260, legend.height())
    assert len(legend.shown()) < 4
    assert legend.accessibleDescription() == "Rated or evidenced, Claimed, Planned, Target"


def test_it_stands_the_other_way_round_in_other_scripts(qtbot: QtBot, themes: ThemeSource) -> None:
    legend = GapLegend(themes)
    qtbot.addWidget(legend)
    legend.resize(700, legend.sizeHint().height())
    left = legend.grab().toImage()
    legend.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    right = legend.grab().toImage()
    middle = left.height() // 2
    accent = themes.theme.color("accent")
    assert left.pixelColor(30, middle) == accent
    assert right.pixelColor(30, middle) != accent
    assert right.pixelColor(right.width() - 31, middle) == accent
