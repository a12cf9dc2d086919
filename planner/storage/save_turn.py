"""Makes the saves of several processes wait for each other for the instant that one takes.

A save compares what stands in the file and then takes its place; between the two another process
must not do the same. Whoever changes a plan for longer holds its lock (`acquire_lock`); this is
for the file's own sake, and works on one computer only, as all such locks in the user's folder do.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planner import paths
from planner.storage.private_folder import make_private_folder
from planner.storage.safe_write import digest_of, resolved

#: A save takes milliseconds; one that takes longer hangs, and must not hang all others.
_LONGEST_S = 5.0


@contextmanager
def taking_turns(path: Path) -> Iterator[None]:
    """Be the only one on this computer that saves to a file.

    Where that cannot be, the save goes on: it still never overwrites what it has not seen.
    """
    from filelock import FileLock, Timeout

    target = os.fsencode(os.path.normcase(resolved(path)))
    folder = paths.user_data_folder() / "locks"
    lock = None
    try:
        make_private_folder(folder)
        lock = FileLock(folder / f"{digest_of(target)[:32]}.save", mode=0o600, thread_local=False)
        lock.acquire(timeout=_LONGEST_S, poll_interval=0.005)
    except (OSError, NotImplementedError, Timeout):
        lock = None
    try:
        yield
    finally:
        if lock is not None:
            lock.release()
