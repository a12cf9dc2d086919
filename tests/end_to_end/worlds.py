"""The app as it is started: a real window, real files, the shipped catalogue and a clock.

A world ends as the process would: its window is closed, its plan let go, its preferences written.
The next world knows only what stands on the disk.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from planner import app, paths
from planner.domain.profile import Profile
from planner.storage.profile_file import read_profile
from planner.storage.settings_file import read_settings
from planner.ui.desktop import Desktop
from planner.ui.dialogs.print_dialog import PrintDialog
from planner.ui.main_window import FIRST_SIZE
from planner.ui.pages.start_page import StartPage
from planner.ui.theme import ThemeSource

TODAY = dt.date(2027, 1, 4)
#: Milliseconds that pages may take on a busy machine.
PATIENCE = 60_000
Key = Qt.Key


class Clock:
    """A clock that stands until it is set."""

    def __init__(self, day: dt.date = TODAY) -> None:
        self.now = dt.datetime.combine(day, dt.time(9, 41), dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now


@contextmanager
def started(
    qtbot: QtBot, themes: ThemeSource, profile: Path | None = None, clock: Clock | None = None
) -> Iterator[Desktop]:
    """The app from its start to the end of its process; nothing is handed on but files."""
    settings = read_settings()
    desktop = app.build(settings=settings, themes=themes, clock=clock or Clock())
    window = desktop.window
    window.take_geometry(settings.window_geometry)
    if not settings.window_geometry:
        # The screen that Qt makes up where there is none is narrower than any window of ours.
        window.resize(FIRST_SIZE)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    desktop.begin(profile)
    QApplication.processEvents()
    try:
        yield desktop
    finally:
        window.close()
        desktop.end()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def plans() -> list[Path]:
    """The files of the plans in the learner's folder."""
    folder = paths.user_data_folder() / "plans"
    return sorted(folder.glob("*.json")) if folder.is_dir() else []


def saved(path: Path) -> Profile:
    """The profile on the disk, whose digest must be right."""
    return read_profile(path).profile


def start_page(desktop: Desktop) -> StartPage:
    """The four steps, which must be what the window shows."""
    page = desktop.window.stack.currentWidget()
    assert isinstance(page, StartPage)
    return page


def focused() -> QWidget:
    """What has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the keyboard"
    return widget


def press(*keys: Qt.Key) -> None:
    """Press keys on whatever has the keyboard at that moment."""
    for key in keys:
        QTest.keyClick(focused(), key)


def chord(text: str) -> None:
    """Press a shortcut, written as in the table of commands."""
    combination = QKeySequence(text)[0]
    QTest.keyClick(focused(), combination.key(), combination.keyboardModifiers())


def back_in(window: QWidget) -> None:
    """Let the window be the active one again after a dialog, which a real desktop does itself."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)


def type_text(text: str) -> None:
    """Type on whatever has the keyboard."""
    QTest.keyClicks(focused(), text)


def in_dialog(kind: type[QDialog], act: Callable[[QDialog], None], left: int = 200) -> None:
    """Do something in the dialog that opens next, once it has the keyboard; never wait long."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and (dialog.isActiveWindow() or not left):
            try:
                act(dialog)
            finally:
                if dialog.isVisible():  # something went wrong: the test must go on to say so
                    dialog.reject()
        elif left:
            in_dialog(kind, act, left - 1)

    QTimer.singleShot(20, look)


class PrintedBy:
    """Waits for the print dialog, saves its PDF under a name, and remembers what it showed."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, path: Path, *, by_keys: bool = False
    ) -> None:
        self.pages = 0
        self.note = ""
        self._by_keys = by_keys
        self._left = PATIENCE // 50
        # The system's file dialog is the one part that is not ours and cannot be driven.
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        QTimer.singleShot(50, self._look)

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        self._left -= 1
        if not self._left and isinstance(dialog, PrintDialog):
            dialog.reject()
        elif isinstance(dialog, PrintDialog) and dialog.preview.count and not dialog.jobs.is_busy:
            self.pages, self.note = dialog.preview.count, dialog.note.text()
            if self._by_keys:
                QTest.keyClick(QApplication.focusWidget() or dialog, Key.Key_Return)
            else:
                dialog.accept_button.click()
        elif self._left:
            QTimer.singleShot(50, self._look)
