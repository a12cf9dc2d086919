"""Columns that scroll, panels of a fixed width, pages larger than their window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.widgets.side_panel import BesidePage, OverflowArea, ScrollColumn


def tall(height: int, width: int = 50) -> QWidget:
    widget = QWidget()
    widget.setMinimumSize(width, height)
    return widget


def test_a_column_wants_the_height_of_what_it_holds(qtbot: QtBot) -> None:
    column = ScrollColumn("surface", "Panel")
    qtbot.addWidget(column)
    column.column.addWidget(tall(700))
    column.resize(200, 300)
    column.show()
    QApplication.processEvents()
    assert column.sizeHint().height() == 700
    assert column.verticalScrollBar().maximum() == 400
    assert column.minimumSizeHint().width() >= 50


@pytest.mark.parametrize(("window", "panel"), [(1280, 384), (1240, 384), (1239, 340), (960, 340)])
def test_the_panel_is_narrow_in_narrow_windows(qtbot: QtBot, window: int, panel: int) -> None:
    side = QWidget()
    page = BesidePage(QWidget(), side, 384, 340)
    qtbot.addWidget(page)
    page.resize(window, 500)
    page.show()
    assert side.width() == panel


def test_a_panel_is_never_narrower_than_it_needs(qtbot: QtBot) -> None:
    side = QWidget()
    inside = QVBoxLayout(side)
    page = BesidePage(QWidget(), side, 384, 340)
    qtbot.addWidget(page)
    page.resize(1280, 500)
    page.show()
    inside.addWidget(tall(10, 500))
    qtbot.waitUntil(lambda: side.width() >= 500, timeout=1000)


def test_pages_scroll_only_where_they_do_not_fit(qtbot: QtBot) -> None:
    stack = QStackedWidget()
    for height in (100, 900):
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(tall(height))
        stack.addWidget(page)
    area = OverflowArea(stack)
    qtbot.addWidget(area)
    area.resize(400, 300)
    area.show()
    QApplication.processEvents()
    assert area.verticalScrollBar().maximum() == 0
    assert stack.height() == area.viewport().height()
    stack.setCurrentIndex(1)
    qtbot.waitUntil(lambda: stack.height() == 900, timeout=1000)
    assert area.verticalScrollBar().maximum() > 0
    assert area.horizontalScrollBar().maximum() == 0


def test_wrapped_text_is_counted(qtbot: QtBot) -> None:
    stack = QStackedWidget()
    page = QWidget()
    column = QVBoxLayout(page)
    label = QLabel("many words " * 80)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    column.addWidget(label)
    stack.addWidget(page)
    area = OverflowArea(stack)
    qtbot.addWidget(area)
    area.resize(300, 120)
    area.show()
    QApplication.processEvents()
    assert label.height() >= label.heightForWidth(label.width())


def test_the_panel_goes_below_where_both_have_no_room(qtbot: QtBot) -> None:
    main, side = QWidget(), QWidget()
    for part, wide in ((main, 560), (side, 420)):
        QVBoxLayout(part).addWidget(tall(10, wide))
    page = BesidePage(main, side, 384, 340)
    pages = QStackedWidget()
    pages.addWidget(QWidget())
    QVBoxLayout(pages.widget(0)).addWidget(page)
    area = OverflowArea(pages)
    qtbot.addWidget(area)
    area.resize(1100, 500)
    area.show()
    QApplication.processEvents()
    assert not page.is_below
    area.resize(900, 500)
    qtbot.waitUntil(lambda: page.is_below and side.y() > main.y(), timeout=1000)
    assert side.width() == main.width() == page.width()
    assert area.horizontalScrollBar().maximum() == 0
    assert area.verticalScrollBar().maximum() > 0, "each keeps a height to work with"
    area.resize(1100, 500)
    qtbot.waitUntil(lambda: not page.is_below and side.y() == main.y(), timeout=1000)
    assert area.verticalScrollBar().maximum() == 0
