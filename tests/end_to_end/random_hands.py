"""Hands that do anything: keys, letters, clicks and commands, one drawn after the other.

They go on inside dialogs and menus, which have event loops of their own, and close what stays open
for long. What they did last can be read in `Hands.trail` when something went wrong.
"""

from __future__ import annotations

from collections import deque
from random import Random

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from planner.ui.actions import ActionId
from planner.ui.desktop import Desktop
from tests.end_to_end.worlds import Key, Qt

#: These end the session that is looked at, or are about other plans than it.
_ENDING = {
    ActionId.QUIT,
    ActionId.NEW_PLAN,
    ActionId.OPEN_PLAN,
    ActionId.PLANS,
    ActionId.ARCHIVE_PLAN,
    ActionId.COMPARE_PLANS,
    ActionId.SAMPLE,
    ActionId.SNAPSHOTS,
}
_COMMANDS = [each for each in ActionId if each not in _ENDING]
_KEYS = (
    *(Key.Key_Tab, Key.Key_Backtab, Key.Key_Down, Key.Key_Up, Key.Key_Left, Key.Key_Right),
    *(Key.Key_Space, Key.Key_Return, Key.Key_Escape, Key.Key_Home, Key.Key_End, Key.Key_PageDown),
    *(Key.Key_Delete, Key.Key_F2, Key.Key_1, Key.Key_5, Key.Key_A, Key.Key_Period),
)
_MODIFIERS = (
    *[Qt.KeyboardModifier.NoModifier] * 6,
    *(Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier),
)
_TEXTS = ("1:30", "2", "mix", "<b>x</b>", "17", "KW9T", "2027-06-01", "-3", "99999")
_SIZES = ((960, 640), (1000, 700), (1280, 800), (1500, 900))
_PAUSE_MS = 2


class Hands:
    """One seed's worth of things done to a window."""

    def __init__(self, desktop: Desktop, seed: int, count: int) -> None:
        self._desktop, self._chance, self._left = desktop, Random(seed), count
        self._is_over = False
        self._seen: dict[QWidget, int] = {}
        self.trail: deque[str] = deque(maxlen=40)

    def work(self) -> None:
        """Do all of it; comes back once no dialog is open any more."""
        self._act()
        while self._left > 0 or self._in_front() is not self._desktop.window:
            QApplication.processEvents()
        self._is_over = True

    def _act(self) -> None:
        if self._is_over:
            return
        # Before anything is done: what is done may open a dialog and come back much later.
        QTimer.singleShot(_PAUSE_MS, self._act)
        front = self._in_front()
        self._left -= 1
        if front is not self._desktop.window:
            self._seen[front] = self._seen.get(front, 0) + 1
            if self._left <= 0 or self._seen[front] > self._chance.randrange(3, 14):
                self._close(front)
                return
        elif self._left <= 0:
            return
        elif self._chance.random() < 0.4:
            self._command()
            return
        self._one(front)(front)

    def _one(self, front: QWidget):  # noqa: ANN202 - one of the methods below
        if front is self._desktop.window and self._chance.random() < 0.02:
            return self._resize
        return self._chance.choices((self._key, self._type, self._click), (5, 2, 3))[0]

    def _in_front(self) -> QWidget:
        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        return popup or dialog or self._desktop.window

    def _close(self, front: QWidget) -> None:
        self._seen.pop(front, None)
        self.trail.append(f"close {type(front).__name__}")
        if isinstance(front, QDialog) and self._left > 0 and self._chance.random() < 0.4:
            front.accept()
        else:
            front.close()

    def _command(self) -> None:
        command = self._chance.choice(_COMMANDS)
        self.trail.append(command)
        self._desktop.run(command)

    def _key(self, front: QWidget) -> None:
        key, modifier = self._chance.choice(_KEYS), self._chance.choice(_MODIFIERS)
        self.trail.append(f"{modifier.name} {key.name}")
        QTest.keyClick(_keyboard_of(front), key, modifier)

    def _type(self, front: QWidget) -> None:
        text = self._chance.choice(_TEXTS)
        self.trail.append(f"“{text}”")
        QTest.keyClicks(_keyboard_of(front), text)

    def _click(self, front: QWidget) -> None:
        there = [
            each
            for each in front.findChildren(QWidget)
            if each.isVisible() and each.isEnabled() and not each.isWindow()
        ]
        if not there:
            return
        widget = self._chance.choice(there)
        words = widget.text() if isinstance(widget, QAbstractButton) else ""
        self.trail.append(f"click {type(widget).__name__} {words}")
        point = QPoint(
            self._chance.randrange(max(1, widget.width())),
            self._chance.randrange(max(1, widget.height())),
        )
        if self._chance.random() < 0.1:
            reason = QContextMenuEvent.Reason.Mouse
            event = QContextMenuEvent(reason, point, widget.mapToGlobal(point))
            QApplication.postEvent(widget, event)
            return
        button, modifier = Qt.MouseButton.LeftButton, self._chance.choice(_MODIFIERS)
        QTest.mouseClick(widget, button, modifier, point)

    def _resize(self, front: QWidget) -> None:
        front.resize(*self._chance.choice(_SIZES))


def _keyboard_of(front: QWidget) -> QWidget:
    focus = QApplication.focusWidget()
    return focus if focus is not None and front.isAncestorOf(focus) else front
