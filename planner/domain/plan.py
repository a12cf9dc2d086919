"""The plan as of a day: everything that is derived from a profile and today.

Nothing here is stored and nothing here moves a date: weekly load, slack, lateness, percentages and
reasons come out of the stored placements each time they are asked for.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress
from operator import attrgetter
from types import MappingProxyType

from planner.domain import progress
from planner.domain.available import is_available
from planner.domain.calendar import ONE_DAY
from planner.domain.catalogue import Catalogue
from planner.domain.costs import cost_of, planned_cost
from planner.domain.edits import Change, Edit, Place, Together
from planner.domain.finishes import Finishes
from planner.domain.plan_graph import PlanGraph
from planner.domain.plan_problems import PlanProblems, PlanState
from planner.domain.prerequisites import PrerequisiteGraph
from planner.domain.problems import Problem
from planner.domain.profile import Milestone, Profile, Status
from planner.domain.progress import Progress, SkillState
from planner.domain.progressed import Moved, progressed
from planner.domain.reasons import Reason, kept_reasons, reasons_of, with_needed_by
from planner.domain.scheduling import placements_for
from planner.domain.slack import LatestPlan, Left, days_left
from planner.domain.week_loads import WeekLoad, WeekLoads
from planner.domain.work_load import WorkLoad

#: A closed prerequisite is worth mentioning only this many days before the start.
BLOCKED_WITHIN = dt.timedelta(days=21)
#: One for all plans without a catalogue, so that the next plan knows it again.
_NO_CATALOGUE = Catalogue.of()
#: Up to so many milestones, and an eighth of a plan, are moved on one by one.
_FEW = 4


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
class Basis:
    """What a plan was derived with, so that the next one is made from what a change touched."""

    catalogue: Catalogue
    graph: PlanGraph
    #: Of each place in the profile the place in the plan.
    spots: Sequence[int]
    load: WorkLoad
    weeks: WeekLoads
    finishes: Finishes
    problems: PlanProblems


@dataclass(frozen=True, slots=True)
class Plan:
    """A profile seen from a day."""

    profile: Profile
    today: dt.date
    #: In the order of the phases, then the learner's.
    milestones: tuple[PlannedMilestone, ...]
    by_id: MappingProxyType[str, PlannedMilestone]
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
    left: MappingProxyType[str, Left] = field(compare=False, repr=False)
    #: Where everything stands at the latest, worked out when it is first asked for.
    latest: LatestPlan = field(compare=False, repr=False)
    basis: Basis = field(compare=False, repr=False)

    def milestone(self, name: str) -> PlannedMilestone | None:
        """The milestone with an id, or nothing."""
        return self.by_id.get(name)

    def spot_of(self, name: str) -> int:
        """The place of a milestone of the plan among all, in the order of the phases."""
        return self.basis.spots[self.basis.graph.places[name]]

    def stands_like(self, before: Plan) -> bool:
        """Whether it was moved on from another plan, so that everything stands where it did."""
        return self.basis.spots is before.basis.spots

    def unknown_needs(self, name: str) -> str:
        """What a milestone asks for first and neither plan nor catalogue knows, as one text.

        It counts as met. Nothing where it asks for no such thing, or where that was dismissed.
        """
        return self.basis.problems.unknown_to(name)

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
        late = map(attrgetter("overdue_days"), self.milestones)
        return tuple(compress(self.milestones, late))

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
            is faster and makes no difference. Where only the progress of some milestones is
            different, only these and what waits for them are derived anew.
    """
    catalogue = catalogue or _NO_CATALOGUE
    if before is not None and before.today == today and before.basis.catalogue is catalogue:
        moved = progressed(before.profile, profile)
        if moved is not None and len(moved) <= _FEW + len(profile.milestones) // 8:
            return _plan_after(before, profile, moved)
    graph = PlanGraph.of(profile)
    milestones = _planned(profile, graph, today, before)
    left = _left(profile, before)
    load = WorkLoad.of(left.values(), today)
    finishes = Finishes.of(profile.milestones)
    skills = progress.skill_states(profile)
    cost = planned_cost(profile, catalogue, today)
    weeks = WeekLoads.of(profile, load)
    state = PlanState(profile, graph, left, load, skills, cost, finishes.going, today, catalogue)
    problems = PlanProblems.of(state)
    spots = {each.id: spot for spot, each in enumerate(milestones)}
    return Plan(
        profile=profile,
        today=today,
        milestones=milestones,
        by_id=MappingProxyType({each.id: each for each in milestones}),
        phases=_phases(profile, milestones),
        start=profile.start,
        planned_finish=finishes.last,
        progress=progress.progress_of(profile.milestones),
        behind=load.behind,
        cost=cost,
        weeks=weeks.weeks,
        skills=skills,
        problems=problems.problems,
        left=MappingProxyType(left),
        latest=LatestPlan(profile, graph.graph, today),
        basis=Basis(
            catalogue=catalogue,
            graph=graph,
            spots=tuple(spots[each.id] for each in profile.milestones),
            load=load,
            weeks=weeks,
            finishes=finishes,
            problems=problems,
        ),
    )


def _plan_after(before: Plan, profile: Profile, moved: Sequence[Moved]) -> Plan:
    """What `plan_of` gives, from the plan before some milestones were moved on."""
    today, basis, milestones = before.today, before.basis, profile.milestones
    skills = progress.skills_after(before.skills, moved, milestones, basis.graph.builders)
    graph, edges = _graph_after(before, profile, skills)
    touched = _touched(profile, graph, moved, edges)
    planned = {
        each.id: _planned_after(before.by_id[each.id], each, profile, graph, today)
        for each in touched
    }
    left, days = _left_after(before, moved)
    load = basis.load.changed(*days)
    changed_days = {day for each in days for pairs in each for day, _ in pairs}
    weeks = basis.weeks.after(load, changed_days, moved)
    finishes = basis.finishes.after(moved)
    cost = before.cost
    for _, old, new in moved:
        cost -= cost_of(old, profile, basis.catalogue, today)
        cost += cost_of(new, profile, basis.catalogue, today)
    state = PlanState(
        profile, graph, left, load, skills, cost, finishes.going, today, basis.catalogue
    )
    problems = basis.problems.after(state, moved, before.left, touched, changed_days)
    all_planned = list(before.milestones)
    for name, each in planned.items():
        all_planned[basis.spots[graph.places[name]]] = each
    return Plan(
        profile=profile,
        today=today,
        milestones=tuple(all_planned),
        by_id=MappingProxyType(before.by_id | planned),
        phases=_phases_after(before, planned, moved),
        start=profile.start,
        planned_finish=finishes.last,
        progress=progress.progress_after(before.progress, moved, graph.places),
        behind=load.behind,
        cost=cost,
        weeks=weeks.weeks,
        skills=skills,
        problems=problems.problems,
        left=left,
        latest=LatestPlan(profile, graph.graph, today),
        basis=replace(
            basis, graph=graph, load=load, weeks=weeks, finishes=finishes, problems=problems
        ),
    )


def _graph_after(
    before: Plan, profile: Profile, skills: Sequence[SkillState]
) -> tuple[PlanGraph, frozenset[str]]:
    """The prerequisites, and who has others than before, where other levels are held."""
    graph = before.basis.graph
    if skills is before.skills:
        return graph, frozenset()
    pairs = zip(before.skills, skills, strict=True)
    other = [new.skill for old, new in pairs if old.now != new.now]
    return graph.with_levels(profile.milestones, other, {each.skill: each.now for each in skills})


def _touched(
    profile: Profile, graph: PlanGraph, moved: Iterable[Moved], edges: Iterable[str]
) -> tuple[Milestone, ...]:
    """What was moved on, what waits for it, and what has other prerequisites than before."""
    names = [new.id for _, _, new in moved]
    waiting = [name for each in names for name in graph.known.after[each]]
    every = dict.fromkeys((*names, *waiting, *edges))
    return tuple(profile.milestones[graph.places[name]] for name in every)


def _left_after(
    before: Plan, moved: Iterable[Moved]
) -> tuple[MappingProxyType[str, Left], tuple[list[Left], list[Left]]]:
    """The days still to do of each open milestone, and those that went and that came."""
    left = before.left.copy()
    gone: list[Left] = []
    come: list[Left] = []
    for _, old, new in moved:
        was = left.pop(old.id, ())
        now = days_left(new)
        if new.is_open:
            left[new.id] = was if old.is_open and was == now else now
        if was != now:
            gone.append(was)
            come.append(now)
    return MappingProxyType(left), (gone, come)


def _planned(
    profile: Profile, known: PlanGraph, today: dt.date, earlier: Plan | None
) -> tuple[PlannedMilestone, ...]:
    graph = known.graph
    by_id = {milestone.id: milestone for milestone in profile.milestones}
    resting = _resting_days(profile, profile.milestones, today)
    reasons = _kept_reasons(profile, graph, earlier) or reasons_of(profile, graph)
    return tuple(
        _seen(
            milestone,
            [by_id[name] for name in graph.before[milestone.id]],
            graph.after[milestone.id],
            reasons[milestone.id],
            _overdue_days(milestone, today, resting),
            today,
        )
        for milestone in sorted(profile.milestones, key=lambda milestone: milestone.phase)
    )


def _planned_after(
    before: PlannedMilestone,
    milestone: Milestone,
    profile: Profile,
    known: PlanGraph,
    today: dt.date,
) -> PlannedMilestone:
    """A milestone after it, or what it waits for, was moved on."""
    graph, places = known.graph, known.places
    needed_by, reasons = graph.after[milestone.id], before.reasons
    if needed_by != before.needed_by:
        reasons = with_needed_by(reasons, needed_by, milestone, profile)
    overdue_days = before.overdue_days
    if milestone is not before.milestone:
        overdue_days = _overdue_days(milestone, today, _resting_days(profile, [milestone], today))
    needs = [profile.milestones[places[name]] for name in graph.before[milestone.id]]
    return _seen(milestone, needs, needed_by, reasons, overdue_days, today)


def _seen(
    milestone: Milestone,
    needs: Sequence[Milestone],
    needed_by: tuple[str, ...],
    reasons: tuple[Reason, ...],
    overdue_days: int,
    today: dt.date,
) -> PlannedMilestone:
    waits_for = tuple(each.id for each in needs if each.is_open)
    start = milestone.placement.start if milestone.placement else None
    near = start is not None and start - today <= BLOCKED_WITHIN
    return PlannedMilestone(
        milestone=milestone,
        prerequisites=tuple(each.id for each in needs),
        waits_for=waits_for,
        needed_by=needed_by,
        reasons=reasons,
        blocked=milestone.status is Status.TODO and bool(waits_for) and near,
        # What has an open prerequisite is most of a plan, and settled by that.
        available=not waits_for and is_available(milestone, needs, today),
        overdue_days=overdue_days,
    )


def _overdue_days(milestone: Milestone, today: dt.date, resting: Sequence[dt.date]) -> int:
    if not milestone.is_open or milestone.placement is None:
        return 0
    finish = milestone.placement.finish
    rested = len(resting) - bisect_right(resting, finish)
    return max(0, (today - finish).days - rested)


def _resting_days(
    profile: Profile, milestones: Iterable[Milestone], today: dt.date
) -> list[dt.date]:
    """The days of breaks up to today: nothing counts against milestones on these."""
    placed = (each.placement for each in milestones if each.is_open and each.placement)
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
    if earlier is None:
        return {}
    known = {each.id: (each.needed_by, each.reasons) for each in earlier.milestones}
    return kept_reasons(earlier.profile, known, profile, graph)


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


def _phases_after(
    before: Plan, planned: Mapping[str, PlannedMilestone], moved: Iterable[Moved]
) -> tuple[Phase, ...]:
    """The phases with some milestones as they are now; dates and estimates are the same."""
    places, spots = before.basis.graph.places, before.basis.spots
    members: dict[int, list[PlannedMilestone]] = {}
    first, starts = 0, {}
    for phase in before.phases:
        starts[phase.number] = first
        first += len(phase.milestones)
    known = {phase.number: phase for phase in before.phases}
    for name, each in planned.items():
        number = each.milestone.phase
        shown = members.setdefault(number, list(known[number].milestones))
        shown[spots[places[name]] - starts[number]] = each
    for number, shown in members.items():
        known[number] = replace(known[number], milestones=tuple(shown))
    for _, old, new in moved:
        phase = known[new.phase]
        less, more = progress.share_of((old,)), progress.share_of((new,))
        known[new.phase] = replace(
            phase,
            done=phase.done + more.done - less.done,
            earned=phase.earned + more.earned - less.earned,
        )
    return tuple(known.values())


def group_of(number: int, name: str, members: Sequence[PlannedMilestone]) -> Phase:
    """Sum up milestones under a heading; other groups than phases are summed up the same way."""
    share = progress.share_of(each.milestone for each in members)
    starts = [each.start for each in members if each.start is not None]
    finishes = [each.finish for each in members if each.finish is not None]
    return Phase(
        number=number,
        name=name,
        milestones=tuple(members),
        done=share.done,
        count=share.number,
        effort=share.effort,
        earned=share.earned,
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
