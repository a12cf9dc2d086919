"""Which milestones, on small catalogues and on the shipped one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.catalogue import (
    Career,
    Catalogue,
    CatalogueMilestone,
    Cost,
    Effort,
    Eligibility,
    Role,
    Route,
)
from planner.domain.pathway import (
    Pathway,
    Seeker,
    career_places,
    full_path,
    levels_after,
    pathway_for,
    raises_something,
    required_levels,
    shortened_effort,
)
from planner.domain.problems import ProblemKind
from planner.domain.profile import Depth, Learner, Preferences
from tests.domain.catalogue_samples import career, milestone, place, resource
from tests.domain.conftest import SHIPPED

CAREERS = tuple(SHIPPED.careers.values())
some_career = st.sampled_from(CAREERS)
some_ratings = st.dictionaries(st.sampled_from(sorted(SHIPPED.skills)), st.integers(0, 5))
some_done = st.sets(st.sampled_from(sorted(SHIPPED.milestones)), max_size=8).map(frozenset)


def _ids(path: Pathway) -> list[str]:
    return [choice.milestone.id for choice in path.choices]


def _small(*milestones: CatalogueMilestone, **fields: object) -> tuple[Catalogue, Career]:
    one = career("mixer", **fields)
    return Catalogue.of(careers=(one,), milestones=milestones), one


# --- the rules one by one -------------------------------------------------------------------


def test_essential_and_craft_are_chosen_and_optional_are_not() -> None:
    catalogue, one = _small(
        milestone("listen", builds={"hearing": 2}),
        milestone("proof"),
        milestone("extra", builds={"mixing": 5}),
        milestone("mix", builds={"mixing": 3}),
        milestones=(
            place("extra", 1, Role.OPTIONAL),
            place("mix", 2),
            place("proof", 2, Role.ESSENTIAL),
            place("listen", 1),
            place("unknown", 1),
        ),
    )
    path = full_path(catalogue, [one], {})
    assert _ids(path) == ["listen", "mix", "proof"]
    assert [choice.phase for choice in path.choices] == [1, 2, 2]
    assert path.effort == 3 * 90
    assert path.problems == ()


def test_craft_that_would_raise_nothing_is_left_out_but_never_an_essential() -> None:
    catalogue, one = _small(
        milestone("listen", builds={"hearing": 5}),
        milestone("proof", builds={"hearing": 1}, after=("listen",)),
        milestone("mix", builds={"mixing": 3}),
        milestones=(place("listen"), place("proof", 1, Role.ESSENTIAL), place("mix", 2)),
    )
    path = full_path(catalogue, [one], {"hearing": 2})
    # Nothing above the level asked for counts, and what is left out counts as met.
    assert _ids(path) == ["proof", "mix"]


def test_what_is_done_is_left_out_and_its_levels_are_held() -> None:
    catalogue, one = _small(
        milestone("listen", builds={"hearing": 2}),
        milestone("again", builds={"hearing": 2}),
        milestone("mix", builds={"mixing": 3}, after=("listen",)),
        milestones=(place("listen"), place("again"), place("mix", 2)),
    )
    assert _ids(full_path(catalogue, [one], {}, frozenset({"listen", "gone"}))) == ["mix"]


@pytest.mark.parametrize(
    ("held", "minutes"),
    [
        ({}, 600),
        ({"mixing": 1}, 540),
        ({"mixing": 2, "hearing": 1}, 405),
        ({"mixing": 4, "hearing": 2, "editing": 1}, 135),
        ({"mixing": 5, "hearing": 5, "editing": 5}, 105),
        ({"flying": 5}, 600),
    ],
)
def test_effort_shrinks_with_the_steps_that_are_held(held: dict[str, int], minutes: int) -> None:
    made = milestone(
        "mix",
        builds={"mixing": 4, "hearing": 2, "editing": 3},
        effort=Effort(low=105, likely=600, high=700),
    )
    assert shortened_effort(made, held) == minutes


def test_effort_is_in_quarter_hours_and_never_below_the_low_estimate() -> None:
    made = milestone("mix", builds={"mixing": 3}, effort=Effort(low=50, likely=100, high=100))
    assert shortened_effort(made, {"mixing": 1}) == 75
    assert shortened_effort(made, {"mixing": 2}) == 50
    odd = milestone("odd", builds={"mixing": 3}, effort=Effort(low=10, likely=20, high=20))
    assert shortened_effort(odd, {"mixing": 1}) == 15
    tiny = milestone("tiny", builds={"mixing": 3}, effort=Effort(low=1, likely=10, high=20))
    assert shortened_effort(tiny, {"mixing": 1}) == 10


def test_a_shortened_craft_milestone_says_so_and_an_essential_stays_whole() -> None:
    catalogue, one = _small(
        milestone("mix", builds={"mixing": 3}),
        milestone("proof", builds={"mixing": 3}),
        milestones=(place("mix"), place("proof", 1, Role.ESSENTIAL)),
    )
    mix, proof = full_path(catalogue, [one], {"mixing": 1, "hearing": 5}).choices
    assert (mix.estimate, mix.shortened) == (60, True)
    assert (proof.estimate, proof.shortened) == (90, False)


def test_a_level_that_nothing_chosen_reaches_is_filled_with_the_least_effort() -> None:
    long, short = Effort(low=1, likely=600, high=600), Effort(low=1, likely=30, high=30)
    catalogue, one = _small(
        milestone("listen", builds={"hearing": 2}),
        milestone("long", builds={"mixing": 3}, effort=long),
        milestone("b-short", builds={"mixing": 4}, effort=short),
        milestone("a-short", builds={"mixing": 3}, effort=short),
        milestone("weak", builds={"mixing": 2}, effort=short),
        milestones=(place("listen", 2),),
    )
    path = full_path(catalogue, [one], {})
    assert set(_ids(path)) == {"listen", "a-short"}
    filled = next(each for each in path.choices if each.milestone.id == "a-short")
    assert (filled.phase, filled.role) == (2, Role.CRAFT)


def test_a_filling_takes_the_least_effort_wherever_it_comes_from() -> None:
    short = Effort(low=1, likely=30, high=30)
    parts = [
        milestone("extra", builds={"mixing": 3, "hearing": 2}),
        milestone("short", builds={"mixing": 3, "hearing": 2}, effort=short),
    ]
    places = (place("extra", 2, Role.OPTIONAL),)
    catalogue, one = _small(*parts, milestones=places)
    assert _ids(full_path(catalogue, [one], {})) == ["short"]
    catalogue, one = _small(parts[0], milestones=places)
    (choice,) = full_path(catalogue, [one], {}).choices
    # Levels depend on it now, so it is no longer optional.
    assert (choice.milestone.id, choice.phase, choice.role) == ("extra", 2, Role.CRAFT)


def test_prerequisites_from_outside_join_the_phase_of_their_successor() -> None:
    catalogue, one = _small(
        milestone("ground"),
        milestone("base", after=("ground", "gone")),
        milestone("late"),
        milestone("mix", builds={"mixing": 3, "hearing": 2}, after=("base", "late")),
        milestones=(place("mix", 1, Role.CRAFT), place("late", 2, Role.ESSENTIAL)),
    )
    path = full_path(catalogue, [one], {})
    assert _ids(path) == ["ground", "base", "late", "mix"]
    assert {choice.phase for choice in path.choices} == {1}


def test_what_cannot_be_reached_is_said_with_what_is_missing() -> None:
    catalogue, one = _small(
        milestone("listen", builds={"hearing": 1}), milestones=(place("listen"),)
    )
    hearing, mixing = full_path(catalogue, [one], {}).problems
    assert hearing.kind is mixing.kind is ProblemKind.LEVEL_OUT_OF_REACH
    assert dict(hearing.facts) == {"skill": "hearing", "name": "hearing", "reached": 1, "asked": 2}
    assert dict(mixing.facts) == {"skill": "mixing", "name": "mixing", "reached": 0, "asked": 3}


def test_places_of_two_careers_join_early_and_weighty() -> None:
    one = career("one", milestones=(place("a", 2), place("b", 1, Role.OPTIONAL)))
    two = career("two", milestones=(place("b", 2, Role.ESSENTIAL), place("a", 3, Role.CRAFT)))
    assert dict(career_places([one, two])) == {"b": (1, Role.ESSENTIAL), "a": (2, Role.CRAFT)}
    assert required_levels([one, career("more", required={"mixing": 5})])["mixing"] == 5


def test_two_careers_never_cost_more_than_each_alone() -> None:
    """What one career leaves out is not asked for again because the other asks for more."""
    catalogue = Catalogue.of(
        milestones=(
            milestone("a", builds={"hearing": 3}),
            milestone("b", builds={"hearing": 3}),
        )
    )
    one = career("one", required={"hearing": 1}, milestones=(place("a"),))
    two = career("two", required={"hearing": 3}, milestones=(place("b"),))
    held = {"hearing": 1}
    alone = [full_path(catalogue, [each], held).effort for each in (one, two)]
    assert alone[0] == 0
    assert full_path(catalogue, [one, two], held).effort <= sum(alone)


# --- the shipped catalogue --------------------------------------------------------------------


def _covers(
    path: Pathway, careers: list[Career], ratings: dict[str, int], done: frozenset[str]
) -> bool:
    reached = (SHIPPED.milestones[name] for name in done)
    held = levels_after(levels_after(ratings, reached), (each.milestone for each in path.choices))
    return all(held.get(skill, 0) >= level for skill, level in required_levels(careers).items())


@given(some_career, some_ratings, some_done)
def test_every_required_level_is_reached(
    one: Career, ratings: dict[str, int], done: frozenset[str]
) -> None:
    path = full_path(SHIPPED, [one], ratings, done)
    assert path.problems == ()
    assert _covers(path, [one], ratings, done)
    ids = _ids(path)
    assert len(set(ids)) == len(ids)
    assert not set(ids) & done


@given(some_career, some_ratings, some_done)
def test_everything_stands_after_its_prerequisites_or_these_are_met(
    one: Career, ratings: dict[str, int], done: frozenset[str]
) -> None:
    path = full_path(SHIPPED, [one], ratings, done)
    held = levels_after(ratings, (SHIPPED.milestones[name] for name in done))
    left_out = {
        entry.id
        for entry in one.milestones
        if entry.role is Role.CRAFT
        and not raises_something(SHIPPED.milestones[entry.id], held, one.required)
    }
    seen: set[str] = set()
    phase = 0
    for choice in path.choices:
        assert set(choice.milestone.after) <= seen | done | left_out
        assert choice.phase >= phase
        phase = choice.phase
        seen.add(choice.milestone.id)


@given(some_career, some_ratings, some_done, st.data())
def test_knowing_more_never_adds_effort(
    one: Career, ratings: dict[str, int], done: frozenset[str], data: st.DataObject
) -> None:
    before = full_path(SHIPPED, [one], ratings, done)
    skill = data.draw(st.sampled_from(sorted(one.required)))
    raised = ratings | {skill: data.draw(st.integers(ratings.get(skill, 0), 5))}
    assert full_path(SHIPPED, [one], raised, done).effort <= before.effort
    another = data.draw(st.sampled_from(_ids(before) or sorted(SHIPPED.milestones)))
    more = full_path(SHIPPED, [one], ratings, done | {another})
    assert more.effort <= before.effort


@given(some_career, some_career, some_ratings, some_done)
def test_two_careers_are_never_more_than_their_sum(
    one: Career, two: Career, ratings: dict[str, int], done: frozenset[str]
) -> None:
    both = full_path(SHIPPED, [one, two], ratings, done)
    alone = [full_path(SHIPPED, [each], ratings, done) for each in (one, two)]
    assert both.effort <= sum(path.effort for path in alone)
    assert _covers(both, [one, two], ratings, done)
    assert both.effort >= max(path.effort for path in alone)
    assert len(set(_ids(both))) == len(both.choices)


@given(some_career, some_ratings, some_done, st.randoms(use_true_random=False))
def test_a_pathway_does_not_depend_on_the_order_of_what_is_given(
    one: Career, ratings: dict[str, int], done: frozenset[str], random: object
) -> None:
    shuffled = dict(sorted(ratings.items(), reverse=True))
    milestones = dict(sorted(SHIPPED.milestones.items(), reverse=True))
    turned = Catalogue.of(CAREERS[::-1], (), milestones.values(), SHIPPED.resources.values())
    assert full_path(turned, [one], shuffled, done) == full_path(SHIPPED, [one], ratings, done)


@settings(max_examples=20)
@given(some_career)
def test_from_nothing_it_is_the_researched_path(one: Career) -> None:
    path = full_path(SHIPPED, [one], {})
    core = {entry.id for entry in one.milestones if entry.role is not Role.OPTIONAL}
    assert core <= set(_ids(path))
    assert 560 * 60 <= path.effort <= 1800 * 60
    assert not any(choice.shortened for choice in path.choices)


# --- abilities ------------------------------------------------------------------------------


def _needing(**extra: object) -> tuple[Catalogue, Career]:
    long, short = Effort(low=1, likely=600, high=600), Effort(low=1, likely=30, high=30)
    return _small(
        milestone("mix", builds={"mixing": 3, "hearing": 2}, needs={"editing": 2}),
        milestone("long", builds={"editing": 2}, effort=long),
        milestone("short", builds={"editing": 3}, effort=short),
        milestone("weak", builds={"editing": 1}, effort=short),
        milestones=(place("mix", 2),),
        **extra,
    )


def test_an_ability_that_is_needed_is_built_first_with_the_least_effort() -> None:
    catalogue, one = _needing()
    path = full_path(catalogue, [one], {})
    assert _ids(path) == ["short", "mix"]
    assert {choice.phase for choice in path.choices} == {2}


def test_an_ability_that_is_held_needs_nothing() -> None:
    catalogue, one = _needing()
    assert _ids(full_path(catalogue, [one], {"editing": 2})) == ["mix"]
    assert _ids(full_path(catalogue, [one], {}, frozenset({"long"}))) == ["mix"]


def test_what_builds_an_ability_stands_before_what_needs_it() -> None:
    catalogue, one = _small(
        milestone("mix", builds={"mixing": 3}, needs={"hearing": 2}),
        milestone("listen", builds={"hearing": 2}),
        milestones=(place("mix"), place("listen")),
    )
    assert _ids(full_path(catalogue, [one], {})) == ["listen", "mix"]


def test_an_ability_that_nothing_builds_leaves_the_milestone_in_the_path() -> None:
    catalogue, one = _small(
        milestone("mix", builds={"mixing": 3, "hearing": 2}, needs={"flying": 2}),
        milestones=(place("mix"),),
    )
    assert _ids(full_path(catalogue, [one], {})) == ["mix"]


# --- the fast track --------------------------------------------------------------------------

#: A search takes up to half a second here, so few examples each time.
FEW = settings(max_examples=max(4, settings().max_examples // 6))


def _fast(careers: list[Career], ratings: dict[str, int], **more: object) -> Pathway:
    return pathway_for(SHIPPED, careers, Depth.FAST, Seeker(ratings, **more))


@pytest.mark.parametrize("one", CAREERS, ids=lambda one: one.id)
def test_from_nothing_the_fast_track_is_at_most_85_percent_of_the_full_path(one: Career) -> None:
    fast, full = _fast([one], {}), full_path(SHIPPED, [one], {})
    assert fast.problems == ()
    assert _covers(fast, [one], {}, frozenset())
    assert fast.effort <= 0.85 * full.effort
    essential = {entry.id for entry in one.milestones if entry.role is Role.ESSENTIAL}
    assert essential <= set(_ids(fast))


@FEW
@given(some_career, some_ratings, some_done, st.data())
def test_on_the_fast_track_too_knowing_more_never_adds_effort(
    one: Career, ratings: dict[str, int], done: frozenset[str], data: st.DataObject
) -> None:
    before = _fast([one], ratings, done=done)
    assert before.effort <= full_path(SHIPPED, [one], ratings, done).effort
    skill = data.draw(st.sampled_from(sorted(one.required)))
    raised = ratings | {skill: data.draw(st.integers(ratings.get(skill, 0), 5))}
    assert _fast([one], raised, done=done).effort <= before.effort
    another = data.draw(st.sampled_from(_ids(before) or sorted(SHIPPED.milestones)))
    assert _fast([one], ratings, done=done | {another}).effort <= before.effort


@FEW
@given(some_career, some_career, some_ratings)
def test_two_fast_tracks_are_never_more_than_their_sum(
    one: Career, two: Career, ratings: dict[str, int]
) -> None:
    both = _fast([one, two], ratings)
    assert both.effort <= sum(_fast([each], ratings).effort for each in (one, two))
    assert _covers(both, [one, two], ratings, frozenset())


@FEW
@given(some_career, some_ratings, st.integers(0, 2000), st.integers(0, 2000))
def test_a_looser_budget_hardly_ever_adds_effort_to_the_fast_track(
    one: Career, ratings: dict[str, int], budget: int, more: int
) -> None:
    tight, loose = (
        _fast([one], ratings, preferences=Preferences(budget=money))
        for money in (budget, budget + more)
    )
    # Exactly so in small questions (test_selection); here the search may end before its proof.
    assert loose.effort <= tight.effort * 1.02


@FEW
@given(some_career, some_ratings, some_done)
def test_every_fast_milestone_stands_after_what_it_needs(
    one: Career, ratings: dict[str, int], done: frozenset[str]
) -> None:
    path = _fast([one], ratings, done=done)
    held = levels_after(ratings, (SHIPPED.milestones[name] for name in done))
    assert [choice.phase for choice in path.choices] == sorted(
        choice.phase for choice in path.choices
    )
    for choice in path.choices:
        for skill, level in choice.milestone.needs.items():
            assert held.get(skill, 0) >= level
        held = levels_after(held, (choice.milestone,))


def test_what_cannot_apply_is_never_chosen() -> None:
    grant = milestone("grant", builds={"mixing": 3}, eligibility=Eligibility(student=True))
    catalogue, one = _small(
        grant,
        milestone("mix", builds={"mixing": 3, "hearing": 2}),
        milestones=(place("grant", 1, Role.ESSENTIAL), place("mix")),
    )
    for depth in Depth:
        blank = pathway_for(catalogue, [one], depth, Seeker())
        told = pathway_for(catalogue, [one], depth, Seeker(learner=Learner(student=False)))
        assert "grant" in _ids(blank)
        assert _ids(told) == ["mix"]


def test_a_preferred_route_decides_between_equals_and_never_adds_effort() -> None:
    school = resource("school", route=Route.FORMAL)
    places = {"builds": {"mixing": 3, "hearing": 2}}
    book, formal = milestone("book-way", **places), milestone("a", resources=("school",), **places)
    short = Effort(low=1, likely=30, high=30)
    quick = milestone("quick", effort=short, resources=("school",), **places)
    one = career("mixer", milestones=())
    resources = (school, resource("book", route=Route.SELF_TAUGHT))
    for parts, route, chosen in (
        ((book, formal), Route.FORMAL, "a"),
        ((book, formal), Route.SELF_TAUGHT, "book-way"),
        ((book, formal, quick), Route.SELF_TAUGHT, "quick"),
    ):
        catalogue = Catalogue.of((one,), (), parts, resources)
        seeker = Seeker(preferences=Preferences(route=route))
        assert _ids(pathway_for(catalogue, [one], Depth.FAST, seeker)) == [chosen]


def test_a_full_path_beyond_the_budget_leaves_out_paid_craft_and_still_reaches_the_levels() -> None:
    paid = resource("paid", cost=Cost.TO_250)
    parts = (
        milestone("free", builds={"hearing": 2}),
        milestone("dear", builds={"hearing": 2, "mixing": 2}, resources=("paid",)),
        milestone("dearer", builds={"mixing": 3}, resources=("paid",)),
        milestone("cheap", builds={"mixing": 3}, effort=Effort(low=1, likely=600, high=600)),
    )
    places = (place("free"), place("dear"), place("dearer", 2))
    one = career("mixer", milestones=places)
    catalogue = Catalogue.of((one,), (), parts, (paid, resource("book")))

    def chosen(budget: int | None) -> set[str]:
        seeker = Seeker(preferences=Preferences(budget=budget))
        return set(_ids(pathway_for(catalogue, [one], Depth.FULL, seeker)))

    assert chosen(None) == chosen(500) == {"free", "dear", "dearer"}
    # One paid one fits: the one that spares the most effort elsewhere.
    assert chosen(250) == {"free", "dearer"}
    assert chosen(249) == {"free", "cheap"}


def test_what_the_learner_refused_is_made_up_for() -> None:
    catalogue, one = _small(
        milestone("listen", builds={"hearing": 2}),
        milestone("mix", builds={"mixing": 3}, after=("listen",)),
        milestone("again", builds={"hearing": 3}),
        milestones=(place("listen"), place("mix", 2)),
    )
    seeker = Seeker(refused=frozenset({"listen"}))
    assert _ids(pathway_for(catalogue, [one], Depth.FULL, seeker)) == ["again", "mix"]
