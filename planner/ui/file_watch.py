"""Notices that a file may have been changed by somebody else; what it holds is another question.

The system's word is taken where it comes; some folders never say anything, and a watched file is
forgotten once another one takes its name, so that it is also looked at every few seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

if TYPE_CHECKING:
    from pathlib import Path

#: Sync tools write in pieces, so that several words of the system are one.
SETTLE_MS = 300
EVERY_MS = 5_000


class FileWatch(QObject):
    """Watches one file and its folder."""

    #: A fact: the file should be looked at.
    suspected = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Begin to watch."""
        super().__init__(parent)
        self._path = path
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._told)
        self._watcher.directoryChanged.connect(self._told)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._look)
        self._every = QTimer(self)
        self._every.setInterval(EVERY_MS)
        self._every.timeout.connect(self._look)
        self._every.start()
        self._watch_again()

    def follow(self, path: Path) -> None:
        """Watch the file where it is now: it was moved."""
        self._let_go()
        self._path = path
        self._watch_again()

    def stop(self) -> None:
        """Watch no longer."""
        self._settle.stop()
        self._every.stop()
        self._let_go()

    def _let_go(self) -> None:
        watched = self._watcher.files() + self._watcher.directories()
        if watched:
            self._watcher.removePaths(watched)

    def _told(self) -> None:
        self._settle.start()

    def _look(self) -> None:
        self._watch_again()
        self.suspected.emit()

    def _watch_again(self) -> None:
        for path, known in (
            (str(self._path), self._watcher.files()),
            (str(self._path.parent), self._watcher.directories()),
        ):
            if path not in known:
                self._watcher.addPath(path)  # answers False where nothing is there
