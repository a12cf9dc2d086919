"""`planner catalogue`: check the files of a catalogue, or show their JSON Schema."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.commands.desk import count, require_folder
from planner.storage.catalogue_schema import catalogue_schemas, write_schemas
from planner.storage.seeds import check_folders, folders_to_check
from planner.words import ENGLISH

if TYPE_CHECKING:
    import argparse

    from planner.commands.desk import Desk


def run(options: argparse.Namespace, desk: Desk) -> int:
    """Check or describe; the status of a check is 1 where anything is to be mended."""
    folder = Path(options.folder) if options.folder else None
    for each in (*desk.folders, *([] if folder is None else [folder])):
        require_folder(each)
    return (_schema if options.action == "schema" else _check)(folder, desk)


def _schema(folder: Path | None, desk: Desk) -> int:
    if folder is None:
        desk.say_json(catalogue_schemas())
    else:
        desk.tell(f"Written into {folder}: {', '.join(write_schemas(folder))}")
    return 0


def _check(folder: Path | None, desk: Desk) -> int:
    problems = check_folders(folders_to_check(folder, desk.folders))
    for problem in problems:
        place = ", ".join(part for part in (problem.file, str(problem.place)) if part)
        desk.tell(f"{place}: {ENGLISH.problem(problem)}" if place else ENGLISH.problem(problem))
    if problems:
        desk.remark(f"{count(problems, 'problem')} in the catalogue. Mend the entries named.")
        return 1
    desk.tell("No problems found.")
    return 0
