"""Every change to a profile as a frozen value that answers with its opposite.

An edit knows how to make the new profile and the edit that undoes it, so undo needs no memory of
whole profiles and every change is undoable by construction. Five shapes carry them all; the named
functions below (`check_off`, `log_minutes`, …) say what each change means and are what callers use.
An edit whose `reschedules` is true asks for new dates: `planner.domain.plan.with_schedule` joins
them to it, so that one undo takes both back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Protocol

from planner.domain.calendar import StudyCalendar
from planner.domain.catalogue import CatalogueMilestone, Effort, Event, Kind, Role
from planner.domain.codes import next_codes
from planner.domain.model import clean_text, with_fields
from planner.domain.problems import FutureDateError, UnknownMilestoneError
from planner.domain.profile import (
    Evidence,
    Learner,
    LogEntry,
    Milestone,
    Pin,
    Placement,
    Preferences,
    Profile,
    Rating,
    Status,
)


class Change(StrEnum):
    """What the learner did, for the undo list and the messages after it."""

    MARK_DONE = "mark-done"
    REOPEN = "reopen"
    START = "start"
    SKIP = "skip"
    LOG = "log"
    NOTE = "note"
    EVIDENCE = "evidence"
    PIN = "pin"
    UNPIN = "unpin"
    EVENT_DATES = "event-dates"
    ESTIMATE = "estimate"
    EDIT = "edit"
    ADD = "add"
    REMOVE = "remove"
    MOVE = "move"
    PHASE = "phase"
    RATE = "rate"
    AVAILABILITY = "availability"
    PREFERENCES = "preferences"
    RENAME = "rename"
    PATHWAY = "pathway"
    REPLAN = "replan"
    PUSH = "push"
    EVEN = "even"
    BREAK = "break"
    DISMISS = "dismiss"
    DATES = "dates"
    UPGRADE = "upgrade"
    DECLINE = "decline"
    RESTORE = "restore"
    STEPS = "steps"
    CRITERIA = "criteria"
    HABIT = "habit"
    HABIT_TICK = "habit-tick"
    HABIT_UNTICK = "habit-untick"
    MEETING = "meeting"
    DONE_DAY = "done-day"
    ESTIMATES = "estimates"
    CONTACT = "contact"
    CONTACT_GONE = "contact-gone"
    FOLLOW_UP = "follow-up"
    REVIEW = "review"
    MERGE = "merge"
    SETTLE = "settle"


class Edit(Protocol):
    """A change as a value."""

    @property
    def change(self) -> Change:
        """What the learner did."""

    @property
    def milestone(self) -> str | None:
        """The milestone it is about, if one."""

    @property
    def reschedules(self) -> bool:
        """Whether the dates have to be worked out again."""

    def apply(self, profile: Profile) -> tuple[Profile, Edit]:
        """The profile after the change, and the edit that takes it back."""


@dataclass(frozen=True, slots=True)
class EditMilestone:
    """Set fields of one milestone."""

    milestone: str
    fields: Mapping[str, Any]
    change: Change
    reschedules: bool = False

    def apply(self, profile: Profile) -> tuple[Profile, Edit]:
        """See `Edit`; raises `UnknownMilestoneError` where the milestone is gone."""
        index = _index(profile, self.milestone)
        before = profile.milestones[index]
        old = MappingProxyType({name: getattr(before, name) for name in self.fields})
        after = with_fields(before, self.fields)
        milestones = (*profile.milestones[:index], after, *profile.milestones[index + 1 :])
        inverse = EditMilestone(self.milestone, old, self.change, self.reschedules)
        return profile.model_copy(update={"milestones": milestones}), inverse


@dataclass(frozen=True, slots=True)
class EditProfile:
    """Set fields of the profile itself."""

    fields: Mapping[str, Any]
    change: Change
    reschedules: bool = False

    @property
    def milestone(self) -> str | None:
        """None: it is about the plan as a whole."""
        return None

    def apply(self, profile: Profile) -> tuple[Profile, Edit]:
        """See `Edit`."""
        old = MappingProxyType({name: getattr(profile, name) for name in self.fields})
        inverse = EditProfile(old, self.change, self.reschedules)
        return with_fields(profile, self.fields), inverse


@dataclass(frozen=True, slots=True)
class InsertMilestone:
    """Put a milestone at a position."""

    index: int
    value: Milestone
    change: Change = Change.ADD
    reschedules: bool = True

    @property
    def milestone(self) -> str | None:
        """The id of what is inserted."""
        return self.value.id

    def apply(self, profile: Profile) -> tuple[Profile, Edit]:
        """See `Edit`."""
        milestones = list(profile.milestones)
        milestones.insert(self.index, self.value)
        after = with_fields(profile, _fields(milestones=tuple(milestones)))
        return after, DeleteMilestone(self.value.id, self.change, self.reschedules)


@dataclass(frozen=True, slots=True)
class DeleteMilestone:
    """Take a milestone out, with its log, notes and evidence (the inverse holds them)."""

    milestone: str
    change: Change = Change.REMOVE
    reschedules: bool = True

    def apply(self, profile: Profile) -> tuple[Profile, Edit]:
        """See `Edit`; raises `UnknownMilestoneError` where the milestone is gone."""
        index = _index(profile, self.milestone)
        milestones = profile.milestones[:index] + profile.milestones[index + 1 :]
        after = profile.model_copy(update={"milestones": milestones})
        inverse = InsertMilestone(index, profile.milestones[index], self.change, self.reschedules)
        return after, inverse


@dataclass(frozen=True, slots=True)
class Place:
    """Set the placements of many milestones at once."""

    placements: Mapping[str, Placement | None]
    change: Change = Change.REPLAN
    reschedules: bool = False

    @property
    def milestone(self) -> str | None:
        """None: it is about the plan as a whole."""
        return None

    def apply(self, profile: Profile) -> tuple[Profile, Edit]:
        """See `Edit`; milestones it does not name keep their placement."""
        old: dict[str, Placement | None] = {}
        milestones = []
        for each in profile.milestones:
            new = self.placements.get(each.id, each.placement)
            if new != each.placement:
                old[each.id] = each.placement
                each = each.model_copy(update={"placement": new})  # noqa: PLW2901 - the new value
            milestones.append(each)
        after = profile.model_copy(update={"milestones": tuple(milestones)})
        return after, Place(MappingProxyType(old), self.change)


@dataclass(frozen=True, slots=True)
class Together:
    """Several edits as one: applied in order, undone in the opposite order."""

    edits: tuple[Edit, ...]
    change: Change
    milestone: str | None = None
    reschedules: bool = False

    def apply(self, profile: Profile) -> tuple[Profile, Edit]:
        """See `Edit`."""
        inverses: list[Edit] = []
        for edit in self.edits:
            profile, inverse = edit.apply(profile)
            inverses.append(inverse)
        undo = Together(tuple(reversed(inverses)), self.change, self.milestone)
        return profile, undo


def _index(profile: Profile, name: str) -> int:
    place = profile.place_of(name)
    if place < 0:
        raise UnknownMilestoneError(name)
    return place


def _fields(**fields: Any) -> Mapping[str, Any]:
    return MappingProxyType(fields)


def _found(profile: Profile, name: str) -> Milestone:
    return profile.milestones[_index(profile, name)]


# --- progress -------------------------------------------------------------------------------


def check_off(milestone: str, on: dt.date, today: dt.date) -> Edit:
    """Mark a milestone done on a day.

    Raises:
        FutureDateError: if the day is still to come.
    """
    if on > today:
        raise FutureDateError(on)
    fields = _fields(status=Status.DONE, done_on=on, skip_reason="")
    return EditMilestone(milestone, fields, Change.MARK_DONE)


def reopen(profile: Profile, milestone: str) -> Edit:
    """Take back a check or a skip: in progress where minutes are logged, else to do.

    A skipped milestone needs new dates, a done one keeps those it had, if it had any.
    """
    before = _found(profile, milestone)
    status = Status.IN_PROGRESS if before.log else Status.TODO
    fields = _fields(status=status, done_on=None, skip_reason="")
    undated = before.status is Status.SKIPPED or before.placement is None
    return EditMilestone(milestone, fields, Change.REOPEN, reschedules=undated)


def start(profile: Profile, milestone: str) -> Edit:
    """Mark a milestone as in progress; one that has no dates gets some."""
    fields = _fields(status=Status.IN_PROGRESS, done_on=None, skip_reason="")
    undated = _found(profile, milestone).placement is None
    return EditMilestone(milestone, fields, Change.START, reschedules=undated)


def skip(milestone: str, reason: str = "") -> Edit:
    """Leave a milestone out; its minutes leave the schedule."""
    fields = _fields(status=Status.SKIPPED, done_on=None, skip_reason=clean_text(reason))
    return EditMilestone(milestone, fields, Change.SKIP, reschedules=True)


def log_minutes(
    profile: Profile, milestone: str, minutes: int, on: dt.date, today: dt.date, note: str = ""
) -> Edit:
    """Add worked minutes; a milestone that was to do is then in progress.

    Raises:
        FutureDateError: if the day is still to come.
    """
    if on > today:
        raise FutureDateError(on)
    before = _found(profile, milestone)
    entry = LogEntry(on=on, minutes=minutes, note=clean_text(note))
    log = tuple(sorted((*before.log, entry), key=lambda each: each.on))
    status = Status.IN_PROGRESS if before.status is Status.TODO else before.status
    return EditMilestone(milestone, _fields(log=log, status=status), Change.LOG)


def set_log(profile: Profile, milestone: str, log: tuple[LogEntry, ...]) -> Edit:
    """Correct the log as a whole; an emptied log turns in progress back into to do."""
    before = _found(profile, milestone)
    status = before.status
    if not log and status is Status.IN_PROGRESS:
        status = Status.TODO
    if log and status is Status.TODO:
        status = Status.IN_PROGRESS
    ordered = tuple(sorted(log, key=lambda each: each.on))
    return EditMilestone(milestone, _fields(log=ordered, status=status), Change.LOG)


def set_notes(milestone: str, notes: str) -> Edit:
    """Write the notes of a milestone."""
    return EditMilestone(milestone, _fields(notes=clean_text(notes)), Change.NOTE)


def add_evidence(profile: Profile, milestone: str, evidence: Evidence) -> Edit:
    """Attach what shows that a milestone was reached."""
    before = _found(profile, milestone).evidence
    return EditMilestone(milestone, _fields(evidence=(*before, evidence)), Change.EVIDENCE)


def remove_evidence(profile: Profile, milestone: str, position: int) -> Edit:
    """Detach one piece of evidence."""
    before = _found(profile, milestone).evidence
    fields = _fields(evidence=before[:position] + before[position + 1 :])
    return EditMilestone(milestone, fields, Change.EVIDENCE)


# --- dates ----------------------------------------------------------------------------------


def pin(
    profile: Profile, milestone: str, start: dt.date | None, finish: dt.date | None
) -> EditMilestone:
    """Fix a milestone's start, finish or both; with neither the pin goes."""
    _found(profile, milestone)
    value = None if start is None and finish is None else Pin(start=start, finish=finish)
    change = Change.UNPIN if value is None else Change.PIN
    return EditMilestone(milestone, _fields(pin=value), change, reschedules=True)


def set_event_dates(
    profile: Profile, milestone: str, first: dt.date | None, last: dt.date | None
) -> EditMilestone:
    """Enter the exact dates of an event, or forget them."""
    before = _found(profile, milestone)
    event = None
    if first is not None:
        usual = before.definition.event
        attendance = usual.attendance if usual and usual.attendance else before.estimate
        event = Event(first=first, last=last or first, attendance=attendance)
    return EditMilestone(milestone, _fields(event=event), Change.EVENT_DATES, reschedules=True)


def set_estimate(milestone: str, minutes: int) -> Edit:
    """Set the effort planned for a milestone, in minutes."""
    fields = _fields(estimate=minutes, shortened=False)
    return EditMilestone(milestone, fields, Change.ESTIMATE, reschedules=True)


# --- the milestones themselves ----------------------------------------------------------------


def edit_definition(
    profile: Profile,
    milestone: str,
    *,
    title: str | None = None,
    criteria: tuple[str, ...] | None = None,
    kind: Kind | None = None,
) -> Edit:
    """Change what a milestone says; the catalogue's own words are kept beside it."""
    before = _found(profile, milestone)
    wanted = {
        "title": None if title is None else clean_text(title).strip(),
        "criteria": None if criteria is None else tuple(clean_text(each) for each in criteria),
        "kind": kind,
    }
    update = {name: value for name, value in wanted.items() if value is not None}
    definition = CatalogueMilestone.model_validate({**before.definition.model_dump(), **update})
    base = before.base or (None if before.own else before.definition)
    return EditMilestone(milestone, _fields(definition=definition, base=base), Change.EDIT)


def add_own(
    profile: Profile,
    *,
    title: str,
    kind: Kind,
    minutes: int,
    phase: int,
    codes_issued: int,
    criteria: tuple[str, ...] = (),
    after: tuple[str, ...] = (),
) -> InsertMilestone:
    """Add the learner's own milestone at the end of a phase, with the next code.

    ``codes_issued`` counts all codes there ever were, those of additions taken back included: they
    may be on paper.
    """
    taken = {milestone.id for milestone in profile.milestones}
    number = codes_issued + 1
    while f"own-{number}" in taken:
        number += 1
    definition = CatalogueMilestone(
        id=f"own-{number}",
        kind=kind,
        title=clean_text(title).strip(),
        criteria=tuple(clean_text(each) for each in criteria),
        effort=Effort(low=minutes, likely=minutes, high=minutes),
        after=after,
    )
    value = Milestone(
        definition=definition,
        own=True,
        code=next(next_codes(codes_issued, profile.codes)),
        phase=phase,
        role=Role.OPTIONAL,
        estimate=minutes,
    )
    index = max(
        (place + 1 for place, each in enumerate(profile.milestones) if each.phase <= phase),
        default=0,
    )
    return InsertMilestone(index, value)


def remove(profile: Profile, milestone: str) -> Edit:
    """Take a milestone out of the plan with everything that hangs on it."""
    _found(profile, milestone)
    return DeleteMilestone(milestone)


def move(profile: Profile, milestone: str, index: int) -> Edit:
    """Move a milestone to another place in the learner's order."""
    order = [each for each in profile.milestones if each.id != milestone]
    order.insert(max(0, min(index, len(order))), _found(profile, milestone))
    return EditProfile(_fields(milestones=tuple(order)), Change.MOVE)


# --- the plan -----------------------------------------------------------------------------------


def rename(name: str) -> Edit:
    """Give the plan another name."""
    return EditProfile(_fields(name=clean_text(name).strip()), Change.RENAME)


def rate(profile: Profile, levels: Mapping[str, int | None], on: dt.date) -> Edit:
    """Set or (with nothing) clear the learner's own ratings of skills; each stays on record."""
    ratings = {name: value for name, value in profile.ratings.items() if name not in levels}
    ratings |= {name: level for name, level in levels.items() if level is not None}
    new = (Rating(on=on, skill=name, level=level) for name, level in sorted(levels.items()))
    # What was rated when the plan was made is on no record until it is rated again.
    recorded = {each.skill for each in profile.rated}
    first = (
        Rating(on=profile.created, skill=name, level=profile.ratings[name])
        for name in sorted(levels)
        if name in profile.ratings and name not in recorded and profile.created < on
    )
    # Of several on one day only the last counts.
    kept = (each for each in profile.rated if each.on != on or each.skill not in levels)
    rated = sorted((*first, *kept), key=lambda each: each.on)
    fields = _fields(ratings=MappingProxyType(ratings), rated=(*rated, *new))
    return EditProfile(fields, Change.RATE)


def set_calendar(calendar: StudyCalendar) -> Edit:
    """Change when the learner has time."""
    return EditProfile(_fields(calendar=calendar), Change.AVAILABILITY, reschedules=True)


def set_preferences(profile: Profile, preferences: Preferences) -> Edit:
    """Change how the learner likes to learn; only the focus limit moves dates."""
    moved = preferences.focus_limit != profile.preferences.focus_limit
    fields = _fields(preferences=preferences)
    return EditProfile(fields, Change.PREFERENCES, reschedules=moved)


def set_learner(learner: Learner) -> Edit:
    """Change the answers that decide what the learner may take part in."""
    return EditProfile(_fields(learner=learner), Change.PREFERENCES)


def wish_finish(day: dt.date | None) -> Edit:
    """Say by when the plan should be finished, or that it does not matter."""
    return EditProfile(_fields(wished_finish=day), Change.DATES)


def dismiss(profile: Profile, key: str) -> Edit:
    """Stop showing a problem for good."""
    return EditProfile(_fields(dismissed=(*profile.dismissed, key)), Change.DISMISS)


def restore(profile: Profile, earlier: Profile) -> Edit:
    """Go back to an earlier state of the same plan.

    What has joined since then leaves, and comes back under its code: it may be on paper already.
    """
    fields = {name: value for name, value in earlier if name != "id"}
    there = {each.id for each in earlier.milestones}
    former = dict((*earlier.former_codes, *profile.former_codes))
    former |= {each.id: each.code for each in profile.milestones}
    fields["former_codes"] = tuple(pair for pair in former.items() if pair[0] not in there)
    return EditProfile(MappingProxyType(fields), Change.RESTORE)
