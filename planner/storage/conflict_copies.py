"""The copies of a plan that sync programs and this one leave beside it when two sides differ."""

from __future__ import annotations

import datetime as dt
import platform
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from planner import paths
from planner.domain.profile import Profile
from planner.storage.lineage import mark_of
from planner.storage.private_folder import make_private_folder
from planner.storage.profile_bytes import StoredProfile
from planner.storage.profile_errors import ProfileFileError
from planner.storage.profile_file import ProfileStore, read_profile
from planner.storage.safe_write import resolved
from planner.storage.set_aside import set_aside
from planner.storage.write_errors import FileExistsAlreadyError, WriteError, write_error

#: What stands between the plan's name and its ending in names of copies that were in conflict.
_MARKS = (
    # Dropbox and Nextcloud, in the language of the computer.
    re.compile(r" ?\([^()]{0,200}(?:confli[ct]|konflikt)[^()]{0,200}\)", re.IGNORECASE),
    re.compile(r"[._]sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{7})?"),  # Syncthing
    re.compile(r"_conflict-\d{8}-\d{6}"),  # older ownCloud
    re.compile(r"\.conflict-[A-Za-z0-9-]{1,40}-\d{8}T\d{6}Z"),  # ours
    re.compile(r"-(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{1,14}"),  # OneDrive: the computer's name
)
_OURS = _MARKS[3]
_LONGEST_HOST = 30


def keep_copy(path: Path, data: bytes, now: dt.datetime) -> Path:
    """Keep the other side of a conflict beside the plan, and return where.

    Raises:
        WriteError: It was not kept.
    """
    return set_aside(path, data, now, f"conflict-{host_name()}")


def rescue(store: ProfileStore, profile: Profile, now: dt.datetime) -> Path:
    """Keep what could not be saved when nobody can be asked any more, and return where.

    Beside the plan, where the next start finds it like any copy in conflict and offers to merge it;
    where nothing can be written there, in the user's own folder, which is looked through as well.

    Raises:
        WriteError: It was kept in neither.
    """
    target = resolved(store.path)
    name = f"{target.stem}.conflict-{host_name()}-{now.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}.json"
    try:
        store.save_copy(target.with_name(name), profile)
    except WriteError:
        folder = rescued_folder()
        with suppress(OSError):
            make_private_folder(folder)
        store.save_copy(folder / name, profile)
        return folder / name
    return target.with_name(name)


def rescued_folder() -> Path:
    """Where copies are kept that could not be written beside their plan."""
    return paths.user_data_folder() / "rescued"


def conflict_copies(path: Path, ours: StoredProfile) -> tuple[StoredProfile, ...]:
    """The copies beside a plan's file that hold the same plan and something it does not know.

    A copy that a sync program made is known once it was merged; one of ours is kept until what it
    was kept for is decided, and so is found until it is moved aside.
    """
    found = []
    for candidate in sorted(_named_so(resolved(path))):
        try:
            copy = read_profile(candidate, trust_edits=True)
        except ProfileFileError:
            continue
        known = mark_of(copy.envelope) in ours.envelope.lineage and not copy.edited
        if copy.profile.id != ours.profile.id or copy.profile == ours.profile:
            continue
        if not known or is_ours(candidate):
            found.append(copy)
    return tuple(found)


def is_ours(path: Path) -> bool:
    """Whether this program kept a copy, and no sync program."""
    return bool(re.search(_OURS.pattern + "$", path.stem))


def move_aside(copy: Path, now: dt.datetime) -> Path:
    """Give a merged copy a name by which it is not offered again, and return that.

    Raises:
        WriteError: It could not be renamed.
    """
    stamp = f"{now.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    target = copy.with_name(f"{copy.stem}.merged-{stamp}{copy.suffix}")
    try:
        if target.exists():
            raise FileExistsAlreadyError(target)
        copy.rename(target)
    except OSError as error:
        raise write_error(copy, error) from error
    return target


def host_name() -> str:
    """This computer's name, fit for the name of a file."""
    kept = "".join(
        letter if letter.isascii() and letter.isalnum() else "-" for letter in platform.node()
    )
    return kept.strip("-")[:_LONGEST_HOST].strip("-") or "computer"


def _named_so(path: Path) -> Iterator[Path]:
    """What stands beside a file and is called like a copy of it that was in conflict."""
    marks = (*_MARKS, re.compile(f"-{re.escape(host_name())}", re.IGNORECASE))
    beside: list[Path] = []
    for folder in (path.parent, rescued_folder()):
        with suppress(OSError):
            beside += folder.iterdir()
    for each in beside:
        alike = each.suffix.lower() == path.suffix.lower() and each.stem.startswith(path.stem)
        rest = each.stem[len(path.stem) :]
        if alike and any(mark.fullmatch(rest) for mark in marks):
            yield each
