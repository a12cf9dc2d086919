"""In which order work is laid: the learner's as long as it is good, then what ends earlier."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.board import Board
from planner.domain.calendar import StudyCalendar
from planner.domain.laying import Job
from planner.domain.profile import Profile
from planner.domain.scheduling import placements_for
from planner.domain.sequencing import laid_out, most_passes, most_steps
from tests.domain.plan_samples import TODAY, WEEKDAYS, dates, placed
from tests.domain.schedule_checker import broken_rules

PLAIN = StudyCalendar(week=WEEKDAYS)


def _job(
    minutes: int, *before: tuple[int, int], span: int = 0, months: tuple[int, ...] = ()
) -> Job:
    return Job(
        minutes=minutes,
        week_cap=None,
        span=span,
        in_first_week=0,
        counts_for_focus=True,
        begun=False,
        earliest=0,
        before=before,
        months=months,
    )


def test_nothing_ends_where_the_given_work_does() -> None:
    assert laid_out(Board(PLAIN, TODAY, 3), []).finish == 0
    assert laid_out(Board(PLAIN, TODAY, 3), [], end_of_given=9).finish == 9


def test_the_board_stays_as_it_is() -> None:
    board = Board(PLAIN, TODAY, 3)
    laid_out(board, [_job(600), _job(600, (0, 3), span=40)])
    assert [board.free(number) for number in range(5)] == [120] * 5


def test_small_plans_get_many_passes_and_large_ones_few() -> None:
    counts = [most_passes(count) for count in (0, 36, 60, 100, 250, 100_000)]
    assert counts == [60, 60, 39, 24, 3, 3]


def test_small_plans_get_many_exchanges_and_large_ones_none() -> None:
    counts = [most_steps(count) for count in (0, 36, 100, 200, 250, 100_000)]
    assert counts == [0, 45_000, 60_000, 24_000, 0, 0]


def test_what_much_waits_for_goes_first_where_that_ends_earlier(table: Profile) -> None:
    """The learner would edit first, but a year of mentorship waits for the letter.

    id      min   phase  span kind       after
    edit    6000  1      -    project    -
    letter  120   2      -    project    -
    mentor  120   2      300  mentorship letter
    """
    plan = placed(table)
    assert dates(plan)["letter"] == ("2027-01-04", "2027-01-04")
    assert broken_rules(table, plan, TODAY) == []


def test_a_few_days_are_not_worth_another_order(table: Profile) -> None:
    """Later first would end on the day the minutes are used up, one percent earlier at most.

    id      min    phase  wait after
    first   12000  1      -    -
    later   120    2      3    -
    last    120    3      -    later
    """
    found = dates(placed(table))
    assert found["first"] is not None
    assert found["later"] is not None
    assert found["first"][0] == "2027-01-04"
    assert found["later"][0] >= found["first"][1]


def test_a_usual_month_is_reached_by_doing_what_comes_before_it(table: Profile) -> None:
    """In the learner's order March is missed, and with it a year.

    id      min   phase  months after
    edit    9000  1      -      -
    songs   600   2      -      -
    meet    240   2      3      songs
    """
    plan = placed(table)
    assert dates(plan)["meet"] is not None
    finish = max(each.placement.finish for each in plan.milestones if each.placement)
    assert finish.isoformat() < "2027-12-31"
    assert broken_rules(table, plan, TODAY) == []


@pytest.mark.parametrize("goal", [0, 12, 400])
def test_a_goal_ends_the_search(goal: int) -> None:
    jobs = [_job(1200), _job(120), _job(120, (1, 0), span=30)]
    board = Board(PLAIN, TODAY, 1)
    whole = laid_out(board, jobs)
    found = laid_out(board, jobs, goal=goal)
    assert (found.finish <= goal) == (whole.finish <= goal)


@st.composite
def _jobs(draw: st.DrawFn) -> list[Job]:
    count = draw(st.integers(1, 8))
    return [
        _job(
            draw(st.sampled_from((0, 1, 60, 300, 900))),
            *[(before, draw(st.integers(0, 9))) for before in range(place) if draw(st.booleans())],
            span=draw(st.sampled_from((0, 0, 10, 40))),
            months=draw(st.sampled_from(((), (), (), (2,), (3, 9)))),
        )
        for place in range(count)
    ]


@given(_jobs(), st.integers(1, 4))
def test_no_pass_ends_after_the_learners_order(jobs: list[Job], limit: int) -> None:
    """A goal far away keeps the first pass, which is the learner's order."""
    board = Board(PLAIN, TODAY, limit)
    learners = laid_out(board, jobs, goal=100_000)
    found = laid_out(board, jobs)
    assert found.finish <= learners.finish
    assert [sum(each.days.values()) for each in found.jobs] == [job.minutes for job in jobs]
    assert laid_out(board, jobs) == found


def test_a_large_plan_goes_straight_to_late_starts(table: Profile) -> None:
    """id   min
    one  120
    """
    each = table.milestones[0]
    many = [
        each.model_copy(
            update={
                "code": f"code-{number}",
                "definition": each.definition.model_copy(
                    update={
                        "id": f"m{number}",
                        "span": 4000 if number == 399 else 0,
                        "after": ("m398",) if number == 399 else (),
                    }
                ),
            }
        )
        for number in range(400)
    ]
    plan = table.model_copy(update={"milestones": tuple(many)})
    placements = placements_for(plan, TODAY)
    first = placements["m398"]
    assert first is not None
    assert first.start == TODAY
