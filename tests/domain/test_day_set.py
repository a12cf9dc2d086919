"""A set of days finds its neighbours as a plain set would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.day_set import DaySet

numbers = st.one_of(st.integers(0, 40), st.integers(0, 5_000))


@given(st.sets(numbers), st.lists(st.tuples(st.booleans(), numbers)), st.lists(numbers, min_size=1))
def test_neighbours_are_those_of_a_plain_set(
    members: set[int], changes: list[tuple[bool, int]], asked: list[int]
) -> None:
    days = DaySet(members)
    for put_in, day in changes:
        (days.add if put_in else days.discard)(day)
        (members.add if put_in else members.discard)(day)
    for day in (-1, 0, *asked, 6_000):
        assert days.before(day) == max((each for each in members if each <= day), default=None)
        assert days.after(day) == min((each for each in members if each >= day), default=None)
