"""A catalogue folder laid over the shipped one adds and replaces, and never breaks it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner.storage.seeds import check_folders, load_catalogue
from tests.domain.catalogue_samples import sound_catalogue
from tests.storage.catalogue_folders import (
    Document,
    plain,
    read,
    same,
    told,
    write,
    write_sound_catalogue,
)


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return write_sound_catalogue(tmp_path / "shipped")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def own_milestone(own: Path, **changes: Any) -> None:
    document = plain(sound_catalogue().milestones["listen"]) | changes
    write(own, "milestones/own.json", {"milestones": [document]})


def test_a_later_folder_adds_entries(shipped: Path, own: Path) -> None:
    own_milestone(own, id="walk", title="Take a walk", after=["mix"])
    career = plain(sound_catalogue().careers["mixer"]) | {"id": "walker", "name": "Walker"}
    career["milestones"].append({"id": "walk", "phase": 2, "role": "optional"})
    write(own, "careers/walker.json", career)
    catalogue, problems = load_catalogue([shipped, own])
    assert problems == ()
    assert set(catalogue.careers) == {"mixer", "walker"}
    assert catalogue.milestones["walk"].after == ("mix",)


def test_a_later_folder_replaces_an_entry(shipped: Path, own: Path) -> None:
    own_milestone(own, title="Listen closely")
    catalogue, problems = load_catalogue([shipped, own])
    assert problems == ()
    assert catalogue.milestones["listen"].title == "Listen closely"


@pytest.mark.parametrize(
    ("changes", "kinds"),
    [
        ({"effort": {"low": 9, "likely": 3, "high": 5}}, ["invalid"]),
        ({"after": ["gone"]}, ["unknown-reference", "left-out"]),
        ({"builds": {"gone": 2}}, ["unknown-reference", "never-built", "left-out"]),
        ({"after": ["mix"]}, ["cycle", "too-late", "left-out"]),
        ({"after": ["listen"]}, ["cycle", "left-out"]),
        ({"builds": {"hearing": 1}}, ["never-built", "left-out"]),
    ],
)
def test_an_entry_that_would_break_a_shipped_one_is_left_out(
    shipped: Path, own: Path, changes: Document, kinds: list[str]
) -> None:
    own_milestone(own, **changes)
    catalogue, problems = load_catalogue([shipped, own])
    assert same(catalogue, sound_catalogue())
    assert [each.kind.value for each in problems] == kinds


def test_what_names_an_entry_left_out_goes_with_it(shipped: Path, own: Path) -> None:
    own_milestone(own, id="walk", title="Take a walk", after=["gone"])
    career = plain(sound_catalogue().careers["mixer"]) | {"id": "walker", "name": "Walker"}
    career["milestones"].append({"id": "walk", "phase": 2, "role": "optional"})
    write(own, "careers/walker.json", career)
    catalogue, problems = load_catalogue([shipped, own])
    assert same(catalogue, sound_catalogue())
    assert told(problems) == [
        ("unknown-reference", "own.json", "walk: after"),
        ("left-out", "own.json", "walk"),
        ("unknown-reference", "walker.json", "walker: milestones"),
        ("left-out", "walker.json", "walker"),
    ]


def test_only_the_guilty_one_of_several_replacements_is_left_out(shipped: Path, own: Path) -> None:
    parts = sound_catalogue().milestones
    harmless = plain(parts["meet"]) | {"title": "Meet somebody"}
    guilty = plain(parts["mix"]) | {"builds": {"mixing": 1}}
    write(own, "milestones/own.json", {"milestones": [harmless, guilty]})
    catalogue, problems = load_catalogue([shipped, own])
    assert catalogue.milestones["meet"].title == "Meet somebody"
    assert catalogue.milestones["mix"].builds == {"mixing": 3}
    assert told(problems)[-1] == ("left-out", "own.json", "mix")


def test_replacements_that_break_something_only_together_are_all_left_out(
    shipped: Path, own: Path
) -> None:
    """Each of two milestones builds enough alone; together nothing builds the level."""
    document = read(shipped / "milestones" / "second.json")
    document["milestones"][1]["builds"] = {"mixing": 3}
    write(shipped, "milestones/second.json", document)
    weaker = [each | {"builds": {"mixing": 1}} for each in document["milestones"]]
    write(own, "milestones/own.json", {"milestones": weaker})
    catalogue, problems = load_catalogue([shipped, own])
    assert catalogue.milestones["mix"].builds == {"mixing": 3}
    assert catalogue.milestones["meet"].builds == {"mixing": 3}
    assert [each.kind.value for each in problems] == ["never-built", "left-out", "left-out"]


def test_harmless_faults_of_an_added_entry_are_told_and_it_stays(shipped: Path, own: Path) -> None:
    own_milestone(own, id="walk", resources=["gone"])
    catalogue, problems = load_catalogue([shipped, own])
    assert "walk" in catalogue.milestones
    assert [each.kind.value for each in problems] == [
        "unknown-reference",
        "duplicate-title",
        "unused",
    ]
    assert check_folders([shipped, own]) == problems


# --- Additions to a career ------------------------------------------------------------------------


def addition(own: Path, **document: Any) -> Path:
    return write(own, "additions/more.json", {"$schema": "addition.json", **document})


def test_a_career_is_extended_and_the_rest_of_it_stays(shipped: Path, own: Path) -> None:
    own_milestone(own, id="walk", title="Take a walk", builds={"hearing": 3})
    addition(
        own,
        extends="mixer",
        milestones=[{"id": "walk", "phase": 1, "role": "craft"}],
        required={"hearing": 3, "mixing": 1},
    )
    catalogue, problems = load_catalogue([shipped, own])
    assert problems == ()
    career, before = catalogue.careers["mixer"], sound_catalogue().careers["mixer"]
    assert [place.id for place in career.milestones] == ["listen", "walk", "mix", "meet"]
    assert dict(career.required) == {"hearing": 3, "mixing": 3}
    assert career.model_copy(
        update={"milestones": before.milestones, "required": before.required}
    ) == (before)


def test_two_folders_extend_one_career(shipped: Path, own: Path, tmp_path: Path) -> None:
    for folder, name in ((own, "walk"), (tmp_path / "other", "run")):
        own_milestone(folder, id=name, title=f"Go for a {name}")
        addition(folder, extends="mixer", milestones=[{"id": name, "phase": 2, "role": "optional"}])
    catalogue, problems = load_catalogue([shipped, own, tmp_path / "other"])
    assert problems == ()
    assert [place.id for place in catalogue.careers["mixer"].milestones[-2:]] == ["walk", "run"]


@pytest.mark.parametrize(
    ("document", "found"),
    [
        (
            {"extends": "gone"},
            [("unknown-reference", "more.json", "gone: extends")],
        ),
        (
            {"extends": "mixer", "milestones": [{"id": "gone", "phase": 1, "role": "craft"}]},
            [
                ("unknown-reference", "more.json", "mixer: milestones"),
                ("left-out", "more.json", "mixer"),
            ],
        ),
        (
            {"extends": "mixer", "required": {"mixing": 5}},
            [
                ("never-built", "more.json", "mixer: required.mixing"),
                ("left-out", "more.json", "mixer"),
            ],
        ),
        ({"extends": "mixer", "name": "x"}, [("invalid", "more.json", "entry 1: name")]),
    ],
)
def test_an_addition_that_does_not_fit_is_told_in_its_file(
    shipped: Path, own: Path, document: Document, found: list[tuple[str, str, str]]
) -> None:
    addition(own, **document)
    catalogue, problems = load_catalogue([shipped, own])
    assert told(problems) == found
    assert same(catalogue, sound_catalogue())
