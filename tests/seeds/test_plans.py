"""Each shipped career as a plan: both depths, from nothing and from half-way.

One career is asked about by the one route, the next by the other; the campaign asks about all by
both.
"""

from __future__ import annotations

import datetime as dt

import pytest

from planner.domain.calendar import StudyCalendar, week_of_hours
from planner.domain.catalogue import Route
from planner.domain.plan import Plan, plan_of
from planner.domain.profile import Depth, Preferences
from planner.domain.start import Answers, new_profile
from tests.domain.conftest import SHIPPED

TODAY = dt.date(2026, 11, 23)
EIGHT_HOURS = StudyCalendar(week=week_of_hours(8))


def _plan(career: str, depth: Depth, route: Route, *, half: bool) -> Plan:
    required = SHIPPED.careers[career].required
    answers = Answers(
        careers=(career,),
        calendar=EIGHT_HOURS,
        start=TODAY,
        ratings={skill: level // 2 for skill, level in required.items()} if half else {},
        depth=depth,
        preferences=Preferences(route=route),
    )
    profile = new_profile(answers, SHIPPED, TODAY, "plan")
    return plan_of(profile, TODAY, SHIPPED)


@pytest.mark.parametrize(
    ("career", "route"),
    [
        pytest.param(career, route, marks=[] if place % 2 == turn else pytest.mark.campaign)
        for place, career in enumerate(sorted(SHIPPED.careers))
        for turn, route in enumerate((Route.SELF_TAUGHT, Route.FORMAL))
    ],
)
def test_each_career_is_a_plan_without_problems_and_skills_save_hours(
    career: str, route: Route
) -> None:
    totals = {}
    for depth in Depth:
        for half in (False, True):
            plan = _plan(career, depth, route, half=half)
            assert plan.problems == ()
            assert all(each.start and each.finish for each in plan.milestones)
            assert all(each.reasons for each in plan.milestones)
            totals[depth, half] = plan.progress.total
    for depth in Depth:
        assert totals[depth, True] < totals[depth, False]
    low, high = SHIPPED.career_effort(SHIPPED.careers[career])
    assert low <= totals[Depth.FULL, False] <= high
    for half in (False, True):
        assert totals[Depth.FAST, half] <= totals[Depth.FULL, half]
