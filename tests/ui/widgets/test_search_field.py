"""The search field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.search_field import SearchField


def test_escape_empties_first(themes: ThemeSource, qtbot: QtBot) -> None:
    field = SearchField(themes, "Filter plan")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "mix")
    assert field._clear.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert not field._clear.isVisible()
    assert field.accessibleName() == field.placeholderText() == "Filter plan"
