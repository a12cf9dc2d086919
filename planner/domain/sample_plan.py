"""A plan some months in, to look around in: made by the engine, lived through by rule.

Nothing in it is drawn by chance, so that it looks the same each time it is opened on a day. People
are named by what they do; addresses are those set apart for examples (RFC 2606).
"""

from __future__ import annotations

import datetime as dt

from planner.domain.calendar import Break, StudyCalendar, monday_of, week_of_hours
from planner.domain.catalogue import Catalogue, Kind
from planner.domain.edits import Place
from planner.domain.model import Minutes
from planner.domain.network import Contact, Encounter, FollowUp, Meeting
from planner.domain.profile import (
    Evidence,
    EvidenceKind,
    LogEntry,
    Milestone,
    Profile,
    Rating,
    Review,
    Status,
)
from planner.domain.scheduling import placements_for
from planner.domain.start import Answers, new_profile

#: How long the learner has been at it.
_SINCE = dt.timedelta(weeks=22)
_HOURS = 8.0
#: What of each week's plan was really worked, one week after the other, in percent.
_SHARES = (100, 90, 110, 100, 60, 100, 95, 0, 105, 100)
#: Days by which what is done was later than planned, one milestone after the other.
_LATE = (0, 1, 0, 3, 0, 2)
#: Of so many that are due by now one is still going on.
_STILL_GOING = 7
_QUARTER = 15
_ADDRESS = "https://example.org/portfolio/{place}"
#: What is said of a piece to those who see it.
_PART = "Everything you hear"
_TOOLS = ("Reaper", "A pair of headphones")

_AGENDA = "Which two mixes to send first, and what to listen for in the low end."

_PEOPLE = (
    ("Mentor: studio engineer", "Agreed three listening sessions", "Local audio society", 6, -4),
    ("Front-of-house engineer", "Offered a shadow shift", "Local audio society", 63, 7),
    ("Producer: electronic", "May need an EP mixed this autumn", "Online mix forum", 18, 2),
    ("Drummer: indie band", "Sent the multitrack for your current mix", "Friend", 20, -18),
    ("Community radio: desk", "Books freelance editors", "Cold email", 59, None),
)


def sample_profile(catalogue: Catalogue, today: dt.date, career: str, profile_id: str) -> Profile:
    """A plan for a career as it could stand on a day.

    Args:
        catalogue: what is shipped.
        today: the day it is looked at.
        career: id of the career aimed at.
        profile_id: a unique id.

    Raises:
        UnknownCareerError: if the catalogue does not hold the career.
    """
    start = monday_of(today - _SINCE)
    away = Break(first=today + dt.timedelta(weeks=9), last=today + dt.timedelta(weeks=11))
    calendar = StudyCalendar(week=week_of_hours(_HOURS)).with_breaks((away,))
    skills = sorted(catalogue.careers[career].required) if career in catalogue.careers else []
    ratings = {skill: 1 + place % 2 for place, skill in enumerate(skills) if place % 3}
    answers = Answers(careers=(career,), calendar=calendar, start=start, ratings=ratings)
    fresh = new_profile(answers, catalogue, start, profile_id)
    sessions = [each.id for each in fresh.milestones if each.kind is Kind.MENTORSHIP]
    known = fresh.model_copy(update={"contacts": tuple(_people(today, sessions))})
    # Once more, since follow-ups take time from their days.
    fresh, _ = Place(placements_for(known, start, keep=False)).apply(known)
    milestones = tuple(
        _lived(each, place, start, today) for place, each in enumerate(fresh.milestones)
    )
    ahead = next((each.id for each in milestones if each.id in sessions and each.is_open), "")
    milestones = tuple(
        each.model_copy(update={"meeting": _session(agenda=_AGENDA)}) if each.id == ahead else each
        for each in milestones
    )
    rated = tuple(Rating(on=start, skill=skill, level=level) for skill, level in ratings.items())
    last_week = monday_of(today) - dt.timedelta(weeks=1)
    return fresh.model_copy(
        update={
            "milestones": milestones,
            "rated": rated,
            "reviews": (Review(week=last_week, on=today, note="Slower than planned; fine."),),
        }
    )


def _lived(each: Milestone, place: int, start: dt.date, today: dt.date) -> Milestone:
    """A milestone after what the learner did with it up to a day."""
    placement = each.placement
    if placement is None or placement.start >= today:
        return each
    log = _log(each, start, today)
    late = dt.timedelta(days=_LATE[place % len(_LATE)])
    done_on = placement.finish + late
    if done_on >= today or (place % _STILL_GOING == _STILL_GOING - 1 and log):
        status = Status.IN_PROGRESS if log else Status.TODO
        notes = "Bass and kick fight near 90 Hz. Try a cut keyed from the kick." if log else ""
        return each.model_copy(update={"status": status, "log": log, "notes": notes})
    evidence = _evidence(each, place, done_on) if place % 3 else ()
    meeting = _meeting(each)
    return each.model_copy(
        update={
            "status": Status.DONE,
            "done_on": done_on,
            "log": log,
            "evidence": evidence,
            "meeting": meeting,
            "criteria_met": each.definition.criteria,
        }
    )


def _log(each: Milestone, start: dt.date, today: dt.date) -> tuple[LogEntry, ...]:
    """The planned minutes of each day that is over, as far as that week's share goes."""
    placement = each.placement
    if placement is None:
        return ()
    entries = []
    for day, minutes in placement.days():
        if day >= today:
            break
        worked = _quarters(minutes * _SHARES[(day - start).days // 7 % len(_SHARES)] // 100)
        if worked:
            entries.append(LogEntry(on=day, minutes=worked))
    return tuple(entries)


def _quarters(minutes: Minutes) -> Minutes:
    return minutes // _QUARTER * _QUARTER


def _evidence(each: Milestone, place: int, day: dt.date) -> tuple[Evidence, ...]:
    """A link to what was made; of anything else a note that says what was reached."""
    reached = each.definition.criteria[0] if each.definition.criteria else each.title
    if each.kind not in (Kind.PORTFOLIO, Kind.PROJECT):
        return (Evidence(kind=EvidenceKind.NOTE, target=reached, title=reached, added=day),)
    link = Evidence(
        kind=EvidenceKind.LINK,
        target=_ADDRESS.format(place=place + 1),
        title=reached,
        added=day,
        starred=True,
        about=each.title,
        part=_PART,
        tools=_TOOLS,
    )
    return (link,)


def _meeting(each: Milestone) -> Meeting | None:
    if each.kind is Kind.MENTORSHIP:
        return _session(feedback="Vocals first, then drums.")
    return Meeting(begins=dt.time(19, 30)) if each.kind is Kind.NETWORKING else None


def _session(**said: str) -> Meeting:
    """With the mentor, who is the first of the people."""
    return Meeting(begins=dt.time(18), place="Online", contacts=("contact-1",)).model_copy(
        update=said
    )


def _people(today: dt.date, sessions: list[str]) -> list[Contact]:
    people = []
    for number, (name, note, met, days, late) in enumerate(_PEOPLE, start=1):
        following = None if late is None else FollowUp(on=today - dt.timedelta(days=late))
        people.append(
            Contact(
                id=f"contact-{number}",
                name=name,
                mentor=number == 1,
                met=met,
                encounters=(Encounter(on=today - dt.timedelta(days=days), note=note),),
                follow_up=following,
                milestones=tuple(sessions) if number == 1 else (),
            )
        )
    return people
