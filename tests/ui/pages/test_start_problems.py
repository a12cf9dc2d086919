"""Problems in words, with a button for each change that mends one."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.domain.calendar import StudyCalendar
from planner.domain.profile import Depth, Preferences, Profile
from planner.ui.pages.start_mending import Mend, MendKind
from planner.ui.pages.start_problems import ProblemList
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH

DAY = dt.date(2026, 12, 28)
PROFILE = Profile(
    id="p",
    name="P",
    created=DAY,
    targets=(),
    start=DAY,
    calendar=StudyCalendar(week=(60,) * 7),
    preferences=Preferences(currency="kr"),
)


@pytest.fixture
def listed(themes: ThemeSource, qtbot: QtBot) -> ProblemList:
    made = ProblemList(themes, ENGLISH)
    qtbot.addWidget(made)
    return made


def offers(listed: ProblemList) -> list[str]:
    buttons = listed.findChildren(QPushButton)
    return [each.text() for each in buttons if each.isVisibleTo(listed)]


def test_it_is_hidden_while_there_is_nothing_to_say(listed: ProblemList) -> None:
    assert listed.isHidden()
    listed.show_problems([("Too dear.", ())], PROFILE)
    assert not listed.isHidden()
    listed.show_problems([], PROFILE)
    assert listed.isHidden()
    assert listed.sentences == ()


@pytest.mark.parametrize(
    ("mend", "words"),
    [
        (Mend(MendKind.BUDGET, 640), f"Set the budget to {ENGLISH.money(640, 'kr')}"),
        (Mend(MendKind.NO_BUDGET), "Set no budget"),
        (Mend(MendKind.FOCUS, 4), "Allow 4 at once"),
        (Mend(MendKind.HOURS, 435), "Use 7.25 h a week"),
        (Mend(MendKind.FORMATS), "Learn online and in person"),
        (Mend(MendKind.ROUTE), "Take either route"),
        (Mend(MendKind.DEPTH), "Take the fast track"),
    ],
)
def test_each_change_is_a_button_that_asks_for_it(
    listed: ProblemList, mend: Mend, words: str
) -> None:
    listed.show_problems([("Something.", (mend,))], PROFILE)
    assert offers(listed) == [words]
    spy = QSignalSpy(listed.mend_wanted)
    (button,) = listed.findChildren(QPushButton)
    assert button.accessibleDescription() == "Something."
    button.click()
    assert spy.at(0)[0] == mend


def test_the_other_depth_is_named(listed: ProblemList) -> None:
    fast = PROFILE.model_copy(update={"depth": Depth.FAST})
    listed.show_problems([("Something.", (Mend(MendKind.DEPTH),))], fast)
    assert offers(listed) == ["Take the full path"]


def test_many_problems_are_counted(listed: ProblemList) -> None:
    listed.show_problems([(f"Problem {n}.", ()) for n in range(9)], PROFILE)
    assert listed.more.text() == "And 3 more."
    assert not listed.more.isHidden()
    listed.show_problems([("One.", ())], PROFILE)
    assert listed.more.isHidden()
