"""Another pathway for a plan that is under way: another depth, other careers, a gap filled anew.

Whatever the learner has touched stays: what is done, begun, skipped, noted, pinned or their own.
Only untouched milestones come and go, and one that comes back has the code it had, so that a
printed page stays true.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from planner.domain.catalogue import CareerMilestone, Catalogue, Effort, Role
from planner.domain.codes import next_codes
from planner.domain.edits import Change, Edit, EditProfile
from planner.domain.model import Minutes
from planner.domain.pathway import (
    Choice,
    Pathway,
    Seeker,
    career_places,
    levels_after,
    pathway_for,
)
from planner.domain.plan import with_schedule
from planner.domain.profile import Depth, Milestone, Profile, Status
from planner.domain.start import careers_of, chosen_milestone, target_of


@dataclass(frozen=True, slots=True)
class CarriesOver:
    """What another pathway would keep and change; efforts are of what is still to do."""

    #: Ids of milestones of the plan that the other pathway holds too, done ones included.
    kept: tuple[str, ...]
    #: Ids that it would add, and untouched ones that would leave the plan.
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    effort_before: Minutes
    effort_after: Minutes


def with_pathway(
    profile: Profile,
    catalogue: Catalogue,
    today: dt.date,
    *,
    codes_issued: int,
    depth: Depth | None = None,
    careers: Sequence[str] | None = None,
) -> Edit:
    """Choose the milestones anew, with dates, as one edit.

    Args:
        profile: the learner's document.
        catalogue: everything to choose from.
        today: the day the plan is made anew.
        codes_issued: how many codes there ever were, for what joins the plan.
        depth: another depth; the plan's own without one.
        careers: ids of other careers to aim at; the plan's own without any.

    Raises:
        UnknownCareerError: if the catalogue does not hold one of the careers.
        NoTimeError: if there is work left and no week has time for it.
    """
    edit = _edit(profile, catalogue, today, depth, careers, codes_issued)
    return with_schedule(profile, edit, today)


def carries_over(
    profile: Profile,
    catalogue: Catalogue,
    today: dt.date,
    *,
    depth: Depth | None = None,
    careers: Sequence[str] | None = None,
) -> CarriesOver:
    """What `with_pathway` would keep and change, without any dates; it raises what that does."""
    after, _ = _edit(profile, catalogue, today, depth, careers).apply(profile)
    before_ids = {each.id for each in profile.milestones}
    after_ids = {each.id for each in after.milestones}
    places = {place.id for target in after.targets for place in target.places}
    return CarriesOver(
        kept=tuple(
            each.id
            for each in after.milestones
            if each.id in before_ids and (each.is_open or each.id in places)
        ),
        added=tuple(each.id for each in after.milestones if each.id not in before_ids),
        dropped=tuple(each.id for each in profile.milestones if each.id not in after_ids),
        effort_before=sum(each.remaining for each in profile.milestones),
        effort_after=sum(each.remaining for each in after.milestones),
    )


def _edit(
    profile: Profile,
    catalogue: Catalogue,
    today: dt.date,
    depth: Depth | None,
    careers: Sequence[str] | None,
    codes_issued: int = 0,
) -> EditProfile:
    names = [target.career for target in profile.targets] if careers is None else careers
    aims = careers_of(names, catalogue)
    depth = depth or profile.depth
    pathway = pathway_for(catalogue, aims, depth, _seeker(profile, today))
    codes = _Codes(profile, codes_issued)
    milestones = _milestones(profile, pathway, dict(career_places(aims)), codes)
    there = {each.id for each in milestones}
    former = dict(profile.former_codes)
    former |= {each.id: each.code for each in profile.milestones if each.id not in there}
    fields = {
        "depth": depth,
        "targets": tuple(target_of(career) for career in aims),
        "milestones": milestones,
        "former_codes": tuple((name, code) for name, code in former.items() if name not in there),
    }
    return EditProfile(MappingProxyType(fields), Change.PATHWAY, reschedules=True)


def _seeker(profile: Profile, today: dt.date) -> Seeker:
    """What the learner brings by now; what they skipped is not offered again."""
    with_status = {
        status: frozenset(each.id for each in profile.milestones if each.status is status)
        for status in Status
    }
    done = (each for each in profile.milestones if each.status is Status.DONE)
    return Seeker(
        levels_after(profile.ratings, (each.definition for each in done)),
        with_status[Status.DONE],
        profile.preferences,
        profile.learner,
        today,
        with_status[Status.SKIPPED],
    )


class _Codes:
    """Codes for what joins the plan: the former one, or the next that was never issued."""

    def __init__(self, profile: Profile, issued: int) -> None:
        self._former = dict(profile.former_codes)
        self._fresh = next_codes(issued, profile.codes)

    def code(self, name: str) -> str:
        """The code of the milestone with an id."""
        return self._former.get(name) or next(self._fresh)


def _milestones(
    profile: Profile,
    pathway: Pathway,
    places: Mapping[str, tuple[int, Role]],
    codes: _Codes,
) -> tuple[Milestone, ...]:
    """The chosen ones in their order; touched ones that were not chosen follow in their phase."""
    plan = {each.id: each for each in profile.milestones}
    chosen = {choice.milestone.id for choice in pathway.choices}
    staying = [
        _standing_aside(each, places)
        for each in profile.milestones
        if each.is_touched and each.id not in chosen
    ]
    made = [_chosen(plan.get(choice.milestone.id), choice, codes) for choice in pathway.choices]
    history = [each for each in staying if not each.is_open]
    waiting = [each for each in staying if each.is_open]
    return tuple(sorted((*history, *made, *waiting), key=lambda each: each.phase))


def _chosen(there: Milestone | None, choice: Choice, codes: _Codes) -> Milestone:
    if there is None:
        return chosen_milestone(choice, codes.code(choice.milestone.id))
    fields: dict[str, object] = {"phase": choice.phase, "role": choice.role}
    if not there.is_touched:
        fields |= {"estimate": choice.estimate, "shortened": choice.shortened}
    return there.model_copy(update=fields)


def _standing_aside(milestone: Milestone, places: Mapping[str, tuple[int, Role]]) -> Milestone:
    """What the learner touched stays; what these careers do not ask for is optional in them."""
    if milestone.own:
        return milestone
    phase, role = places.get(milestone.id, (milestone.phase, Role.OPTIONAL))
    return milestone.model_copy(update={"phase": phase, "role": role})


# --- Among what is in the plan ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _PlannedCareer:
    """A career as the plan knows it."""

    required: Mapping[str, int]
    milestones: tuple[CareerMilestone, ...]


def fast_track_keeps(profile: Profile, catalogue: Catalogue, today: dt.date) -> frozenset[str]:
    """Ids of the open milestones of a plan that a fast track among them would keep.

    Everything counts with the effort that is left of it in the plan.

    Args:
        profile: the learner's document.
        catalogue: where resources are looked up.
        today: the day that ages are counted on.
    """
    open_ones = [each for each in profile.milestones if each.is_open]
    milestones = (
        each.definition.model_copy(update={"effort": _as_left(each)}) for each in open_ones
    )
    among = Catalogue.of((), catalogue.skills.values(), milestones, catalogue.resources.values())
    aims = tuple(_PlannedCareer(target.required, _places(open_ones)) for target in profile.targets)
    pathway = pathway_for(among, aims, Depth.FAST, _seeker(profile, today))
    return frozenset(choice.milestone.id for choice in pathway.choices)


def _as_left(milestone: Milestone) -> Effort:
    left = milestone.remaining
    return Effort(low=left, likely=left, high=left)


def _places(milestones: Iterable[Milestone]) -> tuple[CareerMilestone, ...]:
    return tuple(
        CareerMilestone(id=each.id, phase=min(each.phase, 9), role=each.role) for each in milestones
    )
