"""Writes a file so that at every instant it holds either its old bytes or its new ones.

The new bytes go into a temporary file in the same folder, are read back and compared, and are
flushed to the disk before they take the old file's name; then the folder is flushed too. A kill, a
full disk or a power cut on the way leaves the old file as it was. Profiles, settings and printed
plans are all written here and nowhere else.

Every call to the operating system goes through a `Disk`, so that a test can make any of them fail.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from planner.domain.sentences import Sentence
from planner.storage.write_errors import (
    ChangedOutsideError,
    DiskFailedError,
    FileExistsAlreadyError,
    NotAnOrdinaryFileError,
    ReadOnlyFileError,
    write_error,
)

if TYPE_CHECKING:
    from collections.abc import Collection

#: Ending of a temporary file, which is swept when a later start finds it.
LEFTOVER = ".tmp"
#: Windows refuses to replace a file while a virus scanner or a sync program reads it.
_REPLACE_TRIES = 10
_REPLACE_PAUSE_S = 0.2
_ON_WINDOWS = os.name == "nt"
_BUSY = frozenset({errno.EACCES, errno.EBUSY, errno.EPERM})
#: What a file system answers that cannot do a thing at all, rather than failing at it.
_UNSUPPORTED = frozenset(
    {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EPERM, errno.EMLINK}
)
_CHUNK = 1 << 20


class Disk:
    """The operating system's calls, one method each."""

    def status(self, path: Path) -> os.stat_result:
        """Tell what is at a path."""
        return path.stat()

    def read(self, path: Path) -> bytes:
        """Return a file's bytes."""
        return path.read_bytes()

    def open_temporary(self, folder: Path, prefix: str) -> tuple[int, Path]:
        """Make an empty file that only its owner can read, under a name nobody can guess."""
        descriptor, name = tempfile.mkstemp(LEFTOVER, prefix, folder)
        return descriptor, Path(name)

    def set_mode(self, descriptor: int, path: Path, mode: int) -> None:
        """Set the permissions of an open file."""
        if os.chmod in os.supports_fd:
            os.chmod(descriptor, mode)
        else:
            path.chmod(mode)

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write some of the bytes and return how many."""
        return os.write(descriptor, data)

    def read_back(self, descriptor: int, count: int) -> bytes:
        """Read on in an open file."""
        return os.read(descriptor, count)

    def flush(self, descriptor: int) -> None:
        """Wait until the bytes are on the disk itself."""
        if sys.platform == "darwin":
            import fcntl

            # On a Mac fsync stops at the disk's own memory, which a power cut empties.
            try:
                fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            except OSError as error:
                if error.errno not in _UNSUPPORTED:
                    raise
            else:
                return
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close a file; network file systems report here what went wrong before."""
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Give a file another file's name, in one step."""
        source.replace(target)

    def link(self, source: Path, target: Path) -> None:
        """Give a file a second name, unless that name is taken."""
        os.link(source, target)

    def claim(self, target: Path) -> None:
        """Make an empty file, unless the name is taken."""
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))

    def remove(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def flush_folder(self, folder: Path) -> None:
        """Wait until the folder's names are on the disk, where the system can."""
        if _ON_WINDOWS:
            return
        try:
            descriptor = os.open(folder, os.O_RDONLY)
        except PermissionError:
            os.sync()  # a folder that may be written but not listed: with all else, then
            return
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _UNSUPPORTED:
                raise
        finally:
            os.close(descriptor)

    def pause(self, seconds: float) -> None:
        """Wait before another try."""
        time.sleep(seconds)


DISK = Disk()


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of some bytes as 64 hexadecimal characters."""
    return hashlib.sha256(data).hexdigest()


def resolved(path: Path) -> Path:
    """Return the absolute path that a path stands for once its symbolic links are followed."""
    return Path(os.path.realpath(path))


def write_durably(
    path: Path,
    data: bytes,
    mode: int = 0o600,
    *,
    expected: Collection[str] | None = None,
    new: bool = False,
    disk: Disk = DISK,
) -> None:
    """Write a file whole or not at all, and return when it would survive a power cut.

    A symbolic link stays one: the file it points to is written. A file that is there keeps its
    permissions.

    Args:
        path: The file.
        data: All of its bytes.
        mode: The permissions of a file that is not there yet.
        expected: SHA-256 digests, one of which the present file must have; a file that has been
            removed has nothing to lose and is written again. None asks nothing.
        new: Whether the file must not be there yet, also not at the last moment.
        disk: The operating system's calls.

    Raises:
        WriteError: It was not written; one child per cause.
    """
    try:
        target = resolved(path)
        old = _present(target, disk)
        if old is not None and new:
            raise FileExistsAlreadyError(path)
        if old is not None and not stat.S_ISREG(old.st_mode):
            raise NotAnOrdinaryFileError(path)
        if old is not None and not os.access(target, os.W_OK):
            raise ReadOnlyFileError(path)
        kept_mode = mode if old is None else stat.S_IMODE(old.st_mode) & 0o777
        temporary = _write_temporary(target, data, kept_mode, disk)
        try:
            if expected is not None:
                _check_unchanged(path, target, expected, disk)
            (_put_new if new else _put_over)(temporary, target, disk)
        except BaseException:
            _forget(temporary, disk)
            raise
        _flush_folder(target, disk, new=new)
    except FileExistsError as error:
        raise FileExistsAlreadyError(path) from error
    except (OSError, ValueError) as error:
        raise write_error(path, error) from error


def sweep_leftovers(path: Path) -> None:
    """Remove the temporary files that killed saves of a file left; only under the file's lock."""
    target = resolved(path)
    for leftover in target.parent.glob(f"{_prefix(target)}*{LEFTOVER}"):
        _forget(leftover, DISK)


def _present(target: Path, disk: Disk) -> os.stat_result | None:
    try:
        return disk.status(target)
    except FileNotFoundError:
        return None


def _prefix(target: Path) -> str:
    # The name itself may be as long as a name can be, so a short stand-in is used.
    return f".plan-{digest_of(os.fsencode(target.name))[:12]}-"


def _write_temporary(target: Path, data: bytes, mode: int, disk: Disk) -> Path:
    descriptor, temporary = disk.open_temporary(target.parent, _prefix(target))
    try:
        try:
            if mode != 0o600:
                disk.set_mode(descriptor, temporary, mode)
            _write_all(descriptor, data, disk)
            _compare(target, descriptor, data, disk)
            disk.flush(descriptor)
        except BaseException:
            _close_quietly(descriptor, disk)
            raise
        disk.close(descriptor)
    except BaseException:
        _forget(temporary, disk)
        raise
    return temporary


def _write_all(descriptor: int, data: bytes, disk: Disk) -> None:
    rest = memoryview(data)
    while rest:
        written = disk.write(descriptor, rest)
        if written <= 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rest = rest[written:]


def _compare(target: Path, descriptor: int, data: bytes, disk: Disk) -> None:
    """Read back what was written: a full disk may take less than it says."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    read, same = 0, True
    while same and (chunk := disk.read_back(descriptor, _CHUNK)):
        same = data[read : read + len(chunk)] == chunk
        read += len(chunk)
    if not same or read != len(data):
        raise DiskFailedError(target, Sentence("what was written could not be read back"))


def _check_unchanged(path: Path, target: Path, expected: Collection[str], disk: Disk) -> None:
    try:
        present = digest_of(disk.read(target))
    except FileNotFoundError:
        return
    if present not in expected:
        raise ChangedOutsideError(path)


def _put_over(temporary: Path, target: Path, disk: Disk) -> None:
    for _ in range(_REPLACE_TRIES - 1):
        try:
            disk.replace(temporary, target)
            return
        except OSError as error:
            if not _ON_WINDOWS or error.errno not in _BUSY:
                raise
        disk.pause(_REPLACE_PAUSE_S)
    disk.replace(temporary, target)


def _put_new(temporary: Path, target: Path, disk: Disk) -> None:
    """Give the temporary file its name only if nobody else has taken it meanwhile."""
    try:
        disk.link(temporary, target)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
        # A file system without second names: claim the name first, then fill it.
        disk.claim(target)
        try:
            _put_over(temporary, target, disk)
        except OSError:
            _forget(target, disk)
            raise
    else:
        _forget(temporary, disk)


def _flush_folder(target: Path, disk: Disk, *, new: bool) -> None:
    try:
        disk.flush_folder(target.parent)
    except OSError:
        if new:  # reported as not made, so it must not be there
            _forget(target, disk)
        raise


def _close_quietly(descriptor: int, disk: Disk) -> None:
    try:
        disk.close(descriptor)
    except OSError:
        return  # the error that led here is the one to tell


def _forget(temporary: Path, disk: Disk) -> None:
    try:
        disk.remove(temporary)
    except OSError:
        return  # swept by a later start; the error that led here is the one to tell
