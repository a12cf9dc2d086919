"""Where plans are put and looked for: the folder of a plan, and a free name for a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from planner import paths
from planner.storage.plan_moves import free_name

if TYPE_CHECKING:
    from pathlib import Path

    from planner.storage.profile_file import ProfileStore

SUFFIX: Final = ".json"


def plans_folder() -> Path:
    """Return the folder for plans that the learner puts nowhere else."""
    return paths.user_data_folder() / "plans"


def folder_of(store: ProfileStore | None) -> Path:
    """Return the folder of the open plan, or the one for plans."""
    return store.path.parent if store else plans_folder()


def free_path(name: str, folder: Path | None = None) -> Path:
    """Return a path that no file has yet; without a folder it is in the one for plans."""
    return free_name(folder or plans_folder(), slug_of(name), SUFFIX)


def slug_of(name: str) -> str:
    """Return what a plan of some name is called on disk."""
    kept = "".join(letter if letter.isalnum() else "-" for letter in name.casefold())
    words = "-".join(word for word in kept.split("-") if word)
    # A file's name is limited in bytes, of which a letter of some scripts takes four.
    return words.encode()[:60].decode(errors="ignore").strip("-") or "plan"
