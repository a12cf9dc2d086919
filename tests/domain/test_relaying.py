"""Moving one job in an order: the outcome of laying all anew, or nothing where nothing is won."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.board import Board
from planner.domain.calendar import StudyCalendar
from planner.domain.laying import Job, Layout
from planner.domain.relaying import Relaying
from tests.domain.plan_samples import TODAY, WEEKDAYS
from tests.domain.test_exchanges import NEVER, job, laid, many

PLAIN = StudyCalendar(week=WEEKDAYS)


def relaying(board: Board, jobs: list[Job], layout: Layout) -> Relaying:
    """A layout of which nothing must start by any day."""
    return Relaying(board, jobs, layout, lambda _: [NEVER] * len(jobs))


@given(many(12), st.integers(1, 3), st.data())
def test_what_is_laid_anew_is_what_laying_all_of_it_gives(
    jobs: list[Job], limit: int, data: st.DataObject
) -> None:
    """A dozen moves one after the other: each outcome is that of its recipe, and ends no later."""
    board = Board(PLAIN, TODAY, limit)
    search = relaying(board, jobs, laid(board, jobs))
    for _ in range(12):
        layout = search.layout
        order, squeezed = [*layout.recipe.order], [*layout.recipe.squeezed]
        last = data.draw(st.integers(0, len(jobs) - 1))
        place = order[last]
        after = max((search.position[each] + 1 for each, _ in jobs[place].before), default=0)
        first = data.draw(st.integers(after, last))
        order.insert(first, order.pop(last))
        squeezed[place] ^= first == last
        found = search.moved(place, first, replace(layout.recipe, order=order, squeezed=squeezed))
        if found is not None:
            assert found == laid(board, jobs, found.recipe)
            assert found.finish <= layout.finish
            search.take(found, first)
    assert board.free(0) == Board(PLAIN, TODAY, limit).free(0)


def test_what_ends_later_is_given_up() -> None:
    jobs = [job(600), job(120), job(600, (0, 30))]
    board = Board(PLAIN, TODAY, 1)
    search = relaying(board, jobs, laid(board, jobs))
    recipe = replace(search.layout.recipe, order=(1, 0, 2))
    assert search.moved(1, 0, recipe) is None


def test_what_takes_days_from_the_rest_is_given_up_before_that_is_laid() -> None:
    """Three weeks stay empty if what may start only then goes before a span of six."""
    jobs = [job(120, span=40), job(120, earliest=20), *(job(600) for _ in range(60))]
    board = Board(PLAIN, TODAY, 1)
    search = relaying(board, jobs, laid(board, jobs))
    before = search.steps
    recipe = replace(search.layout.recipe, order=(1, 0, *range(2, 62)))
    assert search.moved(1, 0, recipe) is None
    assert search.steps - before < 10


def test_a_move_that_changes_nothing_is_no_layout() -> None:
    """Both run side by side from the first day on, whichever is laid first."""
    jobs = [job(60, week_cap=60), job(60, week_cap=60, earliest=7)]
    board = Board(PLAIN, TODAY, 2)
    search = relaying(board, jobs, laid(board, jobs))
    assert search.moved(1, 0, replace(search.layout.recipe, order=(1, 0))) is None
