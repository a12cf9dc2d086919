"""Who may take part: only what cannot apply is hidden."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.catalogue import Eligibility
from planner.domain.eligibility import may_take_part
from planner.domain.profile import Learner

ON = dt.date(2027, 6, 1)

ANYBODY = Learner()
CONDITIONS = st.builds(
    Eligibility,
    student=st.booleans(),
    max_age=st.none() | st.integers(16, 70),
    min_age=st.none() | st.integers(10, 40),
    regions=st.lists(st.sampled_from(["US", "GB-ENG", "EU", "Americas"]), max_size=2).map(tuple),
    membership=st.sampled_from(["", "AES"]),
)
LEARNERS = st.builds(
    Learner,
    student=st.none() | st.booleans(),
    born=st.none() | st.integers(1940, 2020),
    region=st.sampled_from(["", "US", "de", "Scotland", "Brazil"]),
)


def test_nothing_asked_is_open_to_all() -> None:
    learner = Learner(student=False, born=1950, region="FR")
    assert may_take_part(None, learner, ON)
    assert may_take_part(Eligibility(), learner, ON)


@pytest.mark.parametrize(("student", "may"), [(True, True), (None, True), (False, False)])
def test_students_only(student: bool | None, may: bool) -> None:
    assert may_take_part(Eligibility(student=True), Learner(student=student), ON) is may
    assert may_take_part(Eligibility(), Learner(student=student), ON)


@pytest.mark.parametrize(
    ("born", "may"), [(1996, False), (1997, True), (1998, True), (2010, True), (None, True)]
)
def test_a_highest_age_holds_until_the_last_day_of_the_year_it_is_passed(
    born: int | None, may: bool
) -> None:
    """Born in 1997 somebody is 29 or 30 in 2027, so "at most 29" may still be true."""
    assert may_take_part(Eligibility(max_age=29), Learner(born=born), ON) is may


@pytest.mark.parametrize(("born", "may"), [(2005, True), (2006, True), (2007, False)])
def test_a_lowest_age_holds_from_the_first_day_of_the_year_it_is_reached(
    born: int, may: bool
) -> None:
    assert may_take_part(Eligibility(min_age=21), Learner(born=born), ON) is may


def test_age_is_counted_on_the_day_given() -> None:
    asked, learner = Eligibility(max_age=29), Learner(born=1997)
    assert may_take_part(asked, learner, dt.date(2027, 12, 31))
    assert not may_take_part(asked, learner, dt.date(2028, 1, 1))


@pytest.mark.parametrize(
    ("region", "may"),
    [("us", True), ("United States", True), ("DE", False), ("", True), ("  ", True)],
)
def test_one_of_the_regions_is_enough(region: str, may: bool) -> None:
    asked = Eligibility(regions=("US", "GB"))
    assert may_take_part(asked, Learner(region=region), ON) is may


def test_a_region_of_ones_own_words_is_compared_without_case() -> None:
    assert may_take_part(Eligibility(regions=("Upper valley",)), Learner(region="upper VALLEY"), ON)


def test_a_membership_can_be_joined() -> None:
    learner = Learner(student=False, born=1950, region="FR")
    assert may_take_part(Eligibility(membership="AES"), learner, ON)


@given(CONDITIONS)
def test_who_says_nothing_is_shown_everything(asked: Eligibility) -> None:
    assert may_take_part(asked, ANYBODY, ON)


@given(CONDITIONS, LEARNERS)
def test_a_blank_answer_never_hides_more(asked: Eligibility, learner: Learner) -> None:
    blanks = ({"student": None}, {"born": None}, {"region": ""})
    if may_take_part(asked, learner, ON):
        assert all(may_take_part(asked, learner.model_copy(update=each), ON) for each in blanks)


@given(CONDITIONS, LEARNERS)
def test_every_condition_alone_can_hide_and_nothing_else_does(
    asked: Eligibility, learner: Learner
) -> None:
    alone = (
        Eligibility(student=asked.student),
        Eligibility(max_age=asked.max_age),
        Eligibility(min_age=asked.min_age),
        Eligibility(regions=asked.regions),
    )
    assert may_take_part(asked, learner, ON) == all(
        may_take_part(each, learner, ON) for each in alone
    )
