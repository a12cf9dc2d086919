"""Earlier states of a plan: the exact bytes of its file, kept in the user's own folder.

They stand in a folder of the plan's id, so that renaming or moving its file keeps them; a note in
it says where the file was last, so that they are found when the file is damaged or gone. A
snapshot's name says when and why it was taken and what it holds, so a list needs no index that
could fall out of step. Nothing here changes a plan's file.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from planner import paths
from planner.domain.problems import PlannerError
from planner.domain.profile import Profile, Status
from planner.domain.sentences import Sentence
from planner.domain.system_reasons import reason_of
from planner.storage.private_folder import make_private_folder
from planner.storage.profile_bytes import StoredProfile, from_bytes
from planner.storage.profile_errors import ProfileFileError
from planner.storage.profile_file import read_bytes
from planner.storage.rotation import kept
from planner.storage.safe_write import DISK, LEFTOVER, Disk, digest_of, write_durably
from planner.storage.whereabouts import as_noted, last_place, note_place
from planner.storage.write_errors import ReadOnlyError, write_error

_NAME = re.compile(
    r"(\d{8}T\d{9})Z_([a-z-]{1,20})_(\d{1,6})-of-(\d{1,6})_([0-9a-f]{16})\.json", re.ASCII
)
_STAMP = "%Y%m%dT%H%M%S%f"
_LOCK_S = 1.0
#: The step in which names tell the time.
_TICK = dt.timedelta(milliseconds=1)
#: Where a file names its profile, also one that is no longer whole.
_ID = re.compile(rb'"profile"\s*:\s*\{\s*"id"\s*:\s*("(?:[^"\\]|\\.){1,600}")')


class Reason(StrEnum):
    """Why a snapshot was taken."""

    SESSION = "session"
    HALF_HOUR = "half-hour"
    MIGRATION = "migration"
    IMPORT = "import"
    RESTORE = "restore"
    MERGE = "merge"
    BULK_DELETE = "bulk-delete"


class SnapshotsBusyError(PlannerError):
    """Another process is at the same snapshots, for longer than it takes."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            Sentence(
                "“{folder}” is in use by another program. Try again in a moment.", folder=folder
            )
        )


class SnapshotFolderError(PlannerError):
    """The folder of snapshots may not be read, or not be written."""

    def __init__(self, folder: Path, reason: Sentence) -> None:
        super().__init__(
            Sentence(
                "The folder of snapshots “{folder}” cannot be used: {reason}. Check its "
                "permissions.",
                folder=folder,
                reason=reason,
            )
        )


class DamagedSnapshotError(PlannerError):
    """A snapshot that no longer holds what was put into it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Sentence("The snapshot “{path}” is damaged. Choose another one.", path=path)
        )
        self.path = path


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One earlier state of a plan, as its name tells it."""

    path: Path
    #: In UTC.
    taken: dt.datetime
    reason: Reason
    #: Milestones marked done, and all of them.
    done: int
    total: int
    #: The first half of the digest of its bytes.
    digest: str
    #: Bytes.
    size: int


def snapshots_folder() -> Path:
    """The folder that holds a folder for each plan."""
    return paths.user_data_folder() / "snapshots"


def folder_of(profile_id: str) -> Path:
    """The folder for the snapshots of the plan with an id, there or not."""
    name = digest_of(profile_id.encode("utf-8", "surrogatepass"))[:32]
    return snapshots_folder() / name


def folder_for(path: Path) -> Path | None:
    """The folder of snapshots of a plan's file, also where that is damaged or gone."""
    try:
        data = read_bytes(path)
    except ProfileFileError:
        return _folder_by_place(path)
    try:
        return folder_of(from_bytes(path, data, trust_edits=True).profile.id)
    except ProfileFileError:
        named = _folder_by_id(data)
        return named or _folder_by_place(path)


def note_copy(profile_id: str, path: Path) -> None:
    """Note that another file holds a plan too, so that its snapshots stay as long as that does."""
    folder = folder_of(profile_id)
    with suppress(OSError):
        make_private_folder(folder)
        note_place(folder, path, last=False)


def list_snapshots(folder: Path) -> tuple[Snapshot, ...]:
    """The snapshots in a folder, newest first; what is no snapshot is left out.

    Raises:
        SnapshotFolderError: The folder may not be read.
    """
    found = []
    try:
        for path in folder.iterdir():
            snapshot = _named(path)
            if snapshot is not None:
                found.append(snapshot)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise SnapshotFolderError(folder, reason_of(error)) from error
    return tuple(sorted(found, key=lambda each: (each.taken, each.path.name), reverse=True))


def read(snapshot: Snapshot) -> StoredProfile:
    """The plan that a snapshot holds.

    Raises:
        DamagedSnapshotError: It holds no longer what was put into it, or cannot be read.
    """
    try:
        data = read_bytes(snapshot.path)
        if digest_of(data)[: len(snapshot.digest)] != snapshot.digest:
            raise DamagedSnapshotError(snapshot.path)
        return from_bytes(snapshot.path, data, trust_edits=True)
    except ProfileFileError as error:
        raise DamagedSnapshotError(snapshot.path) from error


def newest_good(folder: Path) -> tuple[Snapshot, StoredProfile] | None:
    """The newest snapshot that can be read, with its plan.

    Raises:
        SnapshotFolderError: The folder may not be read.
    """
    for snapshot in list_snapshots(folder):
        try:
            return snapshot, read(snapshot)
        except DamagedSnapshotError:
            continue
    return None


def kept_states(profile_id: str) -> Iterator[StoredProfile]:
    """What the snapshots of a plan hold, newest first, without those that cannot be read.

    Raises:
        SnapshotFolderError: The folder may not be read.
    """
    for snapshot in list_snapshots(folder_of(profile_id)):
        try:
            yield read(snapshot)
        except DamagedSnapshotError:
            continue


def take(
    path: Path,
    data: bytes,
    reason: Reason,
    now: dt.datetime,
    *,
    known: StoredProfile | None = None,
    disk: Disk = DISK,
) -> Snapshot:
    """Keep the bytes of a plan's file, and let go of what is no longer needed.

    What is kept already is not stored again: the same content as the newest snapshot gives that
    one, the same as an older one a second name for it.

    Args:
        path: The plan's file, which is only named here.
        data: All of its bytes, of any schema; a plan edited by hand is kept as it is.
        reason: Why.
        now: The time, with its zone.
        known: What is in the file; bytes with its digest are not read once more.
        disk: The operating system's calls.

    Raises:
        ProfileFileError: The bytes hold no plan.
        WriteError: It was not kept.
        SnapshotsBusyError: Another process kept the folder for itself.
        SnapshotFolderError: The folder may not be read or written.
    """
    if known is None or known.file_digest != digest_of(data):
        known = from_bytes(path, data, trust_edits=True)
    profile = known.profile
    folder = folder_of(profile.id)
    taken = now.astimezone(dt.UTC)
    taken = taken.replace(microsecond=taken.microsecond // 1000 * 1000)
    with _locked(folder):
        present = list_snapshots(folder)
        alike = [each for each in present if _holds(each, data)]
        if alike and alike[0] is present[0]:
            return present[0]
        while any(each.taken == taken for each in present):
            taken += _TICK  # so that their order is the one they were taken in
        target = folder / _name_of(profile, data, reason, taken)
        _put(target, data, alike[0].path if alike else None, disk)
        note_place(folder, path, disk)
        snapshot = Snapshot(
            target, taken, reason, _done(profile), len(profile.milestones), _mark(data), len(data)
        )
        _rotate((snapshot, *present), taken, disk)
    return snapshot


def _named(path: Path) -> Snapshot | None:
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    stamp, reason, done, total, digest = found.groups()
    try:
        return Snapshot(
            path=path,
            taken=dt.datetime.strptime(f"{stamp}000+0000", f"{_STAMP}%z"),
            reason=Reason(reason),
            done=int(done),
            total=int(total),
            digest=digest,
            size=path.stat().st_size,
        )
    except (ValueError, FileNotFoundError):
        return None  # named by somebody else, or gone meanwhile


def _name_of(profile: Profile, data: bytes, reason: Reason, taken: dt.datetime) -> str:
    stamp = f"{taken:{_STAMP}}"[:-3]
    counts = f"{_done(profile)}-of-{len(profile.milestones)}"
    return f"{stamp}Z_{reason}_{counts}_{_mark(data)}.json"


def _done(profile: Profile) -> int:
    return sum(milestone.status is Status.DONE for milestone in profile.milestones)


def _mark(data: bytes) -> str:
    return digest_of(data)[:16]


def _holds(snapshot: Snapshot, data: bytes) -> bool:
    """Whether a snapshot has these bytes, and not only their name."""
    if snapshot.digest != _mark(data) or snapshot.size != len(data):
        return False
    try:
        return snapshot.path.read_bytes() == data
    except OSError:
        return False


def _put(target: Path, data: bytes, same: Path | None, disk: Disk) -> None:
    if same is not None:
        try:
            disk.link(same, target)
            disk.flush_folder(target.parent)
        except OSError:
            pass  # a file system without second names
        else:
            return
    write_durably(target, data, disk=disk)


def _rotate(snapshots: tuple[Snapshot, ...], now: dt.datetime, disk: Disk) -> None:
    stay = {each.path for each in kept(snapshots, now)}
    for snapshot in snapshots:
        if snapshot.path not in stay:
            _remove(snapshot.path, disk)


def _remove(path: Path, disk: Disk) -> None:
    try:
        disk.remove(path)
    except OSError:
        return  # it goes the next time


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keep other processes from the folder, and sweep what killed ones left in it."""
    from filelock import FileLock, Timeout

    try:
        make_private_folder(folder)
        with FileLock(folder / ".lock", timeout=_LOCK_S, mode=0o600, thread_local=False):
            for leftover in folder.glob(f".plan-*{LEFTOVER}"):
                _remove(leftover, DISK)
            yield
    except Timeout as error:
        raise SnapshotsBusyError(folder) from error
    except ReadOnlyError as error:
        raise SnapshotFolderError(folder, Sentence("changes are not allowed in it")) from error
    except PermissionError as error:
        raise SnapshotFolderError(folder, reason_of(error)) from error
    except OSError as error:
        raise write_error(folder, error) from error
    except NotImplementedError as error:
        raise SnapshotFolderError(folder, reason_of(error)) from error


# --- A plan whose file does not tell its id ------------------------------------------------------


def _folder_by_id(data: bytes) -> Path | None:
    found = _ID.search(data[:1_000_000])
    if found is None:
        return None
    try:
        folder = folder_of(json.loads(found[1]))
    except ValueError:
        return None
    return folder if list_snapshots(folder) else None


def _folder_by_place(path: Path) -> Path | None:
    """The folder whose plan was last at a path; of several the one used last."""
    wanted = as_noted(path)
    try:
        folders = [each for each in snapshots_folder().iterdir() if each.is_dir()]
    except OSError:
        return None
    found = [
        (snapshots[0].taken, folder)
        for folder in folders
        if last_place(folder) == wanted and (snapshots := list_snapshots(folder))
    ]
    return max(found)[1] if found else None
