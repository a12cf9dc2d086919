"""What stands in each snapshot and what has changed since, for a list to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.domain.changes import Changes, changes_between
from planner.domain.profile import Profile
from planner.storage.snapshots import DamagedSnapshotError, Snapshot, read


@dataclass(frozen=True, slots=True)
class Preview:
    """A snapshot seen from a later state."""

    snapshot: Snapshot
    #: The plan it holds; None where it is damaged.
    profile: Profile | None
    #: What has changed from it on; None where that cannot be told.
    changes: Changes | None


def previewed(newest_first: Sequence[Snapshot], present: Profile | None) -> Iterator[Preview]:
    """Read snapshots, newest first, and compare each with the present state.

    Where that cannot be read, each is compared with the next later one that can.
    """
    later = present
    for snapshot in newest_first:
        try:
            profile = read(snapshot).profile
        except DamagedSnapshotError:
            yield Preview(snapshot, None, None)
            continue
        yield Preview(snapshot, profile, changes_between(profile, later) if later else None)
        if present is None:
            later = profile
