"""The milestone panel."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.edits import Edit
from planner.domain.profile import Evidence, EvidenceKind
from planner.ui.actions import ActionId
from planner.ui.pages.inspector import Inspector
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from tests.ui.worlds import TODAY, FakeStore, small_session


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[PlanSession]:
    session = small_session(FakeStore())
    yield session
    session.close()


@pytest.fixture
def panel(qtbot: QtBot, themes: ThemeSource, session: PlanSession) -> Inspector:
    panel = Inspector(themes)
    qtbot.addWidget(panel)
    panel.resize(356, 700)
    panel.show()
    panel.show_milestone("rock", session.plan, session)
    return panel


def _show(panel: Inspector, session: PlanSession, *changes: Edit, name: str = "rock") -> None:
    for change in changes:
        assert session.apply(change)
    panel.show_milestone(name, session.plan, session)


def test_the_head_says_what_it_is(panel: Inspector) -> None:
    assert panel.milestone == "rock"
    assert panel._title.text() == "Full mix: indie <b>rock</b>"
    assert panel._title.textFormat() is Qt.TextFormat.PlainText
    assert panel._facts.text() == "Project · Core craft"
    assert panel._code.accessibleName().endswith(panel._code.text())


def test_a_milestone_that_is_gone_leaves_an_empty_panel(
    panel: Inspector, session: PlanSession
) -> None:
    panel.show_milestone("gone", session.plan, session)
    assert panel.milestone == ""
    assert not panel._body.isVisible()
    panel.show_milestone("piece", session.plan, session)
    assert panel._body.isVisible()


def test_another_milestone_starts_at_the_top(panel: Inspector, session: PlanSession) -> None:
    panel.resize(356, 200)
    bar = panel.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    panel.show_milestone("rock", session.plan, session)
    assert bar.value() > 0
    panel.show_milestone("piece", session.plan, session)
    assert bar.value() == 0


def test_buttons_follow_the_status(panel: Inspector, session: PlanSession) -> None:
    assert (panel._done.text(), panel._done.variant) == ("Mark done", "primary")
    assert panel._skip.isVisible()
    _show(panel, session, edits.check_off("rock", TODAY, TODAY))
    assert (panel._done.text(), panel._done.variant) == ("Open again", "")
    assert not panel._skip.isVisible()
    _show(panel, session, edits.skip("theory"), name="theory")
    assert panel._done.text() == "Take in again"


@pytest.mark.parametrize(
    ("button", "command"),
    [("_done", ActionId.TOGGLE_DONE), ("_log", ActionId.LOG_HOURS), ("_skip", ActionId.SKIP)],
)
def test_buttons_ask_for_commands(
    panel: Inspector, qtbot: QtBot, button: str, command: ActionId
) -> None:
    with qtbot.waitSignal(panel.command_requested) as asked:
        getattr(panel, button).click()
    assert asked.args == [command]


def test_notes_are_reported_once_for_their_milestone(panel: Inspector) -> None:
    wanted: list[Edit] = []
    panel.edit_requested.connect(wanted.append)
    panel._notes.setPlainText("Bass too loud")
    panel.commit()
    panel.commit()
    assert [edit.milestone for edit in wanted] == ["rock"]


def test_typed_notes_stay_while_the_plan_changes(panel: Inspector, session: PlanSession) -> None:
    panel._notes.setPlainText("Half a th")
    _show(panel, session, edits.check_off("signal", TODAY, TODAY))
    assert panel._notes.toPlainText() == "Half a th"


def test_evidence_is_removed_by_its_place(panel: Inspector, session: PlanSession) -> None:
    first = Evidence(kind=EvidenceKind.LINK, target="https://example.org/a", added=TODAY)
    second = first.model_copy(update={"target": "https://example.org/b"})
    _show(panel, session, edits.add_evidence(session.profile, "rock", first))
    _show(panel, session, edits.add_evidence(session.profile, "rock", second))
    panel.edit_requested.connect(session.apply)
    panel._evidence.remove_requested.emit(0)
    assert session.profile.milestone("rock").evidence == (second,)


def test_a_read_only_plan_is_not_edited(
    qtbot: QtBot, themes: ThemeSource, panel: Inspector
) -> None:
    session = small_session()
    panel.show_milestone("rock", session.plan, session)
    assert not panel._notes.isEnabled()
    assert not panel._dates.isEnabled()
    assert not panel._evidence.isEnabled()
    session.close()


def test_escape_and_the_cross_close(panel: Inspector, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.close_requested):
        QTest.keyClick(panel, Qt.Key.Key_Escape)
    with qtbot.waitSignal(panel.close_requested):
        panel._close.click()


def test_the_menu_holds_what_it_is_given(panel: Inspector) -> None:
    owner = QObject()
    actions = [QAction("Rename", owner), None, QAction("Delete", owner)]
    panel.set_menu(actions)
    shown = panel._menu.actions()
    assert [action.text() for action in shown if not action.isSeparator()] == ["Rename", "Delete"]
    assert shown[1].isSeparator()


def test_wishes_of_the_parts_are_passed_on(panel: Inspector, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.milestone_requested) as asked:
        panel._needs.body.itemAt(0).widget().click()
    assert asked.args == ["balance"]
    with qtbot.waitSignal(panel.link_requested) as opened:
        panel._resources.body.itemAt(0).widget().click()
    assert opened.args == ["Free multitracks", "https://example.org/tracks"]
    with qtbot.waitSignal(panel.evidence_link_wanted):
        panel._evidence.add_link.click()
    with qtbot.waitSignal(panel.evidence_file_wanted):
        panel._evidence.add_file.click()


def test_nothing_stands_wider_than_the_panel(panel: Inspector) -> None:
    panel.resize(320, 700)
    assert panel._body.width() <= panel.viewport().width()
