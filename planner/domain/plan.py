"""The plan as of a day: everything that is derived from a profile and today.

Nothing here is stored and nothing here moves a date: weekly load, slack, lateness, percentages and
reasons come out of the stored placements each time they are asked for.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from planner.domain import progress
from planner.domain.available import is_available
from planner.domain.calendar import ONE_DAY, monday_of
from planner.domain.catalogue import Catalogue, Role
from planner.domain.costs import planned_cost
from planner.domain.edits import Change, Edit, Place, Together
from planner.domain.pathway import levels_after
from planner.domain.plan_problems import StillToDo, plan_problems
from planner.domain.prerequisites import PrerequisiteGraph, plan_prerequisites
from planner.domain.problems import Problem
from planner.domain.profile import Depth, Milestone, Profile, Status
from planner.domain.progress import Progress, SkillState
from planner.domain.scheduling import placements_for
from planner.domain.slack import LatestPlan, Left, days_left

#: A closed prerequisite is worth mentioning only this many days before the start.
BLOCKED_WITHIN = dt.timedelta(days=21)


class ReasonKind(StrEnum):
    """Why a milestone stands in the plan."""

    RAISES = "raises"
    NEEDED_BY = "needed-by"
    ESSENTIAL = "essential"
    PATH = "path"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, as data: `raises` uses skill and levels, `needed-by` milestone, others career."""

    kind: ReasonKind
    skill: str = ""
    from_level: int = 0
    to_level: int = 0
    asked: int = 0
    milestone: str = ""
    career: str = ""


@dataclass(frozen=True, slots=True)
class PlannedMilestone:
    """A chosen milestone with what is derived about it."""

    milestone: Milestone
    #: Ids in the plan that must be reached first; of these the open ones; and those that wait.
    prerequisites: tuple[str, ...]
    waits_for: tuple[str, ...]
    needed_by: tuple[str, ...]
    reasons: tuple[Reason, ...]
    #: A prerequisite is open and the start is near or past.
    blocked: bool
    #: It can be worked on today: open, its prerequisites reached, no wait or lag running.
    available: bool
    #: Days past the planned finish, those of a break left out; 0 where it is not late.
    overdue_days: int

    @property
    def id(self) -> str:
        """The milestone's id."""
        return self.milestone.id

    @property
    def start(self) -> dt.date | None:
        """Planned start."""
        return self.milestone.placement.start if self.milestone.placement else None

    @property
    def finish(self) -> dt.date | None:
        """Planned finish ("due")."""
        return self.milestone.placement.finish if self.milestone.placement else None


@dataclass(frozen=True, slots=True)
class Phase:
    """A group of milestones under one heading; times in minutes."""

    number: int
    name: str
    milestones: tuple[PlannedMilestone, ...]
    done: int
    #: Milestones that count (skipped optional ones do not).
    count: int
    effort: int
    earned: int
    start: dt.date | None
    finish: dt.date | None


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """One ISO week: minutes still to do in it, follow-ups too, minutes available and logged."""

    start: dt.date
    planned: int
    available: int
    logged: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A profile seen from a day."""

    profile: Profile
    today: dt.date
    #: In the order of the phases, then the learner's.
    milestones: tuple[PlannedMilestone, ...]
    by_id: Mapping[str, PlannedMilestone]
    phases: tuple[Phase, ...]
    start: dt.date
    #: Last planned finish of what is open, else of all; None where nothing is placed.
    planned_finish: dt.date | None
    progress: Progress
    #: Minutes that were planned before today and are still to do.
    behind: int
    #: What the plan costs at most, "about", in the learner's currency.
    cost: int
    weeks: tuple[WeekLoad, ...]
    skills: tuple[SkillState, ...]
    problems: tuple[Problem, ...]
    #: Of each open milestone the days and minutes still to do; the next plan uses them again.
    left: Mapping[str, Left] = field(compare=False, repr=False)
    #: Where everything stands at the latest, worked out when it is first asked for.
    latest: LatestPlan = field(compare=False, repr=False)

    def milestone(self, name: str) -> PlannedMilestone | None:
        """The milestone with an id, or nothing."""
        return self.by_id.get(name)

    def slack_days(self, name: str) -> int | None:
        """Days a milestone's start may be put off before the planned finish of the plan moves.

        With the minutes there are, see `planner.domain.slack`; None where it is not open or has no
        placement.
        """
        return self.latest.slack(name)

    def critical(self, name: str) -> bool:
        """Whether a milestone is on the critical path: there is not a day by which it may slip."""
        return self.slack_days(name) == 0

    @property
    def overdue(self) -> tuple[PlannedMilestone, ...]:
        """Open milestones past their planned finish."""
        return tuple(each for each in self.milestones if each.overdue_days)

    def count(self, status: Status) -> int:
        """How many milestones have a status."""
        return sum(each.milestone.status is status for each in self.milestones)


def with_schedule(profile: Profile, edit: Edit, today: dt.date) -> Edit:
    """Join new dates to an edit that asks for them, so that one undo takes both back.

    Raises:
        NoTimeError: if there is work left and no week has time for it.
        UnknownMilestoneError: if the edit is about a milestone that is not in the profile.
    """
    if not edit.reschedules:
        return edit
    after, _ = edit.apply(profile)
    # Who changes the order wants new dates, and not the old ones because they end earlier.
    keep = edit.change is not Change.MOVE
    place = Place(placements_for(after, today, keep=keep), edit.change)
    return Together((edit, place), edit.change, edit.milestone)


def plan_of(
    profile: Profile,
    today: dt.date,
    catalogue: Catalogue | None = None,
    before: Plan | None = None,
) -> Plan:
    """Derive the plan as of a day, in time linear in the milestones, days and prerequisites.

    Args:
        profile: the learner's document.
        today: the day the plan is seen from.
        catalogue: where costs of resources are looked up; without it they count as free.
        before: the plan before a change; what the change leaves alone is taken from there, which
            is faster and makes no difference.
    """
    catalogue = catalogue or Catalogue.of()
    known = plan_prerequisites(profile.milestones, profile.ratings)
    graph = known.without_cycles()
    milestones = _planned(profile, graph, today, before)
    cost = planned_cost(profile, catalogue, today)
    left = _left(profile, before)
    load = _load(left.values())
    return Plan(
        profile=profile,
        today=today,
        milestones=milestones,
        by_id=MappingProxyType({each.id: each for each in milestones}),
        phases=_phases(profile, milestones),
        start=profile.start,
        planned_finish=_planned_finish(milestones),
        progress=progress.progress_of(profile.milestones),
        behind=sum(minutes for day, minutes in load.items() if day < today),
        cost=cost,
        weeks=_weeks(profile, load, today),
        skills=progress.skill_states(profile),
        problems=plan_problems(profile, known, StillToDo(left, load), today, catalogue, cost),
        left=MappingProxyType(left),
        latest=LatestPlan(profile, graph, today),
    )


def _planned_finish(milestones: Sequence[PlannedMilestone]) -> dt.date | None:
    """What was done before its planned finish holds nothing up while anything is open."""
    placed = [each for each in milestones if each.finish is not None]
    going = [each for each in placed if each.milestone.is_open]
    return max((each.finish for each in going or placed if each.finish), default=None)


def _planned(
    profile: Profile, graph: PrerequisiteGraph, today: dt.date, earlier: Plan | None
) -> tuple[PlannedMilestone, ...]:
    by_id = {milestone.id: milestone for milestone in profile.milestones}
    resting = _resting_days(profile, today)
    reasons = _kept_reasons(profile, graph, earlier) or _reasons(profile, graph)
    ordered = sorted(profile.milestones, key=lambda milestone: milestone.phase)
    planned = []
    for milestone in ordered:
        before = graph.before[milestone.id]
        waits_for = tuple(name for name in before if by_id[name].is_open)
        start = milestone.placement.start if milestone.placement else None
        near = start is not None and start - today <= BLOCKED_WITHIN
        planned.append(
            PlannedMilestone(
                milestone=milestone,
                prerequisites=before,
                waits_for=waits_for,
                needed_by=graph.after[milestone.id],
                reasons=reasons[milestone.id],
                blocked=milestone.status is Status.TODO and bool(waits_for) and near,
                # What has an open prerequisite is most of a plan, and settled by that.
                available=not waits_for
                and is_available(milestone, [by_id[name] for name in before], today),
                overdue_days=_overdue_days(milestone, today, resting),
            )
        )
    return tuple(planned)


def _overdue_days(milestone: Milestone, today: dt.date, resting: Sequence[dt.date]) -> int:
    if not milestone.is_open or milestone.placement is None:
        return 0
    finish = milestone.placement.finish
    rested = len(resting) - bisect_right(resting, finish)
    return max(0, (today - finish).days - rested)


def _resting_days(profile: Profile, today: dt.date) -> list[dt.date]:
    """The days of breaks up to today: nothing counts against these."""
    placed = (each.placement for each in profile.milestones if each.is_open and each.placement)
    first = min((placement.finish for placement in placed), default=today)
    opened = {each.day for each in profile.calendar.exceptions if each.minutes}
    days: set[dt.date] = set()
    for pause in profile.calendar.breaks:
        start, last = max(first, pause.first), min(today, pause.last)
        days.update(start + number * ONE_DAY for number in range((last - start).days + 1))
    return sorted(days - opened)


def _kept_reasons(
    profile: Profile, graph: PrerequisiteGraph, earlier: Plan | None
) -> dict[str, tuple[Reason, ...]]:
    """The reasons of an earlier plan, where nothing that they rest on is different; else none."""
    if earlier is None or len(earlier.profile.milestones) != len(profile.milestones):
        return {}
    was = earlier.profile
    if (was.ratings, was.depth, was.targets) != (profile.ratings, profile.depth, profile.targets):
        return {}
    pairs = zip(was.milestones, profile.milestones, strict=True)
    if not all(old is new or _stands_alike(old, new) for old, new in pairs):
        return {}
    if any(graph.after[each.id] != each.needed_by for each in earlier.milestones):
        return {}
    return {each.id: each.reasons for each in earlier.milestones}


def _stands_alike(old: Milestone, new: Milestone) -> bool:
    left_out = (old.status is Status.SKIPPED) == (new.status is Status.SKIPPED)
    before, after = ((e.definition, e.phase, e.role, e.own) for e in (old, new))
    return left_out and before == after


def _reasons(profile: Profile, graph: PrerequisiteGraph) -> dict[str, tuple[Reason, ...]]:
    required = profile.required
    levels = dict(profile.ratings)
    careers = ",".join(target.career for target in profile.targets)
    reasons: dict[str, tuple[Reason, ...]] = {}
    for milestone in sorted(profile.milestones, key=lambda each: each.phase):
        raises = tuple(
            Reason(ReasonKind.RAISES, skill, levels.get(skill, 0), level, required[skill])
            for skill, level in milestone.definition.builds.items()
            if levels.get(skill, 0) < min(level, required.get(skill, 0))
        )
        needed = tuple(
            Reason(ReasonKind.NEEDED_BY, milestone=name) for name in graph.after[milestone.id]
        )
        standing = _standing(milestone, careers)
        if profile.depth is Depth.FAST and (raises or needed):
            standing = tuple(each for each in standing if each.kind is not ReasonKind.PATH)
        reasons[milestone.id] = (*raises, *needed, *standing)
        if milestone.status is not Status.SKIPPED:
            levels = levels_after(levels, (milestone.definition,))
    return reasons


def _standing(milestone: Milestone, careers: str) -> tuple[Reason, ...]:
    if milestone.own:
        return (Reason(ReasonKind.OWN),)
    if milestone.role is Role.ESSENTIAL:
        return (Reason(ReasonKind.ESSENTIAL, career=careers),)
    return (Reason(ReasonKind.PATH, career=careers),)


def _phases(profile: Profile, milestones: Sequence[PlannedMilestone]) -> tuple[Phase, ...]:
    names = profile.phase_names
    groups: dict[int, list[PlannedMilestone]] = {number: [] for number in range(1, len(names) + 1)}
    for each in milestones:
        groups.setdefault(each.milestone.phase, []).append(each)
    return tuple(
        group_of(number, names[number - 1] if number <= len(names) else "", members)
        for number, members in sorted(groups.items())
        if members
    )


def group_of(number: int, name: str, members: Sequence[PlannedMilestone]) -> Phase:
    """Sum up milestones under a heading; other groups than phases are summed up the same way."""
    counted = [each.milestone for each in members if progress.counts(each.milestone)]
    starts = [each.start for each in members if each.start is not None]
    finishes = [each.finish for each in members if each.finish is not None]
    return Phase(
        number=number,
        name=name,
        milestones=tuple(members),
        done=sum(each.status is Status.DONE for each in counted),
        count=len(counted),
        effort=sum(each.estimate for each in counted),
        earned=sum(progress.earned(each) for each in counted),
        start=min(starts, default=None),
        finish=max(finishes, default=None),
    )


def _left(profile: Profile, before: Plan | None) -> dict[str, Left]:
    """Of each open milestone its days still to do; one that is the same object has the same."""
    known = before.left if before is not None else {}
    same = {id(each.milestone) for each in before.milestones} if before is not None else set()
    return {
        each.id: known[each.id] if id(each) in same and each.id in known else days_left(each)
        for each in profile.milestones
        if each.is_open
    }


def _load(left: Iterable[Left]) -> dict[dt.date, int]:
    """Minutes still to do by the day they were planned on."""
    # Counted by ordinals: a large plan has many more placed days than days.
    load: dict[int, int] = {}
    for days in left:
        for day, minutes in days:
            load[day] = load.get(day, 0) + minutes
    return {dt.date.fromordinal(day): minutes for day, minutes in load.items()}


def _weeks(profile: Profile, load: Mapping[dt.date, int], today: dt.date) -> tuple[WeekLoad, ...]:
    logged: dict[dt.date, int] = {}
    for milestone in profile.milestones:
        for entry in milestone.log:
            week = monday_of(entry.on)
            logged[week] = logged.get(week, 0) + entry.minutes
    by_week: dict[int, int] = {}
    for day, minutes in load.items():
        ordinal = max(day, today).toordinal()
        monday = ordinal - (ordinal - 1) % 7  # the first day of the calendar is a Monday
        by_week[monday] = by_week.get(monday, 0) + minutes
    planned = {dt.date.fromordinal(monday): minutes for monday, minutes in by_week.items()}
    first = min([monday_of(profile.start), *planned, *logged])
    last = max([monday_of(profile.start), *planned, *logged])
    for due in (each.follow_up for each in profile.contacts if each.follow_up is not None):
        week = monday_of(max(due.on, today))
        # One after all work makes no weeks of its own.
        if week <= last:
            planned[week] = planned.get(week, 0) + due.minutes
    count = (last - first).days // 7 + 1
    daily = profile.calendar.daily(first, count * 7)
    return tuple(
        WeekLoad(
            start=week,
            planned=planned.get(week, 0),
            available=sum(daily[number * 7 : number * 7 + 7]),
            logged=logged.get(week, 0),
        )
        for number in range(count)
        for week in (first + dt.timedelta(days=7 * number),)
    )
