"""How two boards differ: what is changed becomes the other, and what is said to stay does stay."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.board import Board
from planner.domain.calendar import StudyCalendar
from planner.domain.difference import Difference
from planner.domain.laying import Job, Laid, Recipe, lay
from tests.domain.plan_samples import TODAY, WEEKDAYS
from tests.domain.test_exchanges import job

PLAIN = StudyCalendar(week=WEEKDAYS)
DAYS, LOOKED_AT = 5000, 600
LONG = 10**6


@st.composite
def single(draw: st.DrawFn, least: int = 0) -> Job:
    """A job that waits for nothing."""
    return job(
        draw(st.sampled_from((0, 1, 60, 300, 900)).filter(lambda minutes: minutes >= least)),
        span=draw(st.sampled_from((0, 0, 10, 40))),
        week_cap=draw(st.sampled_from((None, None, 150))),
        counts_for_focus=draw(st.booleans()),
        begun=draw(st.sampled_from((False, False, False, True))),
        months=draw(st.sampled_from(((), (), (2,), (3, 9)))),
        in_first_week=draw(st.sampled_from((0, 0, 100))),
    )


def laid_on(board: Board, one: Job, earliest: int, *, squeezed: bool = False) -> Laid:
    """Lay one job from a day on."""
    return lay(board, one, 0, earliest, Recipe((0,), (squeezed,), (0,), LONG))


def state(board: Board) -> list[tuple[int, int, int, int | None]]:
    """All that a board says of each day."""
    return [
        (board.free(day), board.next_free(day), board.next_start(day), board.last_crowded(day, day))
        for day in range(LOOKED_AT)
    ]


BOTH = st.lists(st.tuples(single(), st.integers(0, 90)), max_size=5)
EITHER = st.lists(st.tuples(single(), st.integers(0, 90), st.integers(0, 90)), max_size=3)


def two_boards(
    both: list[tuple[Job, int]], either: list[tuple[Job, int, int]], limit: int
) -> tuple[Board, Board, Difference]:
    """Boards with the same jobs, some of them elsewhere, and the one's difference to the other."""
    one = Board(PLAIN, TODAY, limit)
    for each, earliest in both:
        laid_on(one, each, earliest)
    other, difference = one.copy(), Difference(DAYS)
    for each, here, there in either:
        new, old = laid_on(one, each, here), laid_on(other, each, there)
        difference.move(each, old, new)
    return one, other, difference


@given(BOTH, EITHER, st.integers(1, 3))
def test_a_board_that_is_changed_becomes_the_other(
    both: list[tuple[Job, int]], either: list[tuple[Job, int, int]], limit: int
) -> None:
    one, other, difference = two_boards(both, either, limit)
    difference.change(other)
    assert state(other) == state(one)


@given(BOTH, single(), st.integers(0, 90), st.integers(1, 3))
def test_what_is_taken_and_given_back_is_no_difference(
    both: list[tuple[Job, int]], extra: Job, earliest: int, limit: int
) -> None:
    one, other, difference = two_boards(both, [], limit)
    laid = laid_on(one, extra, earliest)
    difference.take(extra, laid)
    changed = other.copy()
    difference.change(changed)
    assert state(changed) == state(one)
    difference.give(extra, laid)
    difference.change(other)
    assert all(difference.leaves(extra, 0, Laid(5, 9, {}), squeezed=each) for each in (True, False))
    assert difference.places_from(0) == 0


@given(BOTH, EITHER, single(), st.integers(0, 90), st.booleans(), st.integers(1, 3))
def test_what_is_said_to_stay_is_laid_where_it_was(
    both: list[tuple[Job, int]],
    either: list[tuple[Job, int, int]],
    extra: Job,
    earliest: int,
    squeezed: bool,
    limit: int,
) -> None:
    one, other, difference = two_boards(both, either, limit)
    old = laid_on(other, extra, earliest, squeezed=squeezed)
    if difference.leaves(extra, earliest, old, squeezed=squeezed):
        assert laid_on(one, extra, earliest, squeezed=squeezed) == old


def test_fewer_places_later_are_no_reason_and_a_free_day_before_is() -> None:
    board = Board(PLAIN, TODAY, 1)
    first, second = job(240), job(240)
    one = laid_on(board, first, 0)
    two = laid_on(board, second, 0)
    after, before = Difference(DAYS), Difference(DAYS)
    after.take(first, Laid(100, 101, {100: 120, 101: 120}))
    before.give(first, one)
    assert after.leaves(second, 0, two, squeezed=False)
    assert not before.leaves(second, 0, two, squeezed=False)
    assert after.places_from(101) == -1
    assert before.places_from(0) == one.finish - one.start + 1


def test_minutes_that_come_back_behind_the_last_day_matter_to_no_one() -> None:
    """Only work that is spread over a month, or begins as late as it can, looks farther."""
    board = Board(PLAIN, TODAY, 2)
    spread = laid_on(board, job(240, months=(1,)), 0)
    difference = Difference(DAYS)
    difference.give(job(60), Laid(spread.finish + 3, spread.finish + 3, {spread.finish + 3: 60}))
    assert difference.leaves(job(240), 0, spread, squeezed=False)
    assert difference.leaves(job(240), 0, spread, squeezed=True)
    assert not difference.leaves(job(240, months=(1,)), 0, spread, squeezed=False)
