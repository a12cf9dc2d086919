"""The focus ring shows for the keyboard and not for the mouse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.focus_ring import FocusRing


@pytest.fixture
def ring(themes: ThemeSource, qapp: QApplication) -> Iterator[FocusRing]:
    watcher = FocusRing(themes, qapp)
    yield watcher
    watcher.deleteLater()
    QCoreApplication.sendPostedEvents(watcher, QEvent.Type.DeferredDelete)


@pytest.fixture
def page(ring: FocusRing, qtbot: QtBot) -> QWidget:
    """Two buttons and a field in a window that is active."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for widget in (QPushButton("One"), QPushButton("Two"), QLineEdit()):
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column.addWidget(widget)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    buttons = window.findChildren(QPushButton)
    buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
    return window


def test_no_ring_until_a_key_moves_the_focus(ring: FocusRing, page: QWidget, qtbot: QtBot) -> None:
    assert ring.target is None
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert ring.target is page.findChildren(QPushButton)[1]


def test_ring_leaves_a_gap_of_two_and_is_two_wide(
    ring: FocusRing, page: QWidget, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    button = page.findChildren(QPushButton)[1]
    assert ring._ring is not None
    around = QRect(button.mapTo(page, QPoint()), button.size()).adjusted(-4, -4, 4, 4)
    assert ring._ring.geometry() == around
    page.resize(page.width() + 90, page.height())
    QApplication.processEvents()
    around = QRect(button.mapTo(page, QPoint()), button.size()).adjusted(-4, -4, 4, 4)
    assert ring._ring.geometry() == around


def test_mouse_takes_the_ring_away(ring: FocusRing, page: QWidget, qtbot: QtBot) -> None:
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    one, two = page.findChildren(QPushButton)
    qtbot.mouseClick(two, Qt.MouseButton.LeftButton)
    assert ring.target is None
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton)
    assert ring.target is None


def test_text_field_draws_its_own_focus(ring: FocusRing, page: QWidget, qtbot: QtBot) -> None:
    for _ in range(2):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert isinstance(page.focusWidget(), QLineEdit)
    assert ring.target is None


def test_widget_can_draw_its_own_focus(ring: FocusRing, page: QWidget, qtbot: QtBot) -> None:
    page.findChildren(QPushButton)[1].setProperty("own_focus", True)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert ring.target is None


def test_hidden_widget_hides_its_ring(ring: FocusRing, page: QWidget, qtbot: QtBot) -> None:
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert ring._ring is not None
    laid = ring._ring
    page.hide()
    assert not laid.isVisible()


def test_deleted_window_leaves_nothing_behind(ring: FocusRing, page: QWidget, qtbot: QtBot) -> None:
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    page.findChildren(QPushButton)[1].deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    page.findChildren(QPushButton)[0].setFocus(Qt.FocusReason.TabFocusReason)


def test_ring_in_a_scroll_area_is_cut_by_it(ring: FocusRing, qtbot: QtBot) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    inside = QWidget()
    column = QVBoxLayout(inside)
    buttons = [QPushButton(str(number)) for number in range(3)]
    for button in buttons:
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column.addWidget(button)
    area.setWidget(inside)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    buttons[0].setFocus()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Tab)
    assert ring.target is buttons[1]
    assert ring._ring is not None
    assert ring._ring.parentWidget() in {area.viewport(), inside}
