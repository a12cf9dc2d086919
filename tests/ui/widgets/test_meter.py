"""The thin progress meter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.meter import Meter, paint_meter
from tests.ui.widgets.drawing import drawn


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_meter_fills_from_where_reading_starts(
    themes: ThemeSource, direction: Qt.LayoutDirection
) -> None:
    theme, area = themes.theme, QRectF(0, 0, 100, 4)
    image = drawn(lambda p: paint_meter(p, area, 0.25, theme, direction), 100, 4)
    left = image.pixelColor(10, 2) == theme.color("accent")
    right = image.pixelColor(90, 2) == theme.color("accent")
    assert (left, right) == ((True, False) if direction.name == "LeftToRight" else (False, True))


def test_empty_meter_has_no_accent(themes: ThemeSource) -> None:
    theme = themes.theme
    image = drawn(lambda p: paint_meter(p, QRectF(0, 0, 100, 4), 0, theme), 100, 4)
    assert image.pixelColor(1, 2) != theme.color("accent")


def test_widget_describes_its_part_rounded_down(themes: ThemeSource, qtbot: QtBot) -> None:
    meter = Meter(themes)
    qtbot.addWidget(meter)
    meter.set_part(0.259)
    assert meter.part == 0.259
    assert meter.accessibleDescription() == "25 %"
    meter.set_part(1.7)
    assert meter.accessibleDescription() == "100 %"
