"""How early a plan could finish at all, from an exact model and from nothing but counting.

`earliest_finish` gives a *lower bound* of the finish of every schedule that keeps the rules of
section "Schedule" for plans in which nothing is given (no history, pins, exact dates or work in
progress). It is the larger of two bounds (`time_indexed` has a third, for single days):

* *Counting*: a finish is impossible if some milestone's window (from the prerequisites before it
  and the successors behind it, each at its shortest) is empty, or if the milestones that must lie
  inside a range of days need more minutes, or more places side by side, than the range has.
* *CP-SAT*: first and last day of each milestone are day-grained integers that keep the order,
  waits, lags, spans, booking leads, usual months and the focus limit exactly; how long a milestone
  takes is its shortest by the weekday it starts on; minutes are shared out by whole ISO weeks,
  within availability and weekly limits. What is relaxed: how the minutes of one week fall on its
  days. So the model's optimum is at most that of the real problem; it is the optimum itself
  wherever some schedule reaches it. Where the time runs out, the proven bound is given.

An event of a usual month may end on any day of it: its hours are spread over days with room, and
the last weeks of the month may have none. Yet the plan is not over before the last day with time in
the month of an event that nothing waits for: there is the event, or other work that fills the day.
A place side by side is taken until the study day after a milestone's last.

Days are counted from the first day of the plan, 0-based. It shares no rule with the scheduler.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from planner.domain.prerequisites import plan_prerequisites
from planner.domain.profile import Milestone, Profile, Status
from tests.domain.schedule_checker import available, exact, takes_a_place, usual_months

WEEK = 7
#: Days looked at behind the known finish, so that what ends on it has days after it.
HORIZON = 60


@dataclass
class Job:
    """One milestone: minutes to place, and what binds them."""

    minutes: int
    cap: int
    span: int
    focus: bool
    release: int
    months: tuple[int, ...]
    #: Whether it is spread over all the days of its month: nothing waits for it.
    all_month: bool = False
    before: list[tuple[int, int]] = field(default_factory=list)
    #: Last day of the milestone if it starts on a day, working alone; filled on demand.
    alone: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Bound:
    """The earliest finish that can be: ``day`` is proven not to be too late."""

    day: int
    #: Whether counting alone proves it, without CP-SAT.
    counted: bool
    #: Whether CP-SAT solved its model to the end.
    solved: bool = True


@dataclass
class Puzzle:
    """A plan as a problem of its own; jobs stand behind all they wait for."""

    first: dt.date
    jobs: list[Job]
    daily: list[int]
    limit: int

    @classmethod
    def of(cls, plan: Profile, today: dt.date, horizon: int) -> Puzzle:
        """The open milestones of a plan; ``horizon`` is a day no later finish is asked about."""
        first = max(today, plan.start)
        opened = {each.id: each for each in plan.milestones if each.status is Status.TODO}
        assert len(opened) == len(plan.milestones), "only plans without history"
        assert not any(each.pin or exact(each) for each in opened.values()), "nothing is given"
        graph = plan_prerequisites(plan.milestones, plan.ratings).without_cycles()
        order = graph.order()
        place = {name: number for number, name in enumerate(order)}
        jobs = [_job(opened[name], plan, first) for name in order]
        for name in order:
            for before in graph.before[name]:
                lags = opened[name].definition.lags
                gap = opened[before].definition.wait
                gap += sum(lag.days for lag in lags if lag.after == before)
                jobs[place[name]].before.append((place[before], gap))
                jobs[place[before]].all_month = False
        days = [first + dt.timedelta(days=number) for number in range(horizon + 1)]
        daily = [available(plan, day) for day in days]
        return cls(first, jobs, daily, plan.preferences.focus_limit)

    @cached_property
    def sums(self) -> list[int]:
        """Minutes available before each day."""
        sums = [0]
        for minutes in self.daily:
            sums.append(sums[-1] + minutes)
        return sums

    @cached_property
    def study(self) -> list[int]:
        """Days with time before each day."""
        counts = [0]
        for minutes in self.daily:
            counts.append(counts[-1] + (minutes > 0))
        return counts

    @cached_property
    def next_study(self) -> list[int]:
        """The first day with time from each day on."""
        days = [len(self.daily)]
        for day in range(len(self.daily) - 1, -1, -1):
            days.append(day if self.daily[day] else days[-1])
        return days[::-1]

    @cached_property
    def month_ends(self) -> list[int]:
        """The last day with time in the month of each day; itself where none is left in it."""
        ends: list[int] = []
        for day in range(len(self.daily) - 1, -1, -1):
            date = self.first + dt.timedelta(days=day)
            same = ends and (date + dt.timedelta(days=1)).month == date.month
            ends.append(ends[-1] if same and self.daily[ends[-1]] else day)
        return ends[::-1]

    def week(self, day: int) -> int:
        """The number of a day's ISO week."""
        return (day + self.first.weekday()) // WEEK

    def starts_on(self, job: Job, day: int) -> bool:
        """Whether a job can start on a day: there is time, and it is a usual month."""
        if not self.daily[day]:
            return False
        return not job.months or (self.first + dt.timedelta(days=day)).month in job.months

    def last_day(self, job: Job, start: int) -> int:
        """The last day of a job whose first is ``start``, with all the time there is."""
        if start not in job.alone:
            job.alone[start] = self._last_day(job, start)
        return job.alone[start]

    def _last_day(self, job: Job, start: int) -> int:
        earliest = start + job.span - 1 if job.minutes > 1 else start
        left = job.minutes
        for day, minutes in self._alone(job, start):
            left -= minutes
            if not left and day >= earliest and self.daily[day]:
                return day
        return len(self.daily)

    def _alone(self, job: Job, start: int) -> Iterator[tuple[int, int]]:
        """The days from the first of a job on, with its minutes if it works alone."""
        left, week, room = job.minutes, -1, job.cap
        for day in range(start, len(self.daily)):
            if self.week(day) != week:
                week, room = self.week(day), job.cap
            take = min(left, room, self.daily[day])
            left, room = left - take, room - take
            yield day, take

    def alone_by_week(self, job: Job, start: int) -> list[tuple[int, int]]:
        """The weeks of a job that works alone from a day on, with its minutes in each."""
        weeks: dict[int, int] = {}
        for day, minutes in self._alone(job, start):
            if minutes:
                weeks[self.week(day)] = weeks.get(self.week(day), 0) + minutes
            if sum(weeks.values()) == job.minutes:
                break
        return list(weeks.items())

    def heads(self) -> list[tuple[int, int]]:
        """The earliest first and last day of each job."""
        found: list[tuple[int, int]] = []
        for job in self.jobs:
            day = max([job.release, *(found[before][1] + gap for before, gap in job.before)])
            while day < len(self.daily) and not self.starts_on(job, day):
                day += 1
            found.append((day, self.last_day(job, day) if day < len(self.daily) else day))
        return found

    def tails(self, end: int) -> list[tuple[int, int]]:
        """The latest first and last day of each job if all is over on ``end``; -1 for never."""
        latest = [end] * len(self.jobs)
        found = [(0, 0)] * len(self.jobs)
        for place in range(len(self.jobs) - 1, -1, -1):
            job = self.jobs[place]
            # The last day of a job never falls when its first day moves later.
            start = bisect_left(
                range(latest[place] + 1), True, key=lambda s: self.last_day(job, s) > latest[place]
            )
            start -= 1
            while start >= 0 and not self.starts_on(job, start):
                start -= 1
            found[place] = (start, latest[place])
            for before, gap in job.before:
                latest[before] = min(latest[before], max(-1, start - gap))
        return found

    def shortest(self, job: Job) -> list[int]:
        """The fewest days until the study day after a job, by the weekday of its first one."""
        best = [len(self.daily)] * WEEK
        for start in range(len(self.daily)):
            if self.starts_on(job, start):
                last = self.last_day(job, start)
                weekday = (start + self.first.weekday()) % WEEK
                if last < len(self.daily) - 1:
                    best[weekday] = min(best[weekday], self.next_study[last + 1] - start)
        return best

    def fewest_days(self, job: Job) -> list[int]:
        """The fewest days a job can run, by the weekday of its first one (Monday is 0)."""
        best = [len(self.daily)] * WEEK
        for start in range(len(self.daily)):
            last = self.last_day(job, start)
            if self.starts_on(job, start) and last < len(self.daily):
                weekday = (start + self.first.weekday()) % WEEK
                best[weekday] = min(best[weekday], last - start + 1)
        return best

    def fewest_study_days(self, job: Job) -> int:
        """The fewest study days from the first to the last of a job, both counted."""
        return min(
            (
                self.study[last + 1] - self.study[start]
                for start in range(len(self.daily))
                if self.starts_on(job, start)
                and (last := self.last_day(job, start)) < len(self.daily)
            ),
            default=len(self.daily),
        )


def _job(each: Milestone, plan: Profile, first: dt.date) -> Job:
    definition, minutes = each.definition, each.remaining
    caps = [minutes] if definition.weekly_limit is None else [max(1, definition.weekly_limit)]
    if definition.span:
        caps.append(max(1, -(-21 * minutes // (2 * definition.span))))
    release = 0 if each.not_before is None else (each.not_before - first).days
    if definition.lead:
        release = max(release, (plan.start - first).days + definition.lead)
    return Job(
        minutes=minutes,
        cap=max(1, min(caps)),
        span=definition.span,
        focus=takes_a_place(each),
        release=max(0, release),
        months=usual_months(each),
        all_month=bool(usual_months(each)) and definition.weekly_limit is None,
    )


def earliest_finish(
    plan: Profile, today: dt.date, upper: int, seconds: float, enough: float = 1
) -> Bound:
    """A day before which no schedule of a plan can finish.

    Args:
        plan: a plan in which nothing is given and everything has minutes.
        today: the day it is scheduled on.
        upper: the finish of a schedule that is known, as a number of days after the first.
        seconds: how long CP-SAT may think.
        enough: CP-SAT is not asked where counting proves ``upper`` to be within this ratio.
    """
    puzzle = Puzzle.of(plan, today, upper + HORIZON)
    counted = _counted(puzzle, upper)
    if upper + 1 <= enough * (counted + 1):
        return Bound(counted, counted=True)
    bound, solved = _solved(puzzle, counted, upper, seconds)
    return Bound(max(bound, counted), counted=False, solved=solved)


def _counted(puzzle: Puzzle, upper: int) -> int:
    """The first finish that counting does not rule out."""
    heads = puzzle.heads()
    fewest = [
        (min(puzzle.fewest_days(job)), puzzle.fewest_study_days(job)) if job.focus else (0, 0)
        for job in puzzle.jobs
    ]
    ends = [
        puzzle.month_ends[head[1]] if job.all_month and head[1] < len(puzzle.daily) else head[1]
        for head, job in zip(heads, puzzle.jobs, strict=True)
    ]
    low, high = min(upper, max(ends)), upper
    while low < high:
        middle = (low + high) // 2
        if _possible(puzzle, heads, fewest, middle):
            high = middle
        else:
            low = middle + 1
    return high


def _possible(
    puzzle: Puzzle, heads: list[tuple[int, int]], fewest: list[tuple[int, int]], end: int
) -> bool:
    tails = puzzle.tails(end)
    windows = [(head[0], tail[1]) for head, tail in zip(heads, tails, strict=True)]
    if any(tail[0] < head[0] or tail[1] < head[1] for head, tail in zip(heads, tails, strict=True)):
        return False
    by_end = sorted(range(len(windows)), key=lambda place: windows[place][1])
    for begin in {first for first, _ in windows}:
        minutes = days = study = 0
        for place in by_end:
            if windows[place][0] < begin:
                continue
            last = windows[place][1]
            minutes += puzzle.jobs[place].minutes
            days += fewest[place][0]
            study += fewest[place][1]
            if minutes > puzzle.sums[last + 1] - puzzle.sums[begin]:
                return False
            if days > puzzle.limit * (last - begin + 1):
                return False
            if study > puzzle.limit * (puzzle.study[last + 1] - puzzle.study[begin]):
                return False
    return True


def _solved(puzzle: Puzzle, lower: int, upper: int, seconds: float) -> tuple[int, bool]:
    """The optimum of the model in the module's docstring, or the bound proven in the time."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    heads, tails = puzzle.heads(), puzzle.tails(upper)
    end = model.new_int_var(lower, upper, "end")
    shift, weeks = puzzle.first.weekday(), puzzle.week(upper) + 1
    firsts: list[Any] = []
    lasts: list[Any] = []
    intervals = []
    loads: list[list[Any]] = [[] for _ in range(weeks)]
    for place, job in enumerate(puzzle.jobs):
        windows = (heads[place], tails[place])
        days = [d for d in range(windows[0][0], windows[1][0] + 1) if puzzle.starts_on(job, d)]
        first = model.new_int_var_from_domain(cp_model.Domain.from_values(days), f"s{place}")
        last = model.new_int_var(windows[0][1], windows[1][1], f"e{place}")
        weekday, week = model.new_int_var(0, 6, ""), model.new_int_var(0, weeks, "")
        model.add(first + shift == WEEK * week + weekday)
        shortest = puzzle.shortest(job)
        length = model.new_int_var(0, upper + 1, "")
        least = model.new_int_var(0, upper + 1, "")
        model.add_element(weekday, shortest, least)
        model.add(length >= least)
        model.add(last + 1 <= first + length)
        model.add_element(
            weekday, puzzle.fewest_days(job), few := model.new_int_var(0, upper + 1, "")
        )
        model.add(last + 1 >= first + few)
        if job.focus:
            # A place is taken until the study day after the last: nothing starts between.
            over = model.new_int_var(0, 2 * upper + 2, "")
            intervals.append(model.new_interval_var(first, length, over, f"i{place}"))
        model.add(last <= end)
        if job.all_month:
            over = model.new_int_var(0, upper, "")
            model.add_element(last, puzzle.month_ends, over)
            model.add(over <= end)
        for before, gap in job.before:
            model.add(first >= lasts[before] + gap)
        firsts.append(first)
        lasts.append(last)
        _share_out(model, puzzle, job, first, last, windows, loads)
    model.add_cumulative(intervals, [1] * len(intervals), puzzle.limit)
    for week, load in enumerate(loads):
        begin, over = max(0, week * WEEK - shift), min(upper + 1, (week + 1) * WEEK - shift)
        if load:
            model.add(sum(load) <= puzzle.sums[over] - puzzle.sums[begin])
    model.minimize(end)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    solver.parameters.random_seed = 1
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        raise AssertionError("the model rules out a schedule that is there")
    return round(solver.best_objective_bound), status == cp_model.OPTIMAL


def _share_out(
    model: Any,
    puzzle: Puzzle,
    job: Job,
    first: Any,
    last: Any,
    windows: tuple[tuple[int, int], tuple[int, int]],
    loads: list[list[Any]],
) -> None:
    """Minutes of a job by week: none in weeks before its first day or after its last."""
    shift = puzzle.first.weekday()
    begin, over = puzzle.week(windows[0][0]), puzzle.week(windows[1][1])
    if begin == over:
        loads[begin].append(job.minutes)
        return
    shares = []
    for week in range(begin, over + 1):
        monday, sunday = week * WEEK - shift, week * WEEK - shift + WEEK - 1
        from_day, to_day = max(0, monday), min(len(puzzle.daily) - 1, sunday)
        most = min(job.minutes, job.cap, puzzle.sums[to_day + 1] - puzzle.sums[from_day])
        if not most:
            continue
        share = model.new_int_var(0, most, "")
        if sunday < windows[1][0]:
            begun = model.new_bool_var("")
            model.add(first <= sunday).only_enforce_if(begun)
            model.add(first > sunday).only_enforce_if(~begun)
            model.add(share <= most * begun)
        if monday > windows[0][1]:
            going = model.new_bool_var("")
            model.add(last >= monday).only_enforce_if(going)
            model.add(last < monday).only_enforce_if(~going)
            model.add(share <= most * going)
        shares.append(share)
        loads[week].append(share)
    model.add(sum(shares) == job.minutes)
