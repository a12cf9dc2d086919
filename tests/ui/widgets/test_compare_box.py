"""The compare box: what is read aloud, its size, ticking by key, mirrored drawing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.compare_box import CompareBox


def test_it_is_named_after_its_career(themes: ThemeSource, qtbot: QtBot) -> None:
    box = CompareBox(themes, "Sound & <b>Vision</b>")
    qtbot.addWidget(box)
    assert box.accessibleName() == "Compare Sound & <b>Vision</b>"
    words = QFontMetricsF(themes.theme.font("caption")).horizontalAdvance(box.label)
    assert box.minimumSizeHint().width() > words
    assert box.minimumSizeHint().height() >= 24


def test_space_ticks_it(themes: ThemeSource, qtbot: QtBot) -> None:
    box = CompareBox(themes, "Foley")
    qtbot.addWidget(box)
    box.show()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert not box.isChecked()


def test_a_tick_shows_and_a_closed_box_looks_closed(themes: ThemeSource, qtbot: QtBot) -> None:
    box = CompareBox(themes, "Foley")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    off = box.grab().toImage()
    box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert box.grab().toImage() != off
    box.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    box.setChecked(True)
    assert box.grab().toImage() != off
    box.setChecked(False)
    box.setEnabled(False)
    assert box.grab().toImage() != off
