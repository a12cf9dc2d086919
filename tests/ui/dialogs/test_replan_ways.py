"""What each way to replan would bring, worked out without a screen."""

from __future__ import annotations

import datetime as dt

import pytest

from planner import paths
from planner.domain.calendar import StudyCalendar
from planner.domain.catalogue import Catalogue
from planner.domain.catch_up import OfferKind, offers, weeks_over
from planner.domain.even_load import evened
from planner.domain.plan import Plan, plan_of
from planner.domain.profile import Depth, Profile
from planner.domain.start import Answers, new_profile
from planner.storage.seeds import load_catalogue
from planner.ui.dialogs.replan_ways import (
    BreakWay,
    CareersWay,
    DepthWay,
    EvenWay,
    OfferWay,
    Outcome,
    PushWay,
    hours_by_depth,
    outcome_of,
)
from tests.ui.worlds import TODAY, small_profile

START = dt.date(2027, 1, 4)
LATER = START + dt.timedelta(days=60)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue([paths.shipped("seeds")])[0]


@pytest.fixture(scope="module")
def plan(catalogue: Catalogue) -> Plan:
    week = StudyCalendar(week=(120, 0, 120, 0, 120, 120, 0))
    answers = Answers(careers=("mastering-engineer",), calendar=week, start=START)
    return plan_of(new_profile(answers, catalogue, START, "p"), LATER, catalogue)


def _there_and_back(outcome: Outcome) -> Profile:
    assert outcome.edit is not None
    after, undo = outcome.edit.apply(outcome.before.profile)
    assert outcome.after is not None
    assert after == outcome.after.profile
    assert undo.apply(after)[0] == outcome.before.profile
    return after


@pytest.mark.parametrize("kind", list(OfferKind))
@pytest.mark.parametrize("even", [False, True])
def test_an_offer_brings_what_it_says(
    plan: Plan, catalogue: Catalogue, kind: OfferKind, even: bool
) -> None:
    found = offers(plan.profile, plan.today, catalogue)
    outcome = outcome_of(OfferWay(kind, even), plan, catalogue, found, codes_issued=99)
    offer = next(each for each in found if each.kind is kind)
    assert outcome.offer == offer
    _there_and_back(outcome)
    if not even:
        assert outcome.moves == offer.moves
        assert outcome.weeks_over == offer.weeks_over
        assert outcome.clashes == offer.clashes


def test_even_weeks_do_not_make_the_finish_later(plan: Plan, catalogue: Catalogue) -> None:
    found = offers(plan.profile, plan.today, catalogue)
    plain = outcome_of(
        OfferWay(OfferKind.PLANNED_PACE), plan, catalogue, found, codes_issued=99
    ).after
    even = outcome_of(
        OfferWay(OfferKind.PLANNED_PACE, even=True), plan, catalogue, found, codes_issued=99
    ).after
    assert plain is not None
    assert even is not None
    assert even.planned_finish <= plain.planned_finish
    ahead = [week for week in even.weeks if week.start > plan.today]
    before = [week for week in plain.weeks if week.start > plan.today]
    assert max(week.planned for week in ahead) <= max(week.planned for week in before)


def test_a_push_a_break_and_even_weeks(plan: Plan, catalogue: Catalogue) -> None:
    pushed = _there_and_back(outcome_of(PushWay(30), plan, catalogue, codes_issued=99))
    for each in pushed.milestones:
        assert each.placement is None or each.placement.start >= LATER + dt.timedelta(days=30)
    first, last = LATER + dt.timedelta(days=7), LATER + dt.timedelta(days=20)
    outcome = outcome_of(BreakWay(first, last), plan, catalogue, codes_issued=99)
    rested = _there_and_back(outcome)
    for each in rested.milestones:
        for day, minutes in each.placement.days() if each.placement else ():
            assert not (minutes and first <= day <= last)
    assert outcome.weeks_over == weeks_over(outcome.after)
    even = outcome_of(EvenWay(), plan, catalogue, codes_issued=99)
    expected, _ = evened(plan.profile, plan.today).apply(plan.profile)
    assert even.after.profile == expected


def test_a_break_that_ends_before_it_begins_says_so(plan: Plan, catalogue: Catalogue) -> None:
    outcome = outcome_of(
        BreakWay(LATER, LATER - dt.timedelta(days=1)), plan, catalogue, codes_issued=99
    )
    assert outcome.edit is None
    assert outcome.sentence


def test_another_depth_there_and_back(plan: Plan, catalogue: Catalogue) -> None:
    hours = hours_by_depth(plan, catalogue)
    assert hours is not None
    assert hours[Depth.FAST] < hours[Depth.FULL]
    fast = outcome_of(DepthWay(Depth.FAST), plan, catalogue, codes_issued=99)
    assert fast.carried is not None
    assert fast.carried.effort_after == hours[Depth.FAST]
    _there_and_back(fast)
    assert fast.after is not None
    back = outcome_of(DepthWay(Depth.FULL), fast.after, catalogue, codes_issued=99)
    assert back.after is not None
    assert {each.id for each in back.after.profile.milestones} == {
        each.id for each in plan.profile.milestones
    }


def test_other_careers_say_what_carries_over(plan: Plan, catalogue: Catalogue) -> None:
    other = outcome_of(CareersWay(("mixing-engineer",)), plan, catalogue, codes_issued=99)
    assert other.carried is not None
    assert other.carried.added
    kept = set(other.carried.kept) & {each.id for each in plan.profile.milestones}
    assert kept == set(other.carried.kept)
    _there_and_back(other)


def test_the_same_careers_are_no_switch(plan: Plan, catalogue: Catalogue) -> None:
    same = outcome_of(CareersWay(("mastering-engineer",)), plan, catalogue, codes_issued=99)
    assert same.edit is None
    assert not same.sentence


def test_without_the_career_in_the_catalogue_there_is_no_other_depth() -> None:
    plan = plan_of(small_profile(), TODAY)
    assert hours_by_depth(plan, Catalogue.of()) is None
    refused = outcome_of(DepthWay(Depth.FAST), plan, Catalogue.of(), codes_issued=99)
    assert refused.edit is None
    assert "mixing-engineer" in refused.sentence
