"""What the page of a week says: each day with its sessions and hours, and the habits above.

Plain values made from a plan; nothing here draws.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from planner.domain.calendar import ONE_DAY
from planner.domain.columns import by_phase, columns_of
from planner.domain.habits import asked_on, is_running, is_ticked, logged_on
from planner.domain.profile import Status
from planner.domain.week_days import WEEK, week_days
from planner.ui import labels
from planner.ui.pages.overview_facts import day_title
from planner.ui.pages.overview_week import WeekRow, break_on, check_of, week_row
from planner.ui.roles import CheckState

if TYPE_CHECKING:
    import datetime as dt

    from planner.domain.network import Contact
    from planner.domain.plan import Plan, PlannedMilestone
    from planner.domain.profile import Habit, Milestone
    from planner.domain.week_days import DayOfWeek, Portion
    from planner.words import Words

translate = QCoreApplication.translate

#: As many things left over from earlier days as stand with today; all of them are in the plan.
LEFT_OVER = 4


@dataclass(frozen=True, slots=True)
class DayFollowUp:
    """Somebody to get in touch with on a day."""

    contact: str
    text: str


@dataclass(frozen=True, slots=True)
class DayFacts:
    """One day as it is shown."""

    day: dt.date
    title: str
    #: Its place among the days: before, on or after today.
    past: bool
    today: bool
    hours: str
    rows: tuple[WeekRow, ...]
    #: Things left over from earlier days that have no row.
    more: int
    follow_ups: tuple[DayFollowUp, ...]
    #: What stands there where the day has nothing.
    note: str


@dataclass(frozen=True, slots=True)
class HabitDay:
    """One box of a habit; `part` is what is done of its minutes, from 0 to 1."""

    day: dt.date
    name: str
    ticked: bool
    part: float
    asked: bool
    today: bool
    #: A day to come cannot be ticked.
    open: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class HabitFacts:
    """One habit in a week."""

    id: str
    title: str
    told: str
    days: tuple[HabitDay, ...]


@dataclass(frozen=True, slots=True)
class DayByDay:
    """A week as the page shows it; minutes."""

    monday: dt.date
    days: tuple[DayFacts, ...]
    habits: tuple[HabitFacts, ...]
    logged: int
    available: int


def day_by_day(plan: Plan, monday: dt.date, words: Words) -> DayByDay:
    """Look at a week of a plan."""
    days = week_days(plan.profile, monday, plan.today)
    return DayByDay(
        monday=monday,
        days=tuple(_day(each, plan, words) for each in days),
        habits=habits_of(plan, monday, words),
        logged=sum(each.logged for each in days),
        available=sum(each.available for each in days),
    )


# --- habits -------------------------------------------------------------------------------------


def habits_of(plan: Plan, monday: dt.date, words: Words) -> tuple[HabitFacts, ...]:
    """The habits that run in a week or were practised in it."""
    columns = columns_of(plan.profile)
    return tuple(
        habit_facts(each, monday, plan.today, words)
        for each in by_phase(columns.chosen(columns.is_habit))
        if _is_about(each, monday)
    )


def habit_facts(milestone: Milestone, monday: dt.date, today: dt.date, words: Words) -> HabitFacts:
    """The seven boxes of a milestone that is a habit."""
    days = [monday + place * ONE_DAY for place in range(WEEK)]
    return HabitFacts(
        id=milestone.id,
        title=milestone.title,
        told=habit_words(milestone.habit, words) if milestone.habit else "",
        days=tuple(_habit_day(milestone, day, today, words) for day in days),
    )


def habit_words(habit: Habit, words: Words) -> str:
    """How much and when: 20 min on Mon, Wed and Fri."""
    time = words.time(habit.minutes)
    if len(habit.weekdays) == WEEK:
        return translate("Week", "{time} every day").format(time=time)
    names = words.listed([words.short_weekdays[place] for place in habit.weekdays])
    return translate("Week", "{time} on {days}").format(time=time, days=names)


def _is_about(milestone: Milestone, monday: dt.date) -> bool:
    days = [monday + place * ONE_DAY for place in range(WEEK)]
    return any(is_running(milestone, day) or logged_on(milestone, day) for day in days)


def _habit_day(milestone: Milestone, day: dt.date, today: dt.date, words: Words) -> HabitDay:
    minutes = milestone.habit.minutes if milestone.habit else 1
    logged, ticked = logged_on(milestone, day), is_ticked(milestone, day)
    told = translate("Week", "{done} of {minutes}").format(
        done=words.time(logged), minutes=words.time(minutes)
    )
    if not logged:
        asked = asked_on(milestone, day)
        told = translate("Week", "open") if asked else translate("Week", "not asked for")
    return HabitDay(
        day=day,
        name=words.weekday(day),
        ticked=ticked,
        part=min(1.0, logged / minutes),
        asked=bool(asked_on(milestone, day)),
        today=day == today,
        open=day <= today,
        spoken=f"{day_title(day, words)}: {told}",
    )


# --- days ---------------------------------------------------------------------------------------


def _day(found: DayOfWeek, plan: Plan, words: Words) -> DayFacts:
    today = plan.today
    portions = [each for each in found.portions if not each.is_habit or each.reached]
    late = [each for each in portions if _is_left(each)]
    shown = [each for each in portions if not _is_left(each)] + late[:LEFT_OVER]
    rows = tuple(
        _row(each, planned, found.day, plan, words)
        for each in shown
        if (planned := plan.milestone(each.milestone.id)) is not None
    )
    follow_ups = tuple(_follow_up(each, plan) for each in found.follow_ups)
    return DayFacts(
        day=found.day,
        title=day_title(found.day, words),
        past=found.day < today,
        today=found.day == today,
        hours=_hours(portions, words),
        rows=rows,
        more=len(late[LEFT_OVER:]),
        follow_ups=follow_ups,
        note="" if rows or follow_ups else _note(found, plan),
    )


def _is_left(portion: Portion) -> bool:
    """Whether a portion stands there for what earlier days left over, and for nothing else."""
    own = portion.planned or portion.logged or portion.reached or portion.takes_place
    return bool(portion.left) and not own


def _note(found: DayOfWeek, plan: Plan) -> str:
    if break_on(plan.profile, found.day) is not None:
        return translate("Week", "Break")
    if found.available and found.day >= plan.today:
        return translate("Week", "Free")
    return translate("Week", "Nothing planned")


def _hours(portions: list[Portion], words: Words) -> str:
    planned = sum(each.planned for each in portions)
    logged = sum(each.logged for each in portions)
    if logged and planned:
        text = translate("Week", "{part} of {whole}")
        return text.format(part=words.number(logged / 60), whole=words.hours(planned))
    if logged:
        return translate("Week", "{hours} logged").format(hours=words.hours(logged))
    return words.hours(planned) if planned else ""


def _follow_up(contact: Contact, plan: Plan) -> DayFollowUp:
    text = translate("Week", "Get in touch: {name}").format(name=labels.brief(contact.name))
    due = contact.follow_up
    if due is None:
        return DayFollowUp(contact.id, text)
    if due.about:
        text = f"{text} · {labels.brief(due.about)}"
    if due.on < plan.today:
        text = f"{text} · {labels.days_over(due.days_late(plan.today))}"
    return DayFollowUp(contact.id, text)


def _row(
    portion: Portion, planned: PlannedMilestone, day: dt.date, plan: Plan, words: Words
) -> WeekRow:
    state = _state(portion, planned, day, plan, words)
    amount, part = _amount(portion, words)
    return week_row(planned, words, state=state, amount=amount, part=part)


def _state(
    portion: Portion, planned: PlannedMilestone, day: dt.date, plan: Plan, words: Words
) -> str:
    """What there is to say beside the hours: when it begins, what it waits for, when it is due."""
    milestone, meeting = portion.milestone, portion.milestone.meeting
    parts = []
    if portion.takes_place and meeting is not None:
        begins = words.clock(meeting.begins) if meeting.begins is not None else ""
        parts = [begins, labels.brief(meeting.place)]
    if check_of(planned) is CheckState.BLOCKED:
        first = plan.milestone(planned.waits_for[0])
        title = labels.brief(first.milestone.title) if first else ""
        parts.append(translate("Week", "needs first: {title}").format(title=title))
    if portion.reached:
        parts.append(translate("Week", "done"))
    elif portion.left:
        text = translate("Week", "{hours} left from earlier days")
        parts.append(text.format(hours=words.hours(portion.left)))
    elif milestone.is_open and planned.finish == day and not portion.takes_place:
        parts.append(translate("Week", "due this day"))
    return " · ".join(filter(None, parts))


def _amount(portion: Portion, words: Words) -> tuple[str, float | None]:
    """The minutes of the day, and the part of them that is done; None without a meter."""
    planned, logged = portion.planned, portion.logged
    done = portion.milestone.status is Status.DONE
    if planned and logged and not done:
        text = translate("Week", "{part} of {whole}")
        hours = text.format(part=words.number(logged / 60), whole=words.hours(planned))
        return hours, min(1.0, logged / planned)
    if logged:
        return translate("Week", "{hours} logged").format(hours=words.hours(logged)), None
    if planned:
        return words.hours(planned), None
    return (words.hours(portion.left) if portion.left else ""), None
