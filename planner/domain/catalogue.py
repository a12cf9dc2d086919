"""What is shipped and chosen from: careers, skills, milestones and resources.

The terms follow ESCO and O*NET (occupation, skill) and Open Badges 3.0 (criteria, evidence); a
*career* is their occupation. Nothing here knows a learner.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from planner.domain.model import NO_LEVELS, Days, FrozenModel, Id, Levels, Minutes, Money, Title
from planner.domain.sentences import Sentence


class Kind(StrEnum):
    """What sort of achievement a milestone is. An event is networking with a date."""

    COURSE = "course"
    PRACTICE = "practice"
    PROJECT = "project"
    PORTFOLIO = "portfolio"
    MENTORSHIP = "mentorship"
    NETWORKING = "networking"
    WORK = "work"


class Role(StrEnum):
    """How much a career depends on a milestone; "core" means essential or craft."""

    ESSENTIAL = "essential"
    CRAFT = "craft"
    OPTIONAL = "optional"


class ResourceKind(StrEnum):
    """What sort of thing a resource is."""

    COURSE = "course"
    BOOK = "book"
    REFERENCE = "reference"
    TOOL = "tool"
    COMMUNITY = "community"
    PRACTICE_LIBRARY = "practice-library"
    EVENT = "event"
    JOB_BOARD = "job-board"
    MENTORSHIP = "mentorship"
    CERTIFICATION = "certification"
    COMPETITION = "competition"
    AWARD = "award"


class Cost(StrEnum):
    """The usual price a learner pays for a resource, as a coarse band."""

    FREE = "free"
    UNDER_50 = "under-50"
    TO_250 = "50-250"
    TO_1000 = "250-1000"
    OVER_1000 = "over-1000"

    @property
    def ceiling(self) -> int:
        """The upper end of the band in whole units of the learner's currency, shown as "about"."""
        return _CEILINGS[self]


_CEILINGS = {
    Cost.FREE: 0,
    Cost.UNDER_50: 50,
    Cost.TO_250: 250,
    Cost.TO_1000: 1000,
    Cost.OVER_1000: 3000,
}


class Format(StrEnum):
    """Where a resource is used."""

    ONLINE = "online"
    IN_PERSON = "in-person"
    HYBRID = "hybrid"
    BOOK = "book"
    SOFTWARE = "software"


class Route(StrEnum):
    """Whether a resource belongs to formal education, to teaching oneself, or to both."""

    FORMAL = "formal"
    SELF_TAUGHT = "self-taught"
    ANY = "any"


class Licence(StrEnum):
    """What may be done with a piece made from the material a milestone uses."""

    PRACTICE_ONLY = "practice-only"
    PUBLISHABLE = "publishable"


class Confidence(StrEnum):
    """How sure a fact is: seen in published material, or widely known in the trade."""

    SEEN = "seen"
    KNOWN = "known"


class Trait(StrEnum):
    """What somebody may like about a way of working, and what a career gives a lot or little of."""

    #: Others in the room for most of the day.
    COMPANY = "company"
    #: Decisions while everybody waits.
    PRESSURE = "pressure"
    PRECISION = "precision"
    #: Beginning with nothing.
    INVENTION = "invention"
    #: Serving the idea of somebody else.
    SERVICE = "service"
    #: Thinking in melody, harmony and rhythm.
    MUSIC = "music"
    TECHNOLOGY = "technology"
    CODE = "code"
    #: Working to moving pictures or a story.
    PICTURE = "picture"
    #: Moving and using one's hands.
    HANDS = "hands"
    #: Prices, rights and agreements.
    TERMS = "terms"
    #: Lists, names and plans.
    ORDER = "order"


class Effort(FrozenModel):
    """An estimate of work in minutes, from the lightest to the heaviest that is usual."""

    low: Minutes
    likely: Minutes
    high: Minutes

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.low <= self.likely <= self.high:
            raise ValueError(Sentence("effort must rise from low over likely to high"))
        return self


class Lag(FrozenModel):
    """Days that must pass after one named prerequisite has finished."""

    identity: ClassVar = ("after",)

    after: Id
    days: Days


class Event(FrozenModel):
    """When an event takes place: on exact dates, in usual months, or (with neither) at any time.

    ``attendance`` is the part of the effort spent at the event itself, in minutes;
    ``months`` are 1 to 12.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    months: tuple[Annotated[int, Field(ge=1, le=12)], ...] = ()
    attendance: Minutes = 0

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        if (self.first is None) != (self.last is None):
            raise ValueError(Sentence("an event has both a first and a last day, or neither"))
        if self.first is not None and self.last is not None and self.last < self.first:
            raise ValueError(Sentence("an event cannot end before it begins"))
        return self


class Eligibility(FrozenModel):
    """Who may take part; an unset field asks nothing.

    ``regions`` are those of `planner.domain.regions`, one of which is enough; ages are in years.
    A membership can be joined, so it is told and hides nothing.
    """

    student: bool = False
    max_age: int | None = None
    min_age: int | None = None
    regions: tuple[str, ...] = ()
    membership: str = ""


class CatalogueMilestone(FrozenModel):
    """A checkable achievement as the catalogue offers it.

    ``after`` names milestones whose product is itself needed, ``needs`` abilities that may come
    from anywhere. ``weekly_limit`` is in minutes a week, ``span``, ``wait`` and ``lead`` in days,
    ``on_the_job`` in minutes worked in a job, which take no study time.
    """

    id: Id
    replaces: tuple[Id, ...] = ()
    kind: Kind
    title: Title
    #: What counts as reached, one checkable sentence each.
    criteria: tuple[Title, ...]
    effort: Effort
    weekly_limit: Minutes | None = None
    #: Shortest number of days from the first to the last working minute.
    span: Days = 0
    #: Days of waiting for an answer after the work; they delay successors only.
    wait: Days = 0
    lags: tuple[Lag, ...] = ()
    #: Days ahead that a place must be booked.
    lead: Days = 0
    #: Days before the event that entries close.
    entry_deadline: Days | None = None
    builds: Levels = Field(default_factory=lambda: NO_LEVELS)
    needs: Levels = Field(default_factory=lambda: NO_LEVELS)
    after: tuple[Id, ...] = ()
    #: Milestones of one group are alternatives to each other.
    group: Id | None = None
    event: Event | None = None
    eligibility: Eligibility | None = None
    licence: Licence | None = None
    resources: tuple[Id, ...] = ()
    on_the_job: Minutes = 0


class CareerMilestone(FrozenModel):
    """The place a milestone has in one career."""

    id: Id
    #: 1-based number of the career's phase.
    phase: Annotated[int, Field(ge=1, le=9)]
    role: Role


class CareerPhase(FrozenModel):
    """A heading of a career's pathway and what it ends in."""

    name: Title
    outcome: Title


class Challenge(FrozenModel):
    """Something that makes a career hard, and how the plan answers it."""

    challenge: Title
    answer: Title


class CareerTrait(FrozenModel):
    """How much a career asks for a way of working, and the responsibility that shows it."""

    trait: Trait
    #: 2 a lot, 1 some, -1 little, -2 hardly any.
    weight: Annotated[int, Field(ge=-2, le=2)]
    #: 1-based number of the career's responsibility.
    responsibility: Annotated[int, Field(ge=1)]


class Career(FrozenModel):
    """An occupation to aim at: what it is, what it asks for, and the researched way there."""

    id: Id
    #: Place in lists of careers, the lowest first; of the same place, the id decides.
    order: int = 0
    family: Title
    name: Title
    short_name: Title
    #: Name of a file in ``resources/icons`` without its ending.
    icon: Id
    #: One line for a card.
    tagline: Title
    summary: Annotated[str, Field(min_length=1, max_length=2000)]
    responsibilities: tuple[Title, ...]
    tools: tuple[Title, ...]
    routes: tuple[Title, ...]
    portfolio: tuple[Title, ...]
    first_jobs: tuple[Title, ...]
    challenges: tuple[Challenge, ...]
    onet: tuple[str, ...] = ()
    esco: tuple[str, ...] = ()
    required: Levels
    phases: tuple[CareerPhase, ...]
    milestones: tuple[CareerMilestone, ...]
    close: tuple[Id, ...] = ()
    #: Why no dated event is among the essentials, where none is.
    no_event_reason: str = ""
    #: What the questions of `planner.domain.suits_me` are compared with.
    traits: tuple[CareerTrait, ...] = ()


class Skill(FrozenModel):
    """Something a person can do, with one observable sentence for each level from 1 to 5."""

    id: Id
    name: Title
    family: Title
    summary: Title
    levels: tuple[Title, Title, Title, Title, Title]


class Resource(FrozenModel):
    """A course, book, tool, community or event that a milestone can use.

    Fees, ages and dates of resources change: wherever they are shown stands "confirm before you
    rely on it".
    """

    id: Id
    kind: ResourceKind
    title: Title
    provider: str
    url: str = ""
    cost: Cost
    #: Minutes; reading plus exercises for books, total study for degrees.
    effort_low: Minutes
    effort_high: Minutes
    format: Format
    route: Route = Route.ANY
    cadence: str = ""
    months: tuple[Annotated[int, Field(ge=1, le=12)], ...] = ()
    prerequisites: str = ""
    eligibility: Eligibility | None = None
    licence: str = ""
    skills: tuple[Id, ...] = ()
    confidence: Confidence
    checked: dt.date


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything shipped, looked up by id: careers in their order, the rest as in the files."""

    careers: Mapping[str, Career]
    skills: Mapping[str, Skill]
    milestones: Mapping[str, CatalogueMilestone]
    resources: Mapping[str, Resource]

    @classmethod
    def of(
        cls,
        careers: Iterable[Career] = (),
        skills: Iterable[Skill] = (),
        milestones: Iterable[CatalogueMilestone] = (),
        resources: Iterable[Resource] = (),
    ) -> Self:
        """Index the entries by id, careers in order; of two with one id the later wins."""
        last = {career.id: career for career in careers}
        in_order = sorted(last.values(), key=lambda career: (career.order, career.id))
        return cls(
            MappingProxyType({career.id: career for career in in_order}),
            MappingProxyType({skill.id: skill for skill in skills}),
            MappingProxyType({milestone.id: milestone for milestone in milestones}),
            MappingProxyType({resource.id: resource for resource in resources}),
        )

    def skill_name(self, skill: str) -> str:
        """The name of a skill, or its id where the catalogue does not know it."""
        known = self.skills.get(skill)
        return known.name if known else skill

    def career_effort(self, career: Career) -> tuple[Minutes, Minutes]:
        """Low and high estimate of a career's core milestones from scratch, in minutes."""
        core = [
            self.milestones[entry.id].effort
            for entry in career.milestones
            if entry.role is not Role.OPTIONAL and entry.id in self.milestones
        ]
        return sum(effort.low for effort in core), sum(effort.high for effort in core)


def fits(resource: Resource, route: Route, formats: frozenset[Format]) -> bool:
    """Whether a resource suits a route and a set of formats (empty: all suit).

    Books and software are used anywhere, so a wish for online or in-person keeps them.
    """
    right_route = Route.ANY in (route, resource.route) or resource.route is route
    anywhere = resource.format in (Format.BOOK, Format.SOFTWARE, Format.HYBRID)
    return right_route and (not formats or anywhere or resource.format in formats)


def fitting_resources(
    milestone: CatalogueMilestone,
    resources: Mapping[str, Resource],
    route: Route = Route.ANY,
    formats: frozenset[Format] = frozenset(),
) -> tuple[Resource, ...]:
    """The resources of a milestone that suit a route and a set of formats.

    Where nothing suits, all of them come back: preferences never remove a milestone.
    """
    everything = tuple(resources[name] for name in milestone.resources if name in resources)
    fitting = tuple(resource for resource in everything if fits(resource, route, formats))
    return fitting or everything


def milestone_cost(resources: Iterable[Resource]) -> Money:
    """What a milestone costs at most: the ceiling of its cheapest resource's band."""
    return min((resource.cost.ceiling for resource in resources), default=0)
