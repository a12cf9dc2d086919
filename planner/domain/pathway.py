"""Which milestones a learner needs, and why: the selection.

The full path is every essential and craft milestone of the careers aimed at, except craft ones that
would raise nothing these careers still ask for. The fast track is the essential ones alone. To
either come, from the whole catalogue, the milestones with the least effort that reach the levels
and prerequisites still missing (`planner.domain.selection`). Of two that take the same effort, the
one with less outside the preferred route and formats is chosen.

The effort of a milestone that is not essential shrinks with what is held: likely effort times level
steps still missing over level steps built, never below its low estimate, in quarter hours.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from planner.domain.calendar import QUARTER
from planner.domain.catalogue import (
    CareerMilestone,
    Catalogue,
    CatalogueMilestone,
    Resource,
    Role,
    Route,
    fits,
    milestone_cost,
)
from planner.domain.costs import resources_for
from planner.domain.eligibility import may_take_part
from planner.domain.model import NO_LEVELS, Minutes, Money
from planner.domain.pathway_order import Ordered, in_order
from planner.domain.problems import Problem, ProblemKind
from planner.domain.profile import Depth, Learner, Preferences
from planner.domain.selection import Candidate, Question, Selection, select

_WEIGHT = {Role.ESSENTIAL: 0, Role.CRAFT: 1, Role.OPTIONAL: 2}


class Aim(Protocol):
    """What is aimed at: the levels asked for and the researched way, as a career has them."""

    @property
    def required(self) -> Mapping[str, int]:
        """Skill id -> level."""

    @property
    def milestones(self) -> tuple[CareerMilestone, ...]:
        """Milestones with their phases and roles, in order."""


@dataclass(frozen=True, slots=True)
class Seeker:
    """What a learner brings to the selection; ratings are skill id -> level.

    ``done`` are ids of milestones already reached, ``on`` the day that ages are counted on, and
    ``refused`` are ids that are not to be chosen: what waits for them goes ahead without them.
    """

    ratings: Mapping[str, int] = field(default_factory=lambda: NO_LEVELS)
    done: frozenset[str] = frozenset()
    preferences: Preferences = field(default_factory=Preferences)
    learner: Learner = field(default_factory=Learner)
    on: dt.date = dt.date.max
    refused: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Choice:
    """A milestone of the pathway: its phase and role in the career, its effort for this learner."""

    milestone: CatalogueMilestone
    phase: int
    role: Role
    estimate: Minutes
    shortened: bool


@dataclass(frozen=True, slots=True)
class Pathway:
    """The chosen milestones by phase, each after its prerequisites, and what stays out of reach."""

    choices: tuple[Choice, ...]
    problems: tuple[Problem, ...]

    @property
    def effort(self) -> Minutes:
        """All minutes of the pathway."""
        return sum(choice.estimate for choice in self.choices)


def required_levels(careers: Iterable[Aim]) -> dict[str, int]:
    """The levels that careers ask for together: skill id -> the highest level."""
    levels: dict[str, int] = {}
    for career in careers:
        for skill, level in career.required.items():
            levels[skill] = max(level, levels.get(skill, 0))
    return levels


def levels_after(
    held: Mapping[str, int], milestones: Iterable[CatalogueMilestone]
) -> dict[str, int]:
    """The levels once milestones are reached as well."""
    levels = dict(held)
    for milestone in milestones:
        for skill, level in milestone.builds.items():
            levels[skill] = max(level, levels.get(skill, 0))
    return levels


def raises_something(
    milestone: CatalogueMilestone, held: Mapping[str, int], required: Mapping[str, int]
) -> bool:
    """Whether a milestone raises a level that is still asked for."""
    return any(
        held.get(skill, 0) < min(level, required.get(skill, 0))
        for skill, level in milestone.builds.items()
    )


def shortened_effort(milestone: CatalogueMilestone, held: Mapping[str, int]) -> Minutes:
    """The likely effort for somebody who holds some levels, in minutes; see the module."""
    built = sum(milestone.builds.values())
    missing = sum(max(0, level - held.get(skill, 0)) for skill, level in milestone.builds.items())
    likely = milestone.effort.likely
    if missing == built:
        return likely
    # Rounded up, so that holding more can never round to a longer effort.
    quarters = -(-likely * missing // (built * QUARTER))
    return min(likely, max(milestone.effort.low, quarters * QUARTER))


def full_path(
    catalogue: Catalogue,
    careers: Sequence[Aim],
    ratings: Mapping[str, int],
    done: frozenset[str] = frozenset(),
) -> Pathway:
    """The full path of somebody without any preferences; see `pathway_for`."""
    return pathway_for(catalogue, careers, Depth.FULL, Seeker(ratings, done))


def pathway_for(
    catalogue: Catalogue, careers: Sequence[Aim], depth: Depth, seeker: Seeker
) -> Pathway:
    """Choose the milestones for a learner.

    What is chosen can be put in an order in which everything each milestone needs is held or comes
    earlier. Without preferences and budget, holding more or having done more never adds effort, the
    fast track is never longer than the full path, and two careers never longer than their sum.

    Args:
        catalogue: everything to choose from.
        careers: one or more careers aimed at.
        depth: the full path or the fast track.
        seeker: what the learner brings.
    """
    offer = _Offer(catalogue, careers, seeker)
    forced = offer.essential if depth is Depth.FAST else offer.essential | offer.craft
    selection = select(offer.question(forced))
    if depth is Depth.FULL and selection.least_price is not None:
        forced = offer.affordable(forced)
        selection = select(offer.question(forced))
    ordered = in_order([offer.offered[name] for name in selection.chosen], offer.places, offer.held)
    choices = tuple(offer.choice(each) for each in ordered)
    return Pathway(choices, offer.problems(selection))


def selection_question(catalogue: Catalogue, careers: Sequence[Aim], seeker: Seeker) -> Question:
    """What the fast track of a learner has to choose from and to reach."""
    offer = _Offer(catalogue, careers, seeker)
    return offer.question(offer.essential)


class _Offer:
    """What one learner may choose from for some careers."""

    def __init__(self, catalogue: Catalogue, careers: Sequence[Aim], seeker: Seeker) -> None:
        self._catalogue = catalogue
        self._seeker = seeker
        known = catalogue.milestones
        self.held = levels_after(
            seeker.ratings, (known[name] for name in sorted(seeker.done) if name in known)
        )
        self.required = required_levels(careers)
        self.places = career_places(careers)
        self.offered = {
            name: milestone
            for name, milestone in known.items()
            if name not in seeker.done and name not in seeker.refused
            if may_take_part(milestone.eligibility, seeker.learner, seeker.on)
        }
        self.essential = frozenset(
            name
            for name, (_, role) in self.places.items()
            if role is Role.ESSENTIAL and name in self.offered
        )
        staying, left_out = self._craft(careers)
        self.craft = staying - self.essential
        self._met = left_out - self.craft - self.essential
        self._candidates = tuple(self._candidate(each) for each in self.offered.values())

    def _craft(self, careers: Sequence[Aim]) -> tuple[frozenset[str], frozenset[str]]:
        """The craft milestones that stay for at least one career, and those that one leaves out."""
        staying: set[str] = set()
        left_out: set[str] = set()
        for career in careers:
            for entry in career.milestones:
                milestone = self.offered.get(entry.id)
                if milestone is not None and entry.role is Role.CRAFT:
                    raises = raises_something(milestone, self.held, career.required)
                    (staying if raises else left_out).add(entry.id)
        return frozenset(staying), frozenset(left_out)

    def _is_met(self, name: str) -> bool:
        """Whether what waits for a milestone may go on without it."""
        milestone = self.offered.get(name)
        if milestone is None or name in self._met:
            return True
        if name in self.essential or name in self.craft:
            return False
        builds = milestone.builds.items()
        return bool(builds) and all(self.held.get(skill, 0) >= level for skill, level in builds)

    def _candidate(self, milestone: CatalogueMilestone) -> Candidate:
        return Candidate(
            id=milestone.id,
            cost=self._cost(milestone),
            price=self._price(milestone) if self._seeker.preferences.budget is not None else 0,
            builds=milestone.builds,
            needs={
                skill: level
                for skill, level in milestone.needs.items()
                if self.held.get(skill, 0) < level
            },
            after=tuple(name for name in milestone.after if not self._is_met(name)),
        )

    def _cost(self, milestone: CatalogueMilestone) -> int:
        """Effort, then effort outside the preference, as one number.

        The other way round a formal route would double the fast track and make it longer than the
        full path: a preference chooses between what is as good, it does not ask for more work.
        """
        effort = self.estimate(milestone)
        return effort * _WHOLE + (effort if self._is_outside(milestone) else 0)

    def _is_outside(self, milestone: CatalogueMilestone) -> bool:
        """Whether a milestone has resources and none of them suits the preferences."""
        preferences = self._seeker.preferences
        if preferences.route is Route.ANY and not preferences.formats:
            return False
        resources = self._resources(milestone)
        formats = frozenset(preferences.formats)
        return bool(resources) and not any(
            fits(each, preferences.route, formats) for each in resources
        )

    def _resources(self, milestone: CatalogueMilestone) -> Sequence[Resource]:
        seeker = self._seeker
        return resources_for(
            milestone, self._catalogue, seeker.preferences, seeker.learner, seeker.on
        )

    def _price(self, milestone: CatalogueMilestone) -> Money:
        return milestone_cost(self._resources(milestone))

    def estimate(self, milestone: CatalogueMilestone) -> Minutes:
        """Minutes for this learner."""
        if milestone.id in self.essential:
            return milestone.effort.likely
        return shortened_effort(milestone, self.held)

    def question(self, forced: frozenset[str]) -> Question:
        """What is to be chosen, with some milestones in any case."""
        wanted = {
            skill: level
            for skill, level in self.required.items()
            if self.held.get(skill, 0) < level
        }
        return Question(self._candidates, forced, wanted, self._seeker.preferences.budget)

    def affordable(self, forced: frozenset[str]) -> frozenset[str]:
        """Those of the full path that the budget allows: the free ones, then as it is ordered."""
        budget = self._seeker.preferences.budget or 0
        prices = {each.id: each.price for each in self._candidates}
        kept = {name for name in forced if name in self.essential or not prices[name]}
        spent = sum(prices[name] for name in select(self.question(frozenset(kept))).chosen)
        for name in self.places:
            if name in forced - kept and spent + prices[name] <= budget:
                tried = select(self.question(frozenset(kept | {name})))
                if tried.least_price is None:
                    kept.add(name)
                    spent = sum(prices[each] for each in tried.chosen)
        return frozenset(kept)

    def choice(self, ordered: Ordered) -> Choice:
        """A chosen milestone; what only fills a gap is craft, because levels depend on it."""
        milestone = ordered.milestone
        role = Role.ESSENTIAL if milestone.id in self.essential else Role.CRAFT
        estimate = self.estimate(milestone)
        shortened = estimate < milestone.effort.likely
        return Choice(milestone, ordered.phase, role, estimate, shortened)

    def problems(self, selection: Selection) -> tuple[Problem, ...]:
        """What the selection does not reach."""
        return tuple(
            Problem.of(
                ProblemKind.LEVEL_OUT_OF_REACH,
                skill=skill,
                name=self._catalogue.skill_name(skill),
                reached=max(level, self.held.get(skill, 0)),
                asked=self.required[skill],
            )
            for skill, level in sorted(selection.reached.items())
        )


#: One minute of effort weighs more than all minutes outside the preference.
_WHOLE = 1_000_000_000


def career_places(careers: Iterable[Aim]) -> Mapping[str, tuple[int, Role]]:
    """Each milestone of some careers with its phase and role, in order of phase."""
    return joined_places(career.milestones for career in careers)


def joined_places(careers: Iterable[Iterable[CareerMilestone]]) -> dict[str, tuple[int, Role]]:
    """A milestone of two careers stands in the earlier phase, with the weightier role."""
    places: dict[str, tuple[int, Role]] = {}
    for milestones in careers:
        for entry in milestones:
            phase, role = places.get(entry.id, (entry.phase, entry.role))
            role = min(role, entry.role, key=_WEIGHT.__getitem__)
            places[entry.id] = (min(phase, entry.phase), role)
    return dict(sorted(places.items(), key=lambda item: item[1][0]))
