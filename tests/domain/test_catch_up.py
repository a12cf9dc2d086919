"""Moving dates on purpose: the four offers, pushing, breaks, and what would move."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.domain.calendar import Break, StudyCalendar, WeekPattern, monday_of
from planner.domain.catalogue import Catalogue, Role
from planner.domain.catch_up import (
    LEFT_OUT_REASON,
    Obstacle,
    Offer,
    OfferKind,
    date_to_keep,
    moves,
    offers,
    plan_break,
    planned_pace,
    push,
)
from planner.domain.edits import Change, DeleteMilestone, InsertMilestone, set_notes
from planner.domain.pace import recent_pace
from planner.domain.plan import plan_of
from planner.domain.problems import BreakError, NoTimeError, ProblemKind
from planner.domain.profile import LogEntry, Milestone, Pin, Profile, Status
from tests.domain.plan_samples import (
    TODAY,
    WEEKDAYS,
    dates,
    day,
    milestone,
    placed,
    profile,
    target,
)
from tests.domain.schedule_checker import available, broken_rules
from tests.domain.strategies import profiles, ranges

NOTHING = Catalogue.of()
REAL, PLANNED, KEEP, LESS = OfferKind
WEEK = dt.timedelta(days=7)


def offer(plan: Profile, kind: OfferKind, today: dt.date = TODAY) -> Offer:
    (found,) = (each for each in offers(plan, today, NOTHING) if each.kind is kind)
    return found


def taken(plan: Profile, found: Offer) -> Profile:
    """The plan after an offer, having seen that it can be taken back to the letter."""
    assert found.edit is not None
    after, back = found.edit.apply(plan)
    assert back.apply(after)[0].model_dump_json() == plan.model_dump_json()
    return after


def last_finish(plan: Profile) -> dt.date | None:
    """The day of the last minute, or the finish where that is later (not of an overdue pin)."""
    return max((max([each.placement.finish, *(on for on, _ in each.placement.days())])
                for each in plan.milestones if each.is_open and each.placement),
               default=None)  # fmt: skip


# --- the four offers --------------------------------------------------------------------------


def test_there_are_always_four_in_their_order() -> None:
    plan = placed(profile(milestone("one"), milestone("two", serial=5)))
    assert [each.kind for each in offers(plan, day(3), NOTHING)] == list(OfferKind)
    assert [each.value for each in OfferKind] == [
        "real-pace", "planned-pace", "keep-finish", "do-less",
    ]  # fmt: skip


def slow() -> Profile:
    """Ten hours a week were planned; five were logged, for six weeks."""
    log = tuple(LogEntry(on=day(number), minutes=60) for number in range(42) if number % 7 < 5)
    begun = milestone("begun", 3600, status=Status.IN_PROGRESS, serial=1)
    plan = placed(profile(begun, milestone("next", 1200, serial=2)))
    milestones = tuple(
        each.model_copy(update={"log": log}) if each.id == "begun" else each
        for each in plan.milestones
    )
    return plan.model_copy(update={"milestones": milestones})


def test_real_pace_moves_dates_to_the_recent_weeks_and_leaves_the_calendar() -> None:
    plan, today = slow(), day(42)
    found = offer(plan, REAL, today)
    assert found.pace == recent_pace(plan, today)
    assert found.weekly_minutes == 300
    after = taken(plan, found)
    assert after.calendar == plan.calendar
    # 1,800 + 1,200 minutes at 300 a week from Monday, 15 February on.
    assert found.finish == last_finish(after) == day(42 + 9 * 7 + 4)
    assert offer(plan, PLANNED, today).finish == day(42 + 4 * 7 + 4)
    assert offer(plan, PLANNED, today).weekly_minutes == 600


def test_without_a_record_real_pace_is_the_planned_one() -> None:
    plan = placed(profile(milestone("one", 600), milestone("two", 600, serial=5)))
    real, planned = offer(plan, REAL, day(14)), offer(plan, PLANNED, day(14))
    assert real.pace is None
    assert (real.edit, real.finish, real.moves) == (planned.edit, planned.finish, planned.moves)


def test_keep_the_finish_says_what_it_takes(table: Profile) -> None:
    """id    min
    one   1200
    two   1200
    """
    plan = placed(table)
    assert last_finish(plan) == day(25)
    found = offer(plan, KEEP, day(14))
    # Ten days of the fortnight are left for 40 hours.
    assert (found.weekly_minutes, found.finish) == (1200, day(25))
    after = taken(plan, found)
    assert after.calendar.week == WEEKDAYS
    assert after.calendar.daily(TODAY, 14) == plan.calendar.daily(TODAY, 14)
    assert after.calendar.patterns == (WeekPattern(start=day(14), week=(240,) * 5 + (0, 0)),)


def test_a_wished_finish_is_what_is_kept(table: Profile) -> None:
    """wish: 2027-02-26
    id    min
    one   1200
    two   1200
    """
    plan = placed(table)
    assert date_to_keep(plan) == dt.date(2027, 2, 26)
    found = offer(plan, KEEP)
    assert found.weekly_minutes == 300, "more time than it takes is not asked for"
    assert found.finish is not None
    assert found.finish <= dt.date(2027, 2, 26)


def test_a_finish_that_cannot_be_kept_says_from_when_and_why(table: Profile) -> None:
    """wish: 2027-01-20
    id    min  span
    long  600  40
    """
    found = offer(placed(table), KEEP)
    assert (found.edit, found.finish, found.moves) == (None, None, ())
    why = found.why_not
    assert why is not None
    assert (why.obstacle, why.wanted) == (Obstacle.NOT_BEFORE, dt.date(2027, 1, 20))
    assert (why.earliest, why.milestone) == (day(39), "long")
    assert why.not_before is not None


def test_do_less_leaves_out_until_the_date_holds(table: Profile) -> None:
    """wish: 2027-01-22
    id     min  role
    must   600  essential
    craft  900  craft
    extra  300  optional
    more   600  optional
    """
    plan = placed(table)
    found = offer(plan, LESS)
    assert found.left_out == ("more",)
    assert found.finish == day(18)
    after = taken(plan, found)
    gone = after.milestone("more")
    assert gone is not None
    assert (gone.status, gone.skip_reason, gone.placement) == (
        Status.SKIPPED, LEFT_OUT_REASON, None,
    )  # fmt: skip
    assert found.edit is not None
    assert found.edit.change is Change.REPLAN
    (other,) = (each for each in offers(plan, TODAY, NOTHING, reason="Later") if each.kind is LESS)
    assert taken(plan, other).milestone("more").skip_reason == "Later"  # type: ignore[union-attr]


def test_do_less_says_what_is_reached_only_just() -> None:
    plan = placed(
        profile(
            milestone("a", 600, builds={"eq": 2}, role=Role.ESSENTIAL, serial=1),
            milestone("b", 600, builds={"eq": 2}, role=Role.OPTIONAL, serial=2),
            wished_finish=day(6),
            targets=(target(eq=2),),
        )
    )
    found = offer(plan, LESS)
    assert (found.left_out, found.just_reached) == (("b",), ("eq",))


def test_doing_less_may_not_be_enough(table: Profile) -> None:
    """wish: 2027-01-06
    id     min  role
    must   600  essential
    extra  300  optional
    """
    why = offer(placed(table), LESS).why_not
    assert why is not None
    assert (why.obstacle, why.wanted) == (Obstacle.NOT_BEFORE, dt.date(2027, 1, 6))
    assert (why.earliest, why.milestone, why.not_before) == (day(4), "must", None)


def test_a_date_that_is_over_cannot_be_kept() -> None:
    plan = placed(profile(milestone("one")))
    for kind in (KEEP, LESS):
        why = offer(plan, kind, day(30)).why_not
        assert why is not None
        assert (why.obstacle, why.wanted) == (Obstacle.FINISH_PAST, TODAY)
    assert offer(plan, PLANNED, day(30)).edit is not None


def test_a_plan_without_dates_has_none_to_keep() -> None:
    plan = profile(milestone("one"))
    assert _obstacles(plan) == [None, None, Obstacle.NO_FINISH, Obstacle.NO_FINISH]


def test_where_nothing_can_be_laid_every_offer_says_so() -> None:
    done = milestone("one", status=Status.DONE, done_on=TODAY)
    assert _obstacles(profile(done)) == [Obstacle.NOTHING_LEFT] * 4
    plan = placed(profile(milestone("one")))
    idle = plan.model_copy(update={"calendar": StudyCalendar(week=(0,) * 7)})
    assert _obstacles(idle) == [Obstacle.NO_TIME] * 4
    endless = profile(milestone("one", 4_900_000), calendar=StudyCalendar(week=(1, *[0] * 6)))
    assert _obstacles(endless)[:2] == [Obstacle.TOO_LONG] * 2


def _obstacles(plan: Profile) -> list[Obstacle | None]:
    return [each.why_not and each.why_not.obstacle for each in offers(plan, TODAY, NOTHING)]


def test_clashes_are_what_is_new() -> None:
    first = milestone("first", 600, serial=1)
    pinned = milestone("pinned", 60, after=("first",), pin=Pin(start=day(7)), serial=2)
    plan = placed(profile(first, pinned))
    assert plan_of(plan, TODAY).problems == ()
    found = offer(plan, PLANNED, day(3))
    assert [(each.kind, each.milestone) for each in found.clashes] == [
        (ProblemKind.PIN_TOO_EARLY, "pinned")
    ]
    again = offer(taken(plan, found), PLANNED, day(3))
    assert again.clashes == (), "what is known already does not clash anew"


def test_weeks_over_are_counted_from_what_is_left_of_this_one() -> None:
    given = milestone("given", 900, pin=Pin(start=day(2), finish=day(4)))
    plan = placed(profile(given))
    assert offer(plan, PLANNED, day(2)).weeks_over == 1
    assert offer(plan, PLANNED, day(0)).weeks_over == 1
    roomy = milestone("roomy", 360, pin=Pin(start=day(2), finish=day(4)))
    assert offer(placed(profile(roomy)), PLANNED, day(2)).weeks_over == 0
    assert offer(placed(profile(roomy)), PLANNED, day(3)).weeks_over == 1


@given(profiles(), st.integers(0, 50), st.none() | st.integers(0, 300))
def test_every_offer_keeps_history_and_comes_back(
    plan: Profile, later: int, wish: int | None
) -> None:
    today = day(later)
    plan = placed(plan).model_copy(update={"wished_finish": None if wish is None else day(wish)})
    before = plan_of(plan, today)
    for found in offers(plan, today, NOTHING):
        if found.edit is None:
            assert found.why_not is not None
            continue
        assert found.why_not is None
        after = taken(plan, found)
        assert _history(after, found.left_out) == _history(plan, found.left_out)
        assert found.finish == last_finish(after)
        assert {each.milestone for each in found.moves} == {
            new.id
            for old, new in zip(plan.milestones, after.milestones, strict=True)
            if _span(old) != _span(new)
        }
        known = {each.key for each in before.problems}
        new = [each for each in plan_of(after, today).problems if each.key not in known]
        assert list(found.clashes) == new
        assert found.weeks_over == _weeks_over(after, today)
        if found.kind is not KEEP:
            assert after.calendar == plan.calendar
        if found.kind in (KEEP, LESS) and found.finish is not None:
            keep = date_to_keep(plan)
            assert keep is not None
            assert found.finish <= keep


def _span(each: Milestone) -> tuple[dt.date, dt.date] | None:
    return each.placement and (each.placement.start, each.placement.finish)


def _history(plan: Profile, left_out: tuple[str, ...]) -> list[object]:
    """All that an offer may not touch: days that are over, what was done, logged or written."""
    forget = {"placement": None}
    skipped = {**forget, "status": Status.SKIPPED, "skip_reason": ""}
    return [
        plan.model_copy(update={"milestones": (), "calendar": None}),
        plan.calendar.breaks,
        plan.calendar.exceptions,
        [
            each.model_copy(
                update=skipped if each.id in left_out else forget if each.is_open else {}
            )
            for each in plan.milestones
        ],
    ]


def _weeks_over(plan: Profile, today: dt.date) -> int:
    load: dict[dt.date, int] = {}
    for each in plan.milestones:
        left = each.remaining
        for on, minutes in reversed(list(each.placement.days()) if each.placement else []):
            monday = monday_of(max(on, today))
            load[monday] = load.get(monday, 0) + min(minutes, left)
            left -= min(minutes, left)
    return sum(
        minutes
        > sum(
            available(plan, on)
            for on in (monday + dt.timedelta(days=number) for number in range(7))
            if on >= today
        )
        for monday, minutes in load.items()
    )


@given(profiles(), st.integers(0, 40))
def test_what_offers_place_keeps_every_rule(plan: Profile, later: int) -> None:
    today = day(later)
    before = placed(plan)
    for found in offers(before, today, NOTHING):
        if found.edit is None or (found.kind is REAL and found.pace is not None):
            continue
        after = taken(before, found)
        asked = before.model_copy(
            update={
                "calendar": after.calendar,
                "milestones": tuple(
                    each.model_copy(update={"placement": old.placement})
                    for old, each in zip(before.milestones, after.milestones, strict=True)
                ),
            }
        )
        assert broken_rules(asked, after, today) == [], found.kind


@st.composite
def paced(draw: st.DrawFn) -> tuple[Profile, dt.date]:
    """A plan with a pace of recent weeks, and the day it is seen from."""
    today, minutes = day(draw(st.integers(30, 60))), draw(st.integers(100, 900))
    log = tuple(LogEntry(on=today - week * WEEK, minutes=minutes) for week in (3, 2, 1))
    mine = milestone("mine", 4000, log=log, status=Status.IN_PROGRESS, serial=99)
    plan = draw(profiles(most=7))
    plan = placed(plan.model_copy(update={"milestones": (*plan.milestones, mine), "start": TODAY}))
    assume(recent_pace(plan, today) is not None)
    return plan, today


@given(paced())
def test_real_pace_keeps_the_rules_of_the_calendar_it_leaves(seen: tuple[Profile, dt.date]) -> None:
    before, today = seen
    after = taken(before, offer(before, REAL, today))
    broken = broken_rules(before, after, today)
    # A month that has room by the calendar may have none at the pace.
    assert [each for each in broken if not each.startswith("month:")] == []


@given(paced())
def test_real_pace_fills_no_week_above_the_pace(seen: tuple[Profile, dt.date]) -> None:
    before, today = seen
    free = (each for each in before.milestones if each.pin is None and each.dates is None)
    before = placed(before.model_copy(update={"milestones": tuple(free)}))
    found = offer(before, REAL, today)
    assert found.pace is not None
    load: dict[dt.date, int] = {}
    for each in taken(before, found).milestones:
        for on, minutes in each.placement.days() if each.is_open and each.placement else ():
            load[monday_of(on)] = load.get(monday_of(on), 0) + minutes
    lasting = max([today, *(each.start for each in before.calendar.patterns)])
    opened = {monday_of(each.day) for each in before.calendar.exceptions}
    for monday in load.keys() - opened:
        assert monday <= lasting or load[monday] <= found.pace.minutes


# --- planned pace, push -----------------------------------------------------------------------


def test_the_planned_pace_moves_what_is_left_to_today(table: Profile) -> None:
    """id    min  after  status
    done  240  -      done
    one   240  done   todo
    two   240  one    todo
    """
    plan = placed(table)
    edit = planned_pace(plan, day(7))
    assert edit.change is Change.REPLAN
    after, back = edit.apply(plan)
    assert dates(after) == {
        "done": None,
        "one": ("2027-01-11", "2027-01-12"),
        "two": ("2027-01-13", "2027-01-14"),
    }
    assert back.apply(after)[0] == plan


@given(profiles(), st.integers(0, 40))
def test_a_replanned_schedule_keeps_every_rule(plan: Profile, later: int) -> None:
    before = placed(plan)
    edit = planned_pace(before, day(later))
    after, back = edit.apply(before)
    assert broken_rules(before, after, day(later)) == []
    assert back.apply(after)[0].model_dump_json() == before.model_dump_json()


@given(profiles(), st.integers(1, 60))
def test_a_push_moves_everything_open_and_nothing_given(plan: Profile, days: int) -> None:
    before = placed(plan)
    edit = push(before, days, TODAY)
    after, back = edit.apply(before)
    assert edit.change is Change.PUSH
    assert broken_rules(before, after, TODAY) == []
    for old, new in zip(before.milestones, after.milestones, strict=True):
        dated = new.dates is not None and new.dates.first is not None
        used_up = new.status is Status.IN_PROGRESS and not new.remaining
        if not new.is_open or new.pin is not None or dated or used_up:
            continue
        assert old.placement is not None
        assert new.placement is not None
        first = min((date for date, _ in new.placement.days()), default=new.placement.finish)
        assert (first - max(old.placement.start, TODAY)).days >= days
    assert back.apply(after)[0].model_dump_json() == before.model_dump_json()


@pytest.mark.parametrize("days", [0, -1])
def test_a_push_goes_forward(days: int) -> None:
    with pytest.raises(ValueError, match="at least one day"):
        push(profile(milestone("one")), days, TODAY)


def test_a_push_leaves_what_has_no_dates_where_it_would_be() -> None:
    plan = profile(milestone("one"))
    after, _ = push(plan, 5, TODAY).apply(plan)
    assert dates(after) == {"one": ("2027-01-04", "2027-01-04")}


def test_no_time_is_said() -> None:
    plan = profile(milestone("one"), calendar=StudyCalendar(week=(0,) * 7))
    with pytest.raises(NoTimeError):
        planned_pace(plan, TODAY)


def test_only_what_changes_its_dates_moves(table: Profile) -> None:
    """id    min
    one   120
    two   120
    """
    plan = placed(table)
    assert moves(plan, set_notes("one", "x")) == ()
    moved = moves(plan, push(plan, 1, TODAY))
    assert [each.milestone for each in moved] == ["one", "two"]
    assert [each.title for each in moved] == ["Make one", "Make two"]
    assert moved[0].before == plan.milestones[0].placement
    assert moved[0].after is not None
    assert moved[0].after.start == day(1)
    (gone,) = moves(plan, DeleteMilestone("two"))
    assert (gone.milestone, gone.after) == ("two", None)


def test_what_is_new_moves_from_no_date() -> None:
    plan = placed(profile(milestone("one")))
    new = placed(profile(milestone("new", serial=7))).milestones[0]
    (moved,) = moves(plan, InsertMilestone(1, new))
    assert (moved.milestone, moved.before, moved.after) == ("new", None, new.placement)


# --- a break ----------------------------------------------------------------------------------


def test_a_break_lays_anew_what_was_placed_in_it(table: Profile) -> None:
    """id    min
    one   240
    two   240
    """
    plan = placed(table)
    edit = plan_break(plan, day(2), day(8), TODAY)
    assert edit.change is Change.BREAK
    after, back = edit.apply(plan)
    assert after.calendar.breaks == (Break(first=day(2), last=day(8)),)
    assert dates(after)["two"] == ("2027-01-13", "2027-01-14")
    assert back.apply(after)[0] == plan


@pytest.mark.parametrize(("first", "last"), [(-10, -3), (5, 6), (12, 30)])
def test_a_break_without_work_moves_nothing(table: Profile, first: int, last: int) -> None:
    """id    min
    one   1200
    """
    plan = placed(table)
    late = day(1)  # behind by a day: replanning would move it
    after, _ = plan_break(plan, day(first), day(last), late).apply(plan)
    assert dates(after) == dates(plan)
    assert len(after.calendar.breaks) == 1


def test_a_break_for_days_that_are_over_leaves_the_dates() -> None:
    plan = placed(profile(milestone("one", 600)))
    after, _ = plan_break(plan, TODAY, day(2), day(3)).apply(plan)
    assert dates(after) == dates(plan)


def test_a_break_ends_after_it_begins() -> None:
    with pytest.raises(BreakError, match="cannot end"):
        plan_break(profile(milestone("one")), day(2), day(1), TODAY)


@given(profiles(), ranges, st.integers(0, 40))
def test_no_one_has_to_study_in_a_break(
    plan: Profile, pause: tuple[dt.date, dt.date], later: int
) -> None:
    before = placed(plan)
    edit = plan_break(before, *pause, day(later))
    after, back = edit.apply(before)
    assert back.apply(after)[0].model_dump_json() == before.model_dump_json()
    excepted = {each.day for each in plan.calendar.exceptions if each.minutes}
    for each in after.milestones:
        given_dates = each.pin is not None or (each.dates is not None and each.dates.first)
        if each.is_open and not given_dates and each.placement is not None:
            for on, _ in each.placement.days():
                inside = pause[0] <= on <= pause[1] and on >= max(day(later), plan.start)
                assert not inside or on in excepted
