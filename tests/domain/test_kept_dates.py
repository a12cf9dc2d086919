"""Stored dates that may stand, and each rule they can break."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.domain.calendar import DAY_MINUTES, DayException, StudyCalendar, WeekPattern
from planner.domain.kept_dates import keeps_every_rule, last_day
from planner.domain.profile import Milestone, Placement, Profile, Status
from planner.domain.scheduling import placements_for
from planner.domain.task import Task
from tests.domain.plan_samples import TODAY, WEEKDAYS, day, placed, with_placements
from tests.domain.schedule_checker import available, broken_rules
from tests.domain.strategies import profiles

PLAIN = StudyCalendar(week=WEEKDAYS)


def _placed(start: int, *runs: tuple[int, int, int], finish: int | None = None) -> Placement:
    """A placement of days counted from ``TODAY``, its runs from its start."""
    last = start + max((offset + count - 1 for offset, count, _ in runs), default=0)
    return Placement(start=day(start), finish=day(last if finish is None else finish), runs=runs)


def _kept(placement: Placement, worked: int = 0, **fields: Any) -> bool:
    task = Task("one", placement.minutes(), **fields)
    return keeps_every_rule((task,), {"one": placement}, {"gone": day(1)}, PLAIN, TODAY, 1, worked)


HOUR = _placed(0, (0, 1, 60))


@pytest.mark.parametrize(
    ("placement", "fields", "kept"),
    [
        (HOUR, {}, True),
        (HOUR, {"worked": 60}, True),
        (HOUR, {"worked": 61}, False),
        (_placed(-1, (0, 1, 60)), {}, False),
        (_placed(0, (0, 1, 121)), {}, False),
        (_placed(5, (0, 1, 1)), {}, False),
        (HOUR, {"not_before": day(1)}, False),
        (HOUR, {"after": (("gone", 0),)}, False),
        (HOUR, {"after": (("gone", 0),), "in_progress": True}, True),
        (_placed(1, (0, 1, 60)), {"after": (("gone", 0),)}, True),
        (_placed(1, (0, 1, 60)), {"after": (("gone", 1),)}, False),
        (HOUR, {"after": (("nobody", 9),)}, True),
        (HOUR, {"span": 2}, False),
        (_placed(0, (0, 1, 60), (7, 1, 60)), {"span": 8}, True),
        (_placed(0, (0, 1, 60), (7, 1, 60)), {"span": 9}, False),
        (_placed(0, (0, 2, 60)), {"weekly_limit": 119}, False),
        (_placed(0, (0, 2, 60)), {"weekly_limit": 120}, True),
        (_placed(0, (0, 2, 60)), {"weekly_limit": 120, "logged_this_week": 1}, False),
        (HOUR, {"months": (1,)}, True),
        (HOUR, {"months": (2,)}, False),
        (HOUR, {"months": (2,), "in_progress": True}, True),
        (_placed(25, (0, 1, 60), (7, 1, 60)), {"months": (1, 2)}, False),
        (HOUR, {"pin_start": day(0)}, True),
        (HOUR, {"pin_start": day(-1)}, False),
        (HOUR, {"pin_finish": day(0)}, True),
        (HOUR, {"pin_finish": day(1)}, False),
        (_placed(-5, (5, 1, 60), finish=-3), {"pin_finish": day(-3)}, True),
        (_placed(0, (0, 2, 60), finish=0), {"pin_finish": day(0)}, False),
        (HOUR, {"event": (day(0), day(0), 60)}, True),
        (HOUR, {"event": (day(0), day(0), 30)}, False),
        (HOUR, {"event": (day(1), day(1), 60)}, False),
        (_placed(-9, (9, 1, 60), finish=0), {"event": (day(-9), day(-8), 30)}, True),
        (_placed(0), {}, True),
        (_placed(1), {}, False),
        (_placed(5), {"not_before": day(5)}, False),
        (_placed(7), {"not_before": day(5)}, True),
        (_placed(0), {"after": (("gone", 0),)}, False),
    ],
)
def test_each_rule_of_one_milestone(
    placement: Placement, fields: dict[str, Any], *, kept: bool
) -> None:
    assert _kept(placement, **fields) is kept


def test_dates_of_all_are_wanted_and_the_minutes_that_are_left() -> None:
    assert not keeps_every_rule((Task("one", 60),), {}, {}, PLAIN, TODAY, 1)
    assert not keeps_every_rule((Task("one", 61),), {"one": HOUR}, {}, PLAIN, TODAY, 1)


def test_too_many_side_by_side_are_not_kept() -> None:
    tasks = (Task("one", 60), Task("two", 60))
    stored = {"one": HOUR, "two": HOUR}
    assert not keeps_every_rule(tasks, stored, {}, PLAIN, TODAY, 1)
    assert keeps_every_rule(tasks, stored, {}, PLAIN, TODAY, 2)
    light = (tasks[0], Task("two", 60, counts_for_focus=False))
    assert keeps_every_rule(light, stored, {}, PLAIN, TODAY, 1)
    given_ones = tuple(Task(name, 60, in_progress=True) for name in stored)
    assert keeps_every_rule(given_ones, stored, {}, PLAIN, TODAY, 1)


def test_nothing_has_no_dates_but_no_time_either() -> None:
    never = StudyCalendar(week=(0,) * 7)
    assert not keeps_every_rule((Task("one", 0),), {"one": _placed(0)}, {}, never, TODAY, 1)
    gone = Task("one", 0, pin_start=day(-3))
    assert keeps_every_rule((gone,), {"one": _placed(-3)}, {}, PLAIN, TODAY, 1)


# --- over random plans --------------------------------------------------------------------------


def _finish(plan: Profile) -> dt.date:
    return max(
        (last_day(each.placement) for each in plan.milestones if each.is_open and each.placement),
        default=TODAY,
    )


@given(profiles(), st.data())
@settings(max_examples=2 * settings().max_examples)
def test_what_is_kept_keeps_every_rule(plan: Profile, data: st.DataObject) -> None:
    """Dates made under other rules stand only where the checker finds nothing, either."""
    before = placed(plan)
    number = data.draw(st.integers(0, len(plan.milestones) - 1))
    changed = data.draw(st.sampled_from(("limit", "after", "calendar", "span")))
    milestones = list(before.milestones)
    each = milestones[number]
    update: dict[str, Any] = {"limit": {"weekly_limit": 60}, "span": {"span": 20}}.get(changed, {})
    if changed == "after" and number:
        update = {"after": (f"m{number - 1}",)}
    milestones[number] = each.model_copy(
        update={"definition": each.definition.model_copy(update=update)}
    )
    fields: dict[str, Any] = {"milestones": tuple(milestones)}
    if changed == "calendar":
        fields["calendar"] = StudyCalendar(week=(120,) * 7)
    other = before.model_copy(update=fields)
    after = with_placements(other, placements_for(other, TODAY))
    assert broken_rules(other, after, TODAY) == []


@st.composite
def _grown(draw: st.DrawFn, calendar: StudyCalendar) -> StudyCalendar:
    """At least as much time on every day: longer days, breaks gone, exceptions added."""
    more = draw(st.tuples(*[st.sampled_from((0, 0, 15, 60, 240))] * 7))

    def longer(week: tuple[int, ...]) -> Any:
        return tuple(min(DAY_MINUTES, a + b) for a, b in zip(week, more, strict=True))

    # The last exception of a day counts, so that the added one stands in for the day's own.
    days = draw(st.dictionaries(st.integers(0, 90), st.integers(0, 300), max_size=3))
    grown = StudyCalendar(
        week=longer(calendar.week),
        patterns=tuple(
            WeekPattern(start=each.start, week=longer(each.week)) for each in calendar.patterns
        ),
        breaks=draw(st.sampled_from((calendar.breaks, calendar.breaks[1:]))),
        exceptions=calendar.exceptions,
    )
    added = tuple(
        DayException(
            day=day(number), minutes=min(DAY_MINUTES, grown.minutes_on(day(number)) + extra)
        )
        for number, extra in days.items()
    )
    return grown.model_copy(update={"exceptions": (*calendar.exceptions, *added)})


@given(profiles(), st.data())
@settings(max_examples=2 * settings().max_examples)
def test_more_time_never_makes_the_finish_later(plan: Profile, data: st.DataObject) -> None:
    before = placed(plan)
    opened = [each for each in before.milestones if each.is_open and each.placement]
    # The exceptions that the docstring of `placements_for` names.
    assume(all(each.remaining or each.pin for each in opened))
    assume(not _over_availability(before))
    assume(not any(each.provisional and _leaves_its_month(each) for each in opened))
    calendar = data.draw(_grown(plan.calendar))
    grown = before.model_copy(update={"calendar": calendar})
    after = placed(grown)
    assert _finish(after) <= _finish(before)
    assert broken_rules(grown, after, TODAY) == []


def _leaves_its_month(each: Milestone) -> bool:
    assert each.placement is not None
    start, finish = each.placement.start, each.placement.finish
    return (start.year, start.month) != (finish.year, finish.month)


def _over_availability(plan: Profile) -> bool:
    load: dict[dt.date, int] = {}
    first = max(TODAY, plan.start)
    for each in plan.milestones:
        load[first] = load.get(first, 0) + sum(log.minutes for log in each.log if log.on == first)
        if each.placement is not None and each.status in (Status.TODO, Status.IN_PROGRESS):
            for on, minutes in each.placement.days():
                load[on] = load.get(on, 0) + minutes
    return any(minutes > available(plan, on) for on, minutes in load.items())
