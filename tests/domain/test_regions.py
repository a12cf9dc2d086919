"""The words for regions: codes, names, groups, and who may count as living where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.regions import countries, groups, may_live_in, region_code
from planner.words import ENGLISH

EVERY = [region.code for region in (*countries(), *groups())]


def test_codes_and_names_are_each_used_once() -> None:
    names = [region.name.casefold() for region in (*countries(), *groups())]
    assert len(set(EVERY)) == len(EVERY)
    assert len(set(names)) == len(names)
    assert [region.name for region in countries()][:2] == ["Afghanistan", "Åland Islands"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("US", "US"),
        ("us", "US"),
        (" United   States ", "US"),
        ("USA", "US"),
        ("uk", "GB"),
        ("England", "GB-ENG"),
        ("gb-eng", "GB-ENG"),
        ("european union", "EU"),
        ("europe", "Europe"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_codes_and_names_are_understood_in_any_case(text: str, code: str | None) -> None:
    assert region_code(text) == code


def test_a_region_is_told_by_its_name_and_an_unknown_one_by_its_own_words() -> None:
    assert ENGLISH.region("gb-sct") == "Scotland"
    assert ENGLISH.region("EEA") == "European Economic Area"
    assert ENGLISH.region("Atlantis") == "Atlantis"


@pytest.mark.parametrize(
    ("lives", "wanted"),
    [
        ("GB-ENG", "GB"),
        ("GB", "GB-ENG"),
        ("England", "Europe"),
        ("DE", "EU"),
        ("DE", "EEA"),
        ("NO", "EEA"),
        ("NO", "Europe"),
        ("PR", "US"),
        ("Puerto Rico", "Americas"),
        ("BR", "Americas"),
        ("TR", "Europe"),
        ("TR", "Asia"),
        ("Europe", "IT"),
        ("Atlantis", "US"),
        ("US", "the far north"),
    ],
)
def test_what_can_be_true_counts(lives: str, wanted: str) -> None:
    assert may_live_in(lives, wanted)


@pytest.mark.parametrize(
    ("lives", "wanted"),
    [
        ("GB-SCT", "GB-ENG"),
        ("GB", "EU"),
        ("NO", "EU"),
        ("CH", "EEA"),
        ("FR", "Americas"),
        ("United States", "GB-ENG"),
        ("Europe", "US"),
    ],
)
def test_what_cannot_be_true_does_not(lives: str, wanted: str) -> None:
    assert not may_live_in(lives, wanted)


@given(st.sampled_from(EVERY), st.sampled_from(EVERY))
def test_living_somewhere_is_told_the_same_from_both_sides(one: str, other: str) -> None:
    assert may_live_in(one, one)
    assert may_live_in(one, other) == may_live_in(other, one)
    assert may_live_in(ENGLISH.region(one), other.casefold()) == may_live_in(one, other)


def test_every_country_lies_on_a_continent() -> None:
    continents = ("Africa", "Americas", "Asia", "Europe", "Oceania")
    for country in countries():
        assert any(may_live_in(country.code, each) for each in continents)
