"""The worked example of `seeds/README.md`, taken from the page itself, works on the real thing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner import paths
from planner.domain.catalogue_check import core_of
from planner.storage.seeds import check_folders, load_catalogue

SHIPPED = paths.shipped("seeds")
EXAMPLE = re.compile(r"^`my-catalogue/(\S+)`\n+```json\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    page = (SHIPPED / "README.md").read_text(encoding="utf-8")
    for name, content in EXAMPLE.findall(page):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def test_the_page_shows_a_career_and_a_milestone(example: Path) -> None:
    files = sorted(str(path.relative_to(example)) for path in example.rglob("*.json"))
    assert files == ["careers/audiobook-recordist.json", "milestones/audiobook.json"]


def test_the_example_fits_on_top_of_the_shipped_catalogue(example: Path) -> None:
    assert check_folders([SHIPPED, example]) == ()
    catalogue, problems = load_catalogue([SHIPPED, example])
    assert problems == ()
    shipped, _ = load_catalogue([SHIPPED])
    assert set(catalogue.careers) == {*shipped.careers, "audiobook-recordist"}
    assert set(catalogue.milestones) == {*shipped.milestones, "ab-chapters"}
    career = catalogue.careers["audiobook-recordist"]
    assert len(core_of(career, catalogue)) == 6
    low, high = catalogue.career_effort(career)
    assert 0 < low < high
