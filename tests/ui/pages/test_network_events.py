"""Events and sessions in words, and what the calendar marks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from planner.domain import edits
from planner.domain.catalogue import Event
from planner.domain.event_dates import event_day
from planner.domain.network import Meeting
from planner.domain.plan import plan_of
from planner.domain.profile import Milestone, Profile
from planner.ui.pages.network_events import (
    EventLine,
    Events,
    day_mark,
    event_lines,
    meetings_with,
)
from planner.words import ENGLISH
from tests.domain.edit_samples import MAKERS
from tests.domain.strategies import laid_out
from tests.ui.network_worlds import met_profile
from tests.ui.worlds import TODAY


def _events(profile: Profile) -> Events:
    return Events.of(plan_of(profile, TODAY))


def _lines(profile: Profile) -> dict[str, EventLine]:
    return {each.milestone: each for each in event_lines(_events(profile), TODAY, ENGLISH)}


def _in_month(profile: Profile, name: str) -> Profile:
    """The plan with an event of which only the month is known."""
    milestones = tuple(
        each.model_copy(
            update={
                "definition": each.definition.model_copy(
                    update={"event": Event(months=(3,), attendance=60)}
                )
            }
        )
        if each.id == name
        else each
        for each in profile.milestones
    )
    return profile.model_copy(update={"milestones": milestones})


def _with_words(profile: Profile, agenda: str, feedback: str) -> Profile:
    return _changed(
        profile,
        "session",
        lambda each: {
            "meeting": Meeting(
                begins=dt.time(18), contacts=("contact-1",), agenda=agenda, feedback=feedback
            )
        },
    )


def _changed(
    profile: Profile, name: str, change: Callable[[Milestone], dict[str, object]]
) -> Profile:
    milestones = tuple(
        each.model_copy(update=change(each)) if each.id == name else each
        for each in profile.milestones
    )
    return profile.model_copy(update={"milestones": milestones})


def test_what_is_held_with_somebody_has_its_agenda_before_and_its_feedback_after(
    qapp: QApplication,
) -> None:
    profile = _with_words(met_profile(), "Low end", "")
    (held,) = meetings_with(plan_of(profile, TODAY), "contact-1", ENGLISH)
    assert (held.milestone, held.said) == ("session", "Agenda: Low end")
    assert held.when.endswith("18:00")
    assert meetings_with(plan_of(profile, TODAY), "contact-2", ENGLISH) == ()
    done, _ = edits.check_off("session", TODAY, TODAY).apply(profile)
    (held,) = meetings_with(plan_of(done, TODAY), "contact-1", ENGLISH)
    assert held.said == "", "what was to be said is over"
    told = _with_words(done, "Low end", "Less bass")
    (held,) = meetings_with(plan_of(told, TODAY), "contact-1", ENGLISH)
    assert held.said == "Feedback: Less bass"


def test_the_next_meeting_comes_before_those_that_were(qapp: QApplication) -> None:
    both = _changed(met_profile(), "night", lambda _: {"meeting": Meeting(contacts=("contact-1",))})
    done, _ = edits.check_off("session", TODAY, TODAY).apply(both)
    held = meetings_with(plan_of(done, TODAY), "contact-1", ENGLISH)
    assert [each.milestone for each in held] == ["night", "session"]
    assert [each.icon for each in held] == ["users-three", "chats-circle"]


def test_a_usual_month_is_about_a_day(qapp: QApplication) -> None:
    night = _lines(_in_month(met_profile(), "night"))["night"]
    assert night.provisional
    assert night.note.startswith("About ")
    assert night.note.endswith("date to confirm")
    assert night.spoken.startswith("about ")


def test_what_is_done_stands_on_its_day_and_leaves_the_list(qapp: QApplication) -> None:
    day = TODAY - dt.timedelta(days=3)
    profile, _ = edits.check_off("night", day, TODAY).apply(met_profile())
    lines = _lines(profile)
    assert (lines["night"].day, lines["night"].done) == (day, True)
    assert lines["night"].note == "Fri · 3 h · done"
    events = _events(profile)
    assert [each.planned.id for each in events.to_come(TODAY)] == ["session"]
    mark = day_mark(events, day)
    assert mark is not None
    assert mark.titles == ("Mix critique night",)


def test_exact_days_are_those_of_the_event(qapp: QApplication) -> None:
    day = dt.date(2028, 3, 4)
    profile, _ = edits.set_event_dates(met_profile(), "night", day, day).apply(met_profile())
    night = _lines(profile)["night"]
    assert (night.day, night.provisional, night.note) == (day, False, "Sat · 3 h · 2028")


def test_two_on_a_day_share_its_mark(qapp: QApplication) -> None:
    session, _ = _events(met_profile())
    day = session.day
    edit = edits.set_event_dates(met_profile(), "night", day, day)
    events = _events(edit.apply(met_profile())[0])
    assert {each.day for each in events} == {day}
    mark = day_mark(events, day)
    assert mark is not None
    assert mark.titles == ("Listening session", "Mix critique night")
    assert mark.kind == "mentorship"
    assert day_mark(events, day + dt.timedelta(days=1)) is None


@given(laid_out)
def test_days_are_those_of_the_milestones(profile: Profile) -> None:
    plan = plan_of(profile, TODAY)
    days = {each.id: event_day(each) for each in plan.milestones}
    wanted = [(day, name) for name, day in days.items() if day is not None]
    found = [(each.day, each.planned.id) for each in Events.of(plan)]
    assert found == sorted(wanted, key=lambda pair: pair[0])
    ahead = [name for day, name in found if day >= TODAY or plan.by_id[name].milestone.is_open]
    assert [each.planned.id for each in Events.of(plan).to_come(TODAY)] == ahead


_STEPS = ("check_off", "reopen", "skip", "set_event_dates", "move", "set_notes")


@given(laid_out, st.lists(st.sampled_from(_STEPS), min_size=1, max_size=6), st.data())
def test_events_after_a_change_are_those_found_anew(
    profile: Profile, steps: list[str], data: st.DataObject
) -> None:
    found = _events(profile)
    for name in steps:
        chosen = data.draw(st.sampled_from([each.id for each in profile.milestones]))
        edit = MAKERS[name](profile, chosen, data.draw(st.integers(0, 60)))
        profile, _ = edit.apply(profile)
        found = found.after(plan_of(profile, TODAY))
        assert found == _events(profile)
