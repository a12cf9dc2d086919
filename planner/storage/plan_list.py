"""The plans of a learner: those in the folder for plans, and those opened lately elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from planner.storage.profile_errors import ProfileFileError
from planner.storage.profile_file import ProfileStore, read_profile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from planner.storage.profile_bytes import StoredProfile

#: No list of plans is longer: each of them is read.
MOST: Final = 100


@dataclass(frozen=True, slots=True)
class ListedPlan:
    """A plan's file, with its plan or why that cannot be read."""

    path: Path
    stored: StoredProfile | None
    problem: str = ""


def listed_plans(folder: Path, recent: Iterable[Path]) -> tuple[ListedPlan, ...]:
    """List plans, those opened lately first, then the others of a folder by name.

    Files of other kinds are left out, and so is what was opened once and is gone.
    """
    paths = dict.fromkeys((*recent, *sorted(folder.glob("*.json"))))
    return tuple(_listed(path) for path in list(paths)[:MOST] if _is_there(path))


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
