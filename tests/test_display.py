"""Tests of `planner.display`: a screen, or none."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from planner import display
from planner.display import has_display


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_have_a_screen(platform: str) -> None:
    assert has_display({}, platform)


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DISPLAY": ""},
        {"DISPLAY": "nonsense"},
        {"DISPLAY": ":9871"},
        {"DISPLAY": "unix:9871.0"},
        {"DISPLAY": ":x"},
        {"DISPLAY": "localhost:x"},
        {"QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "wayland;xcb"},
        {"WAYLAND_DISPLAY": "wayland-9871", "XDG_RUNTIME_DIR": "/nowhere"},
    ],
)
def test_without_a_server_there_is_none(environment: dict[str, str]) -> None:
    assert not has_display(environment, "linux")


@pytest.mark.parametrize("name", ["offscreen", "minimal", "vnc:size=800x600", "eglfs"])
def test_qt_can_be_told_to_draw_elsewhere(name: str) -> None:
    assert has_display({"QT_QPA_PLATFORM": name}, "linux")


def test_a_wayland_server_is_asked(tmp_path: Path) -> None:
    environment = {"WAYLAND_DISPLAY": "w-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "w-0"))
        assert not has_display(environment, "linux"), "nobody listens yet"
        server.listen()
        assert has_display(environment, "linux")
        assert has_display({**environment, "QT_QPA_PLATFORM": "wayland-egl;xcb"}, "linux")
    assert has_display({"WAYLAND_SOCKET": "5"}, "linux")


def test_an_x_server_on_this_machine_is_asked() -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0/tmp/.X11-unix/X9872")
        server.listen()
        assert has_display({"DISPLAY": ":9872.0"}, "linux")


def test_an_x_server_elsewhere_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    class Connection:
        def __enter__(self) -> None:
            return None

        def __exit__(self, *_: object) -> None:
            return None

    def connect(address: tuple[str, int], timeout: float) -> Connection:
        asked.append(address)
        if address[0] == "far":
            raise ConnectionRefusedError
        return Connection()

    monkeypatch.setattr(display.socket, "create_connection", connect)
    assert has_display({"DISPLAY": "localhost:10.0"}, "linux")
    assert not has_display({"DISPLAY": "far:1"}, "linux")
    assert asked == [("localhost", 6010), ("far", 6001)]
