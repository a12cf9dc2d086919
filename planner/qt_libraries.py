"""What Qt loads from a Linux system: found out before Qt is imported, and named if it is missing.

Qt itself would end the process, or name one library at a time. The tests need the same libraries:
without a screen Qt still loads them.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from planner.bootstrap import ROOT, Machine, SetUpError, apt_install, is_checkout

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

QT_LIBRARIES = (
    ("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    ("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    ("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    ("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    ("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    ("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    ("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    ("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
)
"""What Qt loads from a Linux system: library, then its package for apt, dnf and pacman."""

MANAGERS = {"apt-get": "apt install", "dnf": "dnf install", "pacman": "pacman -S"}
"""The program that tells a package manager, and its command, in the order of the columns above."""


class MissingQtLibrariesError(SetUpError):
    """Libraries that Qt loads from the system are not there."""

    def __init__(self, libraries: Sequence[str], command: str) -> None:
        """Name the libraries and the one line that installs them."""
        way = f" Install them with: {command}" if command else ""
        super().__init__(
            f"needs system libraries that are not installed: {', '.join(libraries)}.{way}"
        )


def loads(library: str) -> bool:
    """Tell whether the system can load a shared library.

    Looking into the usual folders is a hundred times faster than loading it, and right nearly
    always; what is not found there may still be where only the loader looks.
    """
    folders = (f"/usr/lib/{os.uname().machine}-linux-gnu", "/usr/lib64", "/usr/lib")
    if any(Path(folder, library).exists() for folder in folders):
        return True
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def require_qt_libraries(
    root: Path = ROOT, machine: Machine | None = None, loads: Callable[[str], bool] = loads
) -> None:
    """Return when the system has what Qt loads from it.

    In a checkout on Debian and its relatives, the owner of the system (root) gets them installed.

    Raises:
        SetUpError: They are missing; the text says how to install them.
    """
    machine = machine or Machine()
    if not machine.platform.startswith("linux"):
        return
    absent = [row for row in QT_LIBRARIES if not loads(row[0])]
    if not absent:
        return
    program = next(filter(machine.which, MANAGERS), None)
    if program is None:
        raise MissingQtLibrariesError([row[0] for row in absent], "")
    column = 1 + list(MANAGERS).index(program)
    packages = list(dict.fromkeys(row[column] for row in absent))
    if program == "apt-get" and machine.is_root() and is_checkout(root):
        machine.say("Qt needs libraries that this system does not have yet.")
        apt_install(packages, machine)
        absent = [row for row in absent if not loads(row[0])]
        if not absent:
            return
    start = MANAGERS[program] if machine.is_root() else "sudo " + MANAGERS[program]
    raise MissingQtLibrariesError([row[0] for row in absent], " ".join([start, *packages]))
