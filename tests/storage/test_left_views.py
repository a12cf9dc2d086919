"""Tests of `planner.storage.left_views`: how pages were left is read part by part."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.storage.left_views import (
    CareersView,
    ListView,
    NetworkView,
    PortfolioView,
    SkillsView,
    TimelineView,
    read_view,
)
from planner.storage.setting_values import UnfitError

WHOLE = ListView(
    text="mix",
    show="open",
    kind="project",
    group="month",
    milestone="m",
    panel=340,
    no_panel=True,
    page="careers",
    timeline=TimelineView("map", 1500, 3, 40, "m", (1, 2), ("slack",)),
    skills=SkillsView("all", "gap", "mixing"),
    portfolio=PortfolioView(
        "file", "newest", "m", 2, panel=True, title="Ann", line="ann@example.org"
    ),
    careers=CareersView("comparison", "mix", "Audio", "a", ("b", "c")),
    network=NetworkView("x", "due", "c-1", "2027-05-01"),
    opened=("2027-05",),
)


def test_what_was_written_is_read() -> None:
    assert read_view(json.loads(json.dumps(asdict(WHOLE)))) == WHOLE


@pytest.mark.parametrize("part", ["timeline", "skills", "portfolio", "careers", "network"])
def test_one_part_that_is_no_part_costs_no_other(part: str) -> None:
    found = json.loads(json.dumps(asdict(WHOLE)))
    found[part] = "lost"
    read = asdict(read_view(found))
    assert read == {**asdict(WHOLE), part: asdict(ListView())[part]}


@given(st.recursive(st.none() | st.text(max_size=5) | st.integers(), st.lists, max_leaves=3))
def test_anything_may_stand_in_a_field(value: object) -> None:
    for name in asdict(WHOLE):
        assert isinstance(read_view({name: value}), ListView)
    if not isinstance(value, dict):
        with pytest.raises(UnfitError):
            read_view(value)
