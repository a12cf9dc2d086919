"""The learner's document: everything that is saved, and the root of the JSON.

A profile holds facts only: what was chosen, what was done, and the dates that were worked out when
the plan was last made. Levels, lateness, slack and percentages are derived from it and never
stored.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from planner.domain.calendar import ONE_DAY, StudyCalendar
from planner.domain.catalogue import (
    CareerMilestone,
    CatalogueMilestone,
    Event,
    Format,
    Kind,
    Role,
    Route,
)
from planner.domain.codes import issued_by
from planner.domain.links import MAX_ADDRESS
from planner.domain.model import (
    DAY_MINUTES,
    MAX_TITLE,
    NO_LEVELS,
    Days,
    FrozenModel,
    Id,
    Level,
    Levels,
    Minutes,
    Money,
    Note,
    Title,
)
from planner.domain.network import Contact, Meeting, calendar_beside
from planner.domain.problems import UnknownMilestoneError
from planner.domain.sentences import Sentence


class Status(StrEnum):
    """What the learner says of a milestone; blocked and overdue are derived."""

    TODO = "todo"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    SKIPPED = "skipped"


class Depth(StrEnum):
    """How much of a career's path the learner takes on."""

    FULL = "full"
    FAST = "fast"


class LogEntry(FrozenModel):
    """Minutes worked on a day."""

    on: dt.date
    minutes: Minutes
    note: Note = ""


class EvidenceKind(StrEnum):
    """Where the thing that shows an achievement is kept."""

    LINK = "link"
    FILE = "file"
    NOTE = "note"


class Evidence(FrozenModel):
    """What shows that a milestone was reached (Open Badges 3.0: evidence)."""

    identity: ClassVar = ("kind", "target")

    kind: EvidenceKind
    #: An address, a path, or the words of the note.
    target: Note
    title: Annotated[str, Field(max_length=MAX_TITLE)] = ""
    added: dt.date
    #: Skills it shows; empty means those that its milestone builds.
    skills: tuple[Id, ...] = ()
    #: Whether the learner would show it to somebody.
    starred: bool = False
    #: Bytes and SHA-256 of a file when it was added, to notice one that was changed since.
    size: Annotated[int, Field(ge=0)] | None = None
    sha256: Annotated[str, Field(pattern="^([0-9a-f]{64})?$")] = ""
    #: What the learner says of it to those they show it to: what it is, their part in it, what it
    #: was made with, and an address where it can be seen or heard.
    about: Note = ""
    part: Annotated[str, Field(max_length=MAX_TITLE)] = ""
    tools: tuple[Title, ...] = ()
    link: Annotated[str, Field(max_length=MAX_ADDRESS)] = ""


class Step(FrozenModel):
    """A part of a milestone that the learner ticks off; it has no dates of its own."""

    id: Id
    text: Title
    done_on: dt.date | None = None


class Habit(FrozenModel):
    """Practice that recurs: minutes on each of some weekdays (0 is Monday)."""

    minutes: Annotated[int, Field(ge=1, le=DAY_MINUTES)]
    weekdays: tuple[Annotated[int, Field(ge=0, le=6)], ...]

    @model_validator(mode="after")
    def _some_days_once(self) -> Self:
        if not self.weekdays or list(self.weekdays) != sorted(set(self.weekdays)):
            raise ValueError(Sentence("a habit has at least one weekday, each once and in order"))
        return self

    @property
    def weekly(self) -> Minutes:
        """Minutes in a week."""
        return self.minutes * len(self.weekdays)


class Rating(FrozenModel):
    """How the learner rated a skill on a day; nothing where the rating was taken back."""

    identity: ClassVar = ("on", "skill")

    on: dt.date
    skill: Id
    level: Level | None


class Review(FrozenModel):
    """A week that the learner looked back on; ``week`` is its Monday."""

    identity: ClassVar = ("week",)

    week: dt.date
    on: dt.date
    note: Note = ""


class Pin(FrozenModel):
    """Dates the learner fixed; nothing moves them but the learner."""

    start: dt.date | None = None
    finish: dt.date | None = None

    @model_validator(mode="after")
    def _some_and_in_order(self) -> Self:
        if self.start is None and self.finish is None:
            raise ValueError(Sentence("a pin fixes a start, a finish or both"))
        if self.start and self.finish and self.finish < self.start:
            raise ValueError(Sentence("a pinned finish cannot come before its start"))
        return self


#: Days after the placement's start, number of days in a row, minutes on each of them.
Run = tuple[Days, Annotated[int, Field(ge=1, le=36_500)], Minutes]


#: A placement that starts earlier ends within the calendar, whatever its runs.
_FAR_YEAR = 9_700


class Placement(FrozenModel):
    """When a milestone is planned: its days and the minutes on each, run-length encoded.

    ``finish`` is the day of the last minute; for a pinned milestone the pinned day.
    """

    start: dt.date
    finish: dt.date
    runs: tuple[Run, ...] = ()

    @model_validator(mode="after")
    def _within_the_calendar(self) -> Self:
        if self.start.year > _FAR_YEAR:
            last = max((offset + count for offset, count, _ in self.runs), default=0)
            if self.start.toordinal() + last > dt.date.max.toordinal():
                raise ValueError(Sentence("a placement cannot go past the year 9999"))
        return self

    def days(self) -> Iterator[tuple[dt.date, Minutes]]:
        """Each day with its minutes, in order."""
        for offset, count, minutes in self.runs:
            day = self.start + dt.timedelta(days=offset)
            for _ in range(count):
                yield day, minutes
                day += ONE_DAY

    def minutes(self) -> Minutes:
        """All minutes placed."""
        return sum(count * minutes for _, count, minutes in self.runs)


class Milestone(FrozenModel):
    """A chosen milestone: a copy of its definition, and everything the learner did with it."""

    definition: CatalogueMilestone
    #: The catalogue's own definition, kept from the moment the learner first edits it.
    base: CatalogueMilestone | None = None
    #: Whether the learner added it.
    own: bool = False
    code: Id
    phase: Annotated[int, Field(ge=1, le=99)]
    role: Role
    #: Minutes of effort planned for this learner.
    estimate: Minutes
    #: Whether levels already held made the estimate smaller than the catalogue's.
    shortened: bool = False
    status: Status = Status.TODO
    done_on: dt.date | None = None
    skip_reason: Note = ""
    log: tuple[LogEntry, ...] = ()
    notes: Note = ""
    evidence: tuple[Evidence, ...] = ()
    #: The learner's own parts of it.
    steps: tuple[Step, ...] = ()
    #: Criteria that are met already, in their own words.
    criteria_met: tuple[Title, ...] = ()
    habit: Habit | None = None
    #: Time, place, people, agenda and feedback of a session or an event.
    meeting: Meeting | None = None
    pin: Pin | None = None
    not_before: dt.date | None = None
    #: Dates of an event as the learner entered them.
    event: Event | None = None
    placement: Placement | None = None

    @property
    def id(self) -> str:
        """The id of its definition."""
        return self.definition.id

    @property
    def title(self) -> str:
        """The title of its definition."""
        return self.definition.title

    @property
    def kind(self) -> Kind:
        """The kind of its definition."""
        return self.definition.kind

    @property
    def logged(self) -> Minutes:
        """All minutes worked on it."""
        return sum(entry.minutes for entry in self.log)

    @property
    def remaining(self) -> Minutes:
        """Minutes still to do: none once done or skipped, never less than none."""
        if self.status in (Status.DONE, Status.SKIPPED):
            return 0
        return max(0, self.estimate - self.logged)

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor skipped."""
        return self.status in (Status.TODO, Status.IN_PROGRESS)

    @property
    def is_touched(self) -> bool:
        """Whether the learner did anything with it, so that it never leaves the plan by itself."""
        return bool(
            self.own
            or self.status is not Status.TODO
            or self.log
            or self.notes
            or self.evidence
            or self.steps
            or self.criteria_met
            or self.habit
            or self.meeting
            or self.pin
            or self.not_before
            or self.event
            or self.base
        )

    @property
    def is_core(self) -> bool:
        """Whether the career's core holds it."""
        return self.role is not Role.OPTIONAL

    @property
    def weekly_limit(self) -> Minutes | None:
        """The most minutes in one week: what it is paced to, or the learner's habit where less."""
        limits = (self.definition.weekly_limit, self.habit.weekly if self.habit else None)
        return min((each for each in limits if each is not None), default=None)

    @property
    def dates(self) -> Event | None:
        """The event's dates: the learner's own where entered, else the catalogue's."""
        return self.event or self.definition.event

    @property
    def provisional(self) -> bool:
        """Whether it is an event of which only the usual month is known."""
        dates = self.dates
        return dates is not None and dates.first is None and bool(dates.months)


class Target(FrozenModel):
    """A career aimed at, as it was when chosen, so that a plan outlives its catalogue."""

    identity: ClassVar = ("career",)

    career: Id
    name: Title
    short_name: Title
    icon: Id
    phases: tuple[Title, ...]
    required: Levels = Field(default_factory=lambda: NO_LEVELS)
    #: Its milestones in its order; without them nobody can tell what a newer catalogue moved.
    places: tuple[CareerMilestone, ...] = ()


class Preferences(FrozenModel):
    """How the learner likes to learn; these choose resources and never remove a milestone."""

    budget: Money | None = None
    currency: Annotated[str, Field(max_length=8)] = "€"
    route: Route = Route.ANY
    #: Empty means any.
    formats: tuple[Format, ...] = ()
    #: Milestones side by side.
    focus_limit: Annotated[int, Field(ge=1, le=8)] = 3


class Learner(FrozenModel):
    """Answers that decide what somebody may take part in; all may stay blank."""

    student: bool | None = None
    born: Annotated[int, Field(ge=1900, le=2100)] | None = None
    region: str = ""


class Profile(FrozenModel):
    """The learner's document."""

    id: Id
    name: Title
    created: dt.date
    targets: tuple[Target, ...]
    depth: Depth = Depth.FULL
    #: The learner's own ratings: skill id -> level.
    ratings: Levels = Field(default_factory=lambda: NO_LEVELS)
    start: dt.date
    wished_finish: dt.date | None = None
    calendar: StudyCalendar
    preferences: Preferences = Preferences()
    learner: Learner = Learner()
    #: Every rating there was, oldest first; ``ratings`` are the last of them.
    rated: tuple[Rating, ...] = ()
    #: In the learner's order.
    milestones: tuple[Milestone, ...] = ()
    contacts: tuple[Contact, ...] = ()
    reviews: tuple[Review, ...] = ()
    #: Id and code of what left the plan untouched: it comes back under the code that is on paper.
    former_codes: tuple[tuple[Id, Id], ...] = ()
    #: Keys of problems the learner has dismissed for good.
    dismissed: tuple[str, ...] = ()
    #: Keys of catalogue changes the learner has declined for good.
    declined: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        ids = [milestone.id for milestone in self.milestones]
        if len(set(ids)) != len(ids):
            raise ValueError(Sentence("a milestone stands in the plan twice"))
        codes = [milestone.code for milestone in self.milestones]
        if len(set(codes)) != len(codes):
            raise ValueError(Sentence("two milestones have the same code"))
        people = [contact.id for contact in self.contacts]
        if len(set(people)) != len(people):
            raise ValueError(Sentence("a contact stands in the plan twice"))
        return self

    @cached_property
    def _places(self) -> tuple[tuple[Milestone, ...], dict[str, int]]:
        """Milestones, and the place of each by its id: of this profile, or of one it was made from.

        Nearly every change leaves all milestones in their places, so a copy goes on with what is
        known of its original; what is found there is looked at before it is believed.
        """
        places = {each.definition.id: place for place, each in enumerate(self.milestones)}
        return self.milestones, places

    def place_of(self, name: str) -> int:
        """Where the milestone with an id stands among all, or -1."""
        known, places = self._places
        place = places.get(name, -1)
        if known is self.milestones or not name:
            return place
        if 0 <= place < len(self.milestones) and self.milestones[place].definition.id == name:
            return place
        self.__dict__.pop("_places", None)
        return self._places[1].get(name, -1)

    def milestone(self, name: str) -> Milestone | None:
        """The milestone with an id, or nothing."""
        place = self.place_of(name)
        return None if place < 0 else self.milestones[place]

    def known(self, name: str) -> Milestone:
        """The milestone with an id.

        Raises:
            UnknownMilestoneError: if the plan does not hold it.
        """
        found = self.milestone(name)
        if found is None:
            raise UnknownMilestoneError(name)
        return found

    def free_calendar(self, today: dt.date) -> StudyCalendar:
        """When there is time for milestones: the calendar less what follow-ups take."""
        return calendar_beside(self.calendar, self.contacts, today)

    @property
    def codes(self) -> frozenset[str]:
        """Every code that is in use or kept for what may come back."""
        kept = (code for _, code in self.former_codes)
        return frozenset((*(each.code for each in self.milestones), *kept))

    @property
    def codes_issued(self) -> int:
        """How many codes have been issued at the least; the file also counts those taken back."""
        return issued_by(self.codes)

    @property
    def required(self) -> dict[str, int]:
        """Level asked for by the careers aimed at: skill id -> level."""
        levels: dict[str, int] = {}
        for target in self.targets:
            for skill, level in target.required.items():
                levels[skill] = max(level, levels.get(skill, 0))
        return levels

    @property
    def phase_names(self) -> tuple[str, ...]:
        """Names of the phases; the first career aimed at names them."""
        return max((target.phases for target in self.targets), key=len, default=())
