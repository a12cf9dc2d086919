"""The pathway as a graph: columns, and where the arrow keys lead."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.domain import edits
from planner.domain.plan import Plan, plan_of
from planner.ui.models.pathway_map import PathwayMap, Step
from tests.domain.plan_samples import milestone, profile
from tests.ui.worlds import TODAY, small_profile

PLAN = plan_of(small_profile(), TODAY)


def _columns(graph: PathwayMap) -> list[tuple[int, list[str]]]:
    return [(each.phase.number, [one.id for one in each.members]) for each in graph.columns]


def test_a_column_holds_what_can_be_done_side_by_side() -> None:
    assert _columns(PathwayMap(PLAN)) == [
        (1, ["listen", "signal", "theory"]),
        (2, ["balance", "night"]),
        (2, ["rock"]),
        (2, ["session", "piece"]),
    ]
    skipped, _ = edits.skip("night").apply(small_profile())
    assert "night" not in PathwayMap(plan_of(skipped, TODAY)).places


def test_arrows_follow_the_lines_and_else_go_beside() -> None:
    graph = PathwayMap(PLAN)
    assert graph.step("signal", Step.RIGHT) == "balance"
    assert graph.step("balance", Step.RIGHT) == "rock"
    assert graph.step("rock", Step.LEFT) == "balance"
    assert graph.step("piece", Step.LEFT) == "rock"
    assert graph.step("night", Step.LEFT) == "signal"
    assert graph.step("listen", Step.RIGHT) == "balance"
    assert graph.step("listen", Step.DOWN) == "signal"
    assert graph.step("theory", Step.DOWN) == "balance"
    assert graph.step("balance", Step.UP) == "theory"
    assert graph.step("listen", Step.UP) == graph.step("listen", Step.LEFT) == "listen"
    assert graph.step("piece", Step.RIGHT) == graph.step("piece", Step.DOWN) == "piece"
    assert graph.step("", Step.RIGHT) == graph.first == "listen"
    assert graph.last == "piece"


#: A phase, and how far before it in the list the milestones that it needs stand.
MADE = st.lists(st.tuples(st.integers(1, 3), st.sets(st.integers(1, 6), max_size=3)), min_size=1)


def _plan(made: list[tuple[int, set[int]]]) -> Plan:
    rows = []
    for place, (phase, back) in enumerate(made):
        after = tuple(f"m{place - each}" for each in sorted(back) if each <= place)
        rows.append(milestone(f"m{place}", serial=place, phase=phase, after=after))
    return plan_of(profile(*rows), TODAY)


@given(MADE)
def test_every_milestone_stands_once_and_after_what_it_needs_of_its_phase(
    made: list[tuple[int, set[int]]],
) -> None:
    plan = _plan(made)
    graph = PathwayMap(plan)
    assert sorted(graph.places) == sorted(each.id for each in plan.milestones)
    for name, (column, row) in graph.places.items():
        assert graph.at(column, row).id == name
        planned = plan.by_id[name]
        for before in planned.prerequisites:
            if plan.by_id[before].milestone.phase == planned.milestone.phase:
                assert graph.places[before][0] < column
        for step in Step:
            assert graph.step(name, step) in graph.places


@given(MADE)
def test_the_keys_reach_every_milestone(made: list[tuple[int, set[int]]]) -> None:
    plan = _plan(made)
    graph = PathwayMap(plan)
    seen, waiting = {graph.first}, [graph.first]
    while waiting:
        name = waiting.pop()
        for step in Step:
            found = graph.step(name, step)
            if found not in seen:
                seen.add(found)
                waiting.append(found)
    assert seen == set(graph.places)


def test_a_chain_of_thousands_is_laid_out() -> None:
    chain = [milestone("m0", serial=0)]
    chain += [
        milestone(f"m{place}", serial=place, after=(f"m{place - 1}",)) for place in range(1, 3000)
    ]
    plan = plan_of(profile(*reversed(chain)), TODAY)
    assert len(PathwayMap(plan).columns) == 3000
