"""The dates that a learner gives a milestone, as edits: a start, a finish, or both moved by days.

An event gets the days on which it takes place, anything else a pin.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from planner.domain import edits
from planner.domain.catalogue import Event
from planner.domain.edits import Edit, EditMilestone
from planner.domain.profile import Milestone, Profile


def with_start(profile: Profile, milestone: Milestone, day: dt.date) -> Edit:
    """Set the start; a pinned finish before it is worked out again."""
    if milestone.dates is not None:
        first, last = event_dates(milestone.dates, day, is_start=True)
        return edits.set_event_dates(profile, milestone.id, first, last)
    finish = milestone.pin.finish if milestone.pin is not None else None
    kept = finish if finish is None or finish >= day else None
    return edits.pin(profile, milestone.id, day, kept)


def with_finish(profile: Profile, milestone: Milestone, day: dt.date) -> Edit:
    """Set the finish; a pinned start after it is worked out again."""
    if milestone.dates is not None:
        first, last = event_dates(milestone.dates, day, is_start=False)
        return edits.set_event_dates(profile, milestone.id, first, last)
    start = milestone.pin.start if milestone.pin is not None else None
    kept = start if start is None or start <= day else None
    return edits.pin(profile, milestone.id, kept, day)


def where_it_stands(profile: Profile, milestone: Milestone, today: dt.date) -> Edit | None:
    """Pin a milestone to the dates it has; None where it has none.

    Nothing moves by it, unless it was to begin before today and has to be laid anew.
    """
    placement = milestone.placement
    if placement is None:
        return None
    edit = edits.pin(profile, milestone.id, placement.start, placement.finish)
    return replace(edit, reschedules=placement.start < today)


def moved_by(profile: Profile, milestone: Milestone, days: int) -> EditMilestone | None:
    """Move an open milestone by days; None where it has no dates to move.

    Of what is begun only the finish moves: its first day is history.
    """
    placement, dates, shift = milestone.placement, milestone.dates, dt.timedelta(days=days)
    if placement is None or not milestone.is_open:
        return None
    try:
        if dates is not None and dates.first is not None and dates.last is not None:
            first, last = dates.first + shift, dates.last + shift
            return edits.set_event_dates(profile, milestone.id, first, last)
        finish = placement.finish + shift
        if dates is not None:
            return edits.set_event_dates(profile, milestone.id, finish, finish)
        if milestone.log:
            start = milestone.pin.start if milestone.pin is not None else None
            kept = start if start is None or start <= finish else None
            return edits.pin(profile, milestone.id, kept, finish)
        return edits.pin(profile, milestone.id, placement.start + shift, finish)
    except OverflowError:
        return None


def event_dates(known: Event, day: dt.date, *, is_start: bool) -> tuple[dt.date, dt.date]:
    """An event's dates once one of them is set to a day; a new start keeps the event's length."""
    if known.first is None or known.last is None:
        return day, day
    if is_start:
        return day, day + (known.last - known.first)
    return min(known.first, day), day
