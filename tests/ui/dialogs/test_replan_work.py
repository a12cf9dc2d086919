"""Offers and outcomes worked out beside the screen."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from planner.domain.catalogue import Catalogue
from planner.domain.catch_up import OfferKind, offers
from planner.domain.plan import Plan, plan_of
from planner.ui.dialogs.replan_ways import OfferWay, PushWay
from planner.ui.dialogs.replan_work import ReplanWork
from tests.ui.worlds import TODAY, small_profile

CATALOGUE = Catalogue.of()


@pytest.fixture
def plan() -> Plan:
    return plan_of(small_profile(), TODAY, CATALOGUE)


def _done(qtbot: QtBot, work: ReplanWork) -> None:
    qtbot.waitUntil(lambda: not work.is_busy, timeout=60_000)


def test_offers_come_before_the_outcome_of_one(qtbot: QtBot, plan: Plan) -> None:
    work = ReplanWork(CATALOGUE, "Too much")
    heard: list[object] = []
    work.offers_found.connect(heard.append)
    work.outcome_found.connect(heard.append)
    work.depths_found.connect(heard.append)
    work.start(plan, 99)
    work.want(OfferWay(OfferKind.PLANNED_PACE))
    _done(qtbot, work)
    found, outcome, depths = heard
    assert found == offers(plan.profile, TODAY, CATALOGUE, "Too much")
    assert outcome.moves == found[1].moves
    assert depths is None


def test_only_the_way_looked_at_last_is_answered(qtbot: QtBot, plan: Plan) -> None:
    work = ReplanWork(CATALOGUE, "")
    heard: list[object] = []
    work.outcome_found.connect(heard.append)
    work.start(plan, 99)
    for days in (1, 2, 3):
        work.want(PushWay(days))
    _done(qtbot, work)
    assert [outcome.way for outcome in heard] == [PushWay(3)]
    work.want(PushWay(3))
    assert [outcome.way for outcome in heard] == [PushWay(3)] * 2  # known, so told at once


def test_answers_about_a_plan_that_has_changed_are_dropped(qtbot: QtBot, plan: Plan) -> None:
    work = ReplanWork(CATALOGUE, "")
    heard, offered = list[object](), list[object]()
    work.outcome_found.connect(heard.append)
    work.offers_found.connect(offered.append)
    work.start(plan, 99)
    work.want(PushWay(3))
    other = plan_of(plan.profile, plan.today, CATALOGUE)
    work.start(other, 99)
    _done(qtbot, work)
    assert heard == []
    assert len(offered) == 1
    work.want(PushWay(3))
    _done(qtbot, work)
    assert [outcome.before for outcome in heard] == [other]


def test_stopping_while_it_works_gives_no_more_answers(qtbot: QtBot, plan: Plan) -> None:
    work = ReplanWork(CATALOGUE, "")
    heard: list[object] = []
    work.offers_found.connect(heard.append)
    work.start(plan, 99)
    work.stop()
    qtbot.wait(200)
    assert heard == []
    assert not work.is_busy
