"""What the overview says of this week: the days with their hours, and what is worked on.

Plain values made from a plan; nothing here draws. The list shows what is late, under way or planned
this week, what was finished in it, and then what comes next, so that there is always a next step.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from planner.domain.calendar import ONE_DAY, monday_of
from planner.domain.columns import by_phase, columns_of
from planner.domain.profile import Status
from planner.domain.week_days import of_week
from planner.ui import labels
from planner.ui.counted import counted
from planner.ui.pages.week_note import WeekNote, done_note, resting_note
from planner.ui.roles import CheckState
from planner.ui.text_direction import fenced
from planner.ui.widgets.chart import ChartNumbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.domain.calendar import Break
    from planner.domain.columns import Columns
    from planner.domain.plan import Plan, PlannedMilestone
    from planner.domain.profile import Milestone, Profile
    from planner.words import Words

translate = QCoreApplication.translate

#: As many rows as the card holds; more are one press away in the plan.
ROWS: Final = 4
_WEEK: Final = 7
#: As many follow-ups as are named.
_FOLLOW_UPS: Final = 3


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day of the strip; minutes."""

    name: str
    logged: int
    planned: int
    available: int
    today: bool


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One milestone of the week as the card shows it."""

    id: str
    title: str
    kind: str
    own: bool
    check: CheckState
    #: The logged part of the estimate, for the rising level in the box.
    progress: float
    #: The line under the title in two parts; the second is set apart where it is `late`.
    kind_words: str
    state: str
    late: bool
    #: What stands at the end of the row, and the part of it done this week; None without a meter.
    amount: str
    part: float | None
    spoken: str

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor skipped."""
        return self.check not in (CheckState.DONE, CheckState.SKIPPED)


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """Everything the card of the week shows; minutes."""

    first: dt.date
    last: dt.date
    days: tuple[WeekDay, ...]
    logged: int
    available: int
    rows: tuple[WeekRow, ...]
    #: Milestones of this week that have no row.
    more: int
    #: A sentence where the week is done, lies in a break or before the start; else "".
    note: str
    #: In a week that is done, the milestone that could be started now, by its id; else "".
    next: str
    #: With whom a follow-up is late or due by Sunday, in a sentence; else "".
    follow_ups: str


def week_facts(plan: Plan, words: Words) -> WeekFacts:
    """Look at the week of a plan's day."""
    monday = monday_of(plan.today)
    concerned = of_week(plan.profile, monday, plan.today)
    days = _days(plan, monday, concerned, words)
    choice = _choice(plan, monday, concerned)
    shown = choice.shown()
    # Nothing counts against a break, so nothing is set apart as late in one.
    late_told = break_on(plan.profile, plan.today) is not None
    rows = []
    for planned in shown:
        # The first one that is late says so in colour; a list of red lines would only discourage.
        rows.append(_row(planned, plan, monday, words, tell_late=not late_told))
        late_told = late_told or rows[-1].late
    logged, available = sum(day.logged for day in days), sum(day.available for day in days)
    note = _note(plan, choice, words, logged=logged, available=available)
    return WeekFacts(
        first=monday,
        last=monday + (_WEEK - 1) * ONE_DAY,
        days=days,
        logged=logged,
        available=available,
        rows=tuple(rows),
        more=len({each.id for each in choice.due} - {each.id for each in shown}),
        note=note.text,
        next=_startable(plan, note.next),
        follow_ups=_follow_ups(plan, monday + (_WEEK - 1) * ONE_DAY, words),
    )


def _follow_ups(plan: Plan, sunday: dt.date, words: Words) -> str:
    """The first few, the longest overdue first."""
    people = [
        (each.follow_up.on, each.name)
        for each in plan.profile.contacts
        if each.follow_up is not None and each.follow_up.on <= sunday
    ]
    told = []
    for day, name in sorted(people)[:_FOLLOW_UPS]:
        when = words.weekday_date(day, plan.today)
        if day < plan.today:
            when = labels.days_over((plan.today - day).days)
        told.append(f"{labels.brief(name)} ({when})")
    more = len(people) - len(told)
    if more:
        told.append(counted("Overview", "{count} more", "1 more", more).format(count=more))
    text = translate("Overview", "Get in touch: {people}")
    return text.format(people=", ".join(told)) if told else ""


def week_range(monday: dt.date, words: Words) -> str:
    """The days of a week in short: 17 – 23 May."""  # noqa: RUF002 - an en dash for a range
    sunday = monday + (_WEEK - 1) * ONE_DAY
    if monday.month != sunday.month:
        return words.day_range(monday, sunday, sunday)
    return f"{monday.day} – {words.short_date(sunday, sunday)}"  # noqa: RUF001


def week_numbers(facts: WeekFacts, words: Words) -> ChartNumbers:
    """The strip of the week as a table; hours."""
    rows = tuple(
        (
            words.weekday_date(facts.first + place * ONE_DAY),
            *(words.number(each / 60) for each in (day.planned, day.logged, day.available)),
        )
        for place, day in enumerate(facts.days)
    )
    heads = (
        translate("Overview", "Day"),
        translate("Overview", "Planned, hours"),
        translate("Overview", "Logged, hours"),
        translate("Overview", "Your time, hours"),
    )
    return ChartNumbers(translate("Overview", "Hours of this week"), heads, rows)


def break_on(profile: Profile, day: dt.date) -> Break | None:
    """The break a day lies in, or nothing."""
    breaks = profile.calendar.breaks
    return next((each for each in breaks if each.first <= day <= each.last), None)


def _days(
    plan: Plan, monday: dt.date, concerned: Iterable[Milestone], words: Words
) -> tuple[WeekDay, ...]:
    profile = plan.profile
    logged, planned = [0] * _WEEK, [0] * _WEEK
    for milestone in concerned:
        for entry in milestone.log:
            place = (entry.on - monday).days
            if 0 <= place < _WEEK:
                logged[place] += entry.minutes
        if milestone.status is not Status.SKIPPED:
            _add_placed(planned, milestone, monday)
    available = [
        # Nothing is expected before the start.
        minutes if monday + place * ONE_DAY >= plan.start else 0
        for place, minutes in enumerate(profile.calendar.daily(monday, _WEEK))
    ]
    return tuple(
        WeekDay(
            name=words.weekday(monday + place * ONE_DAY),
            logged=logged[place],
            planned=planned[place],
            available=available[place],
            today=monday + place * ONE_DAY == plan.today,
        )
        for place in range(_WEEK)
    )


def _add_placed(days: list[int], milestone: Milestone, monday: dt.date) -> None:
    placement = milestone.placement
    if placement is None or placement.finish < monday:
        return
    start = (placement.start - monday).days
    if start >= _WEEK:
        return
    for offset, count, minutes in placement.runs:
        first = max(0, start + offset)
        for place in range(first, min(_WEEK, start + offset + count)):
            days[place] += minutes


@dataclass(frozen=True, slots=True)
class _Choice:
    """What could be shown, each in the order of its days."""

    #: Open and late, under way or begun by Sunday; the first of what is open and later.
    due: list[PlannedMilestone]
    ahead: list[PlannedMilestone]
    #: Done today, and done earlier in the week.
    today: list[PlannedMilestone]
    before: list[PlannedMilestone]

    def shown(self) -> list[PlannedMilestone]:
        """What has a row: what is open first, but what was ticked today keeps its place.

        Otherwise a second press of the same key would tick whatever moved up.
        """
        kept = self.today[-(ROWS - 1) :]
        wanted = (*kept, *self.due, *self.ahead, *reversed(self.before))[:ROWS]
        return sorted(wanted, key=_when)


def _choice(plan: Plan, monday: dt.date, concerned: Sequence[Milestone]) -> _Choice:
    sunday = monday + (_WEEK - 1) * ONE_DAY
    columns = columns_of(plan.profile)
    started, is_open = columns.started(sunday.toordinal()), columns.is_open.__getitem__
    begun = compress(range(len(columns.id)), columns.is_begun)
    due = dict.fromkeys(filter(is_open, (*columns.by_start[:started], *begun)))
    reached = [
        each
        for each in concerned
        if each.done_on is not None and monday <= each.done_on <= plan.today and not each.is_open
    ]
    return _Choice(
        due=_in_turn(plan, map(columns.milestones.__getitem__, due)),
        ahead=_in_turn(plan, _first_ahead(columns, started)),
        today=_in_turn(plan, [each for each in reached if each.done_on == plan.today]),
        before=_in_turn(plan, [each for each in reached if each.done_on != plan.today]),
    )


def _first_ahead(columns: Columns, started: int) -> list[Milestone]:
    """Those that start first of what is open and not due, as many as there are rows or some more.

    Most of a long plan is ahead, and nobody sees more of it here than a few.
    """
    found: list[int] = []
    for place in filter(columns.is_open.__getitem__, columns.by_start[started:]):
        if len(found) >= ROWS and columns.start[place] != columns.start[found[-1]]:
            break
        if not columns.is_begun[place]:
            found.append(place)
    return [columns.milestones[place] for place in found]


def _in_turn(plan: Plan, milestones: Iterable[Milestone]) -> list[PlannedMilestone]:
    return sorted((plan.by_id[each.id] for each in by_phase(milestones)), key=_when)


def _when(planned: PlannedMilestone) -> tuple[dt.date, dt.date]:
    return planned.start or dt.date.max, planned.finish or dt.date.max


def _row(
    planned: PlannedMilestone, plan: Plan, monday: dt.date, words: Words, *, tell_late: bool
) -> WeekRow:
    state, late = _state(planned, plan, words, tell_late=tell_late)
    amount, part = _amount(planned, plan, monday, words)
    return week_row(planned, words, state=state, late=late, amount=amount, part=part)


def week_row(
    planned: PlannedMilestone,
    words: Words,
    *,
    state: str,
    amount: str,
    part: float | None,
    late: bool = False,
) -> WeekRow:
    """A milestone as a row, with what is said of it there."""
    milestone = planned.milestone
    kind = words.kind(milestone.kind)
    spoken = ". ".join(each for each in (milestone.title, kind, state, amount) if each)
    return WeekRow(
        id=milestone.id,
        title=milestone.title,
        kind=milestone.kind.value,
        own=milestone.own,
        check=check_of(planned),
        progress=min(1.0, milestone.logged / milestone.estimate) if milestone.estimate else 0.0,
        kind_words=kind,
        state=state,
        late=late,
        amount=amount,
        part=part,
        spoken=f"{spoken}.",
    )


def check_of(planned: PlannedMilestone) -> CheckState:
    """What the box of a milestone shows."""
    status = planned.milestone.status
    if status is Status.DONE:
        return CheckState.DONE
    if status is Status.SKIPPED:
        return CheckState.SKIPPED
    if status is Status.IN_PROGRESS:
        return CheckState.IN_PROGRESS
    return CheckState.BLOCKED if planned.blocked else CheckState.TODO


def _state(
    planned: PlannedMilestone, plan: Plan, words: Words, *, tell_late: bool
) -> tuple[str, bool]:
    """The words after the kind, and whether they stand out as late."""
    milestone, today = planned.milestone, plan.today
    if milestone.done_on is not None and milestone.status is Status.DONE:
        day = words.weekday_date(milestone.done_on, today)
        return translate("Overview", "done {date}").format(date=day), False
    if planned.overdue_days:
        return labels.days_over(planned.overdue_days), tell_late
    if planned.blocked:
        first = plan.milestone(planned.waits_for[0])
        title = first.milestone.title if first else ""
        return translate("Overview", "needs first: {title}").format(title=fenced(title)), False
    if planned.start is None or planned.finish is None:
        return "", False
    if milestone.status is Status.TODO and planned.start != planned.finish:
        start = words.weekday_date(planned.start, today)
        if planned.start < today:
            return translate("Overview", "was due to start {date}").format(date=start), False
        if planned.start > today:
            return translate("Overview", "starts {date}").format(date=start), False
    due = words.short_date(planned.finish, today)
    return translate("Overview", "due {date}").format(date=due), False


def _amount(
    planned: PlannedMilestone, plan: Plan, monday: dt.date, words: Words
) -> tuple[str, float | None]:
    """The hours of this week, or the day of an event, or what there is to say instead."""
    milestone = planned.milestone
    if milestone.status is Status.DONE:
        return words.hours(milestone.logged or milestone.estimate), None
    logged = sum(each.minutes for each in milestone.log if monday <= each.on <= plan.today)
    whole = logged + _left_this_week(milestone, monday)
    if milestone.status is Status.IN_PROGRESS and whole:
        text = translate("Overview", "{part} of {whole}")
        hours = text.format(part=words.number(logged / 60), whole=words.hours(whole))
        return hours, logged / whole
    dates = milestone.dates
    if dates is not None and dates.first is not None:
        return words.weekday_date(dates.first, plan.today), None
    if planned.start is not None and planned.start <= plan.today:
        return translate("Overview", "not started"), None
    return words.hours(milestone.estimate), None


def _left_this_week(milestone: Milestone, monday: dt.date) -> int:
    """Minutes still to do by Sunday; what is late counts in this week, as in the plan's load."""
    placement = milestone.placement
    if placement is None:
        return 0
    days_on = (monday - placement.start).days + _WEEK
    later = sum(
        minutes * min(count, max(0, offset + count - days_on))
        for offset, count, minutes in placement.runs
    )
    return milestone.remaining - min(milestone.remaining, later)


def _startable(plan: Plan, name: str) -> str:
    planned = plan.milestone(name)
    return name if planned is not None and planned.milestone.status is Status.TODO else ""


def _note(plan: Plan, choice: _Choice, words: Words, *, logged: int, available: int) -> WeekNote:
    resting = resting_note(plan, break_on(plan.profile, plan.today), words)
    if resting is not None:
        return resting
    if any(_left_this_week(each.milestone, monday_of(plan.today)) for each in choice.due):
        return WeekNote()
    coming = [*choice.due, *choice.ahead]
    return done_note(plan, coming, words, logged=logged, available=available)
