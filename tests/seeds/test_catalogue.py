"""The shipped catalogue: complete, without a fault, and written as `seeds/README.md` asks."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from planner import paths
from planner.domain.catalogue import Career, Catalogue, Cost, Event, Kind, Licence, Role
from planner.domain.catalogue_check import core_of
from planner.domain.pathway import full_path, levels_after
from planner.storage.seeds import check_folders, load_catalogue

SEEDS = paths.shipped("seeds")

#: Core hours from scratch that were researched for each career, in the order they are shown in.
#: Hours worked in a job are among them.
HOURS = {
    "recording-engineer": (901, 1447),
    "mixing-engineer": (754, 1251),
    "mastering-engineer": (560, 948),
    "live-sound-engineer": (826, 1377),
    "music-producer": (847, 1339),
    "beat-maker": (638, 1015),
    "sound-effects-designer": (703, 1122),
    "foley-artist": (630, 1015),
    "media-composer": (918, 1540),
    "game-audio-designer": (763, 1255),
    "post-sound-editor-mixer": (1478, 2137),
    "music-composer": (858, 1425),
    "orchestrator-arranger": (982, 1616),
    "podcast-producer": (660, 1062),
    "music-editor": (1074, 1716),
    "music-supervisor": (1028, 1676),
    "audio-software-developer": (1221, 1816),
}
FAMILIES = [
    "Audio engineering",
    "Music production",
    "Sound design",
    "Music composition",
    "Related",
]
PHASES = ["Foundations", "Core craft", "Portfolio and collaboration", "Professional launch"]
PROOF_AND_PEOPLE = {Kind.PORTFOLIO, Kind.MENTORSHIP, Kind.NETWORKING, Kind.WORK}
#: Material that may be practised on but not published.
PRACTICE_MATERIAL = {"cambridge-mt", "telefunken-mt"}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found, problems = load_catalogue([SEEDS])
    assert problems == ()
    return found


@pytest.fixture(params=HOURS)
def career(request: pytest.FixtureRequest, catalogue: Catalogue) -> Career:
    return catalogue.careers[request.param]


def test_nothing_is_wrong_with_it() -> None:
    assert check_folders([SEEDS]) == ()


def test_all_of_it_is_there(catalogue: Catalogue) -> None:
    assert set(catalogue.careers) == set(HOURS)
    assert len(catalogue.careers) == 17
    assert len(catalogue.skills) == 72
    assert len(catalogue.resources) == 383
    assert len(catalogue.milestones) == 358


def test_careers_are_shown_family_by_family(catalogue: Catalogue) -> None:
    assert list(catalogue.careers) == list(HOURS)
    families = [career.family for career in catalogue.careers.values()]
    assert list(dict.fromkeys(families)) == FAMILIES
    assert families == sorted(families, key=FAMILIES.index)
    orders = [career.order for career in catalogue.careers.values()]
    assert len(set(orders)) == len(orders)


def test_careers_are_close_to_each_other_both_ways(catalogue: Catalogue) -> None:
    for career in catalogue.careers.values():
        for name in career.close:
            assert career.id in catalogue.careers[name].close, f"{career.id}, {name}"


def test_a_career_has_its_milestones_in_four_phases(career: Career, catalogue: Catalogue) -> None:
    assert [phase.name for phase in career.phases] == PHASES
    assert len(core_of(career, catalogue)) >= 30
    by_phase = Counter(place.phase for place in career.milestones if place.role != Role.OPTIONAL)
    assert all(by_phase[number] >= 3 for number in (1, 2, 3, 4))
    order = [place.phase for place in career.milestones if place.role is not Role.OPTIONAL]
    assert order == sorted(order)


def test_a_career_takes_the_hours_it_was_researched_with(
    career: Career, catalogue: Catalogue
) -> None:
    on_the_job = sum(milestone.on_the_job for milestone in core_of(career, catalogue))
    for minutes, hours in zip(catalogue.career_effort(career), HOURS[career.id], strict=True):
        assert (minutes + on_the_job) / 60 == pytest.approx(hours, rel=0.12)


def test_the_full_path_from_scratch_is_the_whole_core(career: Career, catalogue: Catalogue) -> None:
    path = full_path(catalogue, [career], {})
    assert path.problems == ()
    chosen = {choice.milestone.id for choice in path.choices}
    assert chosen == {milestone.id for milestone in core_of(career, catalogue)}


def test_half_way_skills_save_hours(career: Career, catalogue: Catalogue) -> None:
    half = {skill: level // 2 for skill, level in career.required.items()}
    path = full_path(catalogue, [career], half)
    assert path.problems == ()
    saved = 1 - path.effort / full_path(catalogue, [career], {}).effort
    assert 0.05 < saved < 0.30


def test_a_career_meets_people_on_a_date_or_says_why_not(
    career: Career, catalogue: Catalogue
) -> None:
    events = [
        catalogue.milestones[place.id].event
        for place in career.milestones
        if place.role is Role.ESSENTIAL
    ]
    dated = any(event is not None and event.months for event in events)
    assert dated != bool(career.no_event_reason)


def test_proof_and_people_are_essential_to_a_career(career: Career, catalogue: Catalogue) -> None:
    for place in career.milestones:
        if place.role is not Role.OPTIONAL:
            essential = catalogue.milestones[place.id].kind in PROOF_AND_PEOPLE
            assert (place.role is Role.ESSENTIAL) == essential, place.id
    kinds = {milestone.kind for milestone in core_of(career, catalogue)}
    assert kinds >= {Kind.COURSE, Kind.PRACTICE, Kind.PROJECT, Kind.PORTFOLIO}
    assert kinds & {Kind.MENTORSHIP, Kind.NETWORKING}


def test_a_career_tells_all_about_itself(career: Career) -> None:
    for field in ("responsibilities", "tools", "routes", "portfolio", "first_jobs", "challenges"):
        assert len(getattr(career, field)) >= 3, field
    assert len(career.tagline) <= 70
    assert career.close
    assert all(len(phase.outcome) <= 60 for phase in career.phases)
    assert (paths.shipped("resources") / "icons" / f"{career.icon}.svg").is_file()
    assert not set(career.close) & {career.id}


def test_a_prerequisite_in_the_core_comes_before_its_successor(
    career: Career, catalogue: Catalogue
) -> None:
    core = [milestone.id for milestone in core_of(career, catalogue)]
    for position, milestone in enumerate(core):
        for name in catalogue.milestones[milestone].after:
            assert name in core[:position], f"{milestone} after {name}"


def test_an_ability_is_built_by_the_core_before_it_is_needed(
    career: Career, catalogue: Catalogue
) -> None:
    core = [place for place in career.milestones if place.role is not Role.OPTIONAL]
    for place in career.milestones:
        if place.role is Role.OPTIONAL:
            before = [each for each in core if each.phase <= place.phase]
        else:
            before = core[: core.index(place)]
        levels = levels_after({}, (catalogue.milestones[each.id] for each in before))
        for skill, level in catalogue.milestones[place.id].needs.items():
            assert levels.get(skill, 0) >= level, f"{place.id} needs {skill} {level}"


def test_most_prerequisites_are_abilities(catalogue: Catalogue) -> None:
    milestones = catalogue.milestones.values()
    assert sum(len(each.needs) for each in milestones) > 3 * sum(
        len(each.after) for each in milestones
    )


def test_a_skill_has_five_sentences_somebody_can_say(catalogue: Catalogue) -> None:
    families = {"Technical", "Musical", "Creative", "People", "Business"}
    assert {skill.family for skill in catalogue.skills.values()} == families
    for skill in catalogue.skills.values():
        assert len(skill.summary) <= 60, skill.id
        assert len(set(skill.levels)) == 5, skill.id
        for sentence in skill.levels:
            assert len(sentence) <= 110, sentence
            assert sentence.endswith("."), sentence
            assert re.search(r"\b(I|me|my|My)\b", sentence), sentence


def test_a_milestone_can_be_checked(catalogue: Catalogue) -> None:
    for milestone in catalogue.milestones.values():
        assert len(milestone.title) <= 80, milestone.id
        assert not milestone.title.endswith("."), milestone.id
        assert 1 <= len(milestone.criteria) <= 6, milestone.id
        assert all(len(each) > 10 for each in milestone.criteria), milestone.id
        assert 0 < milestone.effort.low < milestone.effort.high, milestone.id
        attendance = (milestone.event or Event()).attendance
        assert attendance <= milestone.effort.high, milestone.id


def test_every_kind_of_milestone_is_there(catalogue: Catalogue) -> None:
    assert {milestone.kind for milestone in catalogue.milestones.values()} == set(Kind)


def test_practice_material_is_not_published(catalogue: Catalogue) -> None:
    for milestone in catalogue.milestones.values():
        if PRACTICE_MATERIAL & set(milestone.resources) and milestone.kind is Kind.PORTFOLIO:
            assert milestone.licence is not Licence.PUBLISHABLE, milestone.id
    for name in PRACTICE_MATERIAL:
        assert "do not release" in catalogue.resources[name].licence


def test_most_milestones_can_be_reached_without_money(catalogue: Catalogue) -> None:
    free = [
        any(catalogue.resources[name].cost is Cost.FREE for name in milestone.resources)
        for milestone in catalogue.milestones.values()
    ]
    assert sum(free) / len(free) > 0.8


def test_a_resource_leads_somewhere(catalogue: Catalogue) -> None:
    for resource in catalogue.resources.values():
        address = urlsplit(resource.url)
        assert address.scheme in ("http", "https"), resource.id
        assert address.hostname, resource.id
        assert resource.skills, resource.id
        assert 0 < resource.effort_low <= resource.effort_high, resource.id
        assert list(resource.months) == sorted(set(resource.months)), resource.id


def texts(value: Any) -> Iterator[str]:
    """Every text in a document, addresses left out."""
    if isinstance(value, str):
        if not value.startswith("http"):
            yield value
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)


@pytest.mark.parametrize("path", sorted(SEEDS.rglob("*.json")), ids=lambda path: path.stem)
def test_texts_are_plain_and_calm(path: Any) -> None:
    content = path.read_text(encoding="utf-8")
    document = json.loads(content)
    for text in texts(document):
        assert not re.search("[!\N{EM DASH}\t\n]|  ", text), text
        assert text == text.strip(), text
        assert not re.search(r"[$€£]\s?\d", text), f"an exact amount: {text}"
    assert content == json.dumps(document, indent=2, ensure_ascii=False) + "\n"
