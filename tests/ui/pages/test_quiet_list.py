"""A list shows its ring only where the focus came by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QStyledItemDelegate
from pytestqt.qtbot import QtBot

from planner.ui.pages.quiet_list import QuietList


class _Delegate(QStyledItemDelegate):
    ring = False


def test_the_ring_follows_the_keyboard(qtbot: QtBot) -> None:
    delegate = _Delegate()
    view = QuietList(QStringListModel(["One", "Two"]), delegate, "Numbers")
    qtbot.addWidget(view)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    assert not delegate.ring
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert (delegate.ring, view.currentIndex().row()) == (True, 0)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton)
    assert not delegate.ring
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert delegate.ring
    assert view.accessibleName() == "Numbers"
