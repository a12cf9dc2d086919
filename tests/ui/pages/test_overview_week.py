"""The week of the overview: days, rows, their words, and which milestones have a row."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QApplication

from planner.domain import edits
from planner.domain.calendar import ONE_DAY, Break
from planner.domain.network import Contact, FollowUp
from planner.domain.plan import Plan, plan_of
from planner.domain.profile import Profile
from planner.ui.pages.overview_week import ROWS, break_on, week_facts, week_numbers, week_range
from planner.ui.roles import CheckState
from planner.words import ENGLISH
from tests.ui.worlds import START, TODAY, small_profile

MONDAY = dt.date(2027, 2, 1)


def _plan(profile: Profile, today: dt.date = TODAY) -> Plan:
    return plan_of(profile, today)


def _after(profile: Profile, *changes: edits.Edit) -> Profile:
    for change in changes:
        profile, _ = change.apply(profile)
    return profile


def test_days_carry_what_was_logged_planned_and_available(qapp: QApplication) -> None:
    facts = week_facts(_plan(small_profile()), ENGLISH)
    assert (facts.first, facts.last) == (MONDAY, dt.date(2027, 2, 7))
    assert [day.name for day in facts.days] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert [day.logged for day in facts.days] == [300, 0, 0, 0, 0, 0, 0]
    assert [day.planned for day in facts.days] == [90, 0, 120, 90, 0, 180, 0]
    assert [day.today for day in facts.days] == [True, *[False] * 6]
    assert (facts.logged, facts.available) == (300, 8 * 60)


def test_the_week_is_a_table_of_hours(qapp: QApplication) -> None:
    numbers = week_numbers(week_facts(_plan(small_profile()), ENGLISH), ENGLISH)
    assert numbers.rows[0] == ("Mon 1 Feb 2027", "1.5", "5", "1.5")
    assert numbers.rows[1][1:] == ("0", "0", "0")
    assert len(numbers.rows) == 7


def test_a_week_names_its_month_once(qapp: QApplication) -> None:
    profile = small_profile()
    assert week_range(week_facts(_plan(profile), ENGLISH).first, ENGLISH) == "1 – 7 Feb"  # noqa: RUF001
    across = week_facts(_plan(profile, dt.date(2027, 4, 30)), ENGLISH)
    assert week_range(across.first, ENGLISH) == "26 Apr – 2 May"  # noqa: RUF001


def test_rows_stand_in_order_of_their_start_and_late_ones_say_so_once(qapp: QApplication) -> None:
    profile = small_profile()
    plan = _plan(profile, dt.date(2027, 2, 15))
    facts = week_facts(plan, ENGLISH)
    starts = [plan.milestone(row.id).start for row in facts.rows]
    assert starts == sorted(starts)
    assert len(facts.rows) == ROWS
    late = [row for row in facts.rows if "over" in row.state]
    assert len(late) > 1
    assert [row.late for row in late] == [True, *[False] * (len(late) - 1)]


def test_nothing_is_late_in_colour_during_a_break(qapp: QApplication) -> None:
    profile = small_profile()
    day = dt.date(2027, 2, 15)
    pause = Break(first=day, last=day + dt.timedelta(days=6), label="Snow")
    rested = profile.model_copy(update={"calendar": profile.calendar.with_breaks([pause])})
    facts = week_facts(_plan(rested, day), ENGLISH)
    assert not any(row.late for row in facts.rows)
    assert facts.available == 0
    assert facts.note == "Break until 21 February 2027. No hours are planned."
    assert break_on(rested, day) == pause
    assert break_on(rested, day - dt.timedelta(days=1)) is None


def test_words_of_each_state(qapp: QApplication) -> None:
    profile = small_profile()
    rows = {row.id: row for row in week_facts(_plan(profile, START), ENGLISH).rows}
    assert rows["signal"].state == "starts Thu 7 Jan"
    assert rows["rock"].state == "due 10 Feb"
    assert rows["listen"].state == "done Mon 4 Jan"
    later = week_facts(_plan(profile, dt.date(2027, 1, 11)), ENGLISH)
    blocked = next(row for row in later.rows if row.id == "balance")
    assert blocked.check is CheckState.BLOCKED
    assert blocked.state == "needs first: Signal flow"
    begun = next(row for row in later.rows if row.id == "signal")
    assert begun.state == "was due to start Thu 7 Jan"
    rows = {row.id: row for row in week_facts(_plan(profile), ENGLISH).rows}
    assert rows["signal"].state == "19 days over"
    assert rows["signal"].amount == "not started"
    rock = rows["rock"]
    assert rock.check is CheckState.IN_PROGRESS
    assert (rock.amount, rock.part, rock.progress) == ("5 of 17 h", 5 / 17, 0.25)


def test_what_is_ticked_today_keeps_its_place(qapp: QApplication) -> None:
    profile = small_profile()
    before = [row.id for row in week_facts(_plan(profile), ENGLISH).rows]
    for name in before[:3]:
        profile = _after(profile, edits.check_off(name, TODAY, TODAY))
        rows = week_facts(_plan(profile), ENGLISH).rows
        assert [row.id for row in rows] == before
        ticked = next(row for row in rows if row.id == name)
        assert ticked.check is CheckState.DONE
        assert ticked.state == "done Mon 1 Feb"
        assert ticked.part is None


def test_an_open_milestone_always_has_a_row(qapp: QApplication) -> None:
    profile = small_profile()
    for milestone in profile.milestones[:-1]:
        profile = _after(profile, edits.check_off(milestone.id, TODAY, TODAY))
    rows = week_facts(_plan(profile), ENGLISH).rows
    assert profile.milestones[-1].id in {row.id for row in rows}


def test_more_counts_the_open_ones_without_a_row(qapp: QApplication) -> None:
    plan = _plan(small_profile(), dt.date(2027, 6, 1))
    facts = week_facts(plan, ENGLISH)
    assert facts.more == sum(each.milestone.is_open for each in plan.milestones) - ROWS


def test_before_the_start_nothing_is_expected(qapp: QApplication) -> None:
    facts = week_facts(_plan(small_profile(), START - dt.timedelta(days=20)), ENGLISH)
    assert facts.available == 0
    assert facts.note == "The plan starts on 4 January 2027."
    assert len(facts.rows) == ROWS


def test_a_week_that_is_done_says_what_comes_next(qapp: QApplication) -> None:
    profile = small_profile()
    today = START + dt.timedelta(days=4)
    profile = _after(profile, edits.set_log(profile, "rock", ()))
    first = [
        each.id
        for each in profile.milestones
        if each.placement and each.placement.start <= START + dt.timedelta(days=6)
    ]
    for name in first:
        profile = _after(profile, edits.log_minutes(profile, name, 480, today, today))
        profile = _after(profile, edits.check_off(name, today, today))
    facts = week_facts(_plan(profile, today), ENGLISH)
    note = facts.note
    assert note.startswith("This week is done. ")
    assert " of 8 h logged. Next up" in note
    upcoming = next(each for each in profile.milestones if each.id == facts.next)
    assert upcoming.is_open
    assert upcoming.title in note
    begun = week_facts(_plan(_after(profile, edits.start(profile, facts.next)), today), ENGLISH)
    assert begun.next == "", "what is under way is not started again"


def test_a_finished_plan_shows_what_was_done(qapp: QApplication) -> None:
    profile = small_profile()
    for milestone in profile.milestones:
        profile = _after(profile, edits.check_off(milestone.id, TODAY, TODAY))
    facts = week_facts(_plan(profile), ENGLISH)
    assert facts.rows
    assert not any(row.is_open for row in facts.rows)
    assert (facts.more, facts.note, facts.next) == (0, "", "")


def test_an_empty_plan_has_a_week_without_rows(qapp: QApplication) -> None:
    empty = small_profile().model_copy(update={"milestones": ()})
    facts = week_facts(_plan(empty), ENGLISH)
    assert (facts.rows, facts.more, facts.logged) == ((), 0, 0)


def test_user_text_stands_in_rows_as_it_is(qapp: QApplication) -> None:
    rows = week_facts(_plan(small_profile()), ENGLISH).rows
    assert "Full mix: indie <b>rock</b>" in {row.title for row in rows}
    assert all(row.spoken.startswith(row.title) for row in rows)


def test_follow_ups_of_the_week_and_late_ones_are_named(qapp: QApplication) -> None:
    days = (TODAY + 2 * ONE_DAY, TODAY - ONE_DAY, TODAY + 9 * ONE_DAY, None)
    contacts = tuple(
        Contact(id=f"c{number}", name=f"P{number}", follow_up=FollowUp(on=day) if day else None)
        for number, day in enumerate(days)
    )
    profile = small_profile().model_copy(update={"contacts": contacts})
    facts = week_facts(plan_of(profile, TODAY), ENGLISH)
    assert facts.follow_ups == "Get in touch: P1 (1 day over), P0 (Wed 3 Feb)"
    assert week_facts(plan_of(small_profile(), TODAY), ENGLISH).follow_ups == ""
