"""Tests of `planner.storage.rotation`: what may go, and what never does."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from planner.storage.rotation import FEWEST, LIMITS, MOST_IN_DOUBT, Limits, kept

NOW = dt.datetime(2027, 6, 30, 12, 0, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


@dataclass(frozen=True)
class Taken:
    taken: dt.datetime
    size: int = 1000
    total: int = 50


def ago(size: int = 1000, total: int = 50, **span: float) -> Taken:
    return Taken(NOW - dt.timedelta(**span), size, total)


pasts = st.lists(
    st.builds(
        Taken,
        st.one_of(
            st.integers(0, 3_000).map(lambda minutes: NOW - minutes * MINUTE),
            st.integers(0, 1_000_000).map(lambda minutes: NOW - minutes * MINUTE),
        ),
        st.sampled_from((100, 1000, 1500, 9000)),
        st.sampled_from((0, 0, 12)),
    ),
    unique_by=lambda each: each.taken,
    max_size=80,
)
limits = st.builds(
    Limits, st.integers(0, 5), st.integers(0, 4), st.integers(0, 3), st.integers(0, 3)
)


@given(pasts, limits)
def test_the_number_has_a_bound_and_the_latest_stay(all_: list[Taken], limits: Limits) -> None:
    stay = kept(all_, NOW, limits)
    newest_first = sorted(all_, key=lambda each: each.taken, reverse=True)
    assert len(stay) <= max(limits.most, FEWEST + 2)
    assert list(stay) == [each for each in newest_first if each in stay]
    assert set(newest_first[: max(limits.latest, FEWEST)]) <= set(stay)


@given(pasts, limits)
def test_once_rotated_nothing_more_goes(all_: list[Taken], limits: Limits) -> None:
    stay = kept(all_, NOW, limits)
    assert kept(stay, NOW, limits) == stay


@given(pasts, limits)
def test_content_is_never_rotated_away(all_: list[Taken], limits: Limits) -> None:
    stay = kept(all_, NOW, limits)
    assert len(stay) >= min(FEWEST, len(all_))
    if all_:
        assert 2 * max(each.size for each in stay) >= max(each.size for each in all_)
    if any(each.total for each in all_):
        assert any(each.total for each in stay)


@given(pasts)
def test_the_newest_of_every_day_week_and_month_stays(all_: list[Taken]) -> None:
    stay = set(kept(all_, NOW))
    for count, name in ((7, "%Y-%m-%d"), (4, "%G-%V"), (12, "%Y-%m")):
        newest: dict[str, Taken] = {}
        for each in sorted(all_, key=lambda each: each.taken):
            newest[f"{each.taken:{name}}"] = each
        for period in sorted(newest)[-count:]:
            assert newest[period] in stay


@given(pasts, st.integers(1, 100_000))
def test_nothing_goes_while_the_clock_is_behind(all_: list[Taken], minutes: int) -> None:
    future = Taken(NOW + minutes * MINUTE)
    assert set(kept([*all_, future], NOW)) == {*all_, future}


def test_but_a_wrong_clock_does_not_fill_the_disk() -> None:
    future = Taken(NOW + dt.timedelta(days=400))
    many = [ago(minutes=number) for number in range(MOST_IN_DOUBT)]
    stay = kept([future, *many], NOW)
    assert stay[0] == future
    assert len(stay) <= 1 + LIMITS.most


def test_a_year_of_half_hours_leaves_all_ages() -> None:
    stay: tuple[Taken, ...] = ()
    start = NOW - dt.timedelta(days=365)
    for day in range(365):
        for half_hour in range(4):
            now = start + dt.timedelta(days=day, minutes=30 * half_hour)
            stay = kept([*stay, Taken(now)], now)
    days = [each.taken.date() for each in stay]
    assert len(stay) <= LIMITS.most
    assert len({(day.year, day.month) for day in days}) == 12
    assert len(days) - len(set(days)) == 7
    assert (days[0] - days[-1]).days > 330


def test_a_plan_that_lost_its_content_keeps_the_newest_whole_state() -> None:
    whole = [ago(size=9000, days=400), ago(size=8000, days=500)]
    wiped = [ago(size=100, total=0, minutes=number) for number in range(40)]
    stay = kept([*whole, *wiped], NOW, Limits(latest=10, daily=1, weekly=1, monthly=1))
    assert whole[0] in stay
    assert whole[1] not in stay
    assert len(stay) == 11


def test_the_last_that_is_not_empty_stays_although_it_is_small() -> None:
    small = ago(size=100, total=1, days=900)
    empty = [ago(size=900, total=0, minutes=number) for number in range(40)]
    assert small in kept([small, *empty], NOW)


def test_nothing_to_keep() -> None:
    assert kept((), NOW) == ()


def test_the_bound_is_what_the_help_says() -> None:
    assert LIMITS.most == 35


def test_with_a_clock_that_is_behind_nothing_goes_up_to_the_limit() -> None:
    future = Taken(NOW + MINUTE)
    past = [ago(seconds=number) for number in range(MOST_IN_DOUBT - 1)]
    assert len(kept([future, *past], NOW)) == MOST_IN_DOUBT
    assert len(kept([future, *past, ago(seconds=MOST_IN_DOUBT)], NOW)) < MOST_IN_DOUBT


def test_half_as_large_is_large_enough() -> None:
    """Half the size is no loss of content; where there is one, the newest such state stays."""
    one_each = Limits(latest=3, daily=0, weekly=0, monthly=0)
    halved = [ago(size=500, minutes=number) for number in range(3)]
    assert kept([ago(size=1000, days=9), *halved], NOW, one_each) == tuple(halved)
    wiped = [ago(size=499, minutes=number) for number in range(3)]
    half = ago(size=500, days=8)
    assert kept([ago(size=1000, days=9), half, *wiped], NOW, one_each) == (*wiped, half)
