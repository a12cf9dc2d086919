"""Catalogue folders for tests: a good small one, and what is written into others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from planner.domain.catalogue import Catalogue
from planner.domain.problems import Problem
from tests.domain.catalogue_samples import sound_catalogue

Document = dict[str, Any]


def write(folder: Path, name: str, document: object) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    content = document if isinstance(document, bytes) else json.dumps(document).encode()
    path.write_bytes(content)
    return path


def read(path: Path) -> Document:
    return json.loads(path.read_bytes())


def plain(entry: Any) -> Document:
    return json.loads(entry.model_dump_json(exclude_defaults=True))


def write_sound_catalogue(folder: Path) -> Path:
    """Make a folder with a small catalogue in which nothing is wrong."""
    catalogue = sound_catalogue()
    write(folder, "skills.json", {"skills": list(map(plain, catalogue.skills.values()))})
    write(folder, "resources.json", {"resources": list(map(plain, catalogue.resources.values()))})
    milestones = list(map(plain, catalogue.milestones.values()))
    write(folder, "milestones/first.json", {"milestones": milestones[:1]})
    write(folder, "milestones/second.json", {"milestones": milestones[1:]})
    for career in catalogue.careers.values():
        write(folder, f"careers/{career.id}.json", plain(career))
    return folder


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str, str]]:
    """Kind, file name and place of each problem."""
    return [(each.kind.value, Path(each.file).name, each.place) for each in problems]


def same(one: Catalogue, other: Catalogue) -> bool:
    return all(
        dict(getattr(one, part)) == dict(getattr(other, part))
        for part in ("careers", "skills", "milestones", "resources")
    )
