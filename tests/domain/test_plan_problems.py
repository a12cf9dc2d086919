"""What is wrong in a plan is named once, in order, and can be dismissed."""

from __future__ import annotations

from hypothesis import given

from planner.domain.catalogue import Catalogue, Cost
from planner.domain.edits import check_off, dismiss, log_minutes
from planner.domain.plan import plan_of
from planner.domain.problems import Problem, ProblemKind
from planner.domain.profile import Pin, Preferences, Profile
from tests.domain.catalogue_samples import resource
from tests.domain.plan_samples import TODAY, day, milestone, placed, profile, seen, target
from tests.domain.strategies import profiles


def _problems(plan: Profile) -> list[tuple[ProblemKind, str | None, dict[str, object]]]:
    return [(each.kind, each.milestone, dict(each.facts)) for each in seen(plan).problems]


@given(profiles())
def test_only_what_is_given_makes_dates_wrong(plan: Profile) -> None:
    """Without pins, exact events and work in progress the scheduler breaks nothing."""
    free = [
        each.model_copy(update={"pin": None, "event": None, "log": (), "definition":
                                each.definition.model_copy(update={"event": None})})
        for each in plan.milestones
        if each.status.value != "in-progress"
    ]  # fmt: skip
    found = seen(plan.model_copy(update={"milestones": tuple(free)})).problems
    wrong = {ProblemKind.OVERLOADED_DAY, ProblemKind.FOCUS_EXCEEDED, ProblemKind.PIN_TOO_EARLY,
             ProblemKind.EVENT_TOO_EARLY, ProblemKind.ESTIMATE_USED_UP}  # fmt: skip
    assert not wrong & {each.kind for each in found}


@given(profiles())
def test_every_overloaded_day_is_named_and_no_other(plan: Profile) -> None:
    after = placed(plan)
    carried: dict[object, int] = {}
    for each in after.milestones:
        if each.is_open and each.placement:
            for date, minutes in each.placement.days():
                carried[date] = carried.get(date, 0) + minutes
    found = [each for each in plan_of(after, TODAY).problems
             if each.kind is ProblemKind.OVERLOADED_DAY]  # fmt: skip
    expected = {date: minutes for date, minutes in carried.items()
                if minutes > after.calendar.minutes_on(date)}  # fmt: skip
    assert {each.facts["day"]: each.facts["planned"] for each in found} == expected
    assert [each.facts["day"] for each in found] == sorted(expected)


@given(profiles())
def test_a_dismissed_problem_is_gone_for_good(plan: Profile) -> None:
    derived = seen(plan)
    for problem in derived.problems:
        after, _ = dismiss(derived.profile, problem.key).apply(derived.profile)
        left = plan_of(after, TODAY).problems
        assert problem.key not in [each.key for each in left]
        assert left == tuple(each for each in derived.problems if each.key != problem.key)


def test_a_day_with_too_much_pinned_is_named(table: Profile) -> None:
    """id    min  pin
    one   200  5.1..5.1
    """
    assert _problems(table) == [
        (ProblemKind.OVERLOADED_DAY, None, {"day": day(1), "planned": 200, "available": 120})
    ]


def test_the_past_is_not_overloaded(table: Profile) -> None:
    """id    min  pin
    one   200  5.1..5.1
    """
    assert plan_of(placed(table), day(2)).problems == ()


def test_pins_and_events_before_what_they_need_are_named(table: Profile) -> None:
    """id     min  after  wait pin         event      there
    ready  600  -      2    -           -          -
    pinned 60   ready  -    6.1..       -          -
    meet   60   ready  -    -           7.1..7.1   60
    fine   60   ready  -    18.1..      -          -
    """
    found = _problems(table)
    assert (
        ProblemKind.PIN_TOO_EARLY,
        "pinned",
        {"needs": "Make ready", "ready": day(9), "start": day(2)},
    ) in found
    assert (
        ProblemKind.EVENT_TOO_EARLY,
        "meet",
        {"needs": "Make ready", "ready": day(9), "start": day(3)},
    ) in found
    assert {each[1] for each in found} <= {"pinned", "meet", None}


def test_what_is_met_does_not_make_a_pin_early(table: Profile) -> None:
    """id     min  after       pin    status  done
    old    60   -           -      todo    3.1
    left   60   -           -      skipped -
    pinned 60   old,left    ..6.1  todo    -
    over   60   -           6.1..  todo    4.1
    """
    assert _problems(table) == []


def test_a_pin_without_dates_yet_is_judged_by_its_start() -> None:
    ready = milestone("ready", 600)
    pinned = milestone("pinned", pin=Pin(start=TODAY), after=("ready",))
    plan = placed(profile(ready, pinned))
    undated = plan.milestones[1].model_copy(update={"placement": None})
    plan = plan.model_copy(update={"milestones": (plan.milestones[0], undated)})
    assert [each.kind for each in plan_of(plan, TODAY).problems] == [ProblemKind.PIN_TOO_EARLY]
    neither = plan.model_copy(
        update={"milestones": (ready, undated)}  # `ready` has no dates either
    )
    assert plan_of(neither, TODAY).problems == ()


def test_what_waits_for_each_other_is_named(table: Profile) -> None:
    """id   min  after
    one  60   two
    two  60   one
    """
    assert _problems(table) == [(ProblemKind.CYCLE_IN_PLAN, "one", {"members": "one, two"})]


def test_too_many_side_by_side_are_named_once(table: Profile) -> None:
    """focus: 1
    id    min  pin
    one   60   5.1..8.1
    two   60   6.1..9.1
    three 60   1.2..2.2
    four  60   1.2..2.2
    """
    assert _problems(table) == [
        (ProblemKind.FOCUS_EXCEEDED, None, {"day": day(2), "running": 2, "limit": 1})
    ]
    assert plan_of(placed(table), day(60)).problems == ()


def test_nothing_left_to_do_takes_no_place(table: Profile) -> None:
    """focus: 1
    id    min  status       log
    used  60   in-progress  3.1:60
    none  0    todo         -
    one   60   todo         -
    """
    kinds = [kind for kind, _, _ in _problems(table)]
    assert kinds == [ProblemKind.ESTIMATE_USED_UP]


def test_a_used_up_estimate_asks_for_a_new_one(table: Profile) -> None:
    """id    min
    one   60
    """
    plan = placed(table)
    worked, _ = log_minutes(plan, "one", 90, TODAY, TODAY).apply(plan)
    (problem,) = plan_of(worked, TODAY).problems
    assert (problem.kind, problem.milestone) == (ProblemKind.ESTIMATE_USED_UP, "one")
    assert dict(problem.facts) == {"logged": 90, "estimate": 60}


def test_levels_budget_and_wish_that_are_not_reached() -> None:
    plan = profile(
        milestone("one", 600, builds={"mixing": 2}, resources=("book",)),
        targets=(target(mixing=3),),
        preferences=Preferences(budget=40),
        wished_finish=day(1),
    )
    catalogue = Catalogue.of(resources=(resource("book", cost=Cost.UNDER_50),))
    found = plan_of(placed(plan), TODAY, catalogue).problems
    assert found == (
        Problem.of(
            ProblemKind.LEVEL_OUT_OF_REACH, skill="mixing", name="mixing", reached=2, asked=3
        ),
        Problem.of(ProblemKind.OVER_BUDGET, cost=50, budget=40),
        Problem.of(ProblemKind.WISH_OUT_OF_REACH, wished=day(1), finish=day(4)),
    )
    enough = plan.model_copy(
        update={"preferences": Preferences(budget=50), "wished_finish": day(4), "targets": ()}
    )
    assert plan_of(placed(enough), TODAY, catalogue).problems == ()


def test_what_is_done_does_not_miss_the_wish(table: Profile) -> None:
    """wish: 2027-01-05
    id    min
    one   600
    """
    plan = placed(table)
    done, _ = check_off("one", TODAY, TODAY).apply(plan)
    assert plan_of(done, TODAY).problems == ()
