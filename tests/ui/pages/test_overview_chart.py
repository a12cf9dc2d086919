"""The forecast as values: axes, labels, the sentence about its basis, the table."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication

from planner.domain import edits
from planner.domain.burn_up import BurnUp
from planner.domain.forecast import Basis, FinishRange
from planner.domain.plan import Plan, plan_of
from planner.ui.pages import overview_chart as chart
from planner.ui.pages.finish_outlook import Outlook, outlook_of
from planner.words import ENGLISH
from tests.ui.worlds import START, TODAY, small_profile


def _plan() -> Plan:
    return plan_of(small_profile(), TODAY)


def _outlook(basis: Basis, spread: int = 20) -> Outlook:
    likely, days = dt.date(2027, 4, 1), dt.timedelta(days=spread)
    lines = BurnUp(600, ((START, 0), (likely, 600)), ((START, 0), (TODAY, 120)))
    return Outlook(FinishRange(likely - days, likely, likely + days, basis), None, lines)


def test_lines_end_on_their_days_and_are_labelled(qapp: QApplication) -> None:
    plan = _plan()
    outlook = outlook_of(plan.profile, TODAY)
    picture = chart.picture_of(plan, outlook, ENGLISH)
    assert picture.total == plan.progress.total
    assert picture.planned[-1] == (plan.planned_finish, plan.progress.total)
    assert picture.done[-1] == (TODAY, plan.progress.done)
    assert picture.forecast == (outlook.finish.p10, outlook.finish.likely, outlook.finish.p90)
    assert picture.total_text == "Whole plan, 53 h"
    assert picture.done_text == "Done: 9 h"
    assert picture.planned_text == f"Plan: {ENGLISH.short_date(plan.planned_finish, TODAY)}"
    assert picture.forecast_text.startswith("Forecast: ")


def test_a_finished_plan_has_no_forecast(qapp: QApplication) -> None:
    profile = small_profile()
    for milestone in profile.milestones:
        profile, _ = edits.check_off(milestone.id, TODAY, TODAY).apply(profile)
    plan, outlook = plan_of(profile, TODAY), outlook_of(profile, TODAY)
    picture = chart.picture_of(plan, outlook, ENGLISH)
    assert picture.forecast is None
    assert (picture.forecast_text, picture.range_text) == ("", "")
    assert chart.basis(plan, outlook, ENGLISH) == "Nothing is left to do."
    assert picture.done[-1][1] == picture.total


@pytest.mark.parametrize("hours", [0, 1, 7, 53, 510, 1023, 25_000])
def test_a_few_heights_below_the_whole(qapp: QApplication, hours: int) -> None:
    heights = chart._heights(hours * 60, ENGLISH)
    assert len(heights) <= 5
    assert all(0 < height <= hours * 60 * 0.9 for height, _ in heights)
    steps = {later - sooner for (sooner, _), (later, _) in pairwise(heights)}
    assert len(steps) <= 1


@pytest.mark.parametrize("days", [0, 40, 400, 1500, 9000])
def test_a_few_dates_with_the_year_where_it_begins(qapp: QApplication, days: int) -> None:
    last = START + dt.timedelta(days=days)
    dates = chart._dates(START, last, ENGLISH)
    assert dates[0] == (START, "Jan 2027")
    assert len(dates) <= 10
    assert all(START <= day <= last and day.day == 1 for day, _ in dates[1:])
    assert all(str(day.year) in text for day, text in dates if day.month == 1)


def test_the_basis_is_told(qapp: QApplication) -> None:
    plan = _plan()
    assert chart.basis(plan, None, ENGLISH) == "The forecast is being worked out."
    known = chart.basis(plan, _outlook(Basis(6, 3)), ENGLISH)
    assert known == (
        "Expect between 12 March 2027 and 21 April 2027, "
        "from 6 weeks on record and 3 logged milestones."
    )
    one = chart.basis(plan, _outlook(Basis(0, 1), 0), ENGLISH)
    assert one == "Expect about 1 April 2027, from 1 logged milestone."
    estimates = chart.basis(plan, _outlook(Basis()), ENGLISH)
    assert estimates.endswith("from low to high estimates, until more is logged.")
    nowhere = Outlook(None, None, _outlook(Basis()).burn_up)
    assert chart.basis(plan, nowhere, ENGLISH) == "Without study time there is no forecast."


def test_the_summary_has_every_number_of_the_chart(qapp: QApplication) -> None:
    plan = _plan()
    text = chart.summary(plan, _outlook(Basis(6, 3)), ENGLISH)
    assert text.startswith("2 h of 10 h are done. The plan finishes on ")
    assert "12 March 2027" in text
    assert chart.summary(plan, None, ENGLISH) == chart.basis(plan, None, ENGLISH)


def test_the_table_has_a_row_a_month_and_one_for_today(qapp: QApplication) -> None:
    plan = _plan()
    rows = chart.table(plan, outlook_of(plan.profile, TODAY), ENGLISH)
    assert ENGLISH.date(TODAY) in {row[0] for row in rows}
    today = next(row for row in rows if row[0] == ENGLISH.date(TODAY))
    assert today[2] == "9"
    assert rows[-1][1] == "53"
    assert rows[-1][2] == "", "nobody knows yet what will be done"


def test_a_finish_out_of_sight_is_neither_drawn_nor_dated(qapp: QApplication) -> None:
    plan, found = _plan(), _outlook(Basis(6, 3))
    far = replace(found, finish=replace(found.finish, foreseen=False))
    picture = chart.picture_of(plan, far, ENGLISH)
    assert (picture.forecast, picture.forecast_text, picture.range_text) == (None, "", "")
    text = chart.basis(plan, far, ENGLISH)
    assert text.startswith("At the pace of your last weeks no finish can be foreseen.")
    assert "20" not in text
