"""The room of the screen, asked for without taking the screen along."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from planner.ui.widgets.screen_room import screen_room


def test_it_is_that_of_the_screen_where_a_window_stands_or_will_stand(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    there = QGuiApplication.primaryScreen().availableSize()
    assert screen_room(window) == screen_room(QDialog(window)) == there
    window.move(QPoint(-90_000, 0))
    assert screen_room(window) == there, "beyond every edge"


def test_the_screen_does_not_become_a_part_of_the_widget(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    screen = QGuiApplication.primaryScreen()
    screen_room(window)
    assert "parent" not in Shiboken.dump(screen), "it would be deleted with the widget"
