"""Milestones and a calendar in, dates out.

Work is malleable: a milestone's minutes are laid on the days from its earliest start on, as many
each day as are free, within its weekly limit and span and the focus limit. Milestones are laid one
after the other. First come those that are *given* (pins, events with exact dates, milestones in
progress), because nothing may move them; then the others, each once everything before it is laid,
the one first in the learner's order first. Each takes the earliest days it can, so gaps that spans
and limits leave are filled by what comes later in the order. See `Task` for each constraint.

Days are counted from the first day of the schedule, 0-based, while the work is laid.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.domain.board import Board
from planner.domain.calendar import StudyCalendar, monday_of
from planner.domain.catalogue import Kind
from planner.domain.model import Days, Minutes
from planner.domain.prerequisites import PrerequisiteGraph, plan_prerequisites
from planner.domain.problems import NoTimeError
from planner.domain.profile import Milestone, Placement, Profile, Status

#: A milestone with a weekly limit below this is so light that it takes no place side by side.
LIGHT_WEEK = 3 * 60
#: Held back for the last day of a span, so that the span is as long as it must be.
_HELD_BACK = 15
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Task:
    """A milestone as the scheduler sees it: minutes, days and predecessors.

    ``minutes`` are those still to do. ``after`` pairs each predecessor with the days that must pass
    after its finish. ``pin`` holds pinned days, ``event`` the exact first and last day and the
    minutes of attendance, ``months`` the usual months of an event without dates.
    """

    id: str
    minutes: Minutes
    after: tuple[tuple[str, Days], ...] = ()
    weekly_limit: Minutes | None = None
    span: Days = 0
    counts_for_focus: bool = True
    not_before: dt.date | None = None
    in_progress: bool = False
    #: Whether minutes are logged, so that it runs side by side with others from the first day on.
    begun: bool = False
    pin_start: dt.date | None = None
    pin_finish: dt.date | None = None
    event: tuple[dt.date, dt.date, Minutes] | None = None
    months: tuple[int, ...] = ()
    logged_this_week: Minutes = 0

    @property
    def pinned(self) -> bool:
        """Whether the learner fixed any of its dates."""
        return self.pin_start is not None or self.pin_finish is not None

    @property
    def week_cap(self) -> Minutes | None:
        """The most minutes in one week, from its weekly limit and its span."""
        caps = [] if self.weekly_limit is None else [max(1, self.weekly_limit)]
        if self.span:
            # ceil(1.5 x effort / weeks of span), in whole numbers.
            caps.append(max(1, -(-3 * self.minutes * _WEEK // (2 * self.span))))
        return min(caps, default=None)


def schedule(
    tasks: Sequence[Task],
    finished: Mapping[str, dt.date],
    calendar: StudyCalendar,
    first: dt.date,
    focus_limit: int,
    worked_today: Minutes = 0,
) -> dict[str, Placement]:
    """Give every task its days.

    Args:
        tasks: in the order in which they are preferred; predecessors that are neither tasks nor
            finished are ignored, and so are edges that close a cycle.
        finished: day on which a predecessor that is done was reached.
        calendar: minutes available on each day.
        first: no minute is laid before this day.
        focus_limit: how many tasks that count for focus may run side by side.
        worked_today: minutes already worked on the first day.

    Raises:
        NoTimeError: if there is work and no week has time for it.
    """
    if any(task.minutes for task in tasks) and not calendar.has_time():
        raise NoTimeError
    board = Board(calendar, first, focus_limit, worked_today)
    laid: dict[str, Placement] = {}
    for task in tasks:
        if task.pinned:
            laid[task.id] = _lay_pinned(board, task)
        elif task.event is not None:
            laid[task.id] = _lay_event(board, task, task.event)
    for task in tasks:
        if task.in_progress and task.id not in laid:
            laid[task.id] = _lay_freely(board, task, _earliest(board, task, {}, {}), given=True)
    _lay_others(board, tasks, finished, laid)
    return laid


def _lay_others(
    board: Board,
    tasks: Sequence[Task],
    finished: Mapping[str, dt.date],
    laid: dict[str, Placement],
) -> None:
    """Lay what is not given: always the first in the order whose predecessors are all laid."""
    open_tasks = {task.id: (rank, task) for rank, task in enumerate(tasks) if task.id not in laid}
    graph = PrerequisiteGraph.of(
        {name: (before for before, _ in task.after) for name, (_, task) in open_tasks.items()}
    ).without_cycles()
    waiting = {name: set(befores) for name, befores in graph.before.items()}
    # Events of a usual month are laid as soon as they can be, while their month still has room.
    wanted = _wanted_days(board, tasks, open_tasks)
    ready = [
        (rank not in wanted, rank) for name, (rank, _) in open_tasks.items() if not waiting[name]
    ]
    heapq.heapify(ready)
    while ready:
        rank = heapq.heappop(ready)[1]
        task = tasks[rank]
        earliest = _earliest(board, task, finished, laid)
        if rank in wanted:
            laid[task.id] = _lay_in_month(board, task, earliest, *wanted[rank])
        else:
            laid[task.id] = _lay_freely(board, task, earliest)
        for name in graph.after[task.id]:
            waiting[name].discard(task.id)
            if not waiting[name]:
                rank = open_tasks[name][0]
                heapq.heappush(ready, (rank not in wanted, rank))


def _wanted_days(
    board: Board, tasks: Sequence[Task], open_tasks: Mapping[str, tuple[int, Task]]
) -> dict[int, tuple[int, int]]:
    """By rank, the day on which an event's turn comes and the day on which all work is done.

    Both are what the free minutes alone would give. Without them an event with an early
    prerequisite would stand years before its phase, and one of the last phase might hold up the
    finish.
    """
    events = [rank for rank, task in open_tasks.values() if task.months and task.minutes]
    if not events:
        return {}
    sums = [0]
    for task in tasks:
        sums.append(sums[-1] + (task.minutes if task.id in open_tasks else 0))
    days = board.days_after(sums)
    return {rank: (days[rank], days[-1]) for rank in events}


def _earliest(
    board: Board, task: Task, finished: Mapping[str, dt.date], laid: Mapping[str, Placement]
) -> int:
    """The first day a task may start: all before it finished, waits, lags and not-before over."""
    earliest = 0 if task.not_before is None else max(0, board.index(task.not_before))
    for before, days in task.after:
        if before in laid:
            finish = max(laid[before].finish, _last_day(laid[before]))
        elif before in finished:
            finish = finished[before]
        else:
            continue
        earliest = max(earliest, board.index(finish) + days)
    return earliest


def _last_day(placement: Placement) -> dt.date:
    """The day of the last minute, which an overdue pin has after its pinned finish."""
    if not placement.runs:
        return placement.finish
    offset, count, _ = placement.runs[-1]
    return placement.start + dt.timedelta(days=offset + count - 1)


def _lay_freely(board: Board, task: Task, earliest: int, *, given: bool = False) -> Placement:
    """Take the earliest days; given tasks do not ask whether there are too many side by side."""
    if task.minutes == 0:
        day = board.next_study_day(earliest)
        return board.placement(day, day, {})
    free_to_run = given or not task.counts_for_focus
    while True:
        earliest = board.next_free(earliest) if free_to_run else board.next_start(earliest)
        days = _days_from(board, task, earliest)
        start, finish = min(days), max(days)
        crowded = None if free_to_run else board.last_crowded(start, finish)
        if crowded is None:
            break
        earliest = crowded + 1
    if task.counts_for_focus:
        board.occupy(0 if task.begun else start, finish)
    board.take(days)
    return board.placement(start, finish, days)


def _days_from(board: Board, task: Task, earliest: int) -> dict[int, Minutes]:
    """The minutes of a task on the free days from ``earliest`` on."""
    cap, left = task.week_cap, task.minutes
    held_back = min(_HELD_BACK, left // 2) if task.span else 0
    days: dict[int, Minutes] = {}
    week, in_week = board.week(0), task.logged_this_week
    start = day = earliest
    while left:
        if board.week(day) != week:
            week, in_week = board.week(day), 0
        take = min(left, board.free(day))
        if cap is not None:
            take = min(take, max(0, cap - in_week))
        if task.span and day < start + task.span - 1:
            take = min(take, left - held_back)
        if take > 0:
            start = day if not days else start
            days[day] = take
            left -= take
            in_week += take
        if cap is not None and in_week >= cap:
            day = board.next_free(board.next_monday(day))
        elif left <= held_back:
            day = board.next_free(max(day + 1, start + task.span - 1))
        else:
            day = board.next_free(day + 1)
    return days


def _lay_in_month(board: Board, task: Task, earliest: int, turn: int, end_of_all: int) -> Placement:
    """Spread an event over one of its usual months; what finds no room follows it.

    It is the first that ends after the event's turn has come, or an earlier one where that would
    end after everything else.
    """
    days: dict[int, Minutes] = {}
    months = board.months_with_room(earliest, task.months, task.minutes)
    while True:
        first, last = next(months)
        if days and last > end_of_all:
            break
        days = _days_in_month(board, task, first, last) or days
        if days and last >= turn:
            break
    start, finish = min(days), max(days)
    if task.counts_for_focus:
        board.occupy(start, finish)
    board.take(days)
    return board.placement(start, finish, days)


def _days_in_month(board: Board, task: Task, first: int, last: int) -> dict[int, Minutes]:
    """The minutes of an event spread over the days of a month, or nothing where they do not fit.

    Only what no month can hold (for its weekly limit or its span) goes on after a whole one.
    """
    while first <= last:
        room = [day for day in range(first, last + 1) if board.free(day)]
        days = board.spread(room, task.minutes, task.week_cap)
        fits = sum(days.values()) == task.minutes
        if not fits or (task.minutes > 1 and max(days) - min(days) + 1 < task.span):
            if board.date(first).day > 1:
                return {}
            days = _days_from(board, task, board.next_free(first))
        crowded = board.last_crowded(min(days), max(days)) if task.counts_for_focus else None
        if crowded is None:
            return days
        first = crowded + 1
    return {}


def _lay_pinned(board: Board, task: Task) -> Placement:
    """Keep the minutes inside the pinned days, over availability where there is too little room."""
    start = None if task.pin_start is None else board.index(task.pin_start)
    if task.pin_finish is None:
        start = start or 0
        days = board.forward(max(0, start), None, task.minutes)
        finish = max(days, default=start)
    elif (finish := board.index(task.pin_finish)) < 0:
        # Overdue: the date stays, what is left is worked on from today.
        days = board.forward(0, None, task.minutes)
    elif start is None:
        days = board.backward(finish, 0, task.minutes)
        start = min(days, default=finish)
    else:
        days = board.forward(max(0, start), finish, task.minutes)
    start = min(days, default=finish) if start is None else start
    start = min(start, finish)
    board.take(days)
    if task.counts_for_focus:
        board.occupy(max(0, start), max(finish, max(days, default=finish)))
    return board.placement(start, finish, days)


def _lay_event(board: Board, task: Task, event: tuple[dt.date, dt.date, Minutes]) -> Placement:
    """Attendance on the days of the event, preparation before it, what is left after it."""
    first, last, attendance = board.index(event[0]), board.index(event[1]), event[2]
    present = min(attendance or task.minutes, task.minutes) if last >= 0 else 0
    attended = board.evenly(max(0, first), last, present) if present else {}
    board.take(attended)
    before = board.backward(first - 1, 0, task.minutes - present, within=False) if first > 0 else {}
    board.take(before)
    rest = task.minutes - present - sum(before.values())
    after = board.forward(max(0, last + 1), None, rest)
    board.take(after)
    days = {**before, **attended, **after}
    start, finish = min((*days, first)), max((*days, last))
    if task.counts_for_focus:
        board.occupy(0 if task.begun else max(0, start), finish)
    return board.placement(start, finish, days)


# --- from a profile ----------------------------------------------------------------------------


def tasks_of(
    profile: Profile, today: dt.date, earliest: Mapping[str, dt.date] | None = None
) -> tuple[Task, ...]:
    """The open milestones of a profile as tasks, in the learner's order by phase."""
    graph = plan_prerequisites(profile.milestones, profile.ratings).without_cycles()
    by_id = {milestone.id: milestone for milestone in profile.milestones}
    ordered = sorted(profile.milestones, key=lambda milestone: milestone.phase)
    held_back = earliest or {}
    return tuple(
        _task(
            milestone,
            tuple((name, gap_days(by_id[name], milestone)) for name in graph.before[milestone.id]),
            profile.start,
            today,
            held_back.get(milestone.id),
        )
        for milestone in ordered
        if milestone.is_open
    )


def gap_days(before: Milestone, after: Milestone) -> Days:
    """Days that must pass between two milestones: the wait of one and the lag of the other."""
    lags = (lag.days for lag in after.definition.lags if lag.after == before.id)
    return before.definition.wait + sum(lags)


def counts_for_focus(milestone: Milestone) -> bool:
    """Whether a milestone takes one of the places side by side."""
    definition = milestone.definition
    light = definition.weekly_limit is not None and definition.weekly_limit < LIGHT_WEEK
    return definition.kind not in (Kind.MENTORSHIP, Kind.NETWORKING) and not light


def _task(
    milestone: Milestone,
    after: tuple[tuple[str, Days], ...],
    start: dt.date,
    today: dt.date,
    held_back: dt.date | None,
) -> Task:
    definition, dates, pin = milestone.definition, milestone.dates, milestone.pin
    exact = None
    if dates is not None and dates.first is not None and dates.last is not None:
        exact = (dates.first, dates.last, dates.attendance)
    first = max(today, start)
    monday = monday_of(first)
    # Nothing can be booked before the plan begins; later it may have been booked already.
    booked = start + dt.timedelta(days=definition.lead) if definition.lead else None
    days = (milestone.not_before, held_back, booked)
    not_before = max((day for day in days if day is not None), default=None)
    # A span that has begun is over when its own days are, counted from the first day worked.
    span = definition.span
    if milestone.log:
        span = max(0, span - (first - milestone.log[0].on).days)
    return Task(
        id=milestone.id,
        minutes=milestone.remaining,
        after=after,
        weekly_limit=definition.weekly_limit,
        span=span,
        counts_for_focus=counts_for_focus(milestone),
        not_before=not_before,
        in_progress=milestone.status is Status.IN_PROGRESS,
        begun=bool(milestone.log),
        pin_start=pin.start if pin else None,
        pin_finish=pin.finish if pin else None,
        event=exact,
        months=dates.months if dates is not None and exact is None else (),
        logged_this_week=sum(e.minutes for e in milestone.log if monday <= e.on <= today),
    )


def placements_for(
    profile: Profile, today: dt.date, earliest: Mapping[str, dt.date] | None = None
) -> dict[str, Placement | None]:
    """New placements for a whole profile: history stays, what is skipped has none.

    Args:
        profile: the learner's document.
        today: the first day that can still be worked on.
        earliest: days before which single milestones must not start, on top of their own.

    Raises:
        NoTimeError: if there is work and no week has time for it.
    """
    first = max(today, profile.start)
    finished = {
        milestone.id: milestone.done_on
        for milestone in profile.milestones
        if milestone.status is Status.DONE and milestone.done_on is not None
    }
    worked = sum(
        entry.minutes
        for milestone in profile.milestones
        for entry in milestone.log
        if entry.on == first
    )
    limit = profile.preferences.focus_limit
    tasks = tasks_of(profile, today, earliest)
    laid = schedule(tasks, finished, profile.calendar, first, limit, worked)
    return {milestone.id: _new_placement(milestone, laid) for milestone in profile.milestones}


def _new_placement(milestone: Milestone, laid: Mapping[str, Placement]) -> Placement | None:
    if milestone.status is Status.SKIPPED:
        return None
    if milestone.status is Status.DONE:
        return milestone.placement
    placement = laid[milestone.id]
    if milestone.log and milestone.pin is None:
        return _begun(placement, min(milestone.log[0].on, placement.start))
    return placement


def _begun(placement: Placement, start: dt.date) -> Placement:
    """The same days, counted from an earlier start: work that was begun keeps its beginning."""
    shift = (placement.start - start).days
    runs = tuple((offset + shift, count, minutes) for offset, count, minutes in placement.runs)
    return Placement(start=start, finish=placement.finish, runs=runs)
