"""Where too many run at once, after any changes, as counting day by day finds it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.side_by_side import Run, SideBySide

runs = st.lists(
    st.tuples(st.integers(1, 900), st.integers(0, 600)).map(lambda run: (run[0], sum(run))),
    max_size=9,
)


def _first_above(some: list[Run], limit: int) -> tuple[int, int] | None:
    for day in range(1, 1_600):
        count = sum(first <= day <= last for first, last in some)
        if count > limit:
            return day, count
    return None


@given(runs, runs, st.integers(0, 5), st.integers(0, 9))
def test_the_first_day_with_too_many_is_found_after_changes(
    some: list[Run], come: list[Run], limit: int, going: int
) -> None:
    before = SideBySide.of(some)
    assert before.first_above(limit) == _first_above(some, limit)
    after = before.changed(some[:going], come)
    assert after.first_above(limit) == _first_above([*some[going:], *come], limit)
    assert after.changed(come, some[:going]) == before


def test_nothing_runs_above_nothing() -> None:
    assert SideBySide.of(()).first_above(0) is None
