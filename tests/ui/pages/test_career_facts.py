"""Distances, carry-over and finds of the shipped careers, checked against the engine."""

from __future__ import annotations

import datetime as dt

import pytest

from planner.domain import edits
from planner.domain.calendar import StudyCalendar, week_of_hours
from planner.domain.catalogue import Catalogue
from planner.domain.pathway import full_path
from planner.domain.plan import plan_of
from planner.domain.start import Answers, new_profile
from planner.ui.pages import career_facts as facts
from planner.words import ENGLISH

TODAY = dt.date(2027, 1, 4)
START = facts.Standpoint(TODAY)


def test_from_scratch_the_distance_is_the_full_path(shipped_catalogue: Catalogue) -> None:
    for career in shipped_catalogue.careers.values():
        far = facts.distance(career, shipped_catalogue, START)
        path = full_path(shipped_catalogue, (career,), {})
        assert far.left == path.effort
        assert far.scratch == shipped_catalogue.career_effort(career)
        assert far.met == ()
        assert [need.skill for need in far.needs] == list(career.required)


def test_levels_and_what_is_done_shorten_the_way(shipped_catalogue: Catalogue) -> None:
    career = shipped_catalogue.careers["mixing-engineer"]
    half = {skill: level - 1 for skill, level in career.required.items()}
    half[next(iter(half))] = 5
    here = facts.Standpoint(TODAY, levels=half)
    far = facts.distance(career, shipped_catalogue, here)
    assert far.left < facts.distance(career, shipped_catalogue, START).left
    assert next(iter(half)) in far.met
    assert not here.is_start
    done = facts.Standpoint(TODAY, done=frozenset(entry.id for entry in career.milestones))
    assert facts.distance(career, shipped_catalogue, done).left == 0


def test_a_plan_says_where_its_learner_stands(shipped_catalogue: Catalogue) -> None:
    calendar = StudyCalendar(week=week_of_hours(10))
    answers = Answers(("foley-artist",), calendar, TODAY, ratings={"critical-listening": 1})
    profile = new_profile(answers, shipped_catalogue, TODAY, "x")
    first = next(each for each in profile.milestones if each.definition.builds)
    own = first.model_copy(
        update={"definition": first.definition.model_copy(update={"id": "own"}), "own": True}
    )
    profile = profile.model_copy(update={"milestones": (*profile.milestones, own)})
    for each in (first, own):
        profile, _ = edits.check_off(each.id, TODAY, TODAY).apply(profile)
    here = facts.standpoint_of(plan_of(profile, TODAY), shipped_catalogue)
    assert here.careers == ("foley-artist",)
    assert here.done == {first.id}, "what is of one's own shortens no career"
    assert here.weekly == 600
    for skill, level in first.definition.builds.items():
        assert here.levels[skill] >= level


def test_the_finish_is_that_of_the_plan_that_would_be_made(shipped_catalogue: Catalogue) -> None:
    career = shipped_catalogue.careers["foley-artist"]
    finish, cost = facts.finish_day(career, shipped_catalogue, START)
    answers = Answers((career.id,), StudyCalendar(week=week_of_hours(8)), TODAY)
    profile = new_profile(answers, shipped_catalogue, TODAY, "x")
    plan = plan_of(profile, TODAY, shipped_catalogue)
    assert (finish, cost) == (plan.planned_finish, plan.cost)


def test_what_carries_over_never_makes_the_other_career_longer(
    shipped_catalogue: Catalogue,
) -> None:
    for career in shipped_catalogue.careers.values():
        for name in career.close:
            other = shipped_catalogue.careers[name]
            over = facts.carry_over(career, other, shipped_catalogue, START)
            assert over.more < over.left
            assert over.skills == len(career.required.keys() & other.required.keys())


@pytest.mark.parametrize(
    ("query", "part"),
    [
        ("Mixing Engineer", "name"),
        ("audio ENG", "name"),
        ("vocal tuning", "skill"),
        ("Melodyne", "tool"),
        ("Interpret notes", "responsibility"),
    ],
)
def test_a_find_says_where_the_words_stand(
    shipped_catalogue: Catalogue, query: str, part: str
) -> None:
    found = facts.found_by(shipped_catalogue.careers["mixing-engineer"], shipped_catalogue, query)
    assert found is not None
    assert [find.part for find in found] == [part]


def test_every_word_must_stand_somewhere(shipped_catalogue: Catalogue) -> None:
    career = shipped_catalogue.careers["mixing-engineer"]
    assert facts.found_by(career, shipped_catalogue, "tuning xyzzy") is None
    both = facts.found_by(career, shipped_catalogue, "melodyne recalls")
    assert both is not None
    assert [find.part for find in both] == ["tool", "responsibility"]
    assert facts.found_by(career, shipped_catalogue, "  ") == ()


def test_differences_leave_out_what_all_ask_alike(shipped_catalogue: Catalogue) -> None:
    careers = facts.by_id(("mixing-engineer", "gone", "mastering-engineer"), shipped_catalogue)
    assert [career.id for career in careers] == ["mixing-engineer", "mastering-engineer"]
    for skill in facts.compared_skills(careers, only_differences=True):
        assert len({career.required.get(skill, 0) for career in careers}) == 2
    assert len(facts.compared_skills(careers, only_differences=False)) == 8


def test_ranges_and_months() -> None:
    assert facts.range_text(45000, 75030, ENGLISH) == "750 – 1,250 h"  # noqa: RUF001
    assert facts.months(0, 480) == 0
    assert facts.months(60, 480) == 1
    assert facts.months(480 * 52, 480) == 12
