"""What a plan costs: about, at most, in the learner's own currency.

A milestone costs the ceiling of its cheapest fitting resource's band. What is done or skipped costs
nothing any more, and what the learner may not use is never offered.
"""

from __future__ import annotations

import datetime as dt

from planner.domain.catalogue import (
    Catalogue,
    CatalogueMilestone,
    Resource,
    fitting_resources,
    milestone_cost,
)
from planner.domain.eligibility import may_take_part
from planner.domain.model import Money
from planner.domain.profile import Learner, Milestone, Preferences, Profile


def resources_for(
    milestone: CatalogueMilestone,
    catalogue: Catalogue,
    preferences: Preferences,
    learner: Learner,
    on: dt.date,
) -> tuple[Resource, ...]:
    """The resources of a milestone that the learner may use and that suit, the cheapest first.

    Where nothing suits the preferences, all that may be used come back; what asks for something
    the learner is known not to be stays away. ``on`` is the day that age is counted on.
    """
    usable = {
        name: catalogue.resources[name]
        for name in milestone.resources
        if name in catalogue.resources
        and may_take_part(catalogue.resources[name].eligibility, learner, on)
    }
    fitting = fitting_resources(
        milestone, usable, preferences.route, frozenset(preferences.formats)
    )
    return tuple(sorted(fitting, key=lambda resource: resource.cost.ceiling))


def planned_cost(profile: Profile, catalogue: Catalogue, today: dt.date) -> Money:
    """The cost of everything that is still open."""
    return sum(
        cost_of(each, profile, catalogue, today)
        for each in profile.milestones
        if each.definition.resources
    )


def cost_of(milestone: Milestone, profile: Profile, catalogue: Catalogue, today: dt.date) -> Money:
    """What one milestone of a profile still costs."""
    if not milestone.definition.resources or not milestone.is_open:
        return 0
    return milestone_cost(
        resources_for(milestone.definition, catalogue, profile.preferences, profile.learner, today)
    )
