"""What a plan can go on from when its file is not as it was saved: the file itself, or a snapshot.

The bytes of the file are kept elsewhere before anything may take their place, and nothing does
before one of the states was chosen.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from planner import paths
from planner.domain.problems import Problem
from planner.storage.profile_bytes import Envelope, StoredProfile, from_bytes
from planner.storage.profile_file import ProfileStore
from planner.storage.safe_write import digest_of
from planner.storage.salvage import salvage
from planner.storage.set_aside import set_aside
from planner.storage.snapshots import Snapshot, folder_for, list_snapshots
from planner.storage.write_errors import WriteError, write_error


class Trouble(Enum):
    """What is the matter with a plan's file."""

    DAMAGED = "damaged"
    EDITED = "edited"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class FileState:
    """What stands in the file, as far as it can be read."""

    stored: StoredProfile
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A file that is not as it was saved, and what there is to go on from."""

    path: Path
    trouble: Trouble
    #: All bytes of the file; none where it is gone.
    data: bytes
    #: None where nothing of a plan can be read.
    file: FileState | None
    #: Newest first.
    snapshots: tuple[Snapshot, ...]
    #: Where the bytes are kept; None where they need not be.
    kept: Path | None = None
    #: When the file was last written, as the disk says.
    written: dt.datetime | None = None


def examine(path: Path, data: bytes, trouble: Trouble, now: dt.datetime) -> Case:
    """Look at a file that cannot be opened as it is; a damaged one is kept where there is a choice.

    Raises:
        WriteError: It could be kept nowhere, so nothing may take its place.
        SnapshotFolderError: The snapshots may not be listed.
    """
    folder = folder_for(path)
    snapshots = list_snapshots(folder) if folder is not None else ()
    file = _file_state(path, data, trouble, now.date())
    must_be_kept = trouble is Trouble.DAMAGED and (file is not None or snapshots)
    return Case(
        path=path,
        trouble=trouble,
        data=data,
        file=file,
        snapshots=snapshots,
        kept=_kept(path, data, now) if must_be_kept else None,
        written=_written(path),
    )


def go_on(case: Case, stored: StoredProfile, store: ProfileStore) -> None:
    """Save what was chosen as the next revision of the file; the learner has asked for it.

    Raises:
        WriteError: It was not saved; the file is as it was.
    """
    store.go_on_from(stored, case.data)
    store.save(stored.profile, allow_empty=True, codes_issued=stored.codes_issued)


def _file_state(path: Path, data: bytes, trouble: Trouble, today: dt.date) -> FileState | None:
    if trouble is Trouble.EDITED:
        return FileState(from_bytes(path, data, trust_edits=True))
    found = salvage(data, today, name=path.stem[:100] or "Plan")
    if found is None:
        return None
    envelope = Envelope(profile=found.profile, codes_issued=found.codes_issued)
    return FileState(StoredProfile(path, envelope, digest_of(data)), found.problems)


def _kept(path: Path, data: bytes, now: dt.datetime) -> Path:
    try:
        return set_aside(path, data, now)
    except WriteError:
        folder = paths.user_data_folder() / "damaged"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise write_error(folder, error) from error
        return set_aside(folder / path.name, data, now)


def _written(path: Path) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
    except (OSError, OverflowError, ValueError):
        return None
