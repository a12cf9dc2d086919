"""One way in which what is left of a plan may go, week after week, to the day it is all done.

A walk lives the weeks ahead as somebody does who follows the plan: what is begun goes on first,
then comes what may begin, in the order of the planned dates. Prerequisites, waits, lags, weekly
limits, spans, breaks, pins, events and the number of milestones side by side hold as they do in the
schedule. What is drawn is handed in: minutes of each milestone, and for every week the share of its
time that is given to the plan.

It is not the scheduler, which looks for the order that ends early: nobody searches while they live,
and a plan is laid out anew only when its learner asks for it. It is also far quicker, so that
hundreds of walks tell what hundreds of lives would.

Inside a week time flows evenly over its study days, in proportion to their minutes; a milestone is
finished on the study day on which its last minute falls. Days are counted from the first, 0-based.
"""

from __future__ import annotations

import calendar as months_of_the_year
import datetime as dt
import math
import random
from bisect import bisect_left, insort
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from planner.domain.calendar import StudyCalendar
from planner.domain.model import Days, Minutes
from planner.domain.pace import earned_by_day, unlogged
from planner.domain.profile import Profile
from planner.domain.scheduling import tasks_of
from planner.domain.task import Task

_WEEK = 7
#: Weeks of the calendar that are read at once.
_CHUNK = 52
#: Held back for the last day of a span, an event or a pin, as in the schedule.
_HELD_BACK = 15.0


@dataclass(frozen=True, slots=True)
class Week:
    """The study days of one week: their numbers, and the part of its minutes before each."""

    days: tuple[int, ...]
    before: tuple[float, ...]
    minutes: Minutes

    def day_from(self, day: int) -> int | None:
        """The first study day from a day on, or nothing."""
        place = bisect_left(self.days, day)
        return self.days[place] if place < len(self.days) else None

    def left_from(self, day: int) -> float:
        """The part of its minutes from a day on."""
        place = bisect_left(self.days, day)
        return 1.0 - self.before[place] if place < len(self.days) else 0.0

    def day_of(self, part: float) -> int:
        """The study day on which a part of its minutes is reached."""
        return self.days[max(0, bisect_left(self.before, part) - 1)]


class WeeksAhead:
    """The weeks from a day on, read from the calendar as far as somebody walks."""

    def __init__(
        self, calendar: StudyCalendar, first: dt.date, taken: Mapping[int, Minutes]
    ) -> None:
        """Weeks that end on Sundays; the first may be shorter, and minutes of a day be taken."""
        self._calendar, self.first, self._taken = calendar, first, taken
        self._weeks: list[Week] = []

    def __getitem__(self, number: int) -> Week:
        """A week by its number."""
        while number >= len(self._weeks):
            self._read()
        return self._weeks[number]

    @property
    def most(self) -> int:
        """How many weeks there are before the last date."""
        return (dt.date.max - self.first).days // _WEEK - 2 * _CHUNK

    def _read(self) -> None:
        start = len(self._weeks) * _WEEK - self.first.weekday()
        first, skipped = max(0, start), max(0, -start)
        count = _CHUNK * _WEEK - skipped
        daily = self._calendar.daily(self.first + dt.timedelta(days=first), count)
        for day, minutes in self._taken.items():
            if first <= day < first + count:
                daily[day - first] = max(0, daily[day - first] - minutes)
        daily = [0] * skipped + daily
        for at in range(0, len(daily), _WEEK):
            week = daily[at : at + _WEEK]
            days = tuple(start + at + place for place, minutes in enumerate(week) if minutes)
            total, before, so_far = sum(week), [], 0
            for minutes in week:
                if minutes:
                    before.append(so_far / total)
                    so_far += minutes
            self._weeks.append(Week(days, tuple(before), total))


@dataclass(frozen=True, slots=True)
class _Step:
    """An open milestone on the way; others are named by their place in the order."""

    id: str
    after: tuple[tuple[int, Days], ...]
    earliest: int
    #: Its first day, where it is begun: at most now.
    begun: int | None
    weekly_limit: Minutes | None
    in_first_week: Minutes
    #: Days of the span still to go, all of its days, and the minutes logged in them so far.
    span: Days
    whole_span: Days
    logged: Minutes
    months: tuple[int, ...]
    #: It is not finished before this day, because a pin or the days of an event say so.
    held_until: int
    counts_for_focus: bool


class WayAhead:
    """What is left of a plan as steps in the order in which they are taken.

    Somebody who does not log is seen only when something is checked off. What they did since is not
    known, so that the way begins on the day of the last check-off: days until ``now`` are walked
    like those to come, but that nothing is finished on them, since nothing was checked off.
    """

    def __init__(self, profile: Profile, today: dt.date) -> None:
        """The way from a day on."""
        first = max(today, profile.start)
        self.first = min(first, _unseen_since(profile) or first)
        self.today, self.now = first, (first - self.first).days
        self.limit = profile.preferences.focus_limit
        worked = sum(
            entry.minutes for each in profile.milestones for entry in each.log if entry.on == first
        )
        self.weeks = WeeksAhead(profile.free_calendar(today), self.first, {self.now: worked})
        self._by_id = {each.id: each for each in profile.milestones}
        tasks = sorted(tasks_of(profile, today), key=self._order)
        places = {task.id: place for place, task in enumerate(tasks)}
        self.steps = tuple(self._step(task, places) for task in tasks)

    def _order(self, task: Task) -> tuple[bool, bool, dt.date, dt.date]:
        """What is begun, events (they begin only in their months, which pass), then by the plan."""
        placement = self._by_id[task.id].placement
        dates = (dt.date.max, dt.date.max)
        if placement is not None:
            dates = (placement.start, placement.finish)
        return (not task.in_progress, not task.months, *dates)

    @cached_property
    def followers(self) -> tuple[tuple[tuple[int, Days], ...], ...]:
        """For each step those that wait for it, and the days that must pass."""
        found: list[list[tuple[int, Days]]] = [[] for _ in self.steps]
        for place, step in enumerate(self.steps):
            for before, gap in step.after:
                found[before].append((place, gap))
        return tuple(map(tuple, found))

    def _step(self, task: Task, places: Mapping[str, int]) -> _Step:
        milestone = self._by_id[task.id]
        given = task.pinned or task.event is not None or task.in_progress
        earliest = [0 if task.not_before is None or given else self._number(task.not_before)]
        for name, gap in () if given else task.after:
            if name not in places and (done_on := self._by_id[name].done_on) is not None:
                earliest.append(self._number(done_on) + gap)
        earliest += [self._number(task.pin_start)] if task.pin_start is not None else []
        # What is logged is known up to now.
        earliest += [self.now] if milestone.log else []
        held = [self.now]
        held += [self._number(task.pin_finish)] if task.pin_finish is not None else []
        held += [self._number(task.event[1])] if task.event is not None else []
        after = [] if given else [(places[name], gap) for name, gap in task.after if name in places]
        return _Step(
            id=task.id,
            after=tuple(after),
            earliest=max(0, *earliest),
            begun=self._begun(task, max(earliest)) if not after else None,
            weekly_limit=task.weekly_limit,
            in_first_week=task.logged_this_week,
            span=task.span,
            whole_span=milestone.definition.span,
            logged=milestone.logged,
            months=task.months,
            held_until=max(held),
            counts_for_focus=task.counts_for_focus,
        )

    def _begun(self, task: Task, ready: int) -> int | None:
        """The first day of what is begun, as far as is known; at most 0 or now."""
        milestone = self._by_id[task.id]
        if milestone.log:
            return min(self.now, self._number(milestone.log[0].on))
        placement = milestone.placement
        planned = self.now if placement is None else self._number(placement.start)
        if task.in_progress:
            return min(0, planned) if self.now else 0
        # A span that by the plan and by what is done was running when somebody was last seen.
        running = self.now > 0 and task.span and not task.months and max(planned, ready) < 0
        return max(planned, ready) if running else None

    def _number(self, day: dt.date) -> int:
        return (day - self.first).days


def _unseen_since(profile: Profile) -> dt.date | None:
    """The day since when nothing is known of a learner who checks off without logging."""
    logged = max((entry.on for each in profile.milestones for entry in each.log), default=None)
    checked = max(earned_by_day(unlogged(profile)), default=None)
    if checked is None or (logged is not None and logged >= checked):
        return None
    return max(checked, profile.start)


class Walk:
    """One walk along the way."""

    def __init__(
        self, way: WayAhead, minutes: Sequence[float], share: Callable[[], float],
        chance: random.Random,
    ) -> None:  # fmt: skip
        """Start on the first day, with drawn minutes for each step."""
        self._way, self._share, self._chance = way, share, chance
        steps = way.steps
        self._left = list(minutes)
        self._caps = [self._cap(step, most) for step, most in zip(steps, minutes, strict=True)]
        self._missing = [len(step.after) for step in steps]
        self._ready = [step.earliest for step in steps]
        self._held = [step.held_until for step in steps]
        self._going: list[int] = []
        self._waiting: list[int] = []
        #: How many run side by side, and since when there is a place for another.
        self._running = self._place_since = 0
        self._open = len(steps)
        self._finish = 0
        for place, step in enumerate(steps):
            if step.begun is not None:
                self._going.append(place)
                self._running += step.counts_for_focus
                if not step.logged and step.span:
                    self._left[place] *= 1 - min(0.9, -step.begun / step.span)
                self._hold(place, step.begun)
            elif not self._missing[place]:
                self._waiting.append(place)

    def finish(self, weeks: int) -> int | None:
        """Days from now until everything is done, or nothing where so many weeks are too few."""
        way = self._way
        for number in range(weeks + way.now // _WEEK):
            week, share = way.weeks[number], self._share()
            if share > 0 and week.days:
                self._live(week, share)
            if not self._open:
                return self._finish - way.now
        return None

    def _cap(self, step: _Step, minutes: float) -> float:
        cap = math.inf if step.weekly_limit is None else max(1.0, step.weekly_limit)
        if step.span:
            # From an even pace to the one and a half of it that the schedule allows.
            even = (step.logged + minutes) * _WEEK / step.whole_span
            cap = min(cap, self._chance.uniform(1, 1.5) * even)
        return cap

    def _hold(self, place: int, start: int) -> None:
        """Work out the first day on which what starts may be finished."""
        step, now = self._way.steps[place], self._way.now
        held = self._held[place]
        if step.span:
            # What is left of a span that is logged is counted from now.
            held = max(held, (now if step.logged else start) + step.span - 1)
        if step.months:
            held = max(held, self._drawn_day(start, now))
        self._held[place] = held

    def _drawn_day(self, start: int, today: int) -> int:
        """A day of what is left of a month, of which any may be that of the event."""
        begun = self._way.first + dt.timedelta(days=start)
        day = max(start, today)
        end = start + months_of_the_year.monthrange(begun.year, begun.month)[1] - begun.day
        return day if end <= day else self._chance.randint(day, end)

    def _live(self, week: Week, share: float) -> None:
        used, room, steps = 0.0, week.minutes * share, self._way.steps
        # What is logged this week counts towards its limits.
        logged = week.days[0] <= self._way.now < week.days[0] + _WEEK
        going, position = self._going, 0
        while position < len(going) and used < room:
            place = going[position]
            cap = self._caps[place] - (steps[place].in_first_week if logged else 0)
            used, over = self._work(place, week, room, used, steps[place].earliest, cap)
            if over:
                del going[position]
            else:
                position += 1
        waiting, position = self._waiting, 0
        while position < len(waiting) and used < room:
            place = waiting[position]
            step = steps[place]
            start = None
            if not step.counts_for_focus:
                start = self._start(place, week, week.day_of(used / room))
            elif self._running < self._way.limit:
                earliest = max(self._place_since, week.day_of(used / room))
                start = self._start(place, week, earliest)
            if start is None:
                position += 1
                continue
            del waiting[position]
            self._running += step.counts_for_focus
            self._hold(place, start)
            used, over = self._work(place, week, room, used, start, self._caps[place])
            if over:
                position = 0
            else:
                insort(going, place)

    def _start(self, place: int, week: Week, earliest: int) -> int | None:
        """The first day of a week from a day on on which a step can begin, or nothing."""
        day = week.day_from(max(self._ready[place], earliest))
        months = self._way.steps[place].months
        while day is not None and months:
            if (self._way.first + dt.timedelta(days=day)).month in months:
                break
            day = week.day_from(day + 1)
        return day

    def _work(
        self, place: int, week: Week, room: float, used: float, start: int, cap: float
    ) -> tuple[float, bool]:
        """Work on a step; gives the minutes used up in the week, and whether it is finished."""
        left, held = self._left[place], self._held[place]
        take = min(left, cap, room - used)
        if start > week.days[0]:
            take = min(take, room * week.left_from(start))
        day = None
        if take >= left:
            day = None if held > week.days[-1] else self._day_kept(week, start, held, room)
            if day is None:
                take = left - min(_HELD_BACK, left / 2)
        if take <= 0:
            return used, False
        used += take
        self._left[place] = left - take
        if day is None:
            return used, False
        part = max(used, take + room * (1 - week.left_from(start))) / room
        self._over(place, max(day, week.day_of(min(1.0, part))))
        return used, True

    def _day_kept(self, week: Week, start: int, held: int, room: float) -> int | None:
        """The first study day on which a step may end; if it was waited for, one that is kept to.

        Who gives a part of the time leaves out as many of the days.
        """
        day = week.day_from(max(start, held))
        if held > self._way.now and held >= week.days[0]:
            while day is not None and self._chance.random() * week.minutes > room:
                day = week.day_from(day + 1)
        return day

    def _over(self, place: int, day: int) -> None:
        self._open -= 1
        self._finish = max(self._finish, day)
        if self._way.steps[place].counts_for_focus:
            self._place_since = 0 if self._running < self._way.limit else day
            self._running -= 1
        for waiting, gap in self._way.followers[place]:
            self._ready[waiting] = max(self._ready[waiting], day + gap)
            self._missing[waiting] -= 1
            if not self._missing[waiting]:
                insort(self._waiting, waiting)
