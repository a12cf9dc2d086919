"""The mouse of a window that is shown, as the window system tells of it.

Unlike an event sent to a widget, this comes to whatever is under the pointer and gives the keyboard
to those that take it from the mouse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

#: What one notch turns, in eighths of a degree.
NOTCH = 120
_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


def turn(
    widget: QWidget,
    notches: float,
    where: QPoint | None = None,
    modifiers: Qt.KeyboardModifier = _NONE,
) -> None:
    """Turn the wheel over a widget, away from the hand or, with fewer than none, towards it.

    A touchpad turns it by parts of a notch.
    """
    window, place = widget.window().windowHandle(), _in_window(widget, where)
    QTest.wheelEvent(window, place, QPoint(0, round(notches * NOTCH)), QPoint(), modifiers)
    QApplication.processEvents()


def click(widget: QWidget, where: QPoint | None = None, button: Qt.MouseButton = _LEFT) -> None:
    """Press and release a button over a widget."""
    QTest.mouseClick(widget.window().windowHandle(), button, _NONE, _in_window(widget, where))
    QApplication.processEvents()


def double_click(
    widget: QWidget, where: QPoint | None = None, button: Qt.MouseButton = _LEFT
) -> None:
    """Press and release a button twice over a widget; Qt's own never lets the button go again."""
    window, place = widget.window().windowHandle(), _in_window(widget, where)
    QTest.mouseDClick(window, button, _NONE, place)
    QTest.mouseRelease(window, button, _NONE, place)
    QApplication.processEvents()


def ask_for_menu(widget: QWidget, where: QPoint) -> None:
    """Press and release the right button over a widget, and ask it for its menu."""
    QTest.mouseClick(widget, Qt.MouseButton.RightButton, _NONE, where)
    reason, place = QContextMenuEvent.Reason.Mouse, widget.mapToGlobal(where)
    QApplication.sendEvent(widget, QContextMenuEvent(reason, where, place))


def press(widget: QWidget, where: QPoint) -> None:
    """Press the left button over a widget."""
    QTest.mousePress(widget.window().windowHandle(), _LEFT, _NONE, _in_window(widget, where))


def move(widget: QWidget, where: QPoint) -> None:
    """Move the pointer to a place of a widget, or beside it."""
    QTest.mouseMove(widget.window().windowHandle(), _in_window(widget, where))
    QApplication.processEvents()


def release(widget: QWidget, where: QPoint) -> None:
    """Release the left button there."""
    QTest.mouseRelease(widget.window().windowHandle(), _LEFT, _NONE, _in_window(widget, where))
    QApplication.processEvents()


def _in_window(widget: QWidget, where: QPoint | None) -> QPoint:
    return widget.mapTo(widget.window(), widget.rect().center() if where is None else where)
