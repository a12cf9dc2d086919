"""The plan page: list, filters and panel together."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.domain import edits
from planner.domain.edits import Edit
from planner.domain.profile import Evidence, EvidenceKind, LogEntry, Status
from planner.ui.actions import ActionId
from planner.ui.models.plan_filter import Show
from planner.ui.pages.inspector_dates import corrected_log
from planner.ui.pages.plan_page import PlanPage
from planner.ui.session import PlanSession
from planner.ui.theme import ThemeSource
from planner.ui.widgets.line_button import LineButton
from tests.ui.worlds import TODAY, FakeStore, small_profile, small_session


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
    return page


def _type(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_header_gives_the_facts(page: PlanPage) -> None:
    assert page.head.facts.text().startswith("1 of 8 done · 9 of 53 h · planned finish ")


def test_tab_goes_from_the_header_over_the_notice_to_the_list_and_the_panel(
    page: PlanPage,
) -> None:
    met: list[QWidget] = []
    here = page.nextInFocusChain()
    while here is not page:
        met += [pane for pane in page.panes() if pane.isAncestorOf(here) or pane is here]
        here = here.nextInFocusChain()
    assert page.notices.isVisible()
    assert list(dict.fromkeys(met)) == [
        page.head, page.notices, page.bar, page.list.stack, page.inspector
    ]  # fmt: skip
    assert met == sorted(met, key=page.panes().index)


def test_choosing_opens_the_phase_and_fills_the_panel(page: PlanPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.milestone_chosen):
        page.choose("rock")
    panel = page.inspector
    assert panel.milestone == "rock"
    assert panel._title.text() == "Full mix: indie <b>rock</b>"
    assert panel._title.textFormat() is Qt.TextFormat.PlainText
    assert panel._facts.text() == "Project · Core craft"
    assert page.view.current_milestone() == "rock"


def test_ticking_a_row_changes_plan_panel_and_counts(page: PlanPage, session: PlanSession) -> None:
    page.choose("theory")
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    assert session.profile.milestone("theory").status is Status.DONE
    assert page.inspector._done.text() == "Open again"
    assert page.model.counts()[Show.DONE] == 2
    session.undo_stack.undo()
    assert page.inspector._done.text() == "Mark done"


def test_an_edited_date_is_asked_for_once_and_changes_nothing_by_itself(
    page: PlanPage, session: PlanSession
) -> None:
    wishes: list[Edit] = []
    page.dates_requested.connect(wishes.append)
    page.choose("rock")
    before = session.profile
    for field, days in ((page.inspector._dates._due, 20), (page.inspector._dates._start, -3)):
        wanted = field.date().addDays(days)
        field.setDate(wanted)
        field.editingFinished.emit()
        field.editingFinished.emit()
        after, _ = wishes[-1].apply(before)
        pinned = after.milestone("rock").pin
        assert wanted.toPython() in (pinned.start, pinned.finish)
    assert len(wishes) == 2
    assert session.profile is before


def test_hours_and_estimate_are_edited_in_place(page: PlanPage, session: PlanSession) -> None:
    page.choose("rock")
    dates = page.inspector._dates
    _type(dates._logged, "6,5")
    assert session.profile.milestone("rock").logged == 390
    _type(dates._logged, "1:15")
    assert session.profile.milestone("rock").logged == 75
    _type(dates._estimate, "12 h")
    assert session.profile.milestone("rock").estimate == 720
    _type(dates._estimate, "plenty")
    assert session.profile.milestone("rock").estimate == 720
    assert dates._estimate.text() == "12 h"


def test_notes_are_saved_on_leaving_and_belong_to_the_milestone_left(
    page: PlanPage, session: PlanSession
) -> None:
    page.choose("rock")
    page.inspector._notes.setPlainText("Kick & <b>bass</b>")
    page.choose("piece")
    assert session.profile.milestone("rock").notes == "Kick & <b>bass</b>"
    assert session.profile.milestone("piece").notes == ""
    assert page.inspector._notes.toPlainText() == ""
    page.commit()
    assert session.undo_stack.count() == 1


def test_needs_first_leads_to_the_milestone(page: PlanPage) -> None:
    page.choose("rock")
    line = page.inspector._needs.findChild(LineButton)
    assert line.accessibleName() == "Static balance of one song"
    line.click()
    assert page.inspector.milestone == "balance"


def test_a_resource_asks_before_it_is_opened(page: PlanPage, qtbot: QtBot) -> None:
    page.choose("rock")
    line = page.inspector._resources.findChild(LineButton)
    assert "Confirm before you rely on it" in line.toolTip()
    with qtbot.waitSignal(page.link_requested) as asked:
        line.click()
    assert asked.args == ["Free multitracks", "https://example.org/tracks"]


def test_evidence_is_listed_and_removed(page: PlanPage, session: PlanSession, qtbot: QtBot) -> None:
    evidence = Evidence(kind=EvidenceKind.FILE, target="/a/mix.wav", title="mix.wav", added=TODAY)
    session.apply(edits.add_evidence(session.profile, "rock", evidence))
    page.choose("rock")
    with qtbot.waitSignal(page.evidence_open_requested) as opened:
        page.inspector._evidence.findChild(LineButton).click()
    assert opened.args == [0]
    page.inspector._evidence.remove_requested.emit(0)
    assert session.profile.milestone("rock").evidence == ()


def test_buttons_ask_for_their_commands(page: PlanPage, qtbot: QtBot) -> None:
    page.choose("rock")
    wanted = (
        (page._add, ActionId.ADD_MILESTONE),
        (page._replan, ActionId.REPLAN),
        (page._print, ActionId.PRINT),
        (page.inspector._done, ActionId.TOGGLE_DONE),
        (page.inspector._log, ActionId.LOG_HOURS),
        (page.inspector._skip, ActionId.SKIP),
    )
    for button, command in wanted:
        with qtbot.waitSignal(page.command_requested) as asked:
            button.click()
        assert asked.args == [command]


def test_a_filter_without_a_match_says_so_and_can_be_cleared(page: PlanPage) -> None:
    page.choose("rock")
    page.bar.search.setText("zither")
    assert page.list.stack.currentWidget() is page.list.empty
    assert page.list.why_nothing()[1] == "Nothing in “All” contains “zither”."
    page.list.empty.action_requested.emit("clear")
    assert page.list.stack.currentWidget() is page.view
    assert page.view.current_milestone() == "rock"


def test_choosing_what_the_filter_hides_clears_it(page: PlanPage) -> None:
    page.bar.search.setText("theory")
    page.choose("rock")
    assert page.bar.search.text() == ""
    assert page.view.current_milestone() == "rock"


def test_escape_clears_the_filter_then_closes_the_panel(page: PlanPage) -> None:
    page.bar._kinds.set_value("course")
    page.bar.filter_changed.emit(page.bar.filter)
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    assert not page.model.filter.narrows
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    assert not page.inspector.isVisible()


def test_enter_opens_the_panel_and_goes_there(page: PlanPage) -> None:
    page.choose("rock")
    page.set_inspector_shown(False)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert page.inspector.isVisible()


def test_find_next_walks_through_the_milestones(page: PlanPage) -> None:
    page.choose("theory")
    page.list.choose_next()
    assert page.view.current_milestone() == "listen"


def test_a_deleted_milestone_leaves_the_panel(page: PlanPage, session: PlanSession) -> None:
    page.choose("rock")
    session.apply(edits.remove(session.profile, "rock"))
    assert page.inspector.milestone != "rock"
    session.undo_stack.undo()
    page.choose("rock")
    assert page.inspector.milestone == "rock"


def test_a_narrow_window_hides_what_the_design_says(page: PlanPage) -> None:
    page.fit(960)
    assert not page.head.facts.isVisible()
    assert not page.bar.isVisible()
    assert page._find.isVisible()
    assert page.view.delegate.narrow
    page.list.start_find()
    assert page.bar.isVisible()
    page.fit(1280)
    assert page.head.facts.isVisible()
    assert not page._find.isVisible()


def test_everything_that_can_be_used_has_a_name(page: PlanPage) -> None:
    page.choose("rock")
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)
    nameless = [
        widget
        for kind in kinds
        for widget in page.findChildren(kind)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.objectName().startswith("qt_")
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_a_read_only_plan_can_be_read_and_not_edited(qtbot: QtBot, themes: ThemeSource) -> None:
    session = small_session()
    page = PlanPage(themes, session)
    qtbot.addWidget(page)
    page.choose("rock")
    parts: list[QWidget] = [page.inspector._dates, page.inspector._notes]
    assert not any(part.isEnabled() for part in parts)
    session.close()


@given(st.lists(st.integers(0, 600), max_size=6), st.integers(0, 5000))
def test_a_corrected_log_adds_up(minutes: list[int], wanted: int) -> None:
    log = tuple(LogEntry(on=TODAY, minutes=each) for each in minutes)
    corrected = corrected_log(log, wanted, TODAY)
    assert sum(entry.minutes for entry in corrected) == wanted
    if wanted >= sum(minutes):
        assert corrected[: len(log)] == log


def test_without_milestones_the_panel_leaves_its_room_to_the_list(
    page: PlanPage, session: PlanSession
) -> None:
    page.choose("rock")
    wide = page.inspector.width()
    every = tuple(edits.DeleteMilestone(each.id) for each in session.profile.milestones)
    session.apply(edits.Together(every, edits.Change.REMOVE))
    assert not page.inspector.isVisible()
    QApplication.processEvents()
    assert page.list.width() == page.width()
    assert page.has_panel, "it is wanted still"
    session.undo_stack.undo()
    assert page.inspector.isVisible()
    QApplication.processEvents()
    assert page.inspector.width() == wide
    assert page.inspector.milestone == page.first_to_do(), "and is not blank"


def test_a_panel_taken_away_stays_away_when_milestones_come_back(
    page: PlanPage, session: PlanSession
) -> None:
    page.set_inspector_shown(False)
    every = tuple(edits.DeleteMilestone(each.id) for each in session.profile.milestones)
    session.apply(edits.Together(every, edits.Change.REMOVE))
    session.undo_stack.undo()
    assert not page.inspector.isVisible()


def test_a_plan_that_is_opened_empty_says_so(qtbot: QtBot, themes: ThemeSource) -> None:
    profile = small_profile().model_copy(update={"milestones": ()})
    session = small_session(FakeStore(), profile=profile)
    page = PlanPage(themes, session)
    qtbot.addWidget(page)
    assert page.list.stack.currentWidget() is page.list.bare
    session.close()


def test_an_emptied_plan_says_so_and_offers_a_milestone(
    page: PlanPage, session: PlanSession, qtbot: QtBot
) -> None:
    for milestone in session.profile.milestones:
        assert session.apply(edits.remove(session.profile, milestone.id))
    assert page.list.stack.currentWidget() is page.list.bare
    (button,) = [each for each in page.list.bare.findChildren(QAbstractButton) if each.isVisible()]
    with qtbot.waitSignal(page.command_requested) as asked:
        button.click()
    assert asked.args == [ActionId.ADD_MILESTONE]
    session.undo_stack.undo()
    assert page.list.stack.currentWidget() is page.view


def test_what_can_be_worked_on_now_is_shown(page: PlanPage, session: PlanSession) -> None:
    page.list.show_only(Show.AVAILABLE)
    assert page.bar.chip_words() == "Available now"
    shown = [page.model.places.milestone_at(row) for row in range(page.model.rowCount())]
    assert sorted(filter(None, shown)) == ["night", "signal", "theory"]
    for name in ("signal", "theory", "night", "balance", "rock", "session", "piece"):
        session.apply(edits.check_off(name, TODAY, TODAY))
    assert page.list.stack.currentWidget() is page.list.empty
    assert page.list.why_nothing()[0] == "Nothing can be worked on now"


def test_what_is_left_to_100_percent_empties_at_100(page: PlanPage, session: PlanSession) -> None:
    page.bar.search.setText("rock")
    session.apply(edits.skip("theory"))
    session.apply(edits.skip("signal"))
    page.list.show_only(Show.LEFT)
    assert page.bar.search.text() == ""
    page.model.set_closed(set())
    left = session.plan.progress.left
    shown = [page.model.places.milestone_at(row) for row in range(page.model.rowCount())]
    assert set(filter(None, shown)) == set(left)
    assert "signal" in left
    assert "theory" not in left
    for name in left:
        session.apply(edits.check_off(name, TODAY, TODAY))
    assert session.plan.progress.percent == 100
    assert page.model.matches == 0
    assert page.list.why_nothing()[0] == "Nothing is left"


def test_behind_another_page_panel_and_notice_follow_a_moment_later(
    qtbot: QtBot, page: PlanPage, session: PlanSession
) -> None:
    page.choose("balance")
    page.hide()
    session.apply(edits.check_off("signal", TODAY, TODAY))
    session.apply(edits.check_off("balance", TODAY, TODAY))
    session.apply(edits.log_minutes(session.profile, "rock", 2000, TODAY, TODAY))
    assert page.model.counts()[Show.DONE] == 3
    qtbot.waitUntil(lambda: _done_button(page).text() == "Open again")
    assert page.head.facts.text().startswith("3 of 8 done · ")
    assert "An estimate is used up." in [each.fact for each in page.notices.notices]


def test_shown_before_that_the_panel_follows_at_once(page: PlanPage, session: PlanSession) -> None:
    page.choose("balance")
    page.hide()
    session.apply(edits.check_off("balance", TODAY, TODAY))
    page.show()
    assert _done_button(page).text() == "Open again"
    assert page.head.facts.text().startswith("2 of 8 done · ")
    session.apply(edits.log_minutes(session.profile, "rock", 2000, TODAY, TODAY))
    assert "An estimate is used up." in [each.fact for each in page.notices.notices]


def _done_button(page: PlanPage) -> QAbstractButton:
    return page.inspector._done
