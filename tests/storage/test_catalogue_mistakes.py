"""Each kind of mistake, planted in a file of a sound catalogue, is told with file and place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner.storage.seeds import check_folders
from planner.words import ENGLISH
from tests.storage.catalogue_folders import read, told, write, write_sound_catalogue

#: What is planted: a file, the way to a value in it, the value; and what is told.
MISTAKES: dict[str, tuple[str, tuple[str | int, ...], Any, list[tuple[str, str, str]]]] = {
    "an id that leads nowhere": (
        "milestones/second.json",
        ("milestones", 0, "after"),
        ["gone"],
        [("unknown-reference", "second.json", "mix: after")],
    ),
    "a cycle": (
        "milestones/first.json",
        ("milestones", 0, "after"),
        ["mix"],
        [
            ("cycle", "first.json", "listen: after"),
            ("too-late", "mixer.json", "mixer: milestones.listen.phase"),
        ],
    ),
    "a level that nothing builds": (
        "careers/mixer.json",
        ("required", "mixing"),
        5,
        [("never-built", "mixer.json", "mixer: required.mixing")],
    ),
    "a need that nothing builds": (
        "milestones/second.json",
        ("milestones", 1, "needs"),
        {"mixing": 4},
        [("never-built", "second.json", "meet: needs.mixing")],
    ),
    "a milestone nobody uses": (
        "careers/mixer.json",
        ("milestones",),
        [
            {"id": "listen", "phase": 1, "role": "craft"},
            {"id": "mix", "phase": 2, "role": "craft"},
        ],
        [
            ("missing", "mixer.json", "mixer: no_event_reason"),
            ("unused", "second.json", "meet"),
        ],
    ),
    "a prerequisite in a later phase": (
        "careers/mixer.json",
        ("milestones",),
        [
            {"id": "listen", "phase": 2, "role": "craft"},
            {"id": "mix", "phase": 1, "role": "craft"},
            {"id": "meet", "phase": 2, "role": "essential"},
        ],
        [("too-late", "mixer.json", "mixer: milestones.mix.phase")],
    ),
    "a level out of reach by any route": (
        "milestones/second.json",
        ("milestones", 0, "needs"),
        {"mixing": 3},
        [("unreachable", "mixer.json", "mixer: required.mixing")],
    ),
    "a level out of reach for who teaches oneself": (
        "resources.json",
        ("resources", 0, "route"),
        "formal",
        [
            ("unreachable", "mixer.json", "mixer: required.hearing"),
            ("unreachable", "mixer.json", "mixer: required.mixing"),
        ],
    ),
    "effort out of order": (
        "milestones/second.json",
        ("milestones", 1, "effort"),
        {"low": 90, "likely": 60, "high": 120},
        [
            ("invalid", "second.json", "meet: effort"),
            ("unknown-reference", "mixer.json", "mixer: milestones"),
            ("missing", "mixer.json", "mixer: no_event_reason"),
        ],
    ),
    "effort of a resource out of order": (
        "resources.json",
        ("resources", 0, "effort_high"),
        10,
        [("out-of-order", "resources.json", "book: effort_low")],
    ),
    "missing criteria": (
        "milestones/first.json",
        ("milestones", 0, "criteria"),
        [],
        [("missing", "first.json", "listen: criteria")],
    ),
    "a title twice": (
        "milestones/second.json",
        ("milestones", 0, "title"),
        "Make  LISTEN",
        [("duplicate-title", "second.json", "mix: title")],
    ),
    "an id twice": (
        "milestones/second.json",
        ("milestones", 1, "id"),
        "mix",
        [
            ("duplicate-id", "second.json", "mix"),
            ("unknown-reference", "mixer.json", "mixer: milestones"),
            ("missing", "mixer.json", "mixer: no_event_reason"),
        ],
    ),
    "a resource without a kind": (
        "resources.json",
        ("resources", 0, "kind"),
        None,
        [
            ("invalid", "resources.json", "book: kind"),
            ("unknown-reference", "first.json", "listen: resources"),
            ("unknown-reference", "second.json", "mix: resources"),
            ("unknown-reference", "second.json", "meet: resources"),
        ],
    ),
    "a misspelt field": (
        "careers/mixer.json",
        ("close_to",),
        [],
        [
            ("invalid", "mixer.json", "mixer: close_to"),
            ("unused", "first.json", "listen"),
            ("unused", "second.json", "mix"),
            ("unused", "second.json", "meet"),
        ],
    ),
    "a trait of another responsibility": (
        "careers/mixer.json",
        ("traits",),
        [{"trait": "music", "weight": 2, "responsibility": 7}],
        [("unknown-reference", "mixer.json", "mixer: traits.music.responsibility")],
    ),
    "an unknown trait": (
        "careers/mixer.json",
        ("traits",),
        [{"trait": "luck", "weight": 2, "responsibility": 1}],
        [("invalid", "mixer.json", "mixer: traits.0.trait")],
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_it_is_told_where_it_is(tmp_path: Path, name: str) -> None:
    file, way, value, expected = MISTAKES[name]
    folder = write_sound_catalogue(tmp_path)
    document = read(folder / file)
    inner = document
    for step in way[:-1]:
        inner = inner[step]
    inner[way[-1]] = value
    if value is None:
        del inner[way[-1]]
    write(folder, file, document)
    problems = check_folders([folder])
    found = told(problems)
    assert [each for each in found if each in expected] == expected
    if name != "an unknown trait":  # it takes the career along, and then nothing is used
        assert [each for each in found if each[0] != "unused"] == [
            each for each in expected if each[0] != "unused"
        ]
    for problem in problems:
        sentence = ENGLISH.problem(problem)
        assert sentence.endswith(".")
        assert "{" not in sentence
