"""What a plan costs: the cheapest fitting resource of everything still open, if it may be used."""

from __future__ import annotations

from planner.domain.catalogue import Catalogue, Cost, Eligibility, Format, Route
from planner.domain.costs import planned_cost, resources_for
from planner.domain.profile import Learner, Preferences, Profile, Status
from tests.domain.catalogue_samples import resource
from tests.domain.plan_samples import TODAY, milestone, profile

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
    assert planned_cost(_plan(), CATALOGUE, TODAY) == 50 + 0 + 3000 + 0


def test_preferences_choose_the_resource() -> None:
    assert (
        planned_cost(_plan(Preferences(route=Route.FORMAL)), CATALOGUE, TODAY) == 50 + 3000 + 3000
    )
    online = Preferences(formats=(Format.ONLINE,))
    assert planned_cost(_plan(online), CATALOGUE, TODAY) == 50 + 0 + 3000


def test_what_is_done_or_skipped_costs_nothing() -> None:
    plan = _plan()
    for status in (Status.DONE, Status.SKIPPED):
        over = [each.model_copy(update={"status": status}) for each in plan.milestones]
        assert planned_cost(plan.model_copy(update={"milestones": over}), CATALOGUE, TODAY) == 0


def test_resources_come_cheapest_first() -> None:
    wanted = _plan().milestones[0].definition
    found = resources_for(wanted, CATALOGUE, Preferences(), Learner(), TODAY)
    assert [each.id for each in found] == ["book", "dear"]


def test_a_catalogue_without_the_resources_costs_nothing() -> None:
    assert planned_cost(_plan(), Catalogue.of(), TODAY) == 0


STUDENTS = Catalogue.of(
    resources=(
        resource("grant", cost=Cost.FREE, eligibility=Eligibility(student=True, regions=("US",))),
        resource("club", cost=Cost.UNDER_50, eligibility=Eligibility(membership="The club")),
    )
)


def test_what_the_learner_may_not_use_is_neither_offered_nor_counted() -> None:
    wanted = milestone("one", resources=("grant", "club"))
    for learner, names, cost in (
        (Learner(), ["grant", "club"], 0),
        (Learner(student=True, region="us"), ["grant", "club"], 0),
        (Learner(student=False), ["club"], 50),
        (Learner(region="DE"), ["club"], 50),
    ):
        found = resources_for(wanted.definition, STUDENTS, Preferences(), learner, TODAY)
        assert [each.id for each in found] == names
        assert planned_cost(profile(wanted, learner=learner), STUDENTS, TODAY) == cost


def test_preferences_never_bring_back_what_may_not_be_used() -> None:
    wanted = milestone("one", resources=("grant",)).definition
    online = Preferences(formats=(Format.ONLINE,))
    assert resources_for(wanted, STUDENTS, online, Learner(student=False), TODAY) == ()
    assert len(resources_for(wanted, STUDENTS, online, Learner(), TODAY)) == 1
