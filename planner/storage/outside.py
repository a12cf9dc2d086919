"""What stands in a plan's file now, as against what its store last saw there.

Sync tools write in pieces, editors write twice: what cannot be read may be whole a moment later. So
nothing is decided here; whoever looks waits, looks again, and says so if it lasts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from planner.storage.profile_bytes import StoredProfile, from_bytes
from planner.storage.profile_errors import (
    MissingProfileError,
    NewerProfileError,
    NotAProfileFileError,
    ProfileFileError,
    UnreadableProfileError,
)
from planner.storage.profile_file import ProfileStore


class Sight(StrEnum):
    """What is found in the place of a plan's file."""

    #: What the store last saw.
    SAME = "same"
    #: Another state of the plan, whole.
    CHANGED = "changed"
    GONE = "gone"
    NOT_A_FILE = "not-a-file"
    UNREADABLE = "unreadable"
    #: Not whole, or no plan at all.
    DAMAGED = "damaged"
    NEWER = "newer"


@dataclass(frozen=True, slots=True)
class Outside:
    """What was found."""

    sight: Sight
    #: The other state, where it could be read.
    stored: StoredProfile | None = None
    #: All bytes of the file, where there are any.
    data: bytes = b""


_SIGHTS = (
    (MissingProfileError, Sight.GONE),
    (NotAProfileFileError, Sight.NOT_A_FILE),
    (UnreadableProfileError, Sight.UNREADABLE),
    (NewerProfileError, Sight.NEWER),
)


def look_at(store: ProfileStore) -> Outside:
    """Look at the file of a store."""
    data: bytes | None = b""
    try:
        data = store.read_if_changed()
        if data is None:
            return Outside(Sight.SAME)
        return Outside(Sight.CHANGED, from_bytes(store.path, data, trust_edits=True), data)
    except ProfileFileError as error:
        sights = (sight for kind, sight in _SIGHTS if isinstance(error, kind))
        return Outside(next(sights, Sight.DAMAGED), data=data or b"")
