"""Changes to contacts and follow-ups, and looking back on a week.

Each gives an `Edit` (see `planner.domain.edits`). None asks for new dates: the plan stays as it is,
and the next schedule finds the days with what follow-ups leave of them.
"""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType

from planner.domain.calendar import monday_of
from planner.domain.edits import Change, Edit, EditProfile
from planner.domain.model import clean_text
from planner.domain.network import Contact, Encounter, FollowUp
from planner.domain.problems import FutureDateError, UnknownContactError
from planner.domain.profile import Profile, Review


def contact_of(profile: Profile, name: str) -> Contact:
    """The contact with an id.

    Raises:
        UnknownContactError: if there is none.
    """
    found = next((each for each in profile.contacts if each.id == name), None)
    if found is None:
        raise UnknownContactError(name)
    return found


def free_contact_id(profile: Profile) -> str:
    """An id that no contact has."""
    taken = {each.id for each in profile.contacts}
    number = len(taken) + 1
    while f"contact-{number}" in taken:
        number += 1
    return f"contact-{number}"


def put_contact(profile: Profile, contact: Contact) -> Edit:
    """Add a contact, or put it in the place of the one with its id."""
    ids = [each.id for each in profile.contacts]
    if contact.id not in ids:
        return _with((*profile.contacts, contact), Change.CONTACT)
    return _replaced(profile, contact, Change.CONTACT)


def remove_contact(profile: Profile, name: str) -> Edit:
    """Forget a contact with everything that was noted."""
    gone = contact_of(profile, name)
    kept = tuple(each for each in profile.contacts if each is not gone)
    return _with(kept, Change.CONTACT_GONE)


def was_in_touch(
    profile: Profile,
    name: str,
    on: dt.date,
    today: dt.date,
    note: str = "",
    following: FollowUp | None = None,
) -> Edit:
    """Write down that the learner was in touch; what comes next takes the follow-up's place.

    Raises:
        FutureDateError: if the day is still to come.
        UnknownContactError: if there is no such contact.
    """
    if on > today:
        raise FutureDateError(on)
    before = contact_of(profile, name)
    met = (*before.encounters, Encounter(on=on, note=clean_text(note)))
    ordered = tuple(sorted(met, key=lambda each: each.on))
    after = before.model_copy(update={"encounters": ordered, "follow_up": following})
    return _replaced(profile, after, Change.FOLLOW_UP)


def follow_up(profile: Profile, name: str, following: FollowUp | None) -> Edit:
    """Set, move or (with nothing) drop the next follow-up."""
    after = contact_of(profile, name).model_copy(update={"follow_up": following})
    return _replaced(profile, after, Change.FOLLOW_UP)


def snooze(profile: Profile, name: str, days: int, today: dt.date) -> Edit:
    """Put a follow-up off by some days, counted from its day or, where that is over, from today."""
    due = contact_of(profile, name).follow_up
    if due is None:
        return follow_up(profile, name, FollowUp(on=today + dt.timedelta(days=days)))
    later = max(due.on, today) + dt.timedelta(days=days)
    return follow_up(profile, name, due.model_copy(update={"on": later}))


def review_week(profile: Profile, day: dt.date, on: dt.date, note: str = "") -> Edit:
    """Say that the week of a day was looked back on; once more takes the place of the first."""
    week = monday_of(day)
    review = Review(week=week, on=on, note=clean_text(note))
    kept = (each for each in profile.reviews if each.week != week)
    reviews = tuple(sorted((*kept, review), key=lambda each: each.week))
    return EditProfile(MappingProxyType({"reviews": reviews}), Change.REVIEW)


def _replaced(profile: Profile, contact: Contact, change: Change) -> Edit:
    contacts = tuple(contact if each.id == contact.id else each for each in profile.contacts)
    return _with(contacts, change)


def _with(contacts: tuple[Contact, ...], change: Change) -> Edit:
    return EditProfile(MappingProxyType({"contacts": contacts}), change)
