"""Keeps every other window and command from changing a profile that one of them has open.

The kernel holds the lock, so that it goes with the process that took it, however that ends. Its
file stands in the user's own folder, to keep the profile's folder clean. So it is this user's
programs on this computer that are kept apart; what others write is noticed by its digest.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from planner import paths
from planner.storage.private_folder import make_private_folder
from planner.storage.profile_errors import LockError, ProfileInUseError
from planner.storage.safe_write import digest_of, resolved, sweep_leftovers

if TYPE_CHECKING:
    from collections.abc import Callable


def locks_folder() -> Path:
    """Return the folder for the files that keep programs apart."""
    return paths.user_data_folder() / "locks"


def lock_names(path: Path) -> tuple[str, ...]:
    """Return under which names a file is locked; every way to call one file gives a common one.

    Symbolic links are followed. Capitals count where the file system tells them apart. A file with
    two names in the file system has one name more for what both of them stand for.
    """
    target = resolved(path)
    names = [_name(os.path.normcase(_cased(target)))]
    try:
        status = target.stat()
    except OSError:
        return tuple(names)
    if status.st_nlink > 1:
        names.append(_name(f"{status.st_dev}:{status.st_ino}"))
    return tuple(names)


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two paths are names of one profile's file."""
    return bool(set(lock_names(one)) & set(lock_names(other)))


def acquire_lock(path: Path) -> Callable[[], None]:
    """Take a profile for oneself and return what gives it back.

    Raises:
        ProfileInUseError: Another window or command has it.
        LockError: The lock cannot be made.
    """
    from filelock import FileLock, Timeout

    folder = locks_folder()
    taken = ExitStack()
    try:
        make_private_folder(folder)
        for name in lock_names(path):
            lock = FileLock(folder / f"{name}.lock", timeout=0, mode=0o600, thread_local=False)
            taken.enter_context(lock)
    except Timeout as error:
        taken.close()
        raise ProfileInUseError(path) from error
    except (OSError, NotImplementedError) as error:
        taken.close()
        raise LockError(folder, error) from error
    sweep_leftovers(resolved(path))
    return taken.close


def _cased(target: Path) -> str:
    """The path with the parts folded whose folder does not tell capitals from small letters."""
    known = Path(target.anchor)
    parts = [target.anchor]
    for part in target.parts[1:]:
        turned = part.swapcase()
        same = turned != part and _is_same(known / part, known / turned)
        parts.append(part.casefold() if same else part)
        known /= part
    return "\0".join(parts)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _name(text: str) -> str:
    return digest_of(os.fsencode(text))[:32]
