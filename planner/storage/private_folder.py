"""Makes folders that only the learner can look into."""

from __future__ import annotations

import os
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_MODE = 0o700


def may_be_made(folder: Path) -> bool:
    """Whether a folder can be written to, or made where its parents can."""
    there = next((each for each in (folder, *folder.parents) if os.path.lexists(each)), folder)
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)


def make_private_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing, each for the learner alone.

    `Path.mkdir` would give those above it whatever the system gives a new folder.

    Raises:
        OSError: It cannot be made.
    """
    missing = list(takewhile(lambda each: not os.path.lexists(each), (folder, *folder.parents)))
    for each in reversed(missing or [folder]):
        each.mkdir(mode=_MODE, exist_ok=True)
