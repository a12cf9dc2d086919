"""Disks that fail on purpose, or that note down what they are asked."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from typing import Any

from planner.storage.safe_write import Disk
from planner.storage.write_errors import DiskFailedError, DiskFullError, ReadOnlyError, WriteError

#: Each error a disk is made to give, with the error a learner is to be told.
ERRORS: dict[int, type[WriteError]] = {
    errno.ENOSPC: DiskFullError,
    errno.EDQUOT: DiskFullError,
    errno.EIO: DiskFailedError,
    errno.EACCES: ReadOnlyError,
    errno.EROFS: ReadOnlyError,
    errno.EMFILE: DiskFailedError,
    errno.EINTR: DiskFailedError,
}
CALLS = frozenset(name for name, call in vars(Disk).items() if callable(call) and name[0] != "_")
#: Calls after which nothing is owed to anybody: a file that is left is swept later.
_HARMLESS = frozenset({"remove", "pause"})


class CountingDisk(Disk):
    """A disk that notes the names of the calls."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        return self._counted(name, found) if name in CALLS else found

    def _counted(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any) -> Any:
            self.calls.append(name)
            if self.fails(name):
                return self.fail(name, *args)
            return call(*args)

        return counted

    def fails(self, name: str) -> bool:
        """Whether the call just noted goes wrong."""
        return False

    def fail(self, name: str, *args: Any) -> Any:
        """Go wrong."""
        raise NotImplementedError


class FailingDisk(CountingDisk):
    """A disk whose nth call, and where wished every later one, fails with an error number."""

    def __init__(self, failing: int = 0, error: int = 0, *, for_good: bool = False) -> None:
        super().__init__()
        self.failing = failing
        self.error = error
        self.for_good = for_good
        #: Names of the calls that failed.
        self.failed: list[str] = []

    def mend(self) -> None:
        """Fail no more."""
        self.failing = 0

    def fails(self, name: str) -> bool:
        if not self.failing or name in _HARMLESS:
            return False
        count = len(self.calls)
        return count == self.failing or (self.for_good and count > self.failing)

    def fail(self, name: str, *args: Any) -> Any:
        self.failed.append(name)
        if name == "close":
            os.close(args[0])  # as the system does, which closes whatever it answers
        raise OSError(self.error, os.strerror(self.error))


class ShortDisk(FailingDisk):
    """A disk that takes a few bytes at a time, and from the nth call on a third, then nothing."""

    def write(self, descriptor: int, data: memoryview) -> int:
        return os.write(descriptor, data[:777])

    def fails(self, name: str) -> bool:
        return name == "write" and super().fails(name)

    def fail(self, name: str, *args: Any) -> Any:
        self.failed.append(name)
        descriptor, data = args
        if len(self.failed) % 2:
            return os.write(descriptor, data[: len(data) // 3])
        return 0


class LyingDisk(FailingDisk):
    """A disk that says it took all bytes when it took some: the nth write is lost in part."""

    def fails(self, name: str) -> bool:
        return name == "write" and super().fails(name)

    def fail(self, name: str, *args: Any) -> Any:
        self.failed.append(name)
        descriptor, data = args
        os.write(descriptor, data[: len(data) // 2])
        return len(data)
