"""A tag that is pressed to be taken away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.removable_tag import RemovableTag


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_keys_press_it(themes: ThemeSource, qtbot: QtBot, key: Qt.Key) -> None:
    tag = RemovableTag(themes, "2 – 15 Aug", "pause", "Remove break 2 – 15 Aug")  # noqa: RUF001
    qtbot.addWidget(tag)
    tag.show()
    spy = QSignalSpy(tag.clicked)
    qtbot.keyClick(tag, key)
    assert spy.count() == 1


def test_it_says_what_a_press_does_and_is_large_enough(themes: ThemeSource, qtbot: QtBot) -> None:
    tag = RemovableTag(themes, "x", "pause", "Remove x")
    qtbot.addWidget(tag)
    assert tag.accessibleName() == tag.toolTip() == "Remove x"
    assert tag.sizeHint().height() >= 28
    longer = RemovableTag(themes, "x" * 20, "pause", "Remove")
    qtbot.addWidget(longer)
    assert longer.sizeHint().width() > tag.sizeHint().width()
    assert longer.minimumSizeHint() == longer.sizeHint()
