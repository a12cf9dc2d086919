"""The list of what moves."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from planner.domain.catalogue import Catalogue
from planner.domain.catch_up import Moved, OfferKind, offers
from planner.domain.plan import plan_of
from planner.domain.profile import Placement
from planner.ui.dialogs.replan_moves import (
    CHANGE,
    NEW,
    NOW,
    TITLE,
    MovesModel,
    change_text,
)
from planner.ui.dialogs.replan_ways import OfferWay, Outcome, PushWay, outcome_of
from planner.ui.roles import Role
from planner.words import ENGLISH
from tests.ui.worlds import TODAY, small_profile


@pytest.fixture
def outcome() -> Outcome:
    plan = plan_of(small_profile(), TODAY)
    return outcome_of(PushWay(400), plan, Catalogue.of(), codes_issued=99)


@pytest.mark.parametrize(
    ("days", "text"),
    [(1, "+1 day"), (13, "+13 days"), (28, "+4 weeks"), (-1, "−1 day"), (-21, "−3 weeks")],  # noqa: RUF001 - minus signs
)
def test_how_a_change_is_written(days: int, text: str) -> None:
    assert change_text(TODAY, TODAY + dt.timedelta(days=days)) == text


def test_each_row_has_its_finish_before_and_after(outcome: Outcome) -> None:
    model = MovesModel(ENGLISH)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    model.show_outcome(outcome)
    assert tester.model() is model
    assert model.rowCount() == len(outcome.moves)
    row = next(place for place, each in enumerate(outcome.moves) if each.milestone == "signal")
    moved = outcome.moves[row]
    texts = [model.index(row, column).data() for column in (TITLE, NOW, NEW, CHANGE)]
    assert texts == [
        "Signal flow",
        ENGLISH.short_date(moved.before.finish, TODAY),
        ENGLISH.short_date(moved.after.finish, TODAY),
        change_text(moved.before.finish, moved.after.finish),
    ]
    assert str(moved.after.finish.year) in texts[NEW]
    assert model.index(row, TITLE).data(Role.KIND) == "course"
    spoken = model.index(row, TITLE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"Signal flow. Now: {texts[NOW]}. New: {texts[NEW]}")
    model.show_outcome(None)
    assert model.rowCount() == 0


def test_a_title_like_markup_is_shown_as_it_is(outcome: Outcome) -> None:
    model = MovesModel(ENGLISH)
    model.show_outcome(outcome)
    row = next(place for place, each in enumerate(outcome.moves) if each.milestone == "rock")
    assert model.index(row, TITLE).data() == "Full mix: indie <b>rock</b>"
    assert "&lt;b&gt;" in model.index(row, TITLE).data(Qt.ItemDataRole.ToolTipRole)


def test_what_is_left_out_has_no_new_date() -> None:
    wish = {"wished_finish": dt.date(2027, 3, 6)}
    plan = plan_of(small_profile().model_copy(update=wish), TODAY)
    found = offers(plan.profile, TODAY, Catalogue.of())
    less = outcome_of(OfferWay(OfferKind.DO_LESS), plan, Catalogue.of(), found, codes_issued=99)
    assert less.offer is not None
    assert less.offer.left_out
    model = MovesModel(ENGLISH)
    model.show_outcome(less)
    texts = {each.milestone: model.text(each, NEW) for each in less.moves}
    assert {name for name, text in texts.items() if text == "left out"} >= set(less.offer.left_out)


def test_a_start_that_moves_alone_says_so(outcome: Outcome) -> None:
    end = TODAY + dt.timedelta(days=9)
    now, new = (
        Placement(start=TODAY + dt.timedelta(days=day), finish=end, runs=((0, 1, 60),))
        for day in (0, 2)
    )
    moved = Moved("signal", "Signal flow", now, new)
    model = MovesModel(ENGLISH)
    model.show_outcome(outcome)
    assert model.text(moved, CHANGE) == "starts +2 days"
