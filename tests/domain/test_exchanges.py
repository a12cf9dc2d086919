"""Exchanges in the order of a layout: never later, always the same, within their steps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.board import Board
from planner.domain.calendar import StudyCalendar
from planner.domain.exchanges import exchanged
from planner.domain.laying import NOWHERE, Job, Layout, Recipe, lay, ready
from tests.domain.plan_samples import TODAY, WEEKDAYS

PLAIN = StudyCalendar(week=WEEKDAYS)
NEVER = 10**6


def job(minutes: int, *before: tuple[int, int], **fields: object) -> Job:
    values: dict[str, object] = {
        "week_cap": None,
        "span": 0,
        "in_first_week": 0,
        "counts_for_focus": True,
        "begun": False,
        "earliest": 0,
        "months": (),
    }
    return Job(minutes=minutes, before=before, **(values | fields))  # type: ignore[arg-type]


def laid(board: Board, jobs: list[Job], recipe: Recipe | None = None) -> Layout:
    """All jobs laid in an order, theirs if none is given."""
    count = len(jobs)
    recipe = recipe or Recipe(range(count), [False] * count, [0] * count, NEVER)
    board, found = board.copy(), [NOWHERE] * count
    for place in recipe.order:
        found[place] = lay(board, jobs[place], place, ready(jobs[place], found), recipe)
    return Layout(max(each.finish for each in found), found, recipe)


def improved(board: Board, jobs: list[Job], layout: Layout, steps: int = 400) -> Layout:
    latest = [NEVER] * len(jobs)
    return exchanged(board, jobs, layout, lambda _: latest, lambda _: False, steps)


def test_what_a_long_wait_follows_goes_first() -> None:
    """With one place side by side, the last of five short ones holds up a wait of a month."""
    jobs = [*(job(600) for _ in range(4)), job(120), job(120, (4, 30))]
    board = Board(PLAIN, TODAY, 1)
    first = laid(board, jobs)
    found = improved(board, jobs, first)
    assert first.finish == 28 + 30
    # The 30th day is a Wednesday; by then all the others are done.
    assert found.finish == 30
    assert found.jobs[4].start == 0


def test_an_event_moves_to_an_earlier_month_that_lets_all_end_earlier() -> None:
    jobs = [job(240, months=(2, 9)), job(600, (0, 0), span=60)]
    board = Board(PLAIN, TODAY, 2)
    late = laid(board, jobs, Recipe((0, 1), [False] * 2, [200, 0], NEVER))
    found = improved(board, jobs, late)
    assert board.date(late.jobs[0].start).month == 9
    assert board.date(found.jobs[0].start).month == 2
    assert found.finish < late.finish


def test_an_event_that_holds_up_everything_keeps_to_the_first_half_of_its_month() -> None:
    jobs = [job(240, months=(2,)), job(600, (0, 0), span=60), job(60)]
    board = Board(PLAIN, TODAY, 2)
    first = laid(board, jobs)
    found = improved(board, jobs, first)
    assert board.date(first.jobs[0].finish).day > 25
    assert board.date(found.jobs[0].start).month == board.date(found.jobs[0].finish).month == 2
    assert len(found.jobs[0].days) > 5, "it is spread all the same"
    assert board.date(found.jobs[0].finish).day <= 14
    assert found.finish <= first.finish - 10


def test_an_event_that_holds_up_nothing_is_spread_over_all_its_month() -> None:
    jobs = [job(240, months=(2,)), job(600, span=90)]
    board = Board(PLAIN, TODAY, 2)
    first = laid(board, jobs)
    assert first.finish == first.jobs[1].finish
    assert improved(board, jobs, first).jobs[0] == first.jobs[0]


def test_an_event_that_nothing_waits_for_is_spread_over_all_its_month() -> None:
    jobs = [job(240, months=(2,)), job(600)]
    board = Board(PLAIN, TODAY, 2)
    first = laid(board, jobs)
    assert first.finish == first.jobs[0].finish
    assert improved(board, jobs, first).jobs[0] == first.jobs[0]


def test_an_event_goes_before_others_where_only_half_a_month_makes_that_worthwhile() -> None:
    """Laid last, it finds days full; laid first, it would take all of its month."""
    jobs = [*(job(600) for _ in range(4)), job(240, months=(1,)), job(600, (4, 0), span=60)]
    board = Board(PLAIN, TODAY, 6)
    first = laid(board, jobs)
    alone = laid(board, jobs, Recipe((4, 5, 0, 1, 2, 3), [False] * 6, [0] * 6, NEVER))
    found = improved(board, jobs, first, steps=4_000)
    assert board.date(first.jobs[4].start).year > TODAY.year
    assert board.date(alone.jobs[4].finish).day > 25
    assert found.finish < min(first.finish, alone.finish) - 10


def test_half_a_month_without_room_is_not_kept_to() -> None:
    """Ten hours a week: 24 hours need more than half of February."""
    jobs = [job(24 * 60, months=(2,)), job(600, (0, 0), span=60)]
    board = Board(PLAIN, TODAY, 2)
    recipe = Recipe((0, 1), [True, False], [0, 0], NEVER)
    assert laid(board, jobs, recipe).jobs == laid(board, jobs).jobs


def test_nothing_is_tried_without_steps_or_where_it_is_good_enough() -> None:
    jobs = [*(job(600) for _ in range(4)), job(120), job(120, (4, 30))]
    board = Board(PLAIN, TODAY, 1)
    first = laid(board, jobs)
    assert improved(board, jobs, first, steps=0) is first
    found = exchanged(board, jobs, first, lambda _: [NEVER] * 6, lambda _: True, 400)
    assert found is first


def test_what_must_start_before_it_does_is_given_up() -> None:
    """Latest starts that nothing can keep leave the layout as it is."""
    jobs = [*(job(600) for _ in range(4)), job(120), job(120, (4, 30))]
    board = Board(PLAIN, TODAY, 1)
    first = laid(board, jobs)
    assert exchanged(board, jobs, first, lambda _: [-1] * 6, lambda _: False, 400) is first


def test_all_jobs_are_laid_there_and_back_now_and_then() -> None:
    """What that gives is taken where it ends earlier, and once more, and left where it does not."""
    jobs = [job(600), job(600), job(600, (0, 200))]
    board = Board(PLAIN, TODAY, 1)
    late = laid(board, jobs, Recipe((1, 0, 2), [False] * 3, [0] * 3, NEVER))
    asked: list[Layout] = []

    def there_and_back(layout: Layout) -> Layout:
        asked.append(layout)
        return laid(board, jobs) if len(asked) % 2 else late

    found = exchanged(
        board,
        jobs,
        late,
        # Nothing can start by these days, so that no exchange helps.
        lambda _: [-1] * 3,
        lambda _: False,
        40_000,
        [there_and_back],
    )
    assert found == laid(board, jobs)
    assert found.finish < late.finish
    assert asked[0] is late
    assert asked[1].finish == found.finish


@st.composite
def many(draw: st.DrawFn, most: int = 10) -> list[Job]:
    """Jobs of all kinds, each after some of those before it."""
    return [
        job(
            draw(st.sampled_from((0, 1, 60, 300, 900))),
            *[(before, draw(st.integers(0, 9))) for before in range(place) if draw(st.booleans())],
            span=draw(st.sampled_from((0, 0, 10, 40))),
            week_cap=draw(st.sampled_from((None, None, 150))),
            counts_for_focus=draw(st.booleans()),
            months=draw(st.sampled_from(((), (), (), (2,), (3, 9)))),
        )
        for place in range(draw(st.integers(1, most)))
    ]


@given(many(), st.integers(1, 3))
def test_the_layout_is_what_its_recipe_gives_and_ends_no_later(jobs: list[Job], limit: int) -> None:
    """What is laid from the middle of an order on is what laying all of it gives."""
    board = Board(PLAIN, TODAY, limit)
    first = laid(board, jobs)
    found = improved(board, jobs, first)
    assert found.finish <= first.finish
    assert laid(board, jobs, found.recipe) == found
    assert sorted(found.recipe.order) == list(range(len(jobs)))
    assert improved(board, jobs, first) == found
    assert board.free(0) == Board(PLAIN, TODAY, limit).free(0)
