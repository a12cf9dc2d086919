"""Words made from plan values."""

from __future__ import annotations

import pytest

from planner.domain import edits
from planner.domain.catalogue import Cost, Event
from planner.domain.plan import Plan, plan_of
from planner.ui import labels
from planner.words import ENGLISH
from tests.ui.worlds import RESOURCE, START, TODAY, small_profile


@pytest.fixture
def plan() -> Plan:
    return plan_of(small_profile(), TODAY)


def test_hours_of_rows(plan: Plan) -> None:
    hours = {each.id: labels.row_hours(each.milestone, ENGLISH) for each in plan.milestones}
    assert hours["rock"] == "5 / 20 h"
    assert hours["signal"] == "6 h"
    assert hours["listen"] == "4 h"


def test_a_phase_that_is_done_shows_only_its_hours() -> None:
    profile = small_profile()
    for name in ("signal", "theory"):
        profile, _ = edits.check_off(name, TODAY, TODAY).apply(profile)
    first, second = plan_of(profile, TODAY).phases
    assert labels.phase_hours(first, ENGLISH) == "13 h"
    assert labels.phase_hours(second, ENGLISH) == "5 / 40 h"


def test_days_over_speaks_of_one_day_too() -> None:
    assert labels.days_over(1) == "1 day over"
    assert labels.days_over(4) == "4 days over"


def test_due_of_events(plan: Plan) -> None:
    profile = plan.profile
    dated, _ = edits.set_event_dates(profile, "night", TODAY, TODAY).apply(profile)
    planned = plan_of(dated, START).milestone("night")
    text, note = labels.due(planned, START, ENGLISH)
    assert text.split(" ")[0] in {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}
    assert note == ""
    about = planned.milestone.model_copy(update={"event": Event(months=(10,))})
    others = tuple(about if each.id == "night" else each for each in dated.milestones)
    guessed = plan_of(dated.model_copy(update={"milestones": others}), START).milestone("night")
    assert labels.due(guessed, START, ENGLISH)[0].startswith("about ")


def test_a_skipped_milestone_of_the_core_is_left_out(plan: Plan) -> None:
    assert labels.skipped(plan.milestone("rock").milestone) == "Left out"
    assert labels.skipped(plan.milestone("night").milestone) == "Skipped"


def test_the_pace_on_the_card(plan: Plan) -> None:
    assert labels.plan_pace(plan, ENGLISH).startswith("8 h/week · ")


def test_facts_name_a_forecast_where_there_is_one(plan: Plan) -> None:
    assert "forecast" not in labels.plan_facts(plan, None, ENGLISH)
    assert labels.plan_facts(plan, TODAY, ENGLISH).endswith("forecast 1 Feb 2027")


def test_what_resources_cost() -> None:
    assert labels.cost(RESOURCE, "€", ENGLISH) == "Free"
    paid = RESOURCE.model_copy(update={"cost": Cost.TO_250})
    assert labels.cost(paid, "€", ENGLISH) == "about €250"
    assert labels.resource_note(paid, "about €250", ENGLISH).endswith(
        "Confirm before you rely on it."
    )


def test_a_long_title_is_cut_where_it_is_named_in_passing() -> None:
    assert labels.brief("R&B\n[*]") == "R&B [*]"
    cut = labels.brief("A title of many words " * 13)
    assert cut.startswith("A title of many words A")
    assert cut.endswith("…")
    assert len(cut) <= 80
