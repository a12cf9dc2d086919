"""What is derived from a plan and today: weeks, slack, lateness, reasons, phases."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.calendar import monday_of
from planner.domain.catalogue import Catalogue, Cost, Role
from planner.domain.edits import check_off, log_minutes, set_estimate
from planner.domain.plan import plan_of, with_schedule
from planner.domain.problems import ProblemKind
from planner.domain.profile import Placement, Profile, Status
from planner.domain.reasons import Reason, ReasonKind
from tests.domain.catalogue_samples import resource
from tests.domain.edit_samples import MAKERS
from tests.domain.plan_samples import TODAY, day, milestone, placed, profile, seen, target
from tests.domain.strategies import profiles


@given(profiles(), st.integers(0, 60))
def test_weeks_hold_all_minutes_still_to_do_and_all_logged(plan: Profile, later: int) -> None:
    today = day(later)
    derived = plan_of(placed(plan), today)
    todo = sum(each.remaining for each in plan.milestones)
    assert sum(week.planned for week in derived.weeks) == todo
    assert sum(week.logged for week in derived.weeks) == sum(
        each.logged for each in plan.milestones
    )
    assert 0 <= derived.behind <= todo
    starts = [week.start for week in derived.weeks]
    assert starts == [starts[0] + dt.timedelta(days=7 * n) for n in range(len(starts))]
    assert all(start.weekday() == 0 for start in starts)
    for week in derived.weeks[:30]:
        assert week.available == sum(plan.calendar.daily(week.start, 7))
        assert week.planned == 0 or week.start >= monday_of(today)


@given(profiles())
def test_progress_slack_and_lateness_fit_the_milestones(plan: Profile) -> None:
    derived = seen(plan)
    assert {each.id for each in derived.milestones} == {each.id for each in plan.milestones}
    assert [each.milestone.phase for each in derived.milestones] == sorted(
        each.phase for each in plan.milestones
    )
    assert sum(len(phase.milestones) for phase in derived.phases) == len(plan.milestones)
    assert sum(derived.count(status) for status in Status) == len(plan.milestones)
    open_ones = [each for each in derived.milestones if each.milestone.is_open]
    assert derived.overdue == tuple(each for each in open_ones if each.overdue_days > 0)
    for each in derived.milestones:
        assert (derived.slack_days(each.id) is not None) == each.milestone.is_open
        assert derived.critical(each.id) == (derived.slack_days(each.id) == 0)
        assert derived.milestone(each.id) == each
        for name in each.prerequisites:
            before = derived.milestone(name)
            assert before is not None
            assert each.id in before.needed_by
            assert (name in each.waits_for) == before.milestone.is_open


def test_the_critical_path_ends_in_the_planned_finish(table: Profile) -> None:
    """id     min  after  wait
    one    240  -      3
    two    240  one    -
    three  120  -      -
    """
    plan = seen(table)
    critical = [each for each in plan.milestones if plan.critical(each.id)]
    assert [each.id for each in critical] == ["one", "two"]
    assert plan.planned_finish == critical[-1].finish


def test_what_was_done_early_is_not_what_the_plan_finishes_with(table: Profile) -> None:
    """id     min
    early  120
    open   120
    """
    early, going = (each.id for each in table.milestones)
    plan = placed(table)
    last = plan.model_copy(
        update={
            "milestones": tuple(
                each.model_copy(update={"placement": Placement(start=on, finish=on)})
                for each, on in zip(plan.milestones, (day(20), day(3)), strict=True)
            )
        }
    )
    done, _ = check_off(early, TODAY, TODAY).apply(last)
    assert plan_of(last, TODAY).planned_finish == day(20)
    assert plan_of(done, TODAY).planned_finish == day(3)
    all_done, _ = check_off(going, TODAY, TODAY).apply(done)
    assert plan_of(all_done, TODAY).planned_finish == day(20)


def test_what_is_late_is_counted_from_its_planned_finish(table: Profile) -> None:
    """id    min
    one   120
    two   120
    """
    plan = plan_of(placed(table), day(3))
    assert [(each.id, each.overdue_days) for each in plan.overdue] == [("one", 3), ("two", 2)]
    assert plan.behind == 240
    assert [week.planned for week in plan.weeks] == [240]
    done, _ = check_off("one", day(3), day(3)).apply(plan.profile)
    assert [each.id for each in plan_of(done, day(3)).overdue] == ["two"]


def test_overdue_minutes_count_in_the_current_week(table: Profile) -> None:
    """id    min
    one   120
    two   600
    """
    plan = plan_of(placed(table), day(9))
    assert [(week.start, week.planned) for week in plan.weeks] == [(day(0), 0), (day(7), 720)]
    assert plan.behind == 720


def test_nothing_counts_against_a_planned_break(table: Profile) -> None:
    """break: 9.1..17.1
    day: 2027-01-13 60
    id    min
    one   600
    two   600
    """
    plan = placed(table)
    later = {number: plan_of(plan, day(number)) for number in (4, 5, 8, 9, 13, 14)}
    late = {
        number: [each.overdue_days for each in seen.milestones] for number, seen in later.items()
    }
    # The one is due on Friday; Saturday is the first day of the break, and Wednesday none of it.
    assert late == {4: [0, 0], 5: [0, 0], 8: [0, 0], 9: [1, 0], 13: [1, 0], 14: [2, 0]}
    done, _ = check_off("one", day(4), day(4)).apply(plan)
    resting = plan_of(done, day(9))
    assert resting.behind == 0
    assert resting.overdue == ()
    assert [(week.start, week.planned) for week in resting.weeks][1] == (day(7), 60)


def test_what_is_used_up_keeps_a_place_and_asks_for_an_estimate(table: Profile) -> None:
    """id    min  status       log
    one   60   in-progress  3.1:60
    """
    plan = placed(table, day(5))
    placement = plan.milestones[0].placement
    assert placement is not None
    assert (placement.finish, placement.runs) == (day(7), ())
    derived = plan_of(plan, day(5))
    assert [each.kind for each in derived.problems] == [ProblemKind.ESTIMATE_USED_UP]
    assert sum(week.planned for week in derived.weeks) == 0


def test_logged_minutes_are_the_first_that_were_planned(table: Profile) -> None:
    """id    min
    one   240
    """
    plan = placed(table)
    worked, _ = log_minutes(plan, "one", 150, day(1), day(1)).apply(plan)
    later = plan_of(worked, day(7))
    assert [(week.planned, week.logged) for week in later.weeks] == [(0, 150), (90, 0)]


def test_minutes_that_were_never_placed_count_as_well(table: Profile) -> None:
    """id    min
    one   240
    """
    plan = placed(table)
    more, _ = set_estimate("one", 300).apply(plan)
    assert sum(week.planned for week in plan_of(more, TODAY).weeks) == 300


def test_what_waits_is_blocked_only_when_its_time_is_near(table: Profile) -> None:
    """id    min  after  not_before
    one   120  -      -
    near  120  one    20.1
    far   120  one    1.3
    """
    plan = seen(table)
    assert {each.id: each.blocked for each in plan.milestones} == {
        "one": False,
        "near": True,
        "far": False,
    }
    far = plan.milestone("far")
    assert far is not None
    assert (far.prerequisites, far.waits_for) == (("one",), ("one",))
    done, _ = check_off("one", TODAY, TODAY).apply(plan.profile)
    near = plan_of(done, TODAY).milestone("near")
    assert near is not None
    assert (near.prerequisites, near.waits_for, near.blocked) == (("one",), (), False)


def test_every_milestone_says_why() -> None:
    plan = seen(
        profile(
            milestone("ear", builds={"hearing": 2, "piano": 3}),
            milestone("more", builds={"hearing": 4, "mixing": 5}, after=("ear",)),
            milestone("proof", role=Role.ESSENTIAL, builds={"hearing": 2}, phase=2),
            milestone("mine", own=True, phase=2),
            milestone("left", builds={"law": 2}, status=Status.SKIPPED),
            milestone("law", builds={"law": 2}, phase=3),
            ratings={"hearing": 1, "mixing": 5},
            targets=(target("mixer", hearing=3, mixing=4, law=2), target("other")),
        )
    )
    careers = "mixer,other"
    path = Reason(ReasonKind.PATH, career=careers)
    assert {each.id: each.reasons for each in plan.milestones} == {
        "ear": (
            Reason(ReasonKind.RAISES, "hearing", 1, 2, 3),
            Reason(ReasonKind.NEEDED_BY, milestone="more"),
            path,
        ),
        "more": (Reason(ReasonKind.RAISES, "hearing", 2, 4, 3), path),
        "left": (Reason(ReasonKind.RAISES, "law", 0, 2, 2), path),
        "proof": (Reason(ReasonKind.ESSENTIAL, career=careers),),
        "mine": (Reason(ReasonKind.OWN),),
        "law": (Reason(ReasonKind.RAISES, "law", 0, 2, 2), path),
    }


def test_phases_sum_up_what_counts(table: Profile) -> None:
    """id     min  phase role     status  log
    one    120  1     craft    done    -
    two    120  1     craft    todo    -
    extra  999  1     optional skipped -
    later  60   2     craft    in-progress 4.1:20
    own    60   5     optional todo    -
    """
    one, two, five = seen(table).phases
    assert (one.number, one.name, one.done, one.count) == (1, "Foundations", 1, 2)
    assert (one.effort, one.earned, one.start) == (240, 120, TODAY)
    assert [each.id for each in one.milestones] == ["one", "two", "extra"]
    assert (two.name, two.effort, two.earned) == ("Core craft", 60, 20)
    assert (five.number, five.name) == (5, "")


def test_a_plan_without_milestones_is_a_plan() -> None:
    plan = plan_of(profile(), TODAY)
    assert (plan.planned_finish, plan.phases, plan.milestones) == (None, (), ())
    assert [(week.start, week.planned) for week in plan.weeks] == [(TODAY, 0)]
    assert plan.milestone("gone") is None


def test_a_milestone_without_dates_has_neither_start_nor_finish_nor_slack() -> None:
    plan = plan_of(profile(milestone("one")), TODAY)
    (one,) = plan.milestones
    assert (one.start, one.finish, one.overdue_days) == (None, None, 0)
    assert plan.slack_days("one") is None
    assert not plan.critical("one")


def test_waiting_for_each_other_does_not_stop_the_plan(table: Profile) -> None:
    """id   min  after
    one  60   two
    two  60   one
    """
    plan = seen(table)
    assert [each.prerequisites for each in plan.milestones] == [(), ()]
    assert [plan.slack_days(each.id) for each in plan.milestones] == [0, 0]


def test_costs_come_from_the_catalogue() -> None:
    plan = profile(milestone("one", resources=("book",)))
    catalogue = Catalogue.of(resources=(resource("book", cost=Cost.TO_250),))
    assert plan_of(plan, TODAY, catalogue).cost == 250
    assert plan_of(plan, TODAY).cost == 0


def test_an_edit_that_keeps_its_dates_is_left_alone(table: Profile) -> None:
    """id
    one
    """
    edit = check_off("one", TODAY, TODAY)
    assert with_schedule(table, edit, TODAY) is edit


@given(profiles(), st.lists(st.sampled_from(sorted(MAKERS)), min_size=1, max_size=3), st.data())
def test_what_an_earlier_plan_knows_makes_no_difference(
    plan: Profile, names: list[str], data: st.DataObject
) -> None:
    plan = placed(plan)
    earlier = plan_of(plan, TODAY)
    for name in names:
        milestones = [each.id for each in plan.milestones]
        if not milestones:
            break
        number = data.draw(st.integers(1, 60))
        edit = MAKERS[name](plan, data.draw(st.sampled_from(milestones)), number)
        plan, _ = edit.apply(plan)
        today = day(data.draw(st.integers(0, 40)))
        derived = plan_of(plan, today, before=earlier)
        fresh = plan_of(plan, today)
        assert derived == fresh
        assert derived.left == fresh.left
        assert derived.latest.milestones == fresh.latest.milestones
        earlier = derived


def test_reasons_are_kept_where_nothing_they_rest_on_changes() -> None:
    plan = placed(profile(milestone("one", builds={"ears": 2}), milestone("two", serial=2)))
    earlier = plan_of(plan, TODAY)
    done, _ = check_off("one", TODAY, TODAY).apply(plan)
    later = plan_of(done, TODAY, before=earlier)
    assert later.by_id["two"].reasons is earlier.by_id["two"].reasons
    assert later.left["two"] is earlier.left["two"]
    assert "one" not in later.left
