"""What was attended of late, and with whom a follow-up to it has not been agreed."""

from __future__ import annotations

import datetime as dt
from itertools import repeat
from operator import and_, le
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from planner.domain.columns import columns_of
from planner.domain.edits import Change, Edit, EditProfile
from planner.domain.network import FollowUp, next_follow_up
from planner.domain.profile import Status

if TYPE_CHECKING:
    from planner.domain.profile import Milestone, Profile

#: What lies further back is not asked about.
_RECENT: Final = dt.timedelta(weeks=2)


class Attended(NamedTuple):
    """A session or an event that was checked off, and the contacts it was with."""

    milestone: str
    on: dt.date
    #: When to get in touch: a week after, or today where that is over.
    due: dt.date
    #: Ids of contacts without a follow-up, who were not met since.
    contacts: tuple[str, ...]


def attended(profile: Profile, today: dt.date) -> tuple[Attended, ...]:
    """What a follow-up could be agreed to, the latest first."""
    if not profile.contacts:
        return ()
    columns = columns_of(profile)
    recent = map(le, repeat((today - _RECENT).toordinal()), columns.done)
    met = columns.chosen(map(and_, recent, columns.takes_place))
    found = (_attended(each, profile, today) for each in met)
    known = (each for each in found if each is not None)
    return tuple(sorted(known, key=lambda each: each.on, reverse=True))


def follow_up_on(profile: Profile, meeting: Attended) -> Edit:
    """Agree to get in touch with everybody it was with."""
    about = profile.known(meeting.milestone).title
    following = FollowUp(on=meeting.due, about=about)
    contacts = tuple(
        each.model_copy(update={"follow_up": following}) if each.id in meeting.contacts else each
        for each in profile.contacts
    )
    return EditProfile(MappingProxyType({"contacts": contacts}), Change.FOLLOW_UP)


def _attended(milestone: Milestone, profile: Profile, today: dt.date) -> Attended | None:
    on = milestone.done_on
    if milestone.status is not Status.DONE or on is None or not on <= today <= on + _RECENT:
        return None
    there = milestone.meeting.contacts if milestone.meeting else ()
    people = tuple(
        each.id
        for each in profile.contacts
        if (each.id in there or milestone.id in each.milestones)
        and each.follow_up is None
        and not any(met.on > on for met in each.encounters)
    )
    due = max(next_follow_up(on), today)
    return Attended(milestone.id, on, due, people) if people else None
