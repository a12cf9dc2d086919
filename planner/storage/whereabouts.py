"""Where the plan of a folder of snapshots is, and every place it was at: a note in that folder.

The note finds the snapshots of a plan whose file is damaged or gone, and the other copies of a plan
whose snapshots are to go. Its first line is where the plan was last.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from planner.storage.profile_errors import MissingProfileError, ProfileFileError
from planner.storage.profile_file import read_profile
from planner.storage.safe_write import DISK, Disk, resolved, write_durably
from planner.storage.write_errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Iterable

NOTE: Final = "plan-was-at.txt"
#: How many places a note has.
MOST: Final = 50
#: What ends a line: no name of a file holds it, while a line break may.
_END: Final = b"\0\n"


def last_place(folder: Path) -> bytes:
    """The place noted last, as the file system writes it; empty where there is no note."""
    places = _noted(folder)
    return places[0] if places else b""


def as_noted(path: Path) -> bytes:
    """A path as a note has it."""
    return os.fsencode(resolved(path))


def note_place(folder: Path, path: Path, disk: Disk = DISK, *, last: bool = True) -> None:
    """Note where a plan is; what cannot be noted is let go, for snapshots matter more.

    Args:
        folder: The folder of its snapshots.
        path: Its file.
        disk: The operating system's calls.
        last: Whether that is its place now, and not that of a copy of it.
    """
    place = as_noted(path)
    before = _noted(folder)
    if before[:1] == [place] or (place in before and not last):
        return
    others = [each for each in before if each != place]
    places = [place, *others] if last else [*others[:1], place, *others[1:]]
    try:
        write_durably(folder / NOTE, b"".join(each + _END for each in places[:MOST]), disk=disk)
    except (OSError, WriteError):
        return


def copies_of(profile_id: str, folder: Path, path: Path, also: Iterable[Path]) -> list[Path]:
    """The other files that hold the plan of a folder of snapshots, or may hold it.

    A file that cannot be read may hold it, and so may one whose disk is not connected.

    Args:
        profile_id: The plan's.
        folder: The folder of its snapshots.
        path: The plan's own file, which is no other.
        also: Further places to look at than those noted.
    """
    own = _place_of(path)
    candidates = (*(Path(os.fsdecode(each)) for each in _noted(folder)), *also)
    others = {_place_of(each): each for each in candidates}
    return [each for place, each in others.items() if place != own and _may_hold(each, profile_id)]


def _may_hold(path: Path, profile_id: str) -> bool:
    try:
        return read_profile(path, trust_edits=True).profile.id == profile_id
    except MissingProfileError:
        return not os.path.lexists(path.parent)
    except ProfileFileError:
        return True


def _place_of(path: Path) -> Path:
    """A path with its folders followed, but not what only names the file."""
    return resolved(path.parent) / path.name


def _noted(folder: Path) -> list[bytes]:
    try:
        note = (folder / NOTE).read_bytes()
    except OSError:
        return []
    return [each for each in note.split(_END) if each]
