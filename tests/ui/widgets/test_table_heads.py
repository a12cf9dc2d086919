"""Heads of a table stand over the texts of their columns."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.table_heads import give_room, set_heads


def test_words_begin_where_their_column_does_and_numbers_end_there(qtbot: QtBot) -> None:
    table = QTableWidget(0, 3)
    qtbot.addWidget(table)
    set_heads(table, ("Plan", "Done", "Finish"), words=1)
    heads = [table.horizontalHeaderItem(column) for column in range(3)]
    assert [head.text() for head in heads] == ["Plan", "Done", "Finish"]
    middle = Qt.AlignmentFlag.AlignVCenter
    start, end = Qt.AlignmentFlag.AlignLeading | middle, Qt.AlignmentFlag.AlignTrailing | middle
    assert [head.textAlignment() for head in heads] == [start, end, end]


def test_large_text_has_room_over_and_under_it(qtbot: QtBot, themes: ThemeSource) -> None:
    themes.set_text_size(200)
    try:
        table = QTableWidget(1, 1)
        qtbot.addWidget(table)
        give_room(table)
        assert table.rowHeight(0) >= table.fontMetrics().height() + 12
        assert table.verticalHeader().isHidden()
    finally:
        themes.set_text_size(100)
