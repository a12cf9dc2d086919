"""The plans of a learner: those in the folder for plans, and those opened lately elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from planner.domain.edits import rename
from planner.storage.plan_moves import ARCHIVE
from planner.storage.profile_errors import ProfileFileError
from planner.storage.profile_file import ProfileStore, read_profile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from planner.domain.sentences import Sentence
    from planner.storage.profile_bytes import StoredProfile
    from planner.storage.snapshot_rhythm import SnapshotRhythm

#: No list of plans is longer: each of them is read.
MOST: Final = 100


@dataclass(frozen=True, slots=True)
class ListedPlan:
    """A plan's file, with its plan or why that cannot be read."""

    path: Path
    stored: StoredProfile | None
    problem: Sentence | None = None


def listed_plans(folder: Path, recent: Iterable[Path]) -> tuple[ListedPlan, ...]:
    """List plans, those opened lately first, then the others of a folder by name.

    Files of other kinds are left out, and so is what was opened once and is gone.
    """
    paths = dict.fromkeys((*recent, *sorted(folder.glob("*.json"))))
    return tuple(_listed(path) for path in list(paths)[:MOST] if _is_there(path))


def archived_plans(folders: Iterable[Path]) -> tuple[ListedPlan, ...]:
    """List the plans that were put away beside those in some folders, by name."""
    archives = dict.fromkeys(folder / ARCHIVE for folder in folders)
    paths = [path for archive in archives for path in archive.glob("*.json")]
    found = sorted(paths, key=lambda path: path.name.casefold())
    return tuple(_listed(path) for path in found[:MOST] if _is_there(path))


def renamed(plan: ListedPlan, name: str, rhythm: SnapshotRhythm | None = None) -> None:
    """Give a plan that nobody has open another name.

    Raises:
        ProfileInUseError: Somebody has it open.
        PlannerError: It cannot be read, or the name was not written.
    """
    store = ProfileStore(plan.path, rhythm=rhythm)
    with store.lock():
        profile, _ = rename(name).apply(store.load().profile)
        store.save(profile)


def what_if(plan: ListedPlan, target: Path, name: str, profile_id: str) -> None:
    """Save a plan as another one with an id of its own, so that the two are never merged.

    Raises:
        ProfileExistsError: The name of the file is taken.
        WriteError: It was not written.
    """
    if plan.stored is None:
        return
    update = {"id": profile_id, "name": name}
    profile = plan.stored.profile.model_copy(update=update)
    ProfileStore(target).create(profile, codes_issued=plan.stored.codes_issued)


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False  # in a folder that may not be looked into


def _listed(path: Path) -> ListedPlan:
    try:
        return ListedPlan(path, read_profile(path, trust_edits=True))
    except ProfileFileError as error:
        return ListedPlan(path, None, error.sentence)
