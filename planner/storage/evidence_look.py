"""Looks at a file that is evidence: whether it is there, and still what it was when it was added.

A file is never changed, moved or copied. A look may take as long as its disk likes to, so it is
taken beside the screen, on values that do not change.
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from planner.storage.evidence_file import EvidenceFileError, MissingEvidenceError, evidence_file

if TYPE_CHECKING:
    from typing import BinaryIO

    from planner.domain.profile import Evidence

#: A larger file is told by its size alone: reading it takes longer than anybody looks at a card.
MOST_HASHED: Final = 1 << 30
_STEP: Final = 1 << 20


class NotOrdinaryError(OSError):
    """A folder, a pipe or a device stands where a file was."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path.name}” is no ordinary file.")


class Standing(StrEnum):
    """What became of a file."""

    THERE = "there"
    GONE = "gone"
    CHANGED = "changed"
    #: Its disk has not answered so far.
    SILENT = "silent"
    #: Its name is of a kind that is never looked at.
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class AskedFile:
    """A file as the plan knows it."""

    target: str
    size: int | None = None
    sha256: str = ""

    @classmethod
    def of(cls, piece: Evidence) -> AskedFile:
        """The file of a piece of evidence."""
        return cls(piece.target, piece.size, piece.sha256)


@dataclass(frozen=True, slots=True)
class Digest:
    """What tells one content from another; the sum is empty where the file is too large."""

    size: int
    sha256: str


def glance(asked: AskedFile) -> Standing:
    """Tell what can be seen of a file without reading it."""
    try:
        path = evidence_file(asked.target, asked.target)
        size = path.stat().st_size
    except (MissingEvidenceError, OSError):
        return Standing.GONE
    except EvidenceFileError:
        return Standing.REFUSED
    return Standing.THERE if asked.size in (None, size) else Standing.CHANGED


def compare(asked: AskedFile) -> Standing:
    """Tell the same after reading all of it, where the plan knows what it should be."""
    seen = glance(asked)
    if seen is not Standing.THERE or not asked.sha256:
        return seen
    try:
        found = digest_of(evidence_file(asked.target, asked.target))
    except (EvidenceFileError, OSError):
        return Standing.GONE
    same = not found.sha256 or found.sha256 == asked.sha256
    return Standing.THERE if same else Standing.CHANGED


def digest_of(path: Path) -> Digest:
    """Read a file and tell what it holds.

    Raises:
        OSError: it cannot be read, or is no ordinary file.
    """
    with opened(path) as file:
        size = os.fstat(file.fileno()).st_size
        if size > MOST_HASHED:
            return Digest(size, "")
        total, sum_of = 0, hashlib.sha256()
        while (step := file.read(_STEP)) and total <= MOST_HASHED:
            total += len(step)
            sum_of.update(step)
    return Digest(total, sum_of.hexdigest() if total <= MOST_HASHED else "")


def opened(path: Path) -> BinaryIO:
    """Open an ordinary file to read; what took its place since it was looked at holds nobody up.

    Raises:
        OSError: it cannot be read, or is no ordinary file.
    """
    # Without this flag, opening a pipe waits for somebody to write into it.
    number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise NotOrdinaryError(path)
    return os.fdopen(number, "rb")
