"""Finds out whether there is a screen before Qt looks for one.

Without a screen Qt ends the whole process with a message that misleads, so it is never asked there.
Only the standard library is used.
"""

from __future__ import annotations

import os
import socket
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Tell whether there is a screen for Qt, which would end the process if there were none.

    Windows and macOS always have one. Elsewhere Qt draws on a Wayland or an X server, unless it is
    told to draw on something else.
    """
    if platform in ("win32", "darwin"):
        return True
    wanted = environment.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    if wanted and not wanted.startswith(("xcb", "wayland")):
        return True
    if environment.get("WAYLAND_DISPLAY") or environment.get("WAYLAND_SOCKET"):
        name = environment.get("WAYLAND_DISPLAY", "")
        folder = environment.get("XDG_RUNTIME_DIR", "")
        if "WAYLAND_SOCKET" in environment or _answers_at(os.path.join(folder, name)):  # noqa: PTH118
            return True
    return _x_server_answers(environment.get("DISPLAY", ""))


def _x_server_answers(display: str) -> bool:
    host, colon, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not colon or not number.isdigit():
        return False
    if host in ("", "unix"):
        socket_file = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers listen
        return _answers_at(socket_file) or _answers_at("\0" + socket_file)
    try:  # a display on another machine, or through a secure shell
        with socket.create_connection((host.strip("[]"), 6000 + int(number)), timeout=2):
            return True
    except OSError:
        return False


def _answers_at(address: str) -> bool:
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(2)
            connection.connect(address)
    except OSError:
        return False
    return True
