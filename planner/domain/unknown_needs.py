"""What a milestone asks for that nobody knows: neither its plan nor the catalogue.

A plan that was edited by hand may name anything, and a catalogue of the learner's own may be gone.
What is unknown counts as met, for nobody could ever reach it; so it has to be told.
"""

from __future__ import annotations

from collections.abc import Container

from planner.domain.catalogue import Catalogue
from planner.domain.profile import Milestone, Profile


def unknown_needs(
    milestone: Milestone, profile: Profile, in_plan: Container[str], catalogue: Catalogue
) -> tuple[str, ...]:
    """The ids of milestones and skills that a milestone asks for and nobody knows.

    Args:
        milestone: one of the plan's.
        profile: the plan.
        in_plan: the ids of its milestones.
        catalogue: everything to choose from; of an empty one nothing is said.
    """
    if not milestone.is_open or not catalogue.milestones:
        return ()
    definition = milestone.definition
    made = [
        name
        for name in definition.after
        if name not in in_plan
        and name not in catalogue.milestones
        and not any(name in each.replaces for each in catalogue.milestones.values())
    ]
    able = [
        skill
        for skill, level in definition.needs.items()
        if skill not in catalogue.skills
        and profile.ratings.get(skill, 0) < level
        and not any(skill in each.definition.builds for each in profile.milestones)
    ]
    return (*made, *able)
