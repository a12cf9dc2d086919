"""Each kind of mistake, planted in a file of a sound catalogue, is told with file and place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner.domain.catalogue_check import check_catalogue
from planner.domain.problems import ProblemKind
from planner.storage.seeds import check_folders, load_catalogue
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
    "a region of no vocabulary": (
        "milestones/second.json",
        ("milestones", 1, "eligibility"),
        {"regions": ["US", "Utopia"]},
        [("unknown-reference", "second.json", "meet: eligibility.regions")],
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


TWICE = [
    ("milestones/second.json", b'"id": "meet",', b'"id": "meet", "title": "One",', "meet: title"),
    ("milestones/second.json", b'"low": ', b'"low": 1, "low": ', "mix: effort.low"),
    ("careers/mixer.json", b'"phase": 1', b'"phase": 2, "phase": 1', "mixer: milestones.0.phase"),
    ("resources.json", b'{"resources"', b'{"resources": [], "resources"', "resources"),
]


@pytest.mark.parametrize(("file", "old", "new", "place"), TWICE)
def test_a_key_that_stands_twice_is_told(
    tmp_path: Path, file: str, old: bytes, new: bytes, place: str
) -> None:
    folder = write_sound_catalogue(tmp_path)
    content = (folder / file).read_bytes()
    assert old in content
    write(folder, file, content.replace(old, new, 1))
    problems = check_folders([folder])
    assert told(problems) == [("invalid", Path(file).name, place)]
    assert "stands twice" in ENGLISH.problem(problems[0])


def test_questions_that_cannot_be_asked_are_told(tmp_path: Path) -> None:
    folder = write_sound_catalogue(tmp_path)
    assert check_folders([folder]) == ()
    write(folder, "questionnaire.json", {"questions": [{"id": "a"}]})
    assert told(check_folders([folder])) == [("unreadable", "questionnaire.json", "")]


@pytest.mark.parametrize("name", MISTAKES)
def test_the_same_mistake_in_an_own_catalogue_never_breaks_what_is_below(
    tmp_path: Path, name: str
) -> None:
    """An own copy with a mistake is laid over a sound one: what is below stays as sound as it is.

    Every career below stays, whatever it asks for can still be built, and nothing leads nowhere.
    """
    file, way, value, _ = MISTAKES[name]
    sound = write_sound_catalogue(tmp_path / "sound")
    own = write_sound_catalogue(tmp_path / "own")
    document = read(own / file)
    inner = document
    for step in way[:-1]:
        inner = inner[step]
    inner[way[-1]] = value
    if value is None:
        del inner[way[-1]]
    write(own, file, document)
    before, _ = load_catalogue([sound])
    after, problems = load_catalogue([sound, own])
    assert after.careers.keys() >= before.careers.keys()
    assert after.milestones.keys() >= before.milestones.keys()
    serious = [each for each in check_catalogue(after) if each.kind not in TOLERATED]
    assert all(each.facts["part"] in LEADS_NOWHERE for each in serious)
    assert problems


#: References that nothing is planned with.
LEADS_NOWHERE = {"responsibility", "region"}
#: What an own entry may still do to itself: it is told, and nothing is planned wrongly with it.
TOLERATED = {
    ProblemKind.DUPLICATE_TITLE,
    ProblemKind.MISSING,
    ProblemKind.UNUSED,
}
