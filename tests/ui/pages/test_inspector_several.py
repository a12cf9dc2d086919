"""The panel where several milestones are selected."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.profile import Status
from planner.ui.actions import ActionId
from planner.ui.pages.inspector_several import several_facts
from planner.ui.pages.plan_page import PlanPage
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from planner.ui.widgets.line_button import LineButton
from planner.words import ENGLISH
from tests.ui.worlds import FakeStore, small_session


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[PlanSession]:
    session = small_session(FakeStore())
    yield session
    session.close()


@pytest.fixture
def page(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> PlanPage:
    page = PlanPage(themes, session)
    qtbot.addWidget(page)
    page.resize(1068, 772)
    page.show()
    page.fit(1280)
    page.model.set_closed(set())
    page.choose("listen")
    return page


def test_shift_and_arrows_select_several_and_the_panel_sums_them_up(page: PlanPage) -> None:
    page.view.setFocus()
    for _ in range(2):
        QTest.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.selected == ("listen", "signal", "theory")
    panel = page.inspector.several
    assert panel.isVisible()
    assert not page.inspector._body.isVisible()
    assert panel.heading.text() == "3 milestones"
    assert panel.facts.text().splitlines()[:2] == ["2 to do · 1 done", "4 / 13 h"]
    assert panel.done.text() == "Mark 2 done"
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    assert page.selected == ()
    assert not panel.isVisible()
    assert page.inspector._body.isVisible()


def test_ctrl_click_adds_and_headers_are_never_selected(page: PlanPage) -> None:
    page.view.selectAll()
    assert len(page.selected) == 8
    row = page.model.row_of("rock")
    where = page.view.visualRect(page.model.index(row, 0)).center()
    QTest.mouseClick(
        page.view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ControlModifier,
        where,
    )
    assert "rock" not in page.selected
    assert len(page.selected) == 7


def test_statuses_are_told_each(session: PlanSession) -> None:
    session.apply(edits.skip("theory"))
    facts = several_facts(session.plan.milestones, session.plan, ENGLISH)
    assert facts[0] == "5 to do · 1 in progress · 1 done · 1 skipped"
    undated = [each for each in session.plan.milestones if each.id == "theory"]
    assert len(several_facts(undated, session.plan, ENGLISH)) == 2


def test_buttons_ask_for_their_commands(page: PlanPage, qtbot: QtBot) -> None:
    page.view.select(["signal", "rock"])
    panel = page.inspector.several
    wanted = [
        (panel.done, ActionId.TOGGLE_DONE),
        (panel.skip, ActionId.SKIP),
        (panel.estimates, ActionId.ESTIMATES),
        *((button, name) for name, button in panel.moves.items()),
    ]
    assert panel.done.text() == "Mark all done"
    for button, command in wanted:
        with qtbot.waitSignal(page.command_requested) as asked:
            button.click()
        assert asked.args == [command]
    assert not panel.delete.isVisible()


def test_a_title_leads_to_its_milestone_alone(page: PlanPage) -> None:
    page.view.select(["signal", "rock"])
    lines = page.inspector.several.findChildren(LineButton)
    next(line for line in lines if line.label == "Signal flow").click()
    assert page.selected == ()
    assert page.inspector.milestone == "signal"


def test_the_selection_stays_while_the_list_changes(page: PlanPage, session: PlanSession) -> None:
    page.view.select(["signal", "rock", "piece"])
    session.apply(edits.check_off("night", session.today, session.today))
    assert set(page.selected) == {"signal", "rock", "piece"}
    page.bar.search.setText("i")
    assert set(page.selected) == {"signal", "rock", "piece"}
    page.model.set_expanded(2, expanded=False)
    page.bar.search.setText("signal")
    assert page.selected == ()


def test_what_is_deleted_is_no_longer_selected(page: PlanPage, session: PlanSession) -> None:
    page.view.select(["signal", "rock", "piece"])
    session.apply(edits.remove(session.profile, "rock"))
    assert set(page.selected) == {"signal", "piece"}


def test_closed_ones_can_only_be_opened_again(page: PlanPage, session: PlanSession) -> None:
    for name in ("signal", "theory"):
        session.apply(edits.skip(name))
    page.view.select(["signal", "theory"])
    panel = page.inspector.several
    assert panel.done.text() == "Take in again"
    assert not panel.skip.isVisible()
    assert not panel.estimates.isVisible()
    session.apply(edits.check_off("signal", session.today, session.today))
    assert panel.done.text() == "Open again"
    assert session.profile.known("signal").status is Status.DONE


def test_a_long_selection_is_counted(page: PlanPage) -> None:
    page.view.selectAll()
    assert len(page.inspector.several.findChildren(LineButton)) == 8


def test_return_goes_to_the_first_button(page: PlanPage, qtbot: QtBot) -> None:
    page.view.select(["signal", "rock"])
    page.activateWindow()
    page.inspector.focus_first()
    assert page.focusWidget() is page.inspector.several.done


def test_a_read_only_plan_is_summed_up_and_not_changed(qtbot: QtBot, themes: ThemeSource) -> None:
    session = small_session()
    page = PlanPage(themes, session)
    qtbot.addWidget(page)
    page.model.set_closed(set())
    page.view.select(["signal", "rock"])
    panel = page.inspector.several
    buttons = (panel.done, panel.skip, panel.estimates, *panel.moves.values())
    assert not any(button.isEnabled() for button in buttons)
    session.close()
