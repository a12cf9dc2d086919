"""Tests of `planner.storage.migrations`, with made-up steps, and of each step there is."""

from __future__ import annotations

import copy
import datetime as dt
import json
from pathlib import Path

import pytest

from planner.domain import edits
from planner.storage.migrations import (
    SCHEMA_VERSION,
    STEPS,
    Document,
    IncompleteDocumentError,
    MissingSchemaError,
    NewerSchemaError,
    migrate,
    schema_of,
)
from planner.storage.profile_file import ProfileStore, read_profile
from planner.storage.snapshot_rhythm import SnapshotRhythm
from planner.storage.snapshots import Reason, folder_for, list_snapshots
from tests.storage.damage import RELEASED


def hours_to_minutes(document: Document) -> Document:
    profile = dict(document["profile"])
    profile["minutes"] = profile.pop("hours") * 60
    return {**document, "profile": profile}


def with_colour(document: Document) -> Document:
    return {**document, "colour": "blue"}


TWO = (hours_to_minutes, with_colour)
OLD: Document = {"schema_version": 1, "profile": {"hours": 2}}


def test_the_schema_is_the_number_of_steps_plus_one() -> None:
    assert len(STEPS) + 1 == SCHEMA_VERSION


def test_steps_run_in_order_from_the_documents_schema_on() -> None:
    before = copy.deepcopy(OLD)
    today = {"schema_version": 3, "profile": {"minutes": 120}, "colour": "blue"}
    assert migrate(OLD, TWO) == today
    assert before == OLD
    half_way: Document = {"schema_version": 2, "profile": {"minutes": 5}}
    assert migrate(half_way, TWO) == {**half_way, "schema_version": 3, "colour": "blue"}


def test_schema_2_counts_codes_beside_the_profile() -> None:
    old: Document = {"schema_version": 1, "profile": {"name": "n", "codes_issued": 58}}
    assert migrate(old) == {"schema_version": 2, "codes_issued": 58, "profile": {"name": "n"}}
    assert migrate({"schema_version": 1, "profile": {}})["codes_issued"] == 0
    assert old["profile"]["codes_issued"] == 58


def test_todays_document_is_returned_as_it_is() -> None:
    today: Document = {"schema_version": 3, "profile": {}}
    assert migrate(today, TWO) is today


def test_a_newer_document_is_refused() -> None:
    with pytest.raises(NewerSchemaError, match="schema 4, and this version reads up to 3"):
        migrate({"schema_version": 4}, TWO)


@pytest.mark.parametrize("version", [None, 0, -1, True, 1.0, "1", [1]])
def test_a_schema_is_a_whole_number_from_one(version: object) -> None:
    with pytest.raises(MissingSchemaError):
        schema_of({"schema_version": version})


@pytest.mark.parametrize("profile", [None, {}, [], {"hours": None}])
def test_a_step_that_finds_something_else_says_so(profile: object) -> None:
    with pytest.raises(IncompleteDocumentError, match="schema 1"):
        migrate({"schema_version": 1, "profile": profile}, TWO)


@pytest.mark.parametrize("released", RELEASED, ids=[path.stem for path in RELEASED])
def test_the_original_is_kept_before_a_migrated_plan_is_first_saved(
    tmp_path: Path, released: Path
) -> None:
    original = released.read_bytes()
    path = tmp_path / "plan.json"
    path.write_bytes(original)
    now = dt.datetime(2027, 5, 1, 12, tzinfo=dt.UTC)
    store = ProfileStore(path, rhythm=SnapshotRhythm(lambda: now))
    stored = store.load()
    assert path.read_bytes() == original, "opening writes nothing"
    renamed = edits.rename("Another name").apply(stored.profile)[0]
    store.save(renamed)
    assert read_profile(path).schema_version == SCHEMA_VERSION
    assert read_profile(path).profile == renamed
    folder = folder_for(path)
    assert folder is not None
    (kept,) = list_snapshots(folder)
    assert kept.path.read_bytes() == original
    older = json.loads(original)["schema_version"] < SCHEMA_VERSION
    assert kept.reason is (Reason.MIGRATION if older else Reason.SESSION)


def test_there_is_a_real_plan_of_every_schema() -> None:
    found = [json.loads(path.read_bytes())["schema_version"] for path in RELEASED]
    assert found == list(range(1, SCHEMA_VERSION + 1))


@pytest.mark.parametrize("released", RELEASED, ids=[path.stem for path in RELEASED])
def test_steps_are_pure(released: Path) -> None:
    document = json.loads(released.read_bytes())
    before = copy.deepcopy(document)
    first, second = migrate(document), migrate(document)
    assert first == second
    assert document == before
