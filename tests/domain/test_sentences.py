"""A sentence keeps its text and its facts apart, and is English as a string."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
from pathlib import Path

import pytest

from planner.domain.problems import BreakError, PlannerError, UnknownCareerError
from planner.domain.sentences import Sentence

DAY = dt.date(2027, 3, 1)


def test_as_a_string_it_is_english_with_its_facts_as_they_are() -> None:
    why = Sentence("{reason} since {day}", reason="away", day=DAY)
    told = Sentence(
        "“{path}” is {why}: {hours} of {most}, {names}.",
        path=Path("a{b}.json"),
        why=why,
        hours=0.5,
        most=1000,
        names=("ears", "hands"),
    )
    assert str(told) == "“a{b}.json” is away since 2027-03-01: 0.5 of 1000, ears, hands."


@pytest.mark.parametrize(("count", "text"), [(0, "0 files"), (1, "one file"), (2, "2 files")])
def test_one_is_said_differently(count: int, text: str) -> None:
    assert str(Sentence("{count} files", one="one file", count=count)) == text


def test_sentences_that_say_the_same_are_equal() -> None:
    assert Sentence("{day}", day=DAY) == Sentence("{day}", day=DAY)
    assert Sentence("{day}", day=DAY) != Sentence("{day}", day=DAY + dt.timedelta(days=1))


@pytest.mark.parametrize(
    "error",
    [
        UnknownCareerError("mixer", "mixing-engineer"),
        BreakError(DAY, DAY),
        PlannerError(Sentence("“{path}” is full.", path=Path("a")), Sentence("It is full.")),
    ],
)
@pytest.mark.parametrize("again", [copy.copy, lambda error: pickle.loads(pickle.dumps(error))])
def test_an_error_that_is_copied_says_the_same(error: PlannerError, again: object) -> None:
    assert callable(again)
    made = again(error)
    assert type(made) is type(error)
    assert (str(made), repr(made)) == (str(error), repr(error))
    assert (made.sentence, made.in_short) == (error.sentence, error.in_short)


def test_in_short_an_error_says_the_same_where_nothing_is_plain() -> None:
    sentence = Sentence("The disk is full.")
    assert PlannerError(sentence).in_short == sentence
    assert str(PlannerError(sentence)) == "The disk is full."
