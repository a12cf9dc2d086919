"""What is wrong in a plan: rules that given dates break, and wishes that do not fit.

What the scheduler places keeps every rule; what the learner gave (pins, dates of events, work in
progress) keeps its date, and what it breaks is named here. So is what the plan as a whole does not
reach: levels, the budget, the wished finish. A problem can be dismissed for good.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from planner.domain.calendar import ONE_DAY
from planner.domain.catalogue import Catalogue
from planner.domain.model import Minutes, Money
from planner.domain.prerequisites import PrerequisiteGraph
from planner.domain.problems import Problem, ProblemKind
from planner.domain.profile import Milestone, Profile
from planner.domain.progress import skill_states
from planner.domain.scheduling import counts_for_focus, gap_days

#: Minutes still to do by the day they were planned on.
Load = Mapping[dt.date, Minutes]


def plan_problems(
    profile: Profile,
    graph: PrerequisiteGraph,
    load: Load,
    today: dt.date,
    catalogue: Catalogue,
    cost: Money,
) -> tuple[Problem, ...]:
    """Everything that is wrong as of a day and was not dismissed.

    Args:
        profile: the learner's document.
        graph: its prerequisites, cycles included.
        load: minutes still to do by the day they are planned on.
        today: the day it is seen from; the past is not reported.
        catalogue: names the skills.
        cost: what the plan costs.
    """
    found = (
        *_cycles(graph),
        *_given_too_early(profile, graph),
        *_overloaded_days(profile, load, today),
        *_crowded(profile, today),
        *_used_up(profile),
        *_levels(profile, catalogue),
        *_over_budget(profile, cost),
        *_past_wish(profile),
    )
    return tuple(problem for problem in found if problem.key not in profile.dismissed)


def _cycles(graph: PrerequisiteGraph) -> Iterator[Problem]:
    for group in graph.cycles():
        yield Problem.of(ProblemKind.CYCLE_IN_PLAN, group[0], members=", ".join(group))


def _given_too_early(profile: Profile, graph: PrerequisiteGraph) -> Iterator[Problem]:
    """Pins and events that come before what they need is finished."""
    by_id = {milestone.id: milestone for milestone in profile.milestones}
    for milestone in profile.milestones:
        begin = _given_start(milestone)
        if begin is None or not milestone.is_open:
            continue
        kind = ProblemKind.PIN_TOO_EARLY if milestone.pin else ProblemKind.EVENT_TOO_EARLY
        for name in graph.before[milestone.id]:
            before = by_id[name]
            if not before.is_open or before.placement is None:
                continue
            ready = before.placement.finish + gap_days(before, milestone) * ONE_DAY
            if ready > begin:
                yield Problem.of(kind, milestone.id, needs=before.title, ready=ready, start=begin)


def _given_start(milestone: Milestone) -> dt.date | None:
    """The day on which a given milestone needs what comes before it; None where it is not given."""
    if milestone.pin is not None:
        return milestone.placement.start if milestone.placement else milestone.pin.start
    return milestone.dates.first if milestone.dates is not None else None


def _overloaded_days(profile: Profile, load: Load, today: dt.date) -> Iterator[Problem]:
    """Days from today on that carry more than they have."""
    last = max(load, default=today)
    daily = profile.calendar.daily(today, max(0, (last - today).days + 1))
    for day in sorted(load):
        if day >= today and load[day] > (available := daily[(day - today).days]):
            yield Problem.of(
                ProblemKind.OVERLOADED_DAY, day=day, planned=load[day], available=available
            )


def _crowded(profile: Profile, today: dt.date) -> Iterator[Problem]:
    """The first day on which more run side by side than wished."""
    changes: dict[dt.date, int] = {}
    for milestone in profile.milestones:
        placement = milestone.placement
        if placement and milestone.remaining and counts_for_focus(milestone):
            start = max(placement.start, today)
            if placement.finish >= start:
                changes[start] = changes.get(start, 0) + 1
                after = placement.finish + ONE_DAY
                changes[after] = changes.get(after, 0) - 1
    running, limit = 0, profile.preferences.focus_limit
    for day in sorted(changes):
        running += changes[day]
        if running > limit:
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
