"""What comes before what: order, cycles, and abilities that a milestone provides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.prerequisites import PrerequisiteGraph, plan_prerequisites
from planner.domain.problems import CycleError
from planner.domain.profile import Profile, Status

NAMES = tuple("abcdefg")
graphs = st.dictionaries(
    st.sampled_from(NAMES), st.lists(st.sampled_from((*NAMES, "x")), max_size=3)
)


@given(graphs)
def test_an_order_holds_every_id_after_its_prerequisites(edges: dict[str, list[str]]) -> None:
    graph = PrerequisiteGraph.of(edges).without_cycles()
    order = graph.order()
    assert sorted(order) == sorted(edges)
    for name, before in graph.before.items():
        assert all(order.index(each) < order.index(name) for each in before)


@given(graphs)
def test_cycles_are_the_groups_that_reach_themselves(edges: dict[str, list[str]]) -> None:
    graph = PrerequisiteGraph.of(edges)
    in_cycles = {name for group in graph.cycles() for name in group}
    assert in_cycles == {name for name in edges if name in graph.ancestors(name)}
    for group in graph.cycles():
        assert all(set(group) <= graph.ancestors(name) for name in group)


@given(graphs)
def test_both_directions_tell_the_same(edges: dict[str, list[str]]) -> None:
    graph = PrerequisiteGraph.of(edges)
    forward = {(before, name) for name in graph.before for before in graph.before[name]}
    assert forward == {(name, after) for name in graph.after for after in graph.after[name]}
    assert forward == {(b, name) for name in edges for b in edges[name] if b in edges}


@given(graphs)
def test_only_edges_inside_cycles_go(edges: dict[str, list[str]]) -> None:
    graph = PrerequisiteGraph.of(edges)
    groups = graph.cycles()
    kept = graph.without_cycles().before
    for name, before in graph.before.items():
        gone = [each for each in before if any(name in g and each in g for g in groups)]
        assert [each for each in before if each not in gone] == list(kept[name])


def test_an_order_keeps_what_was_given_first() -> None:
    graph = PrerequisiteGraph.of({"c": (), "b": ("a",), "a": (), "d": ()})
    assert graph.order() == ("c", "a", "b", "d")


def test_a_cycle_names_its_members() -> None:
    graph = PrerequisiteGraph.of({"a": ("c",), "b": ("a",), "c": ("b",), "d": ("c",), "e": ("e",)})
    assert graph.cycles() == (("a", "b", "c"), ("e",))
    with pytest.raises(CycleError, match="wait for each other: a, b, c") as raised:
        graph.order()
    assert raised.value.members == ("a", "b", "c")


def _before(table: Profile) -> dict[str, tuple[str, ...]]:
    return dict(plan_prerequisites(table.milestones, table.ratings).before)


def test_products_and_abilities_are_needed(table: Profile) -> None:
    """The ability comes from the first milestone before it that builds it.

    ratings: editing:2
    id     after   builds            needs
    early  -       hearing:1         -
    strong -       hearing:3,mixing:2 -
    later  -       hearing:3         -
    mix    early   -                 hearing:2,editing:2,mixing:5
    last   -       -                 mixing:1
    """
    assert _before(table) == {
        "early": (),
        "strong": (),
        "later": (),
        "mix": ("early", "strong"),
        "last": ("strong",),
    }


def test_an_ability_may_come_from_what_stands_later(table: Profile) -> None:
    """id    builds    needs
    mix   mixing:3  hearing:2,mixing:2
    ear   hearing:2 -
    """
    assert _before(table) == {"mix": ("ear",), "ear": ()}


def test_an_ability_that_something_done_built_is_held(table: Profile) -> None:
    """id    builds    needs      done
    ear   hearing:3 -          -
    mix   -         hearing:2  -
    old   hearing:2 -          4.1
    """
    assert "ear" not in _before(table)["mix"]


def test_what_is_skipped_counts_as_met(table: Profile) -> None:
    """id    after  builds    needs      status
    ear   -      hearing:2 -          skipped
    mix   ear    -         hearing:2  todo
    ear2  -      hearing:2 -          todo
    """
    assert table.milestones[0].status is Status.SKIPPED
    assert _before(table) == {"ear": (), "mix": ("ear2",), "ear2": ()}
