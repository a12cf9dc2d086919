"""What a plan costs: about, at most, in the learner's own currency.

A milestone costs the ceiling of its cheapest fitting resource's band. What is done or skipped costs
nothing any more.
"""

from __future__ import annotations

from planner.domain.catalogue import (
    Catalogue,
    CatalogueMilestone,
    Resource,
    fitting_resources,
    milestone_cost,
)
from planner.domain.model import Money
from planner.domain.profile import Preferences, Profile


def resources_for(
    milestone: CatalogueMilestone, catalogue: Catalogue, preferences: Preferences
) -> tuple[Resource, ...]:
    """The resources of a milestone that suit the learner, the cheapest first."""
    fitting = fitting_resources(
        milestone, catalogue.resources, preferences.route, frozenset(preferences.formats)
    )
    return tuple(sorted(fitting, key=lambda resource: resource.cost.ceiling))


def planned_cost(profile: Profile, catalogue: Catalogue) -> Money:
    """The cost of everything that is still open."""
    return sum(
        milestone_cost(resources_for(each.definition, catalogue, profile.preferences))
        for each in profile.milestones
        if each.is_open
    )
