"""The five cells of a level: filled, outlined, plain, mirrored."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.level_bar import LevelBar, paint_level_bar
from tests.ui.widgets.drawing import drawn


@pytest.mark.parametrize("mirrored", [False, True])
def test_levels_fill_from_where_reading_starts(themes: ThemeSource, mirrored: bool) -> None:
    direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight

    def paint(painter: QPainter) -> None:
        paint_level_bar(painter, QRectF(0, 0, 166, 16), 2, 4, themes.theme, direction)

    image = drawn(paint, 166, 16)
    middles = [round(34 * cell + 15) for cell in range(5)]
    middles = [165 - x for x in middles] if mirrored else middles
    fills = [image.pixelColor(x, 8).name() for x in middles]
    names = ["accent", "accent", "surface", "surface", "sunken"]
    assert fills == [themes.theme.color(name).name() for name in names]


def test_it_grows_with_the_text(themes: ThemeSource, qtbot: QtBot) -> None:
    bar = LevelBar(themes, 1, 3)
    qtbot.addWidget(bar)
    assert bar.sizeHint().width() >= 83
    assert not bar.grab().isNull()
