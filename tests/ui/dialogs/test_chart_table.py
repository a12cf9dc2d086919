"""The numbers of a chart as a table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.ui.dialogs.chart_table import ChartTable
from planner.ui.theme import ThemeSource

HEADS = ("Day", "Planned, hours")
ROWS = (("4 January 2027", "0"), ("1 February 2027", "32.5"))


def test_rows_stand_as_given_with_numbers_at_the_end(qtbot: QtBot, themes: ThemeSource) -> None:
    dialog = ChartTable(themes, "Forecast", HEADS, ROWS)
    qtbot.addWidget(dialog)
    table = dialog.table
    texts = [
        tuple(table.item(row, column).text() for column in range(table.columnCount()))
        for row in range(table.rowCount())
    ]
    assert tuple(texts) == ROWS
    assert table.horizontalHeaderItem(1).text() == "Planned, hours"
    assert table.item(1, 1).textAlignment() & Qt.AlignmentFlag.AlignTrailing
    assert table.accessibleName() == "Forecast"


def test_it_shows_until_closed(
    qtbot: QtBot, themes: ThemeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[ChartTable] = []
    monkeypatch.setattr(ChartTable, "exec", lambda dialog: shown.append(dialog) or 0)
    parent = QWidget()
    qtbot.addWidget(parent)
    ChartTable.show_numbers(themes, "Forecast", HEADS, ROWS, parent)
    assert len(shown) == 1
