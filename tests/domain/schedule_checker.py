"""Whether a schedule keeps its promises, asked from the outside.

This is the specification of a schedule written a second time: it shares no rule with the scheduler,
only the shape of the document. `broken_rules` takes a plan whose dates were worked out on a day and
says, one sentence each, what is wrong with them. Given work (history, in progress, pins, events
with exact dates) keeps its dates whatever they break; everything else is held to every rule.
"""

from __future__ import annotations

import calendar as months_of_the_year
import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.domain.catalogue import Event, Kind
from planner.domain.profile import Milestone, Profile, Status

DAY = dt.timedelta(days=1)
FIRST_WEEK = dt.date(1, 1, 1)


@dataclass(frozen=True)
class Row:
    """One open milestone with the days it was given, in order."""

    milestone: Milestone
    days: Mapping[dt.date, int]
    start: dt.date
    finish: dt.date

    @property
    def id(self) -> str:
        return self.milestone.id

    @property
    def first(self) -> dt.date:
        """The day of the first minute, or of the place without one."""
        return min(self.days, default=self.finish)

    @property
    def over(self) -> dt.date:
        """The day on which it is finished: the last minute's, or the last of the event."""
        return max([*self.days, self.finish])

    @property
    def fixed(self) -> bool:
        """Whether its date is somebody else's word: a pin or an exact event."""
        return self.milestone.pin is not None or exact(self.milestone) is not None

    @property
    def given(self) -> bool:
        return self.fixed or self.milestone.status is Status.IN_PROGRESS


def broken_rules(before: Profile, after: Profile, scheduled_on: dt.date) -> list[str]:
    """Every promise that the dates of ``after``, worked out from ``before``, break."""
    first = max(scheduled_on, before.start)
    rows = [
        Row(each, dict(each.placement.days()), each.placement.start, each.placement.finish)
        for each in after.milestones
        if each.placement is not None and is_open(each)
    ]
    return [
        *_history(before, after),
        *_placements(after),
        *(sentence for row in rows for sentence in _minutes(row, first)),
        *(sentence for row in rows for sentence in _used_up(after, row, first)),
        *_capacity(after, rows, first),
        *_breaks(after, rows),
        *_order(after, rows),
        *(sentence for row in rows for sentence in _weeks(row, first)),
        *(sentence for row in rows for sentence in _span(row)),
        *_focus(after, rows, first),
        *_not_before(after, rows),
        *(sentence for row in rows for sentence in _pin(row, first)),
        *_overfull_pins(after, rows, first),
        *(sentence for row in rows for sentence in _event(row, first)),
        *_months(after, rows, first),
    ]


def is_open(milestone: Milestone) -> bool:
    return milestone.status in (Status.TODO, Status.IN_PROGRESS)


def remaining(milestone: Milestone) -> int:
    return max(0, milestone.estimate - sum(entry.minutes for entry in milestone.log))


def available(plan: Profile, day: dt.date) -> int:
    """Minutes of a day: exceptions beat breaks, breaks beat weeks, the latest week holds."""
    for exception in reversed(plan.calendar.exceptions):
        if exception.day == day:
            return exception.minutes
    if any(pause.first <= day <= pause.last for pause in plan.calendar.breaks):
        return 0
    week, since = plan.calendar.week, FIRST_WEEK
    for pattern in plan.calendar.patterns:
        if since <= pattern.start <= day:
            week, since = pattern.week, pattern.start
    return week[day.weekday()]


def exact(milestone: Milestone) -> tuple[dt.date, dt.date, int] | None:
    """First and last day of an event and the minutes there, where its dates are known."""
    event: Event | None = milestone.event or milestone.definition.event
    if event is None or event.first is None or event.last is None:
        return None
    return event.first, event.last, event.attendance


def usual_months(milestone: Milestone) -> tuple[int, ...]:
    event = milestone.event or milestone.definition.event
    return () if event is None or event.first is not None else event.months


def weekly_limit(milestone: Milestone) -> int | None:
    limits = [milestone.definition.weekly_limit]
    if milestone.habit is not None:
        limits.append(milestone.habit.minutes * len(milestone.habit.weekdays))
    return min((each for each in limits if each is not None), default=None)


def takes_a_place(milestone: Milestone) -> bool:
    limit = weekly_limit(milestone)
    people = milestone.kind in (Kind.MENTORSHIP, Kind.NETWORKING)
    return not people and (limit is None or limit >= 180)


def _free(plan: Profile, day: dt.date, first: dt.date) -> int:
    """Minutes of a day that are not behind the learner already."""
    worked = sum(
        entry.minutes
        for each in plan.milestones
        for entry in each.log
        if entry.on == day and day == first
    )
    return max(0, available(plan, day) - worked)


# --- the rules --------------------------------------------------------------------------------


def _history(before: Profile, after: Profile) -> Iterator[str]:
    forget = {"placement": None}
    olds = [each.model_copy(update=forget) for each in before.milestones]
    news = [each.model_copy(update=forget) for each in after.milestones]
    if olds != news or before.model_copy(update={"milestones": ()}) != after.model_copy(
        update={"milestones": ()}
    ):
        yield "history: more than dates has changed"
    for old, new in zip(before.milestones, after.milestones, strict=False):
        if old.status is Status.DONE and old.placement != new.placement:
            yield f"history: the dates of {old.id}, which is done, moved"


def _placements(after: Profile) -> Iterator[str]:
    for each in after.milestones:
        if each.status is Status.SKIPPED and each.placement is not None:
            yield f"placement: {each.id} is skipped and has dates"
        if is_open(each) and each.placement is None:
            yield f"placement: {each.id} is open and has no dates"


def _minutes(row: Row, first: dt.date) -> Iterator[str]:
    placement = row.milestone.placement
    assert placement is not None
    listed = [day for day, _ in placement.days()]
    if sum(minutes for _, minutes in placement.days()) != remaining(row.milestone):
        yield f"minutes: {row.id} has other minutes than are left to do"
    if listed != sorted(set(listed)) or 0 in row.days.values():
        yield f"minutes: the days of {row.id} are not in order, or are empty"
    if row.days and row.first < first:
        yield f"minutes: {row.id} is laid before the first day"
    begun = bool(row.milestone.log) and row.start == row.milestone.log[0].on
    if not row.fixed and not begun and row.start != row.first:
        yield f"minutes: {row.id} does not start on the day of its first minute"
    if not row.fixed and row.days and row.finish != max(row.days):
        yield f"minutes: {row.id} does not finish on the day of its last minute"


def _capacity(plan: Profile, rows: list[Row], first: dt.date) -> Iterator[str]:
    fixed: dict[dt.date, int] = defaultdict(int)
    moved: dict[dt.date, int] = defaultdict(int)
    for row in rows:
        for day, minutes in row.days.items():
            (fixed if row.fixed else moved)[day] += minutes
    for day, minutes in moved.items():
        if minutes > max(0, _free(plan, day, first) - fixed[day]):
            yield f"capacity: {day} carries more than it has"


def _breaks(plan: Profile, rows: list[Row]) -> Iterator[str]:
    """What is placed rests on the days of a break that no exception opens again."""
    opened = {exception.day for exception in plan.calendar.exceptions}
    for row in rows:
        for day in row.days:
            resting = any(pause.first <= day <= pause.last for pause in plan.calendar.breaks)
            if resting and day not in opened and not row.fixed:
                yield f"break: {row.id} is worked on {day}"


def _used_up(plan: Profile, row: Row, first: dt.date) -> Iterator[str]:
    """Without minutes left, a milestone that is not fixed has the next study day it can have."""
    if row.fixed or remaining(row.milestone):
        return
    if available(plan, row.finish) == 0:
        yield f"used up: {row.id} waits on a day without time"
    if row.milestone.status is Status.IN_PROGRESS:
        lead = row.milestone.definition.lead
        bounds = [first, row.milestone.not_before, plan.start + lead * DAY if lead else None]
        day = max(bound for bound in bounds if bound is not None)
        while day < row.finish:
            if available(plan, day):
                yield f"used up: {row.id} could have its place on {day}"
                return
            day += DAY


def _order(plan: Profile, rows: list[Row]) -> Iterator[str]:
    by_id = {row.id: row for row in rows}
    circle = _circle(plan)
    for row in rows:
        if row.given:
            continue
        for name in row.milestone.definition.after:
            ready = _ready(plan, by_id, name, row)
            if ready is not None and ready > row.first and (row.id, name) not in circle:
                yield f"order: {row.id} starts before {name} is over"
        for skill, level in row.milestone.definition.needs.items():
            builders = _builders(plan, skill, level, row.id)
            held = plan.ratings.get(skill, 0) >= level or any(
                each.status is Status.DONE for each in builders
            )
            if held or not builders or any((row.id, each.id) in circle for each in builders):
                continue
            ready_days = [_ready(plan, by_id, each.id, row) for each in builders]
            if not any(day is None or day <= row.first for day in ready_days):
                yield f"order: {row.id} starts before anything builds {skill} {level}"


def _ready(plan: Profile, rows: dict[str, Row], name: str, row: Row) -> dt.date | None:
    """The first day on which what waits for a milestone may start."""
    before = plan.milestone(name)
    if before is None or name == row.id or before.status is Status.SKIPPED:
        return None
    if before.status is not Status.DONE and name not in rows:
        return None
    over = before.done_on if before.status is Status.DONE else rows[name].over
    lag = sum(lag.days for lag in row.milestone.definition.lags if lag.after == name)
    gap = before.definition.wait + lag
    return over + gap * DAY if over else None


def _builders(plan: Profile, skill: str, level: int, besides: str) -> list[Milestone]:
    return [
        each
        for each in plan.milestones
        if each.status is not Status.SKIPPED
        and each.definition.builds.get(skill, 0) >= level
        and each.id != besides
    ]


def _circle(plan: Profile) -> set[tuple[str, str]]:
    """Pairs that could wait for each other; nobody can keep their order."""
    edges = {
        each.id: {
            *each.definition.after,
            *(
                builder.id
                for skill, level in each.definition.needs.items()
                for builder in _builders(plan, skill, level, each.id)
            ),
        }
        for each in plan.milestones
        if each.status is not Status.SKIPPED
    }
    reach = {name: set(wanted) & set(edges) for name, wanted in edges.items()}
    for middle in edges:
        for name in edges:
            if middle in reach[name]:
                reach[name] |= reach[middle]
    return {(one, two) for one in edges for two in reach[one] if one in reach[two]}


def _weeks(row: Row, first: dt.date) -> Iterator[str]:
    if row.fixed:
        return
    by_week: dict[dt.date, int] = defaultdict(int)
    for day, minutes in row.days.items():
        by_week[day - day.weekday() * DAY] += minutes
    definition, this_week = row.milestone.definition, first - first.weekday() * DAY
    for entry in row.milestone.log:
        if this_week <= entry.on <= first:
            by_week[this_week] += entry.minutes
    limit = weekly_limit(row.milestone)
    for week, minutes in by_week.items():
        placed = any(week <= day < week + 7 * DAY for day in row.days)
        if limit is not None and placed and minutes > max(1, limit):
            yield f"weekly limit: {row.id} has {minutes} in the week of {week}"
        spread = definition.span and not row.milestone.log
        # At most ceil(1.5 x effort / weeks of span) a week.
        if spread and 2 * definition.span * (minutes - 1) >= 21 * remaining(row.milestone):
            yield f"spread: {row.id} has {minutes} in the week of {week}"


def _span(row: Row) -> Iterator[str]:
    if row.fixed or remaining(row.milestone) < 2:
        return
    begun = min([entry.on for entry in row.milestone.log] + [row.first])
    if (max(row.days) - begun).days + 1 < row.milestone.definition.span:
        yield f"span: {row.id} is shorter than its {row.milestone.definition.span} days"


def _focus(plan: Profile, rows: list[Row], first: dt.date) -> Iterator[str]:
    counted = [row for row in rows if takes_a_place(row.milestone) and row.days]
    limit = plan.preferences.focus_limit
    for row in counted:
        day = max(first, row.start)
        while not row.given and day <= row.over:
            running = sum(other.start <= day <= other.over for other in counted)
            if running > limit:
                yield f"focus: {running} run on {day}, {row.id} among them"
                break
            day += DAY


def _not_before(plan: Profile, rows: list[Row]) -> Iterator[str]:
    for row in rows:
        if row.fixed:
            continue
        bound = row.milestone.not_before
        if bound is not None and row.first < bound:
            yield f"not before: {row.id} starts before {bound}"
        lead = row.milestone.definition.lead
        if not row.given and lead and row.first < plan.start + lead * DAY:
            yield f"not before: {row.id} cannot have been booked"


def _pin(row: Row, first: dt.date) -> Iterator[str]:
    pin = row.milestone.pin
    if pin is None:
        return
    if pin.start is not None and row.start != pin.start:
        yield f"pin: {row.id} does not start as pinned"
    if pin.finish is not None and row.finish != pin.finish:
        yield f"pin: {row.id} does not finish as pinned"
    if any(pin.start is not None and day < pin.start for day in row.days):
        yield f"pin: {row.id} has minutes before its pinned start"
    overdue = pin.finish is not None and pin.finish < first
    if not overdue and any(pin.finish is not None and day > pin.finish for day in row.days):
        yield f"pin: {row.id} has minutes after its pinned finish"


def _overfull_pins(plan: Profile, rows: list[Row], first: dt.date) -> Iterator[str]:
    """A pin fills a day over what it has only when its days have no room left."""
    fixed: dict[dt.date, int] = defaultdict(int)
    for row in rows:
        for day, minutes in row.days.items():
            fixed[day] += minutes if row.fixed else 0
    for row in rows:
        pin = row.milestone.pin
        if pin is None or not any(row.days[day] > _free(plan, day, first) for day in row.days):
            continue
        start = max(first, pin.start or first)
        finish = pin.finish if pin.finish and pin.finish >= first else start + 366 * DAY
        window = [start + number * DAY for number in range((finish - start).days + 1)]
        if any(fixed[day] < _free(plan, day, first) for day in window):
            yield f"pin: {row.id} is over availability, where there was room"


def _event(row: Row, first: dt.date) -> Iterator[str]:
    dates = exact(row.milestone)
    if dates is None or row.milestone.pin is not None:
        return
    left = remaining(row.milestone)
    there = sum(minutes for day, minutes in row.days.items() if dates[0] <= day <= dates[1])
    wanted = min(dates[2] or left, left) if dates[1] >= first else 0
    if there != wanted:
        yield f"event: {row.id} has {there} minutes on its days, not {wanted}"


def _months(plan: Profile, rows: list[Row], first: dt.date) -> Iterator[str]:
    carried: dict[dt.date, int] = defaultdict(int)
    for row in rows:
        for day, minutes in row.days.items():
            carried[day] += minutes
    for row in rows:
        months = usual_months(row.milestone)
        if row.given or not months or not row.days:
            continue
        begin = row.first
        if begin.month not in months:
            yield f"month: {row.id} starts in month {begin.month}"
        length = months_of_the_year.monthrange(begin.year, begin.month)[1]
        end = begin.replace(day=length)
        room = [begin + number * DAY for number in range((end - begin).days + 1)]
        full = all(carried[day] >= _free(plan, day, first) for day in room)
        slow = weekly_limit(row.milestone) is not None or row.milestone.definition.span
        if max(row.days) > end and not full and not slow:
            yield f"month: {row.id} leaves its month, where there was room"
