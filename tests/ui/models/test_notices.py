"""What a plan says of itself, and in which order."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from planner.domain import edits
from planner.domain.network import Contact
from planner.domain.plan import Plan, plan_of
from planner.domain.problems import Problem, ProblemKind
from planner.domain.profile import Profile
from planner.ui.models.notices import BEHIND, Expected, notices_of
from planner.words import ENGLISH
from tests.ui.skill_worlds import first_phase_done
from tests.ui.worlds import START, TODAY, small_profile


def _plan(profile: Profile | None = None, today: dt.date = TODAY) -> Plan:
    return plan_of(profile or small_profile(), today)


def _with(*kinds: ProblemKind) -> Plan:
    names = (
        "day", "needs", "start", "bound", "first", "least", "weekly", "estimate", "asked", "skill",
        "budget", "wished", "limit",
    )  # fmt: skip
    facts = dict.fromkeys(names, TODAY)
    problems = tuple(Problem.of(kind, "rock", **facts) for kind in kinds)
    return replace(_plan(), problems=problems, behind=600)


def test_lateness_is_said_with_its_hours(qapp: QApplication) -> None:
    plan = _plan()
    assert plan.behind >= 600
    notice = notices_of(plan, ENGLISH)[0]
    assert notice.key == BEHIND
    assert notice.fact == f"You are {ENGLISH.whole_hours(plan.behind)} behind plan."
    assert notice.replan
    assert not notice.is_problem


def test_nothing_is_said_on_the_first_day(qapp: QApplication) -> None:
    assert notices_of(_plan(today=START), ENGLISH) == ()


def test_less_than_one_study_day_is_no_lateness(qapp: QApplication) -> None:
    plan = _plan()
    shortest = min(minutes for minutes in plan.profile.calendar.week if minutes)
    assert notices_of(replace(plan, behind=shortest - 1), ENGLISH) == ()
    assert len(notices_of(replace(plan, behind=shortest), ENGLISH)) == 1


@pytest.mark.parametrize(
    ("later", "text"),
    [
        (1, "a day after"),
        (13, "13 days after"),
        (14, "2 weeks after"),
        (49, "7 weeks after"),
        (800, "over 2 years after"),
    ],
)
def test_the_likely_finish_is_named(qapp: QApplication, later: int, text: str) -> None:
    plan = _plan()
    likely = plan.planned_finish + dt.timedelta(days=later)
    sentence = notices_of(plan, ENGLISH, Expected(likely))[0].sentence
    assert f"{text} the planned date" in sentence
    assert ENGLISH.date(likely) in sentence


def test_a_finish_says_all_that_it_comes_from(qapp: QApplication) -> None:
    plan = _plan()
    expected = Expected(plan.planned_finish + dt.timedelta(days=49), pace=366)
    told = notices_of(plan, ENGLISH, expected)[0].sentence
    assert told.startswith("At 6.1 h a week you would finish about ")
    told = notices_of(plan, ENGLISH, replace(expected, by_logs=True))[0].sentence
    assert told.startswith("At 6.1 h a week, with work taking as long as so far, you would finish")


@pytest.mark.parametrize("later", [0, -3])
def test_a_likely_finish_that_is_not_late_is_left_out(qapp: QApplication, later: int) -> None:
    plan = _plan()
    likely = plan.planned_finish + dt.timedelta(days=later)
    assert "planned date" not in notices_of(plan, ENGLISH, Expected(likely))[0].sentence


def test_clashes_come_before_lateness_and_wishes_after(qapp: QApplication) -> None:
    plan = _with(
        ProblemKind.OVER_BUDGET,
        ProblemKind.OVERLOADED_DAY,
        ProblemKind.PIN_TOO_EARLY,
        ProblemKind.CYCLE_IN_PLAN,
    )
    kinds = [notice.key.split(":")[0] for notice in notices_of(plan, ENGLISH)]
    assert kinds == ["cycle-in-plan", "pin-too-early", BEHIND, "overloaded-day", "over-budget"]


def test_every_problem_of_a_plan_has_its_fact(qapp: QApplication) -> None:
    in_a_plan = list(ProblemKind)[: list(ProblemKind).index(ProblemKind.UNREADABLE)]
    notices = notices_of(_with(*in_a_plan), ENGLISH)
    assert len(notices) == len(in_a_plan) + 1
    assert all(notice.fact.endswith(".") and notice.sentence for notice in notices)


def test_a_real_clash_names_its_milestone(qapp: QApplication) -> None:
    profile = small_profile()
    first = profile.milestone("balance").placement.start
    profile, _ = edits.set_event_dates(profile, "session", first, None).apply(profile)
    assert notices_of(_plan(profile), ENGLISH)[0].milestone == "session"


def test_where_no_finish_is_in_sight_no_date_is_made_up(qapp: QApplication) -> None:
    told = notices_of(_plan(), ENGLISH, Expected(pace=12, unforeseen=True))[0]
    assert told.sentence == (
        "At 0.2 h a week no finish can be foreseen. Replan shows what would bring one back."
    )
    assert told.replan
    unknown = notices_of(_plan(), ENGLISH, Expected(unforeseen=True))[0]
    assert unknown.sentence.startswith("At this pace no finish can be foreseen.")


def test_a_finished_phase_offers_to_rate_skills_again_at_the_end(qapp: QApplication) -> None:
    profile = first_phase_done()
    found = notices_of(plan_of(profile, TODAY), ENGLISH)
    last = found[-1]
    assert (last.fact, last.rates, last.is_offer, last.is_problem) == (
        "“Foundations” is finished.",
        True,
        True,
        True,
    )
    assert not any(each.rates for each in found[:-1])
    quiet, _ = edits.dismiss(profile, last.key).apply(profile)
    assert not any(each.rates for each in notices_of(plan_of(quiet, TODAY), ENGLISH))


def test_a_follow_up_to_what_was_attended_is_one_press_away(qapp: QApplication) -> None:
    ann = Contact(id="ann", name="Ann", milestones=("night",))
    profile, _ = edits.check_off("night", TODAY, TODAY).apply(
        small_profile().model_copy(update={"contacts": (ann,)})
    )
    last = notices_of(plan_of(profile, TODAY), ENGLISH)[-1]
    assert last.fact == "You attended “Mix critique night”."
    assert last.sentence == "Get in touch with Ann on Mon 8 Feb? It takes half an hour."
    assert last.is_offer
    assert last.edit is not None
    after, _ = last.edit.apply(profile)
    assert not any(each.edit for each in notices_of(plan_of(after, TODAY), ENGLISH))
    quiet, _ = edits.dismiss(profile, last.key).apply(profile)
    assert not any(each.edit for each in notices_of(plan_of(quiet, TODAY), ENGLISH))
