"""Tab follows the layouts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.ui.widgets.tab_order import reading_order, set_reading_order


def test_the_order_is_that_of_the_layouts(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    last, first = QLineEdit(page), QLineEdit(page)
    number, deep = QSpinBox(page), QLineEdit()
    area = QScrollArea(page)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(deep)
    column = QVBoxLayout(page)
    row = QHBoxLayout()
    row.addWidget(first)
    row.addWidget(number)
    column.addLayout(row)
    column.addWidget(area)
    column.addWidget(last)
    assert list(reading_order(page)) == [first, number, deep, last]
    set_reading_order(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    first.setFocus()
    seen = []
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None, seen
        seen.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert seen == [first, number, deep, last]


def test_one_widget_alone_stays_as_it_is(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    set_reading_order(field)
    assert list(reading_order(field)) == [field]
