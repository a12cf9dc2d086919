"""What mends a plan that is not made yet: each change offered does help."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from planner.domain.calendar import StudyCalendar, week_of_hours
from planner.domain.catalogue import Catalogue, Format, Route
from planner.domain.plan import Plan, plan_of
from planner.domain.problems import Problem, ProblemKind
from planner.domain.profile import Depth, Preferences
from planner.domain.start import Answers, new_profile
from planner.ui.pages.start_facts import Outlook, outlook
from planner.ui.pages.start_mending import Finding, Mend, MendKind, candidates, changed, findings

TODAY = dt.date(2026, 12, 28)
ANSWERS = Answers(("mixing-engineer",), StudyCalendar(week=week_of_hours(8)), TODAY)


def with_preferences(**preferences: object) -> Answers:
    return replace(ANSWERS, preferences=Preferences.model_validate(preferences))


def found_in(seen: Outlook, catalogue: Catalogue, needed: int | None = None) -> list[Finding]:
    every = findings(seen, catalogue, TODAY, needed)
    return [each for each in every if each is not None]


def plan(answers: Answers, catalogue: Catalogue) -> Plan:
    return plan_of(new_profile(answers, catalogue, TODAY, "made"), TODAY, catalogue)


@pytest.mark.parametrize("preferences", [{"budget": 1}, {"budget": 60, "route": Route.FORMAL}])
def test_what_is_offered_for_the_budget_ends_the_problem(
    shipped_catalogue: Catalogue, preferences: dict[str, object]
) -> None:
    answers = with_preferences(**preferences)
    found = found_in(outlook(answers, shipped_catalogue, TODAY), shipped_catalogue)
    over = [mends for problem, mends in found if problem.kind is ProblemKind.OVER_BUDGET]
    assert len(over) == 1
    assert 1 <= len(over[0]) <= 2
    for mend in over[0]:
        mended = plan(changed(answers, mend), shipped_catalogue)
        assert ProblemKind.OVER_BUDGET not in {each.kind for each in mended.problems}


def test_the_budget_that_is_offered_is_the_least_that_does(shipped_catalogue: Catalogue) -> None:
    answers = with_preferences(budget=1)
    seen = outlook(answers, shipped_catalogue, TODAY)
    ((_, mends),) = found_in(seen, shipped_catalogue)
    offered = next(mend.value for mend in mends if mend.kind is MendKind.BUDGET)
    less = plan(with_preferences(budget=offered - 1), shipped_catalogue)
    assert ProblemKind.OVER_BUDGET in {each.kind for each in less.problems}


def test_a_missed_wish_is_mended_by_the_hours_it_takes(shipped_catalogue: Catalogue) -> None:
    seen = outlook(replace(ANSWERS, wished_finish=dt.date(2027, 6, 1)), shipped_catalogue, TODAY)
    ((problem, mends),) = found_in(seen, shipped_catalogue, 1200)
    assert problem.kind is ProblemKind.WISH_OUT_OF_REACH
    assert mends == (Mend(MendKind.HOURS, 1200),)
    ((_, none),) = found_in(seen, shipped_catalogue)
    assert none == ()


def test_a_plan_that_fits_needs_nothing(shipped_catalogue: Catalogue) -> None:
    assert not found_in(outlook(ANSWERS, shipped_catalogue, TODAY), shipped_catalogue)


def test_only_what_was_asked_for_can_be_given_up() -> None:
    level = Problem.of(ProblemKind.LEVEL_OUT_OF_REACH, skill="x", name="X", reached=1, asked=3)
    assert [each.kind for each in candidates(level, ANSWERS)] == [MendKind.DEPTH]
    narrow = with_preferences(budget=5, route=Route.FORMAL, formats=(Format.ONLINE,))
    assert [each.kind for each in candidates(level, narrow)] == [
        MendKind.FORMATS,
        MendKind.ROUTE,
        MendKind.NO_BUDGET,
        MendKind.DEPTH,
    ]
    crowd = Problem.of(ProblemKind.FOCUS_EXCEEDED, day=TODAY, running=5, limit=3)
    assert list(candidates(crowd, ANSWERS)) == [Mend(MendKind.FOCUS, 5)]
    too_many = Problem.of(ProblemKind.FOCUS_EXCEEDED, day=TODAY, running=9, limit=3)
    assert list(candidates(too_many, ANSWERS)) == []
    circle = Problem.of(ProblemKind.CYCLE_IN_PLAN, "a", members="a, b")
    assert list(candidates(circle, ANSWERS)) == []


def test_each_change_changes_its_own_answer() -> None:
    narrow = with_preferences(budget=5, route=Route.FORMAL, formats=(Format.ONLINE,))
    assert changed(narrow, Mend(MendKind.FORMATS)).preferences.formats == ()
    assert changed(narrow, Mend(MendKind.ROUTE)).preferences.route is Route.ANY
    assert changed(narrow, Mend(MendKind.NO_BUDGET)).preferences.budget is None
    assert changed(narrow, Mend(MendKind.BUDGET, 70)).preferences.budget == 70
    assert changed(narrow, Mend(MendKind.FOCUS, 4)).preferences.focus_limit == 4
    fast = changed(narrow, Mend(MendKind.DEPTH))
    assert fast.depth is Depth.FAST
    assert changed(fast, Mend(MendKind.DEPTH)) == narrow
