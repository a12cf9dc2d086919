"""Lets a second start of the same plan bring the window that has it to the front.

The window that holds a plan's lock listens on a local socket that only its user can reach, named
after the lock. Whoever finds the plan locked knocks there. Nothing is said but "come to the front";
the network is not involved. Qt's part for it is loaded when the plan is open, or when there is
somebody to knock at.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from planner.storage.profile_lock import lock_names, locks_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtNetwork import QLocalServer, QLocalSocket
    from PySide6.QtWidgets import QWidget

#: How long a window may take to answer before it counts as one that cannot come.
PATIENCE_MS: Final = 1200
_CALL: Final = b"come to the front "
_ANSWER: Final = b"here\n"
_MOST_BYTES: Final = 300
#: Systems give the address of a socket no more room than this, and Qt needs some of it.
_LONGEST_ADDRESS: Final = 90
#: With this the desktop knows that it was the user who asked for the window.
_TOKEN: Final = "XDG_ACTIVATION_TOKEN"
_ON_WINDOWS = os.name == "nt"


class FirstWindow(QObject):
    """Listens for others that want the plan of this window."""

    #: A wish: somebody asked for this window; with what the desktop wants to know of them, or "".
    wanted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Listen for nothing yet."""
        super().__init__(parent)
        self._servers: list[QLocalServer] = []

    def listen(self, addresses: Sequence[str]) -> None:
        """Listen for a plan whose lock this window holds, and for no other from now on.

        Args:
            addresses: Those of the plan; see `addresses_of`.
        """
        from PySide6.QtNetwork import QLocalServer

        self.close()
        for address in addresses:
            # Nobody else can listen there, so what stands there is left of a process that was
            # killed.
            QLocalServer.removeServer(address)
            server = QLocalServer(self)
            server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
            server.newConnection.connect(self._called)
            if server.listen(address):
                self._servers.append(server)

    def close(self) -> None:
        """Listen no more."""
        for server in self._servers:
            server.close()
            server.deleteLater()
        self._servers = []

    def _called(self) -> None:
        for server in self._servers:
            while (caller := server.nextPendingConnection()) is not None:
                caller.setReadBufferSize(_MOST_BYTES)
                caller.disconnected.connect(caller.deleteLater)
                caller.readyRead.connect(self._heard)
                if caller.bytesAvailable():
                    self._answer(caller)

    def _heard(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        caller = self.sender()
        if isinstance(caller, QLocalSocket):
            self._answer(caller)

    def _answer(self, caller: QLocalSocket) -> None:
        call = bytes(caller.peek(_MOST_BYTES).data())
        if not call.endswith(b"\n") and len(call) < _MOST_BYTES:
            return
        if call.startswith(_CALL):
            token = call.removeprefix(_CALL).strip().decode("ascii", "replace")
            caller.write(_ANSWER)
            caller.flush()
            self.wanted.emit(token if token.isprintable() else "")
        caller.disconnectFromServer()


def bring_to_front(path: Path) -> bool:
    """Ask the window that has a plan open to come to the front; False where none answers."""
    return any(_knock(address) for address in addresses_of(path))


def come_to_front(window: QWidget, token: str = "") -> None:
    """Put a window before all others and give it the keyboard, as far as the desktop lets it."""
    if token:
        os.environ[_TOKEN] = token
    state = window.windowState() & ~Qt.WindowState.WindowMinimized
    window.setWindowState(state | Qt.WindowState.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)
    os.environ.pop(_TOKEN, None)


def addresses_of(path: Path) -> tuple[str, ...]:
    """Where a window that has a plan open listens, for every way to call its file."""
    if _ON_WINDOWS:
        return tuple(f"learning-path-planner-{name}" for name in lock_names(path))
    folder = locks_folder()
    found = (str(folder / name[:16]) for name in lock_names(path))
    return tuple(address for address in found if len(os.fsencode(address)) <= _LONGEST_ADDRESS)


def _knock(address: str) -> bool:
    if not _ON_WINDOWS and not os.path.lexists(address):
        return False  # the common case, found out without loading anything
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(address)
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    token = "".join(each for each in os.environ.get(_TOKEN, "") if each.isascii())
    socket.write(_CALL + token[:200].encode("ascii") + b"\n")
    heard = socket.waitForReadyRead(PATIENCE_MS) and bytes(socket.readAll().data()) == _ANSWER
    socket.abort()
    return heard
