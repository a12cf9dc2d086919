"""The schemas are those of the models, and the shipped files name theirs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner import paths
from planner.storage.catalogue_schema import catalogue_schemas, write_schemas

SEEDS = paths.shipped("seeds")
FILES = sorted(path for path in SEEDS.rglob("*.json") if path.parent.name != "schema")


def test_the_shipped_schemas_are_those_of_the_models(tmp_path: Path) -> None:
    names = write_schemas(tmp_path)
    assert sorted(names) == sorted(path.name for path in (SEEDS / "schema").iterdir())
    for name in names:
        written = (tmp_path / name).read_text(encoding="utf-8")
        shipped = (SEEDS / "schema" / name).read_text(encoding="utf-8")
        assert shipped == written, "run: python3 -m planner catalogue schema seeds/schema"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_file_names_its_schema_and_uses_its_fields(path: Path) -> None:
    document = json.loads(path.read_bytes())
    address, *_ = document.values()
    schema = json.loads((path.parent / address).read_bytes())
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) <= set(document) <= set(schema["properties"])
    key = {"careers": "career", "milestones": "milestones"}.get(path.parent.name, path.stem)
    assert (path.parent / address).resolve() == SEEDS.resolve() / "schema" / f"{key}.json"


def test_a_schema_says_what_is_allowed() -> None:
    schemas = catalogue_schemas()
    role = schemas["career.json"]["$defs"]["Role"]
    assert role["enum"] == ["essential", "craft", "optional"]
    minutes = schemas["milestones.json"]["$defs"]["Effort"]["properties"]["low"]
    assert (minutes["type"], minutes["minimum"]) == ("integer", 0)
    assert "\n" not in role["description"]
