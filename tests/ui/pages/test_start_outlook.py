"""The preview beside step 3, fed with plans."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from planner.domain.calendar import StudyCalendar, week_of_hours
from planner.domain.catalogue import Catalogue
from planner.domain.start import Answers
from planner.ui.pages.start_facts import Outlook, Pace, outlook
from planner.ui.pages.start_outlook import OutlookPanel
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH

TODAY = dt.date(2026, 12, 28)
FINISH = dt.date(2028, 4, 23)


@pytest.fixture
def panel(themes: ThemeSource, qtbot: QtBot) -> OutlookPanel:
    made = OutlookPanel(themes, ENGLISH)
    qtbot.addWidget(made)
    made.resize(444, 660)
    made.show()
    return made


@pytest.fixture
def seen(shipped_catalogue: Catalogue) -> Outlook:
    calendar = StudyCalendar(week=week_of_hours(8))
    return outlook(Answers(("foley-artist",), calendar, TODAY), shipped_catalogue, TODAY)


def test_hours_of_the_phases_add_up(panel: OutlookPanel, seen: Outlook) -> None:
    panel.show_outlook(seen)
    shown = [row[2].text() for row in panel.phases.rows]
    assert shown == [ENGLISH.whole_hours(phase.effort) for phase in seen.plan.phases]
    assert seen.minutes == sum(phase.effort for phase in seen.plan.phases)
    assert len(panel.bars.spans) == len(seen.plan.phases)


def test_a_problem_takes_the_place_of_the_plan(panel: OutlookPanel, seen: Outlook) -> None:
    panel.show_outlook(seen)
    panel.show_problem("No time.")
    assert panel.problem.isVisible()
    assert not panel.facts.isVisible()
    panel.show_outlook(seen)
    assert panel.facts.isVisible()
    assert panel.problem.isHidden()


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (0, "same month"),
        (1, "+1 month"),
        (5, "+5 months"),
        (-4, "−4 months"),  # noqa: RUF001
        (-471, "−39 years"),  # noqa: RUF001
    ],
)
def test_differences_in_words(panel: OutlookPanel, months: int, words: str) -> None:
    panel.show_paces([Pace(480, FINISH, 400, 0, chosen=True), Pace(600, FINISH, 200, months)])
    first, second = panel.paces.rows
    assert first[3].text() == "as above"
    assert second[3].text() == words
    assert (first[1].part, second[1].part) == (1.0, 0.5)


def test_rows_that_are_not_needed_go(panel: OutlookPanel, seen: Outlook) -> None:
    panel.show_outlook(seen)
    panel.show_paces([Pace(480, FINISH, 400, 0, chosen=True)] * 4)
    panel.show_paces([Pace(480, FINISH, 400, 0, chosen=True)])
    assert [row[0].isVisible() for row in panel.paces.rows] == [True, False, False, False]
    panel.show_paces([])
    assert not panel.paces.isVisible()


def test_the_phases_can_be_had_as_a_table(panel: OutlookPanel, seen: Outlook) -> None:
    panel.show_outlook(seen)
    first = seen.plan.phases[0]
    assert first.start
    assert first.finish
    assert f"{first.name} until {ENGLISH.date(first.finish)}" in panel.bars.accessibleDescription()
    asked = QSignalSpy(panel.table_requested)
    panel.bars.table_requested.emit()
    rows = asked.at(0)[0].rows
    assert [row[0] for row in rows] == [phase.name for phase in seen.plan.phases]
    assert rows[0][1:3] == (ENGLISH.short_date(first.start), ENGLISH.short_date(first.finish))
