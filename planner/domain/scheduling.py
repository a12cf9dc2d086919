"""Milestones and a calendar in, dates out.

Work is malleable: a milestone's minutes are laid on the days from its earliest start on, as many
each day as are free, within its weekly limit and span and the focus limit. Milestones are laid one
after the other. First come those that are *given* (pins, events with exact dates, milestones in
progress), because nothing may move them; then the others, each once everything before it is laid,
in the learner's order unless another ends clearly earlier (`sequencing`). Each takes the earliest
days it can, so gaps that spans and limits leave are filled by what comes later in the order. Dates
that are there already may stay (`kept_dates`). See `Task` for each constraint.

Days are counted from the first day of the schedule, 0-based, while the work is laid.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from planner.domain.board import Board
from planner.domain.calendar import StudyCalendar, monday_of
from planner.domain.catalogue import Kind
from planner.domain.kept_dates import keeps_every_rule, last_day
from planner.domain.laying import Job
from planner.domain.model import Days, Minutes
from planner.domain.prerequisites import PrerequisiteGraph, plan_prerequisites
from planner.domain.problems import NoTimeError
from planner.domain.profile import Milestone, Placement, Profile, Status
from planner.domain.sequencing import laid_out
from planner.domain.task import Task

#: A milestone with a weekly limit below this is so light that it takes no place side by side.
LIGHT_WEEK = 3 * 60


def schedule(
    tasks: Sequence[Task],
    finished: Mapping[str, dt.date],
    calendar: StudyCalendar,
    first: dt.date,
    focus_limit: int,
    worked_today: Minutes = 0,
    goal: dt.date | None = None,
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
        goal: as for `placements_for`.

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
            laid[task.id] = _lay_begun(board, task)
    _lay_others(board, tasks, finished, laid, None if goal is None else board.index(goal))
    return laid


def _lay_others(
    board: Board,
    tasks: Sequence[Task],
    finished: Mapping[str, dt.date],
    laid: dict[str, Placement],
    goal: int | None,
) -> None:
    """Lay what is not given, in whatever order `sequencing` finds good."""
    others = [task for task in tasks if task.id not in laid]
    graph = PrerequisiteGraph.of(
        {task.id: (before for before, _ in task.after) for task in others}
    ).without_cycles()
    places = {task.id: place for place, task in enumerate(others)}
    jobs = []
    for task in others:
        among = graph.before[task.id]
        jobs.append(
            Job(
                minutes=task.minutes,
                week_cap=task.week_cap,
                span=task.span,
                in_first_week=task.logged_this_week,
                counts_for_focus=task.counts_for_focus,
                begun=task.begun,
                earliest=_earliest(board, task, finished, laid),
                before=tuple((places[name], gap) for name, gap in task.after if name in among),
                months=task.months,
            )
        )
    end_of_given = max((board.index(last_day(each)) for each in laid.values()), default=0)
    layout = laid_out(board, jobs, end_of_given, goal)
    for task, found in zip(others, layout.jobs, strict=True):
        laid[task.id] = board.placement(found.start, found.finish, found.days)


def _earliest(
    board: Board, task: Task, finished: Mapping[str, dt.date], laid: Mapping[str, Placement]
) -> int:
    """The first day a task may start: all before it finished, waits, lags and not-before over."""
    earliest = 0 if task.not_before is None else max(0, board.index(task.not_before))
    for before, days in task.after:
        if before in laid:
            finish = last_day(laid[before])
        elif before in finished:
            finish = finished[before]
        else:
            continue
        earliest = max(earliest, board.index(finish) + days)
    return earliest


def _lay_begun(board: Board, task: Task) -> Placement:
    """Take the earliest days; what is in progress asks neither for places nor for predecessors."""
    earliest = _earliest(board, task, {}, {})
    if not task.minutes:
        day = board.next_study_day(earliest)
        return board.placement(day, day, {})
    days = board.days_from(earliest, task.minutes, task.week_cap, task.span, task.logged_this_week)
    start, finish = next(iter(days)), next(reversed(days))
    if task.counts_for_focus:
        board.occupy(0 if task.begun else start, finish)
    board.take(days)
    return board.placement(start, finish, days)


def _lay_pinned(board: Board, task: Task) -> Placement:
    """Keep the minutes inside the pinned days, over availability where there is too little room."""
    start = None if task.pin_start is None else board.index(task.pin_start)
    if task.pin_finish is None:
        start = start or 0
        days = _over_its_span(board, task, start) or board.forward(
            max(0, start), None, task.minutes
        )
        finish = max(days, default=start)
    elif (finish := board.index(task.pin_finish)) < 0:
        # Overdue: the date stays, what is left is worked on from today.
        days = board.forward(0, None, task.minutes)
    elif start is None:
        days = _over_its_span(board, task, finish - task.span + 1, finish)
        days = days or board.backward(finish, 0, task.minutes)
        start = min(days, default=finish)
    else:
        days = _over_its_span(board, task, start, finish)
        days = days or board.forward(max(0, start), finish, task.minutes)
    start = min(days, default=finish) if start is None else start
    start = min(start, finish)
    board.take(days)
    if task.counts_for_focus:
        board.occupy(max(0, start), max(finish, max(days, default=finish)))
    return board.placement(start, finish, days)


def _over_its_span(
    board: Board, task: Task, start: int, finish: int | None = None
) -> dict[int, Minutes]:
    """The minutes of a pinned task over all the days it needs; nothing where the pin is shorter."""
    if not task.span or not task.minutes:
        return {}
    days = board.days_from(
        max(0, start), task.minutes, task.week_cap, task.span, task.logged_this_week
    )
    return days if finish is None or max(days) <= finish else {}


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
    limit = milestone.weekly_limit
    light = limit is not None and limit < LIGHT_WEEK
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
        weekly_limit=milestone.weekly_limit,
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
    profile: Profile,
    today: dt.date,
    earliest: Mapping[str, dt.date] | None = None,
    goal: dt.date | None = None,
    *,
    keep: bool = True,
) -> dict[str, Placement | None]:
    """New placements for a whole profile: history stays, what is skipped has none.

    The dates the profile has already are kept where all of them still keep every rule and end
    earlier than new ones would. So *guaranteed*: after a change that only adds availability, or
    only takes away what binds (a prerequisite, a limit, a milestone), the finish is never later
    than it was, unless a day was over its availability, an event had outgrown its usual month, or
    a milestone without minutes waits for a place (`planner.domain.kept_dates`: then the dates are
    made anew). *Likely, not guaranteed*: that of two plans made from nothing the one with more
    hours a week ends earlier. More hours share out otherwise over the days and change what comes
    first, so it may end later, though within what both may be off their optimum.

    Args:
        profile: the learner's document.
        today: the first day that can still be worked on.
        earliest: days before which single milestones must not start, on top of their own.
        goal: where only the question is whether a plan can end by a day: that day. The answer is
            that of the whole search, but found sooner; past it the dates may be later than need be.
        keep: whether the profile's own dates may stand; not where the learner changed the order,
            because then the old order is what should go.

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
    calendar = profile.free_calendar(today)
    laid = schedule(tasks, finished, calendar, first, limit, worked, goal)
    stored = {
        milestone.id: milestone.placement
        for milestone in profile.milestones
        if milestone.is_open and milestone.placement is not None
    }
    if (
        keep
        and len(stored) == len(tasks) > 0
        and max(map(last_day, stored.values())) < max(map(last_day, laid.values()))
        and keeps_every_rule(tasks, stored, finished, calendar, first, limit, worked)
    ):
        laid = stored
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
