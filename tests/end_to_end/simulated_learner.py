"""A made-up learner who lives with a plan week by week, and touches it by commands only.

The learner has a true speed and weeks that differ. Every Monday the week behind goes on record
(`planner check`), the offers are looked at and now and then one is taken (`planner replan`), and
the plan is shown (`planner show`). What the learner did is kept in a `Diary` of their own, apart
from the file, so that the file can be held against it.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import math
import random
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planner import cli
from planner.domain.calendar import week_of_hours
from planner.domain.edits import set_calendar
from planner.domain.plan import with_schedule
from planner.domain.profile import Milestone, Profile, Status
from planner.storage.profile_file import ProfileStore, read_profile
from tests.domain.schedule_checker import available, takes_a_place, usual_months

MONDAY = dt.date(2027, 1, 4)
DAY = dt.timedelta(days=1)
WEEK = 7 * DAY
QUARTER = 15
#: Milestones side by side, as the plan has it unless it is told otherwise.
FOCUS = 3


@dataclass(frozen=True)
class Habits:
    """What is true of a learner, and what they do with the plan in which week."""

    name: str
    career: str = "music-editor"
    hours: str = "12"
    #: 2: everything takes half of its estimate.
    speed: float = 1.0
    #: Share of the planned time that is worked on average, and how far weeks lie around it.
    share: float = 1.0
    spread: float = 0.35
    #: How far the logarithm of a single milestone lies around the speed.
    single: float = 0.3
    #: Whether hours are logged; else milestones are only checked off.
    logs: bool = True
    depth: str = "fast"
    #: Weeks without any work that the plan is not told of.
    ill: range = range(0)
    #: What is done after which week: the words after `planner replan PROFILE`, or ``hours`` and
    #: how many there are from then on.
    asks: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    #: So many weeks pass before an offer is taken again, and which is.
    every: int = 4
    offer: str = "planned-pace"


@dataclass
class Diary:
    """What the learner did, in their own hand."""

    logs: dict[str, list[tuple[dt.date, int]]] = field(default_factory=dict)
    done: dict[str, dt.date] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    evidence: dict[str, str] = field(default_factory=dict)

    def logged(self, name: str) -> int:
        return sum(minutes for _, minutes in self.logs.get(name, []))


class SimulatedLearner:
    """Somebody with habits, a plan on the disk, and a diary; the seed decides all chance."""

    def __init__(self, path: Path, habits: Habits, seed: int) -> None:
        self.path, self.habits, self.seed = path, habits, seed
        self.today = MONDAY
        self.week = 0
        self.diary = Diary()
        self._chance = random.Random(f"{habits.name} {seed}")
        self._true: dict[str, int] = {}
        self._worked: dict[str, list[tuple[dt.date, int]]] = {}
        options = ["--career", habits.career, "--hours", habits.hours, "--depth", habits.depth]
        self.run("new", *options)

    def run(self, command: str, *words: str) -> str:
        """Run a command on the plan, as of today; it must be obeyed.

        Only an offer may be one that cannot be had: that gives nothing.
        """
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            status = cli.main(["--today", self.today.isoformat(), command, str(self.path), *words])
        if status == 1 and "--offer" in words and "cannot be had" in err.getvalue():
            return ""
        assert (status, err.getvalue()) == (0, ""), f"{self}: {command} {words}: {err.getvalue()}"
        return out.getvalue()

    def show(self) -> dict[str, Any]:
        shown: dict[str, Any] = json.loads(self.run("show", "--json"))
        return shown

    def profile(self) -> Profile:
        """The document on the disk, whose digest must be right."""
        return read_profile(self.path).profile

    def study(self, hours: float) -> None:
        """Give other hours a week from now on, as the app does: no command changes them."""
        store = ProfileStore(self.path)
        with store.lock():
            before = store.load().profile
            calendar = before.calendar.model_copy(update={"week": week_of_hours(hours)})
            edit = with_schedule(before, set_calendar(calendar), self.today)
            store.save(edit.apply(before)[0])

    def live_a_week(self) -> None:
        """Work for seven days and put them on record on the Monday after."""
        plan = self.profile()
        factor = self._share_of_the_week()
        first, self.week, self.today = self.today, self.week + 1, self.today + WEEK
        before = {name: sum(m for _, m in days) for name, days in self._worked.items()}
        finished: dict[str, dt.date] = {}
        spare = 0.0
        for number in range(7):
            day = first + number * DAY
            if not (time := available(plan, day)):
                continue
            spare += time * factor
            for each in self._candidates(plan, day, finished):
                minutes = min(self._most(each, day, first), int(spare) // QUARTER * QUARTER)
                if minutes > 0:
                    self._worked.setdefault(each.id, []).append((day, minutes))
                    spare -= minutes
                if self._left(each) == 0:
                    finished[each.id] = day
        self._put_on_record(plan, finished, before)

    def _share_of_the_week(self) -> float:
        drawn = max(0.0, self._chance.gauss(1, self.habits.spread)) * self.habits.share
        return 0.0 if self.week in self.habits.ill else drawn

    def _candidates(
        self, plan: Profile, day: dt.date, finished: Mapping[str, dt.date]
    ) -> Iterator[Milestone]:
        """What can be worked on, what is begun first, then in the order of the plan."""
        rows = [each for each in plan.milestones if each.is_open]
        rows.sort(key=lambda each: (each.id not in self._worked, *_dates(each), each.id))
        for each in rows:
            if each.id in finished:
                continue
            if each.id in self._worked or self._may_begin(each, plan, day, finished):
                yield each

    def _may_begin(
        self, each: Milestone, plan: Profile, day: dt.date, finished: Mapping[str, dt.date]
    ) -> bool:
        running = [
            other
            for other in plan.milestones
            if other.id in self._worked
            and other.id not in finished
            and other.is_open
            and takes_a_place(other)
        ]
        if takes_a_place(each) and len(running) >= FOCUS:
            return False
        months, lead = usual_months(each), each.definition.lead
        if (months and day.month not in months) or (lead and day < plan.start + lead * DAY):
            return False
        over = {other.id: other.done_on for other in plan.milestones if other.done_on} | {
            **finished
        }
        for name in each.definition.after:
            before = plan.milestone(name)
            if before is None or before.status is Status.SKIPPED:
                continue
            lag = sum(lag.days for lag in each.definition.lags if lag.after == name)
            if name not in over or over[name] + (before.definition.wait + lag) * DAY > day:
                return False
        return all(
            self._can(plan, skill, level, each, over, day)
            for skill, level in each.definition.needs.items()
        )

    def _can(
        self,
        plan: Profile,
        skill: str,
        level: int,
        needed_by: Milestone,
        over: Mapping[str, dt.date],
        day: dt.date,
    ) -> bool:
        builders = [
            other
            for other in plan.milestones
            if other.definition.builds.get(skill, 0) >= level
            and other.id != needed_by.id
            and other.status is not Status.SKIPPED
        ]
        return (
            plan.ratings.get(skill, 0) >= level
            or not builders
            or any(
                over[other.id] + other.definition.wait * DAY <= day
                for other in builders
                if other.id in over
            )
        )

    def true_minutes(self, each: Milestone) -> int:
        """What it really takes; drawn for the milestone, whenever it is met."""
        if each.id not in self._true:
            chance = random.Random(f"{self.habits.name} {self.seed} {each.id}")
            noise = math.exp(chance.gauss(0, self.habits.single))
            quarters = round(each.estimate / self.habits.speed * noise / QUARTER)
            self._true[each.id] = QUARTER * max(1, quarters)
        return self._true[each.id]

    def _left(self, each: Milestone) -> int:
        return self.true_minutes(each) - sum(m for _, m in self._worked.get(each.id, []))

    def _most(self, each: Milestone, day: dt.date, monday: dt.date) -> int:
        """Minutes that may be worked on it that day: limits hold, and spans are not cut short."""
        left, days = self._left(each), self._worked.get(each.id, [])
        definition = each.definition
        this_week = sum(minutes for on, minutes in days if on >= monday)
        if definition.weekly_limit is not None:
            left = min(left, definition.weekly_limit - this_week)
        if definition.span:
            # An even pace: nobody rushes through what takes its months, and waits at the end.
            weekly = math.ceil(7 * self.true_minutes(each) / definition.span / QUARTER)
            left = min(left, weekly * QUARTER - this_week)
            begun = days[0][0] if days else day
            if day < begun + (definition.span - 1) * DAY:
                left = min(left, self._left(each) - QUARTER)
        return max(0, left // QUARTER * QUARTER)

    def _put_on_record(
        self, plan: Profile, finished: Mapping[str, dt.date], before: Mapping[str, int]
    ) -> None:
        for name, days in self._worked.items():
            minutes = sum(minutes for _, minutes in days) - before.get(name, 0)
            if not minutes:
                continue
            # The first day of all is kept, because spans count from it.
            day = days[0][0] if name not in before else days[-1][0]
            if self.habits.logs:
                hours = ["--hours", str(minutes / 60), "--on", day.isoformat()]
                self.run("check", name, "--status", "in-progress", *hours)
                self.diary.logs.setdefault(name, []).append((day, minutes))
        for name, day in finished.items():
            milestone = plan.milestone(name)
            assert milestone is not None
            words = ["--on", day.isoformat()]
            if self._chance.random() < 0.3:
                words += [
                    "--note",
                    f"Week {self.week}",
                    "--evidence",
                    f"https://example.org/{name}",
                ]
                self.diary.notes[name] = f"Week {self.week}"
                self.diary.evidence[name] = f"https://example.org/{name}"
            self.run("check", milestone.code, *words)
            self.diary.done[name] = day

    def wish(self) -> tuple[str, ...]:
        """What is asked of `planner replan` this week: nothing is only looking at the offers."""
        if self.week in self.habits.asks:
            return self.habits.asks[self.week]
        return ("--offer", self.habits.offer) if self.week % self.habits.every == 0 else ()

    def __str__(self) -> str:
        return f"{self.habits.name}, seed {self.seed}, week {self.week} ({self.today})"


def _dates(each: Milestone) -> tuple[dt.date, dt.date]:
    if each.placement is None:
        return dt.date.max, dt.date.max
    return each.placement.start, each.placement.finish
