"""What the catalogue's entries refuse, and what they can be asked."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from planner.domain.catalogue import (
    Catalogue,
    Cost,
    Effort,
    Event,
    Format,
    Role,
    Route,
    fitting_resources,
    milestone_cost,
)
from tests.domain.catalogue_samples import (
    career,
    milestone,
    place,
    resource,
    skill,
    sound_catalogue,
)


@given(st.lists(st.integers(0, 10_000), min_size=3, max_size=3))
def test_effort_is_taken_only_in_order(minutes: list[int]) -> None:
    low, likely, high = minutes
    if low <= likely <= high:
        assert Effort(low=low, likely=likely, high=high).likely == likely
    else:
        with pytest.raises(ValidationError, match="low over likely to high"):
            Effort(low=low, likely=likely, high=high)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"first": dt.date(2027, 3, 1)}, "both a first and a last day"),
        ({"last": dt.date(2027, 3, 1)}, "both a first and a last day"),
        ({"first": dt.date(2027, 3, 2), "last": dt.date(2027, 3, 1)}, "before it begins"),
        ({"months": (0,)}, "greater than or equal to 1"),
        ({"months": (13,)}, "less than or equal to 12"),
    ],
)
def test_an_event_refuses_dates_that_are_none(values: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Event(**values)


def test_an_event_takes_a_single_day() -> None:
    day = dt.date(2027, 3, 1)
    assert Event(first=day, last=day).last == day


@pytest.mark.parametrize("level", [-1, 6, 2.5, "high"])
def test_a_level_is_a_whole_number_from_0_to_5(level: object) -> None:
    with pytest.raises(ValidationError):
        milestone("mix", builds={"mixing": level})


@pytest.mark.parametrize("changes", [{"title": ""}, {"kind": "event"}, {"colour": "red"}])
def test_a_milestone_refuses_what_is_not_in_its_model(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        milestone("mix", **changes)


def test_a_skill_has_exactly_five_sentences() -> None:
    with pytest.raises(ValidationError):
        skill("mixing", levels=("One.", "Two.", "Three.", "Four."))


def test_entries_and_look_ups_cannot_be_changed() -> None:
    catalogue = sound_catalogue()
    with pytest.raises(ValidationError):
        catalogue.milestones["mix"].title = "Other"
    with pytest.raises(TypeError):
        catalogue.milestones["mix"].builds["mixing"] = 5  # type: ignore[index]
    with pytest.raises(TypeError):
        catalogue.skills["other"] = skill("other")  # type: ignore[index]


def test_a_milestone_survives_its_json() -> None:
    original = milestone(
        "meet", builds={"mixing": 2}, event=Event(months=(1, 10), attendance=60), span=30
    )
    assert type(original).model_validate_json(original.model_dump_json()) == original


def test_the_later_of_two_entries_counts() -> None:
    catalogue = Catalogue.of(skills=[skill("mixing"), skill("mixing", name="Mixing")])
    assert catalogue.skill_name("mixing") == "Mixing"
    assert catalogue.skill_name("gone") == "gone"


def test_the_effort_of_a_career_is_that_of_its_core() -> None:
    catalogue = sound_catalogue()
    assert catalogue.career_effort(catalogue.careers["mixer"]) == (180, 360)
    optional = career(
        "mixer",
        milestones=(
            place("listen"),
            place("gone"),
            place("mix", 2, Role.OPTIONAL),
        ),
    )
    assert catalogue.career_effort(optional) == (60, 120), "options and strangers count nothing"


RESOURCES = {
    each.id: each
    for each in (
        resource("book", route=Route.SELF_TAUGHT),
        resource("degree", route=Route.FORMAL, format=Format.IN_PERSON, cost=Cost.OVER_1000),
        resource("site", route=Route.SELF_TAUGHT, format=Format.ONLINE, cost=Cost.UNDER_50),
        resource("club", format=Format.HYBRID, cost=Cost.TO_250),
    )
}


@pytest.mark.parametrize(
    ("route", "formats", "expected"),
    [
        (Route.ANY, set(), ["book", "degree", "site", "club"]),
        (Route.FORMAL, set(), ["degree", "club"]),
        (Route.SELF_TAUGHT, set(), ["book", "site", "club"]),
        (Route.ANY, {Format.ONLINE}, ["book", "site", "club"]),
        (Route.FORMAL, {Format.IN_PERSON}, ["degree", "club"]),
        (Route.FORMAL, {Format.ONLINE}, ["club"]),
    ],
)
def test_preferences_choose_resources(
    route: Route, formats: set[Format], expected: list[str]
) -> None:
    wanted = milestone("mix", resources=("book", "degree", "gone", "site", "club"))
    found = fitting_resources(wanted, RESOURCES, route, frozenset(formats))
    assert [each.id for each in found] == expected


def test_preferences_never_leave_a_milestone_without_a_resource() -> None:
    wanted = milestone("mix", resources=("degree",))
    found = fitting_resources(wanted, RESOURCES, Route.SELF_TAUGHT, frozenset({Format.ONLINE}))
    assert [each.id for each in found] == ["degree"]


def test_a_milestone_costs_its_cheapest_resource() -> None:
    assert milestone_cost(RESOURCES.values()) == 0
    assert milestone_cost([RESOURCES["degree"], RESOURCES["club"]]) == 250
    assert milestone_cost([]) == 0
    assert [cost.ceiling for cost in Cost] == [0, 50, 250, 1000, 3000]
