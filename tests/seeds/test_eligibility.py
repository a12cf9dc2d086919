"""Conditions in the shipped catalogue: of the known vocabulary, and nobody is left with nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from planner import paths
from planner.domain.catalogue import Catalogue
from planner.domain.costs import resources_for
from planner.domain.pathway import Seeker, pathway_for
from planner.domain.profile import Depth, Learner, Preferences
from planner.domain.regions import region_code
from planner.storage.seeds import load_catalogue

TODAY = dt.date(2026, 11, 23)
#: Whoever meets the fewest conditions.
LEAST = Learner(student=False, born=1950, region="NZ")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue([paths.shipped("seeds")])[0]


def test_regions_are_written_as_codes(catalogue: Catalogue) -> None:
    asked = [each.eligibility for each in catalogue.resources.values() if each.eligibility]
    regions = {region for each in asked for region in each.regions}
    assert (
        {region_code(region) for region in regions}
        == regions
        == {
            "Americas",
            "GB",
            "GB-ENG",
            "US",
        }
    )


def test_everybody_has_a_resource_for_everything(catalogue: Catalogue) -> None:
    for each in catalogue.milestones.values():
        assert resources_for(each, catalogue, Preferences(), LEAST, TODAY), each.id


def test_a_foley_artist_has_kit_place_and_feet_before_a_film(catalogue: Catalogue) -> None:
    career = catalogue.careers["foley-artist"]
    fast = pathway_for(catalogue, (career,), Depth.FAST, Seeker(on=TODAY))
    chosen = {choice.milestone.id for choice in fast.choices}
    assert {"f-kit", "f-space", "f-steps", "f-short"} <= chosen
