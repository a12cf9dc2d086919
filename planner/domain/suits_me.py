"""Which careers suit how somebody likes to work, and why.

A question is a statement to agree or disagree with, from 1 (disagree strongly) to 5 (agree
strongly). An answer counts as its distance from the middle, times the weight of the question on
each trait. How much a trait is liked is the mean of its answers, from -1 to 1; a career's score is
the mean of these, weighted by how much the career asks for each trait. What was not answered does
not count, and neither does a trait that no answer is about. All sums are exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from planner.domain.catalogue import Career, CareerTrait, Trait
from planner.domain.model import FrozenModel, Id, Title

#: The answers, from the strongest no to the strongest yes.
DISAGREE_STRONGLY, DISAGREE, NEITHER, AGREE, AGREE_STRONGLY = range(1, 6)


class QuestionTrait(FrozenModel):
    """What agreeing with a statement says about a trait."""

    trait: Trait
    #: From -2 (dislikes it) to 2 (likes it).
    weight: Annotated[int, Field(ge=-2, le=2)]


class Question(FrozenModel):
    """A statement about how one likes to work."""

    id: Id
    statement: Title
    traits: tuple[QuestionTrait, ...]


@dataclass(frozen=True, slots=True)
class MatchReason:
    """An answer that speaks for a career (``share`` above 0) or against it (below 0).

    ``share`` is the part it has in the score; the shares of all answers add up to the score as a
    number from -1 to 1.
    """

    question: Question
    answer: int
    trait: Trait
    #: What the career asks of one, in its own words.
    responsibility: str
    share: Fraction


@dataclass(frozen=True, slots=True)
class Match:
    """A career, how well it suits, and why; the strongest reasons come first."""

    career: Career
    #: From 0 to 100, 50 being neither; None where nothing that was answered is about the career.
    score: int | None
    speaks_for: tuple[MatchReason, ...] = ()
    speaks_against: tuple[MatchReason, ...] = ()


def rank(
    careers: Iterable[Career], questions: Sequence[Question], answers: Mapping[str, int]
) -> tuple[Match, ...]:
    """Order careers by how well they suit.

    Args:
        careers: those to compare.
        questions: what was asked.
        answers: question id -> answer from 1 to 5; unanswered questions are left out.

    Returns:
        A match for each career, best first; equal ones by name, then id. Those of which nothing can
        be said come last.

    Raises:
        ValueError: if an answer is not from 1 to 5.
    """
    for name, answer in answers.items():
        if not DISAGREE_STRONGLY <= answer <= AGREE_STRONGLY:
            raise ValueError(f"{answer} is not an answer to {name}: give one from 1 to 5")
    asked = [question for question in questions if question.id in answers]
    matches = [_match(career, asked, answers) for career in careers]
    matches.sort(key=lambda pair: (pair[0] is None, -(pair[0] or 0), *_name(pair[1])))
    return tuple(match for _, match in matches)


def _name(match: Match) -> tuple[str, str]:
    return match.career.name, match.career.id


def _match(
    career: Career, asked: Sequence[Question], answers: Mapping[str, int]
) -> tuple[Fraction | None, Match]:
    """The exact score, from -1 to 1, and the match."""
    weights = {
        trait: sum(abs(each.weight) for question in asked for each in _on(question, trait))
        for trait in Trait
    }
    traits = [each for each in career.traits if weights[each.trait] and each.weight]
    if not traits:
        return None, Match(career, None)
    total = sum(abs(each.weight) for each in traits)
    reasons = [
        MatchReason(
            question,
            answers[question.id],
            each.trait,
            _responsibility(career, each),
            Fraction(
                each.weight * on.weight * (answers[question.id] - NEITHER),
                2 * weights[each.trait] * total,
            ),
        )
        for each in traits
        for question in asked
        for on in _on(question, each.trait)
    ]
    score = sum((reason.share for reason in reasons), Fraction(0))
    reasons.sort(key=lambda reason: -abs(reason.share))
    return score, Match(
        career,
        round(50 + 50 * score),
        tuple(reason for reason in reasons if reason.share > 0),
        tuple(reason for reason in reasons if reason.share < 0),
    )


def _on(question: Question, trait: Trait) -> list[QuestionTrait]:
    return [each for each in question.traits if each.trait is trait]


def _responsibility(career: Career, trait: CareerTrait) -> str:
    """The words of a responsibility; a number too high, which the check tells, gives none."""
    listed = career.responsibilities
    return listed[trait.responsibility - 1] if trait.responsibility <= len(listed) else ""
