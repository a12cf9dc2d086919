"""What goes with a plan that is deleted: its file, and snapshots that nothing else needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.problems import PlannerError
from planner.storage.snapshots import folder_of, list_snapshots
from planner.storage.whereabouts import copies_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from planner.storage.plan_list import ListedPlan


@dataclass(frozen=True, slots=True)
class Belongings:
    """A plan's file and what else is kept for it."""

    path: Path
    #: The folder of its snapshots; None where there are none, or they stay.
    folder: Path | None = None
    snapshots: int = 0
    #: Other files with the same plan: they go on using the snapshots.
    copies: tuple[Path, ...] = ()


def belongings(plan: ListedPlan, also: Iterable[Path] = ()) -> Belongings:
    """Tell what goes with a plan.

    The snapshots of a plan that cannot be read stay: they may be all that is left of it.

    Args:
        plan: The plan.
        also: Files that may hold the same plan, besides the places that are known.
    """
    path = plan.path
    if plan.stored is None:
        return Belongings(path)
    name = plan.stored.profile.id
    folder = folder_of(name)
    try:
        count = len(list_snapshots(folder))
    except PlannerError:
        return Belongings(path)
    if not folder.is_dir():
        return Belongings(path)
    copies = tuple(copies_of(name, folder, path, also))
    return Belongings(path, None if copies else folder, count, copies)


def space_of(folder: Path) -> int:
    """Bytes of all files in a folder and those below it; a file with two names counts once."""
    found: dict[tuple[int, int], int] = {}
    for each in folder.rglob("*"):
        try:
            status = each.lstat()
        except OSError:
            continue  # gone meanwhile
        found[status.st_dev, status.st_ino] = status.st_size if each.is_file() else 0
    return sum(found.values())
