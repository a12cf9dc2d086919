"""What is done already: found, ticked by key and pointer, and taken out of the plan."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain.catalogue import Catalogue
from planner.domain.profile import Learner, Status
from planner.domain.start import new_profile
from planner.ui.pages.start_done import DoneChecklist, DonePanel
from planner.ui.pages.start_page import PLAN, SKILLS, StartPage
from planner.ui.roles import Role
from planner.ui.theme import ThemeSource
from planner.words import ENGLISH

TODAY = dt.date(2026, 12, 28)
CAREER = "mixing-engineer"


@pytest.fixture
def page(themes: ThemeSource, shipped_catalogue: Catalogue, qtbot: QtBot) -> StartPage:
    made = StartPage(themes, shipped_catalogue, ENGLISH, TODAY)
    qtbot.addWidget(made)
    made.resize(1280, 772)
    made.show()
    return made


@pytest.fixture
def checklist(themes: ThemeSource, shipped_catalogue: Catalogue, qtbot: QtBot) -> DoneChecklist:
    made = DoneChecklist(themes, ENGLISH)
    made.set_career(shipped_catalogue.careers[CAREER], shipped_catalogue)
    qtbot.addWidget(made)
    made.resize(700, 500)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_every_milestone_of_the_career_is_listed(
    checklist: DoneChecklist, shipped_catalogue: Catalogue
) -> None:
    model = checklist.model
    listed = [model.index(row, 0).data(Role.MILESTONE_ID) for row in range(model.rowCount())]
    career = shipped_catalogue.careers[CAREER]
    assert sorted(filter(None, listed)) == sorted(each.id for each in career.milestones)
    assert listed.count("") == len(career.phases)


def test_found_and_ticked_by_keys_alone(checklist: DoneChecklist, qtbot: QtBot) -> None:
    spy, came = QSignalSpy(checklist.changed), QSignalSpy(checklist.current_changed)
    checklist.search.setFocus()
    qtbot.keyClicks(checklist.search, "critical-listening sessions")
    qtbot.keyClick(checklist.search, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is checklist.list
    qtbot.keyClick(checklist.list, Qt.Key.Key_Space)
    (name,) = checklist.done
    assert came.at(0)[0] == name
    assert spy.count() == 1
    qtbot.keyClick(checklist.list, Qt.Key.Key_Space)
    assert checklist.done == ()


def test_a_press_anywhere_on_the_row_ticks(checklist: DoneChecklist, qtbot: QtBot) -> None:
    place = checklist.list.visualRect(checklist.filter.index(1, 0))
    point = QPoint(place.left() + 200, place.center().y())
    qtbot.mouseClick(checklist.list.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert len(checklist.done) == 1
    heading = checklist.list.visualRect(checklist.filter.index(0, 0)).center()
    qtbot.mouseClick(checklist.list.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert len(checklist.done) == 1


def test_words_that_nothing_has_are_answered(checklist: DoneChecklist) -> None:
    checklist.search.setText("xylophone quantum")
    assert checklist.nothing.isVisible()
    assert not checklist.list.isVisible()
    checklist.search.clear()
    assert checklist.list.isVisible()


def test_the_panel_says_what_counts(
    themes: ThemeSource, shipped_catalogue: Catalogue, qtbot: QtBot
) -> None:
    panel = DonePanel(themes, ENGLISH)
    qtbot.addWidget(panel)
    panel.show()
    assert not panel.criteria.isVisible()
    milestone = next(iter(shipped_catalogue.milestones.values()))
    panel.show_milestone(milestone)
    assert panel.title.text() == milestone.title
    assert all(each in panel.criteria.text() for each in milestone.criteria)


def test_what_is_done_is_history_in_the_plan(
    page: StartPage, shipped_catalogue: Catalogue, qtbot: QtBot
) -> None:
    page.choose_career(CAREER)
    page.go_to(PLAN)
    assert page.time_step.outlook is not None
    before = page.time_step.outlook.minutes
    page.go_to(SKILLS)
    step = page.skills_step
    step.extent.set_value("done")
    step.checklist.model.setData(
        step.checklist.model.index(3, 0),
        Qt.CheckState.Checked.value,
        Qt.ItemDataRole.CheckStateRole,
    )
    (name,) = step.done
    page.go_to(PLAN)
    with qtbot.waitSignal(page.plan_requested) as wanted:
        page.go_on()
    assert wanted.args[0].done == (name,)
    profile = new_profile(wanted.args[0], shipped_catalogue, TODAY, "made")
    reached = profile.milestone(name)
    assert reached is not None
    assert reached.status is Status.DONE
    assert sum(each.remaining for each in profile.milestones) < before


def test_a_plan_before_hands_on_what_is_done_and_known(
    page: StartPage, shipped_catalogue: Catalogue
) -> None:
    known = Learner(student=True, born=1999, region="AT")
    page.set_learner(known)
    first = shipped_catalogue.careers[CAREER].milestones[0].id
    page.begin_with(CAREER, {"critical-listening": 2}, [first, "of-another-career"])
    assert page.skills_step.done == (first,)
    page.go_to(PLAN)
    answers = page.time_step.answers()
    assert answers.done == (first,)
    assert answers.learner == known
    assert page.preview_step.about.learner == known
