"""What the replan dialog says of offers and outcomes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from planner.domain.catalogue import Catalogue
from planner.domain.catch_up import Offer, OfferKind, offers
from planner.domain.plan import Plan, plan_of
from planner.domain.profile import LogEntry, Status
from planner.ui.dialogs.replan_texts import ReplanTexts
from planner.ui.dialogs.replan_ways import OfferWay, Outcome, PushWay, outcome_of
from planner.words import ENGLISH
from tests.domain.catalogue_samples import skill
from tests.ui.worlds import START, TODAY, small_profile

CATALOGUE = Catalogue.of((), (skill("mixing"), skill("hearing")), (), ())


@pytest.fixture
def plan() -> Plan:
    wish = {"wished_finish": dt.date(2027, 3, 6)}
    return plan_of(small_profile().model_copy(update=wish), TODAY)


@pytest.fixture
def texts(plan: Plan) -> ReplanTexts:
    return ReplanTexts(plan, CATALOGUE, ENGLISH)


def _offer(plan: Plan, kind: OfferKind) -> Offer:
    return next(each for each in offers(plan.profile, TODAY, CATALOGUE) if each.kind is kind)


def test_the_heading_says_how_far_behind(plan: Plan, texts: ReplanTexts) -> None:
    assert texts.heading() == f"You are {ENGLISH.whole_hours(plan.behind)} behind plan"
    assert texts.lead() == "Pick what should give."
    lead = texts.lead([_offer(plan, OfferKind.REAL_PACE)])
    assert lead == "The last 4 weeks had 1 h a week, the plan has 8 h. Pick what should give."


def test_who_is_not_behind_is_not_told_so() -> None:
    texts = ReplanTexts(plan_of(small_profile(), START), CATALOGUE, ENGLISH)
    assert texts.heading() == "You are not behind plan"
    assert texts.lead() == "Pick how the rest is laid out."


def test_what_is_left_out_is_counted(plan: Plan, texts: ReplanTexts) -> None:
    less = _offer(plan, OfferKind.DO_LESS)
    for names, sentence in (
        ((), "Nothing has to be left out"),
        (("theory",), "Leave out 1 optional milestone, 3 h"),
        (("theory", "night"), "Leave out 2 optional milestones, 6 h"),
        (("theory", "session"), "Leave out 2 milestones, 5 h"),
    ):
        assert texts.card(replace(less, left_out=names)).sentence == sentence


def test_a_pace_above_the_plan_says_what_dates_count_on(plan: Plan, texts: ReplanTexts) -> None:
    real = _offer(plan, OfferKind.REAL_PACE)
    fast = replace(real, pace=replace(real.pace, minutes=577), weekly_minutes=480)
    assert texts.card(fast).sentence == "9.6 h a week of late; the dates count on 8 h"


@pytest.mark.parametrize(
    ("days", "brief", "long"),
    [
        (0, "no change", "as before"),
        (1, "+1 day", "1 day later"),
        (10, "+10 days", "10 days later"),
        (50, "+7 weeks", "7 weeks later"),
        (-50, "−7 weeks", "7 weeks sooner"),  # noqa: RUF001 - a minus sign
    ],
)
def test_how_the_finish_moves(texts: ReplanTexts, days: int, brief: str, long: str) -> None:
    new = TODAY + dt.timedelta(days=days)
    assert (texts.change(TODAY, new), texts.later(TODAY, new)) == (brief, long)
    assert texts.change(None, new) == texts.later(TODAY, None) == ""


def test_levels_reached_only_just_and_what_is_left_out_are_named(
    plan: Plan, texts: ReplanTexts
) -> None:
    found = offers(plan.profile, TODAY, CATALOGUE)
    outcome = outcome_of(OfferWay(OfferKind.DO_LESS), plan, CATALOGUE, found, codes_issued=99)
    everything = tuple(each.id for each in plan.profile.milestones)
    offer = replace(outcome.offer, left_out=everything, just_reached=("mixing", "hearing"))
    weeks = replace(outcome, offer=offer, weeks_over=2)
    counts, left, reached = texts.facts(weeks)
    assert counts == "Counts on 8 h a week. 2 weeks are over your time."
    assert left.endswith(" and 5 more.")
    assert reached.endswith("the level of Skill mixing and Skill hearing.")
    assert texts.facts(replace(weeks, weeks_over=1))[0].endswith("1 week is over your time.")


def test_the_real_pace_says_why_the_forecast_has_another_day(plan: Plan) -> None:
    profile, estimates = plan.profile, "Estimates count as they are"
    logged = profile.milestones[0].model_copy(
        update={
            "status": Status.DONE,
            "done_on": TODAY,
            "log": (LogEntry(on=TODAY, minutes=30),),
        }
    )
    for milestones in (profile.milestones, (logged, *profile.milestones[1:])):
        lived = plan_of(profile.model_copy(update={"milestones": milestones}), TODAY)
        found = offers(lived.profile, TODAY, CATALOGUE)
        for kind in (OfferKind.REAL_PACE, OfferKind.PLANNED_PACE):
            outcome = outcome_of(OfferWay(kind), lived, CATALOGUE, found, codes_issued=99)
            told = ReplanTexts(lived, CATALOGUE, ENGLISH).facts(outcome)[0]
            is_told = kind is OfferKind.REAL_PACE and milestones[0] is logged
            assert (estimates in told) == is_told


def test_dates_that_would_stay_are_nothing_to_apply(plan: Plan, texts: ReplanTexts) -> None:
    same = Outcome(PushWay(1), plan, after=plan)
    assert texts.nothing(same) == "The plan has these dates already."
    assert texts.nothing(outcome_of(PushWay(1), plan, CATALOGUE, codes_issued=99)) == ""


def test_a_finish_out_of_sight_is_not_dated(plan: Plan, texts: ReplanTexts) -> None:
    card = texts.card(replace(_offer(plan, OfferKind.REAL_PACE), finish=dt.date(2061, 1, 1)))
    assert (card.finish, card.change) == ("over ten years", "")
