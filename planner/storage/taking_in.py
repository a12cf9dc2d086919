"""Takes what another computer or program wrote into the open plan: read, compared, merged, kept.

Everything slow about it stands here, on frozen values, so that it can be done beside the window;
nothing here changes the plan's file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planner.domain.merge import Merge, merged
from planner.domain.problems import OtherPlanError
from planner.domain.profile import Profile
from planner.storage.conflict_copies import is_ours, keep_copy
from planner.storage.outside import Outside, Sight, look_at
from planner.storage.profile_bytes import StoredProfile
from planner.storage.profile_file import ProfileStore
from planner.storage.snapshots import SnapshotFolderError, kept_states
from planner.storage.write_errors import WriteError


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What was found, and what it comes to with our side."""

    outside: Outside
    #: Our side, as it was when this was begun.
    ours: Profile
    #: Both sides as one; None where there is nothing to merge or it is another plan.
    merge: Merge | None = None
    #: Whether our side had changes of its own.
    both: bool = False
    #: Where the other side is kept beside the plan, until the conflicts are decided.
    kept: Path | None = None
    #: When the file was written, by the clock of whoever wrote it; only to be shown.
    written: dt.datetime | None = None


def taken_in(store: ProfileStore, ours: Profile, codes_issued: int, now: dt.datetime) -> TakenIn:
    """Look at a plan's file and merge what stands in it with our side.

    Args:
        store: The plan's store.
        ours: The plan as it is in the window.
        codes_issued: How many codes our side ever had.
        now: The time, for the name of what is kept.
    """
    outside = look_at(store)
    theirs = outside.stored
    if outside.sight is not Sight.CHANGED or theirs is None:
        return TakenIn(outside, ours)
    base = store.base_of(theirs, _kept(ours), in_place=True)
    taken = _merged(outside, theirs, base, ours, codes_issued)
    kept = None
    # An older state of ours that took the file's place: ours holds, and that is not lost either.
    same = base is not None and base.envelope.sha256 == theirs.envelope.sha256
    stale = same and not theirs.edited and ours != theirs.profile
    if taken.merge is not None and (taken.merge.conflicts or base is None or stale):
        kept = _kept_beside(store.path, outside.data, now)
    return TakenIn(outside, ours, taken.merge, taken.both, kept, _written(store.path, now))


def taken_from(
    store: ProfileStore, copy: StoredProfile, ours: Profile, codes_issued: int
) -> TakenIn:
    """Merge a copy that stands beside the plan with our side."""
    # What one of our copies was kept for is asked again, although it was merged once.
    base = store.base_of(copy, _kept(ours), older=is_ours(copy.path))
    taken = _merged(Outside(Sight.CHANGED, copy), copy, base, ours, codes_issued)
    return TakenIn(taken.outside, ours, taken.merge, taken.both, copy.path)


def _merged(
    outside: Outside,
    theirs: StoredProfile,
    base: StoredProfile | None,
    ours: Profile,
    codes_issued: int,
) -> TakenIn:
    ancestor = None if base is None else base.profile
    issued = max(codes_issued, theirs.codes_issued)
    try:
        merge = merged(ancestor, ours, theirs.profile, codes_issued=issued)
    except OtherPlanError:
        return TakenIn(outside, ours)
    return TakenIn(outside, ours, merge, both=ours != ancestor)


def _kept(profile: Profile) -> Iterator[StoredProfile]:
    try:
        yield from kept_states(profile.id)
    except SnapshotFolderError:
        return  # then what the session remembers has to do


def _kept_beside(path: Path, data: bytes, now: dt.datetime) -> Path | None:
    try:
        return keep_copy(path, data, now)
    except WriteError:
        return None  # the folder takes no files; the snapshot before the next save has it too


def _written(path: Path, now: dt.datetime) -> dt.datetime:
    try:
        written = dt.datetime.fromtimestamp(path.stat().st_mtime, now.tzinfo)
    except (OSError, OverflowError, ValueError):
        return now
    return min(written, now)
