"""The small plan with three people: one late, one to come, one without a follow-up."""

from __future__ import annotations

import datetime as dt

from planner.domain.catalogue import Catalogue
from planner.domain.network import Contact, Encounter, FollowUp, Meeting
from planner.domain.profile import Profile
from planner.ui.session import PlanSession
from planner.words import ENGLISH, Words
from tests.ui.worlds import TODAY, Clock, FakeStore, small_profile

WEEK = dt.timedelta(weeks=1)
PEOPLE = (
    Contact(
        id="contact-1",
        name="Mentor: <b>studio</b>",
        mentor=True,
        met="A meeting",
        encounters=(Encounter(on=TODAY - WEEK, note="Agreed a session"),),
        follow_up=FollowUp(on=TODAY + dt.timedelta(days=4), about="The mix"),
        milestones=("session",),
    ),
    Contact(id="contact-2", name="Drummer", follow_up=FollowUp(on=TODAY - WEEK)),
    Contact(id="contact-3", name="Radio desk", role="Books editors"),
)


def met_profile() -> Profile:
    """The small plan, with a time for its session."""
    profile = small_profile()
    meeting = Meeting(begins=dt.time(18), place="online", contacts=("contact-1",))
    milestones = tuple(
        each.model_copy(update={"meeting": meeting}) if each.id == "session" else each
        for each in profile.milestones
    )
    return profile.model_copy(update={"contacts": PEOPLE, "milestones": milestones})


def met_session(
    profile: Profile | None = None, *, read_only: bool = False, words: Words = ENGLISH
) -> PlanSession:
    """A session on it."""
    store = None if read_only else FakeStore()
    return PlanSession(profile or met_profile(), Catalogue.of(), words, Clock(), store)
