"""Each mistake is planted alone and must be reported at its place, and nothing else with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.catalogue import (
    CareerPhase,
    CareerTrait,
    Catalogue,
    Event,
    Lag,
    Role,
    Route,
    Trait,
)
from planner.domain.catalogue_check import EntryKey, Part, check_catalogue, core_of, findings
from planner.domain.problems import Problem, ProblemKind
from planner.words import ENGLISH
from tests.domain.catalogue_samples import (
    career,
    milestone,
    place,
    resource,
    skill,
    sound_catalogue,
    sound_parts,
)

Parts = dict[str, list[Any]]
Expected = tuple[ProblemKind, str, dict[str, str | int]]


def change(part: str, index: int, **changes: Any) -> Callable[[Parts], None]:
    """A mistake: one entry of a part gets other values."""

    def plant(parts: Parts) -> None:
        parts[part][index] = parts[part][index].model_copy(update=changes)

    return plant


def add(part: str, *entries: Any) -> Callable[[Parts], None]:
    """A mistake: a part gets further entries."""

    def plant(parts: Parts) -> None:
        parts[part].extend(entries)

    return plant


def trait(weight: int = 2, responsibility: int = 1) -> CareerTrait:
    return CareerTrait(trait=Trait.COMPANY, weight=weight, responsibility=responsibility)


REFERENCE = ProblemKind.UNKNOWN_REFERENCE
MISTAKES: list[tuple[Callable[[Parts], None], list[Expected]]] = [
    (
        change("milestones", 0, after=("gone",)),
        [(REFERENCE, "listen: after", {"part": "milestone", "reference": "gone"})],
    ),
    (
        change("milestones", 0, builds={"hearing": 2, "gone": 1}),
        [(REFERENCE, "listen: builds", {"part": "skill", "reference": "gone"})],
    ),
    (
        change("milestones", 0, resources=("book", "gone")),
        [(REFERENCE, "listen: resources", {"part": "resource", "reference": "gone"})],
    ),
    (
        change("milestones", 1, lags=(Lag(after="meet", days=3),)),
        [(REFERENCE, "mix: lags", {"part": "prerequisite", "reference": "meet"})],
    ),
    (
        change("milestones", 1, replaces=("listen",)),
        [(ProblemKind.DUPLICATE_ID, "mix: replaces", {"former": "listen"})],
    ),
    (
        change("resources", 0, skills=("gone",)),
        [(REFERENCE, "book: skills", {"part": "skill", "reference": "gone"})],
    ),
    (
        change("careers", 0, close=("gone",)),
        [(REFERENCE, "mixer: close", {"part": "career", "reference": "gone"})],
    ),
    (
        change("careers", 0, milestones=(*career("mixer").milestones, place("gone"))),
        [(REFERENCE, "mixer: milestones", {"part": "milestone", "reference": "gone"})],
    ),
    (
        change("careers", 0, milestones=(*career("mixer").milestones, place("mix", 2))),
        [(ProblemKind.DUPLICATE_ID, "mixer: milestones", {"reference": "mix"})],
    ),
    (
        change("careers", 0, milestones=(*career("mixer").milestones[:2], place("meet", 3))),
        [
            (REFERENCE, "mixer: milestones.meet.phase", {"part": "phase", "reference": "3"}),
            (ProblemKind.MISSING, "mixer: no_event_reason", {"missing": "event"}),
        ],
    ),
    (
        change("milestones", 0, after=("mix",)),
        [
            (ProblemKind.CYCLE, "listen: after", {"members": "listen, mix"}),
            (ProblemKind.TOO_LATE, "mixer: milestones.listen.phase", {"prerequisite": "mix"}),
        ],
    ),
    (
        change("milestones", 2, after=("meet",)),
        [(ProblemKind.CYCLE, "meet: after", {"members": "meet"})],
    ),
    (
        change(
            "careers",
            0,
            milestones=(place("listen", 2), place("mix"), place("meet", 2, Role.ESSENTIAL)),
        ),
        [
            (
                ProblemKind.TOO_LATE,
                "mixer: milestones.mix.phase",
                {"milestone": "mix", "phase": 1, "prerequisite": "listen", "later": 2},
            )
        ],
    ),
    (
        change("careers", 0, required={"hearing": 2, "mixing": 4}),
        [
            (
                ProblemKind.NEVER_BUILT,
                "mixer: required.mixing",
                {"skill": "mixing", "level": 4, "built": 3, "anywhere": 3},
            )
        ],
    ),
    (
        change(
            "careers",
            0,
            milestones=(
                place("listen"),
                place("mix", 2, Role.OPTIONAL),
                place("meet", 2, Role.ESSENTIAL),
            ),
        ),
        [
            (
                ProblemKind.NEVER_BUILT,
                "mixer: required.mixing",
                {"level": 3, "built": 0, "anywhere": 3},
            )
        ],
    ),
    (
        change("milestones", 2, needs={"mixing": 5}),
        [(ProblemKind.NEVER_BUILT, "meet: needs.mixing", {"level": 5, "anywhere": 3})],
    ),
    (
        change("milestones", 0, needs={"mixing": 1}),
        [
            (
                ProblemKind.UNREACHABLE,
                f"mixer: required.{name}",
                {"skill": name, "level": level, "reached": 0, "route": "any"},
            )
            for name, level in (("hearing", 2), ("mixing", 3))
        ],
    ),
    (
        change("resources", 0, route=Route.FORMAL),
        [
            (
                ProblemKind.UNREACHABLE,
                f"mixer: required.{name}",
                {"reached": 0, "route": "self-taught"},
            )
            for name in ("hearing", "mixing")
        ],
    ),
    (
        change("resources", 0, effort_low=240),
        [(ProblemKind.OUT_OF_ORDER, "book: effort_low", {"low": 240, "high": 120})],
    ),
    (
        change("careers", 0, traits=(trait(), trait(weight=-1))),
        [(ProblemKind.DUPLICATE_ID, "mixer: traits", {"reference": "company"})],
    ),
    (
        change("careers", 0, traits=(trait(responsibility=2),)),
        [
            (
                REFERENCE,
                "mixer: traits.company.responsibility",
                {"part": "responsibility", "reference": "2"},
            )
        ],
    ),
    (
        change("milestones", 0, criteria=()),
        [(ProblemKind.MISSING, "listen: criteria", {"missing": "criteria"})],
    ),
    (
        change("milestones", 0, resources=()),
        [(ProblemKind.MISSING, "listen: resources", {"missing": "resources"})],
    ),
    (
        change("milestones", 2, event=Event()),
        [(ProblemKind.MISSING, "mixer: no_event_reason", {"missing": "event"})],
    ),
    (
        change(
            "careers",
            0,
            phases=(*career("mixer").phases, CareerPhase(name="Launch", outcome="Work")),
        ),
        [
            (
                ProblemKind.MISSING,
                "mixer: phases.3",
                {"missing": "phase-milestones", "phase": "Launch"},
            )
        ],
    ),
    (
        change("careers", 0, required={}),
        [(ProblemKind.MISSING, "mixer: required", {"missing": "required"})],
    ),
    (
        change("milestones", 1, title="make  LISTEN"),
        [(ProblemKind.DUPLICATE_TITLE, "mix: title", {"other": "listen"})],
    ),
    (
        change("skills", 1, name="Skill hearing"),
        [(ProblemKind.DUPLICATE_TITLE, "mixing: name", {"other": "hearing"})],
    ),
    (add("milestones", milestone("idle")), [(ProblemKind.UNUSED, "idle", {"what": "milestone"})]),
    (add("skills", skill("idle")), [(ProblemKind.UNUSED, "idle", {"what": "skill"})]),
    (add("resources", resource("idle")), [(ProblemKind.UNUSED, "idle", {"what": "resource"})]),
]


@pytest.mark.parametrize(("plant", "expected"), MISTAKES)
def test_each_mistake_is_found_where_it_is(
    plant: Callable[[Parts], None], expected: list[Expected]
) -> None:
    parts = sound_parts()
    plant(parts)
    problems = check_catalogue(Catalogue.of(**parts))
    assert [(each.kind, each.place) for each in problems] == [each[:2] for each in expected]
    for problem, (_, _, facts) in zip(problems, expected, strict=True):
        assert facts.items() <= problem.facts.items()


@pytest.mark.parametrize(("plant", "expected"), MISTAKES)
def test_each_mistake_has_a_sentence_with_its_facts(
    plant: Callable[[Parts], None], expected: list[Expected]
) -> None:
    parts = sound_parts()
    plant(parts)
    for problem in check_catalogue(Catalogue.of(**parts)):
        sentence = ENGLISH.problem(problem)
        assert sentence.endswith(".")
        for fact in ("id", "reference", "former", "members", "prerequisite", "skill", "other"):
            assert str(problem.facts.get(fact, "")) in sentence


def test_who_teaches_oneself_needs_one_way_that_is_not_formal() -> None:
    parts = sound_parts()
    add("resources", resource("school", route=Route.FORMAL))(parts)
    change("milestones", 0, resources=("school", "book"), needs={"mixing": 0})(parts)
    assert check_catalogue(Catalogue.of(**parts)) == ()


def test_nothing_is_found_in_a_sound_catalogue() -> None:
    assert check_catalogue(sound_catalogue()) == ()


def test_what_is_right_is_not_told() -> None:
    """A former id that is gone, a lag after a prerequisite, a need that something builds."""
    parts = sound_parts()
    change(
        "milestones",
        1,
        replaces=("former",),
        lags=(Lag(after="listen", days=30),),
        needs={"hearing": 2},
    )(parts)
    assert check_catalogue(Catalogue.of(**parts)) == ()


def test_a_reason_replaces_the_dated_event() -> None:
    parts = sound_parts()
    change("milestones", 2, event=None)(parts)
    change("careers", 0, no_event_reason="People meet every week.")(parts)
    assert check_catalogue(Catalogue.of(**parts)) == ()


def test_a_career_without_anything_is_told_for_each_gap() -> None:
    empty = career("empty", required={}, phases=(), milestones=())
    missing = [
        problem.facts["missing"]
        for problem in check_catalogue(sound_catalogue(careers=[career("mixer"), empty]))
    ]
    assert missing == ["required", "phases", "milestones", "event"]


def test_a_prerequisite_of_a_used_milestone_counts_as_used() -> None:
    parts = sound_parts()
    change("milestones", 0, after=("first",))(parts)
    add("milestones", milestone("first", after=("zeroth",)), milestone("zeroth"))(parts)
    assert check_catalogue(Catalogue.of(**parts)) == ()


def test_two_rings_are_two_problems() -> None:
    parts = sound_parts()
    ring = [milestone(name, after=(after,)) for name, after in (("b", "a"), ("a", "b"))]
    add("milestones", *ring)(parts)
    change("milestones", 0, after=("mix",))(parts)
    problems = check_catalogue(Catalogue.of(**parts))
    members = {each.facts["members"] for each in problems if each.kind is ProblemKind.CYCLE}
    assert members == {"a, b", "listen, mix"}


def test_a_problem_names_the_file_of_its_entry() -> None:
    parts = sound_parts()
    change("milestones", 0, after=("gone",))(parts)
    where = {EntryKey(Part.MILESTONE, "listen"): "milestones/ears.json"}
    (problem,) = check_catalogue(Catalogue.of(**parts), where)
    assert isinstance(problem, Problem)
    assert problem.file == "milestones/ears.json"


def test_the_core_leaves_out_options_and_strangers() -> None:
    chosen = career(
        "mixer", milestones=(place("listen"), place("mix", 2, Role.OPTIONAL), place("gone"))
    )
    assert [each.id for each in core_of(chosen, sound_catalogue())] == ["listen"]


NAMES = [f"m{number}" for number in range(6)]


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=12))
def test_a_cycle_is_found_exactly_where_there_is_one(edges: list[tuple[str, str]]) -> None:
    """A ring exists if somebody can walk back to where they started."""
    after: dict[str, set[str]] = {name: set() for name in NAMES}
    for successor, prerequisite in edges:
        after[successor].add(prerequisite)
    reached = {name: set(names) for name, names in after.items()}
    for _ in NAMES:
        for name in NAMES:
            reached[name] |= {far for near in reached[name] for far in reached[near]}
    milestones = [milestone(name, after=tuple(sorted(after[name]))) for name in NAMES]
    found = [
        finding
        for finding in findings(Catalogue.of(milestones=milestones))
        if finding.kind is ProblemKind.CYCLE
    ]
    assert bool(found) == any(name in reached[name] for name in NAMES)
    for finding in found:
        ring = [key.id for key in finding.involved]
        assert all(
            ring[(i + 1) % len(ring)] in after[name] or ring[i - 1] in after[name]
            for i, name in enumerate(ring)
        )
