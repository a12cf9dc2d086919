"""Tests of `planner.export.report_week`: this week on paper, day by day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from planner.domain.calendar import ONE_DAY
from planner.domain.catalogue import Event, Kind
from planner.domain.network import Contact, FollowUp, Meeting
from planner.domain.plan import Plan, plan_of
from planner.domain.profile import LogEntry, Status
from planner.domain.week_days import week_days
from planner.export.plan_report import PrintOptions, Section, plan_report
from planner.export.report_week import WeekPage
from planner.words import ENGLISH
from tests.export import print_samples as samples

MONDAY = samples.START
ANN = Contact(id="ann", name="Ann\nB", follow_up=FollowUp(on=MONDAY + ONE_DAY, about="The mix"))


def _page(plan: Plan, printed: dt.date = MONDAY, **options: Any) -> WeekPage:
    chosen = PrintOptions(sections=(Section.WEEK,), **options)
    page = plan_report(plan, samples.catalogue(), ENGLISH, chosen, printed).week
    assert page is not None
    return page


def test_every_day_has_what_is_planned_on_it() -> None:
    plan = samples.fresh()
    page = _page(plan)
    assert (page.heading, page.dates) == ("This week", "4 Jan – 10 Jan 2027")  # noqa: RUF001
    assert page.facts == "8 h planned, 8 h available"
    days = week_days(plan.profile, MONDAY, MONDAY)
    assert [day.name for day in page.days][:2] == ["Mon 4 Jan", "Tue 5 Jan"]
    for found, shown in zip(days, page.days, strict=True):
        codes = [portion.milestone.code for portion in found.portions]
        assert [line.code for line in shown.lines] == codes
        assert shown.hours == (ENGLISH.hours(found.planned) if found.planned else "")
    tuesday = page.days[1]
    assert (tuesday.lines, tuesday.hours) == ((), "")


def test_what_was_worked_what_is_left_over_and_what_is_done_says_so() -> None:
    first = samples.fresh().milestones[0]
    log = (LogEntry(on=MONDAY, minutes=30),)
    changes = {first.id.replace("-", "_"): {"log": log, "status": Status.IN_PROGRESS}}
    thursday = MONDAY + 3 * ONE_DAY
    plan = plan_of(samples.changed(samples.fresh(), **changes).profile, thursday)
    page = _page(plan, thursday)
    assert "0.5 h logged" in page.days[0].lines[0].facts
    assert any("left over" in fact for line in page.days[3].lines for fact in line.facts)
    done = {first.id.replace("-", "_"): {"status": Status.DONE, "done_on": MONDAY, "log": log}}
    line = _page(samples.changed(samples.fresh(), **done)).days[0].lines[0]
    assert (line.code, line.done) == (first.milestone.code, True)


def test_an_event_of_the_week_has_its_time_and_place() -> None:
    event = Event(first=MONDAY + 2 * ONE_DAY, last=MONDAY + 2 * ONE_DAY)
    meeting = Meeting(begins=dt.time(19, 30), place="arts\tcentre")
    plan = samples.changed(samples.fresh(), sh_event={"event": event, "meeting": meeting})
    line = _page(plan).days[2].lines[0]
    assert line.facts[:3] == ("Networking", "19:30", "arts centre")


def test_whom_to_get_in_touch_with_is_private() -> None:
    profile = samples.fresh().profile.model_copy(update={"contacts": (ANN,)})
    plan = plan_of(profile, MONDAY)
    assert "Ann" not in str(_page(plan))
    line = _page(plan, private=True).days[1].lines[-1]
    assert (line.code, line.title, line.kind) == ("", "Get in touch with Ann B", None)
    assert (line.facts, line.hours) == (("The mix",), "0.5 h")
    late = _page(plan_of(profile, MONDAY + 3 * ONE_DAY), MONDAY + 3 * ONE_DAY, private=True)
    assert late.days[3].lines[-1].facts == ("The mix", "2 days late")


def test_a_filter_narrows_the_lines() -> None:
    assert any(day.lines for day in _page(samples.fresh(), kinds=(Kind.COURSE,)).days)
    assert not any(day.lines for day in _page(samples.fresh(), kinds=(Kind.WORK,)).days)
