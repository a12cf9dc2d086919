"""The cheapest selection, against trying every subset and against an exact solver."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.landmarks import NEVER, Bound, Net, raised
from planner.domain.pathway import Seeker, selection_question
from planner.domain.selection import EXACT_UP_TO, Candidate, Question, select
from tests.domain import exact_selection
from tests.domain.conftest import SHIPPED

SKILLS = ("ears", "hands", "words")


def candidate(
    name: str,
    cost: int = 10,
    price: int = 0,
    builds: dict[str, int] | None = None,
    needs: dict[str, int] | None = None,
    after: Sequence[str] = (),
) -> Candidate:
    return Candidate(name, cost, price, builds or {}, needs or {}, tuple(after))


@st.composite
def cases(draw: st.DrawFn, most: int = 8) -> Question:
    levels = st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 3), max_size=2)
    names = [f"m{number}" for number in range(draw(st.integers(1, most)))]
    candidates = tuple(
        candidate(
            name,
            draw(st.integers(1, 6)),
            draw(st.integers(0, 3)),
            draw(levels),
            draw(levels) if draw(st.booleans()) else {},
            draw(st.lists(st.sampled_from(names), max_size=1)) if draw(st.booleans()) else (),
        )
        for name in names
    )
    candidates = tuple(
        each
        for each in candidates
        if each.id not in each.after  # nothing waits for itself
    )
    known = [each.id for each in candidates]
    forced = draw(st.frozensets(st.sampled_from(known), max_size=2)) if known else frozenset()
    wanted = draw(st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 3)))
    return Question(candidates, forced, wanted, draw(st.none() | st.integers(0, 12)))


def _chosen(
    *candidates: Candidate, forced: Iterable[str] = (), wanted: dict[str, int] | None = None
) -> frozenset[str]:
    return select(Question(candidates, frozenset(forced), wanted or {})).chosen


def _valid(case: Question, chosen: Iterable[Candidate]) -> bool:
    """Whether some candidates stand in an order and give everything that is wanted."""
    chosen = list(chosen)
    there = exact_selection.founded(chosen)
    return (
        len(there) == len(chosen)
        and case.forced <= {each.id for each in there}
        and all(
            any(exact_selection.gives(each, need) for each in there) for need in case.wanted.items()
        )
    )


def _best(case: Question) -> tuple[int, int] | None:
    """Least cost and number within the budget, by trying every subset."""
    found = [
        (sum(each.cost for each in chosen), len(chosen))
        for size in range(len(case.candidates) + 1)
        for chosen in combinations(case.candidates, size)
        if case.budget is None or sum(each.price for each in chosen) <= case.budget
        if _valid(case, chosen)
    ]
    return min(found, default=None)


@given(cases())
def test_it_is_the_best_of_all_subsets(case: Question) -> None:
    best = _best(case)
    selection = select(case)
    chosen = [each for each in case.candidates if each.id in selection.chosen]
    if best is not None:
        assert selection.reached == {}
        assert selection.least_price is None
        assert _valid(case, chosen)
        assert (sum(each.cost for each in chosen), len(chosen)) == best
    elif _best(replace(case, budget=None)) is not None:
        least = min(
            sum(each.price for each in some)
            for size in range(len(case.candidates) + 1)
            for some in combinations(case.candidates, size)
            if _valid(case, some)
        )
        assert selection.least_price == sum(each.price for each in chosen) == least


@given(cases())
def test_the_exact_solver_finds_the_best_of_all_subsets(case: Question) -> None:
    pytest.importorskip("ortools")
    best = _best(replace(case, budget=None))
    if best is None:
        with pytest.raises(ValueError, match="out of reach"):
            exact_selection.least_cost(case)
    else:
        assert exact_selection.least_cost(case) == (best[0], True)


@given(cases(), st.randoms(use_true_random=False))
def test_it_does_not_depend_on_the_order_of_what_is_given(
    case: Question, rng: random.Random
) -> None:
    shuffled = list(case.candidates)
    rng.shuffle(shuffled)
    assert select(replace(case, candidates=tuple(shuffled))) == select(case)


@given(cases())
def test_what_cannot_be_had_is_lowered_to_what_can(case: Question) -> None:
    selection = select(case)
    assert case.forced <= selection.chosen
    highest = {
        skill: max((each.builds.get(skill, 0) for each in case.candidates), default=0)
        for skill in case.wanted
    }
    for skill, level in selection.reached.items():
        assert level < case.wanted[skill]
        assert level <= highest[skill]
    for skill, level in case.wanted.items():
        built = max(
            (each.builds.get(skill, 0) for each in case.candidates if each.id in selection.chosen),
            default=0,
        )
        assert built >= selection.reached.get(skill, level)


@given(cases(), st.integers(0, 6))
def test_more_money_never_adds_cost(case: Question, more: int) -> None:
    if case.budget is None:
        return
    costs = {each.id: each.cost for each in case.candidates}
    tight = select(case)
    loose = select(replace(case, budget=case.budget + more))
    assert sum(map(costs.__getitem__, loose.chosen)) <= sum(map(costs.__getitem__, tight.chosen))


def test_of_two_that_are_as_cheap_the_fewer_and_then_the_first_are_taken() -> None:
    both = candidate("z", 20, builds={"ears": 1, "hands": 1})
    ears, hands = candidate("a", 10, builds={"ears": 1}), candidate("b", 10, builds={"hands": 1})
    wanted = {"ears": 1, "hands": 1}
    assert _chosen(ears, hands, both, wanted=wanted) == {"z"}
    assert _chosen(candidate("y", builds={"ears": 1}), ears, wanted={"ears": 1}) == {"a"}


def test_two_that_only_hold_each_other_up_are_not_enough() -> None:
    one = candidate("one", 1, builds={"ears": 2}, needs={"hands": 2})
    two = candidate("two", 1, builds={"hands": 2}, needs={"ears": 2})
    ground = candidate("ground", 90, builds={"hands": 2})
    assert _chosen(one, two, ground, wanted={"ears": 2}) == {"one", "ground"}


def test_a_forced_one_goes_ahead_without_what_cannot_be_had() -> None:
    one = candidate("one", needs={"flying": 2, "ears": 1}, after=("two", "gone"))
    two = candidate("two", after=("one",))
    ears = candidate("ears", builds={"ears": 1})
    assert _chosen(one, two, ears, forced={"one"}) == {"one", "two", "ears"}


@given(cases())
def test_every_landmark_is_one(case: Question) -> None:
    """The net of a case without what cannot be had; each landmark is needed by every way."""
    there = exact_selection.founded(case.candidates)
    ids = [each.id for each in there]
    facts = {("", 0): 0}

    def fact(name: str, level: int) -> int:
        return facts.setdefault((name, level), len(facts))

    actions = [
        (
            [fact(*need) for need in exact_selection.missing(each, ())],
            [
                fact(each.id, 0),
                *(
                    fact(skill, at)
                    for skill, top in each.builds.items()
                    for at in range(1, top + 1)
                ),
            ],
        )
        for each in there
    ]
    net = Net.of(actions, [fact(name, 0) for name in case.forced & set(ids)])
    bound = Bound(0, [*(each.cost for each in there), 0], [])
    assert raised(net, bound, NEVER)
    for members, _ in bound.landmarks:
        assert not net.reaches(set(range(len(there))) - set(members))
    assert bound.least <= sum(each.cost for each in there)


def test_beyond_the_exact_size_it_is_still_close() -> None:
    """Copies of what is shipped, dearer and weaker, change nothing but the number of candidates."""
    career = next(iter(SHIPPED.careers.values()))
    question = selection_question(SHIPPED, [career], Seeker())
    exact = _cost(question)
    copies = tuple(
        replace(
            each,
            id=f"{each.id}-{number}",
            cost=each.cost + number,
            builds={
                skill: max(1, level - (place % 5 == number - 1))
                for place, (skill, level) in enumerate(each.builds.items())
            },
        )
        for each in question.candidates
        for number in range(1, 6)
    )
    many = replace(question, candidates=(*question.candidates, *copies))
    assert len(many.candidates) > EXACT_UP_TO
    assert exact <= _cost(many) <= exact * 1.02


def _cost(question: Question) -> int:
    costs = {each.id: each.cost for each in question.candidates}
    return sum(map(costs.__getitem__, select(question).chosen))


@pytest.mark.campaign
@pytest.mark.parametrize("name", sorted(SHIPPED.careers))
def test_the_fast_track_costs_what_an_exact_solver_finds(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """50 random learners of each shipped career; what is not proved in time is counted."""
    pytest.importorskip("ortools")
    career = SHIPPED.careers[name]
    chance = random.Random(f"{name}/20261123")
    proved = 0
    for _ in range(50):
        known = chance.random()
        ratings = {
            skill: chance.randint(0, level)
            for skill, level in career.required.items()
            if chance.random() < known
        }
        question = selection_question(SHIPPED, [career], Seeker(ratings))
        ours = _cost(question)
        least, exact = exact_selection.least_cost(question, seconds=120)
        assert (ours == least) if exact else (ours >= least), (name, ratings)
        proved += exact
    with capsys.disabled():
        sys.stdout.write(f"{name:24} {proved} of 50 proved equal\n")
