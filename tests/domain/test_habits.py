"""Days of a habit: which ask for it, ticking and unticking them, always as an edit to be undone."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain import edits
from planner.domain.edits import Change, Edit
from planner.domain.habits import asked_on, is_running, is_ticked, logged_on, tick_day, untick_day
from planner.domain.problems import FutureDateError, UnknownMilestoneError
from planner.domain.profile import Habit, LogEntry, Milestone, Placement, Profile, Status
from tests.domain.plan_samples import TODAY, day, milestone, profile

HABIT = Habit(minutes=20, weekdays=(0, 2, 4))
WEEK = Placement(start=TODAY, finish=day(27))


def _plan(**fields: object) -> Profile:
    return profile(milestone("ears", 600, habit=HABIT, placement=WEEK, **fields))


def _after(plan: Profile, edit: Edit) -> Profile:
    """The plan after an edit, having seen that it can be taken back."""
    after, back = edit.apply(plan)
    assert back.apply(after)[0].model_dump_json() == plan.model_dump_json()
    return after


def test_it_asks_for_its_minutes_on_its_weekdays_from_its_start() -> None:
    ears = _plan().known("ears")
    assert [asked_on(ears, day(number)) for number in range(7)] == [20, 0, 20, 0, 20, 0, 0]
    assert asked_on(ears, day(-7)) == 0
    assert asked_on(milestone("plain"), TODAY) == 0


def test_one_that_was_begun_early_runs_and_one_that_is_done_or_skipped_does_not() -> None:
    early = _plan(log=(LogEntry(on=day(-7), minutes=5),)).known("ears")
    assert is_running(early, day(-7))
    done = _plan(status=Status.DONE, done_on=day(2)).known("ears")
    assert [is_running(done, day(number)) for number in (2, 3)] == [True, False]
    assert not is_running(_plan(status=Status.SKIPPED).known("ears"), TODAY)
    undated = profile(milestone("ears", 600, habit=HABIT, placement=None)).known("ears")
    assert is_running(undated, TODAY)


def test_a_tick_logs_what_the_day_lacks_and_begins_the_milestone() -> None:
    plan = _after(_plan(), tick_day(_plan(), "ears", TODAY, TODAY))
    ears = plan.known("ears")
    assert ears.log == (LogEntry(on=TODAY, minutes=20),)
    assert ears.status is Status.IN_PROGRESS
    assert is_ticked(ears, TODAY)
    again = tick_day(plan, "ears", TODAY, TODAY)
    assert again.apply(plan)[0] == plan
    part = _plan(log=(LogEntry(on=TODAY, minutes=5, note="Scales"),))
    filled = _after(part, tick_day(part, "ears", TODAY, TODAY)).known("ears")
    assert [each.minutes for each in filled.log] == [5, 15]


def test_ticks_of_earlier_days_stand_in_the_order_of_the_log() -> None:
    plan = _after(_plan(), tick_day(_plan(), "ears", TODAY, TODAY))
    plan = _after(plan, tick_day(plan, "ears", day(-3), TODAY))
    assert [each.on for each in plan.known("ears").log] == [day(-3), TODAY]


def test_a_day_to_come_cannot_be_ticked_nor_an_unknown_milestone() -> None:
    with pytest.raises(FutureDateError):
        tick_day(_plan(), "ears", day(1), TODAY)
    with pytest.raises(UnknownMilestoneError):
        tick_day(_plan(), "eyes", TODAY, TODAY)
    with pytest.raises(UnknownMilestoneError):
        untick_day(_plan(), "eyes", TODAY)


def test_a_milestone_that_is_no_habit_has_no_day_to_tick() -> None:
    plan = profile(milestone("plain"))
    assert tick_day(plan, "plain", TODAY, TODAY).apply(plan)[0] == plan
    assert not is_ticked(plan.known("plain"), TODAY)


def test_unticking_takes_the_entry_away_and_words_last() -> None:
    mine = LogEntry(on=TODAY, minutes=10, note="Slow")
    plan = _plan(status=Status.IN_PROGRESS, log=(mine, LogEntry(on=TODAY, minutes=10)))
    ears = _after(plan, untick_day(plan, "ears", TODAY)).known("ears")
    assert ears.log == (mine,)
    assert ears.status is Status.IN_PROGRESS
    long = _plan(status=Status.IN_PROGRESS, log=(LogEntry(on=TODAY, minutes=45, note="Long"),))
    emptied = _after(long, untick_day(long, "ears", TODAY)).known("ears")
    assert (emptied.log, emptied.status) == ((), Status.TODO)


def test_what_was_done_stays_done_when_a_day_of_it_is_unticked() -> None:
    log = (LogEntry(on=TODAY, minutes=20),)
    plan = _plan(status=Status.DONE, done_on=TODAY, log=log)
    assert _after(plan, untick_day(plan, "ears", TODAY)).known("ears").status is Status.DONE


def test_each_says_what_it_is() -> None:
    assert tick_day(_plan(), "ears", TODAY, TODAY).change is Change.HABIT_TICK
    assert untick_day(_plan(), "ears", TODAY).change is Change.HABIT_UNTICK


_ENTRIES = st.lists(
    st.builds(
        LogEntry,
        on=st.integers(-3, 0).map(day),
        minutes=st.integers(1, 50),
        note=st.sampled_from(["", "words"]),
    ),
    max_size=6,
).map(lambda log: tuple(sorted(log, key=lambda entry: entry.on)))


@given(_ENTRIES, st.integers(-3, 0).map(day), st.integers(1, 60))
def test_a_box_does_what_it_says_and_nothing_to_other_days(
    log: tuple[LogEntry, ...], on: dt.date, minutes: int
) -> None:
    habit = Habit(minutes=minutes, weekdays=(0,))
    plan = profile(milestone("ears", 600, habit=habit, log=log))
    ticked = _after(plan, tick_day(plan, "ears", on, TODAY))
    assert is_ticked(ticked.known("ears"), on)
    unticked = _after(ticked, untick_day(ticked, "ears", on))
    assert not is_ticked(unticked.known("ears"), on)
    for other in (day(number) for number in range(-3, 1)):
        if other != on:
            before, after = plan.known("ears"), unticked.known("ears")
            assert logged_on(after, other) == logged_on(before, other)


@given(st.integers(-3, 0).map(day))
def test_a_tick_and_its_untick_leave_nothing_behind(on: dt.date) -> None:
    plan = _plan()
    ticked = _after(plan, tick_day(plan, "ears", on, TODAY))
    back: Milestone = _after(ticked, untick_day(ticked, "ears", on)).known("ears")
    assert back == plan.known("ears")


def test_hours_of_a_habit_are_ordinary_hours() -> None:
    plan = _after(_plan(), tick_day(_plan(), "ears", TODAY, TODAY))
    assert plan.known("ears").remaining == 580
    corrected, _ = edits.set_log(plan, "ears", ()).apply(plan)
    assert not is_ticked(corrected.known("ears"), TODAY)
