"""A small plan of eight milestones in two phases, and a session around it."""

from __future__ import annotations

import datetime as dt

from planner.domain import edits
from planner.domain.calendar import StudyCalendar, week_of_hours
from planner.domain.catalogue import (
    Catalogue,
    CatalogueMilestone,
    Confidence,
    Cost,
    Effort,
    Format,
    Kind,
    Resource,
    ResourceKind,
    Role,
)
from planner.domain.catch_up import planned_pace
from planner.domain.codes import code_of
from planner.domain.model import with_fields
from planner.domain.plan import Plan, plan_of
from planner.domain.profile import Milestone, Profile, Target
from planner.ui.session import PlanSession
from planner.words import ENGLISH

START = dt.date(2027, 1, 4)
TODAY = dt.date(2027, 2, 1)

_ROWS = (
    ("listen", Kind.PRACTICE, "Listen to twenty records", 1, 4, (), Role.ESSENTIAL),
    ("signal", Kind.COURSE, "Signal flow", 1, 6, (), Role.ESSENTIAL),
    ("theory", Kind.COURSE, "Music theory refresher", 1, 3, (), Role.OPTIONAL),
    ("balance", Kind.PROJECT, "Static balance of one song", 2, 10, ("signal",), Role.CRAFT),
    ("rock", Kind.PROJECT, "Full mix: indie <b>rock</b>", 2, 20, ("balance",), Role.CRAFT),
    ("session", Kind.MENTORSHIP, "Listening session", 2, 2, ("rock",), Role.CRAFT),
    ("night", Kind.NETWORKING, "Mix critique night", 2, 3, (), Role.OPTIONAL),
    ("piece", Kind.PORTFOLIO, "Portfolio piece", 2, 5, ("rock",), Role.ESSENTIAL),
)

RESOURCE = Resource(
    id="tracks",
    kind=ResourceKind.PRACTICE_LIBRARY,
    title="Free multitracks",
    provider="A library",
    url="https://example.org/tracks",
    cost=Cost.FREE,
    effort_low=0,
    effort_high=0,
    format=Format.ONLINE,
    confidence=Confidence.KNOWN,
    checked=START,
)


def milestone(place: int) -> Milestone:
    """One of the eight."""
    name, kind, title, phase, hours, after, role = _ROWS[place]
    minutes = hours * 60
    definition = CatalogueMilestone(
        id=name,
        kind=kind,
        title=title,
        criteria=(f"Proof of {name}",),
        effort=Effort(low=minutes, likely=minutes, high=minutes),
        after=after,
        resources=("tracks",) if name == "rock" else (),
    )
    return Milestone(
        definition=definition, code=code_of(place), phase=phase, role=role, estimate=minutes
    )


def small_profile() -> Profile:
    """Eight milestones at 8 h a week, laid out from the start; "listen" is done, "rock" begun."""
    target = Target(
        career="mixing-engineer",
        name="Mixing Engineer",
        short_name="Mixing",
        icon="faders",
        phases=("Foundations", "Core craft"),
    )
    profile = Profile(
        id="small",
        name="Mixing Engineer",
        created=START,
        targets=(target,),
        start=START,
        calendar=StudyCalendar(week=week_of_hours(8)),
        milestones=tuple(milestone(place) for place in range(len(_ROWS))),
    )
    profile, _ = planned_pace(profile, START).apply(profile)
    for edit in (
        edits.check_off("listen", START, TODAY),
        edits.log_minutes(profile, "rock", 300, TODAY, TODAY),
    ):
        profile, _ = edit.apply(profile)
    return profile


class Clock:
    """A clock that stands until it is set."""

    def __init__(self, day: dt.date = TODAY) -> None:
        self.now = dt.datetime.combine(day, dt.time(9, 41))

    def __call__(self) -> dt.datetime:
        return self.now


class FakeStore:
    """Keeps what is saved in a list; fails while ``error`` is set."""

    def __init__(self) -> None:
        self.saves: list[Profile] = []
        self.error: Exception | None = None
        self.codes_issued: int | None = None

    def save(
        self, profile: Profile, *, allow_empty: bool = False, codes_issued: int | None = None
    ) -> None:
        if self.error is not None:
            raise self.error
        self.saves.append(profile)
        self.codes_issued = codes_issued


def small_session(
    store: FakeStore | None = None, clock: Clock | None = None, profile: Profile | None = None
) -> PlanSession:
    """A session on the small plan; without a store it is read-only."""
    catalogue = Catalogue.of(resources=(RESOURCE,))
    return PlanSession(profile or small_profile(), catalogue, ENGLISH, clock or Clock(), store)


def asking_for_unknown(milestone: str, names: tuple[str, ...]) -> Plan:
    """The small plan where a milestone also asks for others that nobody knows."""
    profile = small_profile()
    after = (*profile.known(milestone).definition.after, *names)
    milestones = tuple(
        with_fields(each, {"definition": with_fields(each.definition, {"after": after})})
        if each.id == milestone
        else each
        for each in profile.milestones
    )
    catalogue = Catalogue.of(milestones=[each.definition for each in profile.milestones])
    return plan_of(with_fields(profile, {"milestones": milestones}), TODAY, catalogue)
