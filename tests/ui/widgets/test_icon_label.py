"""Icons that are only looked at."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.icon_label import IconLabel, paint_icon_tile
from tests.ui.widgets.drawing import drawn


def test_icon_changes_and_keeps_its_colour(themes: ThemeSource, qtbot: QtBot) -> None:
    label = IconLabel(themes, "check-circle", "danger", 16)
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    before = label.grab().toImage()
    label.set_icon("warning")
    assert label.grab().toImage() != before
    assert label._color == "danger"


def test_chosen_tile_looks_different(themes: ThemeSource) -> None:
    area = QRectF(0, 0, 34, 34)
    plain = drawn(lambda p: paint_icon_tile(p, area, "faders", themes.theme))
    chosen = drawn(lambda p: paint_icon_tile(p, area, "faders", themes.theme, accent=True))
    assert plain != chosen
