"""The ways to replan as values, and what each would bring: worked out on frozen values alone.

Nothing here knows of the screen, so all of it may run beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.catch_up import (
    OfferKind,
    clashes_between,
    moved_between,
    plan_break,
    push,
    weeks_over,
)
from planner.domain.edits import Together
from planner.domain.even_load import evened
from planner.domain.plan import plan_of, with_schedule
from planner.domain.problems import PlannerError
from planner.domain.profile import Depth
from planner.domain.repath import CarriesOver, carries_over, with_pathway
from planner.ui.spoken import said

if TYPE_CHECKING:
    import datetime as dt

    from planner.domain.catalogue import Catalogue
    from planner.domain.catch_up import Moved, Offer
    from planner.domain.consequences import Consequences
    from planner.domain.edits import Edit
    from planner.domain.model import Minutes
    from planner.domain.plan import Plan
    from planner.domain.problems import Problem
    from planner.domain.profile import Profile


@dataclass(frozen=True, slots=True)
class OfferWay:
    """One of the four offers; ``even`` makes its weeks even without a later finish."""

    kind: OfferKind
    even: bool = False


@dataclass(frozen=True, slots=True)
class PushWay:
    """Everything open starts some days later."""

    days: int


@dataclass(frozen=True, slots=True)
class BreakWay:
    """Days without study, both ends included."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class EvenWay:
    """Even weeks up to the planned finish as it stands."""


@dataclass(frozen=True, slots=True)
class DepthWay:
    """Another depth of the same careers."""

    depth: Depth


@dataclass(frozen=True, slots=True)
class CareersWay:
    """Other careers, by their ids."""

    careers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditWay:
    """An edit that the learner asked for elsewhere: new dates of a milestone."""

    edit: Edit


Way = OfferWay | PushWay | BreakWay | EvenWay | DepthWay | CareersWay | EditWay


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a way would bring to a plan; without an edit it cannot be had or changes nothing."""

    way: Way
    before: Plan
    edit: Edit | None = None
    #: The plan as it would be; None where the way cannot be had.
    after: Plan | None = None
    #: Why it cannot be had.
    sentence: str = ""
    moves: tuple[Moved, ...] = ()
    weeks_over: int = 0
    clashes: tuple[Problem, ...] = ()
    #: The offer it comes from, where it is one.
    offer: Offer | None = None
    #: What another pathway keeps.
    carried: CarriesOver | None = None


def outcome_of(
    way: Way,
    before: Plan,
    catalogue: Catalogue,
    offers: tuple[Offer, ...] = (),
    *,
    codes_issued: int,
) -> Outcome:
    """Work out what a way would bring; ``offers`` are those made for the same plan."""
    offer, carried = None, None
    try:
        if isinstance(way, OfferWay):
            offer = next(each for each in offers if each.kind is way.kind)
        if isinstance(way, DepthWay | CareersWay):
            carried = _carried(way, before, catalogue)
        edit = _edit(way, before, catalogue, offer, codes_issued)
        after = before.profile if edit is None else edit.apply(before.profile)[0]
    except PlannerError as error:
        return Outcome(way, before, sentence=said(error.sentence), offer=offer)
    if edit is None and offer is not None:
        return Outcome(way, before, offer=offer)
    plan = plan_of(after, before.today, catalogue)
    return Outcome(
        way,
        before,
        edit if after != before.profile else None,
        plan,
        moves=moved_between(before.profile, after),
        weeks_over=weeks_over(plan),
        clashes=clashes_between(before, plan),
        offer=offer,
        carried=carried,
    )


def outcome_of_edit(found: Consequences) -> Outcome:
    """What is known of an edit already, as an outcome."""
    return Outcome(
        EditWay(found.asked),
        found.before,
        found.edit,
        found.after,
        moves=found.moves,
        weeks_over=found.weeks_over,
        clashes=found.clashes,
    )


def _edit(
    way: Way, before: Plan, catalogue: Catalogue, offer: Offer | None, codes_issued: int
) -> Edit | None:
    profile, today = before.profile, before.today
    match way:
        case EditWay():
            return with_schedule(profile, way.edit, today)
        case OfferWay():
            return None if offer is None else _offered(offer, profile, today, even=way.even)
        case PushWay():
            return push(profile, way.days, today)
        case BreakWay():
            return plan_break(profile, way.first, way.last, today)
        case EvenWay():
            return evened(profile, today)
        case DepthWay():
            return with_pathway(
                profile, catalogue, today, codes_issued=codes_issued, depth=way.depth
            )
        case CareersWay():
            # The careers that it has already: choosing anew among them is no switch.
            if way.careers == tuple(target.career for target in profile.targets):
                return None
            return with_pathway(
                profile, catalogue, today, codes_issued=codes_issued, careers=way.careers
            )


def _offered(offer: Offer, profile: Profile, today: dt.date, *, even: bool) -> Edit | None:
    if offer.edit is None or not even:
        return offer.edit
    after, _ = offer.edit.apply(profile)
    return Together((offer.edit, evened(after, today, offer.finish)), offer.edit.change)


def _carried(way: DepthWay | CareersWay, before: Plan, catalogue: Catalogue) -> CarriesOver:
    profile, today = before.profile, before.today
    if isinstance(way, DepthWay):
        return carries_over(profile, catalogue, today, depth=way.depth)
    return carries_over(profile, catalogue, today, careers=way.careers)


def other_depth(depth: Depth) -> Depth:
    """The depth that a plan does not have."""
    return Depth.FAST if depth is Depth.FULL else Depth.FULL


def hours_by_depth(before: Plan, catalogue: Catalogue) -> dict[Depth, Minutes] | None:
    """What is left to do at each depth; None where the catalogue lacks the plan's careers."""
    depth = before.profile.depth
    other = other_depth(depth)
    try:
        carried = carries_over(before.profile, catalogue, before.today, depth=other)
    except PlannerError:
        return None
    return {depth: carried.effort_before, other: carried.effort_after}
