"""When entries close and when to book, counted back from an event or from the planned start."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from planner.domain.catalogue import Event, Kind
from planner.domain.event_dates import KeyDay, book_by, entry_closes, event_day
from planner.domain.plan import PlannedMilestone, plan_of
from planner.domain.profile import Placement, Status
from tests.domain.plan_samples import TODAY, day, milestone, profile

PLACED = Placement(start=day(60), finish=day(75))
EXACT = Event(first=day(70), last=day(72))
USUAL = Event(months=(3,))


def _planned(**fields: Any) -> PlannedMilestone:
    made = milestone("one", **{"placement": PLACED, **fields})
    return plan_of(profile(made), TODAY).milestones[0]


def test_a_session_is_on_the_day_its_work_ends_or_ended() -> None:
    meets = {"kind": Kind.MENTORSHIP}
    assert event_day(_planned(**meets)) == day(75)
    done = _planned(**meets, status=Status.DONE, done_on=day(80))
    assert event_day(done) == day(80)
    assert event_day(_planned(**meets, status=Status.SKIPPED)) is None
    assert event_day(_planned(**meets, placement=None)) is None


def test_whatever_has_a_date_is_an_event_and_nothing_else_is() -> None:
    assert event_day(_planned(event=EXACT)) == day(70)
    assert event_day(_planned(event=USUAL)) == dt.date(2027, 3, 20)
    assert event_day(_planned()) is None


def test_an_event_with_dates_is_counted_from_its_first_day() -> None:
    planned = _planned(event=EXACT, entry_deadline=28, lead=14)
    assert entry_closes(planned) == KeyDay(day(42), provisional=False)
    assert book_by(planned) == KeyDay(day(56), provisional=False)


def test_the_learners_own_dates_come_before_the_catalogues() -> None:
    planned = _planned(event=USUAL, own_event=EXACT, entry_deadline=0)
    assert entry_closes(planned) == KeyDay(day(70), provisional=False)


def test_of_a_usual_month_the_first_day_counts_so_that_nobody_is_late() -> None:
    planned = _planned(event=USUAL, entry_deadline=28, lead=60)
    assert planned.finish == dt.date(2027, 3, 20)
    assert entry_closes(planned) == KeyDay(dt.date(2027, 2, 1), provisional=True)
    assert book_by(planned) == KeyDay(dt.date(2026, 12, 31), provisional=True)


def test_what_is_no_event_is_booked_before_its_work_begins() -> None:
    assert book_by(_planned(lead=14)) == KeyDay(day(46), provisional=False)
    assert book_by(_planned(lead=14, event=Event())) == KeyDay(day(46), provisional=True)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"event": EXACT},
        {"event": EXACT, "entry_deadline": 5, "lead": 5, "status": Status.SKIPPED},
        {"event": USUAL, "entry_deadline": 5, "lead": 5, "placement": None},
    ],
)
def test_there_is_nothing_where_nothing_is_asked_open_or_planned(fields: dict[str, Any]) -> None:
    planned = _planned(**fields)
    assert entry_closes(planned) is None
    assert book_by(planned) is None
