"""Plans to test with, built from little: one call a milestone, or a small table in a docstring.

A table has a heading line that names its columns, and one line a milestone; ``-`` is nothing.
Lines like ``week: 120 120 0 0 0 0 0`` before it say what the plan as a whole is like.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from planner.domain.calendar import Break, DayException, StudyCalendar, WeekPattern, week_of_hours
from planner.domain.catalogue import CatalogueMilestone, Effort, Event, Kind, Lag, Role
from planner.domain.codes import code_of
from planner.domain.plan import Plan, plan_of
from planner.domain.profile import (
    LogEntry,
    Milestone,
    Pin,
    Placement,
    Preferences,
    Profile,
    Status,
    Target,
)
from planner.domain.scheduling import placements_for

#: A Monday.
TODAY = dt.date(2027, 1, 4)
#: Two hours from Monday to Friday.
WEEKDAYS = (120, 120, 120, 120, 120, 0, 0)

_OF_MILESTONE = frozenset(Milestone.model_fields) - {"definition", "event"}


def day(number: int) -> dt.date:
    """A day counted from ``TODAY``."""
    return TODAY + dt.timedelta(days=number)


def milestone(
    name: str, /, minutes: int = 120, serial: int | None = None, **fields: Any
) -> Milestone:
    """A milestone of a plan; fields go to it or to its definition, whichever has them.

    ``event`` is the definition's, ``own_event`` the learner's.
    """
    definition: dict[str, Any] = {
        "id": name,
        "kind": Kind.PROJECT,
        "title": f"Make {name}",
        "criteria": ("It is made.",),
        "effort": Effort(low=minutes // 2, likely=minutes, high=2 * minutes),
    }
    values: dict[str, Any] = {
        "code": f"code-{name}" if serial is None else code_of(serial),
        "phase": 1,
        "role": Role.CRAFT,
        "estimate": minutes,
    }
    for field, value in fields.items():
        if field == "own_event":
            values["event"] = value
        elif field in _OF_MILESTONE:
            values[field] = value
        else:
            definition[field] = value
    return Milestone(definition=CatalogueMilestone(**definition), **values)


def target(name: str = "mixer", **required: int) -> Target:
    return Target(
        career=name,
        name=f"Career {name}",
        short_name=name,
        icon="faders",
        phases=("Foundations", "Core craft", "Work"),
        required=required,
    )


def profile(*milestones: Milestone, **fields: Any) -> Profile:
    """A plan from Monday, 4 January 2027 on, with two hours on each weekday."""
    values: dict[str, Any] = {
        "id": "plan",
        "name": "A plan",
        "created": TODAY,
        "targets": (target(),),
        "start": TODAY,
        "calendar": StudyCalendar(week=WEEKDAYS),
        "milestones": milestones,
    }
    return Profile(**values | fields)


def placed(plan: Profile, today: dt.date = TODAY, **others: Any) -> Profile:
    """A plan with the dates the scheduler gives it."""
    placements = placements_for(plan, today, **others)
    return with_placements(plan, placements)


def with_placements(plan: Profile, placements: dict[str, Placement | None]) -> Profile:
    milestones = tuple(
        each.model_copy(update={"placement": placements.get(each.id, each.placement)})
        for each in plan.milestones
    )
    return plan.model_copy(update={"milestones": milestones})


def seen(plan: Profile, today: dt.date = TODAY) -> Plan:
    """A plan scheduled and seen on the same day."""
    return plan_of(placed(plan, today), today)


def dates(plan: Profile) -> dict[str, tuple[str, str] | None]:
    """Start and finish of each milestone, as text."""
    return {
        each.id: each.placement
        and (each.placement.start.isoformat(), each.placement.finish.isoformat())
        for each in plan.milestones
    }


def laid(plan: Profile, name: str) -> dict[int, int]:
    """The minutes of one milestone by day, counted from ``TODAY``."""
    found = plan.milestone(name)
    assert found is not None
    assert found.placement is not None
    return {(date - TODAY).days: minutes for date, minutes in found.placement.days()}


# --- tables -----------------------------------------------------------------------------------


def profile_of_table(text: str) -> Profile:
    """The plan that a docstring describes."""
    lines = [line.split("#")[0].strip() for line in text.splitlines()]
    heading = next(place for place, line in enumerate(lines) if line.split()[:1] == ["id"])
    columns = lines[heading].split()
    fields: dict[str, Any] = {}
    calendar: dict[str, Any] = {"week": WEEKDAYS}
    for line in lines[:heading]:
        name, colon, value = line.partition(":")
        if colon and " " not in name:
            _setting(name, value.split(), fields, calendar)
    rows = [line.split() for line in lines[heading + 1 :] if line]
    milestones = (_row(dict(zip(columns, row, strict=True)), at) for at, row in enumerate(rows))
    return profile(*milestones, calendar=StudyCalendar(**calendar), **fields)


def _setting(name: str, words: list[str], fields: dict[str, Any], calendar: dict[str, Any]) -> None:
    if name == "week":
        calendar["week"] = tuple(map(int, words))
    elif name == "hours":
        calendar["week"] = week_of_hours(float(words[0]))
    elif name == "break":
        first, last = _range(words[0])
        calendar["breaks"] = (*calendar.get("breaks", ()), Break(first=first, last=last))
    elif name == "day":
        exception = DayException(day=_date(words[0]), minutes=int(words[1]))
        calendar["exceptions"] = (*calendar.get("exceptions", ()), exception)
    elif name == "from":
        pattern = WeekPattern(start=_date(words[0]), week=tuple(map(int, words[1:])))
        calendar["patterns"] = (*calendar.get("patterns", ()), pattern)
    elif name == "focus":
        fields["preferences"] = Preferences(focus_limit=int(words[0]))
    elif name == "start":
        fields["start"] = _date(words[0])
    elif name == "ratings":
        fields["ratings"] = _levels(words[0])
    elif name == "wish":
        fields["wished_finish"] = _date(words[0])
    else:
        raise AssertionError(f"no such setting: {name}")


def _row(row: dict[str, str], serial: int) -> Milestone:
    cells = {name: text for name, text in row.items() if text != "-"}
    read: dict[str, Any] = {name: _READ.get(name, str)(text) for name, text in cells.items()}
    if "min" in read:
        read["minutes"] = read.pop("min")
    if "limit" in read:
        read["weekly_limit"] = read.pop("limit")
    if "lag" in read:
        read["lags"] = read.pop("lag")
    if "months" in read:
        read["event"] = Event(months=read.pop("months"))
    if "event" in read and isinstance(read["event"], tuple):
        first, last = read["event"]
        read["event"] = Event(first=first, last=last, attendance=read.pop("there", 0))
    if "pin" in read:
        read["pin"] = Pin(start=read["pin"][0], finish=read["pin"][1])
    if "done" in read:
        read |= {"status": Status.DONE, "done_on": read.pop("done")}
    return milestone(read.pop("id"), serial=serial, **read)


def _date(text: str) -> dt.date:
    """An ISO date, or a day and a month of 2027 (18.1)."""
    if "." in text:
        number, month = text.split(".")
        return dt.date(2027, int(month), int(number))
    return dt.date.fromisoformat(text)


def _range(text: str) -> tuple[Any, Any]:
    first, _, last = text.partition("..")
    return _date(first) if first else None, _date(last) if last else None


def _levels(text: str) -> dict[str, int]:
    pairs = (pair.split(":") for pair in text.split(","))
    return {skill: int(level) for skill, level in pairs}


def _log(text: str) -> tuple[LogEntry, ...]:
    pairs = (pair.split(":") for pair in text.split(","))
    return tuple(LogEntry(on=_date(on), minutes=int(minutes)) for on, minutes in pairs)


def _lags(text: str) -> tuple[Lag, ...]:
    return tuple(Lag(after=name, days=days) for name, days in _levels(text).items())


_READ: dict[str, Any] = {
    "min": int,
    "phase": int,
    "span": int,
    "wait": int,
    "lead": int,
    "limit": int,
    "there": int,
    "after": lambda text: tuple(text.split(",")),
    "months": lambda text: tuple(map(int, text.split(","))),
    "builds": _levels,
    "needs": _levels,
    "lag": _lags,
    "log": _log,
    "pin": _range,
    "event": _range,
    "done": _date,
    "not_before": _date,
    "kind": Kind,
    "role": Role,
    "status": Status,
}
