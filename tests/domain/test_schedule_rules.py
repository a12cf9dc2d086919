"""The seven invariants of a schedule, each over random plans, and each seen to fail when broken.

What is random: milestones that wait for each other with waits and lags, weekly limits, spans, leads
and not-before dates; pins of start, finish or both, also overdue ones; events with exact dates or
usual months; work in progress with minutes logged, done and skipped; calendars with breaks,
exceptions and other week patterns from a date on; focus limits. The rules are asked from
`schedule_checker`, which shares none with the scheduler.

``HYPOTHESIS_PROFILE=campaign`` tries thousands of new plans; what fails prints the line that
reproduces it.
"""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from planner.domain import scheduling
from planner.domain.calendar import DayException, StudyCalendar
from planner.domain.catalogue import Catalogue, Event
from planner.domain.plan import plan_of
from planner.domain.problems import ProblemKind
from planner.domain.profile import Milestone, Placement, Preferences, Profile, Status
from planner.domain.start import Answers, new_profile
from tests.domain.plan_samples import TODAY, day, with_placements
from tests.domain.schedule_checker import broken_rules
from tests.domain.strategies import calendars, profiles

Placements = dict[str, Placement | None]
Schedule = Callable[[Profile], Placements]

#: The sentences of the checker that belong to each invariant.
RULES = {
    1: ("capacity", "break"),
    2: ("order",),
    3: ("history", "placement", "minutes"),
    4: ("pin",),
    5: ("weekly limit", "spread", "span", "focus", "not before", "break"),
    6: ("event", "month"),
    7: ("used up",),
}
NUMBERS = sorted(RULES)


def _schedule(plan: Profile) -> Placements:
    return scheduling.placements_for(plan, TODAY)


def _assert_rules(number: int, plan: Profile, schedule: Schedule) -> None:
    after = with_placements(plan, schedule(plan))
    broken = broken_rules(plan, after, TODAY)
    assert [each for each in broken if each.startswith(RULES[number])] == []


def _assert_reported(plan: Profile, schedule: Schedule) -> None:
    """Days that given work fills over what they have are reported, and no other."""
    after = with_placements(plan, schedule(plan))
    carried: dict[object, int] = {}
    for each in after.milestones:
        for date, minutes in each.placement.days() if each.is_open and each.placement else ():
            carried[date] = carried.get(date, 0) + minutes
    over = {date for date, minutes in carried.items() if minutes > after.calendar.minutes_on(date)}
    kind = ProblemKind.OVERLOADED_DAY
    found = plan_of(after, TODAY).problems
    assert {each.facts["day"] for each in found if each.kind is kind} == over


def _assert_same(plan: Profile, chance: random.Random, schedule: Schedule) -> None:
    """The same dates again, and from the same plan with everything listed in another order."""
    once = schedule(plan)
    assert schedule(plan) == once
    other = schedule(_reordered(plan, chance))
    assert {name: other[name] for name in once} == once


def _reordered(plan: Profile, chance: random.Random) -> Profile:
    """The same plan: only the learner's order of milestones inside a phase has a meaning."""
    old = plan.calendar
    calendar = StudyCalendar(
        week=old.week,
        patterns=tuple(sorted(old.patterns, key=lambda each: each.start, reverse=True))
        if len({each.start for each in old.patterns}) == len(old.patterns)
        else old.patterns,
        breaks=tuple(chance.sample(old.breaks, len(old.breaks))),
        exceptions=tuple(chance.sample(old.exceptions, len(old.exceptions)))
        if len({each.day for each in old.exceptions}) == len(old.exceptions)
        else old.exceptions,
    )
    milestones = [_relisted(each, chance) for each in plan.milestones]
    if not any(each.definition.needs for each in plan.milestones):
        # Who builds a level that is needed is the first in the list, whatever its phase.
        milestones.sort(key=lambda each: each.phase)
    return plan.model_copy(update={"calendar": calendar, "milestones": tuple(milestones)})


def _relisted(each: Milestone, chance: random.Random) -> Milestone:
    definition = each.definition
    after = tuple(chance.sample(definition.after, len(definition.after)))
    levels = {
        name: dict(reversed(getattr(definition, name).items())) for name in ("builds", "needs")
    }
    changed = definition.model_copy(update={"after": after, **levels})
    return each.model_copy(update={"definition": changed})


# --- the invariants ---------------------------------------------------------------------------


@settings(max_examples=3 * settings().max_examples)
@given(profiles())
def test_1_to_7_every_rule_holds(plan: Profile) -> None:
    """Each plan is held against all of them, which takes no longer than against one."""
    assert broken_rules(plan, with_placements(plan, _schedule(plan)), TODAY) == []


@given(profiles())
def test_1_days_that_given_work_overfills_are_reported(plan: Profile) -> None:
    _assert_reported(plan, _schedule)


@given(profiles(), st.randoms(use_true_random=False))
def test_7_dates_do_not_depend_on_the_order_of_the_input(
    plan: Profile, chance: random.Random
) -> None:
    _assert_same(plan, chance, _schedule)


@settings(max_examples=max(5, settings().max_examples // 10))
@given(data=st.data())
def test_all_hold_for_the_shipped_careers(shipped: Catalogue, data: st.DataObject) -> None:
    career = data.draw(st.sampled_from(sorted(shipped.careers)))
    ratings = {
        skill: data.draw(st.integers(0, level))
        for skill, level in shipped.careers[career].required.items()
    }
    answers = Answers(
        careers=(career,),
        calendar=data.draw(calendars()),
        start=data.draw(st.integers(-30, 10).map(day)),
        ratings=ratings,
    )
    after = new_profile(answers, shipped, TODAY, "plan")
    undated = [each.model_copy(update={"placement": None}) for each in after.milestones]
    before = after.model_copy(update={"milestones": tuple(undated)})
    assert broken_rules(before, after, TODAY) == []


# --- and that none of them is empty -----------------------------------------------------------


def _each(plan: Profile, change: Callable[[Milestone], Milestone]) -> Profile:
    return plan.model_copy(update={"milestones": tuple(map(change, plan.milestones))})


def _without(*fields: str) -> Callable[[Profile], Placements]:
    """A scheduler that is blind to some fields of milestones and their definitions."""
    nothing = {
        "after": (), "needs": {}, "lags": (), "wait": 0, "weekly_limit": None, "span": 0,
        "lead": 0, "not_before": None, "pin": None, "event": None, "log": (),
    }  # fmt: skip

    def blind(each: Milestone) -> Milestone:
        mine = {name: nothing[name] for name in fields if name in type(each).model_fields}
        its = {name: nothing[name] for name in fields if name in type(each.definition).model_fields}
        return each.model_copy(
            update={**mine, "definition": each.definition.model_copy(update=its)}
        )

    return lambda plan: _schedule(_each(plan, blind))


def _with_calendar(**fields: object) -> Schedule:
    return lambda plan: _schedule(
        plan.model_copy(update={"calendar": plan.calendar.model_copy(update=fields)})
    )


def _twice_the_time(plan: Profile) -> Placements:
    week = tuple(min(1440, 2 * minutes) for minutes in plan.calendar.week)
    return _with_calendar(week=week)(plan)


def _with_estimates(change: int) -> Schedule:
    def other(each: Milestone) -> Milestone:
        return each.model_copy(update={"estimate": max(0, each.estimate + change)})

    return lambda plan: _schedule(_each(plan, other))


def _all_to_do(*statuses: Status) -> Schedule:
    def again(each: Milestone) -> Milestone:
        return each.model_copy(update={"status": Status.TODO}) if each.status in statuses else each

    return lambda plan: _schedule(_each(plan, again))


def _focused_on(limit: int) -> Schedule:
    preferences = Preferences(focus_limit=limit)
    return lambda plan: _schedule(plan.model_copy(update={"preferences": preferences}))


def _moved(days: int) -> Schedule:
    def later(placement: Placement | None) -> Placement | None:
        if placement is None:
            return None
        start, finish = (
            day((placement.start - TODAY).days + days),
            day((placement.finish - TODAY).days + days),
        )
        return Placement(start=start, finish=finish, runs=placement.runs)

    return lambda plan: {name: later(each) for name, each in _schedule(plan).items()}


def _finished(days: int) -> Schedule:
    """A scheduler that writes a finish down that is not the day of the last minute."""

    def other(placement: Placement | None) -> Placement | None:
        if placement is None:
            return None
        finish = day((placement.finish - TODAY).days + days)
        return placement.model_copy(update={"finish": finish})

    return lambda plan: {name: other(each) for name, each in _schedule(plan).items()}


def _flexible(plan: Profile) -> Placements:
    """A scheduler that does not know what a usual month is."""

    def any_day(each: Milestone) -> Milestone:
        event = each.definition.event
        if event is None or event.first is not None:
            return each
        definition = each.definition.model_copy(update={"event": Event()})
        return each.model_copy(update={"definition": definition})

    return _schedule(_each(plan, any_day))


def _overfull(plan: Profile) -> Placements:
    """A scheduler that lays all of a pin on its first day."""
    placements = _schedule(plan)
    for each in plan.milestones:
        placement = placements[each.id]
        if each.pin is not None and placement is not None and placement.runs:
            offset = placement.runs[0][0]
            runs = ((offset, 1, placement.minutes()),)
            placements[each.id] = placement.model_copy(update={"runs": runs})
    return placements


def _first_of_each_list(plan: Profile) -> Placements:
    def first(each: Milestone) -> Milestone:
        changed = each.definition.model_copy(update={"after": each.definition.after[:1]})
        return each.model_copy(update={"definition": changed})

    return _schedule(_each(plan, first))


def _sometimes_earlier() -> Schedule:
    """A scheduler that keeps something in mind from one call to the next."""
    calls = iter(range(1_000_000))

    def schedule(plan: Profile) -> Placements:
        return _moved(next(calls) % 2)(plan)

    return schedule


#: What is wrong with a scheduler, the invariant that forbids it, and the scheduler.
BROKEN: dict[str, tuple[int, Schedule]] = {
    "more on a day than it has": (1, _twice_the_time),
    "breaks are worked": (1, _with_calendar(breaks=())),
    "exceptions are not seen": (1, _with_calendar(exceptions=())),
    "week patterns are not seen": (1, _with_calendar(patterns=())),
    "prerequisites are not seen": (2, _without("after")),
    "abilities needed are not seen": (2, _without("needs")),
    "waits are not kept": (2, _without("wait")),
    "lags are not kept": (2, _without("lags")),
    "minutes are lost": (3, _with_estimates(-1)),
    "minutes too many": (3, _with_estimates(1)),
    "logged minutes are placed again": (3, _without("log")),
    "done milestones get new dates": (3, _all_to_do(Status.DONE)),
    "skipped milestones get dates": (3, _all_to_do(Status.SKIPPED)),
    "days before today": (3, _moved(-30)),
    "finish without a minute": (3, _finished(1)),
    "pins move": (4, _without("pin")),
    "pins are a day late": (4, _moved(1)),
    "pins are overfull for nothing": (4, _overfull),
    "weekly limits are not kept": (5, _without("weekly_limit")),
    "spans are too short": (5, _without("span")),
    "not-before dates are not kept": (5, _without("not_before")),
    "leads are not kept": (5, _without("lead")),
    "too many side by side": (5, _focused_on(8)),
    "breaks are no rest": (5, _with_calendar(breaks=())),
    "events are off their dates": (6, _without("event")),
    "usual months are missed": (6, _flexible),
    "what is used up is moved on": (7, _moved(7)),
}


def _all_booked_ahead(plan: Profile) -> Profile:
    return _each(plan, lambda each: _defined(each, lead=20))


def _all_wait_for_two(plan: Profile) -> Profile:
    names = [each.id for each in plan.milestones]
    rows = [
        _defined(each, after=tuple(names[max(0, place - 2) : place]), lags=(), wait=20)
        for place, each in enumerate(plan.milestones)
    ]
    return plan.model_copy(update={"milestones": tuple(rows)})


def _every_other_day_is_free(plan: Profile) -> Profile:
    days = tuple(DayException(day=day(number), minutes=0) for number in range(0, 40, 2))
    calendar = plan.calendar.model_copy(update={"exceptions": days})
    return plan.model_copy(update={"calendar": calendar})


def _half_needs_the_other(plan: Profile) -> Profile:
    """Whoever stands in the first half of the list builds what the second half needs."""
    first = {each.id for each in plan.milestones[: len(plan.milestones) // 2]}
    level = {"hearing": 5}
    return _each(
        plan,
        lambda each: _defined(
            each, builds=level if each.id in first else {}, needs={} if each.id in first else level
        ),
    )


def _defined(each: Milestone, **fields: object) -> Milestone:
    return each.model_copy(update={"definition": each.definition.model_copy(update=fields)})


#: Rules that decide a date in one of hundreds of random plans, with plans in which they often do.
OFTEN: dict[str, Callable[[Profile], Profile]] = {
    "abilities needed are not seen": _half_needs_the_other,
    "exceptions are not seen": _every_other_day_is_free,
    "waits are not kept": _all_wait_for_two,
    "leads are not kept": _all_booked_ahead,
}


@pytest.mark.parametrize("wrong", BROKEN)
def test_a_scheduler_that_is_wrong_is_found_out(wrong: str) -> None:
    number, schedule = BROKEN[wrong]
    often = OFTEN.get(wrong, lambda plan: plan)
    _assert_found_out(lambda plan, _: _assert_rules(number, often(plan), schedule))


@pytest.mark.parametrize(
    "schedule", [_sometimes_earlier(), _first_of_each_list], ids=["memory", "order"]
)
def test_a_scheduler_that_is_not_deterministic_is_found_out(schedule: Schedule) -> None:
    _assert_found_out(lambda plan, chance: _assert_same(_all_wait_for_two(plan), chance, schedule))


def _assert_found_out(holds: Callable[[Profile, random.Random], None]) -> None:
    quickly = settings(max_examples=1_000, phases=[Phase.generate], database=None)
    with pytest.raises(AssertionError):
        quickly(given(profiles(), st.randoms(use_true_random=False))(holds))()


def test_an_overloaded_day_that_is_hidden_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.domain.plan_problems._overloaded_days", lambda *_: iter(()))
    _assert_found_out(lambda plan, _: _assert_reported(plan, _schedule))


def test_every_invariant_is_broken_once() -> None:
    assert {number for number, _ in BROKEN.values()} == set(NUMBERS)
