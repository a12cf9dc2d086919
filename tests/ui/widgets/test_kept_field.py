"""A line that is kept when it is left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.widgets.kept_field import KeptField


@pytest.fixture
def field(qtbot: QtBot) -> KeptField:
    window = QWidget()
    field = KeptField("Title", 20)
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(KeptField("Other", 20))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.window_kept = window  # type: ignore[attr-defined]
    field.show_text("A mix")
    field.setFocus()
    return field


def test_what_was_typed_is_told_once_on_enter_or_leaving(qtbot: QtBot, field: KeptField) -> None:
    told = QSignalSpy(field.kept)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.count() == 0
    field.setText(" Another mix ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    field.clearFocus()
    assert (told.count(), told.at(0)) == (1, ["Another mix"])


def test_escape_takes_back_and_is_then_for_others(qtbot: QtBot, field: KeptField) -> None:
    told = QSignalSpy(field.kept)
    field.setText("No")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "A mix"
    field.commit()
    assert told.count() == 0


def test_what_is_typed_stays_while_the_same_is_shown_again(field: KeptField) -> None:
    field.setText("Typing")
    field.show_text("A mix")
    assert field.text() == "Typing"
    field.show_text("Renamed elsewhere")
    assert field.text() == "Renamed elsewhere"
