"""Days ahead: events, entries, bookings, breaks and the wish."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtWidgets import QApplication

from planner.domain import edits
from planner.domain.calendar import Break
from planner.domain.catalogue import Event
from planner.domain.plan import Plan, plan_of
from planner.domain.profile import Profile
from planner.ui.pages.overview_coming import LINES, Coming, coming_up
from planner.words import ENGLISH
from tests.ui.worlds import TODAY, small_profile


def _with(name: str, **fields: Any) -> Profile:
    """The small plan with other facts in one definition."""
    profile = small_profile()
    milestones = tuple(
        each.model_copy(update={"definition": each.definition.model_copy(update=fields)})
        if each.id == name
        else each
        for each in profile.milestones
    )
    return profile.model_copy(update={"milestones": milestones})


def _plan(profile: Profile) -> Plan:
    return plan_of(profile, TODAY)


def test_nothing_tied_to_a_day_is_nothing_to_show(qapp: QApplication) -> None:
    assert coming_up(_plan(small_profile()), ENGLISH) == ()


def test_an_event_its_entry_and_its_booking_stand_on_their_days(qapp: QApplication) -> None:
    day = dt.date(2027, 4, 20)
    profile = _with("night", event=Event(first=day, last=day), entry_deadline=30, lead=14)
    lines = coming_up(_plan(profile), ENGLISH)
    assert [(line.sort, line.day) for line in lines] == [
        (Coming.ENTRY, dt.date(2027, 3, 21)),
        (Coming.BOOKING, dt.date(2027, 4, 6)),
        (Coming.EVENT, day),
    ]
    entry, booking, event = lines
    assert entry.note == "Entries close, event 20 Apr"
    assert booking.note == "Book a place, event 20 Apr"
    assert (event.top, event.below, event.note) == ("20", "Apr", "Networking · 3 h")
    assert {line.milestone for line in lines} == {"night"}
    assert event.spoken == "20 April 2027. Mix critique night. Networking · 3 h."


def test_days_that_are_over_are_left_out(qapp: QApplication) -> None:
    day = dt.date(2027, 2, 10)
    profile = _with("night", event=Event(first=day, last=day), entry_deadline=30, lead=14)
    assert [line.sort for line in coming_up(_plan(profile), ENGLISH)] == [Coming.EVENT]
    done, _ = edits.check_off("night", TODAY, TODAY).apply(profile)
    assert coming_up(_plan(done), ENGLISH) == ()


def test_a_usual_month_is_about(qapp: QApplication) -> None:
    profile = _with("night", event=Event(months=(9,)))
    plan = _plan(profile)
    (line,) = coming_up(plan, ENGLISH)
    assert line.below == "about"
    assert line.top == ENGLISH.month(plan.milestone("night").finish.month)
    assert line.spoken.startswith("about ")


def test_another_year_is_named(qapp: QApplication) -> None:
    day = dt.date(2028, 2, 10)
    profile = _with("night", event=Event(first=day, last=day))
    assert coming_up(_plan(profile), ENGLISH)[0].note == "Networking · 3 h · 2028"


def test_something_to_ask_for_ahead_that_is_no_event(qapp: QApplication) -> None:
    profile = _with("piece", lead=1)
    lines = coming_up(_plan(profile), ENGLISH)
    assert [line.sort for line in lines] == [Coming.BOOKING]
    assert lines[0].note.startswith("Book or ask ahead, due ")


def test_breaks_and_the_wish(qapp: QApplication) -> None:
    profile = small_profile()
    now = Break(first=TODAY - dt.timedelta(days=2), last=TODAY + dt.timedelta(days=2))
    summer = Break(first=dt.date(2027, 8, 2), last=dt.date(2027, 8, 15), label="Sea")
    past = Break(first=dt.date(2027, 1, 10), last=dt.date(2027, 1, 11))
    calendar = profile.calendar.with_breaks([now, summer, past])
    wished = profile.model_copy(
        update={"calendar": calendar, "wished_finish": dt.date(2027, 12, 1)}
    )
    first, second, wish = coming_up(_plan(wished), ENGLISH)
    assert (first.day, first.title) == (TODAY, "Break until 3 Feb")
    assert second.title == "Sea"
    assert second.note == "Break until 15 Aug, no hours planned"
    assert (wish.sort, wish.title) == (Coming.WISH, "Wished finish")
    assert wish.note.startswith("The plan finishes on ")


def test_a_finished_plan_expects_nothing(qapp: QApplication) -> None:
    profile = small_profile()
    summer = Break(first=dt.date(2027, 8, 2), last=dt.date(2027, 8, 15))
    profile = profile.model_copy(
        update={
            "calendar": profile.calendar.with_breaks([summer]),
            "wished_finish": dt.date(2027, 12, 1),
        }
    )
    for milestone in profile.milestones:
        profile, _ = edits.check_off(milestone.id, TODAY, TODAY).apply(profile)
    assert coming_up(_plan(profile), ENGLISH) == ()


def test_no_more_lines_than_the_card_holds(qapp: QApplication) -> None:
    profile = small_profile()
    breaks = [
        Break(first=TODAY.replace(month=m), last=TODAY.replace(month=m)) for m in range(3, 12)
    ]
    profile = profile.model_copy(update={"calendar": profile.calendar.with_breaks(breaks)})
    lines = coming_up(_plan(profile), ENGLISH)
    assert len(lines) == LINES
    assert [line.day for line in lines] == sorted(line.day for line in lines)
