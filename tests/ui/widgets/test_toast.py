"""The toast shows itself, waits while it is looked at, and goes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.theme import ThemeSource
from planner.ui.widgets.toast import MARGIN, VISIBLE_MS, Toast, announce


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    widget.show()
    return widget


@pytest.fixture
def toast(themes: ThemeSource, page: QWidget) -> Toast:
    return Toast(themes, page)


def test_toast_lies_at_the_bottom_centre(toast: Toast, page: QWidget) -> None:
    toast.show_message("Marked done", "Undo")
    assert toast.isVisible()
    assert toast.height() >= 44
    assert abs(toast.geometry().center().x() - page.rect().center().x()) <= 1
    assert page.height() - toast.geometry().bottom() - 1 == MARGIN


def test_toast_follows_its_page(toast: Toast, page: QWidget) -> None:
    toast.show_message("Marked done")
    page.resize(900, 700)
    assert abs(toast.geometry().center().x() - page.rect().center().x()) <= 1


def test_toast_fits_a_narrow_page(toast: Toast, page: QWidget) -> None:
    page.resize(240, 400)
    toast.show_message(
        "Done, though “Full mix: indie rock, 24 tracks or more” is still open.", "Undo"
    )
    assert toast.width() <= 240
    assert toast.height() > 44


def test_toast_goes_after_six_seconds(toast: Toast, qtbot: QtBot) -> None:
    assert VISIBLE_MS == 6000
    toast.show_message("Marked done")
    assert toast._timer.interval() == VISIBLE_MS
    spy = QSignalSpy(toast.closed)
    toast._timer.timeout.emit()
    assert not toast.isVisible()
    assert spy.count() == 1


def test_toast_waits_under_the_pointer(toast: Toast) -> None:
    toast.show_message("Marked done")
    QApplication.sendEvent(toast, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    assert not toast._timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast._timer.isActive()


def test_toast_waits_with_the_focus(toast: Toast, page: QWidget, qtbot: QtBot) -> None:
    toast.show_message("Marked done", "Undo")
    page.activateWindow()
    toast._action.setFocus()
    qtbot.waitUntil(toast._action.hasFocus)
    assert not toast._timer.isActive()
    qtbot.keyClick(toast._action, Qt.Key.Key_Escape)
    assert not toast.isVisible()


def test_action_is_reported_and_closes(toast: Toast, qtbot: QtBot) -> None:
    toast.show_message("Marked done", "Undo")
    spy = QSignalSpy(toast.action_requested)
    qtbot.mouseClick(toast._action, Qt.MouseButton.LeftButton)
    assert spy.count() == 1
    assert not toast.isVisible()


def test_newest_message_wins(toast: Toast) -> None:
    toast.show_message("First", "Undo")
    toast.show_message("Second")
    assert toast.message == "Second"
    assert toast.accessibleName() == "Second"
    assert toast._action.isHidden()
    assert toast._text.textFormat() is Qt.TextFormat.PlainText


def test_announcing_without_a_listener_is_quiet(toast: Toast) -> None:
    announce(toast, "Saved")
