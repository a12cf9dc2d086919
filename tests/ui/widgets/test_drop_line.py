"""The line between rows."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.drop_line import DropLine


@pytest.mark.parametrize(("top", "drawn"), [(-5, 0), (0, 0), (40, 39), (100, 98), (500, 98)])
def test_it_stays_inside_its_parent(
    qtbot: QtBot, themes: ThemeSource, top: int, drawn: int
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(200, 100)
    line = DropLine(themes, parent)
    assert line.isHidden()
    line.show_at(top)
    parent.show()
    assert line.isVisible()
    assert (line.y(), line.width(), line.height()) == (drawn, 200, 2)
    assert line.grab().toImage().pixelColor(50, 0) == themes.theme.color("accent")
