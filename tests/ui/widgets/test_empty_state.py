"""The empty state offers a way forward."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.empty_state import EmptyState


def test_way_forward_is_reported(themes: ThemeSource, qtbot: QtBot) -> None:
    state = EmptyState(
        themes, "paperclip", "No evidence yet", "Links are kept here.", [("add", "Add", "primary")]
    )
    qtbot.addWidget(state)
    state.show()
    spy = QSignalSpy(state.action_requested)
    qtbot.mouseClick(state.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert spy.at(0) == ["add"]
    assert state.accessibleName() == "No evidence yet"


def test_text_can_change_and_stays_plain(themes: ThemeSource, qtbot: QtBot) -> None:
    state = EmptyState(themes, "paperclip", "A", "B")
    qtbot.addWidget(state)
    state.set_text("<b>Nothing</b>", "Here.")
    assert state._heading.text() == "<b>Nothing</b>"
    assert state._heading.textFormat() is Qt.TextFormat.PlainText
    assert state.accessibleName() == "<b>Nothing</b>"


def test_tile_and_lines_grow_with_the_text(themes: ThemeSource, qtbot: QtBot) -> None:
    state = EmptyState(themes, "paperclip", "No milestones in this plan", "Add what you want.")
    qtbot.addWidget(state)
    state.resize(900, 600)
    state.show()
    high = state._heading.height()
    themes.set_text_size(200)
    try:
        QApplication.processEvents()
        assert state._heading.maximumWidth() == themes.theme.scaled(380) > 380
        assert state._heading.height() < 3 * high, "it stands on one line still"
        tile = state.layout().itemAt(1).widget()
        assert tile.width() == tile.height() == themes.theme.scaled(48) > 48
    finally:
        themes.set_text_size(100)
