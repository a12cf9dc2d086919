"""The system's trash: what goes there can be taken back by the desktop's own means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFile

if TYPE_CHECKING:
    from pathlib import Path


def to_trash(path: Path) -> str:
    """Move a file or a folder to the trash; gives why it was not moved, or nothing."""
    file = QFile(str(path))
    return "" if file.moveToTrash() else file.errorString()
