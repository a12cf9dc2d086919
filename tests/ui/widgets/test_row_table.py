"""What tables have in common whose rows are read as wholes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget
from pytestqt.qtbot import QtBot

from planner.ui.widgets.row_table import RowTable


def test_rows_are_chosen_one_at_a_time_and_left_by_tab(qtbot: QtBot) -> None:
    table = RowTable()
    qtbot.addWidget(table)
    assert table.selectionBehavior() is QTableWidget.SelectionBehavior.SelectRows
    assert table.selectionMode() is QTableWidget.SelectionMode.SingleSelection
    assert table.editTriggers() == QTableWidget.EditTrigger.NoEditTriggers
    assert not table.tabKeyNavigation()
    assert not table.showGrid()
    assert table.verticalHeader().isHidden()


def test_nothing_is_sorted_by_any_header_it_is_given(qtbot: QtBot) -> None:
    table = RowTable()
    qtbot.addWidget(table)
    assert not table.horizontalHeader().sectionsClickable()
    other = QHeaderView(Qt.Orientation.Horizontal, table)
    other.setSectionsClickable(True)
    table.setHorizontalHeader(other)
    assert not other.sectionsClickable()
    assert not other.highlightSections()
