"""Whether dates that a plan has already still keep every rule.

Laying everything anew after the learner found more time could end later than before, because other
work then comes first on some day. So the stored dates stay a candidate: `keeps_every_rule` says
whether they could stand as they are. It is strict where that costs little: dates are not kept when
some day is over its availability (more time may relieve it), when an event leaves its usual month
(more time may bring it back), or when a place without minutes is not on the next study day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from planner.domain.calendar import ONE_DAY, StudyCalendar, monday_of
from planner.domain.model import Minutes
from planner.domain.profile import Placement
from planner.domain.task import Task

Placements = Mapping[str, Placement]


def keeps_every_rule(
    tasks: Sequence[Task],
    stored: Placements,
    finished: Mapping[str, dt.date],
    calendar: StudyCalendar,
    first: dt.date,
    focus_limit: int,
    worked_today: Minutes = 0,
) -> bool:
    """Whether stored dates of all tasks are a schedule; arguments as for `schedule`."""
    if any(task.id not in stored for task in tasks):
        return False
    return (
        all(_keeps_its_own(task, stored[task.id], calendar, first) for task in tasks)
        and all(_keeps_order(task, stored, finished) for task in tasks)
        and _keeps_capacity(tasks, stored, calendar, first, worked_today)
        and _keeps_focus(tasks, stored, first, focus_limit)
    )


def last_day(placement: Placement) -> dt.date:
    """The day of the last minute, which an overdue pin has after its pinned finish."""
    if not placement.runs:
        return placement.finish
    offset, count, _ = placement.runs[-1]
    return max(placement.finish, placement.start + dt.timedelta(days=offset + count - 1))


def _first_day(placement: Placement) -> dt.date:
    if not placement.runs:
        return placement.finish
    return placement.start + dt.timedelta(days=placement.runs[0][0])


def _is_given(task: Task) -> bool:
    return task.pinned or task.event is not None or task.in_progress


def _keeps_its_own(
    task: Task, placement: Placement, calendar: StudyCalendar, first: dt.date
) -> bool:
    """Minutes, first day, weekly limit, span, pin, event, month of one task."""
    start = _first_day(placement)
    if placement.minutes() != task.minutes or (placement.runs and start < first):
        return False
    if task.pinned:
        return _keeps_pin(task, placement, first)
    if task.event is not None:
        return _keeps_event(task.event, task.minutes, placement, first)
    if not task.minutes:
        return _is_next_study_day(task, placement.finish, calendar, first)
    if task.not_before is not None and start < task.not_before:
        return False
    if task.minutes > 1 and (placement.finish - start).days + 1 < task.span:
        return False
    # What was begun goes on at once, whatever its usual month.
    if task.months and not task.in_progress and not _keeps_month(task, start, placement.finish):
        return False
    return _keeps_weeks(task, placement, first)


def _keeps_pin(task: Task, placement: Placement, first: dt.date) -> bool:
    if task.pin_start is not None and placement.start != task.pin_start:
        return False
    if task.pin_finish is None:
        return True
    if placement.finish != task.pin_finish:
        return False
    return task.pin_finish < first or last_day(placement) <= task.pin_finish


def _keeps_event(
    event: tuple[dt.date, dt.date, Minutes], left: Minutes, placement: Placement, first: dt.date
) -> bool:
    begin, end, attendance = event
    wanted = min(attendance or left, left) if end >= first else 0
    there = sum(minutes for day, minutes in placement.days() if begin <= day <= end)
    within = placement.start <= begin and placement.finish >= end
    return there == wanted and within


def _is_next_study_day(task: Task, day: dt.date, calendar: StudyCalendar, first: dt.date) -> bool:
    """Whether a place without minutes is the first study day; with predecessors nobody knows."""
    if task.after or not calendar.has_time():
        return False
    earliest = max(first, task.not_before or first)
    if day < earliest:
        return False
    *before, minutes = calendar.daily(earliest, (day - earliest).days + 1)
    return minutes > 0 and not any(before)


def _keeps_month(task: Task, start: dt.date, finish: dt.date) -> bool:
    same = (start.year, start.month) == (finish.year, finish.month)
    return same and start.month in task.months


def _keeps_weeks(task: Task, placement: Placement, first: dt.date) -> bool:
    cap = task.week_cap
    if cap is None:
        return True
    weeks: dict[dt.date, Minutes] = {}
    if task.logged_this_week:
        weeks[monday_of(first)] = task.logged_this_week
    for day, minutes in placement.days():
        week = monday_of(day)
        weeks[week] = weeks.get(week, 0) + minutes
        if weeks[week] > cap:
            return False
    return True


def _keeps_order(task: Task, stored: Placements, finished: Mapping[str, dt.date]) -> bool:
    if _is_given(task):
        return True
    start = _first_day(stored[task.id])
    for before, days in task.after:
        over = last_day(stored[before]) if before in stored else finished.get(before)
        if over is not None and start < over + days * ONE_DAY:
            return False
    return True


def _keeps_capacity(
    tasks: Sequence[Task],
    stored: Placements,
    calendar: StudyCalendar,
    first: dt.date,
    worked_today: Minutes,
) -> bool:
    count = max((last_day(stored[task.id]) - first).days + 1 for task in tasks)
    if count < 1:
        return True
    free = calendar.daily(first, count)
    free[0] -= worked_today
    for task in tasks:
        for day, minutes in stored[task.id].days():
            free[(day - first).days] -= minutes
            if free[(day - first).days] < 0:
                return False
    return True


def _keeps_focus(
    tasks: Sequence[Task], stored: Placements, first: dt.date, focus_limit: int
) -> bool:
    """Whether no task that was not given runs on a day with too many side by side."""
    rows = [
        (stored[task.id].start if task.begun else _first_day(stored[task.id]), task)
        for task in tasks
        if task.counts_for_focus and (task.minutes or task.pinned or task.event)
    ]
    change: dict[int, int] = {}
    for start, task in rows:
        begin = max(0, (start - first).days)
        end = max(begin, (last_day(stored[task.id]) - first).days)
        change[begin] = change.get(begin, 0) + 1
        change[end + 1] = change.get(end + 1, 0) - 1
    crowded: list[tuple[int, int]] = []
    running, since = 0, 0
    for day in sorted(change):
        if running > focus_limit:
            crowded.append((since, day - 1))
        running, since = running + change[day], day
    return not any(
        begin <= (last_day(stored[task.id]) - first).days and (start - first).days <= end
        for start, task in rows
        if not _is_given(task)
        for begin, end in crowded
    )
