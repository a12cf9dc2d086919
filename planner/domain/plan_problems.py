"""What is wrong in a plan: rules that given dates break, and wishes that do not fit.

What the scheduler places keeps every rule; what the learner gave (pins, dates of events, work in
progress) keeps its date, and what it breaks is named here. So is what the plan as a whole does not
reach: levels, the budget, the wished finish. A problem can be dismissed for good.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from planner.domain.calendar import days_later, monday_of
from planner.domain.catalogue import Catalogue
from planner.domain.model import Minutes, Money
from planner.domain.network import calendar_beside
from planner.domain.prerequisites import PrerequisiteGraph
from planner.domain.problems import Fact, Problem, ProblemKind
from planner.domain.profile import Milestone, Profile, Status
from planner.domain.progress import skill_states
from planner.domain.scheduling import counts_for_focus, gap_days
from planner.domain.slack import Left, days_left, fixed_start, logged_this_week

#: Minutes still to do by the day they were planned on.
Load = Mapping[dt.date, Minutes]


class StillToDo(NamedTuple):
    """Minutes still to do: of each open milestone its days, and of each day the sum."""

    left: Mapping[str, Left]
    load: Load


def plan_problems(
    profile: Profile,
    graph: PrerequisiteGraph,
    still: StillToDo,
    today: dt.date,
    catalogue: Catalogue,
    cost: Money,
) -> tuple[Problem, ...]:
    """Everything that is wrong as of a day and was not dismissed.

    Args:
        profile: the learner's document.
        graph: its prerequisites, cycles included.
        still: what is still to do.
        today: the day it is seen from; the past is not reported.
        catalogue: names the skills.
        cost: what the plan costs.
    """
    found = (
        *_cycles(graph),
        *_given_too_early(profile, graph, today),
        *_given_against_its_rules(profile, today),
        *_overloaded_days(profile, still.load, today),
        *_crowded(profile, still.left, today),
        *_used_up(profile),
        *_levels(profile, catalogue),
        *_over_budget(profile, cost),
        *_past_wish(profile),
    )
    return tuple(problem for problem in found if problem.key not in profile.dismissed)


def _cycles(graph: PrerequisiteGraph) -> Iterator[Problem]:
    for group in graph.cycles():
        yield Problem.of(ProblemKind.CYCLE_IN_PLAN, group[0], members=", ".join(group))


def _given_too_early(
    profile: Profile, graph: PrerequisiteGraph, today: dt.date
) -> Iterator[Problem]:
    """Pins, events and work in progress that come before what they need is finished."""
    by_id = {milestone.id: milestone for milestone in profile.milestones}
    for milestone in profile.milestones:
        kind, begin = _given(milestone, today)
        if kind is None or begin is None:
            continue
        for name in graph.before[milestone.id]:
            over = _over(by_id[name], today)
            if over is None:
                continue
            ready = days_later(over, gap_days(by_id[name], milestone))
            if ready <= max(begin, today):
                continue
            facts: dict[str, Fact] = {"needs": by_id[name].title, "ready": ready}
            if kind is not ProblemKind.STARTED_TOO_EARLY:
                facts["start"] = begin
            yield Problem.of(kind, milestone.id, **facts)


def _given(milestone: Milestone, today: dt.date) -> tuple[ProblemKind | None, dt.date | None]:
    """The day a given milestone needs what comes before it, and what it is if that is too early."""
    if not milestone.is_open:
        return None, None
    if milestone.pin is not None:
        return ProblemKind.PIN_TOO_EARLY, fixed_start(milestone)
    if fixed_start(milestone) is not None:
        return ProblemKind.EVENT_TOO_EARLY, fixed_start(milestone)
    if milestone.status is Status.IN_PROGRESS:
        days = days_left(milestone)
        begin = dt.date.fromordinal(days[-1][0]) if days else today
        return ProblemKind.STARTED_TOO_EARLY, begin
    return None, None


def _over(milestone: Milestone, today: dt.date) -> dt.date | None:
    """The day a prerequisite is finished: it was, its last minute is planned, or today if late."""
    if milestone.status is Status.DONE:
        return milestone.done_on
    if not milestone.is_open or milestone.placement is None:
        return None
    days = days_left(milestone)
    last = dt.date.fromordinal(days[0][0]) if days else milestone.placement.finish
    return max(last, milestone.placement.finish, today)


def _given_against_its_rules(profile: Profile, today: dt.date) -> Iterator[Problem]:
    """Dates of pins and events that break what the milestone itself asks for."""
    for milestone in profile.milestones:
        start = fixed_start(milestone)
        if not milestone.is_open or milestone.placement is None or start is None:
            continue
        if start >= today:
            yield from _before_its_time(profile, milestone, start)
        days = [(day, minutes) for day, minutes in days_left(milestone) if day >= today.toordinal()]
        if days:
            yield from _off_its_event(milestone, days, today)
            yield from _over_its_week(milestone, days, today)
            yield from _too_short(milestone, days)


def _before_its_time(profile: Profile, milestone: Milestone, start: dt.date) -> Iterator[Problem]:
    bound, lead = milestone.not_before, milestone.definition.lead
    if bound is not None and milestone.pin is not None and start < bound:
        yield Problem.of(ProblemKind.PIN_BEFORE_BOUND, milestone.id, start=start, bound=bound)
    booked = days_later(profile.start, lead)
    if lead and start < booked:
        yield Problem.of(ProblemKind.BOOKED_TOO_LATE, milestone.id, start=start, bound=booked)


def _off_its_event(milestone: Milestone, days: Left, today: dt.date) -> Iterator[Problem]:
    """A pin on an event with exact dates that does not hold them."""
    dates = milestone.dates
    if milestone.pin is None or dates is None or dates.first is None or dates.last is None:
        return
    first, last = dates.first.toordinal(), dates.last.toordinal()
    there = sum(minutes for day, minutes in days if first <= day <= last)
    if dates.last >= today and there < min(
        dates.attendance or milestone.remaining, milestone.remaining
    ):
        yield Problem.of(ProblemKind.PIN_OFF_EVENT, milestone.id, first=dates.first)


def _over_its_week(milestone: Milestone, days: Left, today: dt.date) -> Iterator[Problem]:
    """The first week with more than the milestone's weekly limit."""
    limit = milestone.weekly_limit
    if limit is None:
        return
    weeks = {monday_of(today): logged_this_week(milestone, today)}
    for day, minutes in reversed(days):
        week = monday_of(dt.date.fromordinal(day))
        weeks[week] = weeks.get(week, 0) + minutes
    for week, minutes in weeks.items():
        # One minute a week is placed whatever the limit, or it would never be over.
        if minutes > max(1, limit):
            kind = ProblemKind.OVER_WEEKLY_LIMIT
            yield Problem.of(kind, milestone.id, week=week, planned=minutes, weekly=limit)
            return


def _too_short(milestone: Milestone, days: Left) -> Iterator[Problem]:
    """Dates that leave fewer days than the milestone takes, first and last included."""
    first, span = days[-1][0], milestone.definition.span
    if milestone.log:
        first = min(first, milestone.log[0].on.toordinal())
    lasts = days[0][0] - first + 1
    if lasts < span and milestone.remaining > 1:
        yield Problem.of(ProblemKind.SPAN_TOO_SHORT, milestone.id, lasts=lasts, least=span)


def _overloaded_days(profile: Profile, load: Load, today: dt.date) -> Iterator[Problem]:
    """Days from today on that carry more than they have.

    A follow-up that is late is said to be late; it does not make today a day too full as well.
    """
    last = max(load, default=today)
    ahead = [each for each in profile.contacts if each.follow_up and each.follow_up.on >= today]
    calendar = calendar_beside(profile.calendar, ahead, today)
    daily = calendar.daily(today, max(0, (last - today).days + 1))
    for day in sorted(load):
        if day >= today and load[day] > (available := daily[(day - today).days]):
            yield Problem.of(
                ProblemKind.OVERLOADED_DAY, day=day, planned=load[day], available=available
            )


def _crowded(profile: Profile, left: Mapping[str, Left], today: dt.date) -> Iterator[Problem]:
    """The first day on which more run side by side than wished."""
    # By ordinals, since a large plan has many days.
    changes: dict[int, int] = {}
    for milestone in profile.milestones:
        placement, days = milestone.placement, left.get(milestone.id)
        if placement and days and counts_for_focus(milestone):
            start = max(placement.start, today).toordinal()
            # An overdue pin runs until its last minute, past its date.
            last = max(placement.finish.toordinal(), days[0][0])
            if last >= start:
                changes[start] = changes.get(start, 0) + 1
                changes[last + 1] = changes.get(last + 1, 0) - 1
    running, limit = 0, profile.preferences.focus_limit
    for ordinal in sorted(changes):
        running += changes[ordinal]
        if running > limit:
            day = dt.date.fromordinal(ordinal)
            yield Problem.of(ProblemKind.FOCUS_EXCEEDED, day=day, running=running, limit=limit)
            return


def _used_up(profile: Profile) -> Iterator[Problem]:
    for milestone in profile.milestones:
        if milestone.is_open and milestone.estimate and milestone.logged >= milestone.estimate:
            yield Problem.of(
                ProblemKind.ESTIMATE_USED_UP,
                milestone.id,
                logged=milestone.logged,
                estimate=milestone.estimate,
            )


def _levels(profile: Profile, catalogue: Catalogue) -> Iterator[Problem]:
    for state in skill_states(profile):
        if state.planned < state.required:
            yield Problem.of(
                ProblemKind.LEVEL_OUT_OF_REACH,
                skill=state.skill,
                name=catalogue.skill_name(state.skill),
                reached=state.planned,
                asked=state.required,
            )


def _over_budget(profile: Profile, cost: Money) -> Iterator[Problem]:
    budget = profile.preferences.budget
    if budget is not None and cost > budget:
        yield Problem.of(ProblemKind.OVER_BUDGET, cost=cost, budget=budget)


def _past_wish(profile: Profile) -> Iterator[Problem]:
    finishes = [
        each.placement.finish for each in profile.milestones if each.is_open and each.placement
    ]
    wish, finish = profile.wished_finish, max(finishes, default=None)
    if wish is not None and finish is not None and finish > wish:
        yield Problem.of(ProblemKind.WISH_OUT_OF_REACH, wished=wish, finish=finish)
