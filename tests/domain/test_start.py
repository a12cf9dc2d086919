"""From answers to a plan with dates."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.calendar import StudyCalendar, week_of_hours
from planner.domain.catalogue import Catalogue, Effort, Role
from planner.domain.codes import code_of, is_code
from planner.domain.pathway import full_path
from planner.domain.problems import (
    LevelError,
    NoCareerError,
    NoTimeError,
    PlannerError,
    UnknownCareerError,
    UnknownMilestoneError,
    UnknownSkillError,
)
from planner.domain.profile import Preferences, Status
from planner.domain.start import Answers, new_profile
from planner.storage.seeds import load_catalogue
from tests.domain.catalogue_samples import career, milestone, place, skill
from tests.domain.conftest import SEEDS
from tests.domain.plan_samples import TODAY, WEEKDAYS, day
from tests.domain.schedule_checker import broken_rules

SHIPPED = load_catalogue([SEEDS])[0]
CATALOGUE = Catalogue.of(
    careers=(career("mixer"), career("meeter", milestones=(place("meet", 1, Role.ESSENTIAL),))),
    skills=(skill("hearing"), skill("mixing")),
    milestones=(
        milestone("listen", builds={"hearing": 2}, effort=Effort(low=60, likely=240, high=300)),
        milestone("mix", builds={"mixing": 3}, after=("listen",)),
        milestone("meet"),
        milestone("extra"),
    ),
)


def _answers(**fields: Any) -> Answers:
    values: dict[str, Any] = {
        "careers": ("mixer",),
        "calendar": StudyCalendar(week=WEEKDAYS),
        "start": TODAY,
    }
    return Answers(**values | fields)


def test_a_new_plan_has_the_pathway_with_codes_and_dates() -> None:
    plan = new_profile(_answers(wished_finish=day(60)), CATALOGUE, TODAY, "p1")
    assert (plan.id, plan.name, plan.created, plan.start) == ("p1", "Career mixer", TODAY, TODAY)
    assert [(each.id, each.phase, each.role) for each in plan.milestones] == [
        ("listen", 1, Role.CRAFT),
        ("mix", 2, Role.CRAFT),
        ("meet", 2, Role.ESSENTIAL),
    ]
    assert [each.code for each in plan.milestones] == [code_of(0), code_of(1), code_of(2)]
    assert plan.wished_finish == day(60)
    assert plan.targets[0].phases == ("Foundations", "Core craft")
    assert plan.required == {"hearing": 2, "mixing": 3}
    listen = plan.milestones[0].placement
    assert listen is not None
    assert (listen.start, listen.finish) == (day(0), day(1))


def test_what_is_done_stands_in_the_plan_as_history() -> None:
    plan = new_profile(_answers(done=("listen", "extra", "listen")), CATALOGUE, day(3), "p1")
    found = {each.id: each for each in plan.milestones}
    assert [each.id for each in plan.milestones] == ["listen", "extra", "mix", "meet"]
    assert found["listen"].status is found["extra"].status is Status.DONE
    assert found["listen"].done_on == day(3)
    assert found["listen"].placement is None
    assert (found["listen"].phase, found["listen"].role) == (1, Role.CRAFT)
    assert (found["extra"].phase, found["extra"].role) == (1, Role.OPTIONAL)
    assert sorted(each.code for each in plan.milestones) == sorted(map(code_of, range(4)))


def test_two_careers_join_and_one_named_twice_counts_once() -> None:
    plan = new_profile(_answers(careers=("mixer", "meeter", "mixer")), CATALOGUE, TODAY, "p1")
    assert plan.name == "Career mixer + Career meeter"
    assert [each.career for each in plan.targets] == ["mixer", "meeter"]
    assert [each.id for each in plan.milestones] == ["listen", "meet", "mix"]


def test_the_name_is_the_learners_where_there_is_one() -> None:
    assert new_profile(_answers(name=" My\0 plan "), CATALOGUE, TODAY, "p").name == "My plan"
    assert new_profile(_answers(name=" \0 "), CATALOGUE, TODAY, "p").name == "Career mixer"


def test_nothing_is_planned_before_today_or_before_the_start() -> None:
    for start, today in ((day(-30), TODAY), (day(4), TODAY)):
        plan = new_profile(_answers(start=start), CATALOGUE, today, "p")
        first = min(each.placement.start for each in plan.milestones if each.placement)
        assert first == max(start, today)


@pytest.mark.parametrize(
    ("fields", "error", "words"),
    [
        ({"careers": ()}, NoCareerError, "needs a career"),
        ({"careers": ("mixr",)}, UnknownCareerError, "Did you mean “mixer”"),
        ({"careers": ("zzzz",)}, UnknownCareerError, "lists them all"),
        ({"ratings": {"hering": 1}}, UnknownSkillError, "Did you mean “hearing”"),
        ({"ratings": {"hearing": 6}}, LevelError, "6 is not a level of hearing"),
        ({"ratings": {"hearing": -1}}, LevelError, "-1 is not a level"),
        ({"done": ("listn",)}, UnknownMilestoneError, "Did you mean listen"),
        ({"calendar": StudyCalendar(week=(0,) * 7)}, NoTimeError, "no study time"),
    ],
)
def test_wrong_answers_are_refused(
    fields: dict[str, Any], error: type[PlannerError], words: str
) -> None:
    with pytest.raises(error, match=words):
        new_profile(_answers(**fields), CATALOGUE, TODAY, "p")


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from(sorted(SHIPPED.careers)), min_size=1, max_size=2, unique=True),
    st.dictionaries(st.sampled_from(sorted(SHIPPED.skills)), st.integers(0, 5)),
    st.sets(st.sampled_from(sorted(SHIPPED.milestones)), max_size=4),
    st.sampled_from((2.5, 4, 8, 20, 40)),
    st.integers(0, 800),
    st.integers(1, 8),
)
def test_a_shipped_career_gets_a_schedule_that_keeps_every_rule(
    careers: list[str],
    ratings: dict[str, int],
    done: set[str],
    hours: float,
    later: int,
    limit: int,
) -> None:
    today = TODAY + dt.timedelta(days=later)
    answers = _answers(
        careers=tuple(careers),
        calendar=StudyCalendar(week=week_of_hours(hours)),
        ratings=ratings,
        done=tuple(sorted(done)),
        start=today,
        preferences=Preferences(focus_limit=limit),
    )
    plan = new_profile(answers, SHIPPED, today, "p")
    assert broken_rules(plan, plan, today) == []
    path = full_path(SHIPPED, [SHIPPED.careers[each] for each in careers], ratings, frozenset(done))
    effort = sum(each.estimate for each in plan.milestones if each.is_open)
    assert effort == path.effort
    assert all(is_code(each.code) for each in plan.milestones)
