"""How the network was left, and the way back to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from planner.ui.pages.network_memory import network_back, network_left
from planner.ui.pages.network_page import NetworkPage
from planner.ui.theme import ThemeSource
from tests.ui.network_worlds import met_session
from tests.ui.worlds import TODAY


@pytest.fixture
def page(qtbot: QtBot, themes: ThemeSource) -> Iterator[NetworkPage]:
    session = met_session()
    page = NetworkPage(themes, session)
    qtbot.addWidget(page)
    yield page
    session.close()


def test_a_day_that_was_chosen_is_gone_back_to(page: NetworkPage) -> None:
    later = TODAY + dt.timedelta(days=70)
    page.events.calendar.set_day(later)
    left = network_left(page)
    page.events.calendar.set_day(TODAY)
    network_back(page, left)
    assert page.events.calendar.day == later


def test_who_stood_on_today_stands_on_the_next_today(page: NetworkPage) -> None:
    left = network_left(page)
    tomorrow = TODAY + dt.timedelta(days=1)
    page.events.calendar.set_today(tomorrow)
    network_back(page, left)
    assert page.events.calendar.day == tomorrow
