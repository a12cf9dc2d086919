"""The numbers of a chart as a table."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.ui.dialogs.chart_table import ChartTable
from planner.ui.theme import ThemeSource
from planner.ui.widgets.chart import ChartNumbers
from planner.ui.widgets.screen_room import screen_room

ROWS = (("4 January 2027", "0"), ("1 February 2027", "32.5"))
NUMBERS = ChartNumbers("Forecast", ("Day", "Planned, hours"), ROWS)


@pytest.fixture
def dialog(qtbot: QtBot, themes: ThemeSource) -> Iterator[ChartTable]:
    dialog = ChartTable(themes, NUMBERS)
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    QGuiApplication.clipboard().clear()


def test_rows_stand_as_given_with_numbers_at_the_end(dialog: ChartTable) -> None:
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
    ChartTable.show_numbers(themes, NUMBERS, parent)
    assert len(shown) == 1


def test_all_is_copied_by_the_button_and_the_selected_by_keys(
    dialog: ChartTable, qtbot: QtBot
) -> None:
    heads, second = "Day\tPlanned, hours\n", "1 February 2027\t32.5\n"
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == f"{heads}4 January 2027\t0\n{second}"
    assert dialog.note.text() == "Copied."
    assert dialog.isVisible()
    dialog.table.selectRow(1)
    qtbot.keyClick(dialog.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == heads + second
    dialog.table.clearSelection()
    dialog.table.actions()[0].trigger()
    assert QGuiApplication.clipboard().text().count("\n") == 3


def test_it_is_as_wide_as_its_columns(qtbot: QtBot, themes: ThemeSource) -> None:
    rows = (("A phase", *["12 January 2027 to 31 December 2027"] * 2),)
    dialog = ChartTable(themes, ChartNumbers("Phases", ("Phase", "Now", "New"), rows))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.table.horizontalScrollBar().maximum() == 0
    assert dialog.table.columnWidth(1) >= dialog.table.sizeHintForColumn(1)


def test_long_words_are_cut_and_stand_in_the_tool_tip(qtbot: QtBot, themes: ThemeSource) -> None:
    long = "Mix a programme of seven songs " * 9
    numbers = ChartNumbers("Needs", ("Milestone", "Needs"), ((long, "Signal flow"),), words=2)
    dialog = ChartTable(themes, numbers)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.table.columnWidth(0) < screen_room(dialog).width() / 2
    assert dialog.table.item(0, 0).toolTip() == long
    assert not dialog.table.item(0, 1).textAlignment() & Qt.AlignmentFlag.AlignTrailing
