"""A small plan that the tests of storage write and read."""

from __future__ import annotations

import datetime as dt

import pytest

from planner.domain.calendar import StudyCalendar
from planner.domain.catalogue import CatalogueMilestone, Effort, Kind, Role
from planner.domain.profile import (
    Evidence,
    EvidenceKind,
    LogEntry,
    Milestone,
    Placement,
    Profile,
    Status,
    Target,
)

DAY = dt.date(2027, 3, 1)


def small_profile(milestones: int = 3, name: str = "Föley & friends") -> Profile:
    """Return a plan with a little of everything in it."""
    chosen = tuple(
        Milestone(
            definition=CatalogueMilestone(
                id=f"m-{number}",
                kind=Kind.PROJECT,
                title=f"Record scene {number}",
                criteria=("The scene plays in sync.",),
                effort=Effort(low=60, likely=90, high=120),
                builds={"foley": 2},
            ),
            code=f"AC{number}",
            phase=1,
            role=Role.CRAFT,
            estimate=90,
            placement=Placement(start=DAY, finish=DAY + dt.timedelta(days=2), runs=((0, 3, 30),)),
        )
        for number in range(milestones)
    )
    if chosen:
        done = chosen[0].model_copy(
            update={
                "status": Status.DONE,
                "done_on": DAY,
                "log": (LogEntry(on=DAY, minutes=75),),
                "evidence": (Evidence(kind=EvidenceKind.LINK, target="https://a.b", added=DAY),),
            }
        )
        chosen = (done, *chosen[1:])
    return Profile(
        id="p-1",
        name=name,
        created=DAY,
        targets=(
            Target(
                career="foley-artist",
                name="Foley artist",
                short_name="Foley",
                icon="person-simple-walk",
                phases=("Start",),
                required={"foley": 2},
            ),
        ),
        ratings={"foley": 1},
        start=DAY,
        calendar=StudyCalendar(week=(90, 0, 0, 0, 0, 0, 0)),
        milestones=chosen,
    )


@pytest.fixture
def profile() -> Profile:
    """A plan with three milestones."""
    return small_profile()
