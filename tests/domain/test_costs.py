"""What a plan costs: the cheapest fitting resource of everything still open."""

from __future__ import annotations

from planner.domain.catalogue import Catalogue, Cost, Format, Route
from planner.domain.costs import planned_cost, resources_for
from planner.domain.profile import Preferences, Profile, Status
from tests.domain.catalogue_samples import resource
from tests.domain.plan_samples import milestone, profile

CATALOGUE = Catalogue.of(
    resources=(
        resource("dear", cost=Cost.TO_1000, format=Format.ONLINE),
        resource("book", cost=Cost.UNDER_50, format=Format.BOOK),
        resource("school", cost=Cost.OVER_1000, format=Format.IN_PERSON, route=Route.FORMAL),
        resource("free", cost=Cost.FREE, format=Format.ONLINE, route=Route.SELF_TAUGHT),
    )
)


def _plan(preferences: Preferences | None = None) -> Profile:
    return profile(
        milestone("one", resources=("dear", "book")),
        milestone("two", resources=("school", "free")),
        milestone("three", resources=("school",)),
        milestone("four"),
        preferences=preferences or Preferences(),
    )


def test_the_cheapest_resource_of_each_milestone_counts() -> None:
    assert planned_cost(_plan(), CATALOGUE) == 50 + 0 + 3000 + 0


def test_preferences_choose_the_resource() -> None:
    assert planned_cost(_plan(Preferences(route=Route.FORMAL)), CATALOGUE) == 50 + 3000 + 3000
    online = Preferences(formats=(Format.ONLINE,))
    assert planned_cost(_plan(online), CATALOGUE) == 50 + 0 + 3000


def test_what_is_done_or_skipped_costs_nothing() -> None:
    plan = _plan()
    for status in (Status.DONE, Status.SKIPPED):
        over = [each.model_copy(update={"status": status}) for each in plan.milestones]
        assert planned_cost(plan.model_copy(update={"milestones": over}), CATALOGUE) == 0


def test_resources_come_cheapest_first() -> None:
    found = resources_for(_plan().milestones[0].definition, CATALOGUE, Preferences())
    assert [each.id for each in found] == ["book", "dear"]


def test_a_catalogue_without_the_resources_costs_nothing() -> None:
    assert planned_cost(_plan(), Catalogue.of()) == 0
