"""A second start knocks at the first window, and nobody else does."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.storage.profile_lock import locks_folder
from planner.ui import first_window
from planner.ui.first_window import FirstWindow, bring_to_front, come_to_front

pytestmark = pytest.mark.usefixtures("short_home")
_KNOCK = (
    "import sys\nfrom pathlib import Path\nfrom planner.ui.first_window import bring_to_front\n"
    "sys.exit(0 if bring_to_front(Path(sys.argv[1])) else 3)"
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    path.write_bytes(b"{}")
    locks_folder().mkdir(parents=True)
    return path


@pytest.fixture
def first(qapp: object, plan: Path) -> Iterator[FirstWindow]:
    window = FirstWindow()
    window.listen(first_window.addresses_of(plan))
    yield window
    window.close()


def _knock_from_outside(plan: Path, **more: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", _KNOCK, plan], env=os.environ | more)


def test_who_knocks_is_answered_and_the_window_hears_of_it(
    qtbot: QtBot, first: FirstWindow, plan: Path
) -> None:
    heard: list[str] = []
    first.wanted.connect(heard.append)
    link = plan.with_name("link.json")
    link.symlink_to(plan)
    process = _knock_from_outside(link, XDG_ACTIVATION_TOKEN="token-1")
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=60_000)
    assert process.returncode == 0
    assert heard == ["token-1"]


def test_nobody_is_there(qapp: object, plan: Path, first: FirstWindow) -> None:
    assert not bring_to_front(plan.with_name("other.json"))
    first.close()
    assert not bring_to_front(plan)


def test_what_a_killed_window_left_is_nobody_and_no_hindrance(
    qtbot: QtBot, plan: Path, first: FirstWindow
) -> None:
    [address] = first_window.addresses_of(plan)
    first.close()
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(address)
    assert os.path.lexists(address)
    assert not bring_to_front(plan)
    first.listen(first_window.addresses_of(plan))
    process = _knock_from_outside(plan)
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=60_000)
    assert process.returncode == 0


def test_a_window_that_does_not_answer_counts_as_none(
    plan: Path, first: FirstWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_window, "PATIENCE_MS", 50)
    assert not bring_to_front(plan), "this thread cannot answer itself"


@pytest.mark.parametrize("call", [b"x" * 1000, b"open /etc/passwd\n", b"\n", b"", b"\xff\0\n"])
def test_nothing_else_is_understood(
    qtbot: QtBot, first: FirstWindow, plan: Path, call: bytes
) -> None:
    heard: list[str] = []
    first.wanted.connect(heard.append)
    [address] = first_window.addresses_of(plan)
    caller = QLocalSocket()
    caller.connectToServer(address)
    assert caller.waitForConnected(1000)
    caller.write(call or b"never ended")
    if call:
        qtbot.waitUntil(lambda: caller.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    caller.abort()
    assert heard == []


@pytest.mark.skipif(os.name == "nt", reason="it has no such files")
def test_the_socket_is_the_learners_alone(first: FirstWindow, plan: Path) -> None:
    [address] = first_window.addresses_of(plan)
    mode = Path(address).stat().st_mode
    assert stat.S_ISSOCK(mode)
    assert stat.S_IMODE(mode) & 0o077 == 0
    first.close()
    assert not os.path.lexists(address)


@pytest.mark.skipif(os.name == "nt", reason="it has no such files")
def test_a_folder_too_deep_for_a_socket_is_done_without(
    qapp: object, plan: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / ("d" * 100)))
    window = FirstWindow()
    window.listen(first_window.addresses_of(plan))
    assert not bring_to_front(plan)
    window.close()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_minimised_window_comes_back(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    come_to_front(window, "a-token")
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    assert window.isVisible()
    assert "XDG_ACTIVATION_TOKEN" not in os.environ
