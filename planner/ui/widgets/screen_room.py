"""How much room the screen has on which a window stands or will stand.

A widget is never asked for its screen itself: PySide then takes the screen for a part of the widget
and, where Python's sweep clears both away together, deletes the screen that everything is drawn on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QWidget


def screen_room(widget: QWidget) -> QSize:
    """The size that windows can have there, in px; a window not shown yet comes to its parent's."""
    window, parent = widget.window(), widget.window().parentWidget()
    if parent is not None and not window.isVisible():
        window = parent.window()
    # Nothing is there where a window was pushed beyond every edge.
    screen = QGuiApplication.screenAt(window.frameGeometry().center())
    return (screen or QGuiApplication.primaryScreen()).availableSize()
