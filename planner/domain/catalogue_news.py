"""Whether a catalogue differs from what a plan was made of, whatever the learner did since.

To list what a newer catalogue offers, each milestone is compared field by field and a pathway is
chosen anew. That is not needed where there is nothing to offer, which is most of the time; and
nothing the learner does with milestones makes a catalogue newer.
"""

from __future__ import annotations

from planner.domain.catalogue import Career, Catalogue, CatalogueMilestone
from planner.domain.pathway import joined_places
from planner.domain.profile import Profile, Target


def has_news(profile: Profile, catalogue: Catalogue) -> bool:
    """Whether `planner.domain.upgrade.offers` could find anything; False is certain.

    Args:
        profile: the learner's document; what was done with its milestones makes no difference.
        catalogue: the newer catalogue.
    """
    pairs = [(each, catalogue.careers.get(each.career)) for each in profile.targets]
    if any(_differs(target, career) for target, career in pairs if career is not None):
        return True
    places = [(each.places, career.milestones if career else ()) for each, career in pairs]
    before = joined_places(old or new for old, new in places)
    if before != joined_places(new or old for old, new in places):
        return True
    taken = {each.id: each for each in profile.milestones if not each.own}
    if any(name in taken for each in catalogue.milestones.values() for name in each.replaces):
        return True
    whole = bool(pairs) and all(career is not None for _, career in pairs)
    for name, milestone in taken.items():
        now = catalogue.milestones.get(name)
        if now is None:
            if whole:
                return True
        elif not _same(milestone.base or milestone.definition, now):
            return True
    return False


def _differs(target: Target, career: Career) -> bool:
    names = tuple(phase.name for phase in career.phases)
    if (target.name, target.short_name, target.phases) != (career.name, career.short_name, names):
        return True
    if dict(target.required) != dict(career.required):
        return True
    # A plan that knows no places cannot tell what moved.
    order = [place.id for place in target.places]
    return bool(order) and order != [place.id for place in career.milestones]


def _same(before: CatalogueMilestone, now: CatalogueMilestone) -> bool:
    return before is now or before == now
