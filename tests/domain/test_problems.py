"""Problems are data with a lasting key; errors own their sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from planner.domain import problems
from planner.domain.problems import PlannerError, Problem, ProblemKind
from planner.domain.sentences import Sentence

DAY = dt.date(2027, 3, 1)
ERRORS = (
    problems.HoursError("eight"),
    problems.DateError("soon"),
    problems.UnknownCareerError("mixer", "mixing-engineer"),
    problems.UnknownCareerError("mixer"),
    problems.NoCareerError(),
    problems.UnknownContactError("contact-9"),
    problems.OtherPlanError("Mixing", "Foley"),
    problems.UnknownSkillError("hearing", "ears"),
    problems.UnknownSkillError("hearing"),
    problems.UnknownMilestoneError("ABCD", "ABCE"),
    problems.UnknownMilestoneError("ABCD"),
    problems.LevelError("hearing", 9),
    problems.NoTimeError(),
    problems.TooLongError(),
    problems.CycleError(("a", "b")),
    problems.FutureDateError(DAY),
    problems.OrderError("Mix a song", "Record a song"),
    problems.PhaseError("Mix a song"),
    problems.BreakError(DAY, DAY - dt.timedelta(days=1)),
    problems.ValueRefusedError("skip_reason", Sentence("it is too long")),
)


def test_every_error_is_explained_in_whole_sentences() -> None:
    assert {type(error) for error in ERRORS} == set(PlannerError.__subclasses__()) & {
        each for each in vars(problems).values() if isinstance(each, type)
    }
    for error in ERRORS:
        said = str(error)
        assert said == str(error.sentence)
        assert said.endswith((".", "?"))
        assert "\n" not in said
        assert "!" not in said


@pytest.mark.parametrize("error", [error for error in ERRORS if "ABC" in str(error)])
def test_an_unknown_code_is_named(error: PlannerError) -> None:
    assert "ABCD" in str(error)


def test_a_problem_holds_its_facts_read_only() -> None:
    problem = Problem.of(ProblemKind.OVER_BUDGET, cost=300, budget=200)
    assert problem.facts == {"cost": 300, "budget": 200}
    assert problem.milestone is None
    with pytest.raises(TypeError):
        problem.facts["cost"] = 0  # type: ignore[index]


def test_a_key_tells_problems_apart() -> None:
    keys = [
        Problem.of(ProblemKind.PIN_TOO_EARLY, "mix", needs="Ears", ready=DAY, start=DAY).key,
        Problem.of(ProblemKind.PIN_TOO_EARLY, "mix", needs="Hands", ready=DAY, start=DAY).key,
        Problem.of(ProblemKind.PIN_TOO_EARLY, "master", needs="Ears", ready=DAY, start=DAY).key,
        Problem.of(ProblemKind.LEVEL_OUT_OF_REACH, skill="a", reached=1, asked=2).key,
        Problem.of(ProblemKind.LEVEL_OUT_OF_REACH, skill="b", reached=1, asked=2).key,
        Problem.of(ProblemKind.OVERLOADED_DAY, day=DAY, planned=2, available=1).key,
        Problem.of(ProblemKind.OVER_BUDGET, cost=3, budget=2).key,
    ]
    assert len(set(keys)) == len(keys)


def test_a_key_does_not_depend_on_the_order_of_facts() -> None:
    one = Problem.of(ProblemKind.CYCLE, members="a, b", other="c")
    two = Problem.of(ProblemKind.CYCLE, other="c", members="a, b")
    assert one.key == two.key


@pytest.mark.parametrize(
    ("today", "tomorrow"),
    [
        (
            Problem.of(ProblemKind.FOCUS_EXCEEDED, day=DAY, running=4, limit=3),
            Problem.of(ProblemKind.FOCUS_EXCEEDED, day=DAY.replace(day=2), running=5, limit=3),
        ),
        (
            Problem.of(ProblemKind.ESTIMATE_USED_UP, "mix", logged=60, estimate=60),
            Problem.of(ProblemKind.ESTIMATE_USED_UP, "mix", logged=90, estimate=60),
        ),
        (
            Problem.of(ProblemKind.OVERLOADED_DAY, day=DAY, planned=90, available=60),
            Problem.of(ProblemKind.OVERLOADED_DAY, day=DAY, planned=80, available=60),
        ),
        (
            Problem.of(ProblemKind.OVER_BUDGET, cost=300, budget=200),
            Problem.of(ProblemKind.OVER_BUDGET, cost=250, budget=200),
        ),
        (
            Problem.of(ProblemKind.WISH_OUT_OF_REACH, wished=DAY, finish=DAY.replace(day=9)),
            Problem.of(ProblemKind.WISH_OUT_OF_REACH, wished=DAY, finish=DAY.replace(day=8)),
        ),
    ],
)
def test_a_dismissed_problem_stays_dismissed_as_time_goes_on(
    today: Problem, tomorrow: Problem
) -> None:
    assert today.key == tomorrow.key


def test_a_new_limit_is_a_new_problem() -> None:
    one = Problem.of(ProblemKind.OVER_BUDGET, cost=300, budget=200)
    two = Problem.of(ProblemKind.OVER_BUDGET, cost=300, budget=100)
    assert one.key != two.key
