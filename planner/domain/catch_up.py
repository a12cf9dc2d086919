"""What can be done when a plan no longer fits: four offers, a push, a break.

Nothing here happens by itself. Each way is one edit, so one undo takes it back, and nothing that
was done or logged changes. `offers` works all four out with what each would bring:

* *real pace*: dates move to what the learner earned in recent weeks. The calendar stays as it is:
  what is left is laid as if the availability were scaled down to the pace (`pace.calendar_at`), so
  the next edit that asks for new dates plans by the calendar again.
* *planned pace*: dates move so that what is left fits from today on, the weekly hours stay.
* *keep the finish*: the least weekly time that still reaches the date, from today on.
* *do less*: some milestones are left out, until the date holds with the hours as they are.

The date that the last two keep is the wished finish or, without one, the planned finish as it
stands before anything is done.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from planner.domain.calendar import Break, DayException, StudyCalendar, monday_of
from planner.domain.catalogue import Catalogue
from planner.domain.edits import Change, Edit, EditProfile, Place, Together, skip
from planner.domain.finish_chain import is_fixed, over_on
from planner.domain.finish_wish import NotBefore, least_weekly_time
from planner.domain.leave_out import leaving_order, reached_only_just
from planner.domain.model import Minutes
from planner.domain.pace import Pace, calendar_at, recent_pace
from planner.domain.plan import Plan, plan_of, with_schedule
from planner.domain.problems import BreakError, NoTimeError, Problem, TooLongError
from planner.domain.profile import Milestone, Placement, Profile, Status
from planner.domain.repath import fast_track_keeps
from planner.domain.scheduling import placements_for
from planner.domain.week_loads import WeekLoad

#: Why milestones were skipped by *do less*, where nobody gives better words.
LEFT_OUT_REASON = "Left out to catch up"
_WEEK = dt.timedelta(days=7)


class OfferKind(StrEnum):
    """The four things that can be done."""

    REAL_PACE = "real-pace"
    PLANNED_PACE = "planned-pace"
    KEEP_FINISH = "keep-finish"
    DO_LESS = "do-less"


class Obstacle(StrEnum):
    """Why an offer cannot be had."""

    #: Every milestone is done or skipped.
    NOTHING_LEFT = "nothing-left"
    #: The calendar has no time in any week.
    NO_TIME = "no-time"
    #: The plan would run past the last year there is.
    TOO_LONG = "too-long"
    #: There is no date to keep: nothing is wished and nothing is planned.
    NO_FINISH = "no-finish"
    #: The date to keep is over.
    FINISH_PAST = "finish-past"
    #: However it is done, the plan finishes later than the date to keep.
    NOT_BEFORE = "not-before"


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why an offer cannot be had, as data.

    ``wanted`` is the date to keep. For `Obstacle.NOT_BEFORE`, ``earliest`` is the first day that
    can be had and ``milestone`` the id of what would be finished last; where it is weekly time that
    does not help, ``not_before`` says the same with what takes the days.
    """

    obstacle: Obstacle
    wanted: dt.date | None = None
    earliest: dt.date | None = None
    milestone: str | None = None
    not_before: NotBefore | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """A milestone whose dates change: from none where it is new, to none where it is left out."""

    milestone: str
    title: str
    before: Placement | None
    after: Placement | None


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to catch up, and all it would bring."""

    kind: OfferKind
    #: To apply; None where it cannot be had, which `why_not` explains.
    edit: Edit | None
    #: The new planned finish of what is left.
    finish: dt.date | None = None
    #: The weekly time that its dates count on.
    weekly_minutes: Minutes = 0
    #: Every milestone whose dates change; all others keep theirs.
    moves: tuple[Moved, ...] = ()
    #: Weeks, from today's on, that would carry more than they have.
    weeks_over: int = 0
    #: What would be wrong then and is not wrong now.
    clashes: tuple[Problem, ...] = ()
    #: Ids of what would be skipped, in the order in which it goes.
    left_out: tuple[str, ...] = ()
    #: Ids of skills that would have one single way left to the level asked for.
    just_reached: tuple[str, ...] = ()
    #: Of real pace: the pace; None where too little is on record and planned pace is used instead.
    pace: Pace | None = None
    why_not: WhyNot | None = None


def offers(
    profile: Profile,
    today: dt.date,
    catalogue: Catalogue,
    reason: str = LEFT_OUT_REASON,
    *,
    kinds: Collection[OfferKind] = tuple(OfferKind),
) -> tuple[Offer, ...]:
    """All four offers in their order, each complete; nothing is changed.

    Args:
        profile: the learner's document.
        today: nothing is planned before it.
        catalogue: names skills in problems, and says what a fast track needs.
        reason: what is noted at each milestone that *do less* leaves out.
        kinds: those that are wanted, where not all are: each takes a schedule or more.
    """
    makers: dict[OfferKind, Callable[[], Offer]] = {
        OfferKind.REAL_PACE: lambda: _real_pace(profile, today),
        OfferKind.PLANNED_PACE: lambda: _planned_pace(profile, today),
        OfferKind.KEEP_FINISH: lambda: _keep_finish(profile, today),
        OfferKind.DO_LESS: lambda: _do_less(profile, today, catalogue, reason),
    }
    before = plan_of(profile, today, catalogue)
    anything_open = any(each.is_open for each in profile.milestones)
    found = []
    for kind, make in makers.items():
        if kind not in kinds:
            continue
        try:
            offer = make() if anything_open else _none(kind, WhyNot(Obstacle.NOTHING_LEFT))
        except NoTimeError:
            offer = _none(kind, WhyNot(Obstacle.NO_TIME))
        except TooLongError:
            offer = _none(kind, WhyNot(Obstacle.TOO_LONG))
        found.append(_complete(offer, before, catalogue))
    return tuple(found)


def date_to_keep(profile: Profile) -> dt.date | None:
    """The wished finish or, without one, the planned finish of what is open."""
    return profile.wished_finish or _finish(profile)


def _real_pace(profile: Profile, today: dt.date) -> Offer:
    pace = recent_pace(profile, today)
    if pace is None:
        return replace(_planned_pace(profile, today), kind=OfferKind.REAL_PACE)
    slowed = calendar_at(profile.calendar, pace.minutes)
    placements = _placements_at(slowed, profile, today)
    edit = Place(placements, Change.REPLAN)
    return Offer(OfferKind.REAL_PACE, edit, weekly_minutes=slowed.weekly_minutes(today), pace=pace)


def _placements_at(
    slowed: StudyCalendar, profile: Profile, today: dt.date
) -> dict[str, Placement | None]:
    """New placements by a slowed calendar, but for what keeps its dates whatever the pace.

    Pins and dated events use their days in full, as they always do: else they would stand over
    availability on days that have room. What has all its time logged waits on the next study day.
    """
    own, free = placements_for(profile, today), profile.free_calendar(today)
    fixed: dict[dt.date, int] = {}
    for milestone in profile.milestones:
        placement = own[milestone.id]
        if milestone.is_open and placement is not None and is_fixed(milestone):
            for day, minutes in placement.days():
                fixed[day] = fixed.get(day, 0) + minutes
    room = {}
    for day, minutes in fixed.items():
        most = profile.calendar.minutes_on(day)
        # What follow-ups take is taken from these minutes once more.
        wanted = minutes + most - free.minutes_on(day)
        room[day] = max(slowed.minutes_on(day), min(wanted, most))
    exceptions = (
        *(each for each in slowed.exceptions if each.day not in room),
        *(DayException(day=day, minutes=minutes) for day, minutes in room.items()),
    )
    roomy = slowed.model_copy(update={"exceptions": exceptions})
    placements = placements_for(profile.model_copy(update={"calendar": roomy}), today)
    waiting = {each.id: own[each.id] for each in profile.milestones if _is_used_up(each)}
    return placements | waiting


def _planned_pace(profile: Profile, today: dt.date) -> Offer:
    edit = planned_pace(profile, today)
    weekly = profile.calendar.weekly_minutes(today)
    return Offer(OfferKind.PLANNED_PACE, edit, weekly_minutes=weekly)


def _keep_finish(profile: Profile, today: dt.date) -> Offer:
    kind, wanted = OfferKind.KEEP_FINISH, date_to_keep(profile)
    if wanted is None:
        return _none(kind, WhyNot(Obstacle.NO_FINISH))
    if wanted < today:
        return _none(kind, WhyNot(Obstacle.FINISH_PAST, wanted))
    least = least_weekly_time(profile, today, wanted)
    if isinstance(least, NotBefore):
        why = WhyNot(Obstacle.NOT_BEFORE, wanted, least.day, least.milestone, least)
        return _none(kind, why)
    fields = MappingProxyType({"calendar": least.calendar})
    change = EditProfile(fields, Change.REPLAN, reschedules=True)
    edit = with_schedule(profile, change, today)
    return Offer(kind, edit, weekly_minutes=least.minutes)


def _do_less(profile: Profile, today: dt.date, catalogue: Catalogue, reason: str) -> Offer:
    kind, wanted = OfferKind.DO_LESS, date_to_keep(profile)
    if wanted is None:
        return _none(kind, WhyNot(Obstacle.NO_FINISH))
    if wanted < today:
        return _none(kind, WhyNot(Obstacle.FINISH_PAST, wanted))
    order = leaving_order(profile, fast_track_keeps(profile, catalogue, today))

    def without(count: int) -> Edit:
        skips = Together(
            tuple(skip(name, reason) for name in order[:count]), Change.REPLAN, reschedules=True
        )
        return with_schedule(profile, skips, today)

    def holds(count: int) -> bool:
        finish = _finish(without(count).apply(profile)[0])
        return finish is None or finish <= wanted

    if not holds(len(order)):
        least, _ = without(len(order)).apply(profile)
        earliest, milestone = _last(least) or (None, None)
        return _none(kind, WhyNot(Obstacle.NOT_BEFORE, wanted, earliest, milestone))
    low, high = 0, len(order)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return Offer(
        kind,
        without(high),
        weekly_minutes=profile.calendar.weekly_minutes(today),
        left_out=order[:high],
        just_reached=reached_only_just(profile, order[:high]),
    )


def _none(kind: OfferKind, why: WhyNot) -> Offer:
    return Offer(kind, None, why_not=why)


def _complete(offer: Offer, before: Plan, catalogue: Catalogue) -> Offer:
    """The offer with what its edit would bring."""
    if offer.edit is None:
        return offer
    after, _ = offer.edit.apply(before.profile)
    plan = plan_of(after, before.today, catalogue)
    return replace(
        offer,
        finish=_finish(after),
        moves=moved_between(before.profile, after),
        weeks_over=weeks_over(plan),
        clashes=clashes_between(before, plan),
    )


def clashes_between(before: Plan, after: Plan) -> tuple[Problem, ...]:
    """What is wrong in one plan that was not wrong in the other."""
    known = {problem.key for problem in before.problems}
    return tuple(each for each in after.problems if each.key not in known)


def weeks_over(plan: Plan) -> int:
    """How many weeks, from today's on, carry more than they have."""
    return len(busy_weeks(plan))


def busy_weeks(plan: Plan) -> tuple[WeekLoad, ...]:
    """Weeks, from today's on, that carry more than they have; of this one only what is to come."""
    this_week = monday_of(plan.today)
    rest = (this_week + _WEEK - plan.today).days
    left = sum(plan.profile.calendar.daily(plan.today, rest))
    return tuple(
        week
        for week in plan.weeks
        if week.start >= this_week
        and week.planned > (left if week.start == this_week else week.available)
    )


def _last(profile: Profile) -> tuple[dt.date, str] | None:
    """The day of the last minute of all that is open, and the id of what it is of."""
    ends = (
        (over_on(each.placement), each.id)
        for each in profile.milestones
        if each.is_open and each.placement is not None
    )
    return max(ends, default=None)


def _finish(profile: Profile) -> dt.date | None:
    last = _last(profile)
    return None if last is None else last[0]


# --- one way at a time ------------------------------------------------------------------------


def planned_pace(profile: Profile, today: dt.date) -> Edit:
    """Dates move so that what is left fits from today on; the weekly hours stay.

    Raises:
        NoTimeError: if no week has time for what is left.
    """
    return Place(placements_for(profile, today), Change.REPLAN)


def push(profile: Profile, days: int, today: dt.date) -> Edit:
    """Everything open starts at least some days later; pins and dated events stay.

    So does what has all its time logged: it only waits to be checked off.

    Args:
        profile: the learner's document.
        days: how many days, from 1 on.
        today: nothing is planned before it.

    Raises:
        NoTimeError: if no week has time for what is left.
        ValueError: if the days are less than one.
    """
    if days < 1:
        raise ValueError("a push needs at least one day")
    later = dt.timedelta(days=days)
    earliest = {
        milestone.id: max(milestone.placement.start, today) + later
        for milestone in profile.milestones
        if milestone.is_open and milestone.placement is not None and not _is_used_up(milestone)
    }
    return Place(placements_for(profile, today, earliest), Change.PUSH)


def _is_used_up(milestone: Milestone) -> bool:
    return milestone.status is Status.IN_PROGRESS and milestone.remaining == 0


def plan_break(profile: Profile, first: dt.date, last: dt.date, today: dt.date) -> Edit:
    """Days without study, both ends included; what was placed in them is laid anew.

    Where no work still to do lies in the break, no date moves: a break that is over only tells the
    pace that nothing was to be expected of those days.

    Raises:
        BreakError: if it ends before it begins.
        NoTimeError: if no week has time for what is left.
    """
    if last < first:
        raise BreakError(first, last)
    breaks = (*profile.calendar.breaks, Break(first=first, last=last))
    fields = MappingProxyType({"calendar": profile.calendar.with_breaks(breaks)})
    concerned = _anything_placed(profile, max(first, today), last)
    edit = EditProfile(fields, Change.BREAK, reschedules=concerned)
    return with_schedule(profile, edit, today)


def _anything_placed(profile: Profile, first: dt.date, last: dt.date) -> bool:
    """Whether an open milestone has minutes, or its place without any, in a range of days."""
    return any(
        any(first <= day <= last for day, _ in each.placement.days())
        or first <= each.placement.finish <= last
        for each in profile.milestones
        if each.is_open and each.placement is not None
    )


def moves(profile: Profile, edit: Edit) -> tuple[Moved, ...]:
    """What an edit would move, in the order of the plan; nothing is changed."""
    return moved_between(profile, edit.apply(profile)[0])


def moved_between(before: Profile, after: Profile) -> tuple[Moved, ...]:
    """What has other dates in one plan than in another, in order; what is new or gone has none."""
    old = {milestone.id: milestone for milestone in before.milestones}
    new = {milestone.id: milestone for milestone in after.milestones}
    found = []
    for name, milestone in (old | new).items():
        was = old[name].placement if name in old else None
        will = new[name].placement if name in new else None
        if _dates(was) != _dates(will):
            found.append(Moved(name, milestone.title, was, will))
    return tuple(found)


def _dates(placement: Placement | None) -> tuple[dt.date, dt.date] | None:
    return None if placement is None else (placement.start, placement.finish)
