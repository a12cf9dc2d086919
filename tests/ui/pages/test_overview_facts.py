"""What the overview says of the plan as a whole."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from planner.domain import edits
from planner.domain.burn_up import burn_up
from planner.domain.calendar import Break
from planner.domain.catalogue import Catalogue
from planner.domain.forecast import Basis, FinishRange
from planner.domain.pace import Pace
from planner.domain.plan import Plan, plan_of
from planner.domain.profile import Profile
from planner.domain.progress import SkillState
from planner.ui.pages import overview_facts as told
from planner.ui.pages.finish_outlook import Outlook
from planner.ui.roles import PhaseState
from planner.words import ENGLISH
from tests.ui.worlds import START, TODAY, small_profile


def _plan(profile: Profile | None = None, today: dt.date = TODAY) -> Plan:
    return plan_of(profile or small_profile(), today)


def _outlook(plan: Plan, later: int = 0, pace: int | None = 438, milestones: int = 0) -> Outlook:
    likely = plan.planned_finish + dt.timedelta(days=later)
    week = dt.timedelta(days=7)
    known = None if pace is None else Pace(pace, 6 * pace, 42, START, TODAY)
    finish = FinishRange(likely - week, likely, likely + week, Basis(6, milestones))
    return Outlook(finish, known, burn_up(plan.profile, plan.today))


def _done(profile: Profile) -> Profile:
    for milestone in profile.milestones:
        profile, _ = edits.check_off(milestone.id, TODAY, TODAY).apply(profile)
    return profile


def _facts(plan: Plan, outlook: Outlook | None) -> dict[str, told.Fact]:
    return {fact.label: fact for fact in told.fact_lines(plan, outlook, ENGLISH)}


def test_the_title_is_the_day() -> None:
    assert told.day_title(dt.date(2027, 5, 20), ENGLISH) == "Thursday 20 May"
    iso = replace(ENGLISH, written=dt.date.isoformat)
    assert told.day_title(dt.date(2027, 5, 20), iso) == "Thursday 2027-05-20"


def test_the_header_says_week_and_phase_or_why_there_is_none(qapp: QApplication) -> None:
    plan = _plan()
    assert told.header_facts(plan, ENGLISH) == "Week 5 of 7 · Foundations"
    early = _plan(today=START - dt.timedelta(days=3))
    assert told.header_facts(early, ENGLISH) == "Starts on 4 January 2027"
    late = _plan(today=dt.date(2027, 6, 1))
    assert told.header_facts(late, ENGLISH) == "Week 22 of 22 · Foundations"
    assert told.header_facts(_plan(_done(small_profile())), ENGLISH) == "Nothing is left to do"
    profile = small_profile()
    pause = Break(first=TODAY, last=TODAY + dt.timedelta(days=2))
    rested = profile.model_copy(update={"calendar": profile.calendar.with_breaks([pause])})
    words = "Week 5 of 7 · Break until 3 February 2027"
    assert told.header_facts(_plan(rested), ENGLISH) == words
    empty = profile.model_copy(update={"milestones": ()})
    assert told.header_facts(_plan(empty), ENGLISH) == "Mixing Engineer"


def test_progress_tells_percent_core_and_expected(qapp: QApplication) -> None:
    plan = _plan()
    facts = told.progress_facts(plan, ENGLISH)
    assert facts.percent == plan.progress.percent
    assert facts.hours == "9 of 53 h"
    assert f"Core: {plan.progress.core_percent} %." in facts.words
    assert facts.expected is not None
    assert facts.expected > facts.part, "the small plan is behind"
    assert f"{int(facts.expected * 100)} %" in facts.words
    assert facts.words in facts.spoken


def test_progress_at_both_ends(qapp: QApplication) -> None:
    early = told.progress_facts(_plan(today=START - dt.timedelta(days=3)), ENGLISH)
    assert early.expected is None
    assert "nothing before its start" in early.words
    whole = told.progress_facts(_plan(_done(small_profile())), ENGLISH)
    assert (whole.percent, whole.part, whole.expected) == (100, 1.0, None)
    skipped = small_profile()
    for milestone in skipped.milestones:
        edit = edits.skip(milestone.id) if milestone.is_open else None
        skipped = edit.apply(skipped)[0] if edit else skipped
    left = told.progress_facts(_plan(skipped), ENGLISH)
    assert left.percent < 100
    assert "left out of the core" in left.words
    empty = small_profile().model_copy(update={"milestones": ()})
    assert told.progress_facts(_plan(empty), ENGLISH).part == 0


def test_lines_wait_for_the_outlook(qapp: QApplication) -> None:
    plan = _plan()
    waiting = _facts(plan, None)
    assert waiting["Pace, last 6 weeks"].value == waiting["Forecast"].value == "Working it out…"
    assert waiting["Milestones"].value == "1 of 6 core"
    assert waiting["Milestones"].note == "0 of 2 optional"
    there = _facts(plan, _outlook(plan))
    assert there["Pace, last 6 weeks"].value == "7.3 h a week"
    assert there["Pace, last 6 weeks"].note == "plan 8"
    assert there["Planned finish"].value == ENGLISH.short_date(plan.planned_finish)


def test_only_a_forecast_that_is_a_week_late_is_set_apart(qapp: QApplication) -> None:
    plan = _plan()
    assert _facts(plan, _outlook(plan, 6))["Forecast at this pace"].tone == ""
    assert _facts(plan, _outlook(plan, 7))["Forecast at this pace"].tone == "warning"
    without = _facts(plan, _outlook(plan, 0, None))
    assert without["Pace"].value == "8 h a week planned"
    assert "Forecast" in without


def test_a_forecast_from_pace_and_logs_is_not_laid_to_the_pace_alone(qapp: QApplication) -> None:
    plan = _plan()
    facts = _facts(plan, _outlook(plan, 0, milestones=3))
    assert "Forecast" in facts
    assert "Forecast at this pace" not in facts


def test_without_study_time_or_work_there_is_no_forecast(qapp: QApplication) -> None:
    plan = _plan()
    none = Outlook(None, None, burn_up(plan.profile, TODAY))
    assert _facts(plan, none)["Forecast"].value == "No study time"
    finished = _plan(_done(small_profile()))
    facts = _facts(finished, none)
    assert facts["Finished"].value == "1 Feb 2027"
    assert not any("Forecast" in label or "Pace" in label for label in facts)


def test_phases_tell_how_far_they_are(qapp: QApplication) -> None:
    first, second = told.phase_facts(_plan(), ENGLISH)
    assert (first.state, second.state) == (PhaseState.CURRENT, PhaseState.LATER)
    assert (first.count, second.count) == ("1 of 3", "0 of 5")
    assert 0 < first.part < 1
    profile = small_profile()
    for name in ("signal", "theory"):
        profile, _ = edits.check_off(name, TODAY, TODAY).apply(profile)
    first, second = told.phase_facts(_plan(profile), ENGLISH)
    assert (first.state, second.state) == (PhaseState.DONE, PhaseState.CURRENT)


def test_skills_furthest_from_what_is_asked_come_first(qapp: QApplication) -> None:
    import dataclasses

    states = (
        SkillState("there", rated=3, now=3, planned=3, required=3, evidenced=0),
        SkillState("claimed", rated=1, now=2, planned=4, required=4, evidenced=0),
        SkillState("far", rated=0, now=0, planned=2, required=5, evidenced=0),
        SkillState("unasked", rated=2, now=2, planned=2, required=0, evidenced=0),
    )
    plan = dataclasses.replace(_plan(), skills=states)
    skills = told.skill_facts(plan, Catalogue.of())
    assert [each.name for each in skills] == ["far", "claimed", "there"]
    assert skills[0].words == "0 of 5, 2 planned"
    assert (skills[1].shown, skills[1].now, skills[1].planned) == (1, 2, 4)
    assert skills[1].words == "1 of 4, 2 claimed"
    assert skills[2].words == "3 of 3, reached"
    assert told.skills_reached(plan) == (1, 3)


def test_a_finish_out_of_sight_has_no_date(qapp: QApplication) -> None:
    plan = _plan()
    found = _outlook(plan, 4000)
    far = replace(found, finish=replace(found.finish, foreseen=False))
    assert _facts(plan, far)["Forecast at this pace"].value == "Not in sight"
