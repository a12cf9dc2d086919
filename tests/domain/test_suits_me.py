"""Answers rank careers, and every share of a score can be named."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.catalogue import Career, CareerTrait, Catalogue, Trait
from planner.domain.suits_me import (
    AGREE,
    AGREE_STRONGLY,
    DISAGREE_STRONGLY,
    NEITHER,
    Match,
    Question,
    QuestionTrait,
    rank,
)
from planner.storage.questionnaire import load_questions
from planner.words import ENGLISH
from tests.domain.catalogue_samples import career

QUESTIONS = load_questions()


def question(name: str, **weights: int) -> Question:
    traits = tuple(QuestionTrait(trait=Trait(trait), weight=n) for trait, n in weights.items())
    return Question(id=name, statement=f"I like {name}.", traits=traits)


def liking(name: str, /, **weights: int) -> Career:
    """A career with traits, each shown by its only responsibility."""
    traits = tuple(
        CareerTrait(trait=Trait(trait), weight=weight, responsibility=1)
        for trait, weight in weights.items()
    )
    return career(name, traits=traits)


ASKED = (
    question("bands", company=2, music=1),
    question("code", code=2),
    question("tunes", music=2),
)
CAREERS = (liking("band", company=2, music=1), liking("tools", code=2, company=-1), career("plain"))


def scores(**answers: int) -> dict[str, int | None]:
    return {match.career.id: match.score for match in rank(CAREERS, ASKED, answers)}


def test_the_more_it_suits_the_earlier_it_stands() -> None:
    assert list(scores(bands=AGREE_STRONGLY, code=NEITHER).items()) == [
        ("band", 100),
        ("tools", 33),
        ("plain", None),
    ]
    assert list(scores(code=AGREE)) == ["tools", "band", "plain"]


def test_what_is_not_answered_does_not_count() -> None:
    assert scores() == {"band": None, "plain": None, "tools": None}
    # Nothing was said about code, so only company speaks, and against it.
    assert scores(bands=AGREE_STRONGLY)["tools"] == 0
    assert scores(bands=AGREE_STRONGLY, code=NEITHER)["tools"] == 33


def test_a_strong_answer_weighs_twice_a_mild_one() -> None:
    assert (scores(code=AGREE_STRONGLY)["tools"], scores(code=AGREE)["tools"]) == (100, 75)
    assert scores(code=DISAGREE_STRONGLY)["tools"] == 0


def test_reasons_name_the_answer_and_the_responsibility() -> None:
    best, second, _ = rank(CAREERS, ASKED, {"bands": AGREE_STRONGLY, "code": AGREE})
    assert [reason.trait for reason in best.speaks_for] == [Trait.COMPANY, Trait.MUSIC]
    assert {reason.responsibility for reason in best.speaks_for} == {"Do it"}
    (against,) = second.speaks_against
    assert (against.question.id, against.answer) == ("bands", AGREE_STRONGLY)
    assert ENGLISH.match_reason(against) == (
        "Speaks against it: “Do it”. You agree strongly with “I like bands.”"
    )
    assert ENGLISH.match_reason(second.speaks_for[0]).startswith("Speaks for it: “Do it”.")


def test_equal_careers_stand_by_name() -> None:
    twins = [liking(name, code=1) for name in ("b", "a", "c")]
    found = [match.career.id for match in rank(twins, ASKED, {"code": AGREE})]
    assert found == ["a", "b", "c"]


def test_an_answer_off_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="6 is not an answer to code"):
        rank(CAREERS, ASKED, {"code": 6})


def test_a_responsibility_that_is_not_there_has_no_words() -> None:
    lost = career("lost", traits=(CareerTrait(trait=Trait.CODE, weight=2, responsibility=9),))
    (match,) = rank([lost], ASKED, {"code": AGREE})
    assert match.speaks_for[0].responsibility == ""


answered = st.dictionaries(st.sampled_from([each.id for each in QUESTIONS]), st.integers(1, 5))


@given(answered, st.randoms())
def test_any_answers_rank_the_shipped_careers(
    shipped: Catalogue, answers: dict[str, int], random: Any
) -> None:
    careers = list(shipped.careers.values())
    matches = rank(careers, QUESTIONS, answers)
    random.shuffle(careers)
    shuffled = dict(random.sample(sorted(answers.items()), len(answers)))
    assert rank(careers, QUESTIONS, shuffled) == matches
    for match in matches:
        if match.score is None:
            continue
        shares = [each.share for each in (*match.speaks_for, *match.speaks_against)]
        assert match.score == round(50 + 50 * sum(shares, Fraction(0)))
        assert 0 <= match.score <= 100
        assert all(each.question.id in answers for each in match.speaks_for)


@given(answered, st.sampled_from([each.id for each in QUESTIONS]))
def test_agreeing_more_with_a_plain_question_never_lowers_who_asks_for_it(
    shipped: Catalogue, answers: dict[str, int], name: str
) -> None:
    asked = next(each for each in QUESTIONS if each.id == name)
    if len(asked.traits) > 1:
        return
    (trait,) = (each.trait for each in asked.traits)
    for chosen in shipped.careers.values():
        weight = next((each.weight for each in chosen.traits if each.trait is trait), 0)
        before, after = (
            rank([chosen], QUESTIONS, answers | {name: answer})[0].score for answer in (2, 4)
        )
        if before is not None and after is not None and weight:
            assert (after - before) * weight >= 0


# --- What is shipped ------------------------------------------------------------------------------


def ideal(chosen: Career) -> dict[str, int]:
    """Answers of somebody who likes just what a career asks for."""
    weights = {each.trait: each.weight for each in chosen.traits}
    answers = {}
    for asked in QUESTIONS:
        main = max(asked.traits, key=lambda each: abs(each.weight))
        answers[asked.id] = NEITHER + weights.get(main.trait, 0)
    return answers


def test_who_likes_what_a_career_asks_for_finds_it_first(shipped: Catalogue) -> None:
    for chosen in shipped.careers.values():
        best: Match = rank(shipped.careers.values(), QUESTIONS, ideal(chosen))[0]
        assert best.career.id == chosen.id
        assert best.speaks_for
        assert best.score is not None
        assert best.score >= 75


def test_about_ten_questions_ask_about_every_trait() -> None:
    assert 10 <= len(QUESTIONS) <= 12
    assert {each.trait for asked in QUESTIONS for each in asked.traits} == set(Trait)
    for asked in QUESTIONS:
        assert asked.statement.startswith("I ")
        assert len(asked.statement) <= 90


def test_a_shipped_career_says_how_one_works_in_it(shipped: Catalogue) -> None:
    for chosen in shipped.careers.values():
        assert len(chosen.traits) >= 7, chosen.id
        assert any(each.weight > 0 for each in chosen.traits), chosen.id
        assert any(each.weight < 0 for each in chosen.traits), chosen.id
        assert all(each.weight for each in chosen.traits), chosen.id
        assert len({each.responsibility for each in chosen.traits}) >= 3, chosen.id
