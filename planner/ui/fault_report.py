"""Says of an exception where it happened, and nothing of what the learner wrote."""

from __future__ import annotations

import platform
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion

from planner import __version__

if TYPE_CHECKING:
    from types import TracebackType

_PACKAGE = Path(__file__).resolve().parents[1]


def report_of(
    kind: type[BaseException], trace: TracebackType | None, *, version: str = __version__
) -> str:
    """Describe an exception without its message: messages may hold titles, notes or paths."""
    lines = [
        f"planner {version}, Python {platform.python_version()}, Qt {qVersion()}, {sys.platform}",
        f"{kind.__module__}.{kind.__qualname__}",
    ]
    lines.extend(
        f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(trace)
    )
    return "\n".join(lines)


def _short(name: str) -> str:
    path = Path(name)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE.parent).as_posix()
    return path.name
