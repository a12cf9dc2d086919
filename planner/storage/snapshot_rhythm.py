"""When a session keeps a snapshot of the plan it changes.

Before its first save, then before a save every half an hour of changes, and before something large.
A snapshot that cannot be kept never stops a save.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from planner.domain.problems import PlannerError
from planner.domain.profile import Profile
from planner.domain.sentences import Sentence
from planner.storage.migrations import SCHEMA_VERSION
from planner.storage.profile_bytes import StoredProfile
from planner.storage.safe_write import DISK, Disk
from planner.storage.snapshots import Reason, take

_EVERY = dt.timedelta(minutes=30)
#: Milestones that go at once for it to be worth a snapshot.
_MANY_GONE = 3


class SnapshotRhythm:
    """The snapshots of one session."""

    def __init__(self, clock: Callable[[], dt.datetime], disk: Disk = DISK) -> None:
        """Begin a session.

        Args:
            clock: Gives the time with its zone.
            disk: The operating system's calls.
        """
        self._clock = clock
        self._disk = disk
        self._due: dt.datetime | None = None
        self._expected: Reason | None = None
        self._trouble: Sentence | None = None
        self._told = False

    def expect(self, reason: Reason) -> None:
        """Keep a snapshot before the next save, whenever the last one was."""
        self._expected = reason

    def news(self) -> Sentence | None:
        """Why a snapshot could not be kept: once a session, else none."""
        if self._trouble is None or self._told:
            return None
        self._told = True
        return self._trouble

    def reason_for(self, last: StoredProfile, profile: Profile) -> Reason | None:
        """Why what is on the disk should be kept before a profile is saved over it, if it should.

        Args:
            last: What is on the disk.
            profile: What is to be saved.
        """
        if self._expected is not None:
            return self._expected
        if last.schema_version < SCHEMA_VERSION:
            return Reason.MIGRATION
        gone = {each.id for each in last.profile.milestones}
        gone.difference_update(each.id for each in profile.milestones)
        if len(gone) >= _MANY_GONE:
            return Reason.BULK_DELETE
        if self._due is None:
            return Reason.SESSION
        # A clock that went back must not make the next snapshot wait for hours.
        waits = self._due - self._clock()
        return None if dt.timedelta(0) < waits <= _EVERY else Reason.HALF_HOUR

    def keep(self, path: Path, data: bytes, reason: Reason, last: StoredProfile) -> None:
        """Keep the bytes that are on the disk; what goes wrong is told by `news`.

        Args:
            path: The plan's file.
            data: All of its bytes.
            reason: Why.
            last: What was last read or written, which is usually what they hold.
        """
        now = self._clock()
        try:
            take(path, data, reason, now, known=last, disk=self._disk)
        except PlannerError as error:
            # The next save tries again: where this one fails as well, nothing is lost yet.
            self._trouble = Sentence(
                "No snapshot of the plan could be kept. {why}", why=error.sentence
            )
        else:
            self._trouble = None
            self._due = now + _EVERY

    def saved(self) -> None:
        """Expect nothing more: what was to be kept has been saved over."""
        self._expected = None
