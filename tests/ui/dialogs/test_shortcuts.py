"""The list of commands and keys, and the lines about the program."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from planner import __version__
from planner.ui.actions import ACTIONS, plain_text
from planner.ui.dialogs.about import AboutDialog
from planner.ui.dialogs.shortcuts import ShortcutsDialog
from planner.ui.theme import ThemeSource
from planner.ui.widgets.elided_label import TextLabel


def test_every_command_is_listed_with_its_keys(qtbot: QtBot, themes: ThemeSource) -> None:
    dialog = ShortcutsDialog(themes)
    qtbot.addWidget(dialog)
    listed = dict(dialog.rows())
    assert {plain_text(row) for row in ACTIONS} <= set(listed)
    assert listed["Check off by code"] == "Ctrl+Shift+K"
    assert listed["Redo"] == "Ctrl+Shift+Z, Ctrl+Y"


def test_the_list_narrows(qtbot: QtBot, themes: ThemeSource) -> None:
    dialog = ShortcutsDialog(themes)
    qtbot.addWidget(dialog)
    dialog.search.setText("undo")
    rows = range(dialog.table.rowCount())
    shown = [dialog.table.item(row, 0).text() for row in rows if not dialog.table.isRowHidden(row)]
    assert shown == ["Undo"]
    dialog.search.clear()
    assert not any(dialog.table.isRowHidden(row) for row in rows)


def test_a_row_leaves_room_around_large_text(qtbot: QtBot, themes: ThemeSource) -> None:
    themes.set_text_size(200)
    try:
        dialog = ShortcutsDialog(themes)
        qtbot.addWidget(dialog)
        assert dialog.table.rowHeight(0) >= dialog.table.fontMetrics().height() + 12
    finally:
        themes.set_text_size(100)


def test_about_names_the_version(qtbot: QtBot, themes: ThemeSource) -> None:
    dialog = AboutDialog(themes)
    qtbot.addWidget(dialog)
    texts = [label.text() for label in dialog.findChildren(TextLabel)]
    assert any(__version__ in text for text in texts)
    assert not any("!" in text for text in texts)
