"""Keeps a profile in one file: read with suspicion, written whole, never overwritten blindly.

`planner.storage.profile_bytes` says what the file holds and `planner.storage.safe_write` how it
gets onto the disk. Here stands what may be done to it: reading never writes, a new plan never takes
the place of a file, and a save never overwrites what its store has not seen.
"""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from planner.domain.profile import Profile
from planner.domain.sentences import Sentence
from planner.domain.system_reasons import reason_of
from planner.storage.lineage import STOOD_S, common_base, joined, lineage_after, thinned
from planner.storage.plan_moves import move_plan
from planner.storage.profile_bytes import (
    Envelope,
    StoredProfile,
    as_stored,
    from_bytes,
    to_bytes,
)
from planner.storage.profile_errors import (
    MAX_BYTES,
    EmptiedPlanError,
    MissingProfileError,
    NotAProfileFileError,
    NothingLoadedError,
    ProfileExistsError,
    ProfileFileError,
    TooLargeProfileError,
    UnreadableProfileError,
    UnsavableProfileError,
)
from planner.storage.profile_lock import acquire_lock
from planner.storage.safe_write import DISK, Disk, digest_of, write_durably
from planner.storage.save_turn import taking_turns
from planner.storage.write_errors import (
    DiskFailedError,
    FileExistsAlreadyError,
    WriteError,
    is_folder,
    write_error,
)

if TYPE_CHECKING:
    from planner.storage.snapshot_rhythm import SnapshotRhythm

__all__ = ["ProfileStore", "StoredProfile", "acquire_lock", "read_bytes", "read_profile"]


def read_bytes(path: Path) -> bytes:
    """Return all bytes of a profile's file.

    Raises:
        ProfileFileError: It is missing, no ordinary file, too large or cannot be read.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # never a pipe
        with open(descriptor, "rb") as file:  # noqa: PTH123 - the descriptor that was checked
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise NotAProfileFileError(path)
            if status.st_size > MAX_BYTES:
                raise TooLargeProfileError(path)
            return file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingProfileError(path) from error
    except IsADirectoryError as error:
        raise NotAProfileFileError(path) from error
    except (OSError, ValueError) as error:
        if is_folder(path):  # what Windows says of a folder is that it may not be read
            raise NotAProfileFileError(path) from error
        raise UnreadableProfileError(path, reason_of(error)) from error


def read_profile(path: Path, *, trust_edits: bool = False) -> StoredProfile:
    """Return the profile in a file, without a lock and without writing anything.

    Raises:
        ProfileFileError: There is none; one child per cause.
    """
    return from_bytes(path, read_bytes(path), trust_edits=trust_edits)


class ProfileStore:
    """One profile's file as one window or one command sees it.

    It knows what it last read or wrote, so that it never overwrites what it has not seen. It holds
    no thread: `save` returns when the bytes are on the disk, and whoever calls it decides where.
    """

    def __init__(self, path: Path, disk: Disk = DISK, rhythm: SnapshotRhythm | None = None) -> None:
        """Know a file; nothing is read yet.

        Args:
            path: The file.
            disk: The operating system's calls.
            rhythm: When snapshots are kept before a save; without it there are none.
        """
        self.path = path
        self.rhythm = rhythm
        self._disk = disk
        self._last: StoredProfile | None = None
        #: Digests of what may stand in the file: what was last seen, and saves that failed late.
        self._seen: set[str] = set()
        self._verified = False
        #: When, by a clock that only runs, the file got what is in it; None where others put it
        #: there: what the next save is made from is then marked in its lineage.
        self._since: float | None = None
        #: Whether the file holds what others put there, and nothing of ours since.
        self._as_read = False
        #: What was read and written, oldest first: other copies may have been made from it.
        self._states: list[StoredProfile] = []
        self._busy = threading.Lock()

    @property
    def last(self) -> StoredProfile | None:
        """What was last read or written."""
        return self._last

    def load(self, *, trust_edits: bool = False) -> StoredProfile:
        """Read the file.

        Raises:
            ProfileFileError: It holds no profile; nothing may be saved to it then.
        """
        stored = read_profile(self.path, trust_edits=trust_edits)
        self._remember(stored)
        self._as_read = True
        return stored

    def create(self, profile: Profile, *, codes_issued: int = 0) -> StoredProfile:
        """Write a new file; one that is there, or comes to be there meanwhile, is left alone.

        Args:
            profile: What to save.
            codes_issued: How many codes there ever were, where that is known.

        Raises:
            ProfileExistsError: The name is taken.
            WriteError: It was not written.
        """
        issued = max(codes_issued, profile.codes_issued)
        return self._write(Envelope(codes_issued=issued, profile=profile), new=True)

    def save(
        self, profile: Profile, *, allow_empty: bool = False, codes_issued: int | None = None
    ) -> StoredProfile:
        """Write the next revision, durably.

        Args:
            profile: What to save.
            allow_empty: Whether the learner asked to delete every milestone.
            codes_issued: How many codes there ever were; counted from the profile without it.

        Raises:
            ChangedOutsideError: Another program wrote the file; both versions are kept.
            EmptiedPlanError: All milestones would go, unasked.
            WriteError: It was not written; the file is as it was.
        """
        if self._last is None:
            raise NothingLoadedError
        before = self._last.envelope
        count = len(before.profile.milestones)
        if count and not profile.milestones and not allow_empty:
            raise EmptiedPlanError(self.path, count)
        issued = profile.codes_issued if codes_issued is None else codes_issued
        envelope = Envelope(
            revision=before.revision + 1,
            parent_sha256=before.sha256,
            codes_issued=max(before.codes_issued, issued),
            lineage=lineage_after(before, marked=self._is_marked()),
            calendar=before.calendar,
            profile=profile,
        )
        self._keep_snapshot(profile)
        stored = self._write(envelope, new=False)
        self._since = monotonic()
        self._as_read = False
        if self.rhythm is not None:
            self.rhythm.saved()
        return stored

    def read_if_changed(self) -> bytes | None:
        """Return all bytes of the file, or None where they, or a save under way, are its own.

        Raises:
            ProfileFileError: It cannot be read.
        """
        if not self._busy.acquire(blocking=False):
            return None
        try:
            data = read_bytes(self.path)
            return None if digest_of(data) in self._seen else data
        finally:
            self._busy.release()

    def base_of(
        self,
        theirs: StoredProfile,
        kept: Iterable[StoredProfile] = (),
        *,
        in_place: bool = False,
        older: bool = False,
    ) -> StoredProfile | None:
        """What the state last seen and another one were both made from, where that is kept.

        Args:
            theirs: The other state.
            kept: Earlier states besides those of this session, such as snapshots.
            in_place: Whether it stands in the file. Where nothing was saved since that was read,
                it took the place of what was read, wherever it comes from.
            older: Whether what both were made from must be older than the other state itself.
        """
        if self._last is None:
            raise NothingLoadedError
        if in_place and self._as_read:
            return self._last
        return common_base((*self._states, self._last), theirs, kept, older=older)

    def join(self, theirs: StoredProfile, *, in_place: bool = True) -> bool:
        """Let the next save be made from another state, too.

        Args:
            theirs: The other state, which is in what will be saved.
            in_place: Whether it stands in the file, and may be replaced; else it is a copy.

        Returns:
            Whether that is so now; while a save is under way it cannot be.
        """
        if self._last is None:
            raise NothingLoadedError
        if not self._busy.acquire(blocking=False):
            return False
        try:
            seen, ours = self._seen, self._last
            parent, other = (theirs, ours) if in_place else (ours, theirs)
            envelope = joined(other.envelope, parent.envelope)
            self._remember(replace(parent, path=self.path, envelope=envelope, edited=False))
            self._states.append(theirs)
            self._since = None
            if in_place:
                self._as_read = True
            else:
                self._seen = seen
        finally:
            self._busy.release()
        return True

    def go_on_from(self, stored: StoredProfile, present: bytes) -> None:
        """Let the next save be the revision after an earlier state.

        Args:
            stored: The earlier state.
            present: What stands in the file now, and is kept elsewhere: the save may replace it.
        """
        self._last = stored
        self._since = None
        self._as_read = False
        self._seen = {digest_of(present)}

    def save_copy(self, path: Path, profile: Profile, *, overwrite: bool = False) -> None:
        """Write the profile to another file and go on with this one.

        Raises:
            ProfileExistsError: The name is taken and may not be overwritten.
            WriteError: It was not written.
        """
        self._since = None  # what the copy is made from is named by what follows here, too
        copy = ProfileStore(path, self._disk)
        new = not (overwrite and path.exists())
        if not new:
            copy._seen.add(digest_of(read_bytes(path)))
        copy._write(_first(profile, self._last), new=new)

    def move(self, target: Path) -> None:
        """Give the file another name or folder; what it was made from and what was seen stays true.

        Raises:
            ChangedOutsideError: Another program wrote the file.
            WriteError: It could not be moved, and is where it was.
        """
        if self._last is None:
            raise NothingLoadedError
        with self._busy:
            move_plan(self.path, target, expected=self._seen, disk=self._disk)
            self.path = target
            self._last = replace(self._last, path=target)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keep other windows and commands from changing the profile.

        Raises:
            ProfileInUseError: One of them has it already.
        """
        release = acquire_lock(self.path)
        try:
            yield
        finally:
            release()

    def _write(self, envelope: Envelope, *, new: bool) -> StoredProfile:
        data = to_bytes(envelope)
        stored = as_stored(self.path, envelope, data) if self._verified else self._readable(data)
        if not new:
            self._seen.add(stored.file_digest)  # it may arrive although the folder's flush fails
        expected = None if new else self._seen
        with self._busy, nullcontext() if new else taking_turns(self.path):
            try:
                write_durably(self.path, data, expected=expected, new=new, disk=self._disk)
            except FileExistsAlreadyError as error:
                raise ProfileExistsError(self.path) from error
            if not self._verified:
                self._verify(data, new=new)
            self._verified = True
            self._remember(stored)
        return stored

    def _verify(self, data: bytes, *, new: bool) -> None:
        """Read from the disk what was just written, once a session."""
        failure: WriteError | None = None
        try:
            if self._disk.read(self.path) != data:
                failure = DiskFailedError(
                    self.path, Sentence("what was written could not be read back")
                )
        except OSError as error:
            failure = write_error(self.path, error)
        if failure is not None:
            if new:  # reported as not made, so it must not be there
                with suppress(OSError):
                    self._disk.remove(self.path)
            raise failure

    def _is_marked(self) -> bool:
        return self._since is None or monotonic() - self._since >= STOOD_S

    def _keep_snapshot(self, profile: Profile) -> None:
        if self.rhythm is None or self._last is None:
            return
        reason = self.rhythm.reason_for(self._last, profile)
        if reason is None:
            return
        try:
            data = self._disk.read(self.path)
        except OSError:
            return  # nothing is there to be kept, or the save will say what is wrong
        if digest_of(data) == self._last.file_digest:
            self.rhythm.keep(self.path, data, reason, self._last)

    def _readable(self, data: bytes) -> StoredProfile:
        """Read back what is about to be written, once a session: edits keep a profile valid."""
        try:
            return from_bytes(self.path, data)
        except ProfileFileError as error:
            raise UnsavableProfileError(
                self.path, getattr(error, "reason", Sentence(""))
            ) from error

    def _remember(self, stored: StoredProfile) -> None:
        self._last = stored
        self._seen = {stored.file_digest}
        self._states = thinned([*self._states, stored])


def _first(profile: Profile, other: StoredProfile | None = None) -> Envelope:
    """The first revision of a file; a copy knows the codes and what it is made from.

    So both can be merged later.
    """
    if other is None:
        return Envelope(codes_issued=profile.codes_issued, profile=profile)
    issued = max(other.envelope.codes_issued, profile.codes_issued)
    lineage = lineage_after(other.envelope, marked=True)
    return Envelope(codes_issued=issued, lineage=lineage, profile=profile)
