"""The range of finishes: from low to high estimates, then from what is on record."""

from __future__ import annotations

import datetime as dt
import random
from statistics import quantiles

import pytest
from hypothesis import given

from planner.domain.calendar import DayException, StudyCalendar
from planner.domain.estimates import deviation, learned_effort
from planner.domain.forecast import Basis, finish_range
from planner.domain.pace import SIGHT
from planner.domain.problems import NoTimeError
from planner.domain.profile import LogEntry, Milestone, Profile, Status
from planner.domain.scheduling import placements_for
from planner.domain.weekly_share import draw_share, weeks_of_record
from tests.domain.plan_samples import TODAY, day, milestone, placed, profile
from tests.domain.strategies import profiles
from tests.domain.synthetic_learners import Habits, learner

#: A learner seen after twelve weeks.
SEEN = day(7 * 12)


def on_record(seed: int = 1, **habits: float) -> Profile:
    return learner(Habits(**habits), seed).seen_on(SEEN)


def test_low_likely_and_high_estimates_make_the_range(table: Profile) -> None:
    """Two hours a weekday; low is half of likely, high is twice.

    id   min  after
    one  240  -
    two  240  one
    """
    found = finish_range(table, TODAY)
    assert found is not None
    # 4, 8 and 16 hours, two a day, the weekend between.
    assert (found.p10, found.likely, found.p90) == (day(1), day(3), day(9))


def test_an_estimate_of_the_learners_keeps_the_proportions() -> None:
    half = milestone("one", 480, estimate=240)
    found = finish_range(profile(half), TODAY)
    assert found is not None
    assert (found.p10, found.likely, found.p90) == (day(0), day(1), day(3))


def test_logged_minutes_are_taken_off(table: Profile) -> None:
    """id   min  status       log
    one  480  in-progress  3.1:240
    """
    found = finish_range(table, TODAY)
    assert found is not None
    # 240 - 240, 480 - 240 and 960 - 240 minutes.
    assert (found.p10, found.likely, found.p90) == (day(0), day(1), day(7))


def test_nothing_left_has_no_range(table: Profile) -> None:
    """id   status
    one  done
    two  skipped
    """
    assert finish_range(table, TODAY) is None


def test_a_milestone_without_effort_has_a_day() -> None:
    found = finish_range(profile(milestone("none", 0)), day(5))
    assert found is not None
    assert found.p10 == found.p90 == day(7)


def test_no_time_is_said() -> None:
    plan = profile(milestone("one"), calendar=StudyCalendar(week=(0,) * 7))
    with pytest.raises(NoTimeError):
        finish_range(plan, TODAY)


@given(profiles())
def test_a_range_is_in_order_and_likely_is_the_plan(plan: Profile) -> None:
    found = finish_range(plan, TODAY, learn=False)
    open_ones = [each for each in placed(plan).milestones if each.is_open]
    if not open_ones:
        assert found is None
        return
    assert found is not None
    assert found.p10 <= found.likely <= found.p90
    assert found.likely == max(each.placement.finish for each in open_ones if each.placement)


@given(profiles())
def test_whatever_is_on_record_the_range_is_in_order(plan: Profile) -> None:
    seen = day(60)
    found = finish_range(placed(plan), seen, simulations=20)
    assert (found is None) is not any(each.is_open for each in plan.milestones)
    if found is not None:
        assert found.p10 <= found.likely <= found.p90


def test_it_can_be_held_up_and_given_up() -> None:
    plan, weeks = on_record(speed=0.5, share=0.6), list[int]()
    held_up = finish_range(plan, SEEN, simulations=20, between=lambda: weeks.append(1))
    assert held_up == finish_range(plan, SEEN, simulations=20)
    assert len(weeks) > 20

    def give_up() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        finish_range(plan, SEEN, between=give_up)


def test_before_anything_is_learned_the_estimates_make_the_range(table: Profile) -> None:
    """id   min  status       log
    one  480  in-progress  3.1:240
    """
    assert finish_range(table, TODAY) == finish_range(table, TODAY, learn=False)
    assert finish_range(table, TODAY).basis == Basis()


def test_switched_off_the_estimates_return_exactly() -> None:
    plan = on_record(speed=0.5, share=0.6)
    found = finish_range(plan, SEEN, learn=False)
    learned = finish_range(plan, SEEN)
    assert found.basis.estimates_only
    assert found.likely == max(
        each.finish
        for each, of in zip(placements_for(plan, SEEN).values(), plan.milestones, strict=True)
        if of.is_open
    )
    assert learned.basis == Basis(12, sum(each.status is Status.DONE for each in plan.milestones))
    assert learned.likely > found.p90, "half the speed and little time finish much later"


def test_the_same_seed_gives_the_same_range_whatever_the_order() -> None:
    plan = on_record()
    before = plan.model_dump_json()
    found = finish_range(plan, SEEN, seed=7)
    assert found == finish_range(plan, SEEN, seed=7)
    assert plan.model_dump_json() == before, "a forecast moves nothing"
    assert found != finish_range(plan, SEEN, seed=8)
    # The scheduler goes by the learner's order of open ones; what is done may stand anywhere.
    done = [each for each in plan.milestones if not each.is_open]
    rest = [each for each in plan.milestones if each.is_open]
    moved = plan.model_copy(update={"milestones": (*rest, *reversed(done))})
    assert found == finish_range(moved, SEEN, seed=7)


def test_seeds_agree_about_the_likely_date() -> None:
    plan = on_record()
    days = [finish_range(plan, SEEN, seed=seed) for seed in range(6)]
    length = (days[0].likely - SEEN).days
    for name in ("p10", "likely", "p90"):
        found = [getattr(each, name) for each in days]
        assert (max(found) - min(found)).days < 0.15 * length


def test_a_faster_record_finishes_earlier() -> None:
    half, full = (finish_range(on_record(share=share), SEEN) for share in (0.5, 1.0))
    slow, fast = (finish_range(on_record(speed=speed), SEEN) for speed in (0.75, 1.5))
    assert full.likely < half.likely
    assert fast.likely < slow.likely


def test_planned_hours_count_until_four_weeks_are_on_record() -> None:
    done = milestone(
        "done", 240, status=Status.DONE, done_on=day(2), log=(LogEntry(on=day(2), minutes=240),)
    )
    plan = profile(done, milestone("rest", 2400))
    assert finish_range(plan, day(27)).basis == Basis(weeks=0, milestones=1)
    assert finish_range(plan, day(28)).basis == Basis(weeks=4, milestones=1)
    # Four hours in four weeks instead of forty: what is left takes several times as long.
    early, late = finish_range(plan, day(27)), finish_range(plan, day(28))
    assert (late.likely - day(28)).days > 4 * (early.likely - day(27)).days


def test_a_begun_milestone_has_something_left_however_much_was_logged() -> None:
    done = milestone(
        "done", 240, status=Status.DONE, done_on=day(0), log=(LogEntry(on=day(0), minutes=240),)
    )
    for logged in (60, 480, 9600):
        begun = milestone(
            "begun", 240, status=Status.IN_PROGRESS, log=(LogEntry(on=day(0), minutes=logged),)
        )
        found = finish_range(profile(done, begun), day(1))
        assert day(1) <= found.p10 <= found.likely <= found.p90 < day(60)


def test_nothing_but_milestones_without_effort_is_a_day() -> None:
    done = milestone(
        "done", 240, status=Status.DONE, done_on=day(9), log=(LogEntry(on=day(9), minutes=240),)
    )
    found = finish_range(profile(done, milestone("none", 0)), day(40))
    # Whoever works in one week of five may leave out the next, too.
    assert found.p10 == found.likely == day(42)
    assert found.p90 < day(42 + 21)
    assert found.basis.weeks == 5


def test_the_range_is_that_of_schedules_laid_out_one_by_one_and_a_little_later() -> None:
    """Every milestone and every week drawn for itself, each simulation given to the scheduler.

    It knows what is to come, and finds the order that ends earliest; who lives it does not.
    """
    for seed in (1, 2):
        plan = on_record(seed)
        milestones = tuple(_without_event(each) for each in plan.milestones)
        plan = plan.model_copy(update={"milestones": milestones})
        chance = random.Random(seed)
        deciles = quantiles((one_by_one(plan, chance) for _ in range(60)), n=10)
        found = finish_range(plan, SEEN)
        # Two standard errors of an outer decile of 60 draws: 2 x sqrt(0.1 x 0.9 / 60) / 0.175
        # deviations, of which 2.56 lie between the outer deciles.
        chance_of_it = 0.44 * (deciles[8] - deciles[0]) / 2.56
        for named, decile in ((found.p10, 0), (found.likely, 4), (found.p90, 8)):
            later = (named - SEEN).days - deciles[decile]
            assert -chance_of_it < later < chance_of_it + 0.1 * deciles[4]


def _without_event(each: Milestone) -> Milestone:
    definition = each.definition.model_copy(update={"event": None})
    return each.model_copy(update={"definition": definition})


def one_by_one(plan: Profile, chance: random.Random) -> int:
    """Days to the finish of one simulation without the forecast's short cuts."""
    learned, weeks = learned_effort(plan.milestones), weeks_of_record(plan, SEEN)
    factors = learned.draw(chance)
    share = draw_share(weeks, factors, chance)
    changed = {}
    for each in plan.milestones:
        minutes = 0
        while each.is_open and minutes <= each.logged:
            noise = chance.lognormvariate(0, deviation(each) * learned.scatter)
            minutes = max(1, round(each.estimate * factors[each.kind] * noise))
            if each.logged > 2 * each.estimate:  # drawing again and again would take for ever
                minutes += each.logged
        changed[each.id] = each.model_copy(update={"estimate": minutes or each.estimate})
    daily, exceptions = plan.calendar.daily(SEEN, 7 * 400), []
    for first in range(0, len(daily), 7):
        week = max(0.0, chance.gauss(share.mean, share.spread))
        exceptions += [
            DayException(day=day(7 * 12 + at), minutes=min(1440, round(daily[at] * week)))
            for at in range(first, first + 7)
        ]
    calendar = plan.calendar.model_copy(update={"exceptions": tuple(exceptions)})
    trial = plan.model_copy(update={"milestones": tuple(changed.values()), "calendar": calendar})
    laid = placements_for(trial, SEEN)
    return max((laid[each.id].finish - SEEN).days for each in trial.milestones if each.is_open)


def test_at_hardly_any_pace_no_finish_is_foreseen() -> None:
    log = tuple(LogEntry(on=day(7 * week), minutes=5) for week in range(12))
    begun = milestone("begun", 600, status=Status.IN_PROGRESS, log=log)
    plan = profile(begun, milestone("rest", 30_000))
    found = finish_range(plan, SEEN)
    assert not found.foreseen
    assert found.p90 == SEEN + dt.timedelta(weeks=SIGHT)
    assert finish_range(plan, SEEN, learn=False).foreseen
    # Half a year of work at a tenth of its pace: in sight, but not worth a date.
    tenth = tuple(LogEntry(on=day(7 * week), minutes=60) for week in range(12))
    slow = milestone("slow", 13_000, status=Status.IN_PROGRESS, log=tenth)
    far = finish_range(profile(slow), SEEN)
    assert not far.foreseen
    assert far.likely > SEEN + dt.timedelta(weeks=104)
    # What little is left is done even so.
    assert finish_range(profile(begun.model_copy(update={"estimate": 120})), SEEN).foreseen


def test_a_plan_for_decades_is_foreseen_at_its_pace() -> None:
    log = tuple(LogEntry(on=day(7 * week), minutes=600) for week in range(12))
    begun = milestone("begun", 600_000, status=Status.IN_PROGRESS, log=log)
    found = finish_range(profile(begun), SEEN)
    assert found.foreseen
    assert found.likely > SEEN + dt.timedelta(weeks=700)


def test_the_more_is_known_the_narrower_the_range() -> None:
    """The same weeks and factors, six of them, twelve, and half a year of them."""
    widths = []
    for weeks in (6, 12, 26):
        done = [
            milestone(f"d{at}", 600, status=Status.DONE, done_on=day(7 * at + 4),
                      log=tuple(LogEntry(on=day(7 * at + on), minutes=100) for on in range(5)))
            for at in range(weeks)
        ]  # fmt: skip
        rest = [milestone(f"r{at}", 600) for at in range(30)]
        found = finish_range(profile(*done, *rest), day(7 * weeks))
        widths.append((found.p90 - found.p10).days)
    assert widths[0] > widths[1] > widths[2] > 14


def test_a_basis_knows_whether_it_is_estimates_only() -> None:
    assert Basis().estimates_only
    assert not Basis(weeks=4).estimates_only
    assert not Basis(milestones=1).estimates_only
