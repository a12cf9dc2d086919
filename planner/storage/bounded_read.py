"""Reads a small file that might be anything: a pipe that never ends, a disk image, a device."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from planner.domain.sentences import Sentence

if TYPE_CHECKING:
    from pathlib import Path


class TooLargeError(OSError):
    """A file that is larger than anything of its kind."""

    def __init__(self, path: Path, most: int) -> None:
        self.reason = Sentence("it is larger than {size} MB", size=most >> 20)
        super().__init__(errno.EFBIG, str(self.reason), str(path))


def read_bounded(path: Path, most: int) -> bytes:
    """Return all bytes of an ordinary file that holds at most so many, a number of whole MiB.

    Raises:
        OSError: It cannot be read, is no ordinary file, or is larger; its `strerror` says which.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # never waits for a pipe
    with open(descriptor, "rb") as file:  # noqa: PTH123 - the descriptor that is checked
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "it is not an ordinary file", str(path))
        data = file.read(most + 1)
    if len(data) > most:
        raise TooLargeError(path, most)
    return data
