"""What is wrong in a plan: rules that given dates break, and wishes that do not fit.

What the scheduler places keeps every rule; what the learner gave (pins, dates of events, work in
progress) keeps its date, and what it breaks is named here. So is what the plan as a whole does not
reach: levels, the budget, the wished finish. A problem can be dismissed for good.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from planner.domain.calendar import StudyCalendar, days_later, monday_of
from planner.domain.catalogue import Catalogue
from planner.domain.model import Minutes, Money
from planner.domain.network import calendar_beside
from planner.domain.plan_graph import PlanGraph
from planner.domain.problems import Fact, Problem, ProblemKind
from planner.domain.profile import Milestone, Profile, Status
from planner.domain.progress import SkillState
from planner.domain.progressed import Moved
from planner.domain.scheduling import counts_for_focus, gap_days
from planner.domain.side_by_side import Run, SideBySide
from planner.domain.slack import Left, days_left, fixed_start, logged_this_week
from planner.domain.unknown_needs import unknown_needs
from planner.domain.work_load import WorkLoad

#: Of milestones, by id, what is wrong with them; those with nothing are left out.
Found = MappingProxyType[str, tuple[Problem, ...]]


class PlanState(NamedTuple):
    """What problems are looked for in."""

    profile: Profile
    graph: PlanGraph
    #: Of each open milestone the days still to do, and of each day the sum.
    left: Mapping[str, Left]
    load: WorkLoad
    skills: tuple[SkillState, ...]
    cost: Money
    #: The last planned finish of what is open.
    finish: dt.date | None
    today: dt.date
    catalogue: Catalogue


@dataclass(frozen=True, slots=True)
class PlanProblems:
    """Everything that is wrong as of a day, by what it was found in.

    So what is changed is looked at again, and nothing else.
    """

    #: What is wrong and was not dismissed, in order; the past is not reported.
    problems: tuple[Problem, ...]
    #: Of milestones: what comes too early, breaks its own rules, has used up its estimate, asks
    #: for what nobody knows.
    _found: tuple[Found, Found, Found, Found]
    #: Days that carry more than they have.
    _overloaded: MappingProxyType[int, Problem]
    _side_by_side: SideBySide
    #: The time that follow-ups leave.
    _free: StudyCalendar

    @classmethod
    def of(cls, state: PlanState) -> PlanProblems:
        """Look everywhere."""
        profile, today = state.profile, state.today
        # A follow-up that is late is said to be late; it does not make today too full as well.
        ahead = [each for each in profile.contacts if each.follow_up and each.follow_up.on >= today]
        free = calendar_beside(profile.calendar, ahead, today)
        milestones, nothing = profile.milestones, MappingProxyType[str, tuple[Problem, ...]]({})
        found = _looked_at(state, milestones, (nothing, nothing, nothing, nothing))
        overloaded = MappingProxyType(_overloaded(state.load.days(), state, free))
        runs = _runs(milestones, state.left, today)
        side_by_side = SideBySide.of(runs)
        problems = _told(state, found, overloaded, side_by_side)
        return cls(problems, found, overloaded, side_by_side, free)

    def unknown_to(self, milestone: str) -> str:
        """What a milestone asks for first and nobody knows, by the names it has there, or ""."""
        found = self._found[-1].get(milestone, ())
        return ", ".join(str(each.facts["missing"]) for each in found) if found else ""

    def after(
        self,
        state: PlanState,
        moved: Sequence[Moved],
        left_before: Mapping[str, Left],
        touched: Iterable[Milestone],
        days: Iterable[int],
    ) -> PlanProblems:
        """What is wrong once some milestones were moved on.

        Args:
            state: what problems are looked for in, after that.
            moved: what was moved on.
            left_before: the days still to do before that.
            touched: these milestones, what waits for them, and what waits for others than before.
            days: the days on which the minutes still to do are different.
        """
        found = _looked_at(state, touched, self._found)
        loads = [(day, state.load.on(day)) for day in sorted(days)]
        over = self._overloaded.copy()
        for day, _ in loads:
            over.pop(day, None)
        overloaded = MappingProxyType(over | _overloaded(loads, state, self._free))
        runs_before = _runs([old for _, old, _ in moved], left_before, state.today)
        runs = _runs([new for _, _, new in moved], state.left, state.today)
        side_by_side = self._side_by_side.changed(runs_before, runs)
        problems = _told(state, found, overloaded, side_by_side)
        return PlanProblems(problems, found, overloaded, side_by_side, self._free)


def _told(
    state: PlanState,
    found: tuple[Found, Found, Found, Found],
    overloaded: Mapping[int, Problem],
    side_by_side: SideBySide,
) -> tuple[Problem, ...]:
    """All that was found, in order, and what the plan as a whole does not reach."""
    profile, place_of = state.profile, state.graph.places.__getitem__
    early, broken, used_up, unknown = (
        [problem for name in sorted(each, key=place_of) for problem in each[name]] for each in found
    )
    return (
        *_kept(_cycles(state.graph.cycles), profile),
        *early,
        *broken,
        *(overloaded[day] for day in sorted(overloaded)),
        *_kept(_crowded(side_by_side, profile.preferences.focus_limit), profile),
        *used_up,
        *unknown,
        *_kept(_levels(state.skills, state.catalogue), profile),
        *_kept(_over_budget(profile, state.cost), profile),
        *_kept(_past_wish(profile, state.finish), profile),
    )


def _kept(problems: Iterable[Problem], profile: Profile) -> tuple[Problem, ...]:
    """Those that were not dismissed."""
    return tuple(each for each in problems if each.key not in profile.dismissed)


def _looked_at(
    state: PlanState, milestones: Iterable[Milestone], before: tuple[Found, Found, Found, Found]
) -> tuple[Found, Found, Found, Found]:
    """What is wrong with milestones, after looking at some of them again."""
    profile, today, places = state.profile, state.today, state.graph.places
    found = [each.copy() for each in before]
    for milestone in milestones:
        name = milestone.id
        needs = [profile.milestones[places[each]] for each in state.graph.known.before[name]]
        looks = (
            _given_too_early(milestone, needs, today),
            _given_against_its_rules(profile, milestone, today),
            _used_up(milestone),
            _unknown(milestone, state),
        )
        for wrong, problems in zip(found, looks, strict=True):
            wrong.pop(name, None)
            if kept := _kept(problems, profile):
                wrong[name] = kept
    early, broken, used_up, unknown = map(MappingProxyType, found)
    return early, broken, used_up, unknown


def _cycles(cycles: Iterable[Sequence[str]]) -> Iterator[Problem]:
    for group in cycles:
        yield Problem.of(ProblemKind.CYCLE_IN_PLAN, group[0], members=", ".join(group))


def _given_too_early(
    milestone: Milestone, needs: Iterable[Milestone], today: dt.date
) -> Iterator[Problem]:
    """A pin, an event or work in progress that comes before what it needs is finished."""
    kind, begin = _given(milestone, today)
    if kind is None or begin is None:
        return
    for before in needs:
        over = _over(before, today)
        if over is None:
            continue
        ready = days_later(over, gap_days(before, milestone))
        if ready <= max(begin, today):
            continue
        facts: dict[str, Fact] = {"needs": before.title, "ready": ready}
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


def _given_against_its_rules(
    profile: Profile, milestone: Milestone, today: dt.date
) -> Iterator[Problem]:
    """Dates of a pin or an event that break what the milestone itself asks for."""
    start = fixed_start(milestone)
    if not milestone.is_open or milestone.placement is None or start is None:
        return
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


def _overloaded(
    loads: Iterable[tuple[int, Minutes]], state: PlanState, free: StudyCalendar
) -> dict[int, Problem]:
    """The days from today on that carry more than they have, by their ordinals."""
    ahead = [(day, minutes) for day, minutes in loads if day >= state.today.toordinal()]
    over = _overloaded_days(ahead, free)
    # Not `_kept`, since the day is wanted beside its problem.
    return {day: each for day, each in over if each.key not in state.profile.dismissed}


def _overloaded_days(
    loads: Sequence[tuple[int, Minutes]], free: StudyCalendar
) -> Iterator[tuple[int, Problem]]:
    """Which of some days, in their order, carry more than they have."""
    if not loads:
        return
    first = loads[0][0]
    daily = free.daily(dt.date.fromordinal(first), loads[-1][0] - first + 1)
    for day, planned in loads:
        if planned > (available := daily[day - first]):
            yield (
                day,
                Problem.of(
                    ProblemKind.OVERLOADED_DAY,
                    day=dt.date.fromordinal(day),
                    planned=planned,
                    available=available,
                ),
            )


def _runs(
    milestones: Iterable[Milestone], left: Mapping[str, Left], today: dt.date
) -> Iterator[Run]:
    """From which day to which milestones run side by side with others, as ordinals."""
    now = today.toordinal()
    for milestone in milestones:
        placement, days = milestone.placement, left.get(milestone.id)
        if placement and days and counts_for_focus(milestone):
            start = max(placement.start.toordinal(), now)
            # An overdue pin runs until its last minute, past its date.
            last = max(placement.finish.toordinal(), days[0][0])
            if last >= start:
                yield start, last


def _crowded(side_by_side: SideBySide, limit: int) -> Iterator[Problem]:
    """The first day on which more run side by side than wished."""
    found = side_by_side.first_above(limit)
    if found is not None:
        day, running = dt.date.fromordinal(found[0]), found[1]
        yield Problem.of(ProblemKind.FOCUS_EXCEEDED, day=day, running=running, limit=limit)


def _used_up(milestone: Milestone) -> Iterator[Problem]:
    if milestone.is_open and milestone.estimate and milestone.logged >= milestone.estimate:
        yield Problem.of(
            ProblemKind.ESTIMATE_USED_UP,
            milestone.id,
            logged=milestone.logged,
            estimate=milestone.estimate,
        )


def _unknown(milestone: Milestone, state: PlanState) -> Iterator[Problem]:
    missing = unknown_needs(milestone, state.profile, state.graph.places, state.catalogue)
    if missing:
        kind = ProblemKind.UNKNOWN_PREREQUISITE
        yield Problem.of(kind, milestone.id, missing=", ".join(missing))


def _levels(skills: Iterable[SkillState], catalogue: Catalogue) -> Iterator[Problem]:
    for state in skills:
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


def _past_wish(profile: Profile, finish: dt.date | None) -> Iterator[Problem]:
    wish = profile.wished_finish
    if wish is not None and finish is not None and finish > wish:
        yield Problem.of(ProblemKind.WISH_OUT_OF_REACH, wished=wish, finish=finish)
