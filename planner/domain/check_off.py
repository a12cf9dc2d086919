"""Puts on record what the learner did to a milestone, named by the code on paper or by its id.

Several changes are made in one go: minutes worked, evidence, a remark, and the status with all that
follows from it. Where dates have to be worked out again, that is part of it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from difflib import get_close_matches

from planner.domain import edits
from planner.domain.codes import nearest_code, normalise
from planner.domain.edits import Edit
from planner.domain.model import Minutes
from planner.domain.plan import with_schedule
from planner.domain.problems import UnknownMilestoneError
from planner.domain.profile import Evidence, Milestone, Profile, Status


@dataclass(frozen=True, slots=True)
class Record:
    """What is put on record; a day that is not given is today."""

    status: Status = Status.DONE
    day: dt.date | None = None
    #: Added to what is logged.
    minutes: Minutes = 0
    #: Added to the notes as a line of its own.
    note: str = ""
    evidence: tuple[Evidence, ...] = ()


def milestone_named(profile: Profile, name: str) -> Milestone:
    """Return the milestone with an id, or with a code however it was typed.

    Raises:
        UnknownMilestoneError: There is none; the error names the one that was most likely meant.
    """
    code = normalise(name)
    for milestone in profile.milestones:
        if name == milestone.id or code == milestone.code:
            return milestone
    near = nearest_code(name, [milestone.code for milestone in profile.milestones])
    if near is None:
        ids = [milestone.id for milestone in profile.milestones]
        near = next(iter(get_close_matches(name, ids, n=1)), None)
    for milestone in profile.milestones:
        if near in (milestone.id, milestone.code):
            raise UnknownMilestoneError(name, f"{near} ({milestone.title})")
    raise UnknownMilestoneError(name)


def recorded(profile: Profile, milestone: str, record: Record, today: dt.date) -> Profile:
    """Return the profile with a record of one milestone.

    What is done stays done on the day it was first checked off, unless another day is given.

    Raises:
        FutureDateError: The day is still to come.
        UnknownMilestoneError: There is no such milestone.
        NoTimeError: New dates are needed, and no week has time.
    """
    day = record.day or today
    if record.minutes:
        edit = edits.log_minutes(profile, milestone, record.minutes, day, today)
        profile = _applied(profile, edit, today)
    for piece in record.evidence:
        profile = _applied(profile, edits.add_evidence(profile, milestone, piece), today)
    if record.note:
        notes = _known(profile, milestone).notes
        edit = edits.set_notes(milestone, f"{notes}\n{record.note}".strip())
        profile = _applied(profile, edit, today)
    for edit in _status_edits(_known(profile, milestone), record, profile, today):
        profile = _applied(profile, edit, today)
    return profile


def _status_edits(
    milestone: Milestone, record: Record, profile: Profile, today: dt.date
) -> tuple[Edit, ...]:
    now, wanted = milestone.status, record.status
    if wanted is Status.DONE:
        if now is Status.DONE and record.day is None:
            return ()
        return (edits.check_off(milestone.id, record.day or today, today),)
    if now is wanted:
        return ()
    if wanted is Status.SKIPPED:
        return (edits.skip(milestone.id),)
    if wanted is Status.TODO:
        return (edits.reopen(profile, milestone.id),)
    return (edits.start(profile, milestone.id),)


def _known(profile: Profile, name: str) -> Milestone:
    found = profile.milestone(name)
    if found is None:
        raise UnknownMilestoneError(name)
    return found


def _applied(profile: Profile, edit: Edit, today: dt.date) -> Profile:
    after, _ = with_schedule(profile, edit, today).apply(profile)
    return after
