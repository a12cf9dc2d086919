"""`planner recover`: what can be read of a damaged plan, saved as a new one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.commands.desk import count
from planner.domain.changes import changes_between
from planner.storage.profile_bytes import from_bytes
from planner.storage.profile_errors import NothingToRecoverError, ProfileFileError
from planner.storage.profile_file import ProfileStore, read_bytes
from planner.storage.salvage import salvage
from planner.storage.snapshots import folder_for, list_snapshots, newest_good
from planner.words import ENGLISH

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from planner.commands.desk import Desk
    from planner.domain.profile import Profile
    from planner.storage.salvage import Salvaged

#: Problems told one by one.
_MOST_TOLD = 40


def run(options: argparse.Namespace, desk: Desk) -> int:
    """Save what can be read of a plan under a new name, and say what cannot."""
    path, new = Path(options.profile), Path(options.new)
    data = read_bytes(path)
    salvaged = salvage(data, desk.today)
    if salvaged is None:
        raise NothingToRecoverError(path)
    ProfileStore(new).create(salvaged.profile, codes_issued=salvaged.codes_issued)
    for line in _report(salvaged, path, new, whole=_is_whole(path, data)):
        desk.tell(line)
    for line in _offer(salvaged.profile, path):
        desk.tell(line)
    return 0


def _offer(profile: Profile, path: Path) -> Iterator[str]:
    """The newest snapshot, where it holds milestones that could not be read."""
    folder = folder_for(path)
    newest = newest_good(folder) if folder is not None else None
    if newest is None:
        return
    snapshot, stored = newest
    gone = [each for each in changes_between(stored.profile, profile).milestones if not each.after]
    if gone:
        taken = snapshot.taken.astimezone()
        number = list_snapshots(snapshot.path.parent).index(snapshot) + 1
        yield (
            f"The snapshot of {ENGLISH.date(taken.date())}, {taken:%H:%M}, has "
            f"{count(gone, 'milestone')} more: “planner snapshots {path} --restore {number}” goes "
            "back to it."
        )


def _is_whole(path: Path, data: bytes) -> bool:
    try:
        from_bytes(path, data)
    except ProfileFileError:
        return False
    return True


def _report(salvaged: Salvaged, path: Path, new: Path, *, whole: bool) -> Iterator[str]:
    lost = f", {salvaged.lost} could not be read" if salvaged.lost else ""
    yield f"Saved as {new}: {count(salvaged.profile.milestones, 'milestone')}{lost}"
    for problem in salvaged.problems[:_MOST_TOLD]:
        yield f"- {ENGLISH.problem(problem)}"
    more = len(salvaged.problems) - _MOST_TOLD
    if more > 0:
        yield f"- and {more} more like these"
    if whole:
        yield f"“{path}” is whole, so this is a copy of it."
    elif salvaged.problems:
        yield f"All else was read. Look through it with “planner show”; “{path}” was left as it is."
    else:
        yield (
            f"Everything in it could be read, but “{path}” is not as it was saved, so a value may "
            "have changed unseen. It was left as it is."
        )
