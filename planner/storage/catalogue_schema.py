"""The JSON Schemas of the files of a catalogue, made from the models, for editors to complete with.

A file names its own as ``$schema``, as a path from where it lies. The copies in ``seeds/schema``
are written by ``planner catalogue schema seeds/schema``; a test holds them against the models.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from planner.domain.catalogue import Career
from planner.storage.questionnaire import QuestionnaireFile
from planner.storage.safe_write import write_durably
from planner.storage.seeds import MilestonesFile, ResourcesFile, SkillsFile
from planner.storage.shelf import CareerAddition

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def catalogue_schemas() -> dict[str, dict[str, Any]]:
    """The schema of each sort of file, by the name of the schema's own file."""
    schemas = {
        "career.json": Career.model_json_schema(),
        "addition.json": CareerAddition.model_json_schema(),
        "milestones.json": MilestonesFile.model_json_schema(),
        "skills.json": SkillsFile.model_json_schema(),
        "resources.json": ResourcesFile.model_json_schema(),
        "questionnaire.json": QuestionnaireFile.model_json_schema(),
    }
    # A career is the whole of its file, so its model leaves the address out.
    address = schemas["skills.json"]["properties"]["$schema"]
    career = schemas["career.json"]
    career["properties"] = {"$schema": address, **career["properties"]}
    return {name: {"$schema": _DIALECT, **_on_one_line(each)} for name, each in schemas.items()}


def write_schemas(folder: Path) -> tuple[str, ...]:
    """Write a file for each schema into a folder, and return their names.

    Raises:
        WriteError: One of them was not written.
    """
    schemas = catalogue_schemas()
    for name, schema in schemas.items():
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        write_durably(folder / name, text.encode(), mode=0o644)
    return tuple(schemas)


def _on_one_line(value: Any) -> Any:
    """The same with every description, which comes from a docstring, on one line."""
    if isinstance(value, dict):
        return {
            name: " ".join(each.split())
            if name == "description" and isinstance(each, str)
            else _on_one_line(each)
            for name, each in value.items()
        }
    if isinstance(value, list):
        return [_on_one_line(each) for each in value]
    return value
