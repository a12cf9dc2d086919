"""Both depths as cards, each with hours and finish, and what the shorter one saves."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain.calendar import StudyCalendar, week_of_hours
from planner.domain.catalogue import Catalogue
from planner.domain.profile import Depth
from planner.domain.start import Answers
from planner.ui.pages.start_depth import FAST, FULL, DepthField
from planner.ui.pages.start_facts import Outlook, outlook
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH

TODAY = dt.date(2026, 12, 28)
SHORT = "podcast-producer"


@pytest.fixture
def field(themes: ThemeSource, qtbot: QtBot) -> DepthField:
    made = DepthField(themes, ENGLISH, "Depth")
    qtbot.addWidget(made)
    made.resize(620, 120)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def seen(catalogue: Catalogue, depth: Depth, career: str = "mixing-engineer") -> Outlook:
    answers = Answers((career,), StudyCalendar(week=week_of_hours(8)), TODAY, depth=depth)
    return outlook(answers, catalogue, TODAY)


def test_both_say_hours_and_finish_before_one_is_chosen(
    field: DepthField, shipped_catalogue: Catalogue
) -> None:
    full, fast = (seen(shipped_catalogue, depth) for depth in Depth)
    field.show_outlook(full)
    field.show_outlook(fast)
    assert field.value == FULL
    for depth, plan in ((FULL, full), (FAST, fast)):
        assert plan.finish is not None
        fact = field.cards[depth].fact
        assert ENGLISH.whole_hours(plan.minutes) in fact
        assert ENGLISH.short_date(plan.finish) in fact


def test_the_difference_is_that_of_the_plans(
    field: DepthField, shipped_catalogue: Catalogue
) -> None:
    full = seen(shipped_catalogue, Depth.FULL)
    shorter = seen(shipped_catalogue, Depth.FULL, SHORT)
    fast = replace(shorter, answers=replace(shorter.answers, depth=Depth.FAST))
    field.show_outlook(full)
    assert field.cards[FAST].difference == ""
    field.show_outlook(fast)
    less = ENGLISH.whole_hours((round(full.minutes / 60) - round(fast.minutes / 60)) * 60)
    assert full.finish is not None
    assert fast.finish is not None
    months = round((full.finish - fast.finish).days / 30.4375)
    assert months > 1
    assert field.cards[FAST].difference == f"{less} less, {months} months sooner."
    assert field.cards[FULL].difference == ""
    same = replace(full, answers=replace(full.answers, depth=Depth.FAST))
    field.show_outlook(same)
    assert field.cards[FAST].difference == "About as long as the full path."
    field.forget()
    assert field.cards[FULL].fact == field.cards[FAST].fact == ""


def test_the_difference_is_that_of_the_figures_shown(
    field: DepthField, shipped_catalogue: Catalogue
) -> None:
    full, fast = (seen(shipped_catalogue, depth, "foley-artist") for depth in Depth)
    field.show_outlook(full)
    field.show_outlook(fast)
    shown = [int(field.cards[depth].fact.split(" h")[0]) for depth in (FULL, FAST)]
    assert field.cards[FAST].difference.startswith(f"{shown[0] - shown[1]} h less")


def test_the_arrow_keys_choose_and_report_once(field: DepthField, qtbot: QtBot) -> None:
    spy = QSignalSpy(field.changed)
    field.cards[FULL].setFocus()
    qtbot.keyClick(field.cards[FULL], Qt.Key.Key_Right)
    assert (field.value, field.other) == (FAST, FULL)
    assert spy.count() == 1
    field.set_value(FAST)
    assert spy.count() == 1
    by_tab = [d for d, card in field.cards.items() if card.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert by_tab == [FAST]


def test_the_cards_stand_below_each_other_where_it_is_narrow(field: DepthField) -> None:
    full, fast = field.cards[FULL], field.cards[FAST]
    assert full.y() == fast.y()
    field.resize(300, 300)
    QApplication.processEvents()
    assert fast.y() > full.y()
