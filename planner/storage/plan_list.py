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
    """A plan's file, with its plan or why that cannot be read; neither until it is read."""

    path: Path
    stored: StoredProfile | None
    problem: Sentence | None = None

    @property
    def is_read(self) -> bool:
        """Whether it is known what the file holds."""
        return self.stored is not None or self.problem is not None


def listed_plans(folder: Path, recent: Iterable[Path]) -> tuple[ListedPlan, ...]:
    """List plans, those opened lately first, then the others of a folder by name.

    Files of other kinds are left out, and so is what was opened once and is gone.
    """
    return _all_listed(in_order(recent, plans_in(folder)))


def archived_plans(folders: Iterable[Path]) -> tuple[ListedPlan, ...]:
    """List the plans that were put away beside those in some folders, by name."""
    return _all_listed(by_name(path for each in folders for path in plans_in(each / ARCHIVE)))


def plans_in(folder: Path) -> tuple[Path, ...]:
    """The files of a folder that may hold plans; none where it cannot be looked into."""
    return tuple(sorted(folder.glob("*.json")))


def in_order(recent: Iterable[Path], others: Iterable[Path]) -> tuple[Path, ...]:
    """The paths of a list of plans: those opened lately first, and not too many."""
    return tuple(dict.fromkeys((*recent, *others)))[:MOST]


def by_name(archived: Iterable[Path]) -> tuple[Path, ...]:
    """The paths of a list of archived plans, and not too many."""
    return tuple(sorted(dict.fromkeys(archived), key=lambda path: path.name.casefold()))[:MOST]


def listed_plan(path: Path) -> ListedPlan | None:
    """Read a plan for a list; nothing where there is no file."""
    if not _is_there(path):
        return None
    try:
        return ListedPlan(path, read_profile(path, trust_edits=True))
    except ProfileFileError as error:
        return ListedPlan(path, None, error.sentence)


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


def _all_listed(paths: Iterable[Path]) -> tuple[ListedPlan, ...]:
    read = (listed_plan(path) for path in paths)
    return tuple(plan for plan in read if plan is not None)
