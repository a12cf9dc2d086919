"""What a milestone asks for that neither its plan nor the catalogue knows: told, and only that."""

from __future__ import annotations

import pytest

from planner.domain import edits
from planner.domain.catalogue import Catalogue
from planner.domain.plan import Plan, plan_of
from planner.domain.problems import Problem, ProblemKind
from planner.domain.profile import Milestone, Profile
from planner.domain.unknown_needs import unknown_needs
from planner.words import ENGLISH
from tests.domain import catalogue_samples
from tests.domain.plan_samples import TODAY, milestone, placed, profile

CATALOGUE = Catalogue.of(
    skills=[catalogue_samples.skill("ears")],
    milestones=[catalogue_samples.milestone("left-out", replaces=("former",))],
)


def _asked(**fields: object) -> Milestone:
    return milestone("mix", serial=2, **fields)


def _unknown(plan: Profile, catalogue: Catalogue = CATALOGUE) -> tuple[str, ...]:
    in_plan = {each.id for each in plan.milestones}
    return unknown_needs(plan.known("mix"), plan, in_plan, catalogue)


def _problems(plan: Plan) -> list[Problem]:
    return [each for each in plan.problems if each.kind is ProblemKind.UNKNOWN_PREREQUISITE]


def test_names_that_stand_nowhere_are_unknown() -> None:
    asked = _asked(after=("first", "gone", "left-out"), needs={"splicing": 2, "ears": 5})
    assert _unknown(profile(milestone("first"), asked)) == ("gone", "splicing")


@pytest.mark.parametrize(
    "plan",
    [
        profile(milestone("first"), _asked(after=("first",))),
        profile(_asked(after=("left-out",))),
        profile(_asked(after=("former",))),
        profile(_asked(needs={"ears": 5})),
        profile(milestone("first", builds={"splicing": 1}), _asked(needs={"splicing": 2})),
        profile(_asked(needs={"splicing": 2}), ratings={"splicing": 2}),
    ],
    ids=["in the plan", "in the catalogue", "replaced", "a known skill", "built", "held"],
)
def test_what_somebody_knows_is_not_unknown(plan: Profile) -> None:
    assert _unknown(plan) == ()


def test_a_level_that_is_not_held_is_asked_for_still() -> None:
    assert _unknown(profile(_asked(needs={"splicing": 2}), ratings={"splicing": 1}))


def test_nothing_is_said_without_a_catalogue_to_look_in() -> None:
    plan = profile(_asked(after=("gone",)))
    assert _unknown(plan, Catalogue.of()) == ()
    assert _unknown(plan) == ("gone",)


def test_a_plan_names_it_until_the_milestone_is_done_or_it_is_dismissed() -> None:
    plan = placed(profile(_asked(after=("gone", "lost"))))
    before = plan_of(plan, TODAY, CATALOGUE)
    (problem,) = _problems(before)
    assert (problem.milestone, dict(problem.facts)) == ("mix", {"missing": "gone, lost"})
    told = ENGLISH.problem(problem, before)
    assert "“Make mix”" in told
    assert "gone, lost" in told
    assert before.by_id["mix"].available, "what nobody can reach holds nothing up"
    assert before.unknown_needs("mix") == "gone, lost"
    assert before.unknown_needs("nowhere") == ""

    done, back = edits.check_off("mix", TODAY, TODAY).apply(plan)
    after = plan_of(done, TODAY, CATALOGUE, before)
    assert _problems(after) == []
    assert after.unknown_needs("mix") == ""
    again, _ = back.apply(done)
    assert _problems(plan_of(again, TODAY, CATALOGUE, after)) == [problem]

    quiet, _ = edits.dismiss(plan, problem.key).apply(plan)
    dismissed = plan_of(quiet, TODAY, CATALOGUE)
    assert _problems(dismissed) == []
    assert dismissed.unknown_needs("mix") == ""
